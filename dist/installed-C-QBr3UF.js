import { a as ProgramError, d as searchPath, f as byNewest, i as together, m as parseServerVersion, o as execute, u as findProgram } from "./access-DfKlPa4c.js";
import { constants } from "node:os";
import { readdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
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
	const inspected = /* @__PURE__ */ new Map();
	const inspectOnce = async (candidate) => {
		const directory = await realBinDirectory(candidate);
		if (!directory) return void 0;
		const inspection = inspected.get(directory) ?? inspect(directory, options);
		inspected.set(directory, inspection);
		return inspection;
	};
	const found = await together(...[
		searchPath(options.env),
		...(options.places ?? usualPlaces).map(fromPlace),
		fromPgConfig(options)
	].map(async (source) => together(...(await source).map(inspectOnce))));
	return [...new Set(found.flat())].filter((binaries) => binaries !== void 0).filter(({ version }) => version.major >= 14).sort((a, b) => byNewest(a.version, b.version));
}
/** A server's version as its own program tells it; undefined where it can't be run by that user. */
async function serverVersion(directory, options) {
	try {
		const { env, account, signal } = options;
		return parseServerVersion(await execute(join(directory, "postgres"), ["--version"], {
			env,
			account,
			signal,
			cwd: "/"
		}));
	} catch (error) {
		options.signal?.throwIfAborted();
		if (error instanceof ProgramError) return void 0;
		throw error;
	}
}
async function inspect(directory, options) {
	const version = await serverVersion(directory, options);
	return version && {
		directory,
		version,
		source: "installed"
	};
}
async function fromPgConfig({ env, signal }) {
	const program = await findProgram("pg_config", env);
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
async function fromPlace({ parent, name, bin }) {
	return (await readdir(parent).catch(() => [])).filter((entry) => name.test(entry)).map((entry) => join(parent, entry, bin));
}
/** Follows the links that packagers put on PATH to where `postgres` really is, with `initdb` beside it. */
async function realBinDirectory(directory) {
	const program = await findProgram("postgres", { PATH: directory });
	if (!program) return void 0;
	const real = dirname(await realpath(program));
	return await findProgram(join(real, "initdb"), {}) && real;
}
export { exitCodeOf as a, Interrupts as i, serverVersion as n, takeOverEndings as o, Interrupted as r, unlessAborted as s, findInstalled as t };
