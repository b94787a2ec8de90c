import { n as parseArguments, t as main$1 } from "./main-owRe5ujY.js";
import { $ as createDatabase, C as UsageError, Ct as formatVersion, Dt as makeFor, Ft as serverAccount, Gt as together, H as formatMs, J as withSettingsAtFault, Jt as _usingCtx, K as packCluster, Kt as findProgram, Mt as endServer, N as Migrations, Nt as serverOf, P as runCommand, Pt as shutDownServer, Q as cloneDatabase, R as withFaults, T as inputs, Tt as createRunDirectory, U as killsSoFar, V as formatBytes, Xt as sinceStart, Y as startServer, Z as scramVerifier, Zt as attempt, at as resolveSettings, ct as setPassword, dt as smallestSizeBytes, et as createExtensions, gt as Interrupted, ht as withConnection, it as writeSettings, j as findInstalled, jt as runName, kt as removeRun, mt as maintenanceDatabase, nt as workerDatabaseNames, ot as openToOwner, pt as loadDriver, q as unpackCluster, qt as execute, rn as require__builtin_crypto, rt as runInitdb, st as renameSuperuser, tn as messageOf, tt as dropDatabases, vt as exitCodeOf, w as parseOptions, xt as unlessAborted, yt as takeOverEndings, z as describeFault, zt as listMounts } from "./run-CbA7hw36.js";
import { n as tellFile, t as tell } from "./streams-BweqTfBg.js";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { accessSync, appendFileSync, chmodSync, chownSync, constants, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, rmdirSync, statSync, statfsSync, writeFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { spawnSync } from "node:child_process";
// src/image/baked-cluster.ts
/** Who its superuser is. */
const bakedUser = "postgres";
/** Beside `dist`. */
const directory$1 = fileURLToPath(new URL("../cluster", import.meta.url));
const manifest = join(directory$1, "cluster.json");
const localeVariables = /^(LANG|LC_[A-Z]+)$/;
/** What `initdb` makes a cluster's locale from. */
function localeIn(env) {
	return Object.keys(env).filter((name) => localeVariables.test(name)).sort().map((name) => `${name}=${env[name]}`).join(" ");
}
/** The arguments of `initdb` for a cluster as the official image has it. */
function initdbArgs(env) {
	return localeIn(env) === "" ? ["--encoding=UTF8"] : [];
}
/** Makes it, for the image that is being built. */
async function bakeCluster(binaries, env) {
	const account = serverAccount();
	const { signal } = new AbortController();
	const run = await createRunDirectory(account);
	try {
		makeFor(account, run.disk);
		await runInitdb({
			binaries,
			run,
			account,
			env,
			signal,
			username: bakedUser
		}, initdbArgs(env));
		mkdirSync(directory$1, { recursive: true });
		const baked = {
			parts: await packCluster(run.data, directory$1, {
				env,
				signal
			}),
			build: binaries.build,
			locale: localeIn(env)
		};
		writeFileSync(manifest, JSON.stringify(baked));
	} finally {
		await removeRun(run);
	}
}
/** The one that is in the image; undefined when it would be another one than `initdb` makes now. */
function findBakedCluster(env) {
	let text;
	try {
		text = readFileSync(manifest, "utf8");
	} catch {
		return;
	}
	const baked = JSON.parse(text);
	return baked.locale === localeIn(env) ? baked : void 0;
}
/** Unpacks it into an empty directory. */
async function unpackBakedCluster({ parts }, data, { env, signal }) {
	await unpackCluster(parts, directory$1, data, {
		env,
		signal,
		account: void 0
	});
}
// src/image/become.ts
/** A user by number, with the home that is told of it; without an entry of its own, one that has none. */
function userOf(uid, gid) {
	const entry = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":")).find((fields) => fields.length >= 7 && Number(fields[2]) === uid);
	return {
		uid,
		gid,
		name: entry?.[0],
		home: entry?.[5] || "/"
	};
}
/** Goes on as another user, for good, with its groups and its home. */
function become({ uid, gid, name, home }, env) {
	if (name === void 0) process.setgroups?.([gid]);
	else process.initgroups(name, gid);
	process.setgid?.(gid);
	process.setuid?.(uid);
	if (env.HOME === void 0 || env.HOME === "/root") env.HOME = isWritable(home) ? home : "/tmp";
}
function isWritable(directory) {
	try {
		accessSync(directory, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
/**
* Lets signals end this process by themselves again: one that Node has taken and not yet told would be lost with it.
*
* @throws the reason of `aborted` when one has arrived
*/
async function handBackEndings({ aborted }) {
	await setImmediate();
	await setImmediate();
	aborted.throwIfAborted();
	for (const signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP",
		"SIGQUIT"
	]) process.removeAllListeners(signal);
}
/** Lets another program take the place of this one: its process, its standard streams, its signals. */
function giveWayTo(file, args, env) {
	if (!process.execve) throw new Error("this Node has no process.execve: it takes 24");
	return process.execve(file, [file, ...args], env);
}
/** As {@link giveWayTo}, for a command as a shell would find it; undefined when there is none. */
function giveWayToCommand([name = "", ...args], env) {
	const file = findProgram(name, env);
	return file === void 0 ? void 0 : giveWayTo(file, args, env);
}
// src/image/contents.ts
/** In a data directory of ours lies one of these: while it is being filled, and when that is through. */
const marks = {
	filling: "ram_postgres.filling",
	filled: "ram_postgres.filled"
};
/** From now on it is known as ours, whatever ends us. */
function begin(data) {
	writeFileSync(join(data, marks.filling), "", { mode: 384 });
}
function finish(data) {
	renameSync(join(data, marks.filling), join(data, marks.filled));
}
/** Empties a place, with the WAL of what is there. Its mark goes last: whatever ends us, it is known as ours. */
function emptyPlace(path, walDirectory) {
	if (walDirectory !== void 0 && leadsTo(path, walDirectory)) emptyDirectory(walDirectory);
	emptyDirectory(path, [marks.filling]);
}
function emptyDirectory(path, last = []) {
	const names = namesIn(path);
	for (const name of [...names.filter((each) => !last.includes(each)), ...last]) rmSync(join(path, name), {
		recursive: true,
		force: true,
		maxRetries: 10,
		retryDelay: 25
	});
}
/** Whether a cluster, or one that is being made, has its WAL in another directory. */
function leadsTo(path, walDirectory) {
	return [path, join(path, "new")].map((each) => attempt(() => readlinkSync(join(each, "pg_wal")))).includes(resolve(walDirectory));
}
function namesIn(path) {
	return readdirSync(path).filter((name) => name !== "lost+found");
}
/** @throws when there is something that we have not put there */
function requireOurs(path) {
	const names = existsSync(path) ? namesIn(path) : [];
	if (names.includes(marks.filled)) return true;
	if (names.includes(marks.filling)) return false;
	if (names.length === 0) return false;
	const what = names.includes("PG_VERSION") ? "a cluster" : `files (${names[0]})`;
	throw new Error(`${path} holds ${what} that this image has not made: it is left as it is. This server is for tests alone, and what it keeps does not survive a crash of the machine; serve data that matters from the image postgres`);
}
// src/image/lock.ts
const conflictExitCode = 75;
/**
* Keeps other containers off a directory until this process ends, in whatever way: a volume may be theirs as well, and a
* server looks for others in its own container alone.
*
* @returns whether there is a lock: not all file systems have them
* @throws when another container has it
*/
function lockDirectory(path) {
	const directory = openSync(path, "r");
	const { status } = spawnSync("flock", [
		"--nonblock",
		"--conflict-exit-code",
		`${conflictExitCode}`,
		"3"
	], { stdio: [
		"ignore",
		"ignore",
		"ignore",
		directory
	] });
	if (status !== conflictExitCode) return status === 0;
	throw new Error(`${path} is in use by another container, whose data a second server would destroy: end that one, or give this one a volume of its own`);
}
/** The words of a command that takes our place with the lock of ours, which ends with what Node has opened. */
function withLock(path, words) {
	return [
		"flock",
		"--nonblock",
		"--no-fork",
		path,
		...words
	];
}
// src/image/place.ts
/** Where images of all majors have their data: https://hub.docker.com/_/postgres#pgdata */
const usualPaths = ["/var/lib/postgresql/data", "/var/lib/postgresql"];
const sharedMemory = "/dev/shm";
const advice$1 = "start the container with --tmpfs /var/lib/postgresql/data:rw,size=1g or a larger --shm-size";
/**
* Chooses the place for the data, and makes it the server's: a tmpfs that is mounted over a usual path, else shared
* memory where that is large enough, else PGDATA wherever that is.
*
* @throws when there is something that is not ours, when the RAM disk that is there is too small, or when one is
*   required and there is none
*/
function choosePlace(options) {
	const { data, isRamRequired } = options;
	const tmpfs = mountedTmpfs(data);
	if (tmpfs !== void 0) {
		const place = taken(tmpfs, { isRam: true }, options);
		if (!place.isFilled) requireRoom(tmpfs);
		return place;
	}
	if (!requireOurs(data) && freeBytes("/dev/shm") >= smallestSizeBytes) return taken(mkdtempSync(join(sharedMemory, "ram-postgres-")), { isRam: true }, options);
	const reason = `there is no tmpfs, and ${sharedMemory} has ${mebibytes(freeBytes(sharedMemory))} free; ${advice$1}`;
	if (isRamRequired) throw new Error(`ram-disk: "required", but ${reason}`);
	return taken(data, {
		isRam: false,
		reason
	}, options);
}
/** The data directory on a tmpfs: PGDATA, or in the place of those of other majors. */
function mountedTmpfs(data) {
	const found = new Map(listMounts().map(({ path, type }) => [path, type]));
	const isTmpfs = (path) => {
		const type = found.get(path);
		if (type !== void 0) return type === "tmpfs";
		return path !== "/" && isTmpfs(dirname(path));
	};
	if (isTmpfs(data)) return data;
	const [own, home] = usualPaths;
	if (found.get(own) === "tmpfs") return own;
	return found.get(home) === "tmpfs" ? join(home, "ram-postgres") : void 0;
}
function requireRoom(path) {
	const bytes = freeBytes(path);
	if (bytes >= smallestSizeBytes) return;
	throw new Error(`the tmpfs at ${path} has ${mebibytes(bytes)} free, and it takes ${mebibytes(smallestSizeBytes)}: mount a larger one, as in --tmpfs /var/lib/postgresql/data:rw,size=1g`);
}
function taken(path, kind, { account, walDirectory }) {
	requireOurs(path);
	mkdirSync(dirname(path), { recursive: true });
	mkdirSync(path, {
		recursive: true,
		mode: 448
	});
	const isLocked = !kind.isRam && lockDirectory(path);
	const isFilled = requireOurs(path);
	if (!isFilled) emptyPlace(path, walDirectory);
	makePrivate(path);
	if (account) chownSync(path, account.uid, account.gid);
	return {
		path,
		isFilled,
		isLocked,
		...kind
	};
}
function makePrivate(path) {
	try {
		chmodSync(path, 448);
	} catch (error) {
		throw new Error(`${path} belongs to another user than the container runs as: run it as root, which gives way to postgres, or give the tmpfs that user (--tmpfs …:uid=1000)`, { cause: error });
	}
}
/** Of what is not there yet, where it would be. */
function freeBytes(path) {
	if (!existsSync(path)) return path === "/" ? 0 : freeBytes(dirname(path));
	const { bavail, bsize } = statfsSync(path);
	return bavail * bsize;
}
function mebibytes(bytes) {
	return `${Math.floor(bytes / 1024 ** 2)} MiB`;
}
// src/image/faults.ts
/** A failure with what had gone wrong with the server or its machine, and what can be done about it in a container. */
async function withFillFaults(error, { run, place, killsBefore }) {
	if (error instanceof Interrupted) return error;
	const disk = { kind: place.isRam ? "shared-tmpfs" : "directory" };
	return withFaults(error, {
		run,
		disk,
		killsBefore
	}, (fault) => describe(fault, place));
}
function describe(fault, { path, isRam }) {
	if (fault.kind === "connections") return "a file or a migration holds connections open: end them there, or allow more, as by -c max_connections=500";
	if (fault.kind !== "disk full" || !isRam) return describeFault(fault);
	const larger = path.startsWith("/dev/shm") ? "--shm-size 1g" : `--tmpfs ${path}:rw,size=1g`;
	return `${sizeOf(path)}start the container with more, as by ${larger}, or make fewer worker databases`;
}
function sizeOf(path) {
	const stat = attempt(() => statfsSync(path));
	return stat ? `its size is ${formatBytes(stat.blocks * stat.bsize)}; ` : "";
}
const advice = [
	[/\bEROFS\b|Read-only file system/, "a container whose files are only to be read (--read-only) needs --tmpfs /tmp and --tmpfs /run"],
	[/\bEAGAIN\b|could not fork|Resource temporarily unavailable/, "no more processes could be started: allow the container more of them (--pids-limit)"],
	[/could not look up effective user ID/, "initdb asks for a user whom the image knows: leave out --user, the server is run by postgres anyway"],
	[/was initialized by PostgreSQL version/, "the volume is of an image of another major: start that one, or remove the volume, which is for tests alone"]
];
/** A message with what can be done about it in a container. */
function withAdvice(message) {
	return [message, ...advice.filter(([symptom]) => symptom.test(message)).map(([, what]) => what)].join("\n");
}
// src/image/former-life.ts
const temporary = "/tmp";
/**
* Removes what a container has left that was killed and is started again: whoever used it has ended with it. What is
* mounted may be another container's.
*/
function removeFormerLife() {
	const isStart = process.ppid === 1;
	const isOwn = () => statSync(temporary).dev === statSync("/").dev;
	if (!isStart || !attempt(isOwn)) return;
	for (const name of readdirSync(temporary).filter((each) => runName.test(each))) attempt(() => rmSync(join(temporary, name), {
		recursive: true,
		force: true
	}));
}
// src/image/owner.ts
/**
* Goes on as the user whose a directory is, so that the files which a run writes there are that user's. When it is
* root's, or we are not root, all stays as it is.
*/
function becomeOwner(directory, env) {
	const ours = process.getuid?.() ?? 0;
	if (ours !== 0) {
		requireName(ours);
		return;
	}
	const { uid, gid } = statSync(directory);
	if (uid === 0) return;
	if (userOf(uid, gid).name === void 0) giveName(uid, gid);
	openRamDisks();
	become(userOf(uid, gid), env);
}
/** @throws when the container was told to run as a user whom it does not know */
function requireName(uid) {
	if (userOf(uid, 0).name !== void 0) return;
	throw new Error(`the user ${uid} has no name in this image, which initdb asks for: leave out --user, a run is done by the user who owns the directory anyway`);
}
function giveName(uid, gid) {
	try {
		appendFileSync("/etc/passwd", `owner:x:${uid}:${gid}::/tmp:/bin/bash\n`);
	} catch (error) {
		throw new Error(`the user ${uid}, who owns the directory, has no name in this image and can't be given one (${messageOf(error)}): run the container without --read-only`, { cause: error });
	}
}
/** A tmpfs that is mounted over a path of the server's is for that one alone, and we are to be another user. */
function openRamDisks() {
	for (const { path, type } of listMounts()) if (type === "tmpfs" && path.startsWith("/var/lib/postgresql")) chmodSync(path, 1023);
}
// src/image/server-arguments.ts
var import__builtin_crypto = require__builtin_crypto();
/** The options of `postgres` that take a value: https://www.postgresql.org/docs/current/app-postgres.html */
const withValue = "BcCdDfhkNprStvW";
/**
* Reads what stands behind `postgres` on its command line: options that stand alone, that hold their value or that are
* followed by it, and settings as `-c name=value` and `--name=value`. What is wrong there, the server tells.
*/
function parseServerArguments(args) {
	const settings = [];
	let port;
	const take = (letter, value) => {
		if (letter === "c") settings.push(...settingIn(value));
		if (letter === "k") settings.push({
			name: "unix_socket_directories",
			value
		});
		if (letter === "p") port = Number(value);
		if (letter === "F") settings.push({
			name: "fsync",
			value: "off"
		});
	};
	for (let index = 0; index < args.length; index++) {
		const word = args[index] ?? "";
		if (word.startsWith("--")) {
			settings.push(...settingIn(word.slice(2)));
			continue;
		}
		if (!word.startsWith("-")) break;
		for (let at = 1; at < word.length; at++) {
			const letter = word[at] ?? "";
			if (!withValue.includes(letter)) {
				take(letter, "");
				continue;
			}
			const rest = word.slice(at + 1);
			take(letter, rest === "" ? args[++index] ?? "" : rest);
			break;
		}
	}
	const last = settings.findLast(({ name }) => name === "port");
	return {
		settings,
		port: last ? Number(last.value) : port
	};
}
/** A setting's name may be written with hyphens. */
function settingIn(text) {
	const [, name, value = ""] = /^([^=]+)(?:=(.*))?$/s.exec(text) ?? [];
	return name === void 0 ? [] : [{
		name: name.replaceAll("-", "_").toLowerCase(),
		value
	}];
}
/** Whether it is asked for something that needs no cluster, such as its version. */
function wantsNoCluster(args) {
	return args.some((arg) => [
		"-?",
		"--help",
		"--describe-config",
		"-V",
		"--version",
		"--single",
		"--boot",
		"-C"
	].includes(arg));
}
// src/image/variables.ts
/**
* Reads them, each either itself or, by its name with `_FILE`, from a file.
*
* @throws {UsageError} with all problems at once
*/
function readVariables(env) {
	const problems = [];
	const read = (name) => {
		const [value, file] = [env[name], env[`${name}_FILE`]];
		if (!file) return value || void 0;
		if (value) problems.push(`${name} and ${name}_FILE are both set: set one of them`);
		try {
			return readFileSync(file, "utf8").replace(/\n+$/, "") || void 0;
		} catch (error) {
			problems.push(`${name}_FILE: ${messageOf(error)}`);
			return;
		}
	};
	const username = read("POSTGRES_USER") ?? "postgres";
	const password = read("POSTGRES_PASSWORD");
	const walDirectory = env.POSTGRES_INITDB_WALDIR || void 0;
	const variables = {
		data: env.PGDATA || "/var/lib/postgresql/data",
		username,
		password,
		database: read("POSTGRES_DB") ?? username,
		hostAuthMethod: env.POSTGRES_HOST_AUTH_METHOD || void 0,
		initdbArgs: [read("POSTGRES_INITDB_ARGS"), walDirectory && `--waldir='${walDirectory.replaceAll("'", "'\\''")}'`].filter(Boolean).join(" ") || void 0,
		walDirectory
	};
	if (!isAbsolute(variables.data)) problems.push(`PGDATA: expected a path that begins with "/", got ${JSON.stringify(variables.data)}`);
	if (/[\r\n]/.test(variables.hostAuthMethod ?? "")) problems.push("POSTGRES_HOST_AUTH_METHOD: expected what follows the address in a line of pg_hba.conf");
	if (problems.length > 0) throw new UsageError(problems);
	return variables;
}
/** The environment for a server, which has no use for a password: who runs programs by it could read that there. */
function withoutPasswords(env) {
	const { POSTGRES_PASSWORD: _superuser, PGPASSWORD: _client, ...others } = env;
	return others;
}
/** @throws {UsageError} when a new cluster would let nobody in, or everybody without being told to */
function requirePassword({ password, hostAuthMethod }) {
	if (password !== void 0 || hostAuthMethod === "trust") return;
	throw new UsageError(["there is no password for the superuser: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE, as in docker run -e POSTGRES_PASSWORD=secret; POSTGRES_HOST_AUTH_METHOD=trust lets everybody in without one"]);
}
// src/image/cluster-files.ts
/**
* Makes a new cluster: from the baked one where that is what `initdb` would make.
*
* @returns its superuser
*/
async function makeClusterFiles(options) {
	const { variables, finding, run, env } = options;
	const { username, initdbArgs: asked } = variables;
	const baked = asked === void 0 ? findBakedCluster(env) : void 0;
	if (baked) {
		const [{ build }] = await together(finding, unpackBakedCluster(baked, run.data, options));
		if (build === baked.build) return bakedUser;
		emptyPlace(run.data, void 0);
		begin(run.data);
	}
	await runInitdbAs(options);
	return username;
}
async function runInitdbAs(options) {
	const { variables, finding, run, env, signal } = options;
	const { username, password, initdbArgs: asked } = variables;
	const binaries = await finding;
	const words = asked === void 0 ? [] : await shellWords(asked, options);
	const passwordFile = join(run.path, "password");
	if (password !== void 0) writeFileSync(passwordFile, `${(0, import__builtin_crypto.randomUUID)()}\n`, { mode: 384 });
	const access = password === void 0 ? [] : [`--pwfile=${passwordFile}`];
	const made = join(run.data, "new");
	const initdb = {
		binaries,
		run: {
			...run,
			data: made
		},
		account: void 0,
		username,
		env: withoutPasswords(env),
		signal
	};
	try {
		await runInitdb(initdb, [
			...initdbArgs(env),
			...access,
			...words
		]);
		for (const name of readdirSync(made)) renameSync(join(made, name), join(run.data, name));
		rmdirSync(made);
	} finally {
		rmSync(passwordFile, { force: true });
	}
}
/** The words of a text as a shell splits it, quotes and all. */
async function shellWords(text, { env, signal }) {
	return (await execute("bash", [
		"-c",
		"eval \"set -- $1\"; printf \"%s\\0\" \"$@\"",
		"bash",
		text
	], {
		env,
		signal
	})).split("\0").slice(0, -1);
}
/** The line of pg_hba.conf by which those get in who come from outside of the container. */
function hostLine({ hostAuthMethod }, args) {
	const { settings } = parseServerArguments(args);
	const encryption = settings.findLast(({ name }) => name === "password_encryption")?.value;
	return `host all all all ${hostAuthMethod ?? encryption ?? "scram-sha-256"}\n`;
}
/** Lets them in by the cluster's own file. */
function admitHosts({ data }, line) {
	appendFileSync(join(data, "pg_hba.conf"), `\n${line}`);
}
/**
* Puts the tuned settings, and those of `options`, into the cluster's configuration, where later lines win over them, and
* the server's arguments over all.
*
* @returns those that are in force then
*/
function configure(run, major, { settings: asked }, args) {
	const { settings: byArguments } = parseServerArguments(args);
	const named = new Set(byArguments.map(({ name }) => name));
	const isSmall = hasSmallSegments(run);
	const settings = resolveSettings({ major }, [...asked, ...byArguments]).filter(({ name }) => !named.has(name)).filter(({ name, by }) => isSmall || by === "user" || !forSmallSegments.includes(name)).map(listeningEverywhere);
	writeSettings(run, settings);
	if (named.has("config_file")) return [];
	return settings.filter(({ name }) => name !== "listen_addresses");
}
/** The server takes no less than twice a segment. */
const forSmallSegments = ["min_wal_size", "max_wal_size"];
/** Whether the WAL's segments have the size that a cluster of ours has, and not one that `initdb` was told. */
function hasSmallSegments({ data }) {
	const wal = join(data, "pg_wal");
	const segment = readdirSync(wal).find((name) => /^[0-9A-F]{24}$/.test(name));
	return segment !== void 0 && statSync(join(wal, segment)).size === 1024 ** 2;
}
function listeningEverywhere(setting) {
	if (setting.name !== "listen_addresses" || setting.by === "user") return setting;
	return {
		...setting,
		value: "*",
		because: "the container's network decides who gets in"
	};
}
// src/image/init-files.ts
const directory = "/docker-entrypoint-initdb.d";
/** Beside the bundle. */
const program = fileURLToPath(new URL("init-files.sh", import.meta.url));
/** Runs the files with which a user of the official image fills a new database. */
async function runInitFiles(options) {
	if (filesThere().length === 0) return;
	const { variables, server, data, env, interrupts } = options;
	const { username, password, database } = variables;
	const { PGHOSTADDR: _address, PGSERVICE: _service, ...inherited } = env;
	const code = await runCommand({
		kind: "program",
		file: "bash",
		args: [program, directory]
	}, {
		cwd: "/",
		env: {
			...inherited,
			PGDATA: data,
			PGHOST: server.host,
			PGPORT: `${server.port}`,
			POSTGRES_USER: username,
			POSTGRES_DB: database,
			...password !== void 0 && {
				POSTGRES_PASSWORD: password,
				PGPASSWORD: password
			}
		},
		stdout: "stdout",
		interrupts
	});
	interrupts.aborted.throwIfAborted();
	if (code !== 0) throw new Error(`a file of ${directory} failed with exit code ${code}`);
}
function filesThere() {
	try {
		return readdirSync(directory);
	} catch (error) {
		if (error.code === "ENOENT") return [];
		throw new Error(`${directory} can't be read by the server's user: chmod a+rx it`, { cause: error });
	}
}
// src/image/serve.ts
/**
* Makes a migrated cluster, or applies to the one that is there what it does not have yet, by a server that nobody else
* can reach: it listens on no network, and its socket is in a directory of its own. So whoever finds the database finds it
* ready.
*
* @throws whatever went wrong; of a new cluster nothing is left then
*/
async function fillCluster(options) {
	const { place, interrupts } = options;
	const killsBefore = killsSoFar();
	const { path: data, isFilled } = place;
	const run = {
		...await createRunDirectory(void 0),
		disk: data,
		data
	};
	try {
		if (isFilled) forgetServer(data);
		else begin(data);
		const server = isFilled ? await startAsItIs(options, run) : await startAnew(options, run);
		await unlessAborted(interrupts.aborted, () => fillDatabase(options, server, run));
		await shutDownServer(run);
		tellFile(run.log);
		if (!isFilled) finish(data);
	} catch (error) {
		noteServer(run);
		const told = await withFillFaults(error, {
			run,
			place,
			killsBefore
		});
		await undo(options, run).catch((failure) => tell(`ram-postgres: ${messageOf(failure)}\n`));
		throw told;
	} finally {
		rmSync(run.path, {
			recursive: true,
			force: true
		});
	}
}
async function undo({ place, variables }, run) {
	const pid = serverOf(run);
	if (pid !== void 0) await endServer(pid);
	if (!place.isFilled) emptyPlace(place.path, variables.walDirectory);
}
/**
* Removes the note that the server of another container has left, which was killed. Processes there have numbers that
* are somebody else's here, whom the server would take for that one.
*/
function forgetServer(data) {
	rmSync(join(data, "postmaster.pid"), { force: true });
}
/** A server on a new cluster, whose superuser has the name and the password that were asked for. */
async function startAnew(options, run) {
	const { variables, args, finding, env, interrupts } = options;
	const { username, password } = variables;
	const { aborted: signal } = interrupts;
	const [binaries, superuser, verifier] = await together(finding, makeClusterFiles({
		variables,
		finding,
		run,
		env,
		signal
	}), password === void 0 ? void 0 : scramVerifier(password), loadDriver());
	admitHosts(run, hostLine(variables, args));
	const server = await start(options, run, {
		settings: configure(run, binaries.version.major, options.options, args),
		username: superuser
	});
	if (superuser !== username) await renameSuperuser(server.admin, username);
	if (verifier) await setPassword(server.admin, username, verifier);
	await createDatabase(server, variables.database);
	return {
		...server,
		own: {
			...server.own,
			username
		}
	};
}
/** A server on the cluster of a container that was started before, which is not made again. */
function startAsItIs(options, run) {
	return start(options, run, {
		settings: [],
		username: options.variables.username
	});
}
async function start({ variables, place, args, finding, port, env, interrupts }, run, as) {
	const binaries = await finding;
	openToOwner(run);
	if (!place.isFilled) appendFileSync(run.hba, hostLine(variables, args));
	try {
		return await startServer({
			binaries,
			run,
			port,
			signal: interrupts.aborted,
			account: void 0,
			...as,
			password: "",
			env: withoutPasswords(env),
			args: [
				...args,
				"-c",
				"listen_addresses="
			]
		});
	} catch (error) {
		if (!messageOf(error).includes(run.hba)) throw withSettingsAtFault(error, as.settings);
		throw new UsageError([`POSTGRES_HOST_AUTH_METHOD: the server does not take ${JSON.stringify(variables.hostAuthMethod)}: ${messageOf(error)}`]);
	}
}
async function fillDatabase({ variables, options, place, env, interrupts }, server, run) {
	const { own, admin } = server;
	const { database } = variables;
	const { extensions, migrations } = options;
	await admin.end();
	if (!place.isFilled) {
		await runInitFiles({
			variables,
			server: own,
			data: place.path,
			env,
			interrupts
		});
		noteServer(run);
	}
	await createExtensions(own, database, extensions);
	let count = 0;
	if (migrations) try {
		var _usingCtx$1 = _usingCtx();
		requireReadable(migrations);
		const directory = migrations;
		count = await _usingCtx$1.a(new Migrations({
			database,
			directory,
			stdout: "stderr",
			env
		})).apply(own, interrupts);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
	await makeCopies(server, database, options.workerDatabases, count > 0);
}
/** Makes the copies for workers that are not there; all of them when those that are have become old. */
async function makeCopies({ own, version }, database, count, areOld) {
	const names = workerDatabaseNames(database, count);
	if (names.length === 0) return;
	await withConnection(own, maintenanceDatabase, async (admin) => {
		if (areOld) await dropDatabases(admin, names);
		const { rows } = await admin.query("SELECT datname AS name FROM pg_database");
		const missing = names.filter((name) => !rows.some((row) => row.name === name));
		await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()", [database]);
		await cloneDatabase({
			own,
			version,
			admin
		}, database, missing);
	});
}
/** The server's own note of its process: it is another one when a file has started it again. */
function noteServer({ data, pid }) {
	const file = join(data, "postmaster.pid");
	if (existsSync(file)) writeFileSync(pid, readFileSync(file, "utf8").split("\n")[0] ?? "");
}
/** @throws when there is something that the server's user can't read, who a container goes on as */
function requireReadable(directory) {
	const enter = constants.R_OK | constants.X_OK;
	try {
		accessSync(directory, enter);
		for (const entry of readdirSync(directory, {
			recursive: true,
			withFileTypes: true
		})) accessSync(join(entry.parentPath, entry.name), entry.isDirectory() ? enter : constants.R_OK);
	} catch (error) {
		const { path = directory } = error;
		throw new Error(`migrations: ${path} can't be read by the server's user: chmod -R a+rX ${directory}`, { cause: error });
	}
}
// src/image/serve-options.ts
/** The options of `serve`; each is also a variable, since in a workflow's `services:` that is all there is. */
const names = [
	"migrations",
	"worker-databases",
	"extensions",
	"settings",
	"ram-disk"
];
/** What an input of ours is called here. */
const variableOf = {
	username: "POSTGRES_USER",
	password: "POSTGRES_PASSWORD",
	database: "POSTGRES_DB",
	...Object.fromEntries(names.map((name) => [name, variableFor(name)]))
};
function variableFor(name) {
	return `RAM_POSTGRES_${name.toUpperCase().replaceAll("-", "_")}`;
}
/** Where migrations are looked for when nothing else is said. */
const usualMigrations = "/migrations";
/**
* Reads the words after `serve` and the variables.
*
* @throws {UsageError} with all problems at once
*/
async function parseServeOptions(words, variables, env) {
	const { username, password, database } = variables;
	const given = {
		...fromVariables(env),
		...fromWords(words)
	};
	const migrations = given.migrations ?? (hasFiles(usualMigrations) ? usualMigrations : void 0);
	try {
		return await parseOptions({
			...given,
			...migrations !== void 0 && { migrations },
			username,
			database,
			snapshot: "false",
			...password !== void 0 && { password }
		}, "/");
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		throw new UsageError(error.problems.map(inItsWords));
	}
}
/** The text of `serve --help`. */
function serveHelpText() {
	const lines = inputs.filter(({ name }) => names.includes(name)).map(({ name, value, help }) => [`--${name} ${value}`, `${variableFor(name)}\n      ${help}`]);
	const width = Math.max(...lines.map(([option = ""]) => option.length));
	return `Serves a migrated PostgreSQL on a RAM disk, in the place of the official image.

Usage: docker run [--tmpfs /var/lib/postgresql/data] -e POSTGRES_PASSWORD=... IMAGE [serve [options]]
       docker run ... IMAGE postgres [arguments of postgres]
       docker run -v "$PWD:/work" IMAGE run [options] -- COMMAND     see: docker run IMAGE run --help

Options, each also a variable:
${lines.map(([option = "", rest]) => `  ${option.padEnd(width)}  ${rest}\n`).join("")}
Without --migrations it applies what is in ${usualMigrations}. Variables of the official image:
POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB, POSTGRES_HOST_AUTH_METHOD, POSTGRES_INITDB_ARGS.
`;
}
function fromVariables(env) {
	const given = names.map((name) => [name, env[variableFor(name)]]);
	return Object.fromEntries(given.filter(([, value]) => value));
}
function fromWords(words) {
	const invocation = parseArguments([
		...words,
		"--",
		"none"
	]);
	const given = invocation.kind === "run" ? invocation.inputs : {};
	const others = inputs.filter(({ name }) => name in given && !names.includes(name));
	if (others.length === 0) return given;
	throw new UsageError(others.map(({ name }) => {
		const instead = variableOf[name];
		return `--${name} is no option of serve${instead ? `: set ${instead}` : ""}`;
	}));
}
function inItsWords(problem) {
	const [name = ""] = problem.split(":");
	const variable = variableOf[name];
	return variable ? `${variable}${problem.slice(name.length)}` : problem;
}
function hasFiles(directory) {
	return existsSync(directory) && readdirSync(directory).length > 0;
}
// src/image/surroundings.ts
const socketDirectory = "/var/run/postgresql";
/** What takes root: a place for the server's socket, and a note for the health check. */
function prepareForServer(account, port) {
	try {
		writeFileSync("/run/ram-postgres.port", `${port}`);
		giveDirectory(socketDirectory, account);
		chmodSync(socketDirectory, 2045);
	} catch {}
}
/** Makes a directory, where there is none, and gives it to the server's user. */
function giveDirectory(path, { uid, gid }) {
	mkdirSync(path, { recursive: true });
	chownSync(path, uid, gid);
}
/** What keeps the server from making its socket, which would end it when all is filled. */
function socketProblem(settings) {
	const named = settings.map(({ name }) => name);
	if (["unix_socket_directories", "config_file"].some((name) => named.includes(name))) return;
	try {
		accessSync(socketDirectory, constants.W_OK);
		return;
	} catch (error) {
		return withAdvice(`the server can't make its socket: ${messageOf(error)}`);
	}
}
// src/image/main.ts
const usageExitCode = 64;
const failureExitCode = 70;
const notFoundExitCode = 127;
const usualPort = 5432;
function say(message) {
	tell(`ram-postgres: ${message}\n`);
}
/** The image's face: what `docker run IMAGE` is followed by. Gives the exit code of what does not take its place. */
async function main(argv, env) {
	const interrupts = takeOverEndings();
	const [command = "serve", ...words] = argv;
	try {
		if (command === "run") {
			removeFormerLife();
			becomeOwner(process.cwd(), env);
			return await main$1([...withoutSnapshot(words, env), ...words], env, interrupts);
		}
		if (command === "bake") {
			await bakeCluster(await findServer(env, interrupts), env);
			return 0;
		}
		if (command === "serve" && words.some((word) => word === "--help" || word === "-h")) {
			process.stdout.write(serveHelpText());
			return 0;
		}
		if (command === "serve") return await serve({
			words,
			args: []
		}, env, interrupts);
		const args = command === "postgres" ? words : command.startsWith("-") ? argv : void 0;
		if (args && !wantsNoCluster(args)) return await serve({
			words: [],
			args
		}, env, interrupts);
		await handBackEndings(interrupts);
		giveWayToCommand(args ? ["postgres", ...args] : argv, env);
		say(`${command}: there is no such command`);
		return notFoundExitCode;
	} catch (error) {
		return explain(error);
	}
}
/** A snapshot in the container's own cache would be gone with it. */
function withoutSnapshot(words, env) {
	return env.XDG_CACHE_HOME || words.some((word) => word.startsWith("--snapshot")) ? [] : ["--snapshot=false"];
}
async function serve({ words, args }, env, interrupts) {
	removeFormerLife();
	const variables = readVariables(env);
	const options = await parseServeOptions(words, variables, env);
	const account = serverAccount();
	const place = choosePlace({
		data: variables.data,
		account,
		walDirectory: variables.walDirectory,
		isRamRequired: options.ramDisk === "required"
	});
	if (!place.isFilled) requirePassword(variables);
	if (variables.hostAuthMethod === "trust") say("warning: POSTGRES_HOST_AUTH_METHOD=trust lets everybody in who reaches the port, as superuser");
	if (place.reason) say(`warning: the data is NOT on a RAM disk: ${place.reason}`);
	const port = parseServerArguments(args).port ?? Number(env.PGPORT || usualPort);
	if (account) {
		prepareForServer(account, port);
		if (variables.walDirectory !== void 0 && !place.isFilled) giveDirectory(variables.walDirectory, account);
		become(userOf(account.uid, account.gid), env);
	}
	const problem = socketProblem([...options.settings, ...parseServerArguments(args).settings]);
	if (problem) say(`warning: ${problem}`);
	const serverEnv = {
		...env,
		PGDATA: place.path
	};
	const finding = findServer(env, interrupts);
	await fillCluster({
		variables,
		options,
		place,
		port,
		args,
		finding,
		env: serverEnv,
		interrupts
	});
	const binaries = await finding;
	say(readyMessage(binaries, place));
	await handBackEndings(interrupts);
	const postgres = join(binaries.directory, "postgres");
	const lastEnv = withoutPasswords(serverEnv);
	if (place.isLocked) giveWayToCommand(withLock(place.path, [postgres, ...args]), lastEnv);
	return giveWayTo(postgres, args, lastEnv);
}
function readyMessage({ version }, { path, isRam, isFilled }) {
	const where = `${isRam ? "on a RAM disk" : "NOT on a RAM disk"}, in ${path}`;
	const what = `${isFilled ? "with the data that was there" : "made"} in ${formatMs(sinceStart())}`;
	return `PostgreSQL ${formatVersion(version)} ${where}, ${what}`;
}
/** The server of the image. */
async function findServer(env, { aborted }) {
	const installed = await findInstalled({
		env,
		signal: aborted
	});
	const found = installed.find(({ version }) => version.major === Number(env.PG_MAJOR)) ?? installed[0];
	if (found) return found;
	throw new Error("there is no PostgreSQL in this image");
}
function explain(error) {
	if (error instanceof Interrupted) {
		say(`${error.message}; everything is removed`);
		return exitCodeOf(error.signal);
	}
	if (error instanceof UsageError) {
		for (const problem of error.problems) say(problem);
		return usageExitCode;
	}
	say(withAdvice(messageOf(error)));
	return failureExitCode;
}
export { main };
