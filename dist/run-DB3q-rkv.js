import { a as __toESM, t as __commonJSMin } from "./rolldown-runtime-DU8RvWek.js";
import { createServer } from "node:net";
import { crc32 } from "node:zlib";
import { constants, freemem, homedir, tmpdir, userInfo } from "node:os";
import { accessSync, appendFileSync, chmodSync, chownSync, closeSync, constants as constants$1, existsSync, fstatSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync, statfsSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { access, chmod, constants as constants$2, cp, mkdtemp, open, readFile, readdir, rename, rm, rmdir, stat, symlink, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
// \0builtin-util.cjs
var require__builtin_util = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("node:util");
}));
// \0builtin-crypto.cjs
var require__builtin_crypto = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("node:crypto");
}));
// src/postgres/version.ts
var import__builtin_crypto = require__builtin_crypto();
/** Reads `17` or `17.5`; undefined when it is neither. */
function parseVersionRequest(text) {
	const match = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text);
	if (!match) return void 0;
	const major = Number(match[1]);
	return match[2] === void 0 ? { major } : {
		major,
		minor: Number(match[2])
	};
}
/** Reads what `postgres --version` prints: `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`. */
function parseServerVersion(text) {
	const match = /\(PostgreSQL\) (\d+)(?:\.(\d+))?/.exec(text);
	return match ? {
		major: Number(match[1]),
		minor: Number(match[2] ?? 0)
	} : void 0;
}
function satisfies(version, request) {
	return version.major === request.major && (request.minor === void 0 || version.minor === request.minor);
}
/** Newest first. */
function byNewest(a, b) {
	return b.major - a.major || b.minor - a.minor;
}
function formatVersion({ major, minor }) {
	return minor === void 0 ? `${major}` : `${major}.${minor}`;
}
// src/process/clock.ts
/** Milliseconds since this program was started. `performance` tells the same, but takes 4 ms to load in Node 20. */
function sinceStart() {
	return process.uptime() * 1e3;
}
/** When this program was started, in milliseconds since 1970. */
const startedAt = Date.now() - sinceStart();
// src/process/interrupts.ts
/** The run was asked to end by a signal before it was through. */
var Interrupted = class extends Error {
	name = "Interrupted";
	signal;
	constructor(signal) {
		super(`interrupted by ${signal}`);
		this.signal = signal;
	}
};
/**
* What asks a run to end before it is through: signals, as they arrive, or a failure that nobody waits for. The first
* one aborts `aborted`, which ends whatever phase is under way; every one is passed on to those who listen, so that a
* second Ctrl-C reaches the test command too.
*/
var Interrupts = class {
	#controller = new AbortController();
	#listeners = /* @__PURE__ */ new Set();
	/** Aborted by the first signal with an {@link Interrupted} as its reason, or with the failure. */
	get aborted() {
		return this.#controller.signal;
	}
	interrupt(signal) {
		this.#end(new Interrupted(signal), signal);
	}
	fail(error) {
		this.#end(error ?? /* @__PURE__ */ new Error("something was rejected without a reason"), "SIGTERM");
	}
	#end(reason, signal) {
		this.#controller.abort(reason);
		for (const listener of this.#listeners) listener(signal);
	}
	subscribe(listener) {
		this.#listeners.add(listener);
		return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
	}
};
/** The exit code a shell reports for a program ended by `signal`: 128 + its number. */
function exitCodeOf(signal) {
	return 128 + constants.signals[signal];
}
/** Waits for some work, but no longer than until the abort. Whoever aborts ends what the work relies on. */
async function unlessAborted(signal, work) {
	signal.throwIfAborted();
	let abort = () => {};
	const aborted = new Promise((_, reject) => {
		abort = () => reject(signal.reason);
		signal.addEventListener("abort", abort);
	});
	try {
		return await Promise.race([work(), aborted]);
	} finally {
		signal.removeEventListener("abort", abort);
	}
}
/**
* Takes over, for the rest of the process, what would end it on the spot and leave a server behind: the signals of
* terminals, runners and service managers, what a migration's code throws where nobody catches it, and a standard stream
* that nobody reads any more.
*/
function takeOverEndings() {
	const interrupts = new Interrupts();
	for (const signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP",
		"SIGQUIT"
	]) process.on(signal, () => interrupts.interrupt(signal));
	process.on("uncaughtException", (error) => interrupts.fail(error));
	process.on("unhandledRejection", (reason) => interrupts.fail(reason));
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	return interrupts;
}
// src/process/message-of.ts
/**
* What to tell a person of anything that was thrown. Of a failure and another one while cleaning up after it, the first
* is what it is about: a SuppressedError, as `await using` makes it, has it in `suppressed`.
*/
function messageOf(error) {
	if (!(error instanceof Error)) return String(error);
	if (error.name !== "SuppressedError") return error.message;
	const { error: later, suppressed } = error;
	return `${messageOf(suppressed)}\nand then: ${messageOf(later)}`;
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
function serverAccount() {
	if (process.getuid?.() !== 0) return void 0;
	const accounts = parsePasswd(readFileSync("/etc/passwd", "utf8"));
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
// src/postgres/connection.ts
/** The database that every cluster has, for commands that are about other databases. */
const maintenanceDatabase = "postgres";
/** Loads the driver, which takes as long as a server takes to start: best done while something else is waited for. */
function loadDriver() {
	return import("./esm-zJzi5qNh.js");
}
/** Connects to a database, without regard to the PG* variables we may have inherited. */
async function connect(address, database) {
	const { default: pg } = await loadDriver();
	const client = new pg.Client({
		host: address.host,
		port: address.port,
		user: address.username,
		password: address.password,
		database,
		ssl: false,
		application_name: "ram-postgres",
		options: " ",
		client_encoding: "UTF8"
	});
	client.on("error", () => {});
	await client.connect();
	return client;
}
/** Our own work is done whatever the user's settings for theirs are. */
async function prepareForWork(client) {
	await client.query("SET default_transaction_read_only = off; SET statement_timeout = 0; SET lock_timeout = 0");
}
/** Connects, does some work and leaves. */
async function withConnection(address, database, work) {
	const client = await connect(address, database);
	try {
		await prepareForWork(client);
		return await work(client);
	} finally {
		await client.end();
	}
}
/** https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
function connectionUri({ host, port, username, password }, database) {
	const [user, secret, name] = [
		username,
		password,
		database
	].map(encodeURIComponent);
	return `postgresql://${user}:${secret}@${host}:${port}/${name}`;
}
// src/process/together.ts
/**
* Does several things at once and waits for all of them, also when one fails: nothing is still being made when somebody
* cleans up after the failure.
*
* @throws the first failure, in the order of the arguments
*/
async function together(...work) {
	await Promise.allSettled(work);
	return await Promise.all(work);
}
// src/postgres/access.ts
/**
* Whether `account` may enter a directory, or run a program: it and every directory above it lets that user, or
* everybody, in.
*/
function isOpenTo(path, account) {
	const real = realpathSync(path);
	const { mode, uid, gid } = statSync(real);
	if ((mode & (uid === account.uid ? 64 : gid === account.gid ? 8 : 1)) === 0) return false;
	const parent = dirname(real);
	return parent === real || isOpenTo(parent, account);
}
/** Makes a directory that all may read, whatever our umask is, with those above it that are missing. */
function makePublicDirectory(directory) {
	if (existsSync(directory)) return;
	makePublicDirectory(dirname(directory));
	if (makeDirectory(directory)) chmodSync(directory, 493);
}
/** Makes a directory unless another program is faster; says whether it did. */
function makeDirectory(directory, mode = 511) {
	try {
		mkdirSync(directory, { mode });
		return true;
	} catch (error) {
		if (error.code !== "EEXIST") throw error;
		return false;
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}
// src/process/process-state.ts
/** What the kernel says of a process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readState$1(pid) {
	let text;
	try {
		text = readFileSync(`/proc/${pid}/stat`, "utf8");
	} catch {
		return;
	}
	const [state = "", , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
	return {
		group: Number(group),
		isZombie: "ZXx".includes(state)
	};
}
/** Whether a process that can be signalled really is one that runs; taken for granted where the kernel does not tell. */
function isRunning(pid) {
	const state = readState$1(pid);
	return state === void 0 ? process.platform !== "linux" : !state.isZombie;
}
/** Whether any process of a group runs. */
function isGroupRunning(leader) {
	if (process.platform !== "linux") return true;
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(readState$1).some((state) => state?.group === leader && !state.isZombie);
}
// src/process/process-group.ts
const isWindows = process.platform === "win32";
/** Sends `signal` to a process and to all it started, if any of them is left. Returns whether there was one. */
function signalGroup(leader, signal) {
	try {
		return process.kill(isWindows ? leader : -leader, signal);
	} catch (error) {
		if (["ESRCH", "EPERM"].includes(error.code ?? "")) return false;
		throw error;
	}
}
/** Ends what is left of a process group: asked first, killed when it is still there after `graceMs`. */
async function endGroup(leader, graceMs) {
	if (isWindows || !signalGroup(leader, "SIGTERM")) return;
	const deadline = sinceStart() + graceMs;
	while (signalGroup(leader, 0) && await isGroupRunning(leader)) {
		if (sinceStart() > deadline) {
			signalGroup(leader, "SIGKILL");
			return;
		}
		await setTimeout$1(5);
	}
}
// src/process/execute.ts
/** A program that we start could not be run, or ended with something else than exit code 0. */
var ProgramError = class extends Error {
	name = "ProgramError";
	/** Its exit code, the signal that ended it, or why it could not be started. */
	code;
	stderr;
	constructor(message, details) {
		super(message, { cause: details.cause });
		this.code = details.code;
		this.stderr = details.stderr ?? "";
	}
};
/**
* Runs a program to its end, without a shell, and gives its standard output.
*
* It gets a process group of its own: a Ctrl-C at the terminal reaches us alone, and an abort ends it with all its
* children.
*
* @throws {ProgramError} when it can't be started, is ended by a signal or exits with another code than 0; the
*   message ends with what it printed
* @throws the abort's reason when `signal` is aborted
*/
async function execute(file, args, options) {
	options.signal?.throwIfAborted();
	const child = spawn(file, args, {
		cwd: options.cwd,
		env: options.env,
		stdio: [
			options.stdin ?? "ignore",
			"pipe",
			"pipe"
		],
		detached: process.platform !== "win32",
		windowsHide: true,
		...options.account && {
			uid: options.account.uid,
			gid: options.account.gid
		}
	});
	const output = {
		stdout: "",
		stderr: ""
	};
	child.stdout?.setEncoding("utf8").on("data", (text) => {
		output.stdout += text;
	});
	child.stderr?.setEncoding("utf8").on("data", (text) => {
		output.stderr += text;
	});
	const ending = await killedOnAbort(child, new Promise((resolve, reject) => {
		child.once("error", (error) => {
			const details = {
				code: error.code,
				cause: error
			};
			reject(new ProgramError(`${file}: ${error.message}`, details));
		});
		child.once("close", (code, signal) => resolve(code ?? signal ?? "SIGKILL"));
	}), options);
	options.signal?.throwIfAborted();
	if (ending === 0) return output.stdout;
	const how = typeof ending === "number" ? `exit code ${ending}` : ending;
	const said = (output.stderr.trim() || output.stdout.trim()).slice(-4e3);
	const details = {
		code: ending,
		stderr: output.stderr
	};
	throw new ProgramError(`${file} ended with ${how}${said && `:\n${said}`}`, details);
}
async function killedOnAbort(child, ended, { signal, abortGraceMs = 0 }) {
	let killer;
	const kill = () => child.pid !== void 0 && signalGroup(child.pid, "SIGKILL");
	const abort = () => {
		killer = setTimeout(kill, abortGraceMs);
	};
	signal?.addEventListener("abort", abort);
	try {
		return await ended;
	} finally {
		signal?.removeEventListener("abort", abort);
		clearTimeout(killer);
	}
}
// src/process/find-program.ts
/** The directories that PATH names, in their order. */
function searchPath(env) {
	return (env.PATH ?? env.Path ?? "/usr/local/bin:/usr/bin:/bin").split(delimiter).filter((directory) => directory !== "");
}
/**
* Where a program is that a shell would start by this name, or undefined when there is none. It is not waited for: a turn
* of the event loop for each place takes longer than to look there.
*/
function findProgram(name, env, cwd) {
	const places = /[\\/]/.test(name) ? [resolve(cwd ?? ".", name)] : searchPath(env).map((directory) => join(directory, name));
	const endings = process.platform === "win32" ? [
		".exe",
		".cmd",
		".bat",
		""
	] : [""];
	for (const place of places) for (const ending of endings) if (isExecutable(place + ending)) return place + ending;
}
function isExecutable(file) {
	try {
		if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
		accessSync(file, constants$1.X_OK);
		return true;
	} catch {
		return false;
	}
}
// src/postgres/mounts.ts
/** The mounted file systems, the last one mounted last; none where the system does not tell (macOS, Windows). */
function listMounts() {
	try {
		return parseMounts(readFileSync("/proc/self/mounts", "utf8"));
	} catch {
		return [];
	}
}
/** Reads the form of fstab(5), in which white space and backslashes in paths are octal escapes. */
function parseMounts(text) {
	const plain = (field) => Buffer.from(field.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))), "latin1").toString("utf8");
	return Buffer.from(text, "utf8").toString("latin1").split("\n").map((line) => line.split(" ")).filter((fields) => fields.length >= 4).map(([, path = "", type = ""]) => ({
		path: plain(path),
		type
	}));
}
function isMountPoint(path) {
	return listMounts().some((mount) => mount.path === path);
}
/** Mounts a tmpfs for one user alone; `mount` and `umount` are all that sudo is ever used for. */
async function mountTmpfs(path, options) {
	await asRoot("mount", [
		"-t",
		"tmpfs",
		"-o",
		[
			`size=${options.sizeBytes}`,
			"mode=0700",
			`uid=${options.uid}`,
			`gid=${options.gid}`,
			"nosuid",
			"nodev",
			"noexec"
		].join(","),
		"ram-postgres",
		path
	]);
}
/**
* Unmounts at once, whoever is still using it: out of sight now, its memory freed when the last of them is gone.
*
* @throws when it can't be unmounted
*/
async function unmount(path) {
	await asRoot("umount", ["--lazy", path]).catch((error) => {
		throw new Error(`${path} is still mounted: umount it`, { cause: error });
	});
}
async function asRoot(program, args) {
	const env = {
		PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
		LC_ALL: "C"
	};
	if (process.getuid?.() === 0) {
		await execute(program, args, { env });
		return;
	}
	const sudo = findProgram("sudo", env);
	if (!sudo) throw new Error("not root, and there is no sudo");
	await execute(sudo, [
		"-n",
		program,
		...args
	], { env });
}
// src/postgres/server-process.ts
/**
* Whether a server takes connections, as it writes into the postmaster.pid of its data directory (pidfile.h). One that was
* killed may have left such a file.
*/
function isReady(data, pid) {
	try {
		const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
		return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
	} catch {
		return false;
	}
}
/** The process of a run's server, if there is one. */
function serverOf(place) {
	const pid = Number(attempt$1(() => readFileSync(place.pid, "utf8")));
	return Number.isInteger(pid) && pid > 0 && servesData(pid, place.data) ? pid : void 0;
}
/**
* Ends a server at once: SIGQUIT makes it end its sessions and leave without a checkpoint, which nobody needs of data
* that is thrown away. https://www.postgresql.org/docs/current/server-shutdown.html
*/
async function endServer(pid) {
	if (await endsBy("SIGQUIT", pid, 1e4)) return;
	if (await endsBy("SIGKILL", pid, 5e3)) return;
	throw new Error(`the server's process ${pid} does not end, even by SIGKILL`);
}
/**
* Shuts down a run's server so that its files are all there is to know: SIGINT makes it end its sessions and write a
* checkpoint.
*
* @throws when it had to be ended otherwise
*/
async function shutDownServer(place) {
	const pid = serverOf(place);
	if (pid === void 0) throw new Error("the server has ended by itself");
	if (await endsBy("SIGINT", pid, 3e4)) return;
	await endServer(pid);
	throw new Error("the server did not shut down within 30 s");
}
async function endsBy(signal, pid, patienceMs) {
	if (!signalProcess(pid, signal)) return true;
	const deadline = sinceStart() + patienceMs;
	while (sinceStart() < deadline) {
		if (!signalProcess(pid, 0) || !isRunning(pid)) return true;
		await setTimeout$1(1);
	}
	return false;
}
function signalProcess(pid, signal) {
	try {
		return process.kill(pid, signal);
	} catch (error) {
		if (error.code === "ESRCH") return false;
		throw error;
	}
}
/**
* A pid may be another program's by now: a server's arguments name its data. Its working directory tells as well, but in
* a container not of another user's process, whoever asks.
*/
function servesData(pid, data) {
	if (process.platform !== "linux") return signalProcess(pid, 0);
	const args = attempt$1(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.split("\0") ?? [];
	return args[args.indexOf("-D") + 1] === data;
}
/** What can be read, if it can. */
function attempt$1(read) {
	try {
		return read();
	} catch {
		return;
	}
}
// src/postgres/run-directory.ts
const name = /^ram-postgres-[A-Za-z0-9]{6}$/;
const namePrefix = "ram-postgres-";
const longestPathBytes = 103 - Buffer.byteLength("/socket/.s.PGSQL.65535.lock");
function runDirectoryAt(path) {
	const disk = join(path, "disk");
	return {
		path,
		disk,
		data: join(disk, "data"),
		socket: join(path, "socket"),
		hba: join(path, "hba.conf"),
		ident: join(path, "ident.conf"),
		log: join(path, "server.log"),
		pid: join(path, "server.pid")
	};
}
/**
* Makes the directory in the system's temporary directory, or in /tmp where that is too long for the path of a socket
* or closed to the server's user.
*/
async function createRunDirectory(account) {
	for (const place of [tmpdir(), "/tmp"]) {
		const parent = realDirectory(place);
		if (!parent || account && !isOpenTo(parent, account)) continue;
		const length = Buffer.byteLength(join(parent, `${namePrefix}XXXXXX`));
		if (process.platform !== "win32" && length > longestPathBytes) continue;
		const run = runDirectoryAt(mkdtempSync(join(parent, namePrefix)));
		await removedOnFailure(run.path, () => {
			chmodSync(run.path, account ? 457 : 448);
			makeFor(account, run.socket);
		});
		return run;
	}
	throw new Error(`no temporary directory to work in: ${tmpdir()} (TMPDIR) is missing, too long for the path of a socket${account ? ` or closed to the user ${account.name}` : ""}, and so is /tmp`);
}
function realDirectory(path) {
	try {
		return realpathSync(path);
	} catch {
		return;
	}
}
/** Makes a directory that nobody but the server's user (and root) can look into. */
function makeFor(account, path) {
	mkdirSync(path, { mode: 448 });
	if (account) chownSync(path, account.uid, account.gid);
}
/** Such a directory of a name nobody can guess. */
async function makePrivateDirectory(parent, account) {
	const path = mkdtempSync(join(parent, namePrefix));
	await removedOnFailure(path, () => {
		if (account) chownSync(path, account.uid, account.gid);
	});
	return path;
}
async function removedOnFailure(path, work) {
	try {
		work();
	} catch (error) {
		await removeTree(path);
		throw error;
	}
}
/**
* Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm.
*
* @throws when something can't be removed, saying what is left and how to remove it; or when the path is of no run of
*   ours
*/
async function removeRun(run) {
	const { path, disk } = run;
	if (!isThere(path)) return;
	const kind = lstatSync(disk, { throwIfNoEntry: false });
	const server = serverOf(run);
	const isMounted = kind?.isDirectory() && isMountPoint(disk);
	await together(server ? endServer(server) : Promise.resolve(), isMounted ? unmount(disk) : Promise.resolve());
	if (kind?.isSymbolicLink()) {
		const target = readlinkSync(disk);
		if (isAbsolute(target) && name.test(basename(target))) await removeTree(target);
	}
	await removeTree(path);
}
/** @throws when there is something by that name that is not a run's directory of ours: it must not be touched */
function isThere(path) {
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (!found) return false;
	const isOurs = process.getuid === void 0 || found.uid === process.getuid();
	if (isAbsolute(path) && path === resolve(path) && name.test(basename(path)) && found.isDirectory() && isOurs) return true;
	throw new Error(`${path} is not the directory of a run of ours: nothing was removed`);
}
async function removeTree(path) {
	for (let attempt = 1;; attempt++) try {
		return rmSync(path, {
			recursive: true,
			force: true
		});
	} catch (error) {
		if (attempt === 20) throw new Error(`${path} is left behind: rm -rf it`, { cause: error });
		await setTimeout$1(25);
	}
}
// src/postgres/authentication.ts
/** Whether the run gets in without a password, by who its process is: there is no such thing on Windows. */
const knowsPeers = process.platform !== "win32";
const map = "ram-postgres";
const byPassword = `host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
host replication all ::1/128 scram-sha-256
`;
const socketByPassword = `local all all scram-sha-256
local replication all scram-sha-256
`;
/**
* Says who gets in (https://www.postgresql.org/docs/current/auth-pg-hba-conf.html): everybody by password, and by the
* private socket our own process while the server has no password yet. The cluster's own files are left as they are.
*/
function admitRun({ hba, ident }, { username, major }) {
	writeForServer(hba, (knowsPeers ? `local all all peer map=${map}\n` : "") + byPassword);
	const role = major >= 16 ? "all" : `"${username}"`;
	writeForServer(ident, knowsPeers ? `${map} "${userInfo().username}" ${role}\n` : "");
}
/** Lets in whoever reaches the private socket: where its directory is the server's user's alone, that user. */
function openToOwner({ hba, ident }) {
	writeForServer(hba, "local all all trust\n");
	writeForServer(ident, "");
}
/** From now on everybody needs the password. Connections that are there stay. */
async function dismissRun({ hba }, admin) {
	if (!knowsPeers) return;
	writeForServer(hba, socketByPassword + byPassword);
	await admin.query("SELECT pg_reload_conf()");
}
/** The server may run as another user than we do, and there is nothing secret in it. */
function writeForServer(file, text) {
	writeFileSync(file, text);
	chmodSync(file, 420);
}
/**
* Gives a role a password, of which the server is told the {@link scramVerifier} alone. That goes into the catalog as
* ALTER ROLE would put it there, which first makes sure that it is not the empty one's (AlterRole in user.c): 7 ms, since
* the rounds that make guessing slow are gone through for it.
*/
async function setPassword(admin, username, verifier) {
	await admin.query("UPDATE pg_catalog.pg_authid SET rolpassword = $1 WHERE rolname = $2", [verifier, username]);
}
/** Gives the cluster's first superuser another name, which ALTER ROLE does for none that is connected. */
async function renameSuperuser(admin, name) {
	await admin.query("UPDATE pg_catalog.pg_authid SET rolname = $1 WHERE oid = 10", [name]);
}
/** Takes a role's password away, so that also the files of the cluster have nothing of it after a shutdown. */
async function forgetPassword(admin, username) {
	await admin.query("SET lock_timeout = '10s'");
	await admin.query(`ALTER ROLE ${admin.escapeIdentifier(username)} PASSWORD NULL`);
	await admin.query("VACUUM FULL pg_authid");
	await admin.query("SELECT pg_switch_wal()");
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
/** Makes a cluster of our own by `initdb` in the run's data directory. */
async function createCluster(options) {
	if (knowsPeers) return createWithAccess(options, ["--auth-local=peer"]);
	const passwordFile = join(options.run.path, "password");
	await writeFile(passwordFile, `${options.password}\n`, {
		mode: 384,
		flag: "wx"
	});
	try {
		await createWithAccess(options, [`--pwfile=${passwordFile}`]);
	} finally {
		await rm(passwordFile, { force: true });
	}
}
async function createWithAccess(options, access) {
	const { env, locale } = options;
	const args = [
		...access,
		"--auth-host=scram-sha-256",
		"--encoding=UTF8",
		`--locale=${locale}`
	];
	await runInitdb({
		...options,
		env: {
			...env,
			LC_ALL: "C"
		}
	}, args).catch((error) => explain$1(error, options));
}
/** Runs `initdb` with further arguments, which win over ours. */
async function runInitdb(options, further) {
	const { binaries, run, account, username, signal } = options;
	const args = [
		`--pgdata=${run.data}`,
		`--username=${username}`,
		"--wal-segsize=1",
		"--no-sync",
		"--no-instructions",
		...further
	];
	await execute(join(binaries.directory, "initdb"), args, {
		env: {
			...options.env,
			TZ: "UTC"
		},
		cwd: run.path,
		account,
		signal,
		abortGraceMs: 4e3
	});
}
const marker = "\n# Set by ram-postgres, the last line of a name wins\n";
/** Puts settings into the cluster's configuration, in the place of those that an earlier run has put there. */
function writeSettings({ data }, settings) {
	const file = join(data, "postgresql.conf");
	const [initial] = readFileSync(file, "utf8").split(marker);
	writeFileSync(file, `${initial}${settings.length > 0 ? marker : ""}${formatSettings(settings)}`);
}
function explain$1(error, { locale }) {
	if (!(error instanceof ProgramError)) throw error;
	if (/locale/.test(error.stderr)) throw new Error(`locale: initdb does not take "${locale}"; "locale -a" lists those of this machine. It said:\n${error.stderr.trim()}`, { cause: error });
	throw new ProgramError(error.message.split("\n").filter((line) => !/ PASSWORD /.test(line)).join("\n"), { code: error.code });
}
// src/postgres/databases.ts
/** Makes the database of the tests, unless it is one that every cluster has. */
async function createDatabase({ admin, version }, name) {
	if (name === "postgres") return;
	await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}${fileCopy(version)}`);
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
/** Of the extensions that a database has, the versions that the server has for new ones; of those it always has none. */
async function extensionVersions(address, database) {
	return withConnection(address, database, async (client) => {
		const { rows } = await client.query(`SELECT x.extname AS name, a.default_version AS version
         FROM pg_extension x LEFT JOIN pg_available_extensions a ON a.name = x.extname
        WHERE x.extname <> 'plpgsql' ORDER BY 1`);
		return Object.fromEntries(rows.map(({ name, version }) => [name, version ?? "none"]));
	});
}
async function dropDatabases(admin, names) {
	for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)}`);
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
async function cloneDatabase({ own, admin, version }, template, names) {
	const queue = [...names];
	const strategy = fileCopy(version);
	const work = async (client) => {
		for (let name = queue.shift(); name !== void 0; name = queue.shift()) {
			const [copy, original] = [name, template].map((each) => client.escapeIdentifier(each));
			await client.query(`CREATE DATABASE ${copy} TEMPLATE ${original}${strategy}`);
		}
	};
	const second = template === "postgres" || names.length < 2 ? void 0 : withConnection(own, maintenanceDatabase, work);
	await together(work(admin), Promise.resolve(second));
}
/** Copying files beats logging every page where a checkpoint writes to RAM; before 15 there is no other way. */
function fileCopy({ major }) {
	return major >= 15 ? " STRATEGY FILE_COPY" : "";
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
// src/postgres/scram.ts
var import__builtin_util = /* @__PURE__ */ __toESM(require__builtin_util(), 1);
/** What the server uses by itself: the setting scram_iterations of 16 and later. */
const iterations = 4096;
/**
* What the server keeps of a password (RFC 5803), made here: the password itself then stands in no statement, so in no
* log of the server's.
*/
async function scramVerifier(password) {
	const salt = (0, import__builtin_crypto.randomBytes)(16);
	const salted = await (0, import__builtin_util.promisify)(import__builtin_crypto.pbkdf2)(await prepare$1(password), salt, iterations, 32, "sha256");
	const key = (name) => (0, import__builtin_crypto.createHmac)("sha256", salted).update(name).digest();
	const storedKey = (0, import__builtin_crypto.createHash)("sha256").update(key("Client Key")).digest("base64");
	const serverKey = key("Server Key").toString("base64");
	return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
/** As the server prepares it (RFC 4013), which takes a password that has no such form as it is. */
async function prepare$1(password) {
	if (/^[\x20-\x7e]*$/.test(password)) return password;
	const { default: saslprep } = await import("./esm-wrapper-CqsM5yXE.js");
	try {
		return saslprep(password);
	} catch {
		return password;
	}
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
const pollMs$1 = 1;
/** The server ended by itself before it took connections. */
var ServerEndedError = class extends Error {};
/**
* Starts a server on the run's cluster, whose files say who gets in and what is set, and returns when it has answered a
* query and has every setting that it was given.
*
* @throws ServerEndedError when it ends by itself, an Error when it does not answer in time, or runs with other settings; the message has the end of its log
*/
async function startServer(options) {
	const { binaries, run, settings, username, password, port } = options;
	const started = spawnServer(options);
	try {
		await untilReady(started, options);
		const address = {
			host: loopback,
			port,
			username,
			password
		};
		const own = knowsPeers ? {
			...address,
			host: run.socket
		} : address;
		const admin = await connect(own, maintenanceDatabase);
		await verifySettings(admin, settings);
		await prepareForWork(admin);
		return {
			version: binaries.version,
			address,
			own,
			admin
		};
	} catch (error) {
		if (started.child.pid !== void 0) await endServer(started.child.pid);
		options.signal.throwIfAborted();
		const log = await tailOfLog(run);
		throw new (started.ending ? ServerEndedError : Error)(`PostgreSQL did not start: ${error.message}${log && `; the end of its log:\n${log}`}`, { cause: error });
	}
}
function spawnServer({ binaries, run, account, port, args = [], env }) {
	const log = openSync(run.log, "a", 384);
	const sockets = process.platform === "win32" ? "" : run.socket;
	try {
		const child = spawn(join(binaries.directory, "postgres"), [...[
			"-D",
			run.data,
			...args,
			"-p",
			`${port}`,
			"-c",
			`unix_socket_directories=${quoteList(sockets)}`
		], ...[
			"-c",
			`hba_file=${run.hba}`,
			"-c",
			`ident_file=${run.ident}`
		]], {
			cwd: run.data,
			env,
			stdio: [
				"ignore",
				log,
				log
			],
			detached: true,
			windowsHide: true,
			...account && {
				uid: account.uid,
				gid: account.gid
			}
		});
		const started = { child };
		child.once("error", (error) => {
			started.ending = error.message;
		});
		child.once("exit", (code, signal) => {
			started.ending = `it ended with ${signal ?? `exit code ${code}`}`;
		});
		child.unref();
		if (child.pid !== void 0) writeFileSync(run.pid, `${child.pid}`);
		return started;
	} finally {
		closeSync(log);
	}
}
/** An item of a list in a setting, as an identifier in double quotes; an empty list stays empty. */
function quoteList(item) {
	return item && `"${item.replaceAll("\"", "\"\"")}"`;
}
async function untilReady(started, { run, signal }) {
	const deadline = sinceStart() + startTimeoutMs;
	while (!isReady(run.data, started.child.pid)) {
		signal.throwIfAborted();
		if (started.ending) throw new Error(started.ending);
		if (sinceStart() > deadline) throw new Error(`it did not take connections within ${startTimeoutMs / 1e3} s`);
		await setTimeout$1(pollMs$1);
	}
}
/** The first query a server answers: are the settings in force that it was given? */
async function verifySettings(admin, settings) {
	const names = settings.map(({ name }) => admin.escapeLiteral(name));
	const { rows: shown } = await admin.query(`SELECT name, current_setting(name, true) AS value FROM unnest(ARRAY[${names}]::text[]) AS asked(name)`);
	const values = new Map(shown.map(({ name, value }) => [name, value]));
	const otherwise = settings.filter(({ name, value }) => values.get(name) !== value);
	if (otherwise.length === 0) return;
	const inForce = await settingRows(admin, otherwise);
	const differs = ({ name, value }) => {
		const row = inForce.get(name);
		return !row || !(row.isOverruled || isInForce(value, row));
	};
	const suspects = otherwise.filter(differs);
	if (suspects.length === 0) return;
	for (const row of await linesTaken(admin, [...inForce.values()])) inForce.set(row.name, row);
	const mismatches = suspects.filter(differs);
	if (mismatches.length === 0) return;
	const list = mismatches.map(({ name, value }) => `${name} is "${inForce.get(name)?.setting}", not "${value}"`);
	throw new Error(`it runs with other settings than it was given: ${list.join(", ")}`);
}
/** What `pg_settings` has of them; to look there takes many times as long as to ask for values as they are shown. */
async function settingRows(admin, settings) {
	const { rows } = await admin.query(`SELECT asked.name, s.setting, s.unit, coalesce(s.vartype, 'string') AS vartype, s.enumvals,
            s.source IN ('database', 'user', 'database user') OR s.sourcefile LIKE '%postgresql.auto.conf'
              AS "isOverruled"
       FROM unnest($1::text[]) AS asked(name) LEFT JOIN pg_settings s ON lower(s.name) = asked.name`, [settings.map(({ name }) => name)]);
	return new Map(rows.map((row) => [row.name, row]));
}
/**
* Of the texts the line that the server took: it spells some in its own way (timezone), and to this very connection it
* tells those of its own (application_name).
*/
async function linesTaken(admin, rows) {
	const texts = rows.filter(({ vartype }) => vartype === "string");
	const { rows: lines } = await admin.query("SELECT lower(name) AS name, setting FROM pg_file_settings WHERE applied AND lower(name) = ANY($1)", [texts.map(({ name }) => name)]);
	const taken = new Map(lines.map(({ name, setting }) => [name, setting]));
	return texts.map((row) => ({
		...row,
		setting: taken.get(row.name) ?? row.setting
	}));
}
/** The last lines of the server's log. */
async function tailOfLog(run, lines = 20) {
	return (await readFile(run.log, "utf8").catch(() => "")).trimEnd().split("\n").slice(-lines).join("\n");
}
// src/postgres/snapshot-archive.ts
/** One file is unpacked on one processor: two take half the time, where there are two. */
const partCount = 2;
/**
* Packs the data directory of a server that was shut down into a few files of much the same size. A tar is unpacked in
* half the time that copying as many small files takes, and belongs to nobody in particular.
*
* @throws when one of the secrets is in it
*/
async function packCluster(data, directory, { env, signal, secrets = [] }) {
	const shares = await divide(data);
	await together(...shares.map((entries, index) => execute("tar", [
		"-cf",
		join(directory, partName(index)),
		"--",
		...entries
	], {
		cwd: data,
		env: {
			...env,
			TAR_OPTIONS: "--owner=0 --group=0 --numeric-owner"
		},
		signal
	})));
	return together(...shares.map((_, index) => describePart(directory, partName(index), secrets)));
}
function partName(index) {
	return `${index + 1}.tar`;
}
/** Unpacks a cluster into an empty directory, as the user whose it will be; that user need not reach the archive. */
async function unpackCluster(parts, directory, data, { account, env, signal }) {
	for (const shared of ["base", "pg_wal"]) makeFor(account, join(data, shared));
	const unpack = async ({ file }) => {
		const archive = await open(join(directory, file));
		try {
			await execute("tar", ["-xmf", "-"], {
				cwd: data,
				env: {
					...env,
					TAR_OPTIONS: "--blocking-factor=512"
				},
				account,
				signal,
				stdin: archive.fd
			});
		} finally {
			await archive.close();
		}
	};
	await together(...parts.map(unpack));
}
/** @throws when a part is not as it was when it was packed */
async function verifyParts(parts, directory) {
	const verify = async (part) => {
		const found = await describePart(directory, part.file);
		if (found.bytes === part.bytes && found.crc32 === part.crc32) return;
		throw new Error(`${part.file} is not as it was saved`);
	};
	await together(...parts.map(verify));
}
const chunkBytes$1 = 1024 ** 2;
const longestSecret = 4096;
async function describePart(directory, file, secrets = []) {
	const archive = await open(join(directory, file));
	try {
		const buffer = Buffer.alloc(longestSecret + chunkBytes$1);
		const chunk = buffer.subarray(longestSecret);
		let [bytes, sum] = [0, 0];
		for (;;) {
			const { bytesRead } = await archive.read(chunk, 0, chunkBytes$1);
			if (bytesRead === 0) return {
				file,
				bytes,
				crc32: sum
			};
			bytes += bytesRead;
			sum = crc32(chunk.subarray(0, bytesRead), sum);
			const read = buffer.subarray(0, longestSecret + bytesRead);
			if (secrets.some((secret) => read.includes(secret))) throw new Error("a password or a path of this run is in it, in a log or in WAL that is kept");
			if (secrets.length > 0) read.copyWithin(0, bytesRead);
		}
	} finally {
		await archive.close();
	}
}
/** @throws when a cluster is more than its data directory */
async function requireWhole(data) {
	if ((await readdir(join(data, "pg_tblspc"))).length > 0) throw new Error("it has tablespaces, whose files are elsewhere");
}
/** Removes what a server that was shut down has left of its own time: logs, statistics, its options. */
async function tidyCluster(data) {
	await together(...[
		join(data, "postmaster.opts"),
		join(data, "log"),
		join(data, "current_logfiles"),
		...(await readdir(join(data, "pg_stat"))).map((name) => join(data, "pg_stat", name))
	].map((path) => rm(path, {
		recursive: true,
		force: true
	})));
}
/** The entries of a data directory, dealt out by their size. */
async function divide(data) {
	const shares = Array.from({ length: partCount }, () => ({
		entries: [],
		bytes: 0
	}));
	const entries = [
		...(await readdir(data)).filter((name) => name !== "base" && name !== "pg_wal"),
		...(await readdir(join(data, "base"))).map((name) => `base/${name}`),
		...(await writtenWal(join(data, "pg_wal"))).map((name) => `pg_wal/${name}`)
	];
	const sized = await Promise.all(entries.map(async (name) => ({
		name,
		bytes: await sizeOf(join(data, name))
	})));
	for (const { name, bytes } of sized.sort((a, b) => b.bytes - a.bytes)) {
		const least = shares.reduce((a, b) => b.bytes < a.bytes ? b : a);
		least.entries.push(name);
		least.bytes += bytes;
	}
	return shares.map((share) => share.entries);
}
/** Without the segments that are only there to be written some day: `initdb` leaves some. */
async function writtenWal(directory) {
	const names = await readdir(directory);
	const segments = await Promise.all(names.filter((name) => /^[0-9A-F]{24}$/.test(name)).map(async (name) => ({
		name,
		time: (await stat(join(directory, name))).mtimeMs
	})));
	const latest = Math.max(...segments.map(({ time }) => time));
	const last = segments.filter(({ time }) => time === latest).map(({ name }) => name).sort().at(-1) ?? "";
	return names.filter((name) => !segments.some((each) => each.name === name) || name <= last);
}
async function sizeOf(path) {
	const found = await stat(path);
	if (!found.isDirectory()) return found.size;
	const sizes = (await readdir(path, { recursive: true })).map(async (file) => (await stat(join(path, file))).size);
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
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
// src/run/cluster-server.ts
/** A run's cluster, new or from a snapshot, and its server, which may be started more than once. */
var ClusterServer = class {
	settings;
	#options;
	#timings;
	#place;
	#server;
	#verifier;
	#port;
	constructor(options, context, place, { binaries, port }) {
		const { username, password } = options;
		this.settings = resolveSettings(binaries.version.major, options.settings);
		this.#options = options;
		this.#timings = context.timings;
		this.#port = port;
		this.#place = place;
		this.#server = {
			...place,
			binaries,
			username,
			password,
			settings: this.settings,
			env: neutralEnvironment(context.env),
			signal: context.interrupts.aborted
		};
	}
	/** Makes a new cluster, in which there is nothing yet. */
	async create() {
		const { locale } = this.#options;
		await this.#timings.measure("initdb", () => together(createCluster({
			...this.#server,
			locale
		}), loadDriver(), this.#makeVerifier()));
	}
	async remove() {
		await rm(this.#place.run.data, {
			recursive: true,
			force: true
		});
	}
	/** Starts a server on a new cluster. */
	startNew() {
		return this.#timings.measure("start", () => this.start());
	}
	/**
	* A server with the cluster of a snapshot.
	*
	* @throws when it is damaged, or not what this machine would make; nothing of it is left then
	*/
	async startFrom({ snapshot }) {
		const { run, account } = this.#place;
		const { parts, directory } = snapshot;
		try {
			await this.#timings.measure("snapshot", async () => {
				makeFor(account, run.data);
				await together(unpackCluster(parts, directory, run.data, this.#server), loadDriver(), this.#makeVerifier());
			});
			const [, server] = await this.#timings.measure("start", () => together(verifyParts(parts, directory), this.start()));
			await this.#verifyExtensions(server, snapshot.origin.extensions);
			return server;
		} catch (error) {
			this.#server.signal.throwIfAborted();
			const pid = serverOf(run);
			if (pid !== void 0) await endServer(pid);
			await this.remove();
			throw error;
		}
	}
	/** A newer package of an extension would have made something else. */
	async #verifyExtensions({ own }, made) {
		if (Object.keys(made).length === 0) return;
		const versions = await extensionVersions(own, this.#options.database);
		const changed = Object.keys(made).filter((name) => versions[name] !== made[name]);
		if (changed.length === 0) return;
		throw new Error(`this machine has another version of ${changed.join(", ")}`);
	}
	/** Starts the server on what there is. */
	async start() {
		const { run } = this.#place;
		const { username, binaries } = this.#server;
		writeSettings(run, this.settings);
		admitRun(run, {
			username,
			major: binaries.version.major
		});
		try {
			return await startServer({
				...this.#server,
				port: this.#port
			});
		} catch (error) {
			this.#server.signal.throwIfAborted();
			if (!(error instanceof ServerEndedError)) throw error;
			this.#port = await choosePort(this.#options.port ?? 0);
			return startServer({
				...this.#server,
				port: this.#port
			});
		}
	}
	#makeVerifier() {
		this.#verifier ??= scramVerifier(this.#options.password);
		return this.#verifier;
	}
	/** From now on the server is the tests', when `before` is done. */
	async handOver(server, before) {
		const { username } = this.#options;
		await unlessAborted(this.#server.signal, async () => {
			await together(before(), this.#makeVerifier().then((verifier) => setPassword(server.admin, username, verifier)));
			await dismissRun(this.#place.run, server.admin);
		});
		server.admin.end().catch(() => {});
	}
};
// src/migrations/migration-files.ts
/** What is no migration by its ending, such as a README; node-pg-migrate puts it between ^ and $. */
const otherFiles = "(\\..*|(?!.*\\.(sql|[cm]?js|[cm]?ts)$).*|.*\\.d\\.[cm]?ts)";
const isOther = new RegExp(`^${otherFiles}$`);
function listMigrationFiles(directory) {
	const migrations = [];
	const others = [];
	for (const entry of readdirSync(directory, { withFileTypes: true })) {
		const { name } = entry;
		if (isMigration(name) && !entry.isDirectory()) migrations.push(name);
		else if (isDirectory(join(directory, name))) others.push(...filesBelow(directory, name));
		else others.push(name);
	}
	return {
		migrations: inOrderOfApplication(migrations),
		others: others.sort()
	};
}
function isMigration(name) {
	return !isOther.test(name);
}
function isDirectory(path) {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
function filesBelow(directory, folder) {
	return readdirSync(join(directory, folder), {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => !entry.isDirectory()).map((entry) => relative(directory, join(entry.parentPath, entry.name)));
}
/** As {@link listMigrationFiles}, without regard to what else is there. */
function countMigrations(directory) {
	return readdirSync(directory, { withFileTypes: true }).filter((entry) => isMigration(entry.name) && !entry.isDirectory()).length;
}
/** As node-pg-migrate sorts: by the number that a name begins with, then by the whole name. */
function inOrderOfApplication(names) {
	return names.map((name) => ({
		name,
		number: numberOf(name)
	})).sort((a, b) => a.number - b.number || a.name.localeCompare(b.name, void 0, sorting)).map(({ name }) => name);
}
const sorting = {
	usage: "sort",
	numeric: true,
	sensitivity: "variant",
	ignorePunctuation: true
};
function numberOf(name) {
	const digits = /^\d*/.exec(name)?.[0] ?? "";
	const time = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(digits);
	if (!time) return Number(digits);
	const [, year, month, day, hour, minute, second, ms] = time;
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
}
/** Reads a manifest; undefined when it is none of that key: a disk, or another program, may have written it. */
function parseManifest(text, key, isOrigin) {
	const value = parseJson(text);
	return value?.format === 1 && value.key === key && Array.isArray(value.parts) && value.parts.length > 0 && value.parts.every(isPart) && isOrigin(value.origin, key) ? value : void 0;
}
/** The key that a manifest is said to be of. */
function keyIn(text) {
	const value = parseJson(text);
	return typeof value?.key === "string" ? value.key : void 0;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
const partForm = /^\d+\.tar$/;
function isPart(value) {
	const { file, bytes, crc32 } = value ?? {};
	return typeof file === "string" && partForm.test(file) && Number.isInteger(bytes) && Number.isInteger(crc32);
}
// src/run/package-version.ts
const packageVersion = "0.1.0";
// src/run/recipe.ts
function digestOf(content) {
	return (0, import__builtin_crypto.hash)("sha256", content).slice(0, 32);
}
/** What tells two recipes apart: one byte changed anywhere gives another key. */
function keyOf(recipe) {
	const { base, migrations, command, workerDatabases } = recipe;
	return digestOf(JSON.stringify([
		base,
		migrations,
		command,
		workerDatabases
	]));
}
/** The keys of the states on the way: before the first migration, after the first one, … */
function lineageOf({ base, migrations }) {
	const lineage = [digestOf(JSON.stringify(base))];
	for (const { name, digest } of migrations) lineage.push(digestOf(JSON.stringify([
		lineage.at(-1),
		name,
		digest
	])));
	return lineage;
}
/**
* How many of the wanted migrations a cluster of another recipe has already; undefined when it can't become the wanted
* one, since something else has gone into it.
*/
function headStart(made, wanted) {
	const count = made.migrations.length;
	if (count > wanted.migrations.length) return void 0;
	if (Object.keys(made.command).length > 0) return void 0;
	return lineageOf(made).at(-1) === lineageOf(wanted)[count] ? count : void 0;
}
/** The inputs by which two recipes differ, in words. */
function differences(made, wanted) {
	const found = [
		...changedNames(made.base, wanted.base),
		...changedNames(digestsByName(made.migrations), digestsByName(wanted.migrations)),
		...changedNames(made.command, wanted.command)
	];
	if (made.workerDatabases !== wanted.workerDatabases) found.push("worker-databases changed");
	if (found.length === 0 && keyOf(made) !== keyOf(wanted)) found.push("the order of migrations changed");
	return found;
}
function digestsByName(files) {
	return Object.fromEntries(files.map(({ name, digest }) => [name, digest]));
}
function changedNames(made, wanted) {
	return [.../* @__PURE__ */ new Set([...Object.keys(made), ...Object.keys(wanted)])].filter((name) => made[name] !== wanted[name]).map((name) => {
		if (made[name] === void 0) return `${name} is new`;
		return wanted[name] === void 0 ? `${name} is gone` : `${name} changed`;
	});
}
/** Of several recipes the one that differs least from the wanted one. */
function closest(candidates, recipeOf, wanted) {
	return candidates.map((candidate) => ({
		candidate,
		score: differences(recipeOf(candidate), wanted).length
	})).sort((a, b) => a.score - b.score)[0]?.candidate;
}
// src/run/ingredients.ts
/** More copies than these would fill the cache, although unpacking them takes less time than making them. */
const mostKeptCopies = 32;
/** How many of the steps are kept in a snapshot: the migrations, the migrate command, the copies for workers. */
function stepsKept({ migrateCommand, snapshotFiles, workerDatabases }) {
	if (migrateCommand !== void 0 && snapshotFiles === void 0) return 1;
	return workerDatabases > mostKeptCopies ? 2 : 3;
}
/** Hundreds of small files are read in a fraction of the time when nobody waits for each. */
function readIngredients(options) {
	const { migrations: directory, workingDirectory, snapshotFiles = [] } = options;
	const files = directory ? listMigrationFiles(directory) : {
		migrations: [],
		others: []
	};
	return {
		migrations: readMigrations(directory ?? "", files.migrations),
		others: readOthers(directory ?? "", files.others),
		named: readNamed(workingDirectory, snapshotFiles),
		distribution: readDistribution()
	};
}
/** All that goes into that part of a run's cluster that is kept. */
function createRecipe(options, binaries, { migrations, others, named, distribution }) {
	const { database, username, locale, extensions, settings, migrateCommand } = options;
	const values = {
		"the snapshot's format": [1, packageVersion],
		"postgres-version": [formatVersion(binaries.version), binaries.build],
		"the platform": [
			process.platform,
			process.arch,
			distribution
		],
		database,
		username,
		locale,
		extensions,
		settings,
		"migrations directory": options.migrations !== void 0
	};
	const base = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, digestOf(JSON.stringify(value))]));
	const kept = stepsKept(options);
	return {
		base: {
			...base,
			...byName(others),
			...migrateCommand ? {} : byName(named)
		},
		migrations,
		command: migrateCommand && kept > 1 ? {
			"migrate-command": digestOf(migrateCommand),
			...byName(named)
		} : {},
		workerDatabases: kept > 2 ? options.workerDatabases : 0
	};
}
function readMigrations(directory, names) {
	return names.map((name) => ({
		name: `migrations/${name}`,
		digest: digestOf(textOf$1(join(directory, name)))
	}));
}
/** Which may be of any kind and size. */
function readNamed(directory, names) {
	return names.map((name) => ({
		name: `snapshot-files/${name}`,
		digest: digestOf(readFileSync(join(directory, name)))
	}));
}
/** A text as such, which Node.js reads in less than half the time, unless bytes of it would be lost so. */
function textOf$1(path) {
	const text = readFileSync(path, "utf8");
	return text.includes("�") ? readFileSync(path) : text;
}
/** Of what can't be read, such as a link that leads nowhere, a migration can't make anything either. */
function readOthers(directory, names) {
	return readMigrations(directory, names.filter((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.isFile()));
}
function byName(files) {
	return Object.fromEntries(files.map(({ name, digest }) => [name, digest]));
}
function readDistribution() {
	let text;
	try {
		text = readFileSync("/etc/os-release", "utf8");
	} catch {
		return "";
	}
	return text.split("\n").filter((line) => /^(ID|VERSION_ID)=/.test(line)).join(" ");
}
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
		var _usingCtx$2 = _usingCtx();
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
				const isPath = file.includes("/");
				if (error.code === "ENOENT" || error.code === "EACCES" && !isPath) resolve(127);
				else if (error.code === "EACCES") resolve(126);
				else reject(new Error(`${file} could not be started: ${error.message}`, { cause: error }));
			});
			child.once("exit", (code, signal) => resolve(code ?? exitCodeOf(signal ?? "SIGKILL")));
		});
		const pid = child.pid;
		if (pid === void 0) return exited;
		let killer;
		_usingCtx$2.u(options.interrupts.subscribe((signal) => {
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
		_usingCtx$2.e = _;
	} finally {
		_usingCtx$2.d();
	}
}
async function toProgram(command, env) {
	if (command.kind === "program") return command;
	const bash = findProgram("bash", env);
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
// src/postgres/leftovers-block.ts
/** The setting that holds what the block has found, since a block returns nothing. */
const resultName = "ram_postgres.look";
const mebibyte = 1048576;
const largestTableBytes = 64 * mebibyte;
/** To sum keys takes several times as long as to count. */
const largestKeyedBytes = mebibyte;
/** No run is to wait long for a large seed to be read, which few tests leave changed. */
const budgetMs = 2e3;
/**
* A block that looks at every table by itself, so that one that can't be read does not hide the others, and opens none
* that has no pages.
*
* That a row was written beyond the horizon is found by age(), which is right also around the wraparound; a row keeps
* its xmin when it is frozen. Rows of transactions that were rolled back are not there to be read.
* https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND
*/
function lookBlock(client, since) {
	const age = since ? `age(${client.escapeLiteral(since.next)}::xid)` : "-1";
	const running = (since?.running ?? []).map((id) => client.escapeLiteral(id));
	const orRan = running.length > 0 ? ` OR xmin::text IN (${running})` : "";
	return `DO $look$
DECLARE
  horizon_age constant int := ${age};
  is_fresh constant text := ${client.escapeLiteral(`age(xmin) <= $1${orRan}`)};
  deadline constant timestamptz := clock_timestamp() + '${budgetMs} ms';
  item record;
  rows bigint;
  fresh bigint;
  keys text;
  relations text[] := '{}';
  tables jsonb := '{}';
  sequences jsonb := '{}';
  prepared text[] := '{}';
  too_large text[] := '{}';
  unseen text[] := '{}';
BEGIN
  FOR item IN ${itemsQuery} LOOP
    BEGIN
      IF item.kind = 'S' THEN
        sequences := sequences || jsonb_build_object(item.name, pg_sequence_last_value(item.oid));
        CONTINUE;
      END IF;
      relations := relations || item.name;
      CONTINUE WHEN coalesce(item.size, 0) = 0;
      IF item.size > ${largestTableBytes} OR clock_timestamp() > deadline THEN
        too_large := too_large || item.name;
      ELSE${readTable}
      END IF;
    EXCEPTION WHEN OTHERS OR query_canceled THEN
      unseen := unseen || item.name;
    END;
  END LOOP;
  IF current_setting('max_prepared_transactions') <> '0' THEN
    prepared := ARRAY(SELECT gid FROM pg_prepared_xacts WHERE database = current_database());
  END IF;
  PERFORM set_config('${resultName}', (${otherFindings} || jsonb_build_object('relations', relations,
    'preparedTransactions', prepared, 'tables', tables, 'sequences', sequences, 'tooLarge', too_large, 'unseen', unseen))::text, true);
END $look$`;
}
/** Keys are for a later look, or for rows that may have been there under the same ones. */
const readTable = `
        EXECUTE format('SELECT count(*), count(*) FILTER (WHERE %s) FROM ONLY %s', is_fresh, item.source)
          INTO rows, fresh USING horizon_age;
        keys := NULL;
        IF item.size <= ${largestKeyedBytes} AND (fresh > 0 OR horizon_age < 0) THEN
          SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) INTO keys
            FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
           WHERE indrelid = item.oid AND indisprimary;
          IF keys IS NOT NULL THEN
            EXECUTE format('SELECT sum(hashtextextended(ROW(%s)::text, 0)) FROM ONLY %s', keys, item.source) INTO keys;
          END IF;
        END IF;
        tables := tables || jsonb_build_object(item.name,
          jsonb_build_object('rows', rows, 'fresh', fresh, 'keys', keys));`;
/**
* All relations of the user's, and the tables of the system's that hold large objects. A size is that of a table's
* file, which takes no lock and is never behind: pages are added to it before anything is written into them.
*/
const itemsQuery = `
    SELECT c.oid, relkind AS kind, format('%I.%I', nspname, relname) AS source,
           CASE nspname WHEN 'public' THEN quote_ident(relname) ELSE format('%I.%I', nspname, relname) END AS name,
           CASE WHEN relkind IN ('r', 'm') THEN (pg_stat_file(pg_relation_filepath(c.oid), true)).size END AS size
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'm', 'p', 'f', 'v', 'S') AND relpersistence <> 't'
       AND nspname !~ '^pg_' AND nspname <> 'information_schema'
    UNION ALL
    SELECT oid, 'r', oid::text, name, (pg_stat_file(pg_relation_filepath(oid))).size
      FROM (VALUES ('pg_largeobject_metadata'::regclass, 'large objects'),
                   ('pg_largeobject', 'pages of large objects')) AS kept(oid, name)`;
/** The moment, as rows have it. */
const horizon = `(SELECT jsonb_build_object('next', pg_snapshot_xmax(now)::xid::text, 'running',
        ARRAY(SELECT id::xid::text FROM pg_snapshot_xip(now) id)) FROM pg_current_snapshot() now)`;
const otherFindings = `(SELECT jsonb_build_object(
    'database', datname,
    'horizon', ${horizon},
    'idleInTransaction', (SELECT count(*) FROM pg_stat_activity
        WHERE datid = d.oid AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()))
    FROM pg_database d WHERE datname = current_database())`;
// src/postgres/leftovers-look.ts
const settings$1 = `
  SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL statement_timeout = '5s';
  SET LOCAL lock_timeout = '10ms';`;
/**
* Looks at all that there is in the database that the client is connected to, in one message, which is one transaction.
*
* @param since beyond which rows are fresh; without it, none is
*/
async function look$1(client, since) {
	const text = `${settings$1} ${lookBlock(client, since)}; SELECT current_setting('${resultName}') AS found`;
	const results = await client.query(text);
	return JSON.parse(results.at(-1)?.rows[0]?.found ?? "");
}
// src/postgres/leftovers.ts
/** Time for sessions to end whose clients have: until then they hold locks and are idle in their transactions. */
const endingMs = 500;
const pollMs = 5;
/** What is in the database that the client, a superuser's, is connected to. */
async function readState(client) {
	return look$1(client);
}
/** Whether it is what {@link readState} has read: another program, or a disk, may have written it. */
function isState(value) {
	const { horizon: moment, relations, tables, sequences, ...rest } = value ?? {};
	const lists = [
		relations,
		moment?.running,
		rest.preparedTransactions,
		rest.tooLarge,
		rest.unseen
	];
	const isObject = (each) => typeof each === "object" && each !== null;
	return lists.every(Array.isArray) && isObject(tables) && isObject(sequences);
}
/** What was once read, for a server that was started anew on the same cluster: the client is of any database. */
async function renewState(client, state) {
	const { rows } = await client.query(`SELECT ${horizon} AS now`);
	return {
		...state,
		horizon: rows[0]?.now ?? state.horizon
	};
}
/**
* What was left behind in the database that the client, a superuser's, is connected to. Rows that were committed are
* found by the transactions that wrote them, whatever their number; what was rolled back has left none.
*/
async function findLeftovers(client, before) {
	const deadline = sinceStart() + endingMs;
	for (;;) {
		const now = await look$1(client, before.horizon);
		if (now.idleInTransaction === 0 && now.unseen.length === 0 || sinceStart() > deadline) return compare(before, now);
		await setTimeout$1(pollMs);
	}
}
/** Whether nothing was left, as far as it was read; that sequences have moved is no matter. */
function isClean(leftovers) {
	const { rows, newTables, goneTables, preparedTransactions, unseen, idleInTransaction } = leftovers;
	return idleInTransaction === 0 && [
		rows,
		newTables,
		goneTables,
		preparedTransactions,
		unseen
	].every((list) => list.length === 0);
}
/** The databases there are, but for those that are only there to be copied in every cluster. */
async function databasesNow(client) {
	const { rows } = await client.query("SELECT datname AS name FROM pg_database WHERE datname NOT IN ('template0', 'template1') ORDER BY 1");
	return rows.map(({ name }) => name);
}
function compare(before, now) {
	const newTables = without(now.relations, before.relations);
	const goneTables = without(before.relations, now.relations);
	const ofEither = (list) => without([.../* @__PURE__ */ new Set([...before[list], ...now[list]])], goneTables);
	const [unseen, tooLarge] = [ofEither("unseen"), ofEither("tooLarge")];
	const rows = without(Object.keys({
		...before.tables,
		...now.tables
	}), [
		...newTables,
		...goneTables,
		...unseen,
		...tooLarge
	]).map((table) => compareRows(table, ownOf(before.tables, table), ownOf(now.tables, table))).filter(({ added, changed = 0, removed }) => added + changed + removed > 0).sort((a, b) => weight(b) - weight(a) || (a.table < b.table ? -1 : 1));
	return {
		database: now.database,
		rows,
		newTables,
		goneTables,
		unseen,
		tooLarge,
		sequences: moved(before.sequences, now.sequences),
		preparedTransactions: without(now.preparedTransactions, before.preparedTransactions),
		idleInTransaction: now.idleInTransaction
	};
}
/** Tables may be called as what every object has. */
function ownOf(all, name) {
	return Object.hasOwn(all, name) ? all[name] : void 0;
}
const empty = {
	rows: 0,
	fresh: 0,
	keys: null
};
/** An old version of a row that is gone was removed, or it was changed and is among the fresh ones. */
function compareRows(table, before = empty, now = empty) {
	const { fresh } = now;
	const gone = before.rows - (now.rows - fresh);
	if (fresh === 0 || gone === 0) return {
		table,
		added: fresh,
		changed: 0,
		removed: gone
	};
	if (fresh === gone && before.keys !== null && before.keys === now.keys) return {
		table,
		added: 0,
		changed: fresh,
		removed: 0
	};
	return {
		table,
		added: fresh,
		removed: gone
	};
}
function weight({ added, changed = 0, removed }) {
	return added + changed + removed;
}
function moved(before, now) {
	return Object.keys(before).filter((name) => Object.hasOwn(now, name)).filter((name) => now[name] !== before[name]).sort();
}
function without(names, others) {
	const excluded = new Set(others);
	return names.filter((name) => !excluded.has(name)).sort();
}
// src/postgres/database-error.ts
/** Whether the server itself sent this error. */
function isDatabaseError(error) {
	return error instanceof Error && "severity" in error && "code" in error;
}
/** Where the character at `position` (from 1, as Postgres counts) stands in a text. */
function locate(text, position) {
	const lines = [...text].slice(0, position - 1).join("").split("\n");
	return {
		line: lines.length,
		column: [...lines.at(-1) ?? ""].length + 1
	};
}
/**
* An error as psql would show it: message and SQLSTATE, detail, hint, context, and the line of the statement with a
* mark below the place.
*/
function describeDatabaseError(error, sql) {
	const parts = [`${error.severity}: ${error.message} (SQLSTATE ${error.code})`];
	const position = Number(error.position);
	if (sql && position > 0) {
		const { line, column } = locate(sql, position);
		parts.push(sql.split("\n")[line - 1] ?? "", `${" ".repeat(column - 1)}^`);
	}
	for (const [name, text] of Object.entries({
		DETAIL: error.detail,
		HINT: error.hint,
		CONTEXT: error.where
	})) if (text) parts.push(`${name}: ${text}`);
	return parts.join("\n");
}
// src/run/explain.ts
/** What to do about errors of the server that have little to do with what was asked of it. */
const advice$1 = {
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
	const todo = advice$1[error.code ?? ""];
	throw new Error(`${what}\n${describeDatabaseError(error)}${todo ? `\n${todo}` : ""}`, { cause: error });
}
// src/run/steps.ts
/** The steps from a server with nothing in it, or with what a snapshot has, to a migrated database with its copies. */
var Steps = class {
	#options;
	#context;
	#aborted;
	/** What the server has been told of the password, which is not to be kept. */
	#verifier;
	constructor(options, context) {
		this.#options = options;
		this.#context = context;
		this.#aborted = context.interrupts.aborted;
	}
	/** Makes the database, unless it is there from the start, and applies the migrations that it does not have yet. */
	async migrate(server, start) {
		await this.#context.timings.measure("migrate", async () => {
			await unlessAborted(this.#aborted, () => this.#makeDatabase(server, start));
			await unlessAborted(this.#aborted, () => this.#applyMigrations(server));
		});
	}
	async #makeDatabase(server, start) {
		const { own, admin } = server;
		const { database, extensions } = this.#options;
		try {
			if (start) {
				const { workerDatabases } = start.snapshot.origin.recipe;
				await dropDatabases(admin, workerDatabaseNames(database, workerDatabases));
			} else {
				await createDatabase(server, database);
				await createExtensions(own, database, extensions);
			}
		} catch (error) {
			explain(error, "the database could not be made");
		}
	}
	async #applyMigrations({ own }) {
		const { database, migrations } = this.#options;
		if (!migrations) return;
		const { migrate } = await import("./node-pg-migrate-DQegOgcA.js");
		await migrate(own, {
			database,
			directory: migrations,
			stdout: this.#context.stdout
		});
	}
	async runMigrateCommand(server) {
		const { env, stdout, interrupts, timings } = this.#context;
		const { migrateCommand: script, username, workingDirectory } = this.#options;
		if (!script) return;
		this.#verifier = await scramVerifier(this.#options.password);
		await setPassword(server.admin, username, this.#verifier);
		const environment = databaseEnvironment(server.address, this.#options);
		await timings.measure("migrate command", () => runMigrateCommand(script, {
			cwd: workingDirectory,
			env: clientEnvironment(env, environment),
			stdout,
			interrupts
		}));
	}
	async cloneForWorkers(server) {
		const { database, workerDatabases } = this.#options;
		if (workerDatabases === 0) return;
		const copies = workerDatabaseNames(database, workerDatabases);
		await this.#context.timings.measure("clone", () => unlessAborted(this.#aborted, () => cloneDatabase(server, database, copies)).catch((error) => explain(error, "worker-databases: a copy could not be made")));
	}
	/** Keeps the cluster as it is now for later runs: shuts its server down, packs it and starts it again. */
	async keep(server, plan, { cluster, run }) {
		const { database, username } = this.#options;
		let noted;
		try {
			await plan.requireWritable();
			await requireWhole(run.data);
			noted = {
				extensions: await extensionVersions(server.own, database),
				state: await withConnection(server.own, database, readState).catch(() => void 0)
			};
			if (this.#verifier) await forgetPassword(server.admin, username);
		} catch (error) {
			this.#warnUnkept(error);
			return server;
		}
		return this.#context.timings.measure("save snapshot", async () => {
			await server.admin.end();
			const made = await this.#pack(plan, run, noted).catch((error) => this.#warnUnkept(error));
			try {
				return await cluster.start();
			} catch (error) {
				if (made) await plan.drop(made);
				throw error;
			}
		});
	}
	#warnUnkept(error) {
		this.#aborted.throwIfAborted();
		this.#context.log.warn(`the snapshot could not be kept: ${messageOf(error)}`);
	}
	async #pack(plan, run, noted) {
		const { timings, env, onSnapshotMade } = this.#context;
		await shutDownServer(run);
		writeSettings(run, []);
		await tidyCluster(run.data);
		const options = {
			env: neutralEnvironment(env),
			signal: this.#aborted,
			secrets: [run.path, ...this.#tracesOfPassword()]
		};
		const pack = (directory) => packCluster(run.data, directory, options);
		const made = await plan.save({
			timings,
			...noted
		}, pack);
		if (made) onSnapshotMade?.(made);
		return made;
	}
	/** What would tell the password, or whether a guess is right. A short one may be a part of anything. */
	#tracesOfPassword() {
		const { password } = this.#options;
		const storedKey = this.#verifier?.split("$").at(-1);
		return [...storedKey ? [storedKey] : [], ...password.length < 16 ? [] : [password]];
	}
};
// src/run/migrated-server.ts
/** Takes a cluster its way, from a snapshot or from nothing, and keeps it where that is to be done. */
async function migratedServer(options, context, way) {
	const { plan } = way;
	let server = await startedServer(context, way);
	const { start, isToBeKept } = plan;
	const steps = new Steps(options, context);
	const inOrder = [
		() => steps.migrate(server, start),
		() => steps.runMigrateCommand(server),
		() => steps.cloneForWorkers(server)
	];
	const keptSteps = stepsKept(options);
	if (plan.isOn && keptSteps === 1) context.log.info("what migrate-command does is in no snapshot: name the files that go into it by snapshot-files");
	for (const [index, step] of inOrder.entries()) {
		if (!start?.isExact || index >= keptSteps) await step();
		if (isToBeKept && index + 1 === keptSteps) server = await steps.keep(server, plan, way);
	}
	return server;
}
async function startedServer(context, { cluster, plan }) {
	let hasCluster = false;
	if (plan.canFetch) {
		hasCluster = plan.start === void 0;
		await together(plan.fetch(context), hasCluster ? cluster.create() : void 0);
	}
	if (plan.start) {
		if (hasCluster) await cluster.remove();
		hasCluster = false;
		try {
			return await cluster.startFrom(plan.start);
		} catch (error) {
			context.interrupts.aborted.throwIfAborted();
			await plan.giveUpStart(error, context.log);
		}
	}
	if (!hasCluster) await cluster.create();
	return cluster.startNew();
}
// src/postgres/ramdisk.ts
/** A cluster, its WAL and a few copies of a small database need this much at least. */
const smallestSizeBytes = 128 * 1024 ** 2;
/**
* Makes the place for the data in a run's directory: a tmpfs of our own, else a private directory on a tmpfs that is
* there, else, unless a RAM disk is required, a plain directory.
*
* @throws when a RAM disk is required and can't be had
*/
async function createDisk(run, options) {
	const sizeBytes = options.sizeBytes ?? Math.floor(availableMemoryBytes() / 2);
	const reasons = [];
	if (process.platform !== "linux") reasons.push(`RAM disks are made on Linux alone; running on ${process.platform} is not tested`);
	else if (sizeBytes < smallestSizeBytes) reasons.push(`half of the available memory is ${mebibytes(sizeBytes)}, as far as can be told, and it takes ${mebibytes(smallestSizeBytes)}`);
	else {
		const mounted = await tryMount(run, sizeBytes, options.account);
		if (typeof mounted !== "string") return mounted;
		reasons.push(mounted);
		const shared = await tryShared(run, options);
		if (typeof shared !== "string") return {
			...shared,
			reason: mounted
		};
		reasons.push(shared);
	}
	const reason = reasons.join("; ");
	if (options.mode === "required") throw new Error(`ram-disk: "required", but there is none: ${reason}. Run as root or with sudo that asks for no password, or give the container a tmpfs (--tmpfs, --shm-size)`);
	makeFor(options.account, run.disk);
	return {
		kind: "directory",
		path: run.disk,
		reason
	};
}
async function tryMount(run, sizeBytes, account) {
	mkdirSync(run.disk, { mode: 448 });
	const uid = account?.uid ?? process.getuid?.() ?? 0;
	const gid = account?.gid ?? process.getgid?.() ?? 0;
	try {
		await mountTmpfs(run.disk, {
			sizeBytes,
			uid,
			gid
		});
		return {
			kind: "tmpfs",
			path: run.disk,
			sizeBytes
		};
	} catch (error) {
		await rmdir(run.disk);
		return `no tmpfs could be mounted (${(error instanceof ProgramError ? error.stderr.trim().split("\n")[0] : void 0) || messageOf(error)})`;
	}
}
/** A private directory on /dev/shm or on another tmpfs with enough room. It has no cap of its own. */
async function tryShared(run, { account, sizeBytes = 2 * smallestSizeBytes }) {
	const places = listMounts().filter(({ type }) => type === "tmpfs").map(({ path }) => path);
	for (const place of [.../* @__PURE__ */ new Set(["/dev/shm", ...places])]) {
		if (!await hasRoom(place, sizeBytes, account)) continue;
		const path = await makePrivateDirectory(place, account);
		await symlink(path, run.disk);
		return {
			kind: "shared-tmpfs",
			path
		};
	}
	return `and no tmpfs of this machine has ${mebibytes(sizeBytes)} free for us`;
}
async function hasRoom(place, bytes, account) {
	try {
		await access(place, constants$1.W_OK | constants$1.X_OK);
		if (account && !isOpenTo(place, account)) return false;
		const { bavail, bsize, type } = statfsSync(place);
		return type === tmpfsMagic && bavail * bsize >= bytes;
	} catch {
		return false;
	}
}
const tmpfsMagic = 16914836;
/** Bytes in use on a disk: of a tmpfs of our own what the kernel counts, else the sum of the files. */
async function usedBytes(disk) {
	if (disk.kind === "tmpfs") {
		const { blocks, bfree, bsize } = statfsSync(disk.path);
		return (blocks - bfree) * bsize;
	}
	const sizes = (await readdir(disk.path, { recursive: true })).map(async (entry) => {
		const found = await stat(join(disk.path, entry)).catch(() => void 0);
		return found?.isFile() ? found.blocks * 512 : 0;
	});
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
/** What may still be used, a container's limit included. */
function availableMemoryBytes() {
	return process.availableMemory?.() ?? freemem();
}
function mebibytes(bytes) {
	return `${Math.floor(bytes / 1024 ** 2)} MiB`;
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
// src/postgres/server-version.ts
/** What `postgres --version` prints, a constant of the program: PG_BACKEND_VERSIONSTR of pg_config.h. */
const constantStart = "postgres (PostgreSQL) ";
const constantEnd = "\n\0";
const chunkBytes = 524288;
/**
* The version of the server in a directory; undefined where it can't be run by that user.
*
* It is read from the program, which takes a tenth of the time of starting it; one that does not have it, as a script
* that stands before the real one, is asked.
*/
async function serverVersion(directory, options) {
	const program = join(directory, "postgres");
	const constant = versionConstant(program);
	if (constant === void 0) return askVersion(directory, options);
	const { account } = options;
	return !account || isOpenTo(program, account) ? parseServerVersion(constant) : void 0;
}
/** As {@link serverVersion}, by running the program: what it says is proof that it runs. */
async function askVersion(directory, { env, account, signal }) {
	try {
		const options = {
			env,
			account,
			signal,
			cwd: "/"
		};
		return parseServerVersion(await execute(join(directory, "postgres"), ["--version"], options));
	} catch (error) {
		signal?.throwIfAborted();
		if (error instanceof ProgramError) return void 0;
		throw error;
	}
}
/** Looks from the end: there linkers put constants, behind the code. */
function versionConstant(program) {
	let file;
	try {
		file = openSync(program, "r");
	} catch {
		return;
	}
	try {
		const buffer = Buffer.allocUnsafe(chunkBytes);
		const step = 523776;
		const { size } = fstatSync(file);
		for (let position = size - chunkBytes; position > -524288; position -= step) {
			const bytesRead = readSync(file, buffer, 0, chunkBytes, Math.max(position, 0));
			const found = constantIn(buffer.subarray(0, bytesRead));
			if (found !== void 0) return found;
		}
		return;
	} finally {
		closeSync(file);
	}
}
function constantIn(bytes) {
	const start = bytes.indexOf(constantStart);
	const end = start < 0 ? -1 : bytes.indexOf(constantEnd, start);
	return end < 0 ? void 0 : bytes.toString("utf8", start, end);
}
// src/postgres/installed.ts
const homebrew = {
	name: /^postgresql(@\d+)?$/,
	bin: "bin"
};
const usualPlaces = [
	{
		parent: "/usr/lib/postgresql",
		name: /^\d+$/,
		bin: "bin"
	},
	{
		parent: "/usr",
		name: /^pgsql-\d+$/,
		bin: "bin"
	},
	{
		parent: "/usr/libexec",
		name: /^postgresql\d*$/,
		bin: ""
	},
	{
		parent: "/opt/homebrew/opt",
		...homebrew
	},
	{
		parent: "/usr/local/opt",
		...homebrew
	},
	{
		parent: "/home/linuxbrew/.linuxbrew/opt",
		...homebrew
	},
	{
		parent: "C:\\Program Files\\PostgreSQL",
		name: /^\d+$/,
		bin: "bin"
	}
];
/** The servers installed on this machine that this program can use: newest first, of one version those on PATH first. */
async function findInstalled(options) {
	return inspectAll([searchPath(options.env), ...(options.places ?? usualPlaces).map(fromPlace)], options);
}
/** The server that `pg_config` on PATH tells of, where it is in none of the usual places. */
async function findByPgConfig(options) {
	return inspectAll([fromPgConfig(options)], options);
}
async function inspectAll(sources, options) {
	const inspected = /* @__PURE__ */ new Map();
	const inspectOnce = async (candidate) => {
		const directory = realBinDirectory(candidate);
		if (!directory) return void 0;
		const inspection = inspected.get(directory) ?? inspect(directory, options);
		inspected.set(directory, inspection);
		return inspection;
	};
	const found = await together(...sources.map(async (source) => together(...(await source).map(inspectOnce))));
	return [...new Set(found.flat())].filter((binaries) => binaries !== void 0).filter(({ version }) => version.major >= 14).sort((a, b) => byNewest(a.version, b.version));
}
async function inspect(directory, options) {
	const version = await serverVersion(directory, options);
	if (!version) return void 0;
	const program = findProgram(join(directory, "postgres"), {}) ?? directory;
	const { size, mtimeMs } = statSync(program);
	return {
		directory,
		version,
		source: "installed",
		build: `${size} bytes of ${Math.floor(mtimeMs)}`
	};
}
async function fromPgConfig({ env, signal }) {
	const program = findProgram("pg_config", env);
	if (!program) return [];
	try {
		return [(await execute(program, ["--bindir"], {
			env,
			signal
		})).trim()];
	} catch (error) {
		if (error instanceof ProgramError) return [];
		throw error;
	}
}
function fromPlace({ parent, name, bin }) {
	return entriesOf(parent).filter((entry) => name.test(entry)).map((entry) => join(parent, entry, bin));
}
function entriesOf(directory) {
	try {
		return readdirSync(directory);
	} catch {
		return [];
	}
}
/** Follows the links that packagers put on PATH to where `postgres` really is, with `initdb` beside it. */
function realBinDirectory(directory) {
	const program = findProgram("postgres", { PATH: directory });
	if (!program) return void 0;
	const real = dirname(realpathSync(program));
	return findProgram(join(real, "initdb"), {}) && real;
}
// src/postgres/binaries.ts
/** An installed server that fits what was asked for, otherwise a prebuilt one from the cache or the registry. */
async function provideBinaries(options) {
	const { request } = options;
	const fits = ({ version }) => !request || satisfies(version, request);
	const usual = await findInstalled(options);
	const installed = usual.some(fits) ? usual : [...usual, ...await findByPgConfig(options)];
	const fitting = installed.find(fits);
	if (fitting) return fitting;
	const { providePrebuilt } = await import("./prebuilt-fw3bPzCy.js");
	try {
		return await providePrebuilt(request ?? { major: 18 }, options);
	} catch (error) {
		options.signal?.throwIfAborted();
		const versions = installed.map(({ version }) => formatVersion(version)).join(", ");
		const reason = messageOf(error);
		throw new Error(`no PostgreSQL${request ? ` ${formatVersion(request)}` : ""} to run: installed here: ${versions || "none"}; and the prebuilt one could not be had: ${reason}`, { cause: error });
	}
}
// src/postgres/cache-directory.ts
/**
* Where prebuilt servers may be kept, the best first: the runner's tool cache, else the user's cache folder. When the
* server runs as another user than we do, that is no place under a private home, which that user could not enter.
*/
async function cachePlaces(env, account) {
	const places = [
		env.RUNNER_TOOL_CACHE,
		userCacheDirectory(env),
		"/var/cache"
	].filter((place) => place !== void 0 && place !== "").map((place) => join(place, "ram-postgres"));
	const open = await Promise.all(places.map(async (place) => !account || isOpenTo(await nearestExisting(place), account)));
	return places.filter((_, index) => open[index]);
}
/** @throws when none of the places can be written to */
async function writablePlace(places) {
	for (const place of places) if (await isWritable(place)) return place;
	throw new Error(`no place to keep a downloaded server: none of ${places.join(", ") || "the usual ones"} can be written to and read by the server's user; set RUNNER_TOOL_CACHE to a directory that can`);
}
/** https://specifications.freedesktop.org/basedir-spec/latest/ and its counterparts elsewhere. */
function userCacheDirectory(env) {
	if (process.platform === "win32") return env.LOCALAPPDATA;
	const home = env.HOME || homedir();
	if (process.platform === "darwin") return join(home, "Library", "Caches");
	const given = env.XDG_CACHE_HOME ?? "";
	return isAbsolute(given) ? given : join(home, ".cache");
}
async function isWritable(directory) {
	try {
		makePublicDirectory(directory);
		await access(directory, constants$1.W_OK);
		return true;
	} catch {
		return false;
	}
}
async function nearestExisting(path) {
	return await exists(path) ? path : nearestExisting(dirname(path));
}
// src/postgres/snapshot-store.ts
const day = 864e5;
/** How much is kept, and for how long after its last use. */
const keptAtMost = {
	bytes: 2 * 1024 ** 3,
	ms: 30 * day
};
const keyForm = /^[0-9a-f]{32}$/;
const temporaryPrefix = ".new-";
/**
* Snapshots in a private folder of the user's cache, a directory each:
*
*     KEY/
*       manifest.json
*       1.tar …        the cluster
*       uses           a byte for each use, which many runs can add at once; its time is the last one's
*
* They are made beside their place and moved there whole, so that nobody ever sees half of one.
*/
var SnapshotStore = class SnapshotStore {
	directory;
	#isOrigin;
	#damaged = /* @__PURE__ */ new Set();
	constructor(directory, isOrigin) {
		this.directory = directory;
		this.#isOrigin = isOrigin;
	}
	/**
	* @param isOrigin whether what stands in a manifest as the origin is one, and of this key
	* @throws when there is no place for it
	*/
	static open(env, isOrigin) {
		const cache = userCacheDirectory(env);
		if (!cache) throw new Error("there is no folder for caches");
		makePublicDirectory(join(cache, "ram-postgres"));
		const directory = join(cache, "ram-postgres", "snapshots");
		makeDirectory(directory, 448);
		return new SnapshotStore(directory, isOrigin);
	}
	/** The snapshot of that key; undefined when there is none. One that is damaged is removed. */
	async find(key) {
		const directory = join(this.directory, key);
		const text = textOf(join(directory, "manifest.json"));
		if (text === void 0) return void 0;
		const manifest = parseManifest(text, key, this.#isOrigin);
		const snapshot = manifest && lookAt(manifest, directory);
		if (snapshot) return snapshot;
		this.#damaged.add(key);
		await this.drop({ key });
	}
	/** Whether one of that key was found to be damaged. */
	wasDamaged(key) {
		return this.#damaged.has(key);
	}
	/** All snapshots, the last used first. */
	async list() {
		const names = (await readdir(this.directory)).filter((name) => keyForm.test(name));
		return (await Promise.all(names.map((name) => this.find(name)))).filter((snapshot) => snapshot !== void 0).sort((a, b) => b.lastUse.getTime() - a.lastUse.getTime());
	}
	noteUse({ directory }) {
		try {
			appendFileSync(join(directory, "uses"), ".");
		} catch {}
	}
	/** Makes a snapshot of what `fill` puts into a directory, unless another run has made it meanwhile. */
	async save(key, fill) {
		const directory = await mkdtemp(join(this.directory, temporaryPrefix));
		try {
			const manifest = {
				format: 1,
				key,
				...await fill(directory)
			};
			await writeFile(join(directory, "uses"), "");
			await writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
			await this.#moveIn(directory, key);
		} finally {
			await rm(directory, {
				recursive: true,
				force: true
			});
		}
	}
	/** Takes in a snapshot that was made elsewhere, by moving its directory; gives its key. */
	async adopt(directory) {
		const text = await readFile(join(directory, "manifest.json"), "utf8");
		const key = keyIn(text);
		if (key === void 0 || !keyForm.test(key) || !parseManifest(text, key, this.#isOrigin)) throw new Error("it is no snapshot of ours");
		const beside = await mkdtemp(join(this.directory, temporaryPrefix));
		try {
			await rename(directory, beside).catch((error) => {
				if (error.code !== "EXDEV") throw error;
				return cp(directory, beside, { recursive: true });
			});
			await chmod(beside, 448);
			await writeFile(join(beside, "uses"), "");
			await this.#moveIn(beside, key);
			return key;
		} finally {
			await rm(beside, {
				recursive: true,
				force: true
			});
		}
	}
	async #moveIn(directory, key) {
		const place = join(this.directory, key);
		await rename(directory, place).catch(async () => {
			if (await this.find(key)) return;
			await this.drop({ key });
			await rename(directory, place);
		});
	}
	/** @throws when nothing can be kept here */
	async requireWritable() {
		await access(this.directory, constants$1.W_OK | constants$1.X_OK);
	}
	/** Removes all there is, what is just being made included. */
	async empty() {
		for (const name of await readdir(this.directory)) await rm(join(this.directory, name), {
			recursive: true,
			force: true
		});
	}
	/** Removes a snapshot; who is reading it can go on. */
	async drop({ key }) {
		const doomed = join(this.directory, `${temporaryPrefix}${(0, import__builtin_crypto.randomUUID)()}`);
		await rename(join(this.directory, key), doomed).catch((error) => {
			if (error.code !== "ENOENT") throw error;
		});
		await rm(doomed, {
			recursive: true,
			force: true
		});
	}
	/** Removes what has not been used for long, what is too much, and what killed runs have left half made. */
	async trim(limits = keptAtMost) {
		const now = Date.now();
		let bytes = 0;
		for (const [index, snapshot] of (await this.list()).entries()) if (index > 0 && bytes + snapshot.bytes > limits.bytes || now - snapshot.lastUse.getTime() > limits.ms) await this.drop(snapshot);
		else if (snapshot.bytes <= limits.bytes) bytes += snapshot.bytes;
		for (const name of await readdir(this.directory)) {
			if (!name.startsWith(temporaryPrefix)) continue;
			const path = join(this.directory, name);
			const found = await stat(path).catch(() => void 0);
			if (found && now - found.mtimeMs > day) await rm(path, {
				recursive: true,
				force: true
			});
		}
	}
};
function textOf(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return;
	}
}
/** What is there of a snapshot; undefined when it is not all there. */
function lookAt(manifest, directory) {
	try {
		const { mtime: made } = statSync(join(directory, "manifest.json"));
		const uses = statSync(join(directory, "uses"));
		for (const { file, bytes } of manifest.parts) if (statSync(join(directory, file)).size !== bytes) return void 0;
		const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
		return {
			...manifest,
			directory,
			bytes,
			made,
			uses: uses.size,
			lastUse: uses.mtime
		};
	} catch {
		return;
	}
}
// src/run/snapshots.ts
/** Whether it is what a run has noted, and of this key: another program, or a disk, may have written it. */
function isOrigin(value, key) {
	const { server, recipe, makingMs, extensions } = value ?? {};
	return typeof server === "string" && typeof makingMs === "number" && makingMs >= 0 && makingMs < longestMakingMs && isTextByName(extensions) && isRecipe(recipe) && keyOf(recipe) === key;
}
const longestMakingMs = 864e5;
function isRecipe(value) {
	const { base, migrations, command, workerDatabases } = value ?? {};
	return isTextByName(base) && isTextByName(command) && Number.isInteger(workerDatabases) && Array.isArray(migrations) && migrations.every(isTextByName);
}
function isTextByName(value) {
	return typeof value === "object" && value !== null && Object.values(value).every((each) => typeof each === "string");
}
const mostReasons = 3;
/** The snapshots of a user, as a run sees them. */
var Snapshots = class Snapshots {
	#store;
	#cache;
	constructor(store, cache) {
		this.#store = store;
		this.#cache = cache;
	}
	static open(env, cache) {
		return new Snapshots(SnapshotStore.open(env, isOrigin), cache);
	}
	/** What there is on this machine: the very snapshot, or else the one with the most of the wanted migrations. */
	async find(wanted) {
		const snapshot = await this.#store.find(keyOf(wanted));
		if (snapshot) return {
			snapshot,
			migrationCount: wanted.migrations.length,
			isExact: true
		};
		return bestStart(await this.#store.list(), wanted);
	}
	/** Whether there are more beyond this machine. */
	get canFetch() {
		return this.#cache !== void 0;
	}
	/** Brings what the cache beyond this machine has to this one, where it is found then. */
	async fetch(wanted, log) {
		const directory = await this.#cache?.restore(cacheKeys(wanted));
		if (directory) await this.#adopt(directory, log);
	}
	/** Why there is nothing to start from: by what the wanted one differs from the nearest that there is. */
	async whyMissing(wanted) {
		if (this.#store.wasDamaged(keyOf(wanted))) return "the one there was is damaged";
		const nearest = closest(await this.#store.list(), ({ origin }) => origin.recipe, wanted);
		if (!nearest) return this.canFetch ? "there was none for these inputs" : "there was none yet";
		const reasons = differences(nearest.origin.recipe, wanted);
		const more = reasons.length - mostReasons;
		return reasons.slice(0, mostReasons).join(", ") + (more > 0 ? ` and ${more} more` : "");
	}
	async #adopt(directory, log) {
		try {
			await this.#store.adopt(directory);
			await this.#store.trim();
		} catch (error) {
			log.warn(`snapshot: what the cache had is of no use: ${messageOf(error)}`);
		} finally {
			await rm(directory, {
				recursive: true,
				force: true
			});
		}
	}
	get directory() {
		return this.#store.directory;
	}
	/** All of them, the last used first. */
	list() {
		return this.#store.list();
	}
	noteUse(snapshot) {
		this.#store.noteUse(snapshot);
	}
	drop(snapshot) {
		return this.#store.drop(snapshot);
	}
	/** Removes all of them, and what is just being made. */
	empty() {
		return this.#store.empty();
	}
	/** @throws when nothing can be kept */
	requireWritable() {
		return this.#store.requireWritable();
	}
	/** Keeps a cluster that `pack` packs into a directory. */
	async save(origin, pack) {
		const { recipe, makingMs } = origin;
		const key = keyOf(recipe);
		await this.#store.save(key, async (directory) => ({
			parts: await pack(directory),
			origin
		}));
		await this.#store.trim();
		const made = await this.#store.find(key);
		return made && {
			cacheKey: cacheKeys(recipe).exact,
			makingMs,
			...made
		};
	}
};
/** The snapshot with the most of the wanted migrations. */
function bestStart(all, wanted) {
	return all.flatMap((snapshot) => {
		const migrationCount = headStart(snapshot.origin.recipe, wanted);
		return migrationCount === void 0 ? [] : [{
			snapshot,
			migrationCount,
			isExact: false
		}];
	}).sort((a, b) => b.migrationCount - a.migrationCount)[0];
}
/** The names a cache knows snapshots by; of a name's parts, each says less of the recipe than the next. */
function cacheKeys(recipe) {
	const short = (digest) => digest.slice(0, 16);
	const lineage = lineageOf(recipe).map(short);
	const family = `ram-postgres-${lineage[0]}-`;
	const kind = Object.keys(recipe.command).length > 0 ? "commanded" : "migrated";
	const withoutCommand = lineage.map((digest) => `${family}${digest}-migrated-`).reverse();
	return {
		exact: `${family}${lineage.at(-1)}-${kind}-${keyOf(recipe)}`,
		beginnings: [...withoutCommand.slice(0, 8), family]
	};
}
// src/run/plan.ts
/** What need not be done again when there is a snapshot. */
const savedPhases = [
	"initdb",
	"migrate",
	"migrate command",
	"clone"
];
/** What has to be done instead; beside a fetch a cluster may have been made in vain. */
const spentPhases = [
	"fetch snapshot",
	"initdb",
	"snapshot"
];
/** Does something now, and gives its result or throws its error when it is asked for. */
function attempt(work) {
	try {
		const result = work();
		return () => result;
	} catch (error) {
		return () => {
			throw error;
		};
	}
}
/** Which snapshot a run starts from, and which one it makes. */
var Plan = class Plan {
	#known;
	#start;
	#missing;
	#givenUp;
	constructor(known, missing) {
		this.#known = known;
		this.#missing = missing;
	}
	/** Looks for what there is on this machine; what does not need to know the server is done while that is looked for. */
	static async make(options, { env, cache, log, interrupts }, found) {
		if (!options.snapshot) return new Plan(void 0);
		if (!knowsPeers) return new Plan(void 0, "there are none on this system");
		await setImmediate();
		const ingredients = attempt(() => readIngredients(options));
		const binaries = await found;
		try {
			const recipe = createRecipe(options, binaries, ingredients());
			const snapshots = Snapshots.open(env, cache);
			const recipeNow = () => createRecipe(options, binaries, readIngredients(options));
			const server = formatVersion(binaries.version);
			const plan = new Plan({
				snapshots,
				recipe,
				recipeNow,
				server
			});
			await plan.#look();
			return plan;
		} catch (error) {
			interrupts.aborted.throwIfAborted();
			log.warn(`there are no snapshots: ${messageOf(error)}`);
			return new Plan(void 0, messageOf(error));
		}
	}
	async #look() {
		if (!this.#known) return;
		const { snapshots, recipe } = this.#known;
		this.#start = await snapshots.find(recipe);
		if (this.#start) snapshots.noteUse(this.#start.snapshot);
		else this.#missing = await snapshots.whyMissing(recipe);
	}
	/** Whether this run has to do with snapshots. */
	get isOn() {
		return this.#known !== void 0;
	}
	get start() {
		return this.#start;
	}
	/** Whether what there will be is worth keeping: snapshots are on, and it did not come from one whole. */
	get isToBeKept() {
		return this.#known !== void 0 && this.#start?.isExact !== true;
	}
	/** What the migrated database holds, if nothing was done to it since that was noted. */
	keptState(options) {
		const isAsKept = options.migrateCommand === void 0 || stepsKept(options) > 1;
		const state = this.#start?.isExact && isAsKept ? this.#start.snapshot.origin.state : void 0;
		return isState(state) ? state : void 0;
	}
	/** Whether it is worth while to look for a better start beyond this machine. */
	get canFetch() {
		return this.isToBeKept && this.#known?.snapshots.canFetch === true;
	}
	/** Looks for a start beyond this machine. */
	async fetch({ timings, log, interrupts }) {
		if (!this.#known) return;
		const { snapshots, recipe } = this.#known;
		await timings.measure("fetch snapshot", () => unlessAborted(interrupts.aborted, () => snapshots.fetch(recipe, log)));
		await this.#look();
	}
	/** Goes on without the snapshot that was chosen. It is replaced when its like has been made. */
	async giveUpStart(error, log) {
		if (!this.#start || !this.#known) return;
		log.warn(`a snapshot was of no use and is made anew: ${messageOf(error)}`);
		const { snapshot } = this.#start;
		const isDamaged = await verifyParts(snapshot.parts, snapshot.directory).then(() => false, () => true);
		if (isDamaged) await this.#known.snapshots.drop(snapshot).catch(() => {});
		this.#givenUp = snapshot;
		this.#start = void 0;
		this.#missing = `the one there was is ${isDamaged ? "damaged" : `of no use: ${messageOf(error)}`}`;
	}
	/** @throws when nothing can be kept anyway */
	async requireWritable() {
		await this.#known?.snapshots.requireWritable();
	}
	/**
	* Keeps what `pack` packs into a directory.
	*
	* @throws when that can't be done, or would be something else than is told of it
	*/
	async save({ timings, ...noted }, pack) {
		if (!this.#known) return void 0;
		const { snapshots, recipe, server, recipeNow } = this.#known;
		const changed = differences(recipe, recipeNow());
		if (changed.length > 0) throw new Error(`meanwhile ${changed.join(", ")}`);
		if (this.#givenUp) await snapshots.drop(this.#givenUp);
		const makingMs = (this.#start?.snapshot.origin.makingMs ?? 0) + timings.spentIn(savedPhases);
		return snapshots.save({
			server,
			recipe,
			makingMs,
			...noted
		}, pack);
	}
	/** Removes what was kept, since it is of no use. */
	async drop({ key }) {
		await this.#known?.snapshots.drop({ key }).catch(() => {});
	}
	/** What snapshots were to the run, when all is done. */
	use(timings) {
		if (!this.#known) return {
			state: "off",
			reason: this.#missing
		};
		if (!this.#start) return {
			state: "miss",
			reason: this.#missing ?? ""
		};
		const { isExact, migrationCount, snapshot } = this.#start;
		return {
			state: isExact ? "hit" : "prefix",
			migrationCount,
			savedMs: Math.max(0, snapshot.origin.makingMs - timings.spentIn(spentPhases))
		};
	}
};
// src/run/provide.ts
/** What a server needs: its programs, what to start from, a place for its data, and a port. */
async function provide(options, context, { run, account }) {
	const { postgresVersion, workingDirectory, ramDisk, ramDiskSize, migrations } = options;
	const { timings, log, env, interrupts } = context;
	const mounting = timings.measure("ram disk", () => createDisk(run, {
		mode: ramDisk,
		sizeBytes: ramDiskSize,
		account
	}));
	const finding = timings.measure("binaries", () => provideBinaries({
		account,
		workingDirectory,
		onProgress: log.info,
		signal: interrupts.aborted,
		env: neutralEnvironment(env),
		request: postgresVersion
	}));
	const [binaries, disk, plan, port, migrationCount] = await together(finding, mounting, Plan.make(options, context, finding), choosePort(options.port), migrations === void 0 ? void 0 : counted(migrations));
	return {
		binaries,
		disk,
		plan,
		port,
		migrationCount
	};
}
/** A failure is one among those of the others, who are waited for. */
async function counted(migrations) {
	return countMigrations(migrations);
}
// src/run/database.ts
/**
* Takes the phases up to the point where tests can run.
*
* @throws whatever went wrong, after removing all that was made
*/
async function setUpDatabase(options, context) {
	const account = serverAccount();
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
	const { timings } = context;
	const provided = await provide(options, context, place);
	const { binaries, plan, disk, migrationCount } = provided;
	const peakUse = new PeakUse(disk);
	try {
		const { run } = place;
		const cluster = new ClusterServer(options, context, place, provided);
		const server = await migratedServer(options, context, {
			...provided,
			cluster,
			run
		});
		await cluster.handOver(server, () => context.onMigrated?.({
			server,
			run,
			kept: plan.keptState(options)
		}));
		return {
			run,
			binaries,
			disk,
			peakUse,
			settings: cluster.settings,
			migrationCount,
			snapshot: plan.use(timings),
			environment: databaseEnvironment(server.address, options),
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
		name: "snapshot",
		default: "true",
		value: "true|false",
		help: "keep the migrated cluster, and start from it next time"
	},
	{
		name: "snapshot-files",
		value: "GLOBS",
		help: "further files that went into the migrated state",
		isList: true
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
	},
	{
		name: "junit",
		value: "GLOBS",
		help: "JUnit XML that the tests write, for the slowest and the failed ones",
		isList: true
	},
	{
		name: "audit",
		default: "report",
		value: "report|fail",
		help: "fail: what the tests leave in the database is a failure"
	},
	{
		name: "report",
		default: "text",
		value: "text|markdown|json",
		help: "the form of the report at the end",
		commandLineOnly: true
	},
	{
		name: "report-file",
		value: "FILE",
		help: "write it there, and show the text here",
		commandLineOnly: true
	}
];
function plainText$1(text) {
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
function yesOrNo(text) {
	const word = text.trim();
	if (word !== "true" && word !== "false") throw expected("true or false", text);
	return word === "true";
}
function globList(text) {
	return plainText$1(text).split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
function settingLines(text) {
	const { settings, problems } = parseSettings(plainText$1(text));
	if (problems.length > 0) throw new Error(problems.join("\n"));
	return settings;
}
function localeName(text) {
	if (!/^[\w.@-]+$/.test(text)) throw expected("the name of a locale, such as C.UTF-8", text);
	return text;
}
const reportForms = [
	"text",
	"markdown",
	"json"
];
function reportForm(text) {
	const form = reportForms.find((each) => each === text.trim());
	if (!form) throw expected(reportForms.join(", "), text);
	return form;
}
function ramDiskMode(text) {
	if (text !== "auto" && text !== "required") throw expected("\"auto\" or \"required\"", text);
	return text;
}
function auditMode(text) {
	const word = text.trim();
	if (word !== "report" && word !== "fail") throw expected("report or fail", text);
	return word;
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
		testCommand: read("test-command", plainText$1),
		workingDirectory,
		migrations,
		migrateCommand: read("migrate-command", plainText$1),
		snapshot: read("snapshot", yesOrNo) ?? true,
		snapshotFiles: void 0,
		postgresVersion: read("postgres-version", versionRequest),
		database: read("database", databaseName) ?? "",
		username: read("username", roleName) ?? "",
		password: read("password", passwordText) ?? (0, import__builtin_crypto.randomBytes)(16).toString("hex"),
		port: read("port", (text) => integer(text, 0, 65535)),
		workerDatabases: read("worker-databases", (text) => integer(text, 0, 1e3)) ?? 0,
		extensions: read("extensions", extensionNames) ?? [],
		settings: read("settings", settingLines) ?? [],
		locale: read("locale", localeName) ?? "",
		ramDisk: read("ram-disk", ramDiskMode) ?? "auto",
		ramDiskSize: read("ram-disk-size", sizeBytes),
		junit: read("junit", globList) ?? [],
		audit: read("audit", auditMode) ?? "report",
		report: read("report", reportForm) ?? "text",
		reportFile: read("report-file", (text) => resolve(cwd, plainText$1(text)))
	};
	const longest = workerDatabaseNames(options.database, options.workerDatabases).at(-1) ?? "";
	if (Buffer.byteLength(longest) > 63) problems.push(`database: with worker-databases, "${longest}" would be longer than 63 bytes`);
	await requireDirectory("working-directory", workingDirectory, problems);
	if (migrations) await requireDirectory("migrations", migrations, problems);
	if (options.reportFile) await requirePlaceForFile(options.reportFile, problems);
	const globs = read("snapshot-files", globList);
	const snapshotFiles = globs && await matchingFiles(globs, workingDirectory, problems);
	if (problems.length > 0) throw new UsageError(problems);
	return {
		...options,
		snapshotFiles
	};
}
async function matchingFiles(globs, cwd, problems) {
	const { glob } = await import("./dist-D-vmAXm8.js");
	const found = /* @__PURE__ */ new Set();
	for (const pattern of globs) {
		const files = await glob(pattern, {
			cwd,
			dot: true,
			expandDirectories: false
		});
		if (files.length === 0) problems.push(`snapshot-files: "${pattern}" matches no file in ${cwd}`);
		for (const file of files) found.add(file);
	}
	return [...found].sort();
}
/** Not when all is done is the time to say that it can't be written. */
async function requirePlaceForFile(path, problems) {
	try {
		const there = await stat(path).catch(() => void 0);
		if (there && !there.isFile()) problems.push(`report-file: expected a file, got "${path}", which is something else`);
		else await access(there ? path : dirname(path), constants$1.W_OK);
	} catch (error) {
		problems.push(`report-file: "${path}" can't be written: ${messageOf(error)}`);
	}
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
// src/run/report/units.ts
function formatMs(milliseconds) {
	if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
	if (milliseconds < 1e3) return `${milliseconds.toFixed(0)} ms`;
	if (milliseconds < 6e4) return `${(milliseconds / 1e3).toFixed(2)} s`;
	const seconds = Math.round(milliseconds / 1e3);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function formatBytes(bytes) {
	const mebibytes = bytes / 1024 ** 2;
	if (mebibytes < 1) return `${Math.round(bytes / 1024)} KiB`;
	return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
/**
* A piece of a line as block characters, of which the whole line has `width`. It begins at a whole character and is an
* eighth of one at least, so that nothing is too short to be seen.
*/
function bar({ from, to }, width) {
	const start = Math.min(width - 1, Math.floor(from * width));
	const eighths = Math.max(1, Math.round(to * width * 8) - start * 8);
	const full = "█".repeat(Math.floor(eighths / 8));
	return " ".repeat(start) + full + [
		"",
		"▏",
		"▎",
		"▍",
		"▌",
		"▋",
		"▊",
		"▉"
	][eighths % 8];
}
/** As {@link bar}, of whole characters: in some fonts of browsers the parts of one are of other heights. */
function wholeBar({ from, to }, width) {
	const start = Math.min(width - 1, Math.floor(from * width));
	const full = Math.min(width, Math.round(to * width)) - start;
	return " ".repeat(start) + (full > 0 ? "█".repeat(full) : "▏");
}
/** A text of at most so many characters, which says that it was longer. */
function shorten$1(text, longest) {
	const characters = [...text.slice(0, 2 * longest)];
	if (characters.length <= longest && text.length <= 2 * longest) return text;
	return `${characters.slice(0, Math.max(0, longest - 1)).join("")}…`;
}
// src/run/report/lines.ts
/**
* Text on one line that does nothing to a terminal, and is no command to GitHub's runner, which looks for `::` at the
* begin of a line, and for `##[` anywhere in it.
*/
function oneLine(words, longest) {
	return shorten$1(harmless(words.replace(/\s+/g, " ")), longest);
}
function harmless(line) {
	return line.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "�").replaceAll("##[", "# #[").replace(/^(\s*)::/, "$1: :");
}
/** As {@link oneLine}, for a message of several lines, such as one with the end of a log. */
function harmlessLines(message) {
	return message.split(/\r?\n/).map(harmless).join("\n");
}
const mostLines = 6;
/** Words on lines of at most so many characters. */
function wrap(words, width) {
	const lines = [];
	for (const word of oneLine(words, mostLines * width).split(" ")) {
		const last = lines.at(-1);
		if (last !== void 0 && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(oneLine(word, width));
	}
	return lines.filter((line) => line !== "");
}
// src/run/report/report.ts
function createReport(database, figures) {
	const { binaries, address, disk, environment } = database;
	return {
		exitCode: figures.exitCode,
		server: {
			version: formatVersion(binaries.version),
			source: binaries.source,
			address: `${address.host}:${address.port}`
		},
		storage: {
			kind: disk.kind,
			sizeBytes: disk.sizeBytes,
			use: figures.use,
			reason: disk.reason
		},
		migrations: database.migrationCount,
		workerDatabases: Number(environment.WORKER_DATABASES),
		snapshot: database.snapshot,
		settings: database.settings,
		readyMs: figures.readyMs,
		totalMs: figures.totalMs,
		phases: figures.phases,
		...figures.tests && { tests: figures.tests },
		...figures.activity && { activity: figures.activity },
		...figures.audit && { audit: figures.audit },
		...figures.errors && { errors: figures.errors }
	};
}
// src/run/server-errors.ts
const mostErrors = 10;
const mostBytes$1 = 8 * 1024 ** 2;
/** A line of the log, with the process that wrote it, as `log_line_prefix` has it by default: `%m [%p] `. */
const line = /^\S+ \S+ \S+ \[(\d+)\] ([A-Z]+): {2}(.*)$/;
/**
* The errors in a piece of the server's log, the most frequent first: those of the last bytes, when it is long. A log of
* another format has none.
*/
async function readServerErrors(log, from) {
	const file = await open(log);
	try {
		const { size } = await file.stat();
		const start = Math.max(from, size - mostBytes$1);
		const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.max(0, size - start)), 0, null, start);
		return parseServerErrors(buffer.toString("utf8", 0, bytesRead));
	} finally {
		await file.close();
	}
}
/** As of CREATE and ALTER ROLE, and of what goes to foreign servers. */
const tellsSecret = /\bpassword\b/i;
function parseServerErrors(text) {
	const errors = [];
	/** What a process has written last. */
	const current = /* @__PURE__ */ new Map();
	for (const [pid, label, words] of entries(text)) {
		const error = current.get(pid);
		if (label === "ERROR" || label === "FATAL" || label === "PANIC") {
			const next = {
				severity: label,
				message: words,
				detail: void 0,
				statement: void 0,
				count: 1
			};
			errors.push(next);
			current.set(pid, next);
		} else if (label === "DETAIL" && error) error.detail = words;
		else if (label === "STATEMENT" && error && !tellsSecret.test(words)) error.statement = words;
		else if (label === "LOG") current.delete(pid);
	}
	return mostFrequent(errors);
}
/** Lines with those that they go on in, which begin with a tab. */
function entries(text) {
	const found = [];
	for (const each of text.split("\n")) {
		const [, pid, label, words] = line.exec(each) ?? [];
		const last = found.at(-1);
		if (pid && label) found.push([
			pid,
			label,
			words ?? ""
		]);
		else if (last && each.startsWith("	")) last[2] += ` ${each.trim()}`;
	}
	return found;
}
function mostFrequent(errors) {
	const byMessage = /* @__PURE__ */ new Map();
	for (const error of errors) {
		const known = byMessage.get(error.message);
		if (known) known.count += 1;
		else byMessage.set(error.message, error);
	}
	return [...byMessage.values()].sort((a, b) => b.count - a.count).slice(0, mostErrors);
}
// src/run/junit-names.ts
const separator = " > ";
/** What a person would call it: the groups it is in, and its name. */
function nameOf$1(place) {
	const name = (place.testCase.name ?? "").trim();
	return join$1(groupOf(place), name) || "(no name)";
}
/** As the reporter tells it. */
function fileOf({ suites, testCase }) {
	const suite = suites.findLast(({ file }) => file);
	const names = [testCase.classname, suites.at(-1)?.name];
	return testCase.file || suite?.file || names.find(isSourcePath);
}
/** Whether a name that comes again in a suite is another test: these reporters tell a test once, however often it ran. */
function tellsTestsOnce(place) {
	return tellingOnce.includes(place.root.name ?? "") || isOfNode(place);
}
const tellingOnce = [
	"vitest tests",
	"jest tests",
	"Mocha Tests"
];
/** Whether it is by node:test, whose root has no attributes, and whose suites tell how many of their tests are disabled. */
function isOfNode({ root, suites, testCase }) {
	if (Object.keys(root).length > 0) return false;
	if (suites.length === 0) return testCase.classname === "test";
	return suites.every(({ disabled }) => disabled !== void 0);
}
const emptySuiteNames = ["", "pytest"];
function groupOf(place) {
	const names = place.suites.map(({ name = "" }) => name.trim());
	if (isOfNode(place)) return names.join(separator);
	const classname = place.testCase.classname?.trim() ?? "";
	if (classname !== "") return withoutFile(classname, fileOf(place));
	return names.filter((name) => !emptySuiteNames.includes(name) && !isSourcePath(name)).join(separator);
}
/** pytest's classes begin with the file's path, with dots in it; rspec_junit_formatter's and Vitest's are nothing else. */
function withoutFile(classname, file) {
	if (isSourcePath(classname) || classname === file) return "";
	if (file === void 0) return classname;
	const dotted = file.replace(/\.[^./\\]*$/, "").replace(/[/\\]/g, ".").replace(/^\.+/, "");
	if (classname === dotted) return "";
	return classname.startsWith(`${dotted}.`) ? classname.slice(dotted.length + 1) : classname;
}
/** With jest-junit and mocha-junit-reporter, each can be a part of the other. */
function join$1(group, name) {
	if (group === "" || name === group) return name;
	if (name.startsWith(`${group} `) || name.endsWith(` ${group}`)) return name;
	if (name === "" || group.endsWith(` ${name}`)) return group;
	return group + separator + name;
}
function isSourcePath(name = "") {
	return /\.[cm]?[jt]sx?$/.test(name.trim());
}
// src/run/junit-text.ts
const longestMessage = 1e3;
/** How much of a failure's text is looked at for that. */
const longestText = 10 * longestMessage;
const emptyMessages = [
	"",
	"Failed",
	"collection failure"
];
/** The first part of what a failure says, without colours. */
function describeFailure({ message, type, text }) {
	const said = message.trim();
	const told = [
		emptyMessages.includes(said) ? "" : said,
		withoutGoMarks(text),
		said,
		type
	].map(plain$1).find((each) => each !== "");
	return told && shorten(told, longestMessage);
}
function shorten(text, longest) {
	if (text.length <= longest) return text;
	return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** Without the lines in which `go test` says what it runs. */
function withoutGoMarks(text) {
	return text.replace(/^ *(=== (RUN|PAUSE|CONT|NAME) |--- FAIL: ).*\n?/gm, "");
}
/**
* Without colours. Escape characters can't be in XML: pytest writes them as "#x1B", rspec_junit_formatter as "\e", and
* gotestsum as U+FFFD.
*/
function plain$1(text) {
	const start = text.slice(0, longestText).replace(/(#x1B|\\e|\ufffd)\[[\d;]*m/g, "");
	return (0, import__builtin_util.stripVTControlCharacters)(start).trim();
}
// src/run/junit-xml.ts
/** Elements that are skipped unread: what tests have printed, which is most of many a report. */
const outputElements = ["system-out", "system-err"];
const longestPart = 8388608;
/** @throws when it is no XML, or an element is not closed */
async function readXml(xml, listener) {
	requireShortParts(xml);
	const { XMLParser } = await import("./fxp-DlgLfJPn.js");
	let place;
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: "",
		trimValues: false,
		parseTagValue: false,
		ignorePiTags: true,
		stopNodes: outputElements.map((name) => `..${name}`),
		entityDecoder,
		jPath: false,
		updateTag(element, path, attributes) {
			if (typeof path === "string" || outputElements.includes(element)) return false;
			place = path;
			listener.began(element, path.getDepth(), attributes ?? {});
			return false;
		},
		tagValueProcessor(_element, text, path) {
			if (typeof path !== "string") listener.text(path.getDepth(), text);
			return text;
		}
	});
	try {
		parser.parse(xml);
	} catch (error) {
		throw new Error(`not XML: ${reason(error)}`, { cause: error });
	}
	if (!place) throw new Error("not XML: there is no element in it");
	if (place.getDepth() > 0) throw new Error(`not XML: <${place.getCurrentTag()}> is not closed`);
}
function reason(error) {
	const message = messageOf(error);
	return message.startsWith("readTagExp") ? "a tag is not closed" : message;
}
function requireShortParts(xml) {
	for (let start = 0; start < xml.length;) {
		const isCdata = xml.startsWith("<![CDATA[", start);
		const found = isCdata ? xml.indexOf("]]>", start) : xml.indexOf("<", start + 1);
		const end = found === -1 ? xml.length : found;
		if (!isCdata && !outputElements.some((name) => xml.startsWith(`<${name}`, start)) && end - start > longestPart) throw new Error(`an element has more than ${longestPart / 1024 ** 2} MiB of text`);
		start = end;
	}
}
/** Knows the entities of XML itself, and none that a document defines: those can grow without a bound. */
const entityDecoder = {
	decode: decodeEntities,
	setExternalEntities() {},
	addInputEntities() {},
	reset() {},
	setXmlVersion() {}
};
const namedEntities = new Map(Object.entries({
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\"",
	apos: "'"
}));
function decodeEntities(text) {
	return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal, hex, name) => {
		if (name) return namedEntities.get(name) ?? entity;
		return character(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16)) ?? entity;
	});
}
function character(code) {
	return code > 0 && code <= 1114111 && !(code >= 55296 && code <= 57343) ? String.fromCodePoint(code) : void 0;
}
// src/run/junit.ts
/**
* Reads a report in the dialects of Vitest, jest-junit, mocha-junit-reporter, node:test, pytest, gotestsum and
* rspec_junit_formatter. There is no standard; https://github.com/testmoapp/junitxml collects what is common.
*
* @throws when it is no JUnit XML
*/
async function parseJunit(xml) {
	const reader = new JunitReader();
	await readXml(xml, reader);
	return reader.finish();
}
const longestName = 500;
/** A bound to what is kept of them: a report of 64 MiB has room for millions without a result. */
const mostTestCases = 5e5;
const longestTime = 1e7;
var JunitReader = class {
	#testCases = /* @__PURE__ */ new Map();
	#suites = [];
	#root;
	#open;
	/** Whether the text that comes is the failure's. */
	#isFailure = false;
	#count = 0;
	began(element, depth, attributes) {
		this.#root ??= {
			element,
			attributes
		};
		this.#close(depth);
		if (element === "testsuite") this.#suites.push({
			depth,
			id: ++this.#count,
			attributes
		});
		else if (element === "testcase" && this.#testCases.size <= mostTestCases) this.#begin(depth, attributes);
		else if (this.#open && depth === this.#open.depth + 1) this.#note(this.#open, element, attributes);
	}
	text(depth, text) {
		const failure = this.#open?.failure;
		if (!this.#open || !failure || !this.#isFailure || depth !== this.#open.depth + 1) return;
		const room = longestText - failure.text.length;
		this.#open.failure = {
			...failure,
			text: failure.text + text.slice(0, room)
		};
	}
	finish() {
		const { element } = this.#root ?? {};
		if (element !== "testsuites" && element !== "testsuite") throw new Error(`not JUnit XML: its root is <${element}>`);
		this.#close(0);
		if (this.#testCases.size > mostTestCases) throw new Error(`more than ${mostTestCases} test cases`);
		return [...this.#testCases.values()];
	}
	#begin(depth, testCase) {
		const suites = this.#suites.map(({ attributes }) => attributes);
		const place = {
			root: this.#root?.attributes ?? {},
			suites,
			testCase
		};
		const { classname, name, file } = testCase;
		const key = [this.#suites.at(-1)?.id, ...tellsTestsOnce(place) ? [++this.#count] : [
			classname,
			name,
			file
		]].join("\0");
		this.#open = {
			...place,
			key,
			depth,
			failure: void 0,
			skipped: void 0
		};
	}
	#note(open, element, { message = "", type = "" }) {
		const isFailure = element === "failure" || element === "error";
		this.#isFailure = isFailure && !open.failure;
		if (this.#isFailure) open.failure = {
			message,
			type,
			text: ""
		};
		if (element === "skipped") open.skipped = type;
	}
	/** Notes the end of all that is as deep, or deeper. */
	#close(depth) {
		if (this.#open && this.#open.depth >= depth) {
			const { key } = this.#open;
			this.#testCases.set(key, merge(this.#testCases.get(key), toTestCase(this.#open)));
			this.#open = void 0;
		}
		while ((this.#suites.at(-1)?.depth ?? -1) >= depth) this.#suites.pop();
	}
};
/** Of a test that was run again: it passed if it did in the end, and took as long as all its runs. */
function merge(earlier, later) {
	if (!earlier) return later;
	const message = later.outcome === "failed" ? earlier.message ?? later.message : void 0;
	return {
		...later,
		durationMs: earlier.durationMs + later.durationMs,
		message
	};
}
function toTestCase(open) {
	const repair = (text) => isOfNode(open) ? text.replaceAll("&quot;", "\"") : text;
	const file = fileOf(open);
	const failure = open.skipped === "todo" ? void 0 : open.failure;
	return {
		name: shorten(repair(nameOf$1(open)), longestName),
		file: file && shorten(file, longestName),
		durationMs: milliseconds(open.testCase.time ?? ""),
		outcome: failure ? "failed" : open.skipped === void 0 ? "passed" : "skipped",
		message: failure && describeFailure({
			...failure,
			message: repair(failure.message)
		})
	};
}
/** Of a time in seconds, such as "0.25", "1.2e-05" or, with separators of thousands, "1,234.5". */
function milliseconds(time) {
	const hasSeparators = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(time.trim());
	const seconds = Number(hasSeparators ? time.replaceAll(",", "") : time.replace(",", "."));
	return seconds > 0 && seconds < longestTime ? Math.round(seconds * 1e6) / 1e3 : 0;
}
// src/run/test-results.ts
const mostShown = 10;
const mostProblems = 5;
const longestProblem = 300;
const largestBytes = 67108864;
const coarsenessMs = 1e3;
/** Reads the JUnit XML files that the patterns match. It never throws: what goes wrong is told among the problems. */
async function readTestResults(globs, options) {
	const tally = new Tally();
	const known = /* @__PURE__ */ new Set();
	for (const pattern of globs) {
		const files = await matching(pattern, options.workingDirectory, tally);
		let outdated = 0;
		for (const file of files) {
			if (known.has(file)) continue;
			known.add(file);
			if (await readFileInto(tally, file, options) === "outdated") outdated++;
		}
		if (outdated > 0 && outdated === files.length) tally.problem(`junit: what "${pattern}" matches is from before the tests were started`);
	}
	return tally.results();
}
async function matching(pattern, cwd, tally) {
	try {
		const { glob } = await import("./dist-D-vmAXm8.js");
		const files = await glob(pattern, {
			cwd,
			dot: true,
			expandDirectories: false
		});
		if (files.length === 0) tally.problem(`junit: no file matches "${pattern}" in ${cwd}`);
		return files.sort();
	} catch (error) {
		tally.problem(`junit: "${pattern}": ${messageOf(error)}`);
		return [];
	}
}
async function readFileInto(tally, file, { workingDirectory, sinceMs }) {
	try {
		const xml = await readReport(resolve(workingDirectory, file), sinceMs - coarsenessMs);
		if (xml === void 0) return "outdated";
		tally.add(await parseJunit(xml));
		return "read";
	} catch (error) {
		tally.problem(`${file}: ${messageOf(error)}`);
		return "problem";
	}
}
/** A report's text; undefined when it was last written before a time. */
async function readReport(path, sinceMs) {
	const { O_RDONLY, O_NONBLOCK } = constants$2;
	const handle = await open(path, O_RDONLY | O_NONBLOCK);
	try {
		const stats = await handle.stat();
		if (!stats.isFile()) throw new Error("not a file");
		if (stats.mtimeMs < sinceMs) return void 0;
		if (stats.size > largestBytes) throw new Error(`larger than ${largestBytes / 1024 ** 2} MiB, which is the most that is read`);
		return new TextDecoder().decode(await handle.readFile());
	} finally {
		await handle.close();
	}
}
var Tally = class {
	#files = 0;
	#counts = {
		passed: 0,
		failed: 0,
		skipped: 0
	};
	#testMs = 0;
	#shown = [];
	#problems = [];
	#moreProblems = 0;
	add(testCases) {
		this.#files++;
		for (const { outcome, durationMs } of testCases) {
			this.#counts[outcome]++;
			this.#testMs += durationMs;
		}
		const worthShowing = testCases.filter(({ outcome }) => outcome !== "skipped");
		this.#shown = [...this.#shown, ...worthShowing].sort(byInterest).slice(0, mostShown);
	}
	problem(message) {
		if (this.#problems.length === mostProblems) this.#moreProblems++;
		else this.#problems.push(shorten(message, longestProblem));
	}
	results() {
		const more = this.#moreProblems > 0 ? [`… and ${this.#moreProblems} more`] : [];
		return {
			files: this.#files,
			...this.#counts,
			testMs: this.#testMs,
			shown: this.#shown,
			problems: [...this.#problems, ...more]
		};
	}
};
function byInterest(a, b) {
	if (a.outcome !== b.outcome) return a.outcome === "failed" ? -1 : 1;
	return b.durationMs - a.durationMs;
}
// src/run/findings.ts
/** Looks where something can be known. It never throws: what is not known is not told. */
async function findings(of) {
	const { options, observation, exitCode, sinceMs, log } = of;
	const { junit, workingDirectory } = options;
	const [observed, tests, errors] = await together(observation?.end(), junit.length > 0 ? readTestResults(junit, {
		workingDirectory,
		sinceMs
	}) : void 0, exitCode === 0 ? void 0 : readServerErrors(log.file, log.start).catch(() => void 0));
	return withoutSecret(options.password, {
		...observed?.activity && { activity: observed.activity },
		audit: judge(observed?.audit, options),
		...tests && { tests },
		...errors && { errors }
	});
}
/** A shorter one is a part of much that is no secret. */
const shortestSecret = 6;
/** The same findings, in whose texts a password is not. */
function withoutSecret(password, found) {
	if (password.length < shortestSecret) return found;
	const clean = (value) => {
		if (typeof value === "string") return value.replaceAll(password, "***").replaceAll(encodeURIComponent(password), "***");
		if (Array.isArray(value)) return value.map(clean);
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each)]));
	};
	return clean(found);
}
const nothingKnown = {
	databases: [],
	newDatabases: [],
	problem: "the server did not answer before the tests"
};
function judge(audit = nothingKnown, { audit: mode }) {
	const { databases, newDatabases, problem } = audit;
	const isAllClean = databases.every(isClean) && newDatabases.length === 0 && problem === void 0;
	return {
		...audit,
		isFailure: mode === "fail" && !isAllClean
	};
}
// src/postgres/activity-counters.ts
/** Since 15 a session that has been idle for ten seconds has handed in all it had. */
const sessionsQuery = `SELECT json_build_object(
  'others', (SELECT count(*) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND application_name <> current_setting('application_name') AND NOT (
      current_setting('server_version_num')::int >= 150000
      AND state = 'idle' AND state_change < clock_timestamp() - interval '11 s')),
  'session', (SELECT concat(pid, ' of ', backend_start) FROM pg_stat_activity WHERE pid = pg_backend_pid()),
  'askedAt', extract(epoch FROM clock_timestamp()))::text AS found`;
const countersQuery = `SELECT json_build_object(
  'collectedAt', extract(epoch FROM pg_stat_get_snapshot_timestamp()),
  'counters', json_build_object(
    'walBytes', pg_current_wal_insert_lsn() - '0/0',
    'databases', (SELECT json_object_agg(datid, json_build_object(
        'resetAt', stats_reset, 'committed', xact_commit, 'rolledBack', xact_rollback,
        'rowsWritten', tup_inserted + tup_updated + tup_deleted, 'rowsRead', tup_returned,
        'temporaryFiles', temp_files, 'temporaryBytes', temp_bytes, 'deadlocks', deadlocks,
        'sessions', sessions, 'blocksHit', blks_hit, 'blocksRead', blks_read))
      FROM pg_stat_database WHERE datid <> 0)))::text AS found`;
/** Has the server count what our own session did up to now, rather than at a time of its choice. */
async function handInOwn(client) {
	const { rows } = await client.query("SELECT current_setting('server_version_num') AS version");
	const canAsk = Number(rows[0]?.version) >= 15e4;
	await client.query(canAsk ? "SELECT pg_stat_force_next_flush()" : "SELECT");
}
/** Reads in one message; whoever was gone in the first query had handed in figures that the second one finds. */
async function read(client) {
	const text = `${sessionsQuery}; ${countersQuery}`;
	const parts = (await client.query(text)).map(({ rows }) => JSON.parse(rows[0]?.found ?? "{}"));
	return Object.assign({}, ...parts);
}
// src/postgres/activity.ts
/**
* Sessions hand in their figures when they end; before, the server lets them keep those of a second for ten, and longer
* before 15. Those of a program that is gone end within milliseconds: nothing but a session that stays makes us wait
* that long. Before 15 the figures are also read from a file that may be half a second old.
*/
const settlingMs = 600;
const firstPauseMs = 5;
/** What the server has counted so far, as soon as the sessions of others have handed in what they did. */
async function readCounters(client) {
	const deadline = sinceStart() + settlingMs;
	let goneAt;
	await handInOwn(client);
	for (let transactions = 1;; transactions++) {
		const { others, askedAt, collectedAt, session, counters } = await read(client);
		if (others === 0) goneAt ??= askedAt;
		if (goneAt !== void 0 && (collectedAt ?? askedAt) >= goneAt || sinceStart() > deadline) return {
			...counters,
			reader: {
				session,
				transactions
			}
		};
		await setTimeout$1(Math.min(firstPauseMs * 2 ** (transactions - 1), deadline - sinceStart()));
	}
}
/**
* The difference between two readings. A database that was made meanwhile, or whose figures were reset, counts from
* zero; of one that was dropped there are none. What the readings themselves took is not in it, before 15 but for a few
* transactions.
*/
function activityBetween(before, after) {
	const databases = Object.entries(after.databases).map(([id, now]) => difference(before.databases[id], now));
	const total = (name) => databases.reduce((sum, each) => sum + each[name], 0);
	const own = readersActivity(before, after);
	const [hits, reads] = [total("blocksHit"), total("blocksRead")];
	return {
		committed: Math.max(0, total("committed") - own.transactions),
		rolledBack: total("rolledBack"),
		rowsWritten: total("rowsWritten"),
		rowsRead: total("rowsRead"),
		temporaryFiles: total("temporaryFiles"),
		temporaryBytes: total("temporaryBytes"),
		deadlocks: total("deadlocks"),
		connections: Math.max(0, total("sessions") - own.connections),
		walBytes: Math.max(0, after.walBytes - before.walBytes),
		bufferHits: hits + reads === 0 ? 1 : hits / (hits + reads)
	};
}
function difference(before, now) {
	const names = Object.keys(now).filter((name) => name !== "resetAt");
	const isContinued = before?.resetAt === now.resetAt && names.every((name) => now[name] >= before[name]);
	if (!before || !isContinued) return now;
	const differences = names.map((name) => [name, now[name] - before[name]]);
	return {
		...now,
		...Object.fromEntries(differences)
	};
}
/** A session of its own for the second reading began with a transaction, and with one that prepared it for work. */
function readersActivity({ reader }, after) {
	const isSame = reader.session === after.reader.session;
	return {
		transactions: reader.transactions + 2 + (isSame ? 0 : 2),
		connections: isSame ? 0 : 1
	};
}
// src/process/in-time.ts
/**
* Waits for some work, but not for long; what it does when nobody waits any more is its own matter.
*
* @param limitMs milliseconds
* @throws when it takes longer
*/
async function inTime(limitMs, work) {
	let timer;
	const tooLate = new Promise((_, reject) => {
		const late = () => reject(/* @__PURE__ */ new Error(`there was no answer within ${limitMs / 1e3} s`));
		timer = setTimeout(late, limitMs);
	});
	try {
		return await Promise.race([work, tooLate]);
	} finally {
		clearTimeout(timer);
	}
}
// src/run/observation.ts
const patienceMs = 5e3;
/** How many databases are looked at at a time. */
const lanes = 4;
/** A copy's name has at least so much of the database's, which may be too long for all of it. */
const shortestStem = 20;
/** Looks at the server before the tests and after them. Figures for the report are not worth a failure of anything. */
var Observation = class Observation {
	#made;
	#before;
	constructor(made, before) {
		this.#made = made;
		this.#before = before;
	}
	/** @returns undefined when it could not be looked at */
	static async begin(made) {
		return inTime(patienceMs, Observation.#lookFirst(made)).catch(() => void 0);
	}
	static async #lookFirst(made) {
		const { server, options, kept } = made;
		const read = kept ?? await withConnection(server.own, options.database, readState);
		return withConnection(server.own, maintenanceDatabase, async (client) => {
			const state = await renewState(client, read);
			const databases = await databasesNow(client);
			return new Observation(made, {
				counters: await readCounters(client),
				state,
				databases
			});
		});
	}
	/** To be called when the tests are through, and once. */
	async end() {
		const { server, run, options } = this.#made;
		try {
			admitRun(run, {
				username: options.username,
				major: server.version.major
			});
			return await inTime(patienceMs, withConnection(server.own, maintenanceDatabase, (client) => this.#lookAgain(client)));
		} catch (error) {
			return { audit: {
				databases: [],
				newDatabases: [],
				problem: messageOf(error)
			} };
		}
	}
	async #lookAgain(client) {
		await client.query("SELECT pg_reload_conf()");
		const activity = await readCounters(client).then((after) => activityBetween(this.#before.counters, after), () => void 0);
		return {
			...activity && { activity },
			audit: await this.#audit(client)
		};
	}
	async #audit(client) {
		const now = await databasesNow(client);
		const problems = [];
		const found = [];
		const waiting = [...this.#names()];
		const lane = async () => {
			for (let name = waiting.shift(); name !== void 0; name = waiting.shift()) await this.#leftovers(name).then((each) => found.push(each), (error) => problems.push(messageOf(error)));
		};
		await together(...Array.from({ length: lanes }, lane));
		const order = this.#names();
		return {
			databases: found.sort((a, b) => order.indexOf(a.database) - order.indexOf(b.database)),
			newDatabases: now.filter((name) => this.#isNew(name)),
			problem: problems[0]
		};
	}
	#names() {
		const { database, workerDatabases } = this.#made.options;
		return [database, ...workerDatabaseNames(database, workerDatabases)];
	}
	#isNew(name) {
		const isOfLibrary = /_fresh_[0-9a-f]{8}_\d+$/.test(name);
		const { database } = this.#made.options;
		if (isOfLibrary && name.startsWith(database.slice(0, shortestStem))) return false;
		return !this.#before.databases.includes(name);
	}
	#leftovers(name) {
		return withConnection(this.#made.server.own, name, (client) => findLeftovers(client, this.#before.state));
	}
};
// src/run/run.ts
/**
* The whole of a run: a migrated database, the test command, and everything removed again.
*
* @returns what happened, the test command's exit code in it
* @throws {Interrupted} when a signal ended it; whatever else went wrong before or after the tests; in each case
*   everything has been removed
*/
async function run(options, command, context) {
	const { timings, interrupts } = context;
	let observation;
	const database = await setUpDatabase(options, {
		...context,
		onMigrated: async (migrated) => {
			observation = await Observation.begin({
				...migrated,
				options
			});
		}
	});
	let outcome;
	try {
		var _usingCtx$1 = _usingCtx();
		_usingCtx$1.a(database);
		outcome = await runTests(database, {
			options,
			command,
			context,
			observation
		});
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
	interrupts.aborted.throwIfAborted();
	return createReport(database, {
		...outcome,
		totalMs: timings.now(),
		phases: timings.phases,
		use: {
			when: "peak",
			bytes: database.peakUse.bytes
		}
	});
}
/** The test command, and what can be learnt of it. */
async function runTests(database, { options, command, context, observation }) {
	const { timings, interrupts, env } = context;
	const readyMs = timings.now();
	context.onReady(database);
	const sinceMs = Date.now();
	const { log: file } = database.run;
	const log = {
		file,
		start: statSync(file, { throwIfNoEntry: false })?.size ?? 0
	};
	const exitCode = await timings.measure("test", () => runCommand(command, {
		cwd: options.workingDirectory,
		env: clientEnvironment(env, database.environment),
		stdout: "stdout",
		interrupts
	}));
	return {
		readyMs,
		exitCode,
		...await unlessAborted(interrupts.aborted, () => findings({
			options,
			observation,
			exitCode,
			sinceMs,
			log
		}))
	};
}
// src/run/slow-phases.ts
const firstNoticeMs = 2e3;
const nextNoticeMs = 1e4;
/** Says what is being done when a phase of the set-up takes long. The test command speaks for itself. */
function slowPhaseNotices(say) {
	const timers = /* @__PURE__ */ new Map();
	return {
		began(phase) {
			if (phase === "test") return;
			const start = Date.now();
			const notice = () => {
				say(`${phase}: still at it after ${Math.round((Date.now() - start) / 1e3)} s`);
				timers.set(phase, setTimeout(notice, nextNoticeMs).unref());
			};
			timers.set(phase, setTimeout(notice, firstNoticeMs).unref());
		},
		ended(phase) {
			clearTimeout(timers.get(phase));
		}
	};
}
// src/run/timings.ts
/** Takes the time of phases. The clock begins when the program was started, before any code of ours is loaded. */
var Timings = class {
	#phases;
	#listener;
	/** When the clock began, in milliseconds since 1970. */
	origin;
	constructor({ listener, earlier } = {}) {
		this.#listener = listener;
		this.#phases = [...earlier?.phases ?? []];
		this.origin = earlier?.origin ?? startedAt;
	}
	/** In the order in which they began. */
	get phases() {
		return this.#phases.toSorted((a, b) => a.start - b.start);
	}
	/** How long any of some phases was going on, in milliseconds. */
	spentIn(phases) {
		return timeCovered(this.#phases.filter(({ phase }) => phases.includes(phase)));
	}
	/** Milliseconds since the clock began. */
	now() {
		return round(startedAt + sinceStart() - this.origin);
	}
	/** Takes note of a phase that began at `start` and ends now. */
	record(phase, start) {
		this.#phases.push({
			phase,
			start,
			duration: round(this.now() - start)
		});
	}
	/** Does the work of a phase; its time counts also when it fails. */
	async measure(phase, work) {
		const start = this.now();
		this.#listener?.began(phase);
		try {
			return await work();
		} finally {
			this.record(phase, start);
			this.#listener?.ended(phase);
		}
	}
};
/** How long any of several phases was going on: what two of them share counts once. */
function timeCovered(phases) {
	let [covered, until] = [0, 0];
	for (const { start, duration } of phases.toSorted((a, b) => a.start - b.start)) {
		const end = start + duration;
		covered += Math.max(0, end - Math.max(start, until));
		until = Math.max(until, end);
	}
	return round(covered);
}
function round(milliseconds) {
	return Math.round(milliseconds * 10) / 10;
}
// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
// src/run/report/activity.ts
/** What the tests did in all databases together. */
function activity({ activity: figures }) {
	if (!figures) return void 0;
	const { committed, rolledBack, rowsWritten, temporaryFiles, temporaryBytes } = figures;
	const { deadlocks, connections, walBytes, bufferHits } = figures;
	const rows = [
		["transactions", `${number(committed)} committed, ${number(rolledBack)} rolled back`],
		["rows", `${number(rowsWritten)} written`],
		["connections", `${number(connections)} made`],
		["WAL", `${formatBytes(walBytes)} written`],
		["buffers", `${percent(bufferHits)} of the pages read were in shared buffers`]
	];
	if (temporaryFiles > 0) {
		const size = formatBytes(temporaryBytes);
		rows.push(["temporary files", `${number(temporaryFiles)}, ${size}: more work_mem saves them`]);
	}
	if (deadlocks > 0) rows.push(["deadlocks", number(deadlocks)]);
	return {
		title: "Database",
		table: {
			columns: [{ title: "" }, { title: "While the tests ran" }],
			rows
		}
	};
}
/** That is 100 only where it is all of them. */
function percent(share) {
	return `${(Math.floor(share * 1e3) / 10).toFixed(1)} %`;
}
/** With a thin space between thousands, which means the same everywhere. */
function number(value) {
	return String(value).replace(/\B(?=(\d{3})+$)/g, " ");
}
// src/run/report/errors.ts
/** What the server said while tests failed. */
function serverErrors({ errors = [] }) {
	if (errors.length === 0) return void 0;
	return {
		title: "Errors of the server",
		remarks: ["While the tests ran, the most frequent first; those that tests provoke are among them."],
		table: {
			columns: [
				{
					title: "Times",
					align: "right"
				},
				{ title: "Error" },
				{ title: "Statement" }
			],
			rows: errors.map(({ count, severity, message, detail, statement }) => [
				String(count),
				`${severity === "ERROR" ? "" : `${severity}: `}${message}${detail ? ` (${detail})` : ""}`,
				statement ? { code: statement } : ""
			])
		}
	};
}
// src/run/report/words.ts
/** Where the data lived. */
function describeStorage({ kind, sizeBytes, use, reason }) {
	const used = `${use.when} ${formatBytes(use.bytes)}`;
	switch (kind) {
		case "tmpfs": return {
			value: used,
			remark: `of ${formatBytes(sizeBytes ?? 0)}, a disk of its own`
		};
		case "shared-tmpfs": return {
			value: used,
			remark: `on the machine's own, without a cap: ${reason}`
		};
		case "directory": return {
			value: "NONE",
			remark: `a temporary directory, ${used}, because ${reason}`
		};
	}
}
/** What the run made; empty when that was nothing but the database. */
function describeContent({ migrations, workerDatabases }) {
	return [...migrations === void 0 ? [] : [count(migrations, "migration")], ...workerDatabases === 0 ? [] : [count(workerDatabases, "worker database")]].join(", ");
}
/** What snapshots were to the run. */
function describeSnapshot({ snapshot, migrations = 0 }) {
	switch (snapshot.state) {
		case "off": return {
			value: "off",
			remark: snapshot.reason
		};
		case "miss": return {
			value: "miss",
			remark: snapshot.reason
		};
		case "hit": return {
			value: "hit",
			remark: `saved ${formatMs(snapshot.savedMs)}`
		};
		case "prefix": return {
			value: "prefix",
			remark: `${migrations > 0 ? `${snapshot.migrationCount} of ${count(migrations, "migration")}` : "a cluster with nothing in it"}, saved ${formatMs(snapshot.savedMs)}`
		};
	}
}
/** A number of things, as `1 table` or `2 tables`. */
function count(number, thing) {
	return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
// src/run/report/isolation.ts
const mostNames = 5;
const advice = "What a test leaves, the next one finds: roll back each test, or delete what it has made. Tests that take turns on one database are told apart by worker-databases.";
/** What the tests left behind, each database by itself. */
function isolation({ audit }) {
	if (!audit) return void 0;
	const { databases, newDatabases, problem } = audit;
	const rows = databases.map((each) => ({
		name: each.database,
		what: describe(each)
	})).filter(({ what }) => what.length > 0);
	const tooLarge = [...new Set(databases.flatMap((each) => each.tooLarge))];
	const isClean = rows.length === 0 && newDatabases.length === 0;
	const asFar = tooLarge.length > 0 ? ", as far as all was read" : "";
	const remarks = [
		...problem ? [`Not all could be looked at: ${problem}`] : [],
		...isClean && !problem ? [`The tests left no rows, tables or open transactions behind in ${where(databases)}${asFar}.`] : [],
		...newDatabases.length > 0 ? [`Databases that were not there before: ${names(newDatabases)}.`] : [],
		...tooLarge.length > 0 ? [`Not read, since it would take long: ${names(tooLarge)}.`] : [],
		...rows.length > 0 ? [advice] : []
	];
	return {
		title: isClean ? "Isolation" : "Isolation: the tests left something behind",
		remarks,
		...rows.length > 0 && { table: {
			columns: [{ title: "Database" }, { title: "What was not there after migrating" }],
			rows: rows.map(({ name, what }) => [{ code: name }, what.join("; ")])
		} }
	};
}
function where(databases) {
	const [first] = databases;
	return databases.length === 1 && first ? first.database : `${databases.length} databases`;
}
function describe(leftovers) {
	const { rows, newTables, goneTables, preparedTransactions, idleInTransaction, unseen } = leftovers;
	const more = rows.length - mostNames;
	return [
		...rows.slice(0, mostNames).map(describeRows),
		...more > 0 ? [`rows of ${count(more, "more table")}`] : [],
		...newTables.length > 0 ? [`new tables: ${names(newTables)}`] : [],
		...goneTables.length > 0 ? [`tables that are gone: ${names(goneTables)}`] : [],
		...preparedTransactions.length > 0 ? [`prepared transactions, which hold their locks: ${names(preparedTransactions)}`] : [],
		...idleInTransaction > 0 ? [`${count(idleInTransaction, "connection")} idle in a transaction: a COMMIT or ROLLBACK is missing`] : [],
		...unseen.length > 0 ? [`locked, so that nobody could look: ${names(unseen)}`] : []
	];
}
function describeRows({ table, added, changed = 0, removed }) {
	return `${table}: ${[
		...added > 0 ? [`${count(added, "row")} added`] : [],
		...changed > 0 ? [`${count(changed, "row")} changed`] : [],
		...removed > 0 ? [`${count(removed, "row")} removed`] : []
	].join(", ")}`;
}
function names(all) {
	const more = all.length - mostNames;
	return all.slice(0, mostNames).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
// src/run/report/tests.ts
/** The tests that failed, as the project's own reports tell. */
function failedTests({ tests: results }) {
	const failures = results?.shown.filter(({ outcome }) => outcome === "failed") ?? [];
	if (!results || failures.length === 0) return void 0;
	return {
		title: "Failed tests",
		remarks: results.failed - failures.length > 0 ? [`The ${failures.length} slowest of ${results.failed}.`] : [],
		table: {
			columns: [
				{ title: "Test" },
				{
					title: "Time",
					align: "right"
				},
				{ title: "Message" }
			],
			rows: failures.map((test) => [
				nameOf(test),
				formatMs(test.durationMs),
				test.message ?? ""
			])
		}
	};
}
/** The slowest of the others, and how many there were. */
function slowestTests({ tests: results }) {
	if (!results) return void 0;
	const { files, passed, failed, skipped, shown, problems } = results;
	const counts = [
		count(passed + failed + skipped, "test"),
		`${passed} passed`,
		...failed > 0 ? [`${failed} failed`] : [],
		...skipped > 0 ? [`${skipped} skipped`] : []
	];
	const remarks = [...files > 0 ? [`${counts.join(", ")}.`] : [], ...problems];
	const slowest = shown.filter(({ outcome }) => outcome !== "failed");
	if (slowest.length === 0) return remarks.length > 0 ? {
		title: "Tests",
		remarks
	} : void 0;
	const longest = Math.max(...slowest.map(({ durationMs }) => durationMs));
	return {
		title: "Slowest tests",
		remarks,
		table: {
			columns: [
				{ title: "Test" },
				{
					title: "Time",
					align: "right"
				},
				{ title: "" }
			],
			rows: slowest.map((test) => [
				nameOf(test),
				formatMs(test.durationMs),
				{
					from: 0,
					to: longest > 0 ? test.durationMs / longest : 0
				}
			])
		}
	};
}
function nameOf({ name, file }) {
	return file ? `${name} (${file})` : name;
}
// src/run/report/gantt.ts
/** How Mermaid draws the parts: https://mermaid.js.org/syntax/gantt.html */
const tags = {
	"set-up": "",
	tests: "active, ",
	"failed tests": "crit, ",
	"tear-down": "done, "
};
/**
* What makes it readable in GitHub's light and dark theme, on a desk and on a phone: bars and texts that are larger than
* Mermaid's own, and colours that go with either background. A section of its own for each bar puts its name at the left.
*/
const look = `---
config:
  gantt:
    useWidth: 800
    leftPadding: 100
    rightPadding: 40
    gridLineStartPadding: 50
    barHeight: 20
    barGap: 4
    fontSize: 13
    sectionFontSize: 14
    numberSectionStyles: 2
  themeVariables:
    sectionBkgColor: "#8c959f"
    altSectionBkgColor: "transparent"
    taskBkgColor: "#54aeff"
    taskBorderColor: "#0969da"
    taskTextColor: "#1f2328"
    activeTaskBkgColor: "#4ac26b"
    activeTaskBorderColor: "#1a7f37"
    critBkgColor: "#ff8182"
    critBorderColor: "#cf222e"
    doneTaskBkgColor: "#afb8c1"
    doneTaskBorderColor: "#6e7781"
  themeCSS: ".grid .tick line { stroke: #8c959f; opacity: 0.5 } .grid .tick text { font-size: 12px } .taskTextOutsideRight, .taskTextOutsideLeft { fill: inherit !important } .taskText { fill: #1f2328 !important }"
---`;
/** Mermaid rounds to whole pixels, of which a telephone has so many for the chart, and does not draw what has none. */
const mostPixels = 300;
/** Mermaid's text of a Gantt chart. Names are to be letters and blanks, of which nothing means anything to Mermaid. */
function gantt(bars) {
	const end = Math.max(1, ...bars.map(({ start, duration }) => start + duration));
	const axis = axisFor(end);
	const least = Math.max(1, Math.ceil(end / axis.divisor / mostPixels));
	const last = Math.ceil(end / axis.divisor);
	const seen = /* @__PURE__ */ new Set();
	const lines = bars.map(({ name, start, duration, part }) => {
		const length = Math.max(least, Math.round(duration / axis.divisor));
		const from = Math.max(0, Math.min(Math.round(start / axis.divisor), last - length));
		return `section ${distinct(name, seen)}\n${formatMs(duration)}:${tags[part]}${from}, ${from + length}`;
	});
	return [
		look,
		"gantt",
		"dateFormat x",
		`axisFormat ${axis.format}`,
		`tickInterval ${axis.tick}`,
		"todayMarker off",
		...lines
	].join("\n");
}
/** Sections of the same name would become one. */
function distinct(name, seen) {
	let [free, count] = [name, 1];
	while (seen.has(free)) {
		count += 1;
		free = `${name} ${count}`;
	}
	seen.add(free);
	return free;
}
const mostTicks = 9;
/** Mermaid counts in milliseconds since 1970, of which it can show all or whole seconds without a calendar's help. */
function axisFor(end) {
	const inMilliseconds = [
		1,
		2,
		5,
		10,
		20,
		50,
		100,
		200,
		500,
		1e3,
		2e3
	];
	if (end < 1e4) return {
		format: "%Q ms",
		tick: `${stepFor(end, inMilliseconds)}millisecond`,
		divisor: 1
	};
	const isLong = end >= 6e5;
	const divisor = isLong ? 60 : 1;
	const step = stepFor(end / divisor / 1e3, [
		1,
		2,
		5,
		10,
		15,
		30,
		60,
		120,
		300,
		600,
		1200,
		1800,
		3600
	]);
	const tick = step < 60 ? `${step}second` : `${step / 60}minute`;
	return {
		format: isLong ? "%s min" : "%s s",
		tick,
		divisor
	};
}
function stepFor(length, steps) {
	return steps.find((step) => length / step <= mostTicks) ?? steps.at(-1) ?? 1;
}
// src/run/report/timeline.ts
/** The phases, and before them what was spent outside of any: loading the program itself, mostly. */
function timelineRows({ phases, totalMs, exitCode }) {
	const rows = phases.map(({ phase, start, duration }) => ({
		name: phase,
		start,
		duration,
		part: partOf(phase, exitCode)
	}));
	return [{
		name: "launch",
		start: 0,
		duration: Math.max(0, totalMs - timeCovered(phases)),
		part: "set-up"
	}, ...rows];
}
function partOf(phase, exitCode) {
	if (phase === "test") return exitCode === 0 ? "tests" : "failed tests";
	if (phase === "later steps") return "tests";
	return phase === "stop" ? "tear-down" : "set-up";
}
/** Where the time went. */
function timeline(report) {
	const rows = timelineRows(report);
	const { totalMs } = report;
	return {
		title: "Timeline",
		diagram: gantt(rows),
		table: {
			columns: [
				{ title: "Phase" },
				{
					title: "Time",
					align: "right"
				},
				{ title: "" }
			],
			rows: [...rows.map(({ name, start, duration }) => [
				name,
				formatMs(duration),
				totalMs > 0 ? {
					from: start / totalMs,
					to: (start + duration) / totalMs
				} : ""
			]), [
				{ strong: "total" },
				{ strong: formatMs(totalMs) },
				""
			]]
		}
	};
}
// src/run/report/compose.ts
/** What there is to say of a run. */
function compose(report) {
	return {
		headline: headline(report),
		facts: facts(report),
		sections: [
			failedTests(report),
			serverErrors(report),
			timeline(report),
			slowestTests(report),
			isolation(report),
			activity(report),
			settings(report)
		].filter((section) => section !== void 0)
	};
}
function headline({ exitCode, readyMs, phases, audit }) {
	const test = phases.find(({ phase }) => phase === "test");
	if (exitCode === void 0 || !test) return {
		tone: "plain",
		text: `database ready after ${formatMs(readyMs)}`
	};
	const took = formatMs(test.duration);
	if (exitCode === 0 && audit?.isFailure) return {
		tone: "bad",
		text: `tests passed in ${took}, but left something behind`
	};
	return exitCode === 0 ? {
		tone: "good",
		text: `tests passed in ${took}`
	} : {
		tone: "bad",
		text: `tests failed after ${took} (exit code ${exitCode})`
	};
}
function facts(report) {
	const { server, storage, readyMs } = report;
	const content = describeContent(report);
	return [
		{
			label: "Ready after",
			value: formatMs(readyMs),
			remark: content || void 0
		},
		{
			label: "Snapshot",
			...describeSnapshot(report)
		},
		{
			label: "RAM disk",
			...describeStorage(storage),
			tone: storage.kind === "directory" ? "bad" : "plain"
		},
		{
			label: "PostgreSQL",
			value: server.version,
			remark: `${server.source}, on ${server.address}`
		}
	];
}
function settings({ settings: applied }) {
	if (applied.length === 0) return void 0;
	return {
		title: `${applied.length} setting${applied.length === 1 ? "" : "s"}`,
		isFolded: true,
		table: {
			columns: [
				{ title: "Setting" },
				{ title: "Value" },
				{ title: "Why" }
			],
			rows: applied.map(({ name, value, because, by }) => [
				{ code: name },
				{ code: value },
				by === "user" ? { strong: "yours" } : because
			])
		}
	};
}
// src/run/report/markdown.ts
/** What a telephone has room for. */
const barWidth = 16;
const longestCell = 400;
const mostRows = 200;
const widestPadded = 200;
/**
* What a step's summary may be, less a good deal for what other programs of the step add to it:
* https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
*/
const mostBytes = 921600;
const marks = {
	good: "✅ ",
	bad: "❌ ",
	plain: ""
};
/** The job summary, in GitHub's Markdown. */
function formatMarkdown(report) {
	const { headline, facts, sections } = compose(report);
	const parts = [`### ${marks[headline.tone]}ram-postgres: ${verbatim(headline.text)}`, formatFacts$1(facts)];
	let bytes = Buffer.byteLength(parts.join("\n\n"));
	for (const section of sections) {
		const whole = formatSection$1(section);
		const part = bytes + Buffer.byteLength(whole) > mostBytes ? leftOut(section) : whole;
		bytes += Buffer.byteLength(part) + 2;
		parts.push(part);
	}
	return `${parts.join("\n\n")}\n`;
}
function leftOut({ title }) {
	return `_${verbatim(title)}: left out, since GitHub takes no summary that is so long_`;
}
/** A list, which is as wide as there is room. */
function formatFacts$1(facts) {
	return facts.map(({ label, value, remark, tone }) => {
		const mark = tone === "bad" ? marks.bad : "";
		return `- ${`${text(label)} <b>${mark}${onOneLine(text(value))}</b>`}${remark ? ` · ${text(remark)}` : ""}`;
	}).join("\n");
}
function formatSection$1({ title, remarks = [], diagram, table, isFolded }) {
	const asTable = table ? [formatTable$1(table)] : [];
	const content = [...remarks.map((remark) => `<p>${text(remark)}</p>`), ...diagram ? [`\`\`\`mermaid\n${diagram}\n\`\`\``, ...asTable.map((each) => folded("The same as a table", each))] : asTable].join("\n\n");
	return isFolded ? folded(text(title), content) : `#### ${text(title)}\n\n${content}`;
}
function folded(summary, content) {
	return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
function formatTable$1({ columns, rows }) {
	const shown = rows.slice(0, mostRows).map((row) => row.map(formatCell));
	const table = markdownTable([columns.map(({ title }) => text(title)), ...shown], {
		align: columns.map(({ align }) => align === "right" ? "r" : "l"),
		alignDelimiters: Math.max(...shown.flat().map(({ length }) => length)) < widestPadded
	});
	const more = rows.length - shown.length;
	return more > 0 ? `${table}\n\n… and ${more} more` : table;
}
function formatCell(cell) {
	if (typeof cell === "string") return onOneLineIfShort(text(cell));
	if ("code" in cell) return `<code>${text(cell.code)}</code>`;
	if ("strong" in cell) return `<b>${onOneLineIfShort(text(cell.strong))}</b>`;
	return `<code>${onOneLine(wholeBar(cell, barWidth).padEnd(barWidth))}</code>`;
}
function text(words) {
	return verbatim(shorten$1(words, longestCell));
}
const short = 12;
/** On a narrow screen GitHub would break even "12 ms" in two. */
function onOneLineIfShort(words) {
	return words.length <= short ? onOneLine(words) : words;
}
function onOneLine(words) {
	return words.replaceAll(" ", "\xA0");
}
/** Text that is shown as it is: as HTML entities, nothing in it can mean anything in Markdown, HTML or a table. */
function verbatim(words) {
	return words.replace(/[^\p{L}\p{N} .,:;()/=%-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
// src/run/report/style.ts
const plain = {
	bold: (text) => text,
	dim: (text) => text,
	good: (text) => text,
	bad: (text) => text
};
const ansi = {
	bold: (text) => `\u001b[1m${text}\u001b[22m`,
	dim: (text) => `\u001b[2m${text}\u001b[22m`,
	good: (text) => `\u001b[32m${text}\u001b[39m`,
	bad: (text) => `\u001b[31m${text}\u001b[39m`
};
// src/run/report/text-table.ts
const gap = 2;
const widestBar = 40;
const narrowestBar = 8;
const narrowest$1 = 8;
/** A cell beyond it is cut, but for the last of a row, which goes on in the next line. */
const widest = 60;
/** The lines of a table that is `room` characters wide at most. */
function formatTable({ columns, rows }, style, room) {
	const titles = columns.map(({ title }) => title);
	const isTitled = titles.some((title) => title !== "");
	const all = isTitled ? [titles, ...rows] : rows;
	const widths = fitted(columns.map((_, index) => Math.max(...all.map((row) => widthOf(row[index])))), room);
	const format = (row, look) => {
		const last = row.length - 1;
		const [first = "", ...more] = lastLines(row[last] ?? "", widths[last] ?? 0);
		const cells = row.slice(0, -1).map((cell, index) => {
			const width = widths[index] ?? 0;
			const words = oneLine(plainText(cell), width);
			const padded = columns[index]?.align === "right" ? words.padStart(width) : words.padEnd(width);
			return isStrong(cell) ? style.bold(padded) : look(padded);
		});
		const indent = " ".repeat(widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 0));
		const isBar = typeof row[last] === "object" && "from" in row[last];
		const [start, ...rest] = [first, ...more].map((line) => isBar ? style.dim(line) : look(line));
		return [[...cells, start].join(" ".repeat(gap)), ...rest.map((line) => indent + line)];
	};
	return [...isTitled ? format(titles, style.dim) : [], ...rows.flatMap((row) => format(row, (text) => text))];
}
/** Takes from the widest column what is too much for the line. */
function fitted(natural, room) {
	const widths = [...natural];
	const excess = () => widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)) - room;
	while (excess() > 0 && Math.max(...widths) > narrowest$1) {
		const index = widths.indexOf(Math.max(...widths));
		widths[index] = Math.max(narrowest$1, (widths[index] ?? 0) - 1);
	}
	return widths;
}
function widthOf(cell = "") {
	if (typeof cell === "object" && "from" in cell) return widestBar;
	return Math.min(widest, plainText(cell).length);
}
function lastLines(cell, width) {
	if (typeof cell === "object" && "from" in cell) return [bar(cell, Math.max(narrowestBar, width))];
	return wrap(plainText(cell), width);
}
function isStrong(cell) {
	return typeof cell === "object" && "strong" in cell;
}
const longest = 1e3;
function plainText(cell) {
	if (typeof cell === "string") return oneLine(cell, longest);
	if ("code" in cell) return oneLine(cell.code, longest);
	return "strong" in cell ? oneLine(cell.strong, longest) : "";
}
// src/run/report/text.ts
/** Of a log. */
const usualWidth = 100;
const narrowest = 40;
const title = "ram-postgres";
/** The report for a terminal or a log. */
function formatText(report, { style = plain, width = usualWidth } = {}) {
	const room = Math.max(narrowest, width) - 2;
	const { headline, facts, sections } = compose(report);
	const tones = {
		good: style.good,
		bad: style.bad,
		plain: style.bold
	};
	const shown = sections.filter(({ isFolded }) => !isFolded);
	return [
		"",
		`${style.bold(title)}  ${tones[headline.tone](oneLine(headline.text, room - 12))}`,
		...formatFacts(facts, style, room).map(indent),
		...shown.flatMap((section) => ["", ...formatSection(section, style, room).map(indent)]),
		""
	].map((line) => line.trimEnd()).join("\n");
}
function indent(line) {
	return `  ${line}`;
}
/** A label, and beside it what there is to say, on as many lines as that takes. */
function formatFacts(facts, style, room) {
	const labelWidth = Math.max(...facts.map(({ label }) => label.length));
	const width = Math.max(1, room - labelWidth - 2);
	return facts.flatMap(({ label, value, remark = "", tone }) => {
		const said = tone === "bad" ? style.bad : style.bold;
		const [values, remarks] = [wrap(value, width), wrap(remark, width)];
		return (value.length + 2 + remark.length <= width ? [`${said(values[0] ?? "")}  ${style.dim(remarks[0] ?? "")}`] : [...values.map(said), ...remarks.map(style.dim)]).map((line, index) => `${style.dim((index === 0 ? label : "").padEnd(labelWidth))}  ${line}`);
	});
}
function formatSection({ title, remarks = [], table }, style, room) {
	return [
		style.bold(oneLine(title, room)),
		...remarks.flatMap((remark) => wrap(remark, room).map(style.dim)),
		...table ? formatTable(table, style, room) : []
	];
}
// src/run/report/json.ts
/** The report as data, for programs: what could mean something to a terminal or to GitHub's runner is escaped. */
function formatJson(report) {
	return JSON.stringify(report, void 0, 2).replaceAll("##[", "#\\u0023[").replace(/[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, escaped);
}
function escaped(character) {
	return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
// node_modules/npm-package-arg/node_modules/validate-npm-package-name/lib/builtin-modules.json
var require_builtin_modules = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = [
		"_http_agent",
		"_http_client",
		"_http_common",
		"_http_incoming",
		"_http_outgoing",
		"_http_server",
		"_stream_duplex",
		"_stream_passthrough",
		"_stream_readable",
		"_stream_transform",
		"_stream_wrap",
		"_stream_writable",
		"_tls_common",
		"_tls_wrap",
		"assert",
		"assert/strict",
		"async_hooks",
		"buffer",
		"child_process",
		"cluster",
		"console",
		"constants",
		"crypto",
		"dgram",
		"diagnostics_channel",
		"dns",
		"dns/promises",
		"domain",
		"events",
		"fs",
		"fs/promises",
		"http",
		"http2",
		"https",
		"inspector",
		"inspector/promises",
		"module",
		"net",
		"os",
		"path",
		"path/posix",
		"path/win32",
		"perf_hooks",
		"process",
		"punycode",
		"querystring",
		"readline",
		"readline/promises",
		"repl",
		"stream",
		"stream/consumers",
		"stream/promises",
		"stream/web",
		"string_decoder",
		"sys",
		"timers",
		"timers/promises",
		"tls",
		"trace_events",
		"tty",
		"url",
		"util",
		"util/types",
		"v8",
		"vm",
		"wasi",
		"worker_threads",
		"zlib",
		"node:sea",
		"node:sqlite",
		"node:test",
		"node:test/reporters"
	];
}));
export { endServer as $, _usingCtx as A, createExtensions as B, askVersion as C, require__builtin_util as Ct, isDatabaseError as D, describeDatabaseError as E, unpackCluster as F, resolveSettings as G, workerDatabaseNames as H, startServer as I, setPassword as J, openToOwner as K, scramVerifier as L, otherFiles as M, misleadingVariables as N, locate as O, packCluster as P, runDirectoryAt as Q, cloneDatabase as R, findInstalled as S, require__builtin_crypto as St, usedBytes as T, runInitdb as U, dropDatabases as V, writeSettings as W, makeFor as X, createRunDirectory as Y, removeRun as Z, inputs as _, unlessAborted as _t, plain as a, exists as at, cachePlaces as b, formatVersion as bt, slowPhaseNotices as c, loadDriver as ct, harmlessLines as d, serverAccount as dt, serverOf as et, formatBytes as f, messageOf as ft, parseOptions as g, takeOverEndings as gt, UsageError as h, exitCodeOf as ht, ansi as i, execute as it, packageVersion as j, runCommand as k, run as l, maintenanceDatabase as lt, shorten$1 as m, Interrupts as mt, formatJson as n, listMounts as nt, formatMarkdown as o, makePublicDirectory as ot, formatMs as p, Interrupted as pt, renameSuperuser as q, formatText as r, findProgram as rt, Timings as s, together as st, require_builtin_modules as t, shutDownServer as tt, createReport as u, withConnection as ut, setUpDatabase as v, sinceStart as vt, smallestSizeBytes as w, writablePlace as x, satisfies as xt, Snapshots as y, byNewest as yt, createDatabase as z };
