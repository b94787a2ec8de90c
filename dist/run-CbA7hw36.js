import { a as __toESM, t as __commonJSMin } from "./rolldown-runtime-DU8RvWek.js";
import { basename, delimiter, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { Socket, createServer } from "node:net";
import { once } from "node:events";
import { crc32 } from "node:zlib";
import { fileURLToPath } from "node:url";
import { access, chmod, constants, cp, lstat, mkdir, mkdtemp, open, readFile, readdir, rename, rm, rmdir, stat, symlink, writeFile } from "node:fs/promises";
import { accessSync, appendFileSync, chmodSync, chownSync, closeSync, constants as constants$1, existsSync, fchmodSync, fchownSync, fstatSync, ftruncateSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync, statfsSync, writeFileSync, writeSync } from "node:fs";
import { constants as constants$2, freemem, homedir, tmpdir, uptime, userInfo } from "node:os";
import { setImmediate as setImmediate$1, setTimeout as setTimeout$1 } from "node:timers/promises";
import { spawn, spawnSync } from "node:child_process";
import { runInNewContext } from "node:vm";
// \0builtin-util.cjs
var require__builtin_util = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("node:util");
}));
// \0builtin-crypto.cjs
var require__builtin_crypto = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("node:crypto");
}));
// src/postgres/database-error.ts
var import__builtin_util = /* @__PURE__ */ __toESM(require__builtin_util(), 1);
var import__builtin_crypto = require__builtin_crypto();
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
// src/migrations/migration-error.ts
/** A migration could not be loaded or applied. */
var MigrationError = class extends Error {
	name = "MigrationError";
	/** The migration's path; undefined when it is none of them that failed. */
	file;
	place;
	constructor(message, details) {
		super(message, { cause: details.cause });
		this.file = details.file;
		this.place = details.place;
	}
};
/** What is being done, so that a failure can be told with its file and its SQL. */
var Progress = class {
	sql;
	#file;
	#onFile;
	constructor(onFile = () => {}) {
		this.#onFile = onFile;
	}
	get file() {
		return this.#file;
	}
	set file(file) {
		this.#file = file;
		this.#onFile(file);
	}
};
/** A failure with its migration, and its place there. */
async function migrationFailure(error, { file, sql }) {
	if (error instanceof MigrationError) return error;
	const name = file && relative(process.cwd(), file);
	if (!isDatabaseError(error)) {
		const message = messageOf(error);
		return new MigrationError(`migrations: ${name ? `${name}: ` : ""}${message}`, {
			file,
			place: file ? placeOnStack(file, error) : void 0,
			cause: error
		});
	}
	const place = file && sql ? await placeInFile(file, sql, Number(error.position)) : void 0;
	const where = place ? `${name}:${place.line}:${place.column}` : name;
	return new MigrationError(`${where ? `migration ${where}` : "migrations"} failed\n${describeDatabaseError(error, sql)}`, {
		file,
		place,
		cause: error
	});
}
/** Where in an SQL file the failing character stands; other kinds make their SQL as they run. */
async function placeInFile(file, sql, position) {
	if (extname(file) !== ".sql" || !(position > 0)) return void 0;
	const content = await readFile(file, "utf8");
	const start = content.indexOf(sql.trimEnd().replace(/;$/, ""));
	return start < 0 ? void 0 : locate(content, [...content.slice(0, start)].length + position);
}
/** Where in a file of code an error was thrown. */
function placeOnStack(file, error) {
	const frame = (error.stack ?? "").split("\n").find((each) => each.includes(`${file}:`)) ?? "";
	const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame) ?? [];
	return line && column ? {
		line: Number(line),
		column: Number(column)
	} : void 0;
}
// src/process/attempt.ts
/** What some work gives, if it can be done: a file may be gone by now, or not ours to look at. */
function attempt$1(work) {
	try {
		return work();
	} catch {
		return;
	}
}
// src/process/clock.ts
/** Milliseconds since this program was started. `performance` tells the same, but takes 4 ms to load in Node 20. */
function sinceStart() {
	return process.uptime() * 1e3;
}
/** When this program was started, in milliseconds since 1970. */
const startedAt = Date.now() - sinceStart();
// src/process/process-state.ts
/** What the kernel says of a process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readState$1(pid) {
	let text;
	try {
		text = readFileSync(`/proc/${pid}/stat`, "utf8");
	} catch {
		return;
	}
	const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
	const [state = "", parent, group, , terminal] = fields;
	return {
		parent: Number(parent),
		group: Number(group),
		terminal: Number(terminal),
		start: fields[19],
		isZombie: "ZXx".includes(state)
	};
}
/** When a process was started, as the kernel counts; undefined when there is none, or where it does not tell. */
function startOf$1(pid) {
	return readState$1(pid)?.start;
}
/** Whether a process was started from a terminal, or by what was. */
function hasTerminal(pid) {
	return (readState$1(pid)?.terminal ?? 0) !== 0;
}
/** Whether a process has ended, and only its parent has not been told. */
function isZombie(pid) {
	return readState$1(pid)?.isZombie === true;
}
/** Whether a process that can be signalled really is one that runs; taken for granted where the kernel does not tell. */
function isRunning(pid) {
	const state = readState$1(pid);
	return state === void 0 ? process.platform !== "linux" : !state.isZombie;
}
/** Whether any process of a group runs. */
function isGroupRunning(leader) {
	if (process.platform !== "linux") return true;
	return listProcesses().map(readState$1).some((state) => state?.group === leader && !state.isZombie);
}
/** What a process has started and is still the parent of, and what those have. */
function descendantsOf(pid) {
	const parents = new Map(listProcesses().map((each) => [each, readState$1(each)?.parent]));
	const childrenOf = (parent) => [...parents.keys()].filter((each) => parents.get(each) === parent).flatMap((child) => [child, ...childrenOf(child)]);
	return childrenOf(pid);
}
/** The user that a process runs as, and the group. */
function userOf(pid) {
	const text = attempt$1(() => readFileSync(`/proc/${pid}/status`, "utf8")) ?? "";
	const [, uid, gid] = /^Uid:\t\d+\t(\d+).*\nGid:\t\d+\t(\d+)/m.exec(text) ?? [];
	return uid && gid ? {
		uid: Number(uid),
		gid: Number(gid)
	} : void 0;
}
/** All processes that can be seen from here; none where the system does not tell (macOS, Windows). */
function listProcesses() {
	return (attempt$1(() => readdirSync("/proc")) ?? []).filter((name) => /^\d+$/.test(name)).map(Number);
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
/**
* Ends a group that a process which is no more has started: a command of the user's is asked first, a program of ours may
* still work for its grace, and what is there then is killed.
*/
async function endLeftGroup({ leader, kind, graceMs }) {
	if (isWindows) return;
	if (kind === "command") signalGroup(leader, "SIGTERM");
	if (await isGoneWithin(leader, graceMs)) return;
	signalGroup(leader, "SIGKILL");
	await isGoneWithin(leader, 2e3);
}
async function isGoneWithin(leader, patienceMs) {
	const isThere = () => process.platform === "linux" ? isGroupRunning(leader) : signalGroup(leader, 0);
	const deadline = sinceStart() + patienceMs;
	while (isThere()) {
		if (sinceStart() >= deadline) return false;
		await setTimeout$1(5);
	}
	return true;
}
// src/process/started-groups.ts
const groups = /* @__PURE__ */ new Set();
const listeners = /* @__PURE__ */ new Set();
/** Tells of a command of the user's before it is started. */
function commandComes() {
	for (const listener of listeners) listener.commandComes();
}
/** Makes a group known until it is disposed of. */
function groupStarted(group) {
	groups.add(group);
	for (const listener of listeners) listener.started(group);
	return { [Symbol.dispose]: () => {
		groups.delete(group);
		for (const listener of listeners) listener.ended(group);
	} };
}
/** Tells of the groups that are at work, and of all that come, until it is disposed of. */
function followGroups(listener) {
	listeners.add(listener);
	for (const group of groups) listener.started(group);
	return { [Symbol.dispose]: () => listeners.delete(listener) };
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
	try {
		var _usingCtx$9 = _usingCtx();
		options.signal?.throwIfAborted();
		const child = spawn(file, args, {
			cwd: options.cwd,
			env: options.env,
			stdio: [
				options.stdin ?? "ignore",
				options.stdout ?? "pipe",
				"pipe"
			],
			detached: process.platform !== "win32",
			windowsHide: true,
			...options.account && {
				uid: options.account.uid,
				gid: options.account.gid
			}
		});
		_usingCtx$9.u(child.pid === void 0 ? null : groupStarted(groupOf$1(child.pid, options)));
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
	} catch (_) {
		_usingCtx$9.e = _;
	} finally {
		_usingCtx$9.d();
	}
}
function groupOf$1(leader, { abortGraceMs: graceMs = 0 }) {
	return {
		leader,
		graceMs,
		kind: "program"
	};
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
/** Nothing of the user's environment may decide what is run as root. */
const systemEnvironment = {
	PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
	LC_ALL: "C"
};
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
// src/process/marked-processes.ts
/** A variable of the environment, which all inherit that a command starts, also those that leave its session. */
const markName = "RAM_POSTGRES_RUN";
const graceMs = 2e3;
const pauseMs = 10;
/**
* Ends all processes that have a mark in their environment, this one excepted: asked first, killed when they are still
* there after a grace. Known on Linux, of processes that we may look into and that have not written over it.
*
* @returns what was found, by name and number
*/
async function endMarked(mark) {
	const found = /* @__PURE__ */ new Map();
	const startMs = sinceStart();
	const passedMs = () => sinceStart() - startMs;
	for (let emptyLooks = 0; passedMs() < 2 * graceMs;) {
		const lookedAtMs = sinceStart();
		const pids = findMarked(mark);
		for (const pid of pids) {
			const isAsked = found.has(pid);
			if (!isAsked) found.set(pid, `${nameOf$3(pid)} (process ${pid})`);
			if (passedMs() >= graceMs) attempt$1(() => process.kill(pid, "SIGKILL"));
			else if (!isAsked) attempt$1(() => process.kill(pid, "SIGTERM"));
		}
		emptyLooks = pids.length > 0 ? 0 : emptyLooks + 1;
		if (found.size === 0 || emptyLooks === 2) break;
		await setTimeout$1(Math.max(pauseMs, sinceStart() - lookedAtMs));
	}
	return [...found.values()];
}
function findMarked(mark) {
	const entry = Buffer.from(`\0${markName}=${mark}\0`);
	const zero = Buffer.from("\0");
	return listProcesses().filter((pid) => {
		if (pid === process.pid) return false;
		const environment = attempt$1(() => readFileSync(`/proc/${pid}/environ`));
		return environment?.length ? Buffer.concat([
			zero,
			environment,
			zero
		]).includes(entry) : false;
	});
}
/** A program may call itself anything, also what is a command to GitHub's runner. */
function nameOf$3(pid) {
	return (attempt$1(() => readFileSync(`/proc/${pid}/comm`, "utf8").trimEnd()) ?? "").replace(/[^\w.+:/ -]/g, "?");
}
// src/process/process-identity.ts
function identityOf(pid) {
	return {
		pid,
		start: startOf$1(pid) ?? null,
		boot: boot(),
		namespace: namespace()
	};
}
/** One of another user's, of which it can't be told when it was started, is taken to run. */
function fateOf(identity) {
	const { pid, start } = identity;
	if (identity.boot !== boot() || identity.namespace !== namespace()) return "unknown";
	if (!canBeSignalled(pid) || isZombie(pid)) return "gone";
	const startNow = startOf$1(pid);
	return start !== null && startNow !== void 0 && start !== startNow ? "gone" : "runs";
}
/** @returns undefined when the text is no identity that was written by this program */
function parseIdentity(text) {
	try {
		const found = JSON.parse(text);
		return Number.isInteger(found?.pid) && (found?.pid ?? 0) > 0 ? found : void 0;
	} catch {
		return;
	}
}
function canBeSignalled(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error.code === "EPERM";
	}
}
/** https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html */
function boot() {
	return attempt$1(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? null;
}
/** https://man7.org/linux/man-pages/man7/pid_namespaces.7.html */
function namespace() {
	return attempt$1(() => readlinkSync("/proc/self/ns/pid")) ?? null;
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
/**
* Whether nobody but us decides what is in a directory. Root may, and the owner of the directory above, who could put
* another one in its place anyway; another user may have been the first to make it where all can.
*/
function isTrusted(path) {
	if (process.getuid === void 0) return true;
	const trusted = [
		process.getuid(),
		0,
		statSync(dirname(path)).uid
	];
	return [lstatSync(path), statSync(path)].every(({ uid }) => trusted.includes(uid));
}
/**
* Whether nobody but us, and root, can put something else in the place of what we make in a directory: not there, and with
* no directory above it. Where all may write, the sticky bit sees to that.
*
* @param trusted users whose directories will do as well
*/
function keepsInPlace(path, trusted = []) {
	if (process.getuid === void 0) return true;
	const { uid, gid, mode } = statSync(path);
	const isTrustedOwner = [
		process.getuid(),
		0,
		statSync("/").uid,
		...trusted
	].includes(uid);
	const others = [process.getuid(), 0].includes(gid) ? 2 : 18;
	if (!isTrustedOwner || (mode & others) !== 0 && (mode & 512) === 0) return false;
	const parent = dirname(path);
	return parent === path || keepsInPlace(parent, trusted);
}
/**
* Whether a directory is a file system of its own, open to all as containers get them from Kubernetes, in a container
* where there is nobody but us, root and such users: where all may write without the sticky bit, nobody else does. Other
* containers that share it are taken for ours.
*/
function isOurVolume(path, trusted = []) {
	if (process.platform !== "linux" || !keepsInPlace(dirname(path), trusted)) return false;
	const { uid, dev } = statSync(path);
	const known = [
		process.getuid?.(),
		0,
		statSync("/").uid,
		...trusted
	];
	const isVolume = dev !== statSync(dirname(path)).dev && known.includes(uid);
	const users = listProcesses().map((pid) => [pid, userOf(pid)?.uid]);
	const isKnown = ([pid, user]) => user === void 0 ? !existsSync(`/proc/${pid}`) : known.includes(user);
	const isHidden = !users.some(([pid, user]) => pid === 1 && user !== void 0);
	return isVolume && !isHidden && users.every(isKnown);
}
/** Makes a directory that all may read, whatever our umask is, with those above it that are missing. */
function makePublicDirectory(directory) {
	if (existsSync(directory)) return;
	makePublicDirectory(dirname(directory));
	if (makeDirectory(directory, 493)) chmodSync(directory, 493);
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
// src/process/watchdog.ts
const script = "while IFS= read -r note; do set -- \"$@\" \"$note\"; done; exec \"$@\"";
/**
* Runs a program when this process has ended, in whatever way: a shell waits at a pipe whose other end the kernel closes
* when we are gone. It has a session of its own, so no signal of a terminal reaches it, and it keeps neither our output
* nor a directory.
*/
var Watchdog = class {
	#shell;
	/**
	* @param program its file and arguments, which are followed by the notes that it was told
	* @param env what it inherits, but for Node's own variables, which are for the user's programs, and the mark by which
	*   another run, whose command we are, would end it
	*/
	constructor(program, env) {
		const inherited = Object.entries(env).filter(([name]) => !name.startsWith("NODE_") && name !== "RAM_POSTGRES_RUN");
		this.#shell = spawn("/bin/sh", [
			"-c",
			script,
			"sh",
			...program
		], {
			cwd: "/",
			env: Object.fromEntries(inherited),
			stdio: [
				"pipe",
				"ignore",
				"ignore"
			],
			detached: true
		});
		this.#shell.on("error", () => {});
		this.#shell.stdin?.on("error", () => {});
		this.#shell.unref();
		this.#shell.stdin?.unref();
	}
	/** Notes something that the program is to know. It is with the shell when this returns. */
	tell(note) {
		this.#shell.stdin?.write(`${JSON.stringify(note)}\n`);
	}
	/** Ends it, without its program. */
	async end() {
		const shell = this.#shell;
		if (shell.pid === void 0 || shell.exitCode !== null || shell.signalCode !== null) return;
		shell.ref();
		const ended = once(shell, "exit");
		shell.kill("SIGKILL");
		await ended;
	}
};
// src/postgres/regular-file.ts
/** More than any file has that tells of a server. */
const mostBytes$2 = 8192;
/**
* The text of a small file in a directory that tests, or whoever can run SQL, may have written to: what they have put in
* its place is no link that is followed, and no pipe that nobody ever writes to.
*
* @throws when there is none, or something else
*/
function readRegularFile(path) {
	const file = openSync(path, constants$1.O_RDONLY | constants$1.O_NONBLOCK | constants$1.O_NOFOLLOW);
	try {
		if (!fstatSync(file).isFile()) throw new Error(`${path} is no regular file`);
		const buffer = Buffer.alloc(mostBytes$2);
		return buffer.toString("utf8", 0, readSync(file, buffer, 0, mostBytes$2, 0));
	} finally {
		closeSync(file);
	}
}
// src/postgres/known-runs.ts
/** Beside the bundle. Run from source there is none, and nobody watches. */
const remover = fileURLToPath(new URL("remove-runs.js", import.meta.url));
/** The runs of this process, and what watches over them. */
const runs$1 = /* @__PURE__ */ new Map();
let watchdog;
let following;
/** Has a run removed, and what works for it ended, when this process ends before that was done. */
function watchRun(run, env) {
	runs$1.set(run.path, {
		run,
		known: { path: run.path }
	});
	if (!watchdog && process.platform !== "win32" && existsSync(remover)) watchdog = new Watchdog([process.execPath, remover], env);
	tell({ run: { path: run.path } });
	following ??= followGroups({
		commandComes: () => {
			for (const each of runs$1.values()) remember(each.run);
		},
		started: (group) => {
			tell({ started: group });
			if (group.kind === "command") for (const each of runs$1.values()) noteCommand(each.run, group);
		},
		ended: (group) => {
			tell({ ended: group.leader });
			if (group.kind === "command") for (const each of runs$1.values()) rmSync(each.run.command, { force: true });
		}
	});
}
/** Leaves a run to itself: it has been removed, or somebody else will do that. */
async function unwatchRun({ path }) {
	if (!runs$1.delete(path)) return;
	tell({ removed: path });
	if (runs$1.size > 0) return;
	following?.[Symbol.dispose]();
	following = void 0;
	const idle = watchdog;
	watchdog = void 0;
	await idle?.end();
}
/** Undefined of a run that is not this process's. */
function knownRun(path) {
	return runs$1.get(path)?.known;
}
function remember(run) {
	const { path } = run;
	const known = {
		path,
		server: Number(attempt$1(() => readRegularFile(run.pid))) || void 0,
		disk: attempt$1(() => readlinkSync(run.disk))
	};
	runs$1.set(path, {
		run,
		known
	});
	tell({ run: known });
}
/** For the next run, should the one who watches be killed as well. */
function noteCommand({ command }, { leader }) {
	attempt$1(() => writeFileSync(command, JSON.stringify(identityOf(leader)), { mode: 384 }));
}
/** Makes a directory for the data of one of our runs known before anything leads there. */
function watchDisk(path) {
	tell({ disk: path });
}
/** Makes a directory known that is gone when we are through with it. */
function watchTemporary(path) {
	tell({ temporary: path });
}
function tell(note) {
	watchdog?.tell(note);
}
/** What is left to do, of the notes that a process has left. */
function readNotes(texts) {
	const left = {
		runs: /* @__PURE__ */ new Map(),
		groups: /* @__PURE__ */ new Map()
	};
	const disks = [];
	const temporaries = [];
	for (const text of texts) {
		const note = JSON.parse(text);
		if ("run" in note) left.runs.set(note.run.path, note.run);
		else if ("disk" in note) disks.push(note.disk);
		else if ("temporary" in note) temporaries.push(note.temporary);
		else if ("removed" in note) left.runs.delete(note.removed);
		else if ("started" in note) left.groups.set(note.started.leader, note.started);
		else left.groups.delete(note.ended);
	}
	const [runs, groups] = [[...left.runs.values()], [...left.groups.values()]];
	return {
		runs,
		groups,
		disks,
		temporaries
	};
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
	return Buffer.from(text, "utf8").toString("latin1").split("\n").map((line) => line.split(" ")).filter((fields) => fields.length >= 4).map(([source = "", path = "", type = ""]) => ({
		source,
		path: plain(path),
		type
	}));
}
function isMountPoint(path) {
	return listMounts().some((mount) => mount.path === path);
}
/** By this our mounts are known among others. */
const ourSource = "ram-postgres";
/** The places of all mounts of ours. */
function ourMounts() {
	return listMounts().filter(({ source }) => source === ourSource).map(({ path }) => path);
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
		ourSource,
		path
	]);
}
/**
* Unmounts at once, lazily, whoever is still using it: out of sight now, its memory freed when the last of them is gone.
*
* @throws when it can't be unmounted
*/
async function unmount(path) {
	await asRoot("umount", ["-l", path]).catch((error) => {
		if (!isMountPoint(path)) return;
		throw new Error(`${path} is still mounted: umount it`, { cause: error });
	});
}
async function asRoot(program, args) {
	const env = systemEnvironment;
	const file = findProgram(program, env);
	if (!file) throw new Error(`there is no ${program}`);
	if (process.getuid?.() === 0) {
		await execute(file, args, { env });
		return;
	}
	const sudo = findProgram("sudo", env);
	if (!sudo) throw new Error("not root, and there is no sudo");
	await execute(sudo, [
		"-n",
		file,
		...args
	], { env });
}
// src/postgres/owner.ts
/** Notes in a file that a directory is this process's, or that it is left in use. */
function noteOwner(file, { isLeft = false } = {}) {
	const note = {
		...identityOf(process.pid),
		isLeft,
		uptime: attempt$1(uptime)
	};
	writeFileSync(file, JSON.stringify(note), { mode: 384 });
}
/** What a note says. One that another user may have put there says nothing. */
function readClaim(file) {
	const text = readOwn(file);
	const owner = text === void 0 ? void 0 : parseIdentity(text);
	if (text === void 0 || !owner) return "none";
	const fate = fateOf(owner);
	if (fate === "unknown") return "unknown";
	if (JSON.parse(text).isLeft === true) return "left";
	return fate === "runs" ? "owned" : "abandoned";
}
const dayMs = 864e5;
/**
* Whether a note is of days ago, by the time since the machine was started where that is known, and nobody has touched any
* of some files and directories for as long; either way, as a clock may have been set.
*/
function isOld(file, paths, days = 1) {
	const age = ageOf(file);
	if (age !== void 0 && age <= days * dayMs) return false;
	return paths.every((path) => {
		try {
			const found = lstatSync(path, { throwIfNoEntry: false });
			return !found || Math.abs(Date.now() - found.mtimeMs) > days * dayMs;
		} catch {
			return false;
		}
	});
}
/** Whether a directory in which somebody made something, and noted that, is nobody's any more. */
function isLeftHalfMade(directory) {
	const claim = readClaim(ownerIn(directory));
	return claim === "abandoned" || claim !== "owned" && isOld(ownerIn(directory), [directory]);
}
/** How long ago a note was made, in milliseconds, whatever clocks were set to; undefined when it can't be told. */
function ageOf(file) {
	const note = attempt$1(() => JSON.parse(readOwn(file) ?? ""));
	const age = (((note?.boot != null && note.boot === identityOf(process.pid).boot ? attempt$1(uptime) : void 0) ?? NaN) - note?.uptime) * 1e3;
	return age >= 0 ? age : void 0;
}
/** The file in a directory that says whose it is. */
function ownerIn(directory) {
	return join(directory, "owner");
}
function readOwn(file) {
	try {
		const { uid, nlink, isFile } = lookAt$2(file);
		const isOurs = process.getuid === void 0 || uid === process.getuid();
		return isFile && isOurs && nlink === 1 ? readFileSync(file, "utf8") : void 0;
	} catch {
		return;
	}
}
function lookAt$2(file) {
	const found = lstatSync(file);
	return {
		uid: found.uid,
		nlink: found.nlink,
		isFile: found.isFile()
	};
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
	const [account] = accountsForServers();
	if (account) return account;
	throw new Error(`PostgreSQL does not run as root, and this machine has none of the users ${preferred.join(", ")} to run it as: create one (useradd --system postgres) or run as an ordinary user`);
}
/**
* In a container a user may be a mere number, which neither `initdb` nor a server that asks who we are takes.
*
* @throws when we are such a user
*/
function requireNamedUser() {
	try {
		userInfo();
	} catch (error) {
		const uid = process.getuid?.();
		const entry = `tests:x:${uid}:${process.getgid?.()}::/tmp:/bin/sh`;
		throw new Error(`PostgreSQL does not run as a user without a name, and ${uid} has no entry in /etc/passwd: add one ("${entry}"), or run as a user of this machine or as root`, { cause: error });
	}
}
/** Whether a process of that user may be one of a server of ours. */
function mayServe(uid) {
	const ours = process.getuid?.();
	return uid === ours || ours === 0 && accountsForServers().some((each) => each.uid === uid);
}
/** The user whom a machine has for servers, as a container with a tmpfs for one's data has; none where there is none. */
function databaseUsers() {
	return accountsForServers().flatMap(({ name, uid }) => name === "postgres" ? [uid] : []);
}
/** Of those that root may start a server as, the preferred one first. */
function accountsForServers() {
	const accounts = parsePasswd(readFileSync("/etc/passwd", "utf8")).filter(({ uid }) => uid !== 0);
	return preferred.flatMap((name) => accounts.find((each) => each.name === name) ?? []);
}
/** The accounts in a file of the form of passwd(5). */
function parsePasswd(text) {
	return text.split("\n").map((line) => line.split(":")).filter((fields) => fields.length >= 7).map(([name = "", , uid, gid]) => ({
		name,
		uid: Number(uid),
		gid: Number(gid)
	}));
}
// src/postgres/serving.ts
/** The server that was started on some data, when nothing else is left that tells of it; known on Linux. */
function findServer(data) {
	return listProcesses().find((pid) => dataOf(pid) === data);
}
/** Whether a server was started on data in a directory, by whatever path leads there; known on Linux. */
function isServed(directory) {
	const data = join(attempt$1(() => realpathSync(directory)) ?? directory, "data");
	return listProcesses().some((pid) => {
		const path = dataOf(pid);
		return path !== void 0 && attempt$1(() => realpathSync(path)) === data;
	});
}
/**
* The data that a process was started on as a server, if it may be one of ours: any user can give a program the
* arguments of a server. Its working directory tells as well, but in a container not of another user's process.
*/
function dataOf(pid) {
	const args = attempt$1(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.split("\0") ?? [];
	const data = args.includes("-D") ? args[args.indexOf("-D") + 1] : void 0;
	return data !== void 0 && isOurs(pid) ? data : void 0;
}
/**
* The processes of a server whose data is, or was, in a directory: they all work there, with the programs that they have
* started; known on Linux. Somebody who looks around there does it from a terminal, which those do not have.
*/
function findProcessesIn(directory) {
	const data = join(attempt$1(() => realpathSync(directory)) ?? directory, "data");
	const isThere = (place) => place === data || place === `${data} (deleted)`;
	const hidden = [];
	return [...listProcesses().filter((pid) => {
		if (hasTerminal(pid)) return false;
		try {
			return isThere(readlinkSync(placeOf(pid)));
		} catch (error) {
			if (error.code === "EACCES" && isOurs(pid)) hidden.push(pid);
			return false;
		}
	}), ...hidden.filter((pid) => isThere(askPlace(pid)))];
}
/** In a container root may not look into other users' processes, but those users may. */
function askPlace(pid) {
	const options = {
		...userOf(pid),
		cwd: "/",
		env: { PATH: "/usr/bin:/bin" }
	};
	return spawnSync("readlink", ["-n", placeOf(pid)], options).stdout?.toString();
}
function placeOf(pid) {
	return `/proc/${pid}/cwd`;
}
function isOurs(pid) {
	const user = userOf(pid);
	return user !== void 0 && mayServe(user.uid);
}
// src/postgres/server-process.ts
/**
* Whether a server takes connections, as it writes into the postmaster.pid of its data directory (pidfile.h). One that was
* killed may have left such a file.
*/
function isReady(data, pid) {
	try {
		const lines = readRegularFile(join(data, "postmaster.pid")).split("\n");
		return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
	} catch {
		return false;
	}
}
/** The process of a run's server, if there is one. */
function serverOf(place) {
	const pid = Number(attempt$1(() => readRegularFile(place.pid)));
	return Number.isInteger(pid) && pid > 0 && servesData(pid, place.data) ? pid : void 0;
}
/**
* Ends a server at once: SIGQUIT makes it end its sessions and leave without a checkpoint, which nobody needs of data
* that is thrown away. https://www.postgresql.org/docs/current/server-shutdown.html
*/
async function endServer(pid) {
	if (await endsBy("SIGQUIT", pid, 7e3)) return;
	const all = [pid, ...descendantsOf(pid)];
	const ended = await Promise.all(all.map((each) => endsBy("SIGKILL", each, 5e3)));
	const left = all.filter((_, index) => !ended[index]);
	if (left.length === 0) return;
	throw new Error(`the server's process ${left.join(", ")} does not end, even by SIGKILL`);
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
	signalProcess(pid, "SIGCONT");
	const deadline = sinceStart() + patienceMs;
	while (sinceStart() < deadline) {
		if (!signalProcess(pid, 0) || !isRunning(pid)) return true;
		await setTimeout$1(1);
	}
	return false;
}
/** Whether there is such a process of ours, which has got the signal then. */
function signalProcess(pid, signal) {
	try {
		return process.kill(pid, signal);
	} catch (error) {
		if (["ESRCH", "EPERM"].includes(error.code ?? "")) return false;
		throw error;
	}
}
/** A pid may be another program's by now. */
function servesData(pid, data) {
	return process.platform === "linux" ? dataOf(pid) === data : signalProcess(pid, 0);
}
// src/postgres/shared-memory.ts
/** What the server that works, or worked, on some data has of it. */
function sharedMemoryOf(place) {
	const noted = attempt$1(() => readRegularFile(place.sharedMemory))?.split("\n") ?? [];
	return {
		segment: segmentOf(place.data) ?? segmentMadeBy(serverOf(place)),
		names: noted.filter((name) => nameForm.test(name))
	};
}
/** As a server's postmaster.pid tells it (pidfile.h). */
function segmentOf(data) {
	const [key, id] = (attempt$1(() => readRegularFile(join(data, "postmaster.pid")))?.split("\n") ?? [])[6]?.trim().split(/\s+/) ?? [];
	return key && id ? {
		key,
		id
	} : void 0;
}
/** Removes what is left of a server that is no more. That it can't be done is not worth a failure: it is little. */
async function removeSharedMemory({ segment, names }) {
	const files = new Set(names.flatMap((name) => [name, ...namesIn(name)]));
	for (const name of files) attempt$1(() => rmSync(join(directory, name), { force: true }));
	if (!segment || !isThere$1(segment)) return;
	await execute("ipcrm", ["-m", segment.id], { env: systemEnvironment }).catch(() => {});
}
/** An id may be another's by now: https://man7.org/linux/man-pages/man5/proc_sysvipc.5.html */
function isThere$1({ id, key }) {
	return listSegments().some((each) => each.id === id && each.key === key);
}
/** That of a server whose own note is gone. */
function segmentMadeBy(server) {
	return server === void 0 ? void 0 : listSegments().find(({ creator }) => creator === `${server}`);
}
function listSegments() {
	return (attempt$1(() => readFileSync("/proc/sysvipc/shm", "utf8"))?.split("\n") ?? []).map((row) => {
		const [key = "", id = "", , , creator] = row.trim().split(/\s+/);
		return {
			key,
			id,
			creator
		};
	});
}
const directory = "/dev/shm";
const nameForm = /^PostgreSQL\.\d+$/;
/**
* Notes the shared memory that a server has by names, unless it keeps that with its data: a server that is killed can't
* be asked any more. What it maps of it as long as it runs tells of the rest.
*
* https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-DYNAMIC-SHARED-MEMORY-TYPE
*/
async function noteSharedMemory(admin, { sharedMemory }, settings) {
	const type = settings.findLast(({ name }) => name === "dynamic_shared_memory_type")?.value;
	if (process.platform !== "linux" || type === "mmap") return;
	const { rows } = await admin.query(`SELECT DISTINCT part[1] AS name
       FROM regexp_matches(encode(pg_read_binary_file('/proc/self/maps'), 'escape'),
                           '${directory}/(PostgreSQL[.][0-9]+)', 'g') AS part`);
	writeFileSync(sharedMemory, rows.map(({ name }) => name).join("\n"), { mode: 384 });
}
/**
* The other segments of a server by the one in which it keeps their list: their numbers are in it, in whatever order its
* version has.
*/
function namesIn(list) {
	const file = join(directory, list);
	const bytes = attempt$1(() => readFileSync(file));
	if (!bytes) return [];
	const numbers = new Set(new Uint32Array(new Uint8Array(bytes).buffer, 0, bytes.length >> 2));
	const isOfSameUser = (name) => attempt$1(() => lstatSync(join(directory, name)).uid === lstatSync(file).uid);
	return readdirSync(directory).filter((name) => nameForm.test(name) && numbers.has(Number(name.split(".")[1])) && isOfSameUser(name));
}
/** Names in /dev/shm that may be a server's. */
function listNames() {
	return attempt$1(() => readdirSync(directory).filter((name) => nameForm.test(name))) ?? [];
}
/** What a server's list of its other segments begins with (dsm.c). */
const listMagic = 2588949810;
/**
* Removes what has come since of a user's, and nobody uses: a list of segments and what is in it, as an `initdb` whose
* server aborted leaves them, on a full disk for example.
*/
function removeUnusedSince(before, uid) {
	const isTheirs = (name) => attempt$1(() => lstatSync(join(directory, name)).uid) === uid;
	const come = listNames().filter((name) => !before.includes(name) && isTheirs(name));
	const lists = come.filter((name) => startOf(name) === listMagic);
	if (lists.length === 0) return;
	const maps = listProcesses().map((pid) => {
		return attempt$1(() => readFileSync(`/proc/${pid}/maps`, "utf8")) ?? (userOf(pid)?.uid === uid ? come.join(" ") : "");
	});
	const isUnused = (name) => !maps.some((each) => new RegExp(`${name}\\b`).test(each));
	const left = lists.filter(isUnused).flatMap((list) => [...namesIn(list), list]);
	for (const name of left.filter((each) => come.includes(each) && isUnused(each))) attempt$1(() => rmSync(join(directory, name), { force: true }));
}
function startOf(name) {
	return attempt$1(() => new Uint32Array(new Uint8Array(readFileSync(join(directory, name))).buffer, 0, 1)[0]);
}
// src/postgres/run-directory.ts
/** What directories of ours are called. */
const runName = /^ram-postgres-[A-Za-z0-9]{6}$/;
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
		settings: join(path, "settings.conf"),
		log: join(path, "server.log"),
		pid: join(path, "server.pid"),
		sharedMemory: join(path, "shared-memory"),
		command: join(path, "command.pid"),
		owner: ownerFile(path)
	};
}
/**
* Makes the directory in the system's temporary directory, or in /tmp where that can't be: it is missing, full, too long
* for the path of a socket, closed to the server's user, or open to others, who could put something in its place.
*
* @throws with what is wrong with each
*/
async function createRunDirectory(account) {
	const reasons = /* @__PURE__ */ new Map();
	for (const isSafe of account ? [keepsInPlace] : [keepsInPlace, isOurVolume]) for (const place of /* @__PURE__ */ new Set([tmpdir(), "/tmp"])) try {
		return await createRunDirectoryIn(place, {
			account,
			isSafe
		});
	} catch (error) {
		reasons.set(place, messageOf(error));
	}
	const told = [...reasons].map(([place, reason]) => `${place}: ${reason}`);
	throw new Error(`no temporary directory to work in (TMPDIR names another one): ${told.join("; ")}`);
}
async function createRunDirectoryIn(place, { account, isSafe }) {
	const parent = realpathSync(place);
	if (!isSafe(parent)) throw new Error("others can put something in the place of what is in it: chmod +t");
	if (account && !isOpenTo(parent, account)) throw new Error(`it is closed to the user ${account.name}`);
	const length = Buffer.byteLength(join(parent, `${namePrefix}XXXXXX`));
	if (process.platform !== "win32" && length > longestPathBytes) throw new Error("it is too long for the path of a socket");
	const run = runDirectoryAt(mkdtempSync(join(parent, namePrefix)));
	await removedOnFailure(run.path, () => {
		noteOwner(run.owner);
		chmodSync(run.path, account ? 457 : 448);
		makeFor(account, run.socket);
	});
	return run;
}
/**
* Leaves a run, when its owner ends, to the one who will remove it by its directory: until then nobody takes it for
* abandoned.
*/
async function leaveRun(run) {
	noteOwner(run.owner, { isLeft: true });
	await unwatchRun(run);
}
function ownerFile(path) {
	return join(path, "owner");
}
/** Makes a directory that nobody but the server's user (and root) can look into. */
function makeFor(account, path) {
	mkdirSync(path, { mode: 448 });
	if (!account) return;
	const made = openSync(path, constants$1.O_DIRECTORY | constants$1.O_NOFOLLOW);
	try {
		fchownSync(made, account.uid, account.gid);
	} finally {
		closeSync(made);
	}
}
/** Such a directory of a name nobody can guess, with a note whose it is. */
async function makePrivateDirectory(parent, account) {
	const path = mkdtempSync(join(parent, namePrefix));
	watchDisk(path);
	await removedOnFailure(path, () => {
		noteOwner(ownerFile(path));
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
* Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm. When
* somebody has removed the directory, what is known of the run besides is removed.
*
* @returns the processes that commands had left running outside of their group
* @throws when something can't be removed, saying what is left and how to remove it; or when the path is of no run of
*   ours
*/
async function removeRun(run, known = knownRun(run.path)) {
	const { path, disk } = run;
	if (!isThere(path) && !(isAbsolute(path) && runName.test(basename(path)))) return [];
	const kind = lstatSync(disk, { throwIfNoEntry: false });
	const target = kind?.isSymbolicLink() ? readlinkSync(disk) : known?.disk;
	const isMounted = kind?.isDirectory() && isMountPoint(disk);
	const sharedMemory = sharedMemoryOf(run);
	const [, daemons] = await together(endServerOf(run, known), endMarked(path), known ? Promise.resolve() : endCommand(run), isMounted ? unmount(disk) : Promise.resolve());
	await removeSharedMemory(sharedMemory);
	if (target !== void 0) await removeDisk(target);
	await removeTree(path);
	await unwatchRun(run);
	return daemons;
}
/**
* What a command's environment has for us to find what it has started, when the run is over, as GitHub's runner does by
* RUNNER_TRACKING_ID. At a terminal there is nothing: an editor that somebody opens from there is meant to stay.
*/
function runVariables({ path }) {
	return hasTerminal(process.pid) ? {} : { [markName]: path };
}
/** Ends the user's command of a run whose owner is no more. The owner itself has seen to it. */
async function endCommand({ command }) {
	const identity = parseIdentity(attempt$1(() => readRegularFile(command)) ?? "");
	if (!identity || fateOf(identity) !== "runs") return;
	await endLeftGroup({
		leader: identity.pid,
		kind: "command",
		graceMs: 2e3
	});
}
async function endServerOf(run, known) {
	const server = serverOf(run) ?? lostServer(run, known);
	if (server !== void 0) return endServer(server);
	await Promise.all(findProcessesIn(run.disk).map(endServer));
}
/** The server of a run whose own note of it is gone, or still of the one before, when its owner was killed. */
function lostServer(run, known) {
	if (process.platform === "linux") return findServer(run.data);
	return existsSync(run.pid) ? void 0 : known?.server;
}
/** Removes a directory that was made for the data of a run, with the server that still works there. */
async function removeDisk(path) {
	if (!isAbsolute(path) || !runName.test(basename(path))) return;
	const segment = segmentOf(join(path, "data"));
	await Promise.all(findProcessesIn(path).map(endServer));
	await removeSharedMemory({
		segment,
		names: []
	});
	await removeTree(path);
}
/** @throws when there is something by that name that is not a run's directory of ours: it must not be touched */
function isThere(path) {
	const found = lstatSync(path, { throwIfNoEntry: false });
	if (!found) return false;
	const isOurs = process.getuid === void 0 || found.uid === process.getuid();
	if (isAbsolute(path) && path === resolve(path) && runName.test(basename(path)) && found.isDirectory() && isOurs) return true;
	throw new Error(`${path} is not the directory of a run of ours: nothing was removed`);
}
/** Removes a directory, with what the server's user has in it. */
async function removeTree(path) {
	for (let attempt = 1;; attempt++) {
		const error = await removeAll(path).catch((reason) => reason);
		if (!error && !lstatSync(path, { throwIfNoEntry: false })) return;
		if (attempt === 20) throw new Error(`${path} is left behind: rm -rf it`, { cause: error });
		await setTimeout$1(25);
	}
}
async function removeAll(path) {
	const rm = process.getuid?.() === 0 ? findProgram("rm", systemEnvironment) : void 0;
	if (rm) await execute(rm, [
		"-rf",
		"--",
		path
	], { env: systemEnvironment });
	else rmSync(path, {
		recursive: true,
		force: true
	});
}
// src/postgres/version.ts
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
	/** Has others get all that these get, until it is disposed of; what they get themselves is theirs alone. */
	passTo(others) {
		return this.subscribe((signal) => others.#end(this.aborted.reason, signal));
	}
};
/** The exit code a shell reports for a program ended by `signal`: 128 + its number. */
function exitCodeOf(signal) {
	return 128 + constants$2.signals[signal];
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
* terminals, runners and service managers, and all that {@link takeOverFailures} does.
*/
function takeOverEndings() {
	const interrupts = takeOverFailures();
	for (const signal of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP",
		"SIGQUIT"
	]) process.on(signal, () => interrupts.interrupt(signal));
	return interrupts;
}
/**
* Takes over, for the rest of the process, what is thrown where nobody catches it, a promise that nobody will ever settle,
* and a standard stream that nobody reads any more.
*/
function takeOverFailures() {
	const interrupts = new Interrupts();
	process.on("uncaughtException", (error) => interrupts.fail(error));
	process.on("unhandledRejection", (reason) => interrupts.fail(reason));
	process.on("beforeExit", () => endIdle(interrupts));
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	return interrupts;
}
const idle = "something is waited for that never comes: a promise that nobody settles, in a migration for example";
/**
* Node ends a process, however much it still waits for, when there is nothing left that could happen. The abort lets work
* go on; where it has done that before, nobody heeds it.
*/
function endIdle(interrupts) {
	if (interrupts.aborted.aborted) process.stderr.write(`${idle}\n`);
	else interrupts.fail(/* @__PURE__ */ new Error(idle));
}
// src/postgres/abandoned-runs.ts
/** A job takes no longer, on a machine of one's own: https://docs.github.com/actions/reference/limits */
const longestJobDays = 5;
const sharedMemory = "/dev/shm";
/**
* Removes what runs have left that were killed together with those who watched over them: directories beside a run's, and
* others whose RAM disk is mounted, and data whose run's directory is gone. What may still be in use stays, and what can't
* be removed is for the next run to try.
*
* @param places where there may be data, besides the machine's shared memory
*/
async function removeAbandoned(run, places = []) {
	const beside = await ours(dirname(run.path));
	const mounted = ourMounts().map(dirname);
	const abandoned = [.../* @__PURE__ */ new Set([...beside, ...mounted.filter((path) => runName.test(basename(path)))])].filter((path) => path !== run.path && isAbandoned(path));
	await Promise.allSettled(abandoned.map((path) => removeRun(runDirectoryAt(path))));
	const withData = process.platform === "linux" ? [sharedMemory, ...places] : places;
	const lost = (await Promise.all(withData.map(ours))).flat().filter((path) => isLost(path));
	await Promise.allSettled(lost.map(removeDisk));
}
async function ours(place) {
	return (await readdir(place).catch(() => [])).filter((name) => runName.test(name)).map((name) => join(place, name));
}
/** A server on it that can be reached by its run's directory may have been left for later steps. */
function isLost(path) {
	if (["disk", "socket"].some((name) => attempt$1(() => lstatSync(join(path, name))))) return false;
	const owner = ownerIn(path);
	const claim = readClaim(owner);
	if (claim !== "abandoned" && claim !== "unknown") return false;
	const paths = [
		"",
		"data",
		"data/global",
		"data/global/pg_control"
	].map((name) => join(path, name));
	return (claim === "abandoned" || isOld(owner, paths)) && !isServed(path);
}
function isAbandoned(path) {
	const found = attempt$1(() => lstatSync(path));
	const isOurs = process.getuid === void 0 || found?.uid === process.getuid();
	if (!found?.isDirectory() || !isOurs) return false;
	const run = runDirectoryAt(path);
	const claim = readClaim(run.owner);
	if (claim === "owned") return false;
	const serves = serverOf(run) !== void 0;
	if (claim === "abandoned") return process.platform === "linux" || !serves;
	if (claim === "left") return isOld(run.owner, [path], serves ? longestJobDays : 1);
	return !serves && isOld(run.owner, [path, ...socketFiles(run)]);
}
/** A server touches them every hour, lest they be taken for old; one of another container can't be seen otherwise. */
function socketFiles({ socket }) {
	return (attempt$1(() => readdirSync(socket)) ?? []).map((name) => join(socket, name));
}
// src/postgres/statements-module.ts
/** The module that counts statements, when it is loaded at the server's start. */
const statementsModule = "pg_stat_statements";
/** For the startup packet of a connection whose statements are not to be counted; any server takes it. */
const uncounted = `-c ${statementsModule}.track=none`;
// src/postgres/connection.ts
/** The database that every cluster has, for commands that are about other databases. */
const maintenanceDatabase = "postgres";
/** Loads the driver, which takes as long as a server takes to start: best done while something else is waited for. */
function loadDriver() {
	return import("./esm-zJzi5qNh.js");
}
/** A server may be told to wait before it answers (post_auth_delay). */
const patienceMs$2 = 6e4;
/**
* For connections that only look: of triggers, those on events as well, none is ours to set off.
* https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE
*/
const settingOffNothing = "-c session_replication_role=replica";
/**
* Connects to a database, without regard to the PG* variables we may have inherited.
*
* @param options of the startup packet, as well as those that all connections of ours have
*/
async function connect(address, database, options = "") {
	const { default: pg } = await loadDriver();
	const client = new pg.Client({
		host: address.host,
		port: address.port,
		user: address.username,
		password: address.password,
		database,
		ssl: false,
		application_name: "ram-postgres",
		options: `${ownOptions(address.major)} ${options}`,
		client_encoding: "UTF8",
		connectionTimeoutMillis: patienceMs$2
	});
	client.on("error", () => {});
	await client.connect();
	return client;
}
/** In their own units, of which 0 is none at all. */
const timeouts = [
	"statement_timeout",
	"lock_timeout",
	"idle_session_timeout",
	"idle_in_transaction_session_timeout"
];
/**
* Options of the startup packet by which our own work is done whatever the user's settings for theirs are: they hold from
* a connection's first moment, and over those of a database and a role. And ours are no statements of the tests.
*/
function ownOptions(major = 14) {
	const lifted = (major >= 17 ? [...timeouts, "transaction_timeout"] : timeouts).map((name) => `-c ${name}=0`).join(" ");
	return `${uncounted} -c default_transaction_read_only=off ${lifted}`;
}
/** Connects, does some work and leaves. */
async function withConnection(address, database, work, options) {
	const client = await connect(address, database, options);
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
/**
* A URL that libpq and `pg` read alike: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
*
* libpq decodes all of it. `pg` decodes a database's name as a whole URI, in which an encoded "/" or "&" stays encoded: such
* characters stand for themselves there. {@link fitsUri} tells of names for which there is no way.
*/
function connectionUri({ host, port, username, password }, database) {
	const [user, secret] = [username, password].map(encodeURIComponent);
	return `postgresql://${user}:${secret}@${host}:${port}/${encodeURI(database)}`;
}
/** Whether a database of that name can be told by a URL: "?" and "#" would end it, and "." and ".." be folded away. */
function fitsUri(database) {
	return !/[?#]|^\/|(^|\/)\.{1,2}(\/|$)/.test(database);
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
	for (const isSafe of [keepsInPlace, isOurVolume]) for (const place of [.../* @__PURE__ */ new Set(["/dev/shm", ...places])]) {
		if (!await hasRoom(place, {
			bytes: sizeBytes,
			account,
			isSafe
		})) continue;
		const path = await makePrivateDirectory(place, account);
		await symlink(path, run.disk);
		return {
			kind: "shared-tmpfs",
			path
		};
	}
	return `and no tmpfs of this machine has ${mebibytes(sizeBytes)} free for us, in a directory that we may write to and others can't tamper with`;
}
async function hasRoom(place, { bytes, account, isSafe }) {
	try {
		await access(place, constants$1.W_OK | constants$1.X_OK);
		if (!isSafe(realpathSync(place), databaseUsers())) return false;
		if (account && !isOpenTo(place, account)) return false;
		const { bavail, bsize, type } = statfsSync(place);
		return type === tmpfsMagic && bavail * bsize >= bytes;
	} catch {
		return false;
	}
}
const tmpfsMagic = 16914836;
const ramfsMagic = 2240043254;
/** Whether what is written to a directory stays in RAM. */
function isInRam(directory) {
	return [tmpfsMagic, ramfsMagic].includes(statfsSync(directory).type);
}
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
// src/postgres/cache-directory.ts
/**
* Where prebuilt servers may be kept, the best first: the runner's tool cache, else the user's cache folder. When the
* server runs as another user than we do, that is no place under a private home, which that user could not enter; and
* never one that another user has made.
*/
async function cachePlaces(env, account) {
	const places = [
		env.RUNNER_TOOL_CACHE,
		userCacheDirectory(env),
		"/var/cache"
	].filter((place) => place !== void 0 && place !== "").map((place) => join(place, "ram-postgres"));
	const fit = await Promise.all(places.map((place) => isFit$1(place, account)));
	return places.filter((_, index) => fit[index]);
}
async function isFit$1(place, account) {
	if (account && !isOpenTo(await nearestExisting(place), account)) return false;
	return !await exists(place) || isTrusted(place);
}
/** @throws when none of the places can be written to */
async function writablePlace(places) {
	for (const place of places) if (await isWritable(place)) return place;
	throw new Error(`no place to keep a downloaded server: none of ${places.join(", ") || "the usual ones"} can be written to and read by the server's user; set RUNNER_TOOL_CACHE to a directory that can`);
}
/** https://specifications.freedesktop.org/basedir-spec/latest/ and its counterparts elsewhere. */
function userCacheDirectory(env) {
	if (process.platform === "win32") return env.LOCALAPPDATA;
	const isMac = process.platform === "darwin";
	const given = env.XDG_CACHE_HOME ?? "";
	if (!isMac && isAbsolute(given)) return given;
	const home = env.HOME || accountsHome();
	return home && join(home, ...isMac ? ["Library", "Caches"] : [".cache"]);
}
/** In a container a user may be a mere number, of whom the system knows nothing. */
function accountsHome() {
	try {
		return homedir();
	} catch {
		return;
	}
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
// src/postgres/stock-disk.ts
/** Places that outlast the machine, and are on a disk therefore. */
function lastingPlaces(env) {
	return ["/var/tmp", userCacheDirectory(env)].filter((place) => place !== void 0);
}
/**
* Makes the place for a stock server's data in a run's directory, on a disk: there where temporary files are on one, else
* a private directory in the first fitting place. Where there is none, it is in RAM as well and says so.
*/
async function createStockDisk(run, { places, account }) {
	if (!isInRam(run.path)) {
		makeFor(account, run.disk);
		return {
			kind: "directory",
			path: run.disk
		};
	}
	const place = places.find((each) => isFit(each, account));
	if (place === void 0) {
		makeFor(account, run.disk);
		const reason = `none of ${[dirname(run.path), ...places].join(", ")} is on a disk and can be written to`;
		return {
			kind: "shared-tmpfs",
			path: run.disk,
			reason
		};
	}
	const path = await makePrivateDirectory(realpathSync(place), account);
	await symlink(path, run.disk);
	return {
		kind: "directory",
		path
	};
}
function isFit(place, account) {
	try {
		accessSync(place, constants$1.W_OK | constants$1.X_OK);
		if (!keepsInPlace(realpathSync(place)) || isInRam(place) || account && !isOpenTo(place, account)) return false;
		const { bavail, bsize } = statfsSync(place);
		return bavail * bsize >= smallestSizeBytes;
	} catch {
		return false;
	}
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
	readmitRun({ hba });
	const role = major >= 16 ? "all" : `"${username}"`;
	writeForServer(ident, knowsPeers ? `${map} "${userInfo().username}" ${role}\n` : "");
}
/** As {@link admitRun}, of a run that was dismissed. */
function readmitRun({ hba }) {
	writeForServer(hba, (knowsPeers ? `local all all peer map=${map}\n` : "") + byPassword);
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
	const written = openSync(file, constants$1.O_WRONLY | constants$1.O_CREAT, 420);
	try {
		fchmodSync(written, 420);
		ftruncateSync(written, writeSync(written, text));
	} finally {
		closeSync(written);
	}
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
		name: "shared_preload_libraries",
		value: statementsModule,
		because: "counts statements, for the report: costs 2 %",
		module: statementsModule
	},
	{
		name: `${statementsModule}.save`,
		value: "off",
		because: "of this run alone",
		module: statementsModule,
		onlyWith: { shared_preload_libraries: new RegExp(statementsModule) }
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
		because: "the same on every machine",
		isNeutral: true
	},
	{
		name: "log_timezone",
		value: "UTC",
		because: "as timezone",
		isNeutral: true
	},
	{
		name: "listen_addresses",
		value: "127.0.0.1",
		because: "nobody beyond this machine gets in",
		isNeutral: true
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
/** The settings for a server: ours, then the user's, which win. */
function resolveSettings({ major, kind = "tuned", hasModule = () => false }, asked) {
	const users = new Map(asked.map(({ name, value }) => [name, value]));
	const goesWith = ([name, allowed]) => allowed.test(users.get(name)?.trim() ?? "");
	const tuned = tunedSettings.filter(({ since = 0 }) => major >= since).filter(({ module }) => module === void 0 || hasModule(module)).filter(({ isNeutral }) => kind === "tuned" || isNeutral).filter(({ name }) => !users.has(name)).filter(({ onlyWith = {} }) => Object.entries(onlyWith).every((entry) => !users.has(entry[0]) || goesWith(entry))).map(({ name, value, because }) => ({
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
	const { env, locale, account } = options;
	const args = [...[
		...access,
		"--auth-host=scram-sha-256",
		"--encoding=UTF8",
		`--locale=${locale}`
	], "--no-clean"];
	const namesBefore = listNames();
	try {
		await runInitdb({
			...options,
			env: {
				...env,
				LC_ALL: "C"
			}
		}, args);
	} catch (error) {
		removeUnusedSince(namesBefore, account?.uid ?? process.getuid?.() ?? -1);
		explain$1(error, options);
	}
}
/** Runs `initdb` with further arguments, which win over ours. */
async function runInitdb(options, further) {
	const { binaries, run, account, username, signal, env, kind = "tuned" } = options;
	const args = [
		`--pgdata=${run.data}`,
		`--username=${username}`,
		...kind === "tuned" ? ["--wal-segsize=1", "--no-sync"] : [],
		"--no-instructions",
		...further
	];
	await execute(join(binaries.directory, "initdb"), args, {
		env: kind === "tuned" ? {
			...env,
			TZ: "UTC"
		} : env,
		cwd: run.path,
		account,
		signal,
		abortGraceMs: 4e3
	});
}
const marker = "\n# Set by ram-postgres, the last line of a name wins\n";
/**
* Writes the file by which a run's server is configured: the cluster's own settings, and then the run's. The data
* directory is left alone: its user, who need not be ours, may have put a link in the place of a file there.
*/
function writeRunSettings({ data, settings: file }, settings, account) {
	const own = {
		name: "include",
		value: join(data, "postgresql.conf")
	};
	writeFileSync(file, formatSettings([own, ...settings]), { mode: 384 });
	if (account) chownSync(file, account.uid, account.gid);
}
/** Puts settings into the configuration of a cluster that is ours, in the place of those that are there already. */
function writeSettings({ data }, settings) {
	const file = join(data, "postgresql.conf");
	const [initial] = readFileSync(file, "utf8").split(marker);
	writeFileSync(file, `${initial}${settings.length > 0 ? marker : ""}${formatSettings(settings)}`);
}
function explain$1(error, { locale }) {
	if (!(error instanceof ProgramError)) throw error;
	if (/locale/.test(error.stderr)) throw new Error(`locale: initdb does not take "${locale}"; "locale -a" lists those of this machine. It said:\n${error.stderr.trim()}`, { cause: error });
	throw new ProgramError(error.message.split("\n").filter((line) => !/ PASSWORD |not removed at/.test(line)).join("\n"), { code: error.code });
}
// src/postgres/databases.ts
/** Makes the database of the tests, unless it is one that every cluster has. */
async function createDatabase(server, name) {
	const { admin } = server;
	if (name === "postgres") return;
	await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}${strategyOf(server)}`);
}
/** Creates extensions, with those that they need. */
async function createExtensions(address, database, extensions) {
	if (extensions.length === 0) return;
	await withConnection(address, database, async (client) => {
		const { rows } = await client.query("SELECT name FROM pg_available_extensions ORDER BY name");
		const available = rows.map(({ name }) => name);
		const missing = extensions.filter((name) => !available.includes(name));
		if (missing.length > 0) throw new Error(`extensions: this server does not have ${listed(missing)}; install the package that brings it, or use one of: ${available.join(", ")}`);
		for (const name of extensions) await client.query(`CREATE EXTENSION IF NOT EXISTS ${client.escapeIdentifier(name)} CASCADE`);
	});
}
const mostListed = 10;
function listed(names) {
	const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : "";
	return names.slice(0, mostListed).join(", ") + more;
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
async function cloneDatabase(server, template, names) {
	const { own, admin } = server;
	const queue = [...names];
	const strategy = strategyOf(server);
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
function strategyOf({ version, kind = "tuned" }) {
	return kind === "tuned" && version.major >= 15 ? " STRATEGY FILE_COPY" : "";
}
// src/postgres/modules.ts
/** Where packagers put a server's modules, as seen from its programs; `pg_config` would take as long as a query. */
function placesOf(programs) {
	return [
		join(programs, "../lib"),
		join(programs, "../lib/postgresql"),
		join(programs, "../../lib", basename(programs))
	];
}
/** Whether a server has a module that can be loaded at its start. One that is in none of the usual places is not found. */
function hasModule({ directory }, name) {
	return placesOf(directory).some((place) => [".so", ".dylib"].some((ending) => statSync(join(place, `${name}${ending}`), { throwIfNoEntry: false })?.isFile()));
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
/**
* Whether it is this process that listens for connections to the loopback address, as far as the kernel tells
* (https://man7.org/linux/man-pages/man5/proc_net.5.html).
*/
function listensOnLoopback(pid, port) {
	const table = attempt$1(() => readFileSync("/proc/net/tcp", "utf8"));
	if (table === void 0) return true;
	const places = ["0100007F", "00000000"].map((address) => `${address}:${hexadecimal(port)}`);
	const [, , , , , , , uid, , inode] = table.split("\n").map((line) => line.trim().split(/ +/)).find(([, local = "", , state]) => state === "0A" && places.includes(local)) ?? [];
	if (inode === void 0) return false;
	const sockets = attempt$1(() => socketsOf(pid));
	return sockets ? sockets.includes(inode) : Number(uid) === statSync(`/proc/${pid}`).uid;
}
function hexadecimal(port) {
	return port.toString(16).toUpperCase().padStart(4, "0");
}
/** The inodes of a process' sockets. */
function socketsOf(pid) {
	const directory = `/proc/${pid}/fd`;
	return readdirSync(directory).map((fd) => attempt$1(() => readlinkSync(`${directory}/${fd}`))).flatMap((target) => /^socket:\[(\d+)\]$/.exec(target ?? "")?.[1] ?? []);
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
// src/postgres/secret-text.ts
/** Whether a statement may hold a password: those of CREATE and ALTER ROLE do, and those that go to foreign servers. */
function mayTellSecret(statement) {
	return /\bpassword\b/i.test(statement);
}
/** A line of a server's log with those that it goes on in: what is before its words, with a label at the end of it. */
const entry = /^(.*?): {2}.*(?:\n\t.*)*/gm;
/** What the server says itself, and not as it was told it. */
const ownWords$1 = [
	"ERROR",
	"FATAL",
	"PANIC",
	"WARNING",
	"NOTICE",
	"INFO",
	"HINT"
];
/** A server's log without the statements that may hold a password, whatever language and prefix its lines have. */
function withoutTellingStatements(log) {
	return withoutPasswords(log.replace(entry, (whole, head) => {
		const label = head.slice(head.lastIndexOf(" ") + 1);
		if (ownWords$1.includes(label) || !mayTellSecret(whole)) return whole;
		return `${head}:  (left out, since it has the word PASSWORD)`;
	}));
}
const password = /\b(password\s{0,9}=?\s{0,9})(?:E?'+(?:[^'\n]|'')*'?|\$\w*\$.*|(?<==\s{0,9})[^\s']+)/gi;
/** A text without what stands after the word PASSWORD as a literal, or as a value. */
function withoutPasswords(text) {
	return text.replace(password, "$1***");
}
/** A text whose URLs tell no user and no password. */
function withoutCredentials(text) {
	return text.replace(/(\w:\/\/)[^\s/?#]*@/g, "$1");
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
const number$1 = /^([-+]?(?:0x[\da-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?))\s*([A-Za-z]*)$/i;
/** Reads a number as the server does (parse_int and parse_real of its guc.c), in the setting's own unit. */
function readNumber(text, { unit, vartype }) {
	const [, digits = "", name = ""] = number$1.exec(text.trim()) ?? [];
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
/** The server ended by itself before it took connections, or can't be reached where it should be. */
var ServerEndedError = class extends Error {};
/**
* Starts a server on the run's cluster, whose files say who gets in and what is set, and returns when it has answered a
* query and has every setting that it was given.
*
* @throws ServerEndedError when it ends by itself or another program has its port, an Error when it does not answer in time, or runs with other settings; the message has the end of its log
*/
async function startServer(options) {
	const { binaries, run, settings, username, password, port } = options;
	const started = spawnServer(options);
	try {
		await untilReady(started, options);
		requireLoopback(started, options);
		const { major } = binaries.version;
		const address = {
			host: loopback,
			port,
			username,
			password,
			major
		};
		const own = knowsPeers ? {
			...address,
			host: run.socket
		} : address;
		const admin = await connect(own, maintenanceDatabase);
		await verifySettings(admin, settings);
		await noteSharedMemory(admin, run, settings);
		return {
			version: binaries.version,
			address,
			own,
			admin
		};
	} catch (error) {
		const Failure = started.ending === void 0 ? Error : ServerEndedError;
		if (started.child.pid !== void 0) await endServer(started.child.pid);
		options.signal.throwIfAborted();
		const log = await tailOfLog(run);
		throw new Failure(`PostgreSQL did not start: ${error.message}${log && `; the end of its log:\n${log}`}`, { cause: error });
	}
}
/**
* Has the kernel kill sessions rather than us where memory runs out, since data on a RAM disk is no process's: the server
* tells of it then, and we can. What has half of all memory itself still goes first.
* https://www.postgresql.org/docs/current/kernel-resources.html#LINUX-MEMORY-OVERCOMMIT
*/
const killedFirst = {
	PG_OOM_ADJUST_FILE: "/proc/self/oom_score_adj",
	PG_OOM_ADJUST_VALUE: "500"
};
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
			env: {
				...env,
				...killedFirst
			},
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
		if (child.pid !== void 0) writeFileSync(run.pid, `${child.pid}`, { mode: 384 });
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
/** Of several addresses a server needs but one: where another program has the port, the tests would talk to that. */
function requireLoopback(started, { settings, port }) {
	if (!settings.some(({ name, by }) => name === "listen_addresses" && by === "user") || started.child.pid === void 0) return;
	if (listensOnLoopback(started.child.pid, port)) return;
	started.ending = `another program listens on ${loopback}:${port}`;
	throw new Error(started.ending);
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
            s.source IN ('database', 'user', 'database user', 'client')
              OR s.sourcefile LIKE '%postgresql.auto.conf' OR s.name LIKE 'tcp\\_%' AS "isOverruled"
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
	return withoutTellingStatements((await readFile(run.log, "utf8").catch(() => "")).trimEnd()).split("\n").slice(-lines).join("\n");
}
// src/postgres/settings-at-fault.ts
/**
* A failure of a server to start, whose message has the end of its log, with what to tell of the user's settings: the
* lines with each of which alone it fails, where that was tried; else those that it names in its log, by a setting's name
* or its value; else all of them, of which the user may know better.
*/
function withSettingsAtFault(error, settings, failing = []) {
	if (!(error instanceof Error)) return error;
	const told = failing.length > 0 ? lookAt$1(failing) : tellSettingsAtFault(error.message, settings);
	if (told) error.message += `\n${told}`;
	return error;
}
function tellSettingsAtFault(log, settings) {
	const own = settings.filter(({ by }) => by === "user");
	const named = own.filter((setting) => isNamed(setting, log));
	if (named.length > 0) return lookAt$1(named);
	return own.length > 0 ? `settings: it was asked for ${lines(own)}` : "";
}
function lookAt$1(settings) {
	return `settings: look at ${lines(settings)}`;
}
function isNamed({ name, value }, log) {
	return (log.toLowerCase().match(/[\w$.]+/g) ?? []).includes(name) || value.length > 3 && log.includes(`"${value}"`);
}
function lines(settings) {
	return settings.map(({ name, value }) => JSON.stringify(`${name} = ${value}`)).join(", ");
}
// src/postgres/snapshot-archive.ts
/** One file is unpacked on one processor: two take half the time, where there are two. */
const partCount = 2;
/**
* Packs the data directory of a server that was shut down into a few files of much the same size. A tar is unpacked in
* half the time that copying as many small files takes, and belongs to nobody in particular.
*
* It is read as the user whose it is, who may have put links into it, and need not reach the archive. Logs, statistics and
* options, which are of the server's own time, are left out.
*
* @throws when one of the secrets is in it
*/
async function packCluster(data, directory, { account, env, signal, secrets = [] }) {
	signal.throwIfAborted();
	const shares = await divide(data);
	const pack = async (entries, index) => {
		const archive = await open(join(directory, partName(index)), "w");
		try {
			await execute("tar", [
				"-cf",
				"-",
				"--",
				...entries
			], {
				cwd: data,
				env: {
					...env,
					TAR_OPTIONS: "--owner=0 --group=0 --numeric-owner"
				},
				account,
				signal,
				stdout: archive.fd
			});
		} finally {
			await archive.close();
		}
	};
	await together(...shares.map(pack));
	return together(...shares.map((_, index) => describePart(directory, partName(index), secrets)));
}
function partName(index) {
	return `${index + 1}.tar`;
}
/** Unpacks a cluster into an empty directory, as the user whose it will be; that user need not reach the archive. */
async function unpackCluster(parts, directory, data, { account, env, signal }) {
	for (const name of directories) makeFor(account, join(data, name));
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
/** Made when a cluster is unpacked: of two that find one missing, one may fail, and the last is packed empty. */
const directories = [
	"base",
	"pg_wal",
	"pg_stat"
];
/** What a server that was shut down has left of its own time. */
const passing = [
	"postmaster.opts",
	"log",
	"current_logfiles"
];
/** The entries of a data directory, dealt out by their size. */
async function divide(data) {
	const shares = Array.from({ length: partCount }, () => ({
		entries: [],
		bytes: 0
	}));
	const entries = [
		...(await readdir(data)).filter((name) => !directories.includes(name) && !passing.includes(name)),
		...(await readdir(join(data, "base"))).map((name) => `base/${name}`),
		...(await writtenWal(join(data, "pg_wal"))).map((name) => `pg_wal/${name}`)
	];
	const sized = await Promise.all(entries.map(async (name) => ({
		name,
		bytes: await sizeOf$1(join(data, name))
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
async function sizeOf$1(path) {
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
/** `inherited` without what would lead elsewhere, and without the password as the runner gives it to a step. */
function neutralEnvironment(inherited) {
	const unwanted = /* @__PURE__ */ new Set([...misleadingVariables(inherited), "INPUT_PASSWORD"]);
	return Object.fromEntries(Object.entries(inherited).filter(([name]) => !unwanted.has(name)));
}
/** The environment of a command that is to find the database: ours, less what would lead it elsewhere. */
function clientEnvironment(inherited, environment, run) {
	return {
		...neutralEnvironment(inherited),
		...environment,
		...runVariables(run)
	};
}
// src/run/cluster-server.ts
/** It takes a moment to try each. */
const mostTried = 10;
/** A run's cluster, new or from a snapshot, and its server, which may be started more than once. */
var ClusterServer = class {
	settings;
	place;
	#options;
	#settingsFor;
	#kind;
	#timings;
	#server;
	#verifier;
	#port;
	constructor(options, context, place, { binaries, port }) {
		const { username, password } = options;
		this.#kind = context.serverKind ?? "tuned";
		const server = {
			major: binaries.version.major,
			kind: this.#kind,
			hasModule: (name) => hasModule(binaries, name)
		};
		this.#settingsFor = (asked) => resolveSettings(server, asked);
		this.settings = this.#settingsFor(options.settings);
		this.#options = options;
		this.#timings = context.timings;
		this.#port = port;
		this.place = place;
		this.#server = {
			...place,
			binaries,
			username,
			password,
			settings: this.settings,
			args: ["-c", `config_file=${place.run.settings}`],
			env: neutralEnvironment(context.env),
			signal: context.interrupts.aborted
		};
	}
	/** Makes a new cluster, in which there is nothing yet. */
	async create() {
		const { locale } = this.#options;
		await this.#timings.measure("initdb", () => together(createCluster({
			...this.#server,
			kind: this.#kind,
			locale
		}), loadDriver(), this.#makeVerifier()));
	}
	async remove() {
		await removeTree(this.place.run.data);
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
		const { run, account } = this.place;
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
		const { username, binaries } = this.#server;
		admitRun(this.place.run, {
			username,
			major: binaries.version.major
		});
		try {
			return await this.#startOrMove();
		} catch (error) {
			this.#server.signal.throwIfAborted();
			const failing = error instanceof ServerEndedError ? await this.#failingAlone() : [];
			throw withSettingsAtFault(error, this.settings, failing);
		}
	}
	async #startOrMove() {
		try {
			return await this.#startWith(this.settings);
		} catch (error) {
			this.#server.signal.throwIfAborted();
			if (!(error instanceof ServerEndedError)) throw error;
			this.#port = await choosePort(this.#options.port ?? 0);
			return this.#startWith(this.settings);
		}
	}
	#startWith(settings) {
		writeRunSettings(this.place.run, settings, this.place.account);
		return startServer({
			...this.#server,
			settings,
			port: this.#port
		});
	}
	/** Those of the user's settings with each of which alone the server does not start; none where there are too many to try. */
	async #failingAlone() {
		const settings = this.settings.filter(({ by }) => by === "user");
		const failing = [];
		if (settings.length > mostTried) return failing;
		for (const setting of settings) {
			try {
				const { admin } = await this.#startWith(this.#settingsFor([setting]));
				await admin.end();
			} catch {
				failing.push(setting);
			}
			this.#server.signal.throwIfAborted();
			const pid = serverOf(this.place.run);
			if (pid !== void 0) await endServer(pid);
		}
		return failing;
	}
	#makeVerifier() {
		this.#verifier ??= scramVerifier(this.#options.password);
		return this.#verifier;
	}
	/** From now on the server is the tests', when `before` is done. */
	async handOver(server, before) {
		const { username } = this.#options;
		await unlessAborted(this.#server.signal, async () => {
			await setPassword(server.admin, username, await this.#makeVerifier());
			await before();
			await dismissRun(this.place.run, server.admin);
		});
		server.admin.end().catch(() => {});
	}
};
// src/process/oom-kills.ts
/**
* How many processes the kernel has killed so far for want of memory: in our control group, so in our container, or, where
* that does not tell, on the whole machine. Undefined where nothing tells.
*
* https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
*/
function oomKills() {
	const groups = attempt$1(() => readFileSync("/proc/self/cgroup", "utf8")) ?? "";
	for (const file of [...groups.split("\n").flatMap(countersOf$2), "/proc/vmstat"]) {
		const [, kills] = /^oom_kill (\d+)$/m.exec(attempt$1(() => readFileSync(file, "utf8")) ?? "") ?? [];
		if (kills) return Number(kills);
	}
}
/** Where the kernel counts for a group, by its line in `/proc/PID/cgroup`: `0::/path`, or `4:memory:/path` of version 1. */
function countersOf$2(line) {
	const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
	const root = "/sys/fs/cgroup";
	if (path === void 0) return [];
	if (controllers === "") return [join(root, path, "memory.events")];
	if (!controllers?.split(",").includes("memory")) return [];
	return [join(root, "memory", path), join(root, "memory")].map((each) => join(each, "memory.oom_control"));
}
// src/run/shorten.ts
/** A text of at most so many characters, which says that it was longer. */
function shorten(text, longest) {
	if (text.length <= longest) return text;
	const characters = [...text.slice(0, 2 * longest)];
	if (characters.length <= longest && text.length <= 2 * longest) return text;
	return `${characters.slice(0, Math.max(0, longest - 1)).join("")}…`;
}
// src/run/faults.ts
function killsSoFar() {
	return oomKills() ?? 0;
}
/** @param log what the server has logged since */
function faultsSince({ run, disk, killsBefore, peakBytes }, log) {
	return findFaults({
		log,
		disk,
		peakBytes,
		isServing: serverOf(run) !== void 0,
		kills: Math.max(0, killsSoFar() - killsBefore)
	});
}
/** The faults that explain the others come first. */
function findFaults({ log, disk, peakBytes, isServing, kills }) {
	const crash = findCrash(log);
	const { kind, sizeBytes } = disk;
	const peak = peakBytes !== void 0 && { peakBytes };
	return [
		...isFull(log, sizeBytes, peakBytes) ? [{
			kind: "disk full",
			disk: kind,
			...sizeOf(disk),
			...peak
		}] : [],
		...kills > 0 ? [{
			kind: "out of memory",
			kills
		}] : [],
		...crash ? [crash] : [],
		...hasRefused(log) ? [{ kind: "connections" }] : [],
		...isServing ? [] : [{
			kind: "end",
			...howEnded(log)
		}]
	];
}
/** Of a disk of our own its cap, else what there is in all where the data is, which others fill as well. */
function sizeOf({ kind, path, sizeBytes }) {
	if (kind === "tmpfs") return sizeBytes === void 0 ? {} : { sizeBytes };
	if (path === void 0) return {};
	const place = dirname(path.replace(/\/disk$/, ""));
	const stats = attempt$1(() => statfsSync(place));
	return stats ? {
		sizeBytes: stats.blocks * stats.bsize,
		place
	} : { place };
}
/**
* As initdb tells it, and the server of files of its own, whose paths begin in its data directory. It tells the same of
* others, which tests have it write (COPY), and a statement may have any words.
*/
const fullDisk = /(?:initdb: error: .*|(?:^|: +)could not (?!write to COPY)(?:[^"\n]*"(?!\/|pg_tblspc)[^"\n]*")?[^"\n]*): (?:No space left on device|wrote only \d+ of \d+ bytes)/im;
/** A file grows by less. */
const roomToWrite = 1024 ** 2;
function isFull(log, sizeBytes, peakBytes) {
	return sizeBytes !== void 0 && peakBytes !== void 0 && sizeBytes - peakBytes < roomToWrite || fullDisk.test(log);
}
/** As it tells superusers and others. */
const refusal = /FATAL: {2}(?:sorry, too many clients already|remaining connection slots are reserved)/g;
/** What goes on with a line, a statement, or another server's message may have any words. */
const otherWords = /^\t|\b(?:LOG|ERROR|DETAIL|CONTEXT|QUERY|STATEMENT): {2}/;
/** Whether the server has refused somebody for want of connections, as its log tells. */
function hasRefused(log) {
	return [...log.matchAll(refusal)].some(({ index }) => !otherWords.test(log.slice(log.lastIndexOf("\n", index) + 1, index)));
}
/** How the postmaster tells that it ends all sessions and starts again, whatever `log_line_prefix` is. */
const crash = /LOG: {2}(.+ \(PID \d+\) .+)\n(?:.*DETAIL: {2}Failed process was running: (.*(?:\n\t.*)*)\n)?.*LOG: {2}terminating any other active server processes/;
const longestStatement = 300;
function findCrash(log) {
	const [, how, statement] = crash.exec(log) ?? [];
	if (!how) return void 0;
	if (!statement || mayTellSecret(statement)) return {
		kind: "crash",
		how
	};
	return {
		kind: "crash",
		how,
		statement: shorten(statement.replace(/\s+/g, " "), longestStatement)
	};
}
/** What asked the server to end that was started last. */
function howEnded(log) {
	const [how] = /received (smart|fast|immediate) shutdown request/.exec(sinceReady(log)) ?? [];
	return how ? { how } : {};
}
/** What a server has logged since it was ready the last time; all, where it does not tell. */
function sinceReady(log) {
	return log.slice(Math.max(0, log.lastIndexOf(ready)));
}
const ready = "database system is ready to accept connections";
/** Whether a server was ready once, as far as its log tells. */
function wasReady(log) {
	return log.includes(ready);
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
/** With a thin space between thousands, which means the same everywhere. */
function number(value) {
	return String(value).replace(/\B(?=(\d{3})+$)/g, " ");
}
// src/run/report/faults.ts
/** What went wrong with the server, as facts. */
function faultFacts({ faults = [] }) {
	return faults.map((fault) => ({
		label: "Fault",
		value: nameFault(fault),
		remark: describeFault(fault),
		tone: "bad"
	}));
}
function nameFault(fault) {
	switch (fault.kind) {
		case "disk full": return fault.disk === "directory" ? "the disk was full" : "the RAM disk was full";
		case "out of memory": return "memory ran out";
		case "crash": return "the server crashed";
		case "connections": return "connections ran out";
		case "end": return "the server ended";
	}
}
/** What is known of it, and what to do. */
function describeFault(fault) {
	switch (fault.kind) {
		case "disk full": return describeFullDisk(fault);
		case "out of memory": return `the kernel killed ${fault.kills === 1 ? "1 process" : `${fault.kills} processes`}; what is on a RAM disk counts as memory: give the machine or the container more of it`;
		case "crash": {
			const { how, statement } = fault;
			return `${how}${statement ? `, running: ${statement}` : ""}; all connections were lost`;
		}
		case "connections": return "nobody more was let in: close those that are done with, or allow more by settings: max_connections=500";
		case "end": return fault.how ? `it ${fault.how}, which was not ours` : "its process was killed, as nothing in its log says that it was asked to end";
	}
}
function describeFullDisk(fault) {
	const { disk, place, sizeBytes, peakBytes } = fault;
	const size = sizeBytes === void 0 ? "" : formatBytes(sizeBytes);
	const use = [
		...place === void 0 ? [] : [`it is ${place}${size && `, ${size} in all`}`],
		...place === void 0 && size ? [`its size is ${size}`] : [],
		...peakBytes === void 0 ? [] : [`${place === void 0 ? "its" : "the run's"} peak use was ${formatBytes(peakBytes)}`]
	].join(", ");
	const more = disk === "tmpfs" ? "give it more by ram-disk-size" : "make room there";
	return `${use && `${use}; `}${more}, or make fewer worker-databases`;
}
const mostBytes$1 = 8 * 1024 ** 2;
/** A line of the log, behind whatever `log_line_prefix` has it begin with. */
const line = /^(?!\t)(.*?)\b(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|QUERY|CONTEXT|LOCATION|STATEMENT|BACKTRACE): {2}(.*)$/;
/**
* By default, `%m [%p] `, and mostly, the process that wrote a line. Where that is not known, what goes on goes on with the
* line before: the server writes them in one piece.
*/
const usualPrefix = /^\S+ \S+ \S+ \[(\d+)\]/;
/** What the server says last when we let ourselves in again. */
const ownSignal = /(^|\n).*received SIGHUP, reloading configuration files$/;
const mostCharacters = 32768;
/**
* What the server's log has from a place on: of the last bytes, when that is much.
*
* @throws when it can't be read
*/
function readServerLog(log, from) {
	const file = openSync(log, constants$1.O_RDONLY | constants$1.O_NONBLOCK);
	try {
		const { size } = fstatSync(file);
		const start = Math.max(from, size - mostBytes$1);
		const buffer = Buffer.alloc(Math.max(0, size - start));
		const text = buffer.toString("utf8", 0, readSync(file, buffer, 0, buffer.length, start));
		return {
			text,
			get errors() {
				return parseServerErrors(text);
			},
			get end() {
				return endOf(withoutTellingStatements(text.trimEnd())).replace(ownSignal, "");
			}
		};
	} finally {
		closeSync(file);
	}
}
function endOf(text) {
	const end = text.split("\n").slice(-50).join("\n");
	if (end.length <= mostCharacters) return end;
	const shorter = end.slice(-32768);
	return shorter.slice(shorter.indexOf("\n") + 1);
}
function parseServerErrors(text) {
	const errors = [];
	/** What a process has written last. */
	const current = /* @__PURE__ */ new Map();
	for (const [pid, label, words] of entries(text)) {
		const error = current.get(pid);
		if (label === "ERROR" || label === "FATAL" || label === "PANIC") {
			const next = {
				severity: label,
				message: withoutPasswords(words),
				detail: void 0,
				statement: void 0,
				count: 1
			};
			errors.push(next);
			current.set(pid, next);
		} else if (label === "LOG") current.delete(pid);
		else if (!error || mayTellSecret(words)) continue;
		else if (label === "DETAIL") error.detail = words;
		else if (label === "STATEMENT") error.statement = words;
	}
	return mostTelling(errors);
}
/** Lines with those that they go on in, which begin with a tab. */
function entries(text) {
	const found = [];
	for (const each of text.split("\n")) {
		const [, prefix = "", label, words = ""] = line.exec(each) ?? [];
		const last = found.at(-1);
		const [, pid = ""] = usualPrefix.exec(prefix) ?? [];
		if (label) found.push([
			pid,
			label,
			words
		]);
		else if (last && each.startsWith("	")) last[2] += ` ${each.trim()}`;
	}
	return found;
}
/** Those that came most often, and the last ones: what made tests fail may have been said once, after all that they provoke. */
function mostTelling(errors) {
	const byMessage = /* @__PURE__ */ new Map();
	for (const error of errors) {
		const known = byMessage.get(error.message);
		if (known) known.count += 1;
		else byMessage.set(error.message, error);
	}
	const all = [...byMessage.values()];
	const last = new Set(all.slice(-4));
	const byCount = all.toSorted((a, b) => b.count - a.count);
	const frequent = byCount.filter((error) => !last.has(error)).slice(0, 10 - last.size);
	return byCount.filter((error) => last.has(error) || frequent.includes(error));
}
// src/run/fault-in-set-up.ts
/**
* A failure of the set-up with what had gone wrong with the server meanwhile, where that is known: a migration that loses
* its connection tells nothing but that.
*/
async function withFaults(error, watch, describe = describeFault) {
	const said = messageOf(error);
	const { faults, log } = await look$2(watch, said, patienceFor(error, said));
	if (faults.length === 0) return error;
	const told = faults.map((fault) => `${nameFault(fault)}: ${describe(fault)}`);
	const end = faults.some(needsLog) && !said.includes("the end of its log") ? lastLines$1(log.end) : [];
	return retold(error, [
		said,
		...told,
		...end
	].join("\n"));
}
/** As the driver tells it. */
const lostConnection = /Connection terminated|ECONNRESET|ECONNREFUSED|EPIPE|ENOENT/;
/** How long to look: a connection ends a moment before the server knows why. */
function patienceFor(error, said) {
	if (lostConnection.test(said)) return 1e3;
	const { cause } = error instanceof Error ? error : {};
	return isDatabaseError(error) || isDatabaseError(cause) ? 0 : 300;
}
async function look$2(watch, said, patienceMs) {
	const deadline = sinceStart() + patienceMs;
	while (true) {
		const log = attempt$1(() => readServerLog(watch.run.log, 0)) ?? {
			text: "",
			end: ""
		};
		const faults = faultsSince(watch, `${log.text}\n${said}`).filter((fault) => fault.kind !== "end" || isUnasked(log.text));
		if (faults.length > 0 || sinceStart() >= deadline) return {
			faults,
			log
		};
		await setTimeout$1(20);
	}
}
/** Whether the server was at work, and nobody asked it to end: we do when one does not start as it should. */
function isUnasked(log) {
	return wasReady(log) && !/received \w+ shutdown request/.test(sinceReady(log));
}
function needsLog({ kind }) {
	return kind === "crash" || kind === "end";
}
function lastLines$1(log) {
	return ["the end of the server's log:", ...log.split("\n").slice(-20)];
}
function retold(error, message) {
	if (!(error instanceof MigrationError)) return new Error(message, { cause: error });
	const { file, place } = error;
	return new MigrationError(message, {
		file,
		place,
		cause: error
	});
}
// src/run/log.ts
const mostNamed = 10;
/** Tells of processes that commands had left running, if there were any. */
function tellEnded(daemons, log) {
	if (daemons.length === 0) return;
	const more = daemons.length > mostNamed ? ` and ${daemons.length - mostNamed} more` : "";
	log.info(`ended what had been left running: ${daemons.slice(0, mostNamed).join(", ")}${more}`);
}
// src/migrations/migration-files.ts
/** What is no migration by its ending, such as a README; node-pg-migrate puts it between ^ and $. */
const otherFiles = "(\\..*|(?!.*\\.(sql|[cm]?js|[cm]?ts)$).*|.*\\.d\\.[cm]?ts)";
const isOther = new RegExp(`^${otherFiles}$`);
function listMigrationFiles(directory) {
	const migrations = [];
	const others = [];
	for (const entry of readdirSync(directory, { withFileTypes: true })) {
		const { name } = entry;
		if (isMigrationFile(directory, entry)) migrations.push(name);
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
/**
* @throws when it has the name of a migration and can't be one: to read a named pipe would wait for somebody to write there
*/
function isMigrationFile(directory, entry) {
	if (!isMigration(entry.name) || entry.isDirectory()) return false;
	const path = join(directory, entry.name);
	if (!entry.isFile() && statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error(`migrations: expected files, got "${path}", which is something else`);
	return true;
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
	return readdirSync(directory, { withFileTypes: true }).filter((entry) => isMigrationFile(directory, entry)).length;
}
/** Whether any of the migrations is something else than SQL. */
function hasCode(directory) {
	return readdirSync(directory).some((name) => isMigration(name) && !name.endsWith(".sql"));
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
	const value = parseJson$1(text);
	return value?.format === 1 && value.key === key && Array.isArray(value.parts) && value.parts.length > 0 && value.parts.every(isPart) && isOrigin(value.origin, key) ? value : void 0;
}
/** The key that a manifest is said to be of. */
function keyIn(text) {
	const value = parseJson$1(text);
	return typeof value?.key === "string" ? value.key : void 0;
}
function parseJson$1(text) {
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
		named: readFiles("snapshot-files", workingDirectory, snapshotFiles),
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
		digest: digestOf(textOf$2(join(directory, name)))
	}));
}
/** Of any kind and size, told apart by where they were looked for. */
function readFiles(kind, directory, names) {
	return names.map((name) => ({
		name: `${kind}/${name}`,
		digest: digestOf(contentOf(kind, join(directory, name)))
	}));
}
/** Without waiting, should it be a named pipe by now. */
function contentOf(kind, path) {
	try {
		const file = openSync(path, constants$1.O_RDONLY | constants$1.O_NONBLOCK);
		try {
			return readFileSync(file);
		} finally {
			closeSync(file);
		}
	} catch (error) {
		throw new Error(`${kind}: "${path}" can't be read: ${messageOf(error)}`, { cause: error });
	}
}
/** A text as such, which Node.js reads in less than half the time, unless bytes of it would be lost so. */
function textOf$2(path) {
	const text = readFileSync(path, "utf8");
	return text.includes("�") ? readFileSync(path) : text;
}
/** Of what can't be read, such as a link that leads nowhere, a migration can't make anything either. */
function readOthers(directory, names) {
	return readFiles("migrations", directory, names.filter((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.isFile()));
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
// src/migrations/lock-watch.ts
/** A session waited too long for a lock that another one has. */
var LockError = class extends Error {
	name = "LockError";
};
/**
* While migrations run nobody else is in the database: who waits long for a lock waits for another connection of the
* migration's own, which in turn may wait for it. The server sees no deadlock there.
*/
const lockPatienceMs = 3e4;
/** How many times as long somebody may wait while others are at work. */
const patienceWithWork = 20;
const looks = 6;
/**
* Does some work, and looks now and then whether a session waits for a lock that it will hardly get.
*
* @param work is interrupted by what interrupts us, and by a {@link LockError} when a session has waited too long
*/
async function watchingLocks(address, { interrupts, patienceMs }, work) {
	try {
		var _usingCtx$8 = _usingCtx();
		interrupts.aborted.throwIfAborted();
		const watched = new Interrupts();
		_usingCtx$8.u(interrupts.passTo(watched));
		let since = /* @__PURE__ */ new Map();
		const look = async () => {
			const { waits, state, isAtWork } = await withConnection(address, maintenanceDatabase, findWaits);
			const limits = new Map(waits.map(({ key }) => [key, patienceWithWork * patienceMs]));
			if (waits.length > 0 && !isAtWork) limits.set(state, patienceMs);
			const [now, before] = [sinceStart(), since];
			since = new Map([...limits.keys()].map((key) => [key, before.get(key) ?? now]));
			if ([...since].some(([key, first]) => now - first >= (limits.get(key) ?? 0))) watched.fail(new LockError(describe$1(waits)));
		};
		const timer = setInterval(() => void look().catch(() => {}), patienceMs / looks).unref();
		try {
			return await work(watched);
		} finally {
			clearInterval(timer);
		}
	} catch (_) {
		_usingCtx$8.e = _;
	} finally {
		_usingCtx$8.d();
	}
}
const session = (alias) => `json_build_object('name', ${alias}.application_name, 'state', ${alias}.state,
     'query', left(regexp_replace(${alias}.query, '\\s+', ' ', 'g'), 200))`;
async function findWaits(client) {
	const { rows: waits } = await client.query(`SELECT w.pid || ' ' || w.query_start AS key, ${session("w")} AS waiter,
            CASE WHEN b.pid IS NOT NULL THEN ${session("b")} END AS blocker,
            (SELECT string_agg(gid, ', ') FROM pg_prepared_xacts) AS prepared
       FROM pg_stat_activity w
      CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS blocking(pid)
       LEFT JOIN pg_stat_activity b ON b.pid = blocking.pid
      WHERE w.wait_event_type = 'Lock' AND (b.pid IS NOT NULL OR blocking.pid = 0)
      ORDER BY w.query_start`);
	const { rows } = await client.query(`SELECT string_agg(concat_ws(' ', pid, state, state_change), ',' ORDER BY pid) AS state,
            bool_or(state NOT LIKE 'idle%' AND wait_event_type IS DISTINCT FROM 'Lock') AS "isAtWork"
       FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`);
	return {
		waits,
		state: "",
		isAtWork: false,
		...rows[0]
	};
}
function describe$1(waits) {
	const lines = waits.map(({ waiter, blocker, prepared }) => {
		const waiting = `${nameOf$2(waiter)} waits for a lock: ${queryOf(waiter)}`;
		if (!blocker) return `${waiting}\n  a prepared transaction has it: ${prepared}`;
		const does = blocker.state?.startsWith("idle") ? "is idle in a transaction after" : "runs";
		return `${waiting}\n  ${nameOf$2(blocker)} has it, and ${does}: ${queryOf(blocker)}`;
	});
	const todo = "end the transaction that has the lock before another connection needs it";
	return [
		"it waits for itself",
		...lines,
		todo
	].join("\n");
}
/** Of our own connections only that of the migrations has locks, or waits for one. */
function nameOf$2({ name }) {
	if (name === "ram-postgres") return "the migration's connection";
	return `a connection${name && ` (${name})`}`;
}
function queryOf({ query }) {
	return mayTellSecret(query) ? "***" : query;
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
	const { file, args } = await toProgram(command, options.env);
	options.interrupts.aborted.throwIfAborted();
	commandComes();
	return attendCommand(spawn(file, args, {
		cwd: options.cwd,
		env: options.env,
		stdio: [
			"inherit",
			options.stdout === "stdout" ? 1 : 2,
			2
		],
		detached: process.platform !== "win32"
	}), options.interrupts);
}
/** As {@link runCommand}, of a process that has just been started as the leader of a group. */
async function attendCommand(child, interrupts) {
	try {
		var _usingCtx$7 = _usingCtx();
		const exited = new Promise((resolve, reject) => {
			child.once("error", (error) => {
				const { spawnfile: file } = child;
				const isPath = file.includes("/");
				if (error.code === "ENOENT" || error.code === "EACCES" && !isPath) resolve(127);
				else if (error.code === "EACCES") resolve(126);
				else reject(new Error(`${file} could not be started: ${error.message}`, { cause: error }));
			});
			child.once("exit", (code, signal) => resolve(code ?? exitCodeOf(signal ?? "SIGKILL")));
		});
		const pid = child.pid;
		if (pid === void 0) return exited;
		_usingCtx$7.u(groupStarted({
			leader: pid,
			kind: "command",
			graceMs: graceForLeftOversMs
		}));
		let killer;
		_usingCtx$7.u(interrupts.subscribe((signal) => {
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
		_usingCtx$7.e = _;
	} finally {
		_usingCtx$7.d();
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
// src/migrations/migration-process.ts
/** Beside the bundle. Run from source there is none, and migrations run in our own process. */
const program = fileURLToPath(new URL("apply-migrations.js", import.meta.url));
function hasProgram() {
	return existsSync(program);
}
/**
* A process that applies migrations, which is ended as a command of the user's is, with all that it started. It takes a
* while to load what it needs, and can do that before there is a server. Disposing of it ends it.
*/
var MigrationProcess = class {
	#child;
	#interrupts = new Interrupts();
	#exited;
	#closed;
	constructor({ stdout, env }) {
		this.#child = spawn(process.execPath, [program], {
			env,
			stdio: [
				"inherit",
				stdout === "stdout" ? 1 : 2,
				2,
				"ipc"
			],
			detached: process.platform !== "win32"
		});
		this.#closed = once(this.#child, "close").catch(() => {});
		this.#exited = attendCommand(this.#child, this.#interrupts);
		this.#exited.catch(() => {});
	}
	/** Once only. */
	async apply(job, { interrupts, progress }) {
		try {
			var _usingCtx$6 = _usingCtx();
			_usingCtx$6.u(interrupts.passTo(this.#interrupts));
			let end;
			this.#child.on("message", (message) => {
				if (message?.news === "file") progress.file = message.file;
				else if (message?.news) end = message;
			});
			commandComes();
			if (this.#child.connected) this.#child.send(job, () => {});
			const code = await this.#exited;
			interrupts.aborted.throwIfAborted();
			await this.#closed;
			return resultOf(end, code);
		} catch (_) {
			_usingCtx$6.e = _;
		} finally {
			_usingCtx$6.d();
		}
	}
	async [Symbol.asyncDispose]() {
		this.#child.kill("SIGKILL");
		await this.#exited.catch(() => {});
	}
};
function resultOf(end, code) {
	if (end?.news === "applied") return end.count;
	if (end?.news !== "failure") throw new Error(`the migrations' process was ended, with exit code ${code}: a migration that fails throws an error`);
	const { message, cause, ...where } = end.failure;
	throw new MigrationError(message, {
		...where,
		cause: Object.assign(new Error(cause.message), cause)
	});
}
// src/migrations/migrate.ts
/**
* The migrations of a directory, for a database. Code may wait without an end, start programs and end its process, so it
* has one of its own; SQL alone has no use for one, which takes a while to start.
*/
var Migrations = class {
	#options;
	#process;
	constructor(options) {
		this.#options = options;
	}
	/** Begins with what takes a while and can be done before there is a server. What fails fails again with one. */
	prepare() {
		const { directory, stdout, env } = this.#options;
		if (hasProgram() && attempt$1(() => hasCode(directory))) this.#process ??= new MigrationProcess({
			stdout,
			env
		});
		else loadAhead().catch(() => {});
	}
	/**
	* Applies those that have not been applied yet. Once only.
	*
	* @returns how many were applied
	* @throws {MigrationError} naming the file, with Postgres' message, detail and position; the reason of
	*   `interrupts.aborted` when that was what ended it
	*/
	async apply(address, interrupts) {
		const { directory, database } = this.#options;
		const job = {
			address,
			directory,
			database
		};
		const progress = new Progress();
		try {
			return await watchingLocks(address, {
				interrupts,
				patienceMs: lockPatienceMs
			}, async (interrupts) => {
				this.prepare();
				if (this.#process) return this.#process.apply(job, {
					interrupts,
					progress
				});
				const { applyMigrations } = await loadAhead();
				return unlessAborted(interrupts.aborted, () => applyMigrations(job, progress));
			});
		} catch (error) {
			interrupts.aborted.throwIfAborted();
			throw await migrationFailure(error, progress);
		}
	}
	/** Ends what was begun; it may begin again. */
	async [Symbol.asyncDispose]() {
		const begun = this.#process;
		this.#process = void 0;
		await begun?.[Symbol.asyncDispose]();
	}
};
/** What applies migrations, which takes longer to load than a run without any takes. */
async function loadAhead() {
	const runner = await import("./node-pg-migrate-B_LFZMM0.js");
	await runner.loadAhead();
	return runner;
}
// src/migrations/migrate-command.ts
/**
* Runs the user's own command that migrates or seeds.
*
* @throws when it fails, with its exit code, when it waited too long for a lock, or when the run was interrupted
*/
async function runMigrateCommand(script, options) {
	const code = await runCommand({
		kind: "script",
		script
	}, options);
	const { aborted } = options.interrupts;
	if (aborted.reason instanceof LockError) throw new Error(`migrate-command: ${aborted.reason.message}`, { cause: aborted.reason });
	aborted.throwIfAborted();
	if (code !== 0) throw new Error(`migrate-command: "${script.trim()}" failed with exit code ${code}; its output is above`);
}
// src/postgres/horizon.ts
/** The moment, as rows of all databases have it. */
async function readHorizon(client) {
	const { rows } = await client.query(`SELECT pg_snapshot_xmax(now)::xid::text AS next, ARRAY(SELECT id::xid::text FROM pg_snapshot_xip(now) id) AS running
       FROM pg_current_snapshot() now`);
	const [horizon] = rows;
	if (!horizon) throw new Error("the server does not tell of its transactions");
	return horizon;
}
// src/postgres/leftovers-block.ts
/** The setting that holds what the block has found, since a block returns nothing. */
const resultName = "ram_postgres.look";
const mebibyte = 1048576;
/** To sum keys takes several times as long as to count. */
const largestKeyedBytes = mebibyte;
/** Takes a millisecond at most. */
const largestSmallBytes = mebibyte;
/** Nor do many of them take longer. */
const smallBudgetMs = 250;
/** No run is to wait long for large tables to be read. */
const budgetMs = 2e3;
/**
* A block that reads each of some tables by itself, so that one that can't be read does not hide the others, and opens
* none that has no pages.
*
* That a row was written beyond the horizon is found by age(), which is right also around the wraparound; a row keeps
* its xmin when it is frozen. Rows of transactions that were rolled back are not there to be read.
* https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND
*
* @param tables their numbers; of `ifSmall` those are read that are
* @param since without it no row is fresh
*/
function readBlock(client, tables, since) {
	const age = since ? `age(${client.escapeLiteral(since.next)}::xid)` : "-1";
	const running = (since?.running ?? []).map((id) => client.escapeLiteral(id));
	const orRan = running.length > 0 ? ` OR xmin::text IN (${running})` : "";
	return `DO $look$
DECLARE
  horizon_age constant int := ${age};
  is_fresh constant text := ${client.escapeLiteral(`age(xmin) <= $1${orRan}`)};
  deadline constant timestamptz := clock_timestamp() + '${budgetMs} ms';
  small_deadline constant timestamptz := clock_timestamp() + '${smallBudgetMs} ms';
  item record;
  rows bigint;
  fresh bigint;
  keys text;
  numbers text[] := '{}';
  looks text[] := '{}';
  too_large text[] := '{}';
  unseen text[] := '{}';
BEGIN
  FOR item IN ${sizesOf(tables)} LOOP
    BEGIN
      CONTINUE WHEN coalesce(item.size, 0) = 0;
      CONTINUE WHEN item.must_be_small AND (item.size > ${largestSmallBytes} OR clock_timestamp() > small_deadline);
      IF clock_timestamp() > deadline THEN
        too_large := too_large || item.number;
      ELSE${readTable}
      END IF;
    EXCEPTION WHEN OTHERS OR query_canceled THEN
      unseen := unseen || item.number;
    END;
  END LOOP;
  PERFORM set_config('${resultName}', jsonb_build_object('tooLarge', too_large, 'unseen', unseen,
    'tables', (SELECT coalesce(jsonb_object_agg(number, look::jsonb), '{}')
        FROM unnest(numbers, looks) AS each(number, look)))::text, true);
END $look$`;
}
/**
* A size is that of a table's file, which takes no lock and is never behind: pages are added to it before anything is
* written into them.
*/
const sizesOf = ({ all, ifSmall }) => `
    SELECT oid, oid::text AS number, oid::regclass::text AS source, oid = ANY('{${ifSmall}}') AS must_be_small,
           (pg_stat_file(pg_relation_filepath(oid), true)).size
      FROM unnest('{${[...all, ...ifSmall]}}'::oid[]) AS oid`;
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
        numbers := numbers || item.number;
        looks := looks || jsonb_build_object('rows', rows, 'fresh', fresh, 'keys', keys)::text;`;
// src/postgres/leftovers-catalogue.ts
/** Of objects that did not come with the server: https://www.postgresql.org/docs/current/system-catalog-initial-data.html */
const firstOfUsers = 16384;
/** How large objects are kept. */
const systemsOwn = {
	2995: "large objects",
	2613: "pages of large objects"
};
const relationsQuery = (withSequences) => `
  SELECT c.oid, relkind AS kind, relfilenode AS file,
         CASE nspname WHEN 'public' THEN quote_ident(relname)
              ELSE quote_ident(nspname) || '.' || quote_ident(relname) END AS name,
         pg_stat_get_mod_since_analyze(c.oid) AS changes,
         pg_stat_get_analyze_count(c.oid) + pg_stat_get_autoanalyze_count(c.oid) AS analyzed,
         ${withSequences ? "CASE relkind WHEN 'S' THEN pg_sequence_last_value(c.oid) END" : "NULL"} AS value
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
   WHERE relkind IN ('r', 'm', 'p', 'f', 'v', 'S') AND relpersistence <> 't'
     AND (c.oid >= ${firstOfUsers} OR c.oid IN (${Object.keys(systemsOwn)}))`;
const othersQuery = `
  SELECT datname AS database,
         ARRAY(SELECT gid FROM pg_prepared_xact() WHERE dbid = d.oid) AS "preparedTransactions",
         (SELECT count(*)::int FROM pg_stat_get_activity(NULL)
           WHERE datid = d.oid AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()) AS "idleInTransaction"
    FROM pg_database d WHERE datname = current_database()`;
/** What each message begins with: in one transaction, by the system's own operators alone, and without long waiting. */
const beginLook = `
  SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL statement_timeout = '5s';
  SET LOCAL lock_timeout = '10ms';`;
const holdingRows = ["r", "m"];
/** @param withSequences whose function waits for whoever alters one */
async function readCatalogue(client, withSequences = true) {
	const text = `${beginLook} ${relationsQuery(withSequences)}; ${othersQuery}`;
	const [relations, others] = (await client.query(text)).slice(-2).map(({ rows }) => rows);
	const named = relations.map(({ oid, kind, value, ...row }) => {
		const { name, ...writes } = {
			...row,
			name: systemsOwn[oid] ?? row.name
		};
		return [oid, holdingRows.includes(kind) ? {
			name,
			kind,
			writes
		} : {
			name,
			kind,
			value
		}];
	});
	return {
		...others?.[0],
		relations: new Map(named)
	};
}
// src/postgres/leftovers-look.ts
/**
* Looks at all that there is in the database that the client is connected to. Tables are read one by one only where the
* catalogue does not tell that nobody has written to them.
*
* @param earlier without it no row is fresh, and every table is read
*/
async function look$1(client, earlier) {
	const { relations, ...others } = await readCatalogue(client).catch(() => readCatalogue(client, false));
	const found = [...relations.values()];
	const tables = [...relations].flatMap(([oid, { name, writes }]) => writes ? [{
		oid,
		name,
		writes
	}] : []);
	const isUntouched = ({ name, writes }) => isSame(ownOf(earlier?.writes ?? {}, name), writes);
	const numbersOf = (some) => some.map(({ oid }) => oid);
	const read = await readTables(client, {
		all: numbersOf(tables.filter((table) => !isUntouched(table))),
		ifSmall: earlier?.readsSmall ? numbersOf(tables.filter(isUntouched)) : []
	}, earlier?.horizon);
	const nameOf = (oid) => relations.get(Number(oid))?.name ?? "";
	return {
		...others,
		relations: found.filter(({ kind }) => kind !== "S").map(({ name }) => name),
		sequences: Object.fromEntries(found.flatMap(({ kind, name, value }) => kind === "S" ? [[name, value ?? null]] : [])),
		tables: Object.fromEntries(Object.entries(read.tables).map(([oid, each]) => [nameOf(oid), each])),
		writes: Object.fromEntries(tables.map(({ name, writes }) => [name, writes])),
		untouched: tables.filter(isUntouched).map(({ name }) => name),
		tooLarge: read.tooLarge.map(nameOf),
		unseen: read.unseen.map(nameOf)
	};
}
function isSame(known, now) {
	const { file, changes, analyzed } = now;
	return known?.file === file && known.changes === changes && known.analyzed === analyzed;
}
/** Tables may be called as what every object has. */
function ownOf(all, name) {
	return Object.hasOwn(all, name) ? all[name] : void 0;
}
async function readTables(client, tables, since) {
	if (tables.all.length + tables.ifSmall.length === 0) return {
		tables: {},
		tooLarge: [],
		unseen: []
	};
	const block = readBlock(client, tables, since);
	const text = `${beginLook} ${block}; SELECT current_setting('${resultName}') AS found`;
	const results = await client.query(text);
	return JSON.parse(results.at(-1)?.rows[0]?.found ?? "");
}
// src/postgres/leftovers.ts
const unsure = {
	areSure: false,
	areNew: false
};
/** Time for sessions to end whose clients have: until then they hold locks and are idle in their transactions. */
const endingMs = 500;
const pollMs = 5;
/** What is in the database that the client, a superuser's, is connected to. */
async function readState(client) {
	const horizon = await readHorizon(client);
	return {
		...await look$1(client),
		horizon
	};
}
/** Whether it is what {@link readState} has read: another program, or a disk, may have written it. */
function isState(value) {
	const { horizon, relations, tables, sequences, writes, ...rest } = value ?? {};
	const lists = [
		relations,
		horizon?.running,
		rest.preparedTransactions,
		rest.tooLarge,
		rest.unseen
	];
	const isObject = (each) => typeof each === "object" && each !== null;
	return lists.every(Array.isArray) && [
		tables,
		sequences,
		writes
	].every(isObject);
}
/**
* What was once read, for a server that was started anew on the same cluster, without the figures of the one before: the
* client is of any database.
*/
async function renewState(client, state) {
	return {
		...state,
		writes: countedFromZero(state),
		horizon: await readHorizon(client)
	};
}
/**
* What was left behind in the database that the client, a superuser's, is connected to. Rows that were committed are
* found by the transactions that wrote them, whatever their number; what was rolled back has left none.
*/
async function findLeftovers(client, before, { areSure, areNew, areDoubted = false } = unsure) {
	const deadline = sinceStart() + endingMs;
	const counted = areNew ? countedFromZero(before) : before.writes;
	const writes = areSure ? counted : {};
	const earlier = {
		horizon: before.horizon,
		writes,
		readsSmall: areDoubted
	};
	for (;;) {
		const now = await look$1(client, earlier);
		if (now.idleInTransaction === 0 && now.unseen.length === 0 || sinceStart() > deadline) return compare$1(before, now);
		await setTimeout$1(pollMs);
	}
}
function countedFromZero({ writes }) {
	return Object.fromEntries(Object.entries(writes).map(([name, { file }]) => [name, {
		file,
		changes: "0",
		analyzed: "0"
	}]));
}
/** Of a database that nobody was in. */
function noLeftovers(database) {
	const none = [];
	return {
		database,
		rows: none,
		newTables: none,
		goneTables: none,
		sequences: none,
		preparedTransactions: none,
		idleInTransaction: 0,
		unseen: none,
		tooLarge: none
	};
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
function compare$1(before, now) {
	const newTables = without$1(now.relations, before.relations);
	const goneTables = without$1(before.relations, now.relations);
	const ofEither = (list) => without$1([.../* @__PURE__ */ new Set([...before[list], ...now[list]])], [...goneTables, ...now.untouched]);
	const [unseen, tooLarge] = [ofEither("unseen"), ofEither("tooLarge")];
	const names = Object.keys({
		...before.tables,
		...now.tables
	});
	const unread = [...before.unseen, ...before.tooLarge];
	const trusted = now.untouched.filter((name) => ownOf(now.tables, name) === void 0 || unread.includes(name));
	const rows = without$1(names, [
		...newTables,
		...goneTables,
		...unseen,
		...tooLarge,
		...trusted
	]).map((table) => compareRows(table, ownOf(before.tables, table), ownOf(now.tables, table))).filter(({ added, changed = 0, removed }) => added + changed + removed > 0).sort((a, b) => weight(b) - weight(a) || (a.table < b.table ? -1 : 1));
	return {
		database: now.database,
		rows,
		newTables,
		goneTables,
		unseen,
		tooLarge,
		sequences: moved(before.sequences, now.sequences),
		preparedTransactions: without$1(now.preparedTransactions, before.preparedTransactions),
		idleInTransaction: now.idleInTransaction
	};
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
function without$1(names, others) {
	const excluded = new Set(others);
	return names.filter((name) => !excluded.has(name)).sort();
}
// src/run/explain.ts
/** What to do about errors of the server that have little to do with what was asked of it. */
const advice$1 = { "55006": "a connection was left open to the database, most likely by the migrate-command: end it" };
/**
* Tells what could not be done, and why: of an error of the server all that it said, and what to do about it.
*
* @throws always
*/
function explain(error, what) {
	if (!isDatabaseError(error)) throw new Error(`${what}: ${messageOf(error)}`, { cause: error });
	const todo = advice$1[error.code ?? ""];
	throw new Error(`${what}\n${describeDatabaseError(error)}${todo ? `\n${todo}` : ""}`, { cause: error });
}
// src/run/steps.ts
/** The steps from a server with nothing in it, or with what a snapshot has, to a migrated database with its copies. */
var Steps = class {
	#options;
	#context;
	#run;
	#kind;
	#aborted;
	#migrations;
	/** What the server has been told of the password, which is not to be kept. */
	#verifier;
	constructor(options, context, run) {
		this.#options = options;
		this.#context = context;
		this.#run = run;
		this.#kind = context.serverKind ?? "tuned";
		this.#aborted = context.interrupts.aborted;
		const { database, migrations: directory } = options;
		const { stdout } = context;
		const env = {
			...context.env,
			...runVariables(run)
		};
		const job = directory && {
			database,
			directory,
			stdout,
			env
		};
		this.#migrations = job ? new Migrations(job) : void 0;
	}
	/** Begins with what can be done before there is a server, when it is known that there are steps to take. */
	prepare() {
		this.#migrations?.prepare();
	}
	/** Ends what was begun, when it is not needed after all or done with; it may begin again. */
	async [Symbol.asyncDispose]() {
		await this.#migrations?.[Symbol.asyncDispose]();
	}
	/** Makes the database, unless it is there from the start, and applies the migrations that it does not have yet. */
	async migrate(server, start) {
		await this.#context.timings.measure("migrate", async () => {
			await unlessAborted(this.#aborted, () => this.#makeDatabase(server, start));
			await this.#migrations?.apply(server.own, this.#context.interrupts);
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
				await createDatabase({
					...server,
					kind: this.#kind
				}, database);
				await createExtensions(own, database, extensions);
			}
		} catch (error) {
			this.#aborted.throwIfAborted();
			explain(error, "the database could not be made");
		}
	}
	async runMigrateCommand(server) {
		const { env, stdout, interrupts, timings } = this.#context;
		const { migrateCommand: script, username, workingDirectory } = this.#options;
		if (!script) return;
		this.#verifier = await scramVerifier(this.#options.password);
		await setPassword(server.admin, username, this.#verifier);
		const command = {
			cwd: workingDirectory,
			env: clientEnvironment(env, databaseEnvironment(server.address, this.#options), this.#run),
			stdout
		};
		const watch = {
			interrupts,
			patienceMs: lockPatienceMs
		};
		await timings.measure("migrate command", () => watchingLocks(server.own, watch, (interrupts) => runMigrateCommand(script, {
			...command,
			interrupts
		})));
	}
	async cloneForWorkers(server) {
		const { database, workerDatabases } = this.#options;
		if (workerDatabases === 0) return;
		const copies = workerDatabaseNames(database, workerDatabases);
		const maker = {
			...server,
			kind: this.#kind
		};
		await this.#context.timings.measure("clone", () => unlessAborted(this.#aborted, () => cloneDatabase(maker, database, copies)).catch((error) => {
			this.#aborted.throwIfAborted();
			explain(error, "worker-databases: a copy could not be made");
		}));
	}
	/** Keeps the cluster as it is now for later runs: shuts its server down, packs it and starts it again. */
	async keep(server, plan, cluster) {
		const { database, username } = this.#options;
		let noted;
		try {
			await plan.requireWritable();
			await requireWhole(this.#run.data);
			noted = {
				extensions: await extensionVersions(server.own, database),
				state: await withConnection(server.own, database, readState, settingOffNothing).catch(() => void 0)
			};
			if (this.#verifier) await forgetPassword(server.admin, username);
		} catch (error) {
			this.#warnUnkept(error);
			return server;
		}
		return this.#context.timings.measure("save snapshot", async () => {
			await server.admin.end();
			const made = await this.#pack(plan, cluster.place, noted).catch((error) => this.#warnUnkept(error));
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
	async #pack(plan, { run, account }, noted) {
		const { timings, env, onSnapshotMade } = this.#context;
		await shutDownServer(run);
		const options = {
			account,
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
	try {
		var _usingCtx$5 = _usingCtx();
		const { plan } = way;
		const steps = _usingCtx$5.a(new Steps(options, context, way.run));
		let server = await startedServer(context, way, steps);
		const { start, isToBeKept } = plan;
		const inOrder = [
			() => steps.migrate(server, start),
			() => steps.runMigrateCommand(server),
			() => steps.cloneForWorkers(server)
		];
		const keptSteps = stepsKept(options);
		if (plan.isOn && keptSteps === 1) context.log.info("what migrate-command does is in no snapshot: name the files that go into it by snapshot-files");
		for (const [index, step] of inOrder.entries()) {
			if (!start?.isExact || index >= keptSteps) await step();
			if (isToBeKept && index + 1 === keptSteps) server = await steps.keep(server, plan, way.cluster);
		}
		return server;
	} catch (_) {
		_usingCtx$5.e = _;
	} finally {
		await _usingCtx$5.d();
	}
}
async function startedServer(context, { cluster, plan }, steps) {
	let hasCluster = false;
	const create = () => {
		hasCluster = true;
		steps.prepare();
		return cluster.create();
	};
	if (plan.canFetch) await together(plan.fetch(context), plan.start ? void 0 : create());
	if (plan.start) {
		if (hasCluster) await cluster.remove();
		hasCluster = false;
		if (plan.start.isExact) await steps[Symbol.asyncDispose]();
		else steps.prepare();
		try {
			return await cluster.startFrom(plan.start);
		} catch (error) {
			context.interrupts.aborted.throwIfAborted();
			await plan.giveUpStart(error, context.log);
		}
	}
	if (!hasCluster) await create();
	return cluster.startNew();
}
// src/run/peak.ts
/** The most that was seen of something by looking now and then. */
var Peak = class {
	#look;
	#timer;
	#most;
	constructor(look, intervalMs) {
		this.#look = look;
		this.#timer = setInterval(() => void this.look(), intervalMs).unref();
	}
	/** Undefined as long as nothing could be seen. */
	get most() {
		return this.#most;
	}
	async look() {
		try {
			const seen = await this.#look();
			if (seen !== void 0) this.#most = Math.max(this.#most ?? seen, seen);
		} catch {}
	}
	stop() {
		clearInterval(this.#timer);
	}
	[Symbol.dispose]() {
		this.stop();
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
/** As {@link serverVersion}, by running the program, or another of the server's: what it says is proof that it runs. */
async function askVersion(directory, { env, account, signal }, program = "postgres") {
	try {
		const options = {
			env,
			account,
			signal,
			cwd: "/"
		};
		return parseServerVersion(await execute(join(directory, program), ["--version"], options));
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
	const { providePrebuilt } = await import("./prebuilt-CnJZ7MFZ.js");
	try {
		return await providePrebuilt(request ?? { major: 18 }, options);
	} catch (error) {
		options.signal?.throwIfAborted();
		const versions = installed.map(({ version }) => formatVersion(version)).join(", ");
		const reason = messageOf(error);
		throw new Error(`no PostgreSQL${request ? ` ${formatVersion(request)}` : ""} to run: installed here: ${versions || "none"}; and the prebuilt one could not be had: ${reason}`, { cause: error });
	}
}
// src/postgres/snapshot-store.ts
/** How much is kept, and for how long after its last use. */
const keptAtMost = {
	bytes: 2 * 1024 ** 3,
	ms: 2592e6
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
		const place = join(cache, "ram-postgres");
		makePublicDirectory(place);
		requireTrusted(place);
		const directory = join(place, "snapshots");
		makeDirectory(directory, 448);
		requireTrusted(directory);
		return new SnapshotStore(directory, isOrigin);
	}
	/** The snapshot of that key; undefined when there is none. One that is damaged is removed. */
	async find(key) {
		const directory = join(this.directory, key);
		const text = textOf$1(join(directory, "manifest.json"));
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
		try {
			var _usingCtx$4 = _usingCtx();
			const directory = _usingCtx$4.a(await this.#makeAside()).path;
			await mkdir(directory, { mode: 448 });
			const manifest = {
				format: 1,
				key,
				...await fill(directory)
			};
			await writeFile(join(directory, "uses"), "");
			await writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
			await this.#moveIn(directory, key);
		} catch (_) {
			_usingCtx$4.e = _;
		} finally {
			await _usingCtx$4.d();
		}
	}
	/** Takes in a snapshot that was made elsewhere, by moving its directory; gives its key. */
	async adopt(directory) {
		try {
			var _usingCtx3 = _usingCtx();
			const text = await readFile(join(directory, "manifest.json"), "utf8");
			const key = keyIn(text);
			if (key === void 0 || !keyForm.test(key) || !parseManifest(text, key, this.#isOrigin)) throw new Error("it is no snapshot of ours");
			const aside = _usingCtx3.a(await this.#makeAside());
			await rename(directory, aside.path).catch((error) => {
				if (error.code !== "EXDEV") throw error;
				return cp(directory, aside.path, { recursive: true });
			});
			await chmod(aside.path, 448);
			await writeFile(join(aside.path, "uses"), "");
			await this.#moveIn(aside.path, key);
			return key;
		} catch (_) {
			_usingCtx3.e = _;
		} finally {
			await _usingCtx3.d();
		}
	}
	/** A place for one, beside all others, which is gone with all that is there in the end, also when we are killed. */
	async #makeAside() {
		const directory = await mkdtemp(join(this.directory, temporaryPrefix));
		watchTemporary(directory);
		noteOwner(ownerIn(directory));
		return {
			path: join(directory, "snapshot"),
			[Symbol.asyncDispose]: () => rm(directory, {
				recursive: true,
				force: true
			})
		};
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
		try {
			var _usingCtx4 = _usingCtx();
			const aside = _usingCtx4.a(await this.#makeAside());
			await rename(join(this.directory, key), aside.path).catch((error) => {
				if (error.code !== "ENOENT") throw error;
			});
		} catch (_) {
			_usingCtx4.e = _;
		} finally {
			await _usingCtx4.d();
		}
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
			if (isLeftHalfMade(path)) await rm(path, {
				recursive: true,
				force: true
			}).catch(() => {});
		}
	}
};
/** Whoever fills the store has programs of theirs run. */
function requireTrusted(directory) {
	if (!isTrusted(directory)) throw new Error(`${directory} is another user's`);
}
function textOf$1(file) {
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
	/** What was noted of the snapshot that was made. */
	#made;
	constructor(known, missing) {
		this.#known = known;
		this.#missing = missing;
	}
	/** Looks for what there is on this machine; what does not need to know the server is done while that is looked for. */
	static async make(options, { env, cache, log, interrupts }, found) {
		if (!options.snapshot) return new Plan(void 0);
		if (!knowsPeers) return new Plan(void 0, "there are none on this system");
		await setImmediate$1();
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
		const { state } = this.#start?.isExact ? this.#start.snapshot.origin : this.#made ?? {};
		return isAsKept && isState(state) ? state : void 0;
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
		const made = await snapshots.save({
			server,
			recipe,
			makingMs,
			...noted
		}, pack);
		this.#made = noted;
		return made;
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
async function provide(options, context, place) {
	const { postgresVersion, workingDirectory, migrations } = options;
	const { timings, log, env, interrupts } = context;
	const { account } = place;
	const mounting = provideDisk(options, context, place);
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
async function provideDisk({ ramDisk, ramDiskSize }, { timings, env, log, serverKind = "tuned" }, { run, account }) {
	if (serverKind === "stock") return createStockDisk(run, {
		places: lastingPlaces(env),
		account
	});
	const disk = await timings.measure("ram disk", () => createDisk(run, {
		mode: ramDisk,
		sizeBytes: ramDiskSize,
		account
	}));
	if (ramDiskSize !== void 0 && disk.kind !== "tmpfs") log.warn(`ram-disk-size: there is no cap, for the data has no disk of its own: ${disk.reason}`);
	return disk;
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
	requireNamedUser();
	const account = serverAccount();
	const run = await createRunDirectory(account);
	try {
		watchRun(run, context.env);
		context.onCreated?.(run);
		return await prepare(options, context, {
			run,
			account,
			sweeping: removeAbandoned(run, lastingPlaces(context.env)).catch(() => {})
		});
	} catch (error) {
		const told = withFullPlace(error, run);
		tellEnded(await removeRun(run).catch((leftover) => {
			throw new AggregateError([told, leftover], `${messageOf(told)}\n${messageOf(leftover)}`);
		}), context.log);
		throw told;
	}
}
/** Less than a run's own files take when a server tells a lot in its log. */
const leastBytes = 65536;
/** A failure with what is most likely to be behind it, where the run's own files have no room: a log that is cut tells nothing. */
function withFullPlace(error, { path }) {
	const place = dirname(path);
	const stats = attempt$1(() => statfsSync(place));
	if (!stats || stats.bavail * stats.bsize >= leastBytes) return error;
	if (error instanceof Error && !(error instanceof Interrupted)) error.message += `\n${place} is full, where the server's log is: make room there, or name another directory by TMPDIR`;
	return error;
}
/** A tmpfs of our own is looked at by one system call, other places by a look at every file. */
const lookEveryMs = {
	tmpfs: 100,
	"shared-tmpfs": 2e3,
	directory: 2e3
};
/** Longer than it takes to end a server; the next run goes on with what is left then. */
const sweepingMs = 5e3;
async function prepare(options, context, place) {
	const { timings } = context;
	const provided = await provide(options, context, place);
	const { binaries, plan, disk, migrationCount } = provided;
	const killsBefore = killsSoFar();
	const peakUse = new Peak(() => usedBytes(disk), lookEveryMs[disk.kind]);
	try {
		const { run, sweeping } = place;
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
				tellEnded(await timings.measure("stop", () => removeRun(run)), context.log);
				await inTime(sweepingMs, sweeping).catch(() => {});
			}
		};
	} catch (error) {
		await peakUse.look();
		peakUse.stop();
		context.interrupts.aborted.throwIfAborted();
		const log = attempt$1(() => readServerLog(place.run.log, 0));
		if (log) context.onFailure?.(log);
		throw await withFaults(error, {
			run: place.run,
			disk,
			killsBefore,
			peakBytes: peakUse.most
		});
	}
}
// src/postgres/activity-counters.ts
const ofDatabase = (name) => `pg_stat_get_db_${name}(oid)`;
/**
* Below the view of that name, which takes as long to plan as all of these take to read:
* https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW
*/
const figures = {
	committed: ofDatabase("xact_commit"),
	rolledBack: ofDatabase("xact_rollback"),
	rowsWritten: [
		"inserted",
		"updated",
		"deleted"
	].map((what) => ofDatabase(`tuples_${what}`)).join(" + "),
	rowsRead: ofDatabase("tuples_returned"),
	temporaryFiles: ofDatabase("temp_files"),
	temporaryBytes: ofDatabase("temp_bytes"),
	deadlocks: ofDatabase("deadlocks"),
	sessions: ofDatabase("sessions"),
	blocksHit: ofDatabase("blocks_hit"),
	blocksRead: `${ofDatabase("blocks_fetched")} - ${ofDatabase("blocks_hit")}`
};
const epoch = (moment) => `extract(epoch FROM ${moment})`;
const sessionsQuery = `
  SELECT state, ${epoch("state_change")} AS "stateAt",
         pid = pg_backend_pid() AS "isOwn", ${epoch("clock_timestamp()")} AS "askedAt"
    FROM pg_stat_get_activity(NULL) WHERE backend_type = 'client backend'`;
const serverQuery = `
  SELECT ${epoch("pg_stat_get_snapshot_timestamp()")} AS "collectedAt", pg_current_wal_insert_lsn() - '0/0' AS "walBytes",
         ${epoch("pg_stat_get_bgwriter_stat_reset_time()")} AS since, current_setting('track_counts') AS "trackCounts",
         current_setting('${statementsModule}.max', true) IS NOT NULL AS "countsStatements",
         current_setting('server_version_num') AS version`;
const databasesQuery = `
  SELECT oid, datname AS name, ${epoch(ofDatabase("stat_reset_time"))} AS "resetAt",
         ${Object.entries(figures).map(([name, sql]) => `${sql} AS "${name}"`)}
    FROM pg_database`;
/** Has the server count what our own session did up to now, rather than at a time of its choice. */
async function handInOwn(client, major) {
	if (major >= 15) await client.query("SELECT pg_stat_force_next_flush()");
}
/** Since 15 figures are in shared memory, and always up to date but for what sessions have not handed in. */
function canAsk(version) {
	return Number(version) >= 15e4;
}
/** Reads in one message; whoever was gone in the first query had handed in figures that the later ones find. */
async function read$1(client) {
	const text = [
		sessionsQuery,
		serverQuery,
		databasesQuery
	].join(";");
	const results = await client.query(text);
	const rowsOf = (index) => results[index]?.rows ?? [];
	const sessions = rowsOf(0);
	const [server] = rowsOf(1);
	const databases = rowsOf(2);
	const own = sessions.find(({ isOwn }) => isOwn);
	if (!own || !server) throw new Error("the server does not tell of our own session");
	const { collectedAt, walBytes, since, trackCounts, countsStatements, version } = server;
	return {
		others: sessions.filter((each) => !each.isOwn && !(canAsk(version) && hasHandedIn(each))).length,
		askedAt: Number(own.askedAt),
		collectedAt: collectedAt === null ? null : Number(collectedAt),
		counters: {
			walBytes: Number(walBytes),
			since,
			countsStatements,
			countsWrites: trackCounts === "on",
			databases: Object.fromEntries(databases.map(({ oid, ...row }) => [oid, countersOf$1(row)]))
		}
	};
}
/** Since 15 a session that has been idle for ten seconds has handed in all it had. */
function hasHandedIn({ state, stateAt, askedAt }) {
	return state === "idle" && Number(stateAt) < Number(askedAt) - 11;
}
function countersOf$1({ name, resetAt, ...row }) {
	const numbers = Object.entries(row).map(([figure, value]) => [figure, Number(value)]);
	return {
		name,
		resetAt,
		...Object.fromEntries(numbers)
	};
}
// src/postgres/activity.ts
/**
* Sessions hand in their figures when they end; before, the server lets them keep those of a second for ten, and longer
* before 15. Those of a program that is gone end within milliseconds: nothing but a session that stays makes us wait
* that long. Before 15 the figures are also read from a file that may be half a second old.
*/
const settlingMs = 600;
const firstPauseMs = 5;
/**
* What the server has counted so far, as soon as the sessions of others have handed in what they did.
*
* @param client of a session that does this first, or has handed in what it did by {@link handInOwn}
*/
async function readCounters(client) {
	const deadline = sinceStart() + settlingMs;
	let goneAt;
	for (let transactions = 1;; transactions++) {
		const { others, askedAt, collectedAt, counters } = await read$1(client);
		if (others === 0) goneAt ??= askedAt;
		const isSettled = goneAt !== void 0 && (collectedAt ?? askedAt) >= goneAt;
		if (isSettled || sinceStart() > deadline) return {
			...counters,
			isSettled,
			readAt: askedAt,
			transactions
		};
		await setTimeout$1(Math.min(firstPauseMs * 2 ** (transactions - 1), deadline - sinceStart()));
	}
}
/**
* The difference between two readings. A database that was made meanwhile, or whose figures were reset, counts from
* zero; of one that was dropped there are none. What the readings themselves took is not in it, before 15 but for a few
* transactions.
*
* @param after read by a session of its own, which is one more and began with a transaction
*/
function activityBetween(before, after) {
	const databases = Object.entries(after.databases).map(([id, now]) => difference(before.databases[id], now));
	const total = (name) => databases.reduce((sum, each) => sum + each[name], 0);
	const [hits, reads] = [total("blocksHit"), total("blocksRead")];
	return {
		committed: Math.max(0, total("committed") - before.transactions - 1),
		rolledBack: total("rolledBack"),
		rowsWritten: total("rowsWritten"),
		rowsRead: total("rowsRead"),
		temporaryFiles: total("temporaryFiles"),
		temporaryBytes: total("temporaryBytes"),
		deadlocks: total("deadlocks"),
		connections: Math.max(0, total("sessions") - 1),
		walBytes: Math.max(0, after.walBytes - before.walBytes),
		bufferHits: hits + reads === 0 ? 1 : hits / (hits + reads),
		isPartial: before.since !== after.since
	};
}
function difference(before, now) {
	const names = Object.keys(now).filter((name) => typeof now[name] === "number");
	const isContinued = before?.resetAt === now.resetAt && names.every((name) => now[name] >= before[name]);
	if (!before || !isContinued) return now;
	const differences = names.map((name) => [name, now[name] - before[name]]);
	return {
		...now,
		...Object.fromEntries(differences)
	};
}
/** The databases there were, but for those that are only there to be copied in every cluster. */
function databasesOf({ databases }) {
	return Object.values(databases).map(({ name }) => name).filter((name) => name !== "template0" && name !== "template1").sort();
}
/** Whether it is known that nobody was in a database between two readings, not even the one who read. */
function isUntouched(database, before, after) {
	const [was, now] = countersOf(database, before, after);
	if (!was || !now || !after.isSettled || !isContinued(database, before, after)) return false;
	return was.sessions === now.sessions && was.rowsWritten === now.rowsWritten;
}
/** Whether the figures of a database, and of its tables, go on from an earlier reading: nothing has reset them. */
function isContinued(database, before, after) {
	const [was, now] = countersOf(database, before, after);
	return was !== void 0 && was.resetAt === now?.resetAt && before.since === after.since;
}
/** Of the database that has this name now; another one may have had it. */
function countersOf(database, before, after) {
	const [id, now] = Object.entries(after.databases).find(([, { name }]) => name === database) ?? [];
	return [id === void 0 ? void 0 : before.databases[id], now];
}
// src/run/audit.ts
/** How many databases are looked at at a time. */
const lanes = 4;
/** A copy's name has at least so much of the database's, which may be too long for all of it. */
const shortestStem = 20;
/** Looks at each database in which somebody was. What can't be looked at is told. */
async function audit(of) {
	const { names, counters, leftoversIn } = of;
	const databases = {
		before: databasesOf(counters.before),
		now: databasesOf(counters.now)
	};
	const [original = ""] = names;
	const there = names.filter((name) => databases.now.includes(name));
	const found = /* @__PURE__ */ new Map();
	const problems = [];
	const waiting = [];
	for (const name of there) {
		const { before, now } = counters;
		if (isUntouched(name, before, now)) found.set(name, noLeftovers(name));
		else waiting.push(name);
	}
	const lane = async () => {
		for (let name = waiting.shift(); name !== void 0; name = waiting.shift()) {
			const counted = {
				areSure: countsWrites(name, of),
				areNew: name !== original,
				areDoubted: of.isStrict
			};
			await leftoversIn(name, counted).then((leftovers) => found.set(leftovers.database, leftovers), (error) => problems.push(messageOf(error)));
		}
	};
	await together(...Array.from({ length: lanes }, lane));
	return {
		databases: there.flatMap((name) => found.get(name) ?? []),
		newDatabases: without(databases.now, databases.before).filter((name) => !isOfLibrary(name, original)),
		goneDatabases: without(databases.before, databases.now),
		problem: problems[0]
	};
}
/** Before 15 the server's figures may get lost on their way. */
function countsWrites(name, { counters, major }) {
	const { before, now } = counters;
	const isSure = now.isSettled && before.countsWrites && now.countsWrites;
	return major >= 15 && isSure && isContinued(name, before, now);
}
/** The testing library makes copies ahead, and removes what is left of them some time. */
function isOfLibrary(name, original) {
	return /_fresh_[0-9a-f]{8}_\d+$/.test(name) && name.startsWith(original.slice(0, shortestStem));
}
function without(names, others) {
	return names.filter((name) => !others.includes(name));
}
const nothingKnown = {
	databases: [],
	newDatabases: [],
	goneDatabases: [],
	problem: "the server did not answer before the tests"
};
/** What follows from what was found: with `audit: fail`, what is left or not known is a failure. */
function judge(audited = nothingKnown, mode) {
	const isFailure = mode === "fail" && (hasLeftovers(audited) || !isWhole$1(audited));
	return {
		...audited,
		isFailure
	};
}
/** Whether anything was left behind, or is gone. */
function hasLeftovers({ databases, newDatabases, goneDatabases }) {
	return !databases.every(isClean) || newDatabases.length > 0 || goneDatabases.length > 0;
}
/** Whether all was looked at that may have been changed. */
function isWhole$1({ databases, problem }) {
	return problem === void 0 && databases.every(({ tooLarge }) => tooLarge.length === 0);
}
// src/run/secrets.ts
/** A shorter one is a part of much that is no secret. */
const shortestSecret = 6;
/** Words of ours, by which a report is told. */
const ownWords = [
	"outcome",
	"severity",
	"kind",
	"disk"
];
/**
* The same data, in whose texts a password is not, in none of the forms that it has in a statement, a URL or JSON. One that
* is the name of the user or the database is no secret, and a part of much else.
*/
function withoutSecret({ password, username, database }, found) {
	if (password.length < shortestSecret || [username, database].includes(password)) return found;
	const forms = [(text) => pattern(text), (text) => Buffer.from(text).toString("base64").replace(/=+$/, "").replaceAll("+", "\\+")];
	const whole = new RegExp(forms.map((form) => form(password)).join("|"), "g");
	const begin = forms.map((form) => form(password.slice(0, shortestSecret))).join("|");
	const cut = new RegExp(`(?:${begin})[^]{0,${longestForm(password)}}…$`);
	const clean = (value) => {
		if (typeof value === "string") return value.replace(whole, "***").replace(cut, "***…");
		if (Array.isArray(value)) return value.map(clean);
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ownWords.includes(name) ? each : clean(each)]));
	};
	return clean(found);
}
function longestForm(password) {
	return 4 * Buffer.byteLength(password);
}
/** What matches a text as it is, and with its characters doubled, escaped or as their bytes, also more than once. */
function pattern(text) {
	return text.replace(/\s+|[A-Za-z0-9_]+|(.)\1*/gsu, (run, character) => {
		if (/^\s/.test(run)) return "(?:\\s|\\+|\\\\+[nrt]|%(?:20|0[9AaDd]))+";
		if (character === void 0) return run;
		const code = [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`);
		const bytes = `${code.join("")}|${code.join("").toUpperCase()}`;
		const count = run.length / character.length;
		if (character === "\\") return `(?:\\\\|${bytes}){${count},${4 * count}}`;
		return `(?:\\\\*${character.replace(/[$()*+./?[\]^{|}]/, "\\$&")}|${bytes}){${count},${2 * count}}`;
	});
}
// src/run/globs.ts
/** How long a glob may take. */
const limitMs = 1e4;
/**
* The files that a glob matches, as paths in a directory. It is matched by a regular expression, which with some of a
* few stars would be at work for ever, and nobody could interrupt it: hence in a script, for which there is a limit.
*
* @throws when it is no glob, or takes too long
*/
async function filesMatching(pattern, cwd) {
	const { globSync } = await import("./dist-B-77y8lc.js");
	const options = {
		cwd,
		dot: true,
		expandDirectories: false
	};
	const match = () => globSync(pattern, options).sort();
	try {
		return runInNewContext("match()", { match }, { timeout: limitMs });
	} catch (error) {
		const { code } = error;
		if (code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
		throw new Error(`it takes more than ${limitMs / 1e3} s to match; give it fewer stars or files`, { cause: error });
	}
}
// src/run/junit-names.ts
const separator = " > ";
/** What a person would call it: the groups it is in, and its name. */
function nameOf$1(place) {
	const name = (place.testCase.name ?? "").trim();
	return join$1(groupOf(place), name) || "(no name)";
}
/** As the reporter tells it. */
function fileOf$1({ suites, testCase }) {
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
	if (classname !== "") return withoutFile(classname, fileOf$1(place));
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
const longestText$2 = 10 * longestMessage;
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
/** Without the lines in which `go test` says what it runs. */
function withoutGoMarks(text) {
	return text.replace(/^ *(=== (RUN|PAUSE|CONT|NAME) |--- FAIL: ).*\n?/gm, "");
}
/**
* Without colours. Escape characters can't be in XML: pytest writes them as "#x1B", rspec_junit_formatter as "\e", and
* gotestsum as U+FFFD.
*/
function plain$1(text) {
	const start = text.slice(0, longestText$2).replace(/(#x1B|\\e|\ufffd)\[[\d;]*m/g, "");
	return (0, import__builtin_util.stripVTControlCharacters)(start).trim();
}
// src/run/junit-xml.ts
/** Elements that are skipped unread: what tests have printed, which is most of many a report. */
const outputElements = ["system-out", "system-err"];
const longestPart = 8388608;
/** @throws when it is no XML, or an element is not closed */
async function readXml(xml, listener) {
	requireShortParts(xml);
	const { XMLParser } = await import("./fxp-hVsp26dy.js");
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
		const room = longestText$2 - failure.text.length;
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
	const file = fileOf$1(open);
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
const mostProblems$1 = 5;
const longestProblem$1 = 300;
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
		const files = await filesMatching(pattern, cwd);
		if (files.length === 0) tally.problem(`junit: no file matches "${pattern}" in ${cwd}`);
		return files;
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
	const { O_RDONLY, O_NONBLOCK } = constants;
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
		if (this.#problems.length === mostProblems$1) this.#moreProblems++;
		else this.#problems.push(shorten(message, longestProblem$1));
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
	const { options, observation, sinceMs, log, peakConnections } = of;
	const { junit, workingDirectory } = options;
	const wasRefused = hasRefused(attempt$1(() => readServerLog(log.file, log.start).text) ?? "");
	const [observed, tests] = await together(observation?.end(options.audit === "fail"), junit.length > 0 ? readTestResults(junit, {
		workingDirectory,
		sinceMs
	}) : void 0);
	const serverLog = attempt$1(() => readServerLog(log.file, log.start));
	const hasFailed = of.exitCode === void 0 ? (tests?.failed ?? 0) > 0 : of.exitCode !== 0;
	const faults = faultsSince(of.watch, serverLog?.text ?? "").filter((fault) => fault.kind === "connections" ? hasFailed && wasRefused : of.exitCode !== 0 || endsAll(fault));
	const isLogWanted = hasFailed || faults.length > 0;
	const { activity, executed } = observed ?? {};
	return withoutSecret(options, {
		...activity && { activity: {
			...activity,
			...executed && {
				statements: executed.calls,
				hasMoreStatements: executed.isPartial
			},
			...peakConnections !== void 0 && { peakConnections }
		} },
		...executed && { statements: executed.slowest },
		audit: judge(observed?.audit, options.audit),
		...tests && { tests },
		...faults.length > 0 && { faults },
		...(isLogWanted || of.exitCode === void 0) && serverLog && { errors: serverLog.errors },
		...isLogWanted && serverLog && { serverLog: serverLog.end }
	});
}
/** Tests that pass may have provoked anything else. */
function endsAll({ kind }) {
	return kind === "crash" || kind === "end";
}
// src/postgres/statements.ts
const mostStatements$1 = 10;
const longestText$1 = 200;
/**
* The module's functions, by the interface of 1.8 (PostgreSQL 13), which every later one still offers for those who did
* not update their extension. They are there for a transaction, in the system's schema: to make one for temporary objects
* takes as long as all else, and to create the extension itself ten times as long.
* https://github.com/postgres/postgres/blob/REL_18_STABLE/contrib/pg_stat_statements/pg_stat_statements--1.7--1.8.sql
*/
const readFunctions = `
  CREATE FUNCTION pg_catalog.ram_postgres_statements(with_text boolean,
    OUT userid oid, OUT dbid oid, OUT queryid int8, OUT query text,
    OUT plans int8, OUT total_plan_time float8, OUT min_plan_time float8, OUT max_plan_time float8,
    OUT mean_plan_time float8, OUT stddev_plan_time float8,
    OUT calls int8, OUT total_exec_time float8, OUT min_exec_time float8, OUT max_exec_time float8,
    OUT mean_exec_time float8, OUT stddev_exec_time float8, OUT rows int8,
    OUT shared_blks_hit int8, OUT shared_blks_read int8, OUT shared_blks_dirtied int8, OUT shared_blks_written int8,
    OUT local_blks_hit int8, OUT local_blks_read int8, OUT local_blks_dirtied int8, OUT local_blks_written int8,
    OUT temp_blks_read int8, OUT temp_blks_written int8, OUT blk_read_time float8, OUT blk_write_time float8,
    OUT wal_records int8, OUT wal_fpi int8, OUT wal_bytes numeric)
  RETURNS SETOF record LANGUAGE c STRICT AS '$libdir/${statementsModule}', 'pg_stat_statements_1_8';
  CREATE FUNCTION pg_catalog.ram_postgres_statements_info(OUT dealloc int8, OUT stats_reset timestamptz)
  RETURNS record LANGUAGE c STRICT AS '$libdir/${statementsModule}', 'pg_stat_statements_info';`;
const resetFunction = `
  CREATE FUNCTION pg_catalog.ram_postgres_reset_statements(userid oid, dbid oid, queryid int8)
  RETURNS void LANGUAGE c STRICT AS '$libdir/${statementsModule}', 'pg_stat_statements_reset_1_7';`;
/**
* A statement's text on one line, with `#` for numbers where they alone tell apart statements that are the same otherwise.
* To look at all texts by regular expressions takes longer than all else.
*/
const textOf = `
  left(CASE WHEN lower(ltrim(left(line, 100))) LIKE ANY ('{${[
	"create",
	"drop",
	"alter",
	"truncate",
	"savepoint",
	"release",
	"rollback to"
].map((word) => `${word} %`)}}')
            THEN regexp_replace(regexp_replace(line, ' +', ' ', 'g'), '[0-9a-f]{8,}|[0-9]+', '#', 'g')
            WHEN strpos(line, '  ') > 0 THEN regexp_replace(line, ' +', ' ', 'g')
            ELSE line END, 201)`;
const executedQuery = (since) => `
  WITH statements AS MATERIALIZED (SELECT * FROM pg_catalog.ram_postgres_statements(true))
  SELECT json_build_object(
    'calls', (SELECT coalesce(sum(calls), 0) FROM statements),
    'isPartial', (SELECT dealloc > 0 OR stats_reset > to_timestamp(${since}) FROM pg_catalog.ram_postgres_statements_info()),
    'slowest', (SELECT coalesce(json_agg(slow), '[]') FROM (
        SELECT ${textOf} AS text, sum(calls) AS calls, sum(total_exec_time) AS "totalMs", sum(rows) AS rows
          FROM statements, translate(left(query, 4000), E'\\n\\r\\t', '   ') AS line
         WHERE query IS NOT NULL
         GROUP BY 1 ORDER BY 3 DESC LIMIT ${mostStatements$1}) AS slow))::text AS found`;
/**
* What a server that counts statements has executed since its start, or since {@link forgetStatements}, on connections
* that are not `uncounted`.
*
* @param since when the tests began, in seconds since 1970 by the server's clock
*/
async function readExecuted(client, since) {
	const results = await undone(client, `${readFunctions} ${executedQuery(since)}`);
	const { slowest, ...totals } = JSON.parse(results.at(-2)?.rows[0]?.found ?? "");
	return {
		...totals,
		slowest: slowest.map((each) => ({
			...each,
			text: harmless$1(each.text)
		}))
	};
}
/** Begins to count anew, where statements are counted. */
async function forgetStatements(client) {
	const { rows } = await client.query(`SELECT current_setting('${statementsModule}.max', true) IS NOT NULL AS "isLoaded"`);
	const reset = `${resetFunction} SELECT pg_catalog.ram_postgres_reset_statements(0, 0, 0)`;
	if (rows[0]?.isLoaded) await undone(client, reset);
}
/** The results of some statements, nothing of which stays. */
async function undone(client, statements) {
	try {
		return await client.query(`BEGIN; ${statements}; ROLLBACK`);
	} catch (error) {
		await client.query("ROLLBACK");
		throw error;
	}
}
const normalized = /^(\/\*.*?\*\/ ?|--.*)*\(*(select|insert|update|delete|merge|with|values|table)\b/i;
function harmless$1(text) {
	if (!normalized.test(text) && mayTellSecret(text)) return `${text.split(" ").slice(0, 2).join(" ")} …`;
	return text.length > longestText$1 ? `${text.slice(0, longestText$1)}…` : text;
}
// src/run/observation.ts
const patienceMs$1 = 5e3;
/** Looks at the server before the tests and after them. Figures for the report are not worth a failure of anything. */
var Observation = class {
	before;
	#run;
	#server;
	/** @param password needed where the server knows nobody by the system's users */
	constructor(run, before, password = "") {
		this.before = before;
		this.#run = run;
		this.#server = {
			...before.server,
			password
		};
	}
	/** @returns undefined when it could not be looked at */
	static async begin(made) {
		return inTime(patienceMs$1, lookFirst(made)).catch(() => void 0);
	}
	/** To be called when the tests are through, and once. Strict where what was left may be a failure. */
	async end(isStrict) {
		try {
			this.#letOurselvesIn();
			return await inTime(patienceMs$1, this.#lookAgain(isStrict));
		} catch (error) {
			return { audit: {
				databases: [],
				newDatabases: [],
				goneDatabases: [],
				problem: messageOf(error)
			} };
		}
	}
	/** Again without a password, whose rounds take as long as all else: nobody else comes any more. */
	#letOurselvesIn() {
		if (!knowsPeers) return;
		readmitRun(this.#run);
		const server = serverOf(this.#run);
		if (server !== void 0) signalProcess(server, "SIGHUP");
	}
	async #lookAgain(isStrict) {
		try {
			var _usingCtx$3 = _usingCtx();
			const { before } = this;
			const { client } = _usingCtx$3.a(await this.#connectAnywhere());
			const now = await readCounters(client);
			const executing = now.countsStatements ? readExecuted(client, before.counters.readAt).catch(() => void 0) : void 0;
			const leftoversIn = async (name, counted) => {
				if (name !== client.database) try {
					var _usingCtx3 = _usingCtx();
					return await findLeftovers(_usingCtx3.a(await this.#connect(name)).client, before.state, counted);
				} catch (_) {
					_usingCtx3.e = _;
				} finally {
					await _usingCtx3.d();
				}
				await executing;
				return findLeftovers(client, before.state, counted);
			};
			const [executed, audited] = await together(executing, audit({
				names: before.names,
				major: before.server.major,
				isStrict,
				leftoversIn,
				counters: {
					before: before.counters,
					now
				}
			}));
			return {
				activity: activityBetween(before.counters, now),
				...executed && { executed },
				audit: audited
			};
		} catch (_) {
			_usingCtx$3.e = _;
		} finally {
			await _usingCtx$3.d();
		}
	}
	/**
	* To a database that is to be looked at anyway, which is a copy where there are some, or where it is gone to the one that
	* every cluster has.
	*/
	#connectAnywhere() {
		const [original = maintenanceDatabase, copy = original] = this.before.names;
		return this.#connect(copy).catch(() => this.#connect(maintenanceDatabase));
	}
	async #connect(database) {
		const client = await connect(this.#server, database, settingOffNothing);
		return {
			client,
			[Symbol.asyncDispose]: async () => {
				setImmediate(() => client.end().catch(() => {}));
			}
		};
	}
};
async function lookFirst(made) {
	const { server, run, options, kept } = made;
	const { admin, own } = server;
	const { database, workerDatabases, migrateCommand } = options;
	const state = kept ? await renewState(admin, kept) : await withConnection(own, database, readState, settingOffNothing);
	if (migrateCommand !== void 0) await forgetStatements(admin);
	await handInOwn(admin, server.version.major);
	const counters = await readCounters(admin);
	const { password, ...address } = own;
	return new Observation(run, {
		server: {
			...address,
			major: server.version.major
		},
		names: [database, ...workerDatabaseNames(database, workerDatabases)],
		state,
		counters: {
			...counters,
			transactions: counters.transactions + 1
		}
	}, password);
}
// src/run/notes.ts
/** In the run's own directory: a runner hands state on in variables, which can't hold as much. */
function fileOf(run) {
	return join(run.path, "notes.json");
}
function writeNotes({ run, disk }, { junit, workingDirectory, audit, username, database }, observation) {
	const notes = {
		options: {
			junit,
			workingDirectory,
			audit,
			username,
			database
		},
		before: observation?.before,
		sinceMs: Date.now(),
		logStart: statSync(run.log, { throwIfNoEntry: false })?.size ?? 0,
		watch: {
			disk,
			killsBefore: killsSoFar()
		}
	};
	writeFileSync(fileOf(run), JSON.stringify(notes), { mode: 384 });
}
/** What can be learnt since notes were written; nothing when there are none. It never throws. */
async function findingsSinceNotes(run, password) {
	let notes;
	try {
		notes = JSON.parse(readFileSync(fileOf(run), "utf8"));
	} catch {
		return {};
	}
	const { options, before, sinceMs, logStart, watch } = notes;
	return findings({
		options: {
			...options,
			password
		},
		observation: before && new Observation(run, before),
		exitCode: void 0,
		sinceMs,
		log: {
			file: run.log,
			start: logStart
		},
		watch: {
			...watch,
			run
		}
	});
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
		name: "baseline",
		default: "false",
		value: "true|false",
		help: "run the tests once more, on a stock server on disk, and compare"
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
	if (hasHalfCharacter(text)) throw expected("a name without half characters", text);
	if (hasControlCharacter(text) || Buffer.byteLength(text) > 63) throw expected(`a name of at most 63 bytes without control characters`, text);
	return text;
}
function databaseName(text) {
	if (["template0", "template1"].includes(text)) throw expected("a name that is not one of the cluster's templates", text);
	const name = identifier(text);
	if (fitsUri(name)) return name;
	throw expected("a name that clients find in a URL: without \"?\" and \"#\", no \"/\" first, and no \".\" or \"..\" between \"/\"", text);
}
function roleName(text) {
	if (text.startsWith("pg_") || ["public", "none"].includes(text)) throw expected("a name that is not reserved (\"pg_…\", \"public\", \"none\")", text);
	if (/["$'\\]|--|\/\*|\*\//.test(text)) throw expected(`a name without any of "$'\\ and without "--", "/*" and "*/"`, text);
	return identifier(text);
}
function passwordText(text) {
	if (hasControlCharacter(text)) throw new Error("expected text without control characters");
	if (hasHalfCharacter(text)) throw new Error("expected text without half characters");
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
const longestGlob = 4096;
function globList(text) {
	const globs = plainText$1(text).split("\n").map((line) => line.trim()).filter((line) => line !== "");
	const tooLong = globs.find((glob) => glob.length > longestGlob);
	if (tooLong === void 0) return globs;
	throw expected(`globs of at most ${longestGlob} characters`, tooLong);
}
/** More than a server has; with thousands of names it has never heard of it takes minutes to start. */
const mostSettings = 500;
function settingLines(text) {
	const { settings, problems } = parseSettings(plainText$1(text));
	const addresses = settings.findLast(({ name }) => name === "listen_addresses")?.value;
	if (addresses !== void 0 && !hasLoopback(addresses)) problems.push(`listen_addresses: ${expected(`"${loopback}" among them`, addresses).message}`);
	if (settings.length > mostSettings) problems.push(`expected at most ${mostSettings} lines, got ${settings.length}`);
	if (problems.length > 0) throw new Error(problems.join("\n"));
	return settings;
}
/** Whether a server that listens there is found where clients are told to look for it. */
function hasLoopback(addresses) {
	return addresses.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1")).some((part) => [
		loopback,
		"localhost",
		"0.0.0.0",
		"*"
	].includes(part.toLowerCase()));
}
function localeName(text) {
	if (!/^[\w.@-]{1,100}$/.test(text)) throw expected("the name of a locale, such as C.UTF-8", text);
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
/** One of UTF-16, which is nothing in the server's UTF-8. */
function hasHalfCharacter(text) {
	return /\p{Surrogate}/u.test(text);
}
// src/run/options.ts
/** What was asked for can't be done, whatever the machine; nothing was started. */
var UsageError = class extends Error {
	name = "UsageError";
	problems;
	constructor(problems) {
		const told = problems.slice(0, mostProblems).map((each) => shorten(each, longestProblem));
		const others = problems.length - told.length;
		const all = others > 0 ? [...told, `… and ${others} more`] : told;
		super(all.join("\n"));
		this.problems = all;
	}
};
/** What is told of problems: a value may have any length, and many lines. */
const [mostProblems, longestProblem] = [50, 500];
/**
* Validates what was given. Directories are resolved from `cwd` and must exist.
*
* @throws {UsageError} with all problems at once, each with its input's name, its value and what is allowed
*/
async function parseOptions(raw, cwd) {
	const problems = problemsOfForm(raw);
	const given = (name) => {
		const input = inputs.find((each) => each.name === name);
		const text = raw[name];
		return typeof text !== "string" || isNothing(text, input) ? input?.default : text;
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
		baseline: read("baseline", yesOrNo) ?? false,
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
/** Programs in JavaScript may give anything. */
function problemsOfForm(raw) {
	return Object.entries(raw).flatMap(([name, value]) => {
		if (value === void 0) return [];
		if (!inputs.some((each) => each.name === name)) return [`${name}: there is no such input`];
		return typeof value === "string" ? [] : [`${name}: expected text, got a ${typeof value}`];
	});
}
/** White space may be a name or a password, but no command and nothing in a list. */
function isNothing(text, input) {
	return text === "" || (input?.isList || input?.value === "SCRIPT") && text.trim() === "";
}
async function matchingFiles(globs, cwd, problems) {
	const found = /* @__PURE__ */ new Set();
	for (const pattern of globs) try {
		const files = await filesMatching(pattern, cwd);
		if (files.length === 0) problems.push(`snapshot-files: "${pattern}" matches no file in ${cwd}`);
		for (const file of files) if (isFile(join(cwd, file))) found.add(file);
		else problems.push(`snapshot-files: "${pattern}" matches "${file}", which is no file`);
	} catch (error) {
		problems.push(`snapshot-files: "${pattern}": ${messageOf(error)}`);
	}
	return [...found].sort();
}
/** A link leads anywhere, to a named pipe for example, of which to read would wait for a writer. */
function isFile(path) {
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
/** Not when all is done is the time to say that it can't be written. */
async function requirePlaceForFile(path, problems) {
	try {
		const there = await lstat(path).catch((error) => {
			if (error.code !== "ENOENT") throw error;
		});
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
const ambiguousRanges = [
	161,
	161,
	164,
	164,
	167,
	168,
	170,
	170,
	173,
	174,
	176,
	180,
	182,
	186,
	188,
	191,
	198,
	198,
	208,
	208,
	215,
	216,
	222,
	225,
	230,
	230,
	232,
	234,
	236,
	237,
	240,
	240,
	242,
	243,
	247,
	250,
	252,
	252,
	254,
	254,
	257,
	257,
	273,
	273,
	275,
	275,
	283,
	283,
	294,
	295,
	299,
	299,
	305,
	307,
	312,
	312,
	319,
	322,
	324,
	324,
	328,
	331,
	333,
	333,
	338,
	339,
	358,
	359,
	363,
	363,
	462,
	462,
	464,
	464,
	466,
	466,
	468,
	468,
	470,
	470,
	472,
	472,
	474,
	474,
	476,
	476,
	593,
	593,
	609,
	609,
	708,
	708,
	711,
	711,
	713,
	715,
	717,
	717,
	720,
	720,
	728,
	731,
	733,
	733,
	735,
	735,
	768,
	879,
	913,
	929,
	931,
	937,
	945,
	961,
	963,
	969,
	1025,
	1025,
	1040,
	1103,
	1105,
	1105,
	8208,
	8208,
	8211,
	8214,
	8216,
	8217,
	8220,
	8221,
	8224,
	8226,
	8228,
	8231,
	8240,
	8240,
	8242,
	8243,
	8245,
	8245,
	8251,
	8251,
	8254,
	8254,
	8308,
	8308,
	8319,
	8319,
	8321,
	8324,
	8364,
	8364,
	8451,
	8451,
	8453,
	8453,
	8457,
	8457,
	8467,
	8467,
	8470,
	8470,
	8481,
	8482,
	8486,
	8486,
	8491,
	8491,
	8531,
	8532,
	8539,
	8542,
	8544,
	8555,
	8560,
	8569,
	8585,
	8585,
	8592,
	8601,
	8632,
	8633,
	8658,
	8658,
	8660,
	8660,
	8679,
	8679,
	8704,
	8704,
	8706,
	8707,
	8711,
	8712,
	8715,
	8715,
	8719,
	8719,
	8721,
	8721,
	8725,
	8725,
	8730,
	8730,
	8733,
	8736,
	8739,
	8739,
	8741,
	8741,
	8743,
	8748,
	8750,
	8750,
	8756,
	8759,
	8764,
	8765,
	8776,
	8776,
	8780,
	8780,
	8786,
	8786,
	8800,
	8801,
	8804,
	8807,
	8810,
	8811,
	8814,
	8815,
	8834,
	8835,
	8838,
	8839,
	8853,
	8853,
	8857,
	8857,
	8869,
	8869,
	8895,
	8895,
	8978,
	8978,
	9312,
	9449,
	9451,
	9547,
	9552,
	9587,
	9600,
	9615,
	9618,
	9621,
	9632,
	9633,
	9635,
	9641,
	9650,
	9651,
	9654,
	9655,
	9660,
	9661,
	9664,
	9665,
	9670,
	9672,
	9675,
	9675,
	9678,
	9681,
	9698,
	9701,
	9711,
	9711,
	9733,
	9734,
	9737,
	9737,
	9742,
	9743,
	9756,
	9756,
	9758,
	9758,
	9792,
	9792,
	9794,
	9794,
	9824,
	9825,
	9827,
	9829,
	9831,
	9834,
	9836,
	9837,
	9839,
	9839,
	9886,
	9887,
	9919,
	9919,
	9926,
	9933,
	9935,
	9939,
	9941,
	9953,
	9955,
	9955,
	9960,
	9961,
	9963,
	9969,
	9972,
	9972,
	9974,
	9977,
	9979,
	9980,
	9982,
	9983,
	10045,
	10045,
	10102,
	10111,
	11094,
	11097,
	12872,
	12879,
	57344,
	63743,
	65024,
	65039,
	65533,
	65533,
	127232,
	127242,
	127248,
	127277,
	127280,
	127337,
	127344,
	127373,
	127375,
	127376,
	127387,
	127404,
	917760,
	917999,
	983040,
	1048573,
	1048576,
	1114109
];
const fullwidthRanges = [
	12288,
	12288,
	65281,
	65376,
	65504,
	65510
];
const wideRanges = [
	4352,
	4447,
	8986,
	8987,
	9001,
	9002,
	9193,
	9196,
	9200,
	9200,
	9203,
	9203,
	9725,
	9726,
	9748,
	9749,
	9776,
	9783,
	9800,
	9811,
	9855,
	9855,
	9866,
	9871,
	9875,
	9875,
	9889,
	9889,
	9898,
	9899,
	9917,
	9918,
	9924,
	9925,
	9934,
	9934,
	9940,
	9940,
	9962,
	9962,
	9970,
	9971,
	9973,
	9973,
	9978,
	9978,
	9981,
	9981,
	9989,
	9989,
	9994,
	9995,
	10024,
	10024,
	10060,
	10060,
	10062,
	10062,
	10067,
	10069,
	10071,
	10071,
	10133,
	10135,
	10160,
	10160,
	10175,
	10175,
	11035,
	11036,
	11088,
	11088,
	11093,
	11093,
	11904,
	11929,
	11931,
	12019,
	12032,
	12245,
	12272,
	12287,
	12289,
	12350,
	12353,
	12438,
	12441,
	12543,
	12549,
	12591,
	12593,
	12686,
	12688,
	12773,
	12783,
	12830,
	12832,
	12871,
	12880,
	42124,
	42128,
	42182,
	43360,
	43388,
	44032,
	55203,
	63744,
	64255,
	65040,
	65049,
	65072,
	65106,
	65108,
	65126,
	65128,
	65131,
	94176,
	94180,
	94192,
	94198,
	94208,
	101594,
	101631,
	101664,
	101760,
	101874,
	101888,
	102801,
	102816,
	102866,
	110576,
	110579,
	110581,
	110587,
	110589,
	110590,
	110592,
	110888,
	110898,
	110898,
	110928,
	110930,
	110933,
	110933,
	110948,
	110952,
	110960,
	111355,
	119552,
	119638,
	119648,
	119670,
	126980,
	126980,
	127183,
	127183,
	127374,
	127374,
	127377,
	127386,
	127406,
	127406,
	127488,
	127490,
	127504,
	127547,
	127552,
	127560,
	127568,
	127569,
	127584,
	127589,
	127744,
	127776,
	127789,
	127797,
	127799,
	127868,
	127870,
	127891,
	127904,
	127946,
	127951,
	127955,
	127968,
	127984,
	127988,
	127988,
	127992,
	128062,
	128064,
	128064,
	128066,
	128252,
	128255,
	128317,
	128331,
	128334,
	128336,
	128359,
	128378,
	128378,
	128405,
	128406,
	128420,
	128420,
	128507,
	128591,
	128640,
	128709,
	128716,
	128716,
	128720,
	128722,
	128725,
	128729,
	128732,
	128735,
	128747,
	128748,
	128756,
	128764,
	128986,
	128986,
	128992,
	129003,
	129008,
	129008,
	129292,
	129338,
	129340,
	129349,
	129351,
	129535,
	129648,
	129660,
	129664,
	129734,
	129736,
	129736,
	129740,
	129757,
	129759,
	129771,
	129775,
	129786,
	131072,
	196605,
	196608,
	262141
];
// node_modules/get-east-asian-width/utilities.js
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) high = mid - 1;
		else if (codePoint > ranges[i + 1]) low = mid + 1;
		else return true;
	}
	return false;
};
// node_modules/get-east-asian-width/lookup.js
const commonCjkCodePoint = 19968;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];
	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];
		if (commonCjkCodePoint >= start && commonCjkCodePoint <= end) return [start, end];
		if (end - start > fastPathEnd - fastPathStart) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}
	return [fastPathStart, fastPathEnd];
}
const isAmbiguous = (codePoint) => {
	if (codePoint < 161 || codePoint > 1114109) return false;
	return isInRange(ambiguousRanges, codePoint);
};
const isFullwidth = (codePoint) => {
	if (codePoint < 12288 || codePoint > 65510) return false;
	return isInRange(fullwidthRanges, codePoint);
};
const isWide = (codePoint) => {
	if (codePoint >= wideFastPathStart && codePoint <= wideFastPathEnd) return true;
	if (codePoint < 4352 || codePoint > 262141) return false;
	return isInRange(wideRanges, codePoint);
};
// node_modules/get-east-asian-width/index.js
function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
}
function eastAsianWidth(codePoint, { ambiguousAsWide = false } = {}) {
	validate(codePoint);
	if (isFullwidth(codePoint) || isWide(codePoint) || ambiguousAsWide && isAmbiguous(codePoint)) return 2;
	return 1;
}
// src/run/report/display-width.ts
/** Western text, and the bars: a column each, as nearly all texts have. */
const isNarrow = /^[\t -~\u00a0-\u02ff\u2010-\u203a\u2500-\u259f\ufffd]*$/;
const isMark = /^[\p{Mn}\p{Me}]$/u;
/** How many columns of a terminal a text takes, in which a Chinese character has two, and an accent of its own none. */
function displayWidth(text) {
	if (isNarrow.test(text)) return text.length;
	return [...text].reduce((width, character) => width + widthOf$1(character), 0);
}
/** A text of at most so many columns, which says that it was longer. */
function cutTo(text, width) {
	const head = text.slice(0, 8 * width);
	if (head.length === text.length && displayWidth(text) <= width) return text;
	let fitting = "";
	let room = width - 1;
	for (const character of head) {
		room -= widthOf$1(character);
		if (room < 0) break;
		fitting += character;
	}
	return `${fitting}…`;
}
function padEnd(text, width) {
	return text + blanks(text, width);
}
function padStart(text, width) {
	return blanks(text, width) + text;
}
function blanks(text, width) {
	return " ".repeat(Math.max(0, width - displayWidth(text)));
}
function widthOf$1(character) {
	return isMark.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
// src/run/report/lines.ts
/**
* Text on one line that does nothing to a terminal, and is no command to GitHub's runner, which looks for `::` at the
* begin of a line, and for `##[` anywhere in it.
*/
function oneLine(words, longest) {
	return shorten(harmless(words.slice(0, 8 * longest).replace(/\s+/g, " ")), longest);
}
/** Most lines are: no sign beyond ASCII, and none of those that a command begins with. */
const isHarmless = /^[\t -~]*$/;
function harmless(line) {
	if (isHarmless.test(line) && !line.includes("##[") && !line.includes("::")) return line;
	return line.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "�").replaceAll("##[", "# #[").replace(/^(\s*)::/, "$1: :");
}
/** As {@link oneLine}, for a message of several lines, such as one with the end of a log. */
function harmlessLines(message) {
	return message.split(/\r?\n/).map(harmless).join("\n");
}
const mostLines = 6;
/** Words on lines of at most so many columns of a terminal. */
function wrap(words, width) {
	const lines = [];
	for (const word of oneLine(words, mostLines * width).split(" ")) {
		const last = lines.at(-1);
		if (last !== void 0 && displayWidth(last) + 1 + displayWidth(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(cutTo(harmless(word), width));
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
		...figures.statements && { statements: figures.statements },
		...figures.serverLog && { serverLog: figures.serverLog },
		...figures.audit && { audit: figures.audit },
		...figures.errors && { errors: figures.errors },
		...figures.faults && { faults: figures.faults }
	};
}
// src/postgres/clients.ts
/** As a server calls the processes that serve clients: the role, the database, and whence, `[local]` or `host(port)`. */
const serving = /^postgres: .* (\[local\]|\S+\(\d+\))(?: |$)/;
/** Counts the clients of a server by its processes: to ask the server would take a connection that tests may lack. */
var ClientCounter = class {
	#server;
	#known = /* @__PURE__ */ new Set();
	/** @param server the process of the server */
	constructor(server) {
		this.#server = server;
	}
	/** @returns undefined where the system does not tell, or when the server is gone */
	count() {
		const children = read(`/proc/${this.#server}/task/${this.#server}/children`);
		if (children === void 0) return void 0;
		const pids = children.split(" ").filter(Boolean).map(Number);
		this.#known = new Set(pids.filter((pid) => this.#known.has(pid) || isServing(pid)));
		return this.#known.size;
	}
};
function isServing(pid) {
	return serving.test(read(`/proc/${pid}/cmdline`) ?? "");
}
/** Undefined of a process that has ended, and elsewhere than on Linux. */
function read(path) {
	return attempt$1(() => readFileSync(path, "utf8"));
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
			const start = seconds();
			const notice = () => {
				say(`${phase}: still at it after ${Math.round(seconds() - start)} s`);
				timers.set(phase, setTimeout(notice, nextNoticeMs).unref());
			};
			timers.set(phase, setTimeout(notice, firstNoticeMs).unref());
		},
		ended(phase) {
			clearTimeout(timers.get(phase));
		}
	};
}
/** By a clock that nobody sets. */
function seconds() {
	return Number(process.hrtime.bigint()) / 1e9;
}
// src/run/test-command.ts
/**
* Runs the test command with a database of its own.
*
* @returns its exit code
*/
function runTestCommand(command, { environment, run }, { options, context }) {
	const { timings, interrupts, env } = context;
	return timings.measure("test", () => runCommand(command, {
		cwd: options.workingDirectory,
		env: clientEnvironment(env, environment, run),
		stdout: "stdout",
		interrupts
	}));
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
// src/run/baseline.ts
/** How many times as long the tests may take as before, and what they may take anyway. */
const patience = {
	times: 10,
	leastMs: 6e4
};
/**
* Runs the test command once more, against a stock server: durable, on a disk, with the same migrations.
*
* Whatever comes of it, also a failure, is told and no matter of the run's result. It never throws.
*/
async function runBaseline(options, of) {
	const { log } = of.context;
	if (of.exitCode !== 0) return { state: "skipped" };
	log.info("baseline: the tests passed, and run once more now, against a stock server on a disk");
	try {
		return await runOnStock(options, of);
	} catch (error) {
		if (of.context.interrupts.aborted.reason instanceof Interrupted) return { state: "interrupted" };
		const problem = withoutSecret(options, messageOf(error));
		log.warn(`baseline: there is nothing to compare with: ${problem}`);
		return {
			state: "failed",
			problem
		};
	}
}
async function runOnStock(options, { command, context: of, limitMs }) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { env, log, stdout, onCreated } = of;
		const interrupts = new Interrupts();
		_usingCtx$2.u(of.interrupts.passTo(interrupts));
		const origin = of.timings.origin + of.timings.now();
		const timings = new Timings({
			listener: slowPhaseNotices(log.info),
			earlier: {
				origin,
				phases: []
			}
		});
		const context = {
			env,
			interrupts,
			log,
			stdout,
			timings,
			serverKind: "stock",
			...onCreated && { onCreated }
		};
		const database = await setUpDatabase({
			...options,
			snapshot: false
		}, context);
		database.peakUse.stop();
		const readyMs = timings.now();
		log.info(`baseline: the stock server is ready after ${formatMs(readyMs)}`);
		let exitCode;
		try {
			var _usingCtx3 = _usingCtx();
			_usingCtx3.a(database);
			const limit = limitMs ?? Math.max(patience.leastMs, patience.times * of.timings.spentIn(["test"]));
			_usingCtx3.u(endingAfter(limit, interrupts));
			exitCode = await runTestCommand(command, database, {
				options,
				context
			});
		} catch (_) {
			_usingCtx3.e = _;
		} finally {
			await _usingCtx3.d();
		}
		interrupts.aborted.throwIfAborted();
		if (exitCode !== 0) log.warn(`baseline: against the stock server the tests failed (exit code ${exitCode}), which does not count`);
		return {
			state: "ran",
			exitCode,
			readyMs,
			totalMs: readyMs + timings.spentIn(["test", "stop"]),
			phases: timings.phases,
			storage: storageOf(database.disk)
		};
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		_usingCtx$2.d();
	}
}
function endingAfter(ms, interrupts) {
	const late = /* @__PURE__ */ new Error(`the tests did not end within ${formatMs(ms)}`);
	const clock = setTimeout(() => interrupts.fail(late), ms);
	return { [Symbol.dispose]: () => clearTimeout(clock) };
}
function storageOf({ kind, reason }) {
	return {
		kind: kind === "directory" ? "disk" : "ram",
		...reason !== void 0 && { reason }
	};
}
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
			observation = await timings.measure("look", () => Observation.begin({
				...migrated,
				options
			}));
		}
	});
	let outcome;
	const reportSoFar = () => createReport(database, {
		...outcome,
		totalMs: timings.now(),
		phases: timings.phases,
		use: {
			when: "peak",
			bytes: database.peakUse.most ?? 0
		}
	});
	try {
		var _usingCtx$1 = _usingCtx();
		_usingCtx$1.a(database);
		outcome = await runTests(database, {
			options,
			command,
			context,
			observation
		});
		setImmediate(() => attempt$1(() => context.onTested(reportSoFar())));
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
	interrupts.aborted.throwIfAborted();
	const report = reportSoFar();
	if (!options.baseline) return report;
	const { exitCode } = outcome;
	return {
		...report,
		baseline: await runBaseline(options, {
			command,
			context,
			exitCode
		})
	};
}
/** To look takes some 20 us. */
const clientsEveryMs = 50;
/** The test command, and what can be learnt of it. */
async function runTests(database, { options, command, context, observation }) {
	try {
		var _usingCtx3 = _usingCtx();
		const { timings, interrupts } = context;
		const readyMs = timings.now();
		context.onReady(database);
		const sinceMs = Date.now();
		const { log: file } = database.run;
		const log = {
			file,
			start: statSync(file, { throwIfNoEntry: false })?.size ?? 0
		};
		const killsBefore = killsSoFar();
		const clients = new ClientCounter(serverOf(database.run) ?? 0);
		const connections = _usingCtx3.u(new Peak(() => clients.count(), clientsEveryMs));
		const exitCode = await runTestCommand(command, database, {
			options,
			context
		});
		connections.stop();
		const { run, disk, peakUse } = database;
		await peakUse.look();
		const watch = {
			run,
			disk,
			killsBefore,
			peakBytes: peakUse.most
		};
		return {
			readyMs,
			exitCode,
			...await unlessAborted(interrupts.aborted, () => timings.measure("look", () => findings({
				options,
				observation,
				exitCode,
				sinceMs,
				log,
				watch,
				peakConnections: connections.most
			})))
		};
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
// src/run/report/activity.ts
const begunAnew = "The server began to count anew meanwhile, as it does when it has crashed: what was before is not in these figures.";
/** What the tests did in all databases together. */
function activity({ activity: figures }) {
	if (!figures) return void 0;
	const { committed, rolledBack, rowsWritten, temporaryFiles, temporaryBytes } = figures;
	const { deadlocks, walBytes, bufferHits, statements, hasMoreStatements } = figures;
	const rows = [
		["transactions", `${number(committed)} committed, ${number(rolledBack)} rolled back`],
		["rows", `${number(rowsWritten)} written, the system's own tables included`],
		["connections", connectionsOf(figures)],
		["WAL", `${formatBytes(walBytes)} written`],
		["buffers", `${percent$1(bufferHits)} of the pages read were in shared buffers`]
	];
	if (statements !== void 0) rows.unshift(["statements", `${hasMoreStatements ? "at least " : ""}${number(statements)}`]);
	if (temporaryFiles > 0) {
		const size = formatBytes(temporaryBytes);
		rows.push(["temporary files", `${number(temporaryFiles)}, ${size}: more work_mem saves them`]);
	}
	if (deadlocks > 0) rows.push(["deadlocks", number(deadlocks)]);
	return {
		title: "Database",
		...figures.isPartial && { remarks: [begunAnew] },
		table: {
			columns: [{ title: "" }, { title: "While the tests ran" }],
			rows
		}
	};
}
function connectionsOf({ connections, peakConnections = 0 }) {
	const made = peakConnections > connections ? "" : `${number(connections)} made, a transaction each; `;
	return peakConnections === 0 ? made.replace("; ", "") : `${made}at most ${number(peakConnections)} at a time`;
}
/** That is 100 only where it is all of them. */
function percent$1(share) {
	return `${(Math.floor(share * 1e3) / 10).toFixed(1)} %`;
}
// src/run/report/baseline.ts
/** Less than this between two runs tells nothing. */
const alike = 1.05;
/** The part of the tests' time, and the milliseconds, that have to be saved for it to be called a gain. */
const leastGain = {
	share: .1,
	ms: 50
};
/** The comparison with a stock server in a word or two. */
function baselineFact(report) {
	const { baseline } = report;
	const label = "Stock server";
	switch (baseline?.state) {
		case void 0: return [];
		case "skipped": return [{
			label,
			value: "not run",
			remark: "failed tests can't be compared"
		}];
		case "interrupted": return [{
			label,
			value: "not compared",
			remark: "interrupted"
		}];
		case "failed": return [{
			label,
			value: "not compared",
			remark: "something failed there, told below"
		}];
		case "ran": {
			const { exitCode, readyMs } = baseline;
			const { ours = 0, stock = 0 } = timesOf$2(report, baseline, "test");
			return [{
				label,
				value: exitCode === 0 ? `tests ${compared(stock, ours, [
					"faster",
					"as fast",
					"slower"
				])}` : `tests failed (exit code ${exitCode})`,
				remark: `ready ${compared(readyMs, report.readyMs, [
					"earlier",
					"as soon",
					"later"
				])}`
			}];
		}
	}
}
/** The run beside the same tests against a stock server. */
function comparison(report) {
	const { baseline } = report;
	const title = "Compared with a stock server";
	if (baseline?.state === "failed") return {
		title,
		remarks: baseline.problem.split("\n")
	};
	if (baseline?.state !== "ran") return void 0;
	return {
		title,
		remarks: [
			baseline.exitCode === 0 ? gain(timesOf$2(report, baseline, "test")) : `Against the stock server the tests failed (exit code ${baseline.exitCode}), so that their times say nothing. This is the case of tests that can't be run twice, or need a setting that a stock server does not have.`,
			conditions(report, baseline),
			...spentIn(report.phases, "save snapshot") === void 0 ? [] : ["This run has kept a snapshot, with which the next one is ready sooner."],
			"Each ran once, the stock server second, with what the first run had left in caches: small differences mean nothing."
		],
		table: {
			columns: [
				{ title: "" },
				{
					title: "ram-postgres",
					align: "right"
				},
				{
					title: "Stock server",
					align: "right"
				},
				{ title: "" }
			],
			rows: rows(report, baseline)
		}
	};
}
/** What the tests themselves gain, and where that is nothing, what kind of tests would. */
function gain({ ours = 0, stock = 0 }) {
	const both = `${formatMs(ours)}, and ${formatMs(stock)} against the stock server`;
	const which = "A suite gains when it commits or writes much, makes or truncates its tables for each test, or copies databases; one that spends its time in its own code or in reads does not.";
	const saved = stock - ours;
	const isLarge = Math.abs(saved) >= Math.max(leastGain.share * stock, leastGain.ms);
	if (isLarge && saved > 0) return `The tests gain: they took ${both}.`;
	return `The tests ${isLarge ? "are slower here" : "gain nothing to speak of"}: they took ${both}. ${which}`;
}
/** What is compared with what. */
function conditions({ storage, settings }, { storage: stock }) {
	const as = `The stock server is PostgreSQL as it comes${settings.some(({ by }) => by === "user") ? ", but for settings of yours" : ""}`;
	if (stock.kind === "ram") return `${as}, and its data had to be in RAM as well: ${stock.reason ?? "there is no disk"}. On a disk it would be slower.`;
	return storage.kind === "directory" ? `${as}. This run had no RAM disk, so that both had their data on the machine's disk, and settings alone tell them apart.` : `${as}, with its data on a disk.`;
}
/** What both have, or of which one of them saves the other. */
const comparedPhases = [
	"initdb",
	"fetch snapshot",
	"snapshot",
	"start",
	"migrate",
	"migrate command",
	"clone",
	"save snapshot",
	"stop"
];
function rows(report, baseline) {
	const hasPassed = baseline.exitCode === 0;
	const ready = {
		ours: report.readyMs,
		stock: baseline.readyMs
	};
	const whole = {
		ours: report.totalMs,
		stock: baseline.totalMs
	};
	const phases = comparedPhases.map((phase) => ({
		phase,
		times: timesOf$2(report, baseline, phase)
	})).filter(({ times: { ours, stock } }) => ours !== void 0 || stock !== void 0);
	return [
		row$1({ strong: "until ready" }, ready),
		row$1({ strong: "tests" }, timesOf$2(report, baseline, "test"), hasPassed),
		row$1({ strong: "whole" }, whole, hasPassed),
		...phases.map(({ phase, times }) => row$1(phase, times))
	];
}
function row$1(name, { ours, stock }, isComparable = true) {
	const has = isComparable && ours !== void 0 && stock !== void 0;
	return [
		name,
		ours === void 0 ? "–" : formatMs(ours),
		stock === void 0 ? "–" : formatMs(stock),
		has ? compared(ours, stock, [
			"faster",
			"as fast",
			"slower"
		]) : ""
	];
}
function timesOf$2(report, baseline, phase) {
	return {
		ours: spentIn(report.phases, phase),
		stock: spentIn(baseline.phases, phase)
	};
}
/** A phase may come again, such as a start. */
function spentIn(phases, phase) {
	const durations = phases.filter((each) => each.phase === phase).map(({ duration }) => duration);
	return durations.length === 0 ? void 0 : durations.reduce((sum, each) => sum + each, 0);
}
/** Clocks are read in tenths. */
const leastMs = .1;
/** How a time is beside another one: shorter, alike or longer. */
function compared(time, other, [shorter, same, longer]) {
	const ratio = Math.max(time, leastMs) / Math.max(other, leastMs);
	if (ratio <= alike && 1 / ratio <= alike) return same;
	const factor = Math.max(ratio, 1 / ratio);
	return `${factor < 10 ? factor.toFixed(1) : factor.toFixed(0)} × ${ratio < 1 ? shorter : longer}`;
}
// src/run/report/errors.ts
/** What the server said while tests failed. */
function serverErrors({ errors = [], serverLog }) {
	if (errors.length === 0) return void 0;
	return {
		title: "Errors of the server",
		isFolded: serverLog === void 0,
		remarks: ["Those that came most often are first; what tests provoke is among them.", ...errors.length < 10 ? [] : [`There may be more than these 10, which are the most frequent and the last.`]],
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
// src/run/history.ts
const mostStatements = 10;
const longestText = 200;
const format = 1;
/** Undefined for a run without tests. */
function timesOf$1({ phases, readyMs, snapshot, statements }) {
	const test = phases.find(({ phase }) => phase === "test");
	return test && {
		testMs: test.duration,
		readyMs,
		snapshot: snapshot.state,
		statements: slowest(statements ?? [])
	};
}
/** Those of one text, as far as it is kept, are one. */
function slowest(statements) {
	const byText = /* @__PURE__ */ new Map();
	for (const { calls, totalMs, ...statement } of statements) {
		const text = oneLine(statement.text, longestText);
		const known = byText.get(text) ?? {
			calls: 0,
			totalMs: 0
		};
		byText.set(text, {
			text,
			calls: known.calls + calls,
			totalMs: known.totalMs + totalMs
		});
	}
	return [...byText.values()].sort((a, b) => b.totalMs - a.totalMs).slice(0, mostStatements);
}
/** The last ones, with one more. */
function append(earlier, entry) {
	return [...earlier, entry].slice(-20);
}
function formatHistory(entries) {
	return JSON.stringify({
		format,
		entries
	});
}
/**
* Reads what {@link formatHistory} wrote, or what another program did: an entry that is none is left out.
*
* @returns undefined when nothing in it is of ours
*/
function parseHistory(text) {
	const value = parseJson(text);
	if (value?.format !== format || !Array.isArray(value.entries)) return void 0;
	const entries = value.entries.map(parseEntry).filter((entry) => entry !== void 0);
	if (entries.length === 0 && value.entries.length > 0) return void 0;
	return entries.slice(-20);
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
const states = [
	"hit",
	"prefix",
	"miss",
	"off"
];
/** The last moment that a Date can be of: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const lastMoment = 864e13;
const longestMs = 6048e5;
const mostCalls = 0x38d7ea4c68000;
function parseEntry(value) {
	const { at, commit, testMs, readyMs, snapshot, statements } = value ?? {};
	if (!(isUpTo(lastMoment, at) && isUpTo(longestMs, testMs) && isUpTo(longestMs, readyMs) && states.includes(snapshot) && Array.isArray(statements) && (commit === void 0 || typeof commit === "string" && /^[0-9a-f]{7,64}$/.test(commit))) || snapshot === void 0) return void 0;
	return {
		at,
		commit,
		testMs,
		readyMs,
		snapshot,
		statements: slowest(statements.map(parseStatement).filter((each) => each !== void 0))
	};
}
function parseStatement(value) {
	const { text, calls, totalMs } = value ?? {};
	return typeof text === "string" && isUpTo(mostCalls, calls) && Number.isInteger(calls) && calls > 0 && isUpTo(longestMs * 1e3, totalMs) ? {
		text,
		calls,
		totalMs
	} : void 0;
}
function isUpTo(most, value) {
	return typeof value === "number" && value >= 0 && value <= most;
}
// src/run/trend.ts
/** From how many runs on there is a verdict. */
const fewest = 3;
/** By what part something changes that is worth a word. */
const leastPart = .2;
/** How many times the usual deviation is no chance any more. */
const deviations = 3;
/** Milliseconds that nobody would notice. */
const floors = {
	tests: 250,
	ready: 150,
	statement: 50
};
/** How a run's times differ from those of earlier ones, all of which passed. */
function trendOf(now, earlier) {
	const alike = earlier.filter((each) => isFromSnapshot(each) === isFromSnapshot(now));
	const [first] = now.statements;
	const statements = now.statements.map((statement) => compareStatement(statement, earlier)).filter((each) => each !== void 0);
	return {
		tests: compare(now.testMs, timesOf(earlier, "testMs"), floors.tests),
		ready: compare(now.readyMs, timesOf(alike, "readyMs"), floors.ready),
		slowest: first && compare(first.totalMs, totals(first.text, earlier), floors.statement),
		slowerStatements: statements.filter(({ verdict }) => verdict === "slower").sort((a, b) => costOf(b) - costOf(a)),
		growth: earlier.length < fewest ? void 0 : growthOf(now, earlier)
	};
}
/** One with all that is wanted in it. */
function isFromSnapshot({ snapshot }) {
	return snapshot === "hit";
}
function timesOf(runs, of) {
	return runs.map((run) => run[of]);
}
/**
* @param floor how much it has to be at least that is worth a word, in milliseconds
* @returns undefined when there is nothing to compare with
*/
function compare(now, earlier, floor) {
	if (earlier.length === 0) return void 0;
	const usual = median(earlier);
	const spread = median(earlier.map((each) => Math.abs(each - usual)));
	const references = [usual, median(earlier.slice(-3))];
	const isBeyond = (sign) => earlier.length >= fewest && references.every((reference) => {
		const difference = sign * (now - reference);
		return difference > floor && difference > leastPart * reference && difference > deviations * spread;
	});
	return {
		now,
		usual,
		earlier,
		verdict: isBeyond(1) ? "slower" : isBeyond(-1) ? "faster" : "unchanged"
	};
}
function compareStatement({ text, calls, totalMs }, earlier) {
	const times = ofText(text, earlier).map((each) => each.totalMs / each.calls);
	const change = compare(totalMs / calls, times, floors.statement / calls);
	return change && {
		...change,
		text,
		calls
	};
}
function ofText(text, runs) {
	return runs.flatMap(({ statements }) => statements.filter((each) => each.text === text));
}
function totals(text, runs) {
	return ofText(text, runs).map(({ totalMs }) => totalMs);
}
function costOf({ now, usual, calls }) {
	return (now - usual) * calls;
}
function growthOf(now, earlier) {
	const [most] = now.statements.map(({ text, calls, totalMs }) => {
		const before = ofText(text, earlier);
		const isKnown = before.length >= fewest;
		const usual = {
			calls: median(before.map((each) => each.calls)),
			totalMs: median(totals(text, earlier))
		};
		const usualMs = isKnown ? usual.totalMs : median(earlier.map(mostUnseen));
		return {
			growth: {
				text,
				now: {
					calls,
					totalMs
				},
				usual: isKnown ? usual : void 0
			},
			ms: totalMs - usualMs,
			isGood: totalMs > usualMs * 1.2
		};
	}).sort((a, b) => b.ms - a.ms);
	return most?.isGood && most.ms > floors.statement ? most.growth : void 0;
}
function mostUnseen({ statements }) {
	return statements.at(-1)?.totalMs ?? Number.POSITIVE_INFINITY;
}
function median(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
	return (low + high) / 2;
}
// src/run/report/sparkline.ts
const blocks = [
	"▁",
	"▂",
	"▃",
	"▄",
	"▅",
	"▆",
	"▇",
	"█"
];
/** Numbers as blocks whose heights, from nothing on, are to each other as the numbers are, to an eighth of the largest. */
function sparkline(numbers) {
	const largest = Math.max(...numbers);
	return numbers.map((each) => blocks[largest > 0 ? Math.max(0, Math.round(each / largest * 8) - 1) : 0]).join("");
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
// src/run/report/history.ts
/** How the run compares with earlier ones. */
function history(report) {
	const { history: known, exitCode } = report;
	const now = timesOf$1(report);
	if (!known || !now || known.earlier.length === 0) return void 0;
	const trend = trendOf(now, known.earlier);
	const { tests, ready, slowest } = trend;
	const hasPassed = exitCode === 0;
	const start = isFromSnapshot(now) ? "from a snapshot" : "without a snapshot";
	return {
		title: "Trend",
		remarks: [...hasPassed ? regressions(trend) : ["The tests failed, so their time is compared with nothing."], describeMedian(known, {
			alike: ready?.earlier.length ?? 0,
			start
		})],
		table: {
			columns: [
				{ title: "" },
				{
					title: "This run",
					align: "right"
				},
				{
					title: "Median",
					align: "right"
				},
				{ title: "Last runs" }
			],
			rows: [
				...tests ? [row("tests", tests, hasPassed)] : [],
				...ready ? [row(`ready, ${start}`, ready)] : [],
				...slowest && hasPassed ? [row("slowest statement, all calls", slowest)] : []
			]
		}
	};
}
function describeMedian({ branch, earlier }, { alike, start }) {
	return `The median is that of ${earlier.length === 1 ? "the one run" : `the last ${runs(earlier.length)}`} on ${branch} that passed${alike < earlier.length ? `; ${alike || "none"} of them started ${start}, as this one` : ""}.`;
}
function row(name, { now, usual, earlier }, isComparable = true) {
	const change = isComparable ? signed({
		now,
		usual
	}) : "";
	const shown = isComparable ? [...earlier, now] : earlier;
	return [
		name,
		change ? `${formatMs(now)} (${change})` : formatMs(now),
		formatMs(usual),
		{ code: sparkline(shown.slice(-20)) }
	];
}
/** What got slower, that which matters most first. */
function regressions({ tests, ready, slowerStatements, growth }) {
	const [slower] = slowerStatements;
	const isSlower = (change) => change?.verdict === "slower";
	return [
		...tests && isSlower(tests) ? [`The tests took ${percent(tests)} longer (${rather(tests)}).`] : [],
		...isSlower(tests) && growth ? [describeGrowth(growth)] : [],
		...ready && isSlower(ready) ? [`The database was ready ${percent(ready)} later (${rather(ready)}).`] : [],
		...slower && !(isSlower(tests) && slower.text === growth?.text) ? [describeSlower(slower)] : []
	];
}
function describeSlower({ text, calls, now, usual }) {
	const times = rather({
		now: now * calls,
		usual: usual * calls
	});
	return `A statement took ${percent({
		now,
		usual
	})} longer (${times} for ${count(calls, "call")}): ${text}`;
}
function describeGrowth({ text, now, usual }) {
	if (!usual) return `A statement that was not among the slowest took ${formatMs(now.totalMs)} (${count(now.calls, "call")}): ${text}`;
	return `The statement that grew most took ${rather({
		now: now.totalMs,
		usual: usual.totalMs
	})} (${`${count(now.calls, "call")} rather than ${Math.round(usual.calls)}`}): ${text}`;
}
function rather({ now, usual }) {
	return `${formatMs(now)} rather than ${formatMs(usual)}`;
}
/** The one thing that has changed, and matters most. */
function historyFact(report) {
	const { history: known, exitCode } = report;
	const now = timesOf$1(report);
	if (!known || !now || exitCode !== 0) return void 0;
	const { tests, ready, slowerStatements } = trendOf(now, known.earlier);
	const [statement] = slowerStatements;
	const fact = (value, { earlier, verdict }) => ({
		label: "Trend",
		value,
		remark: `than the median of ${runs(earlier.length)} on ${known.branch}`,
		tone: verdict === "slower" ? "bad" : "plain"
	});
	if (tests?.verdict === "slower") return fact(`tests ${percent(tests)} slower`, tests);
	if (ready?.verdict === "slower") return fact(`ready ${percent(ready)} later`, ready);
	if (statement) return fact(`a statement ${percent(statement)} slower`, statement);
	if (tests?.verdict === "faster") return fact(`tests ${percent(tests)} faster`, tests);
	if (ready?.verdict === "faster") return fact(`ready ${percent(ready)} sooner`, ready);
}
function runs(number) {
	return count(number, "run");
}
const mostPercents = 1e3;
/** How much more or less it is. */
function percent({ now, usual }) {
	if (usual <= 0) return "much";
	const percents = Math.abs(Math.round((now / usual - 1) * 100));
	return percents < mostPercents ? `${percents} %` : `${Math.round(now / usual)} times`;
}
function signed({ now, usual }) {
	if (usual <= 0) return "";
	const percents = Math.round((now / usual - 1) * 100);
	if (percents >= mostPercents) return `×${Math.round(now / usual)}`;
	return `${percents > 0 ? "+" : ""}${percents} %`;
}
// src/run/report/isolation.ts
const mostNames = 5;
const advice = "What a test leaves, the next one finds: roll back each test, or delete what it has made. Tests that take turns on one database are told apart by worker-databases.";
/** What the tests left behind, each database by itself. */
function isolation({ audit, exitCode }) {
	if (!audit) return void 0;
	const who = exitCode === void 0 ? "later steps" : "tests";
	const { databases, newDatabases, goneDatabases, problem } = audit;
	const rows = databases.map((each) => ({
		name: each.database,
		what: describe(each)
	})).filter(({ what }) => what.length > 0);
	const tooLarge = [...new Set(databases.flatMap((each) => each.tooLarge))];
	const isClean = !hasLeftovers(audit);
	const sequences = [...new Set(databases.flatMap((each) => each.sequences))];
	const asFar = tooLarge.length > 0 ? ", as far as all was read" : "";
	const remarks = [
		...problem ? [`Not all could be looked at: ${problem}`] : [],
		...isClean && !problem ? [`The ${who} left no rows, tables or open transactions behind in ${where(databases)}${asFar}.`] : [],
		...newDatabases.length > 0 ? [`Databases that were not there before: ${names(newDatabases)}.`] : [],
		...goneDatabases.length > 0 ? [`Databases that are gone: ${names(goneDatabases)}.`] : [],
		...tooLarge.length > 0 ? [`Written to, but not read, since it would take long: ${names(tooLarge)}.`] : [],
		...sequences.length > 0 ? [`Sequences moved, as they do also when a test is rolled back: ${names(sequences)}. It matters only to tests that expect certain ids.`] : [],
		...rows.length > 0 ? [advice] : []
	];
	return {
		title: isClean ? "Isolation" : `Isolation: the ${who} left something behind`,
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
// src/run/report/statements.ts
/** Where the server's time went. */
function slowestStatements({ statements = [] }) {
	if (statements.length === 0) return void 0;
	return {
		title: "Slowest statements",
		remarks: ["By the time all their calls took together, over all databases."],
		table: {
			columns: [
				{
					title: "Total",
					align: "right"
				},
				{
					title: "Calls",
					align: "right"
				},
				{
					title: "Mean",
					align: "right",
					isMinor: true
				},
				{
					title: "Rows",
					align: "right",
					isMinor: true
				},
				{ title: "Statement" }
			],
			rows: statements.map(({ text, calls, totalMs, rows }) => [
				formatShort(totalMs),
				number(calls),
				formatShort(totalMs / calls),
				number(rows),
				{ code: text }
			])
		}
	};
}
/** Most statements take less than a tenth of a millisecond. */
function formatShort(milliseconds) {
	return milliseconds < 1 ? `${Math.round(milliseconds * 1e3)} µs` : formatMs(milliseconds);
}
// src/run/report/tests.ts
/** The tests that failed, as the project's own reports tell. */
function failedTests({ tests: results }) {
	const failures = results?.shown.filter(({ outcome }) => outcome === "failed") ?? [];
	if (!results || failures.length === 0) return void 0;
	return {
		title: "Failed tests",
		remarks: results.failed - failures.length > 0 ? [`${failures.length} of ${results.failed}, the slowest first.`] : [],
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
	const total = passed + failed + skipped;
	const counts = [
		...passed === total ? [`${count(total, "test")} passed`] : [count(total, "test"), `${passed} passed`],
		...failed > 0 ? [`${failed} failed`] : [],
		...skipped > 0 ? [`${skipped} skipped`] : []
	];
	const remarks = [...files > 0 ? [`${counts.join(", ")}.`] : [], ...problems];
	const slowest = shown.filter(({ outcome }) => outcome !== "failed");
	if (slowest.length === 0) return remarks.length > 0 ? {
		title: "Tests",
		remarks
	} : void 0;
	if (passed > slowest.length) remarks.push(`The ${slowest.length} slowest of those that passed:`);
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
/** The phases, and before them what it took to load the program itself. */
function timelineRows({ phases, exitCode }) {
	const rows = phases.map(({ phase, start, duration }) => ({
		name: phase,
		start,
		duration,
		part: partOf(phase, exitCode)
	}));
	return [{
		name: "launch",
		start: 0,
		duration: Math.min(...phases.map(({ start }) => start)),
		part: "set-up"
	}, ...rows];
}
function partOf(phase, exitCode) {
	if (phase === "test") return exitCode === 0 ? "tests" : "failed tests";
	if (phase === "later steps") return "tests";
	return ["stop", "look"].includes(phase) ? "tear-down" : "set-up";
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
			comparison(report),
			history(report),
			slowestTests(report),
			isolation(report),
			activity(report),
			slowestStatements(report),
			settings(report)
		].filter((section) => section !== void 0)
	};
}
function headline({ exitCode, readyMs, phases, audit, faults = [] }) {
	const [fault] = faults;
	const test = phases.find(({ phase }) => phase === "test");
	if (exitCode === void 0 || !test) {
		const ready = `database ready after ${formatMs(readyMs)}`;
		if (fault) return {
			tone: "bad",
			text: `${ready}; during the later steps ${nameFault(fault)}`
		};
		return audit?.isFailure ? {
			tone: "bad",
			text: `${ready}; ${whatAuditFound(audit, "the later steps")}`
		} : {
			tone: "plain",
			text: ready
		};
	}
	const took = formatMs(test.duration);
	if (exitCode === 0 && audit?.isFailure) return {
		tone: "bad",
		text: `tests passed in ${took}, but ${whatAuditFound(audit, "they")}`
	};
	return exitCode === 0 ? {
		tone: "good",
		text: `tests passed in ${took}`
	} : {
		tone: "bad",
		text: `tests failed after ${took} (exit code ${exitCode})${fault ? `: ${nameFault(fault)}` : ""}`
	};
}
/** What there is to say of a run that did not come to its tests. */
function composeFailure(message, log) {
	const [what = "", ...more] = message.split("\n").filter((line) => line.trim() !== "");
	return {
		headline: {
			tone: "bad",
			text: "the database could not be set up"
		},
		facts: [{
			label: "Failure",
			value: what
		}],
		sections: [...more.length > 0 ? [{
			title: "What was said",
			remarks: more.slice(0, mostSaid)
		}] : [], serverErrors({
			errors: log?.errors ?? [],
			serverLog: log?.end ?? ""
		})].filter((section) => section !== void 0)
	};
}
const mostSaid = 40;
/** Not to know what was left is another thing than that there is something. */
function whatAuditFound(audit, who) {
	return hasLeftovers(audit) ? `${who} left something behind` : "not all could be looked at that they may have left behind";
}
function facts(report) {
	const { server, storage, readyMs } = report;
	const content = describeContent(report);
	const trend = historyFact(report);
	return [
		...faultFacts(report),
		...trend ? [trend] : [],
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
		},
		...baselineFact(report)
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
// src/run/report/markdown.ts
/** What a telephone has room for. */
const barWidth = 16;
const longestCell = 400;
const mostRows = 200;
const widestPadded = 200;
/**
* What a step's summary may be, less what the names of sections take that are left out:
* https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
*/
const mostBytes = 1024e3;
const marks = {
	good: "✅ ",
	bad: "❌ ",
	plain: ""
};
/**
* The job summary, in GitHub's Markdown.
*
* @param takenBytes what there is in the summary already
*/
function formatMarkdown(report, takenBytes = 0) {
	return formatDocument(compose(report), takenBytes);
}
/** Any other document, as {@link formatMarkdown} shows the report. */
function formatDocument({ headline, facts, sections }, takenBytes = 0) {
	const parts = [`### ${marks[headline.tone]}ram-postgres: ${verbatim(headline.text)}`, formatFacts$1(facts)];
	let bytes = takenBytes + Buffer.byteLength(parts.join("\n\n"));
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
	return verbatim(shorten(words, longestCell));
}
const short = 12;
/** On a narrow screen GitHub would break even "12 ms" in two. */
function onOneLineIfShort(words) {
	return words.length <= short ? onOneLine(words) : words;
}
function onOneLine(words) {
	return words.replaceAll(" ", "\xA0");
}
/** What turns the direction of a text: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/**
* Text that is shown as it is: as HTML entities, nothing in it can mean anything in Markdown, HTML or a table, or turn
* the direction of what comes after. GitHub makes no links of addresses whose marks are entities, and of one with an @ when
* a space without width follows that.
*/
function verbatim(words) {
	return words.replace(bidirectional, "�").replace(/[^\p{L}\p{N} .,:;()/=%-]|:(?=\/\/)|(?<=\bwww)\./giu, asEntity).replaceAll("&#64;", "&#64;&#8203;");
}
function asEntity(character) {
	return `&#${character.codePointAt(0)};`;
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
/** What is left to the last column when it is in want of room. */
const readable = 20;
/** The lines of a table that is `room` columns wide at most. */
function formatTable(table, style, room) {
	const { columns, rows } = isTooWide(table, room) ? withoutMinor(table) : table;
	const titles = columns.map(({ title }) => title);
	const isTitled = titles.some((title) => title !== "");
	const all = isTitled ? [titles, ...rows] : rows;
	const widths = fitted(columns.map((_, index) => Math.max(...all.map((row) => widthOf(row[index])))), room);
	const format = (row, look) => {
		const last = row.length - 1;
		const [first = "", ...more] = lastLines(row[last] ?? "", widths[last] ?? 0);
		const cells = row.slice(0, -1).map((cell, index) => {
			const width = widths[index] ?? 0;
			const words = cutTo(plainText(cell), width);
			const padded = (columns[index]?.align === "right" ? padStart : padEnd)(words, width);
			return isStrong(cell) ? style.bold(padded) : look(padded);
		});
		const indent = " ".repeat(widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 0));
		const isBar = typeof row[last] === "object" && "from" in row[last];
		const [start, ...rest] = [first, ...more].map((line) => isBar ? style.dim(line) : look(line));
		return [[...cells, start].join(" ".repeat(gap)), ...rest.map((line) => indent + line)];
	};
	return [...isTitled ? format(titles, style.dim) : [], ...rows.flatMap((row) => format(row, (text) => text))];
}
function isTooWide({ columns, rows }, room) {
	return columns.slice(0, -1).map(({ title }, index) => Math.max(title.length, ...rows.map((row) => widthOf(row[index])))).reduce((sum, width) => sum + width + gap, readable) > room;
}
function withoutMinor({ columns, rows }) {
	const isKept = (_, index) => !columns[index]?.isMinor;
	return {
		columns: columns.filter(isKept),
		rows: rows.map((row) => row.filter(isKept))
	};
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
	return Math.min(widest, displayWidth(plainText(cell)));
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
		...beside(style.bold(title), wrap(headline.text, room - 12).map(tones[headline.tone])),
		...formatFacts(facts, style, room).map(indent),
		...shown.flatMap((section) => ["", ...formatSection(section, style, room).map(indent)]),
		""
	].map((line) => line.trimEnd()).join("\n");
}
/** Lines that begin beside a word. */
function beside(word, lines) {
	return lines.map((line, index) => `${index === 0 ? word : " ".repeat(12)}  ${line}`);
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
		return (displayWidth(value) + 2 + displayWidth(remark) <= width ? [`${said(values[0] ?? "")}  ${style.dim(remarks[0] ?? "")}`] : [...values.map(said), ...remarks.map(style.dim)]).map((line, index) => `${style.dim((index === 0 ? label : "").padEnd(labelWidth))}  ${line}`);
	});
}
function formatSection({ title, remarks = [], table }, style, room) {
	return [
		...wrap(title, room).map(style.bold),
		...remarks.flatMap((remark) => wrap(remark, room).map(style.dim)),
		...table ? formatTable(table, style, room) : []
	];
}
// src/process/current-directory.ts
/** @throws when it has been removed, which Node tells as a failed system call */
function currentDirectory() {
	try {
		return process.cwd();
	} catch (error) {
		throw new Error("the current directory has been removed: go to one that is there", { cause: error });
	}
}
// src/run/report/json.ts
/** The report as data, for programs: what could mean something to a terminal or to GitHub's runner is escaped. */
function formatJson(report) {
	return JSON.stringify(report, void 0, 2).replaceAll("##[", "#\\u0023[").replace(/[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, escaped);
}
function escaped(character) {
	return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
// src/process/own-stderr.ts
/**
* Has us write to standard error without waiting for whoever reads it, where it is a pipe: Node.js would wait in the
* middle of a write, deaf to signals, for a reader that has stopped. The pipe is opened once more for that: what is set
* for its own descriptor, the programs that we start would have as well.
*/
function takeOverStderr() {
	const pipe = attempt$1(() => {
		if (!fstatSync(2).isFIFO()) return void 0;
		return openSync("/proc/self/fd/2", constants$1.O_WRONLY | constants$1.O_NONBLOCK);
	});
	if (pipe === void 0) return;
	const stream = new Socket({
		fd: pipe,
		readable: false
	});
	stream.on("error", () => {});
	Object.defineProperty(process, "stderr", {
		value: stream,
		configurable: true
	});
}
/** How long a reader has after a signal. */
const patienceMs = 1e3;
/** Waits until all that was written is on its way, but after an abort not for long. */
async function stderrWritten(aborted) {
	const { stderr } = process;
	if (stderr.writableLength === 0) return;
	const written = new Promise((resolve) => stderr.write("", () => resolve()));
	const ended = new Promise((resolve) => {
		if (aborted.aborted) resolve(void 0);
		else aborted.addEventListener("abort", resolve);
	});
	await Promise.race([written, ended.then(() => setTimeout$1(patienceMs))]);
}
// src/postgres/package-files.ts
/** Without one of these no server starts. Others, of extensions and time zones, are too many to look at before each run. */
const needed = /^native\/(bin\/|lib\/([^/]+\/)?[^/]+\.so|share\/[^/]+\/[^/]+$)/;
const listOf = (directory) => join(directory, "sizes.json");
/** Notes how large the files of a server are that was just unpacked, for {@link isWhole}. */
async function noteSizes(directory) {
	const sizes = (await readdir(directory, {
		withFileTypes: true,
		recursive: true
	})).filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => relative(directory, join(parentPath, name)).replaceAll(sep, "/")).filter((path) => needed.test(path)).map(async (path) => [path, (await stat(join(directory, path))).size]);
	const list = Object.fromEntries(await Promise.all(sizes));
	await writeFile(listOf(directory), JSON.stringify(list), { mode: 420 });
}
/**
* Whether what a server needs is all there, and not cut off: a disk may have been full, or somebody tidied up. Undefined
* where that was not noted.
*/
function isWhole(directory) {
	let text;
	try {
		text = readFileSync(listOf(directory), "utf8");
	} catch {
		return;
	}
	try {
		return Object.entries(JSON.parse(text)).every(([path, size]) => statSync(join(directory, path)).size === size);
	} catch {
		return false;
	}
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
export { createDatabase as $, Progress as $t, Snapshots as A, runDirectoryAt as At, nameFault as B, readNotes as Bt, UsageError as C, formatVersion as Ct, writeNotes as D, makeFor as Dt, findingsSinceNotes as E, leaveRun as Et, packageVersion as F, serverAccount as Ft, misleadingVariables as G, together as Gt, formatMs as H, exists as Ht, otherFiles as I, isLeftHalfMade as It, withSettingsAtFault as J, _usingCtx as Jt, packCluster as K, findProgram as Kt, tellEnded as L, noteOwner as Lt, askVersion as M, endServer as Mt, Migrations as N, serverOf as Nt, Observation as O, removeDisk as Ot, runCommand as P, shutDownServer as Pt, cloneDatabase as Q, MigrationError as Qt, withFaults as R, ownerIn as Rt, harmlessLines as S, byNewest as St, inputs as T, createRunDirectory as Tt, killsSoFar as U, makeDirectory as Ut, formatBytes as V, watchTemporary as Vt, shorten as W, makePublicDirectory as Wt, withoutCredentials as X, sinceStart as Xt, startServer as Y, endLeftGroup as Yt, scramVerifier as Z, attempt$1 as Zt, timesOf$1 as _, Interrupts as _t, takeOverStderr as a, resolveSettings as at, slowPhaseNotices as b, takeOverFailures as bt, formatText as c, setPassword as ct, formatDocument as d, smallestSizeBytes as dt, migrationFailure as en, createExtensions as et, formatMarkdown as f, usedBytes as ft, parseHistory as g, Interrupted as gt, formatHistory as h, withConnection as ht, stderrWritten as i, require__builtin_util as in, writeSettings as it, findInstalled as j, runName as jt, setUpDatabase as k, removeRun as kt, ansi as l, cachePlaces as lt, append as m, maintenanceDatabase as mt, isWhole as n, isDatabaseError as nn, workerDatabaseNames as nt, formatJson as o, openToOwner as ot, composeFailure as p, loadDriver as pt, unpackCluster as q, execute as qt, noteSizes as r, require__builtin_crypto as rn, runInitdb as rt, currentDirectory as s, renameSuperuser as st, require_builtin_modules as t, messageOf as tn, dropDatabases as tt, plain as u, writablePlace as ut, run as v, exitCodeOf as vt, parseOptions as w, satisfies as wt, createReport as x, unlessAborted as xt, Timings as y, takeOverEndings as yt, describeFault as z, listMounts as zt };
