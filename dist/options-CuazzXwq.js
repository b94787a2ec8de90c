import { a as ProgramError, c as signalGroup, g as satisfies, h as parseVersionRequest, i as together, o as execute, p as formatVersion, s as endGroup, u as findProgram } from "./access-DfKlPa4c.js";
import { a as exitCodeOf, s as unlessAborted, t as findInstalled } from "./installed-C-QBr3UF.js";
import { t as messageOf } from "./message-of-Bl-rSyIk.js";
import { a as connectionUri, c as withConnection, i as connect, n as isDatabaseError, o as loadDriver, s as prepareForWork, t as describeDatabaseError } from "./database-error-r8vZYtxQ.js";
import { a as createRunDirectory, c as endServer, i as usedBytes, l as isReady, n as createDisk, o as removeRun, r as smallestSizeBytes } from "./timings-C0qKNlNZ.js";
import { createServer } from "node:net";
import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { appendFile, chown, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
// \0@oxc-project+runtime@0.156.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = "function" == typeof SuppressedError ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (null != e) {
			if (Object(e) !== e) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol["for"]("Symbol.asyncDispose")];
			if (void 0 === o && (o = e[Symbol.dispose || Symbol["for"]("Symbol.dispose")], r)) var t = o;
			if ("function" != typeof o) throw new TypeError("Object is not disposable.");
			t && (o = function o() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function d() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && 1 === s) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (1 === s) return t !== e ? Promise.reject(t) : Promise.resolve();
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t !== e ? new r(n, t) : n, next();
			}
			return next();
		}
	};
}
// src/process/command.ts
const graceAfterFirstSignalMs = 7e3;
const graceAfterNextSignalMs = 1e3;
const graceForLeftOversMs = 2e3;
/**
* Runs a command of the user's in a process group of its own with our standard streams, passes the signals on that
* we get, and ends what it left running in its group.
*
* @returns its exit code; 128 + n when signal n ended it; 127 when there is no such program
* @throws the reason of `interrupts.aborted` when that happened before the command was started
*/
async function runCommand(command, options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { file, args } = await toProgram(command, options.env);
		options.interrupts.aborted.throwIfAborted();
		const child = spawn(file, args, {
			cwd: options.cwd,
			env: options.env,
			stdio: [
				"inherit",
				options.stdout === "stdout" ? 1 : 2,
				2
			],
			detached: process.platform !== "win32"
		});
		const exited = new Promise((resolve, reject) => {
			child.once("error", (error) => {
				if (error.code === "ENOENT") resolve(127);
				else if (error.code === "EACCES") resolve(126);
				else reject(new Error(`${file} could not be started: ${error.message}`, { cause: error }));
			});
			child.once("exit", (code, signal) => resolve(code ?? exitCodeOf(signal ?? "SIGKILL")));
		});
		const pid = child.pid;
		if (pid === void 0) return exited;
		let killer;
		_usingCtx$1.u(options.interrupts.subscribe((signal) => {
			signalGroup(pid, signal);
			const graceMs = killer ? graceAfterNextSignalMs : graceAfterFirstSignalMs;
			clearTimeout(killer);
			killer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
		}));
		const resized = () => signalGroup(pid, "SIGWINCH");
		process.on("SIGWINCH", resized);
		try {
			const code = await exited;
			await endGroup(pid, graceForLeftOversMs);
			return code;
		} finally {
			clearTimeout(killer);
			process.off("SIGWINCH", resized);
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		_usingCtx$1.d();
	}
}
async function toProgram(command, env) {
	if (command.kind === "program") return command;
	const bash = await findProgram("bash", env);
	return bash ? {
		file: bash,
		args: [
			"-eo",
			"pipefail",
			"-c",
			command.script
		]
	} : {
		file: "sh",
		args: [
			"-e",
			"-c",
			command.script
		]
	};
}
// src/migrations/migrate-command.ts
/**
* Runs the user's own command that migrates or seeds.
*
* @throws when it fails, with its exit code, or when the run was interrupted
*/
async function runMigrateCommand(script, options) {
	const code = await runCommand({
		kind: "script",
		script
	}, options);
	options.interrupts.aborted.throwIfAborted();
	if (code !== 0) throw new Error(`migrate-command: "${script.trim()}" failed with exit code ${code}; its output is above`);
}
// src/postgres/account.ts
const preferred = ["postgres", "nobody"];
/**
* The account the server runs as: none of its own for an ordinary user; when we are root, which `postgres` refuses to
* run as, `postgres` where that user exists and `nobody` elsewhere. It must have an entry in the user database, since
* `initdb` looks its name up.
*
* @throws when we are root and neither user exists
*/
async function serverAccount() {
	if (process.getuid?.() !== 0) return void 0;
	const accounts = parsePasswd(await readFile("/etc/passwd", "utf8"));
	for (const name of preferred) {
		const account = accounts.find((each) => each.name === name && each.uid !== 0);
		if (account) return account;
	}
	throw new Error(`PostgreSQL does not run as root, and this machine has none of the users ${preferred.join(", ")} to run it as: create one (useradd --system postgres) or run as an ordinary user`);
}
/** The accounts in a file of the form of passwd(5). */
function parsePasswd(text) {
	return text.split("\n").map((line) => line.split(":")).filter((fields) => fields.length >= 7).map(([name = "", , uid, gid]) => ({
		name,
		uid: Number(uid),
		gid: Number(gid)
	}));
}
// src/postgres/binaries.ts
/** An installed server that fits what was asked for, otherwise a prebuilt one from the cache or the registry. */
async function provideBinaries(options) {
	const { request } = options;
	const installed = await findInstalled(options);
	const fitting = installed.find(({ version }) => !request || satisfies(version, request));
	if (fitting) return fitting;
	const { providePrebuilt } = await import("./prebuilt-BPTmT6cY.js");
	try {
		return await providePrebuilt(request ?? { major: 18 }, options);
	} catch (error) {
		options.signal?.throwIfAborted();
		const versions = installed.map(({ version }) => formatVersion(version)).join(", ");
		const reason = messageOf(error);
		throw new Error(`no PostgreSQL${request ? ` ${formatVersion(request)}` : ""} to run: installed here: ${versions || "none"}; and the prebuilt one could not be had: ${reason}`, { cause: error });
	}
}
// src/postgres/settings.ts
/** The values that go with `wal_level=minimal` and `max_wal_senders=0`; any other needs more WAL. */
const withoutReplication = {
	wal_level: /^minimal$/i,
	max_wal_senders: /^0$/,
	archive_mode: /^(off?|false|no|0)$/i,
	summarize_wal: /^(off?|false|no|0)$/i
};
/**
* What makes a server fast whose data may be lost, and the same on every machine. Meanings and units:
* https://www.postgresql.org/docs/current/runtime-config.html
*/
const tunedSettings = [
	{
		name: "fsync",
		value: "off",
		because: "the data dies with the run: nothing needs to reach a disk"
	},
	{
		name: "synchronous_commit",
		value: "off",
		because: "a commit need not wait for its WAL to be written"
	},
	{
		name: "full_page_writes",
		value: "off",
		because: "pages torn by a power cut are of no concern"
	},
	{
		name: "wal_level",
		value: "minimal",
		because: "without replicas, WAL holds only what crash recovery needs",
		onlyWith: withoutReplication
	},
	{
		name: "max_wal_senders",
		value: "0",
		because: "wal_level=minimal asks for it",
		onlyWith: withoutReplication
	},
	{
		name: "max_wal_size",
		value: "64MB",
		because: "WAL fills a RAM disk, and a checkpoint costs next to nothing"
	},
	{
		name: "min_wal_size",
		value: "2MB",
		because: "as above: old segments are not kept"
	},
	{
		name: "wal_recycle",
		value: "off",
		because: "in RAM a new segment is as cheap as an old one renamed"
	},
	{
		name: "wal_init_zero",
		value: "off",
		because: "in RAM there is nothing to gain from filling segments ahead"
	},
	{
		name: "checkpoint_timeout",
		value: "1h",
		because: "a checkpoint by the clock only disturbs the tests"
	},
	{
		name: "bgwriter_lru_maxpages",
		value: "0",
		because: "writing pages ahead pays on disks alone"
	},
	{
		name: "autovacuum_naptime",
		value: "1s",
		because: "rolled-back tests leave dead rows; unless they are removed at once, tests get slower"
	},
	{
		name: "autovacuum_vacuum_cost_delay",
		value: "0",
		because: "vacuum need not spare a disk"
	},
	{
		name: "autovacuum_vacuum_scale_factor",
		value: "0.02",
		because: "as autovacuum_naptime"
	},
	{
		name: "jit",
		value: "off",
		because: "compiling a query takes longer than a test's query does"
	},
	{
		name: "random_page_cost",
		value: "1.1",
		because: "in RAM every page is as near as the next"
	},
	{
		name: "max_connections",
		value: "200",
		because: "parallel workers with pools of their own need more than 100"
	},
	{
		name: "dynamic_shared_memory_type",
		value: "mmap",
		because: "parallel queries use the data's own RAM disk: containers have little /dev/shm, and nothing stays there"
	},
	{
		name: "huge_pages",
		value: "off",
		because: "nothing to try at start"
	},
	{
		name: "io_method",
		value: "sync",
		because: "reads come from RAM: workers would only take their turn",
		since: 18
	},
	{
		name: "update_process_title",
		value: "off",
		because: "saves a system call a statement"
	},
	{
		name: "log_checkpoints",
		value: "off",
		because: "of no interest in a test run"
	},
	{
		name: "logging_collector",
		value: "off",
		because: "the log is a file of the run's"
	},
	{
		name: "timezone",
		value: "UTC",
		because: "the same on every machine"
	},
	{
		name: "log_timezone",
		value: "UTC",
		because: "as timezone"
	},
	{
		name: "listen_addresses",
		value: "127.0.0.1",
		because: "nobody beyond this machine gets in"
	}
];
/** Settings that are inputs, or on which the run itself relies. */
const reservedSettings = {
	port: "use the input port",
	data_directory: "the run makes its own",
	config_file: "the run makes its own",
	hba_file: "the run makes its own",
	ident_file: "the run makes its own",
	unix_socket_directories: "the run makes its own",
	external_pid_file: "the run has its own",
	include: "write the settings here",
	include_if_exists: "write the settings here",
	include_dir: "write the settings here"
};
/** The settings for a server of a major version: ours, then the user's, which win. */
function resolveSettings(major, asked) {
	const users = new Map(asked.map(({ name, value }) => [name, value]));
	const goesWith = ([name, allowed]) => allowed.test(users.get(name)?.trim() ?? "");
	const tuned = tunedSettings.filter(({ since = 0 }) => major >= since).filter(({ name }) => !users.has(name)).filter(({ onlyWith = {} }) => Object.entries(onlyWith).every((entry) => !users.has(entry[0]) || goesWith(entry))).map(({ name, value, because }) => ({
		name,
		value,
		because,
		by: "ram-postgres"
	}));
	const because = "asked for by the input settings";
	const own = [...users].map(([name, value]) => ({
		name,
		value,
		because,
		by: "user"
	}));
	return [...tuned, ...own];
}
/** The lines for `postgresql.conf`, values quoted. */
function formatSettings(settings) {
	return settings.map(({ name, value }) => `${name} = '${quote(value)}'\n`).join("");
}
function quote(value) {
	return value.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
/**
* Reads lines as `postgresql.conf` has them: `name = value`, `name value`, values plain or in single quotes, `#`
* comments.
*
* @returns the settings, and a problem for each line that is none
*/
function parseSettings(text) {
	const settings = [];
	const problems = [];
	for (const line of text.split(/\r?\n/)) {
		if (/^\s*(#|$)/.test(line)) continue;
		const match = settingLine.exec(line);
		const name = match?.[1]?.toLowerCase();
		if (!match || name === void 0) problems.push(`expected lines such as "work_mem = 64MB", got "${line.trim()}"`);
		else if (Object.hasOwn(reservedSettings, name)) problems.push(`${name} can't be set here: ${reservedSettings[name]}`);
		else {
			const value = match[2] === void 0 ? match[3] ?? "" : unquote(match[2]);
			if (value.includes("\0")) problems.push(`${name} can't hold a NUL character`);
			else settings.push({
				name,
				value
			});
		}
	}
	return {
		settings,
		problems
	};
}
const settingLine = /^\s*([A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?)(?:\s*=\s*|\s+)(?:'((?:[^'\\]|''|\\.)*)'|([^\s'#=]+))\s*(?:#.*)?$/;
function unquote(quoted) {
	const unescaped = Buffer.from(quoted, "utf8").toString("latin1").replace(/''|\\([0-7]{1,3}|.)/g, (_, code) => {
		if (code === void 0) return "'";
		if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
		return {
			b: "\b",
			f: "\f",
			n: "\n",
			r: "\r",
			t: "	"
		}[code] ?? code;
	});
	return Buffer.from(unescaped, "latin1").toString("utf8");
}
// src/postgres/cluster.ts
/** Makes a cluster of our own by `initdb` in the run's data directory, with its settings. */
async function createCluster(options) {
	const { run, account, signal } = options;
	const passwordFile = join(run.path, "password");
	await writeFile(passwordFile, `${options.password}\n`, {
		mode: 384,
		flag: "wx"
	});
	try {
		if (account) await chown(passwordFile, account.uid, account.gid);
		const program = join(options.binaries.directory, "initdb");
		await execute(program, initdbArguments(options, passwordFile), {
			env: {
				...options.env,
				TZ: "UTC",
				LC_ALL: "C"
			},
			cwd: run.path,
			account,
			signal,
			abortGraceMs: 4e3
		}).catch((error) => explain$1(error, options));
	} finally {
		await rm(passwordFile, { force: true });
	}
	await appendFile(join(run.data, "postgresql.conf"), `\n# Set by ram-postgres, the last line of a name wins\n${formatSettings(options.settings)}`);
}
function explain$1(error, { locale }) {
	if (!(error instanceof ProgramError)) throw error;
	if (/locale/.test(error.stderr)) throw new Error(`locale: initdb does not take "${locale}"; "locale -a" lists those of this machine. It said:\n${error.stderr.trim()}`, { cause: error });
	const lines = error.message.split("\n").filter((line) => !/ PASSWORD /.test(line));
	throw new ProgramError(lines.join("\n"), { code: error.code });
}
function initdbArguments({ run, username, locale }, passwordFile) {
	return [
		`--pgdata=${run.data}`,
		`--username=${username}`,
		`--pwfile=${passwordFile}`,
		"--auth=scram-sha-256",
		"--encoding=UTF8",
		`--locale=${locale}`,
		"--wal-segsize=1",
		"--no-sync",
		"--no-instructions"
	];
}
// src/postgres/databases.ts
/** The database that every cluster has, for commands that are about other databases. */
const maintenanceDatabase = "postgres";
/** Makes the database of the tests, unless it is one that every cluster has. */
async function createDatabase(admin, name) {
	if (name === "postgres") return;
	await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}${await fileCopy(admin)}`);
}
/** Creates extensions, with those that they need. */
async function createExtensions(address, database, extensions) {
	if (extensions.length === 0) return;
	await withConnection(address, database, async (client) => {
		const { rows } = await client.query("SELECT name FROM pg_available_extensions ORDER BY name");
		const available = rows.map(({ name }) => name);
		const missing = extensions.filter((name) => !available.includes(name));
		if (missing.length > 0) throw new Error(`extensions: this server does not have ${missing.join(", ")}; install the package that brings it, or use one of: ${available.join(", ")}`);
		for (const name of extensions) await client.query(`CREATE EXTENSION IF NOT EXISTS ${client.escapeIdentifier(name)} CASCADE`);
	});
}
/** The names of the copies of a database for `count` parallel workers: `test_1` … */
function workerDatabaseNames(database, count) {
	return Array.from({ length: count }, (_, index) => `${database}_${index + 1}`);
}
/**
* Makes copies of a database, to which nobody may be connected.
*
* Two at a time take half the time of one after the other, and four no less than two: each waits for checkpoints and
* for the kernel in turn.
*/
async function cloneDatabase({ address, admin }, template, names) {
	const queue = [...names];
	const strategy = await fileCopy(admin);
	const work = async (client) => {
		for (let name = queue.shift(); name !== void 0; name = queue.shift()) {
			const [copy, original] = [name, template].map((each) => client.escapeIdentifier(each));
			await client.query(`CREATE DATABASE ${copy} TEMPLATE ${original}${strategy}`);
		}
	};
	const second = template === "postgres" || names.length < 2 ? void 0 : withConnection(address, maintenanceDatabase, work);
	await together(work(admin), Promise.resolve(second));
}
/** Copying files beats logging every page where a checkpoint writes to RAM; before 15 there is no other way. */
async function fileCopy(client) {
	const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
	return (rows[0]?.major ?? 0) >= 15 ? " STRATEGY FILE_COPY" : "";
}
// src/postgres/port.ts
const loopback = "127.0.0.1";
/**
* A port on the loopback address that is free now: the one asked for, any free one for 0, and when none is asked for
* 5432 where it is free.
*
* @throws when the port asked for can't be had
*/
async function choosePort(asked) {
	try {
		return await freePort(asked ?? 5432);
	} catch (error) {
		if (asked === void 0) return freePort(0);
		const { code } = error;
		const why = code === "EADDRINUSE" ? "another program listens there" : error.message;
		throw new Error(`port: ${asked} can't be had (${why}); choose another, or 0 for any free one`, { cause: error });
	}
}
function freePort(port) {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once("error", reject);
		probe.listen({
			host: loopback,
			port,
			exclusive: true
		}, () => {
			const address = probe.address();
			const found = typeof address === "object" && address ? address.port : port;
			probe.close(() => resolve(found));
		});
	});
}
// src/postgres/setting-value.ts
/**
* Whether a value that was asked for is the one in force: the server keeps numbers in units of its own and knows several
* words for yes and no.
*/
function isInForce(asked, row) {
	switch (row.vartype) {
		case "bool": return readBoolean(asked) === row.setting;
		case "enum": return isSameChoice(asked.toLowerCase(), row);
		case "string": return asked === row.setting;
		default: return isSameNumber(asked, row);
	}
}
function isSameChoice(asked, { setting, enumvals }) {
	const word = readBoolean(asked);
	if (word === "off") return setting === "off";
	if (word === "on") return setting !== "off";
	return setting === asked || !enumvals?.includes(asked);
}
function readBoolean(text) {
	const word = text.toLowerCase();
	if (word === "") return void 0;
	if (word === "on" || word === "1" || "true".startsWith(word) || "yes".startsWith(word)) return "on";
	if ([
		"off",
		"of",
		"0"
	].includes(word) || "false".startsWith(word) || "no".startsWith(word)) return "off";
}
/** Sizes in bytes and times in microseconds: https://www.postgresql.org/docs/current/config-setting.html */
const unitFamilies = [{
	B: 1,
	kB: 1024,
	MB: 1024 ** 2,
	GB: 1024 ** 3,
	TB: 1024 ** 4
}, {
	us: 1,
	ms: 1e3,
	s: 1e6,
	min: 6e7,
	h: 36e8,
	d: 864e8
}];
function isSameNumber(asked, row) {
	const value = readNumber(asked, row);
	const setting = readNumber(row.setting, row);
	return row.vartype === "integer" ? roundHalfToEven(value) === setting : Number(value.toPrecision(6)) === setting;
}
/** Reads a number as the server does (parse_int and parse_real of its guc.c), in the setting's own unit. */
function readNumber(text, { unit, vartype }) {
	const [, digits = "", name = ""] = /^\s*([-+]?(?:0x[\da-f]+|\d*\.?\d*(?:e[-+]?\d+)?))\s*([A-Za-z]*)\s*$/i.exec(text) ?? [];
	if (digits === "") return NaN;
	const value = vartype === "integer" && /^[-+]?0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
	return name === "" ? value : convert(value, name, unit ?? "");
}
function convert(value, from, to) {
	const [, count = "", name = ""] = /^(\d*)(\w+)$/.exec(to) ?? [];
	const sizes = unitFamilies.find((each) => Object.hasOwn(each, from)) ?? {};
	const [size = NaN, target = NaN] = [sizes[from], sizes[name]];
	const smaller = Math.max(...Object.values(sizes).filter((each) => each < size));
	return (smaller > 0 ? roundHalfToEven(value * (size / smaller)) * smaller : value * size) / (Number(count || 1) * target);
}
function roundHalfToEven(value) {
	const rounded = Math.round(value);
	return Math.abs(value % 1) === .5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
// src/postgres/server.ts
const startTimeoutMs = 6e4;
const pollMs = 2;
/**
* Starts a server on the run's cluster and returns when it has answered a query and has every setting that it was given.
*
* @throws when it ends, does not answer in time, or runs with other settings; the message has the end of its log
*/
async function startServer(options) {
	const child = await spawnServer(options);
	try {
		await untilReady(child, options);
		const { port, username, password } = options;
		const address = {
			host: loopback,
			port,
			username,
			password
		};
		const admin = await connect(address, maintenanceDatabase);
		await verifySettings(admin, options.settings);
		await prepareForWork(admin);
		return {
			address,
			admin
		};
	} catch (error) {
		if (child.pid !== void 0) await endServer(child.pid);
		options.signal.throwIfAborted();
		const log = await tailOfLog(options.run);
		throw new Error(`PostgreSQL did not start: ${error.message}${log && `; the end of its log:\n${log}`}`, { cause: error });
	}
}
async function spawnServer({ binaries, run, account, port, env }) {
	const log = await open(run.log, "a", 384);
	const sockets = process.platform === "win32" ? "" : run.socket;
	try {
		const child = spawn(join(binaries.directory, "postgres"), [
			"-D",
			run.data,
			"-p",
			`${port}`,
			"-c",
			`unix_socket_directories=${quoteList(sockets)}`
		], {
			cwd: run.data,
			env,
			stdio: [
				"ignore",
				log.fd,
				log.fd
			],
			detached: true,
			windowsHide: true,
			...account && {
				uid: account.uid,
				gid: account.gid
			}
		});
		child.unref();
		if (child.pid !== void 0) writeFileSync(run.pid, `${child.pid}`);
		return child;
	} finally {
		await log.close();
	}
}
/** An item of a list in a setting, as an identifier in double quotes; an empty list stays empty. */
function quoteList(item) {
	return item && `"${item.replaceAll("\"", "\"\"")}"`;
}
async function untilReady(child, options) {
	let ended;
	child.once("error", (error) => {
		ended = error.message;
	});
	child.once("exit", (code, signal) => {
		ended = `it ended with ${signal ?? `exit code ${code}`}`;
	});
	const deadline = performance.now() + startTimeoutMs;
	while (!await isReady(options.run.data)) {
		options.signal.throwIfAborted();
		if (ended) throw new Error(ended);
		if (performance.now() > deadline) throw new Error(`it did not take connections within ${startTimeoutMs / 1e3} s`);
		await setTimeout$1(pollMs);
	}
}
/** The first query a server answers: are the settings in force that it was given? */
async function verifySettings(admin, settings) {
	const { rows } = await admin.query(`SELECT asked.name, s.unit, coalesce(s.vartype, 'string') AS vartype, s.enumvals,
            CASE WHEN s.vartype <> 'string' THEN s.setting ELSE
              (SELECT f.setting FROM pg_file_settings f WHERE lower(f.name) = asked.name AND f.applied)
            END AS setting
       FROM unnest($1::text[]) AS asked(name) LEFT JOIN pg_settings s ON lower(s.name) = asked.name`, [settings.map(({ name }) => name)]);
	const inForce = new Map(rows.map((row) => [row.name, row]));
	const mismatches = settings.filter(({ name, value }) => {
		const row = inForce.get(name);
		return !row || !isInForce(value, row);
	});
	if (mismatches.length === 0) return;
	const list = mismatches.map(({ name, value }) => `${name} is "${inForce.get(name)?.setting}", not "${value}"`);
	throw new Error(`it runs with other settings than it was given: ${list.join(", ")}`);
}
/** The last lines of the server's log. */
async function tailOfLog(run, lines = 20) {
	return (await readFile(run.log, "utf8").catch(() => "")).trimEnd().split("\n").slice(-lines).join("\n");
}
// src/run/environment.ts
/** What the test command, the migrate command and a job's later steps see. */
function databaseEnvironment(address, { database, workerDatabases }) {
	const environment = {
		DATABASE_URL: connectionUri(address, database),
		PGHOST: address.host,
		PGPORT: `${address.port}`,
		PGUSER: address.username,
		PGPASSWORD: address.password,
		PGDATABASE: database,
		WORKER_DATABASES: `${workerDatabases}`
	};
	workerDatabaseNames(database, workerDatabases).forEach((name, index) => {
		environment[`DATABASE_URL_${index + 1}`] = connectionUri(address, name);
	});
	return environment;
}
/**
* Variables that would send a client to another server, make it ask for TLS, or name somebody's cluster.
* https://www.postgresql.org/docs/current/libpq-envars.html
*/
const leadsElsewhere = /^(PGHOST|PGHOSTADDR|PGPORT|PGDATABASE|PGUSER|PGPASSWORD|PGPASSFILE|PGSERVICE|PGSERVICEFILE|PGSSL.*|PGREQUIRESSL|PGREQUIREAUTH|PGREQUIREPEER|PGCHANNELBINDING|PGGSS.*|PGKRBSRVNAME|PGTARGETSESSIONATTRS|PGLOADBALANCEHOSTS|PGDATA|DATABASE_URL(_\d+)?|WORKER_DATABASES)$/;
/** Variables of `inherited` that would keep a client from finding the run's server, or the server from its data. */
function misleadingVariables(inherited) {
	return Object.keys(inherited).filter((name) => leadsElsewhere.test(name));
}
/** `inherited` without what would lead elsewhere. */
function neutralEnvironment(inherited) {
	const misleading = new Set(misleadingVariables(inherited));
	return Object.fromEntries(Object.entries(inherited).filter(([name]) => !misleading.has(name)));
}
/** The environment of a program that is to find the database: ours, less what would lead it elsewhere. */
function clientEnvironment(inherited, environment) {
	return {
		...neutralEnvironment(inherited),
		...environment
	};
}
// src/run/explain.ts
/** What to do about errors of the server that have little to do with what was asked of it. */
const advice = {
	"53100": "the disk is full: give it more by ram-disk-size, or make fewer worker-databases",
	"55006": "a connection was left open to the database, most likely by the migrate-command: end it"
};
/**
* Tells an error of the server with all it said and what to do about it.
*
* @throws always: that, or an error of another kind as it is
*/
function explain(error, what) {
	if (!isDatabaseError(error)) throw error;
	const todo = advice[error.code ?? ""];
	throw new Error(`${what}\n${describeDatabaseError(error)}${todo ? `\n${todo}` : ""}`, { cause: error });
}
// src/run/peak-use.ts
/** How often a tmpfs of our own is looked at: one system call. Other places mean a look at every file. */
const tmpfsIntervalMs = 100;
const directoryIntervalMs = 2e3;
/** The most that was in use of a disk, as seen by looking now and then. */
var PeakUse = class {
	#disk;
	#timer;
	#peakBytes = 0;
	constructor(disk) {
		this.#disk = disk;
		const intervalMs = disk.kind === "tmpfs" ? tmpfsIntervalMs : directoryIntervalMs;
		this.#timer = setInterval(() => void this.look(), intervalMs).unref();
	}
	get bytes() {
		return this.#peakBytes;
	}
	async look() {
		const bytes = await usedBytes(this.#disk).catch(() => 0);
		this.#peakBytes = Math.max(this.#peakBytes, bytes);
	}
	stop() {
		clearInterval(this.#timer);
	}
};
// src/run/database.ts
/**
* Takes the phases up to the point where tests can run.
*
* @throws whatever went wrong, after removing all that was made
*/
async function setUpDatabase(options, context) {
	const account = await serverAccount();
	const run = await createRunDirectory(account);
	context.onCreated?.(run);
	try {
		return await prepare(options, context, {
			run,
			account
		});
	} catch (error) {
		await removeRun(run).catch((leftover) => {
			throw new AggregateError([error, leftover], `${messageOf(error)}\n${messageOf(leftover)}`);
		});
		throw error;
	}
}
async function prepare(options, context, place) {
	const { timings, interrupts } = context;
	const { binaries, disk } = await provide(options, context, place);
	const peakUse = new PeakUse(disk);
	try {
		const settings = resolveSettings(binaries.version.major, options.settings);
		const server = await start(options, context, place, {
			binaries,
			settings
		});
		const environment = databaseEnvironment(server.address, options);
		const migrationCount = await timings.measure("migrate", () => migrateDatabase(server, environment, options, context)).catch((error) => explain(error, "the database could not be made"));
		await unlessAborted(interrupts.aborted, async () => {
			await cloneForWorkers(server, options, timings).catch((error) => explain(error, "worker-databases: a copy could not be made"));
			await server.admin.end();
		});
		const { run } = place;
		return {
			run,
			binaries,
			disk,
			settings,
			migrationCount,
			environment,
			peakUse,
			address: server.address,
			uri: connectionUri(server.address, options.database),
			[Symbol.asyncDispose]: async () => {
				await peakUse.look();
				peakUse.stop();
				await timings.measure("stop", () => removeRun(run));
			}
		};
	} catch (error) {
		peakUse.stop();
		throw error;
	}
}
/** What a server needs: its programs, a place for its data, and a port. */
async function provide({ postgresVersion, workingDirectory, ramDisk, ramDiskSize, port }, { timings, log, env, interrupts }, { run, account }) {
	const [binaries, disk] = await together(timings.measure("binaries", () => provideBinaries({
		account,
		workingDirectory,
		onProgress: log.info,
		signal: interrupts.aborted,
		env: neutralEnvironment(env),
		request: postgresVersion
	})), timings.measure("ram disk", () => createDisk(run, {
		mode: ramDisk,
		sizeBytes: ramDiskSize,
		account
	})), choosePort(port));
	return {
		binaries,
		disk
	};
}
/** Makes the cluster and starts its server. */
async function start({ username, password, locale, port }, { timings, env, interrupts }, { run, account }, { binaries, settings }) {
	const common = {
		binaries,
		run,
		account,
		username,
		password,
		settings,
		env: neutralEnvironment(env),
		signal: interrupts.aborted
	};
	await timings.measure("initdb", () => together(createCluster({
		...common,
		locale
	}), loadDriver()));
	return timings.measure("start", async () => startServer({
		...common,
		port: await choosePort(port)
	}));
}
/** Makes the database and gives it its extensions and its schema. */
async function migrateDatabase({ address, admin }, environment, options, { env, stdout, interrupts }) {
	const { database, extensions, migrations, migrateCommand } = options;
	const count = await unlessAborted(interrupts.aborted, async () => {
		await createDatabase(admin, database);
		await createExtensions(address, database, extensions);
		if (!migrations) return void 0;
		const { migrate } = await import("./node-pg-migrate-CeF8FqTa.js");
		return migrate(address, {
			database,
			directory: migrations,
			stdout
		});
	});
	if (migrateCommand) await runMigrateCommand(migrateCommand, {
		cwd: options.workingDirectory,
		env: clientEnvironment(env, environment),
		stdout,
		interrupts
	});
	return count;
}
async function cloneForWorkers(server, { database, workerDatabases }, timings) {
	if (workerDatabases === 0) return;
	const copies = workerDatabaseNames(database, workerDatabases);
	await timings.measure("clone", () => cloneDatabase(server, database, copies));
}
// src/run/inputs.ts
/** All inputs; `action.yml`, `--help` and the README are tested against this table. */
const inputs = [
	{
		name: "test-command",
		value: "SCRIPT",
		help: "the command to run",
		actionOnly: true
	},
	{
		name: "working-directory",
		default: ".",
		value: "DIRECTORY",
		help: "where migrations are looked up and commands run"
	},
	{
		name: "migrations",
		value: "DIRECTORY",
		help: "node-pg-migrate migrations to apply (.js .cjs .mjs .ts .sql)"
	},
	{
		name: "migrate-command",
		value: "SCRIPT",
		help: "any other command that migrates or seeds, run after migrations"
	},
	{
		name: "postgres-version",
		value: "VERSION",
		help: "a major (17) or exact version (17.5); the newest installed, else 18"
	},
	{
		name: "database",
		default: "test",
		value: "NAME",
		help: "the migrated database"
	},
	{
		name: "username",
		default: "postgres",
		value: "NAME",
		help: "the superuser"
	},
	{
		name: "password",
		value: "PASSWORD",
		help: "the superuser's; random"
	},
	{
		name: "port",
		value: "PORT",
		help: "5432 when it is free, else any free one; 0 for any free one"
	},
	{
		name: "worker-databases",
		default: "0",
		value: "N",
		help: "copies NAME_1 to NAME_N of the migrated database, for parallel workers"
	},
	{
		name: "extensions",
		value: "NAMES",
		help: "extensions to create before migrating, comma separated",
		isList: true
	},
	{
		name: "settings",
		value: "'NAME = VALUE'",
		help: "a line of postgresql.conf; wins over the tuned ones",
		isList: true
	},
	{
		name: "locale",
		default: "C.UTF-8",
		value: "LOCALE",
		help: "the cluster's locale"
	},
	{
		name: "ram-disk",
		default: "auto",
		value: "auto|required",
		help: "required: stop where there is no RAM disk"
	},
	{
		name: "ram-disk-size",
		value: "SIZE",
		help: "cap, as 512M or 2G; half of the available memory"
	}
];
function plainText(text) {
	if (text.includes("\0")) throw new Error("a NUL character can't be passed to a program");
	return text;
}
function expected(what, text) {
	return /* @__PURE__ */ new Error(`expected ${what}, got ${JSON.stringify(text)}`);
}
function versionRequest(text) {
	const request = parseVersionRequest(text.trim());
	if (!request || request.major < 14) throw expected(`a major from 14 (17) or an exact version (17.5)`, text);
	return request;
}
function integer(text, lowest, highest) {
	const value = /^\d{1,15}$/.test(text.trim()) ? Number(text) : NaN;
	if (!(value >= lowest && value <= highest)) throw expected(`a whole number from ${lowest} to ${highest}`, text);
	return value;
}
function identifier(text) {
	if (hasControlCharacter(text) || Buffer.byteLength(text) > 63) throw expected(`a name of at most 63 bytes without control characters`, text);
	return text;
}
function databaseName(text) {
	if (["template0", "template1"].includes(text)) throw expected("a name that is not one of the cluster's templates", text);
	return identifier(text);
}
function roleName(text) {
	if (text.startsWith("pg_") || ["public", "none"].includes(text)) throw expected("a name that is not reserved (\"pg_…\", \"public\", \"none\")", text);
	if (/["$'\\]/.test(text)) throw expected("a name without any of \"$'\\", text);
	return identifier(text);
}
function passwordText(text) {
	if (hasControlCharacter(text)) throw new Error("expected text without control characters");
	if (Buffer.byteLength(text) > 500) throw new Error("expected at most 500 bytes");
	return text;
}
function extensionNames(text) {
	return text.split(/[,\n]/).map((name) => name.trim()).filter((name) => name !== "").map(identifier);
}
function settingLines(text) {
	const { settings, problems } = parseSettings(plainText(text));
	if (problems.length > 0) throw new Error(problems.join("\n"));
	return settings;
}
function localeName(text) {
	if (!/^[\w.@-]+$/.test(text)) throw expected("the name of a locale, such as C.UTF-8", text);
	return text;
}
function ramDiskMode(text) {
	if (text !== "auto" && text !== "required") throw expected("\"auto\" or \"required\"", text);
	return text;
}
function sizeBytes(text) {
	const [, count, unit] = /^(\d{1,9})([MG])$/.exec(text.trim()) ?? [];
	const bytes = Number(count) * (unit === "G" ? 1024 ** 3 : 1024 ** 2);
	if (!(bytes >= smallestSizeBytes)) throw expected(`a size such as 512M or 2G, at least ${smallestSizeBytes / 1024 ** 2}M`, text);
	return bytes;
}
function hasControlCharacter(text) {
	return /[\u0000-\u001f\u007f]/.test(text);
}
// src/run/options.ts
/** What was asked for can't be done, whatever the machine; nothing was started. */
var UsageError = class extends Error {
	name = "UsageError";
	problems;
	constructor(problems) {
		super(problems.join("\n"));
		this.problems = problems;
	}
};
/**
* Validates what was given. Directories are resolved from `cwd` and must exist.
*
* @throws {UsageError} with all problems at once, each with its input's name, its value and what is allowed
*/
async function parseOptions(raw, cwd) {
	const problems = [];
	const given = (name) => {
		const text = raw[name]?.trim() ? raw[name] : void 0;
		const input = inputs.find((each) => each.name === name);
		return text ?? (input && "default" in input ? input.default : void 0);
	};
	const read = (name, parse) => {
		const text = given(name);
		if (text === void 0) return void 0;
		try {
			return parse(text);
		} catch (error) {
			for (const problem of error.message.split("\n")) problems.push(`${name}: ${problem}`);
			return;
		}
	};
	const workingDirectory = read("working-directory", (text) => resolve(cwd, text)) ?? cwd;
	const migrations = read("migrations", (text) => resolve(workingDirectory, text));
	const options = {
		testCommand: read("test-command", plainText),
		workingDirectory,
		migrations,
		migrateCommand: read("migrate-command", plainText),
		postgresVersion: read("postgres-version", versionRequest),
		database: read("database", databaseName) ?? "",
		username: read("username", roleName) ?? "",
		password: read("password", passwordText) ?? randomBytes(16).toString("hex"),
		port: read("port", (text) => integer(text, 0, 65535)),
		workerDatabases: read("worker-databases", (text) => integer(text, 0, 1e3)) ?? 0,
		extensions: read("extensions", extensionNames) ?? [],
		settings: read("settings", settingLines) ?? [],
		locale: read("locale", localeName) ?? "",
		ramDisk: read("ram-disk", ramDiskMode) ?? "auto",
		ramDiskSize: read("ram-disk-size", sizeBytes)
	};
	const longest = workerDatabaseNames(options.database, options.workerDatabases).at(-1) ?? "";
	if (Buffer.byteLength(longest) > 63) problems.push(`database: with worker-databases, "${longest}" would be longer than 63 bytes`);
	await requireDirectory("working-directory", workingDirectory, problems);
	if (migrations) await requireDirectory("migrations", migrations, problems);
	if (problems.length > 0) throw new UsageError(problems);
	return options;
}
async function requireDirectory(name, path, problems) {
	try {
		if ((await stat(path)).isDirectory()) return;
		problems.push(`${name}: expected a directory, got "${path}", which is something else`);
	} catch (error) {
		const { code } = error;
		const why = code === "ENOENT" ? "which does not exist" : `which can't be read (${code})`;
		problems.push(`${name}: expected a directory, got "${path}", ${why}`);
	}
}
export { clientEnvironment as a, _usingCtx as c, setUpDatabase as i, parseOptions as n, misleadingVariables as o, inputs as r, runCommand as s, UsageError as t };
