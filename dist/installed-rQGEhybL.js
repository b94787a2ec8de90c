import { _ as searchPath, a as byNewest, f as execute, g as findProgram, s as parseServerVersion, u as together } from "./cache-directory-Dnjg8bHs.js";
import { readdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
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
		if (error instanceof Error && error.name === "ProgramError") return void 0;
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
		if (error instanceof Error && error.name === "ProgramError") return [];
		throw error;
	}
}
async function fromPlace({ parent, name, bin }) {
	return (await readdir(parent).catch(() => [])).filter((entry) => name.test(entry)).map((entry) => join(parent, entry, bin));
}
/** Follows the links that packagers put on PATH to where `postgres` really is, with `initdb` beside it. */
async function realBinDirectory(directory) {
	const program = await findProgram(join(directory, "postgres"), {});
	if (!program) return void 0;
	const real = dirname(await realpath(program));
	return await findProgram(join(real, "initdb"), {}) && real;
}
export { serverVersion as n, findInstalled as t };
