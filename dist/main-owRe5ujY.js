import { a as __toESM } from "./rolldown-runtime-DU8RvWek.js";
import { A as Snapshots, C as UsageError, Ct as formatVersion, F as packageVersion, H as formatMs, Ht as exists, Kt as findProgram, S as harmlessLines, T as inputs, V as formatBytes, W as shorten, Xt as sinceStart, Zt as attempt, b as slowPhaseNotices, c as formatText, f as formatMarkdown, gt as Interrupted, in as require__builtin_util, l as ansi, o as formatJson, rn as require__builtin_crypto, s as currentDirectory, tn as messageOf, u as plain, v as run, vt as exitCodeOf, w as parseOptions, y as Timings } from "./run-CbA7hw36.js";
import { resolve } from "node:path";
import { rename, rm, writeFile } from "node:fs/promises";
// src/cli/arguments.ts
var import__builtin_util = /* @__PURE__ */ __toESM(require__builtin_util(), 1);
/** The words of the command line are off; the inputs that could be read may be as well. */
var ArgumentsError = class extends UsageError {
	inputs;
	constructor(problems, inputs) {
		super(problems);
		this.inputs = inputs;
	}
};
const options = inputs.filter((input) => !("actionOnly" in input));
/**
* Reads `[options] -- COMMAND [ARGUMENT…]` or `snapshots [--prune]`.
*
* @throws {ArgumentsError} with all problems at once
*/
function parseArguments(argv) {
	if (argv[0] === "snapshots") return parseSnapshotsArguments(argv.slice(1));
	const end = argv.indexOf("--");
	const ours = end < 0 ? argv : argv.slice(0, end);
	const { tokens } = (0, import__builtin_util.parseArgs)({
		args: [...ours],
		options: {
			...Object.fromEntries(options.map(({ name }) => [name, {
				type: "string",
				multiple: true
			}])),
			help: {
				type: "boolean",
				short: "h"
			},
			version: {
				type: "boolean",
				short: "V"
			}
		},
		strict: false,
		tokens: true
	});
	const given = {};
	const problems = [];
	for (const token of tokens) if (token.kind === "positional") problems.push(`"${token.value}" is no option; the test command comes after --`);
	else if (token.kind === "option") {
		if (token.name === "help" || token.name === "version") return { kind: token.name };
		const problem = take(token, given);
		if (problem) problems.push(problem);
	}
	const [file, ...args] = end < 0 ? [] : argv.slice(end + 1);
	if (!file) problems.push("there is no test command: ram-postgres [options] -- COMMAND");
	if (!file || problems.length > 0) throw new ArgumentsError(problems, given);
	return {
		kind: "run",
		inputs: given,
		command: {
			kind: "program",
			file,
			args
		}
	};
}
function parseSnapshotsArguments(words) {
	if (words.some((word) => word === "--help" || word === "-h")) return { kind: "help" };
	if (words.some((word) => word === "--version" || word === "-V")) return { kind: "version" };
	const others = words.filter((word) => word !== "--prune");
	if (others.length > 0) throw new ArgumentsError(others.map((word) => `snapshots takes no "${word}", only --prune`), {});
	return {
		kind: "snapshots",
		prune: words.includes("--prune")
	};
}
function take(token, given) {
	const option = options.find(({ name }) => name === token.name);
	if (!option) return `${token.rawName} is not an option; see ram-postgres --help`;
	if (token.value === void 0) return `${token.rawName} takes a value: ${option.value}`;
	if (!token.inlineValue && token.value.startsWith("--")) return `${token.rawName} takes a value: ${option.value}; one that begins with -- is written ${token.rawName}=${token.value}`;
	const name = option.name;
	const before = given[name];
	if (before !== void 0 && !option.isList) return `${token.rawName} is given twice`;
	given[name] = before === void 0 ? token.value : `${before}\n${token.value}`;
}
/** The text of `--help`. */
function helpText() {
	const names = options.map(({ name, value }) => `--${name} ${value}`);
	const width = Math.max(...names.map((name) => name.length));
	return `Runs a test command with a migrated PostgreSQL on a RAM disk, then removes it.

Usage: ram-postgres [options] -- COMMAND [ARGUMENT...]
       ram-postgres snapshots [--prune]     lists the snapshots that are kept, or removes them

Options:
${options.map(({ help, default: preset, isList }, index) => {
		const notes = [isList && "repeatable", preset && `default: ${preset}`].filter(Boolean);
		const note = notes.length > 0 ? ` (${notes.join("; ")})` : "";
		return `  ${names[index]?.padEnd(width)}  ${help}${note}`;
	}).join("\n")}
  ${"--help".padEnd(width)}  show this
  ${"--version".padEnd(width)}  show the version

COMMAND sees DATABASE_URL, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, and with
worker databases WORKER_DATABASES and DATABASE_URL_1 to DATABASE_URL_N.

Exit code: the command's own; 64 for bad usage, 70 when the run itself failed,
126 or 127 when the command can't be run, 128 + n when signal n ended the run.

Example: ram-postgres --migrations migrations -- npm test
`;
}
// src/cli/progress.ts
/** What is over sooner is not worth a look. */
const firstMs = 250;
const everyMs = 100;
/** Among what programs of the user's write. */
const againMs = 1e4;
const clearLine = "\r\x1B[K";
/** In these, programs of the user's write to the terminal: what is said of them stays. */
const loud = /* @__PURE__ */ new Set(["migrate", "migrate command"]);
/** Shows at a terminal, on a line that comes and goes, which phases are going on. */
var Progress = class {
	#terminal;
	#going = /* @__PURE__ */ new Map();
	#timer;
	#isShown = false;
	constructor(terminal) {
		this.#terminal = terminal;
	}
	began(phase) {
		this.#going.set(phase, performance.now());
		if (phase === "test" || loud.has(phase)) this.#stop();
		if (phase !== "test") this.#timer ??= setTimeout(() => this.#show(), firstMs).unref();
	}
	ended(phase) {
		this.#going.delete(phase);
		if (this.#going.size === 0) this.#stop();
	}
	/** Makes room for a line that stays. */
	clear() {
		if (this.#isShown) this.#terminal.write(clearLine);
		this.#isShown = false;
	}
	#show() {
		const phases = [...this.#going.keys()];
		const isLoud = phases.some((phase) => loud.has(phase));
		const tookMs = performance.now() - Math.min(...this.#going.values());
		const words = `ram-postgres: ${phases.join(", ")} … ${formatMs(tookMs)}`;
		const line = shorten(words, (this.#terminal.columns ?? 80) - 1);
		this.#terminal.write(isLoud ? `${line}\n` : clearLine + line);
		this.#isShown = !isLoud;
		this.#timer = setTimeout(() => this.#show(), isLoud ? againMs : everyMs).unref();
	}
	#stop() {
		clearTimeout(this.#timer);
		this.#timer = void 0;
		this.clear();
	}
};
// src/cli/show-report.ts
var import__builtin_crypto = require__builtin_crypto();
/** Formats a report for nobody: most of the time that it takes is for code that runs for the first time. */
function warmUp(report, options) {
	attempt(() => format(report, options));
}
/** A report as it is shown at the terminal, and in the form that was asked for. */
function format(report, { report: form }) {
	const { stderr } = process;
	const style = stderr.hasColors?.() ? ansi : plain;
	const text = formatText(report, {
		style,
		...stderr.isTTY && { width: stderr.columns }
	});
	return {
		text,
		formatted: {
			text: () => text,
			markdown: formatMarkdown,
			json: formatJson
		}[form](report)
	};
}
/** Shows the report at the terminal, or puts it into a file in the form that was asked for. */
async function showReport(report, options, say) {
	const { report: form, reportFile } = options;
	const { text, formatted } = format(report, options);
	process.stderr.write(`${(reportFile === void 0 ? formatted : text).trimEnd()}\n\n`);
	if (reportFile === void 0) return;
	await putInPlace(reportFile, `${(form === "text" ? formatText(report) : formatted).trim()}\n`).catch((error) => say(`warning: the report could not be written: ${messageOf(error)}`));
}
/** Makes a file anew: what somebody has put there meanwhile, such as a link, is not written to. */
async function putInPlace(file, content) {
	const beside = `${file}.${(0, import__builtin_crypto.randomUUID)()}`;
	try {
		await writeFile(beside, content, { flag: "wx" });
		await rename(beside, file);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}
// src/cli/snapshots.ts
/** Lists the user's snapshots on standard output, or removes them. */
async function showSnapshots({ prune }, env) {
	const snapshots = Snapshots.open(env, void 0);
	const all = await snapshots.list();
	const bytes = formatBytes(all.reduce((sum, snapshot) => sum + snapshot.bytes, 0));
	const total = `${all.length} snapshot${all.length === 1 ? "" : "s"}, ${bytes}`;
	if (prune) {
		await snapshots.empty();
		process.stdout.write(`removed ${total}, from ${snapshots.directory}\n`);
		return;
	}
	const now = Date.now();
	const ageOf = (time) => formatAge(Math.max(0, now - time.getTime()));
	const rows = all.map(({ key, bytes, made, lastUse, uses, origin }) => [
		key.slice(0, 8),
		formatBytes(bytes),
		ageOf(made),
		ageOf(lastUse),
		`${uses}`,
		origin.server,
		`${origin.recipe.migrations.length}`
	]);
	const table = all.length > 0 ? formatColumns([[
		"snapshot",
		"size",
		"age",
		"last used",
		"hits",
		"PostgreSQL",
		"migrations"
	], ...rows]) : "";
	process.stdout.write(`${table}${total} in ${snapshots.directory}\n`);
}
function formatColumns(rows) {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) => row.map((cell, column) => cell.padStart(widths?.[column] ?? 0)).join("  ")).map((line) => `${line}\n`).join("");
}
/** In the largest unit of which it is at least two. */
function formatAge(milliseconds) {
	const [name, size] = [
		["d", 864e5],
		["h", 36e5],
		["min", 6e4]
	].find(([, each]) => milliseconds >= 2 * each) ?? ["s", 1e3];
	return `${Math.floor(milliseconds / size)} ${name}`;
}
// src/cli/main.ts
const usageExitCode = 64;
const failureExitCode = 70;
const notExecutableExitCode = 126;
const notFoundExitCode = 127;
const progress = new Progress(process.stderr);
/** Our standard output is the test command's alone: what we say goes to standard error. */
function say(message) {
	progress.clear();
	process.stderr.write(`ram-postgres: ${harmlessLines(message)}\n`);
}
/** The command line's face. Returns the exit code. */
async function main(argv, env, interrupts) {
	try {
		const invocation = await parseInvocation(argv);
		if (invocation.kind === "help") process.stdout.write(helpText());
		else if (invocation.kind === "version") process.stdout.write(`${packageVersion}\n`);
		else if (invocation.kind === "snapshots") await showSnapshots(invocation, env);
		else return await runCommandLine(invocation, env, interrupts);
		return 0;
	} catch (error) {
		return explain(error);
	}
}
/** @throws {UsageError} with the problems of the words and of the values at once */
async function parseInvocation(argv) {
	try {
		return parseArguments(argv);
	} catch (error) {
		if (!(error instanceof ArgumentsError)) throw error;
		const { problems, inputs } = error;
		const others = await parseOptions(inputs, currentDirectory()).then(() => [], (also) => also instanceof UsageError ? also.problems : []);
		throw new UsageError([...problems, ...others]);
	}
}
async function runCommandLine({ inputs, command }, env, interrupts) {
	const options = await parseOptions(inputs, currentDirectory());
	if (command.kind === "program") {
		const { file } = command;
		if (!findProgram(file, env, options.workingDirectory)) {
			const isThere = file.includes("/") && await exists(resolve(options.workingDirectory, file));
			say(`${file}: ${isThere ? "it is not executable" : "there is no such command"}`);
			return isThere ? notExecutableExitCode : notFoundExitCode;
		}
	}
	if (options.reportFile) await removeReport(options.reportFile);
	const report = await run(options, command, {
		env,
		interrupts,
		timings: new Timings({ listener: process.stderr.isTTY ? progress : slowPhaseNotices(say) }),
		log: {
			info: say,
			warn: (message) => say(`warning: ${message}`)
		},
		stdout: "stderr",
		onReady: (database) => say(readyMessage(database)),
		onTested: (report) => warmUp(report, options)
	});
	await showReport(report, options, say);
	const { reason } = interrupts.aborted;
	if (reason instanceof Interrupted) throw reason;
	if (report.exitCode === 0 && report.audit?.isFailure) {
		say("audit: the tests left something behind, or it is not known, as told above");
		return failureExitCode;
	}
	return report.exitCode ?? failureExitCode;
}
async function removeReport(file) {
	try {
		await rm(file, { force: true });
	} catch (error) {
		throw new UsageError([`report-file: "${file}" can't be replaced: ${messageOf(error)}`]);
	}
}
function readyMessage({ binaries, address, disk }) {
	const where = disk.kind === "directory" ? `NOT on a RAM disk (${disk.reason})` : "on a RAM disk";
	return `PostgreSQL ${formatVersion(binaries.version)} ${where}, ${address.host}:${address.port}, ready after ${formatMs(sinceStart())}`;
}
function explain(error) {
	if (error instanceof Interrupted) {
		say(`${error.message}; everything is removed`);
		return exitCodeOf(error.signal);
	}
	if (error instanceof UsageError) {
		for (const problem of error.problems) say(problem);
		say("nothing was started; see ram-postgres --help");
		return usageExitCode;
	}
	say(messageOf(error));
	return failureExitCode;
}
export { parseArguments as n, main as t };
