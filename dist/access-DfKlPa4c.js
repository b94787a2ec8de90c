import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, chmod, mkdir, readFile, readdir, realpath, stat } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
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
// src/process/find-program.ts
/** The directories that PATH names, in their order. */
function searchPath(env) {
	return (env.PATH ?? env.Path ?? "/usr/local/bin:/usr/bin:/bin").split(delimiter).filter((directory) => directory !== "");
}
/** Where a program is that a shell would start by this name, or undefined when there is none. */
async function findProgram(name, env, cwd) {
	const places = /[\\/]/.test(name) ? [resolve(cwd ?? ".", name)] : searchPath(env).map((directory) => join(directory, name));
	const endings = process.platform === "win32" ? [
		".exe",
		".cmd",
		".bat",
		""
	] : [""];
	for (const place of places) for (const ending of endings) if (await isExecutable(place + ending)) return place + ending;
}
async function isExecutable(file) {
	try {
		await access(file, constants.X_OK);
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}
// src/process/process-state.ts
/** What the kernel says of a process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readState(pid) {
	const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => void 0);
	if (text === void 0) return void 0;
	const [state = "", , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
	return {
		group: Number(group),
		isZombie: "ZXx".includes(state)
	};
}
/** Whether a process that can be signalled really is one that runs; taken for granted where the kernel does not tell. */
async function isRunning(pid) {
	const state = await readState(pid);
	return state === void 0 ? process.platform !== "linux" : !state.isZombie;
}
/** Whether any process of a group runs. */
async function isGroupRunning(leader) {
	if (process.platform !== "linux") return true;
	return (await Promise.all((await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(readState))).some((state) => state?.group === leader && !state.isZombie);
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
	const deadline = performance.now() + graceMs;
	while (signalGroup(leader, 0) && await isGroupRunning(leader)) {
		if (performance.now() > deadline) {
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
			"ignore",
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
	child.stdout.setEncoding("utf8").on("data", (text) => {
		output.stdout += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text) => {
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
/** Whether `account` may enter a directory: it and every one above it lets that user, or everybody, in. */
async function isOpenTo(directory, account) {
	const real = await realpath(directory);
	const { mode, uid, gid } = await stat(real);
	if ((mode & (uid === account.uid ? 64 : gid === account.gid ? 8 : 1)) === 0) return false;
	const parent = dirname(real);
	return parent === real || isOpenTo(parent, account);
}
/** Makes a directory that all may read, whatever our umask is, with those above it that are missing. */
async function makePublicDirectory(directory) {
	if (await exists(directory)) return;
	await makePublicDirectory(dirname(directory));
	await mkdir(directory).then(() => chmod(directory, 493), (error) => {
		if (error.code !== "EEXIST") throw error;
	});
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}
export { ProgramError as a, signalGroup as c, searchPath as d, byNewest as f, satisfies as g, parseVersionRequest as h, together as i, isRunning as l, parseServerVersion as m, isOpenTo as n, execute as o, formatVersion as p, makePublicDirectory as r, endGroup as s, exists as t, findProgram as u };
