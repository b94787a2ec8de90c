import { homedir } from "node:os";
import { spawn } from "node:child_process";
import { constants as constants$1 } from "node:fs";
import { access, chmod, mkdir, readFile, readdir, realpath, stat } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
// src/process/find-program.ts
/** The directories that PATH names, in their order. */
function searchPath(env) {
	return (env.PATH ?? env.Path ?? "").split(delimiter).filter((directory) => directory !== "");
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
		await access(file, constants$1.X_OK);
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
		await setTimeout(5);
	}
}
// src/process/execute.ts
/** A program that we start could not be run, or ended with something else than exit code 0. */
var ProgramError = class extends Error {
	name = "ProgramError";
	code;
	constructor(message, code, options) {
		super(message, options);
		this.code = code;
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
	const abort = () => child.pid !== void 0 && signalGroup(child.pid, "SIGKILL");
	options.signal?.addEventListener("abort", abort);
	try {
		const ending = await new Promise((resolve, reject) => {
			child.once("error", (error) => {
				reject(new ProgramError(`${file}: ${error.message}`, error.code, { cause: error }));
			});
			child.once("close", (code, signal) => resolve(code ?? signal ?? "SIGKILL"));
		});
		options.signal?.throwIfAborted();
		if (ending === 0) return output.stdout;
		const how = typeof ending === "number" ? `exit code ${ending}` : ending;
		const said = (output.stderr.trim() || output.stdout.trim()).slice(-4e3);
		throw new ProgramError(`${file} ended with ${how}${said && `:\n${said}`}`, ending);
	} finally {
		options.signal?.removeEventListener("abort", abort);
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
// src/postgres/cache-directory.ts
/**
* Where prebuilt servers are kept: the runner's tool cache, else the user's cache folder. When the server runs as
* another user than we do, that is no place under a private home, which that user could not enter.
*
* @throws when none of the places can be written to and read by the server's user
*/
async function prebuiltCache(env, account) {
	const places = [
		env.RUNNER_TOOL_CACHE,
		userCache(env),
		"/var/cache"
	].filter((place) => place !== void 0 && place !== "").map((place) => join(place, "ram-postgres"));
	for (const place of places) {
		if (account && !await isOpenTo(await nearestExisting(place), account)) continue;
		if (await isWritable(place)) return place;
	}
	throw new Error(`no place to keep a downloaded server: none of ${places.join(", ")} can be written to` + (account ? ` and read by the user ${account.name}` : "") + "; set RUNNER_TOOL_CACHE to a directory that can");
}
/** Whether `account` may enter a directory: it and every one above it lets that user, or everybody, in. */
async function isOpenTo(directory, account) {
	const real = await realpath(directory);
	const { mode, uid, gid } = await stat(real);
	if ((mode & (uid === account.uid ? 64 : gid === account.gid ? 8 : 1)) === 0) return false;
	const parent = dirname(real);
	return parent === real || isOpenTo(parent, account);
}
/** https://specifications.freedesktop.org/basedir-spec/latest/ and its counterparts elsewhere. */
function userCache(env) {
	if (process.platform === "win32") return env.LOCALAPPDATA;
	const home = env.HOME || homedir();
	if (process.platform === "darwin") return join(home, "Library", "Caches");
	return env.XDG_CACHE_HOME || join(home, ".cache");
}
async function isWritable(directory) {
	try {
		await makePublicDirectory(directory);
		await access(directory, constants$1.W_OK);
		return true;
	} catch {
		return false;
	}
}
/** Makes a directory that all may read, whatever our umask is, with those above it that are missing. */
async function makePublicDirectory(directory) {
	if (await exists(directory)) return;
	await makePublicDirectory(dirname(directory));
	await mkdir(directory).then(() => chmod(directory, 493), (error) => {
		if (error.code !== "EEXIST") throw error;
	});
}
async function nearestExisting(path) {
	return await exists(path) ? path : nearestExisting(dirname(path));
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}
export { searchPath as _, byNewest as a, parseVersionRequest as c, ProgramError as d, execute as f, findProgram as g, isRunning as h, prebuiltCache as i, satisfies as l, signalGroup as m, isOpenTo as n, formatVersion as o, endGroup as p, makePublicDirectory as r, parseServerVersion as s, exists as t, together as u };
