import { a as getInput, b as summary, c as info, h as warning, o as getState, p as setSecret, s as group, u as saveState } from "./core-BhUoSIDm.js";
import { Jt as _usingCtx, S as harmlessLines, T as inputs, Zt as attempt, _ as timesOf, c as formatText, d as formatDocument, f as formatMarkdown, g as parseHistory, h as formatHistory, m as append, p as composeFailure, rn as require__builtin_crypto, tn as messageOf } from "./run-CbA7hw36.js";
import { join } from "node:path";
import { AsyncLocalStorage } from "node:async_hooks";
import { chmod, constants, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { setImmediate, setTimeout } from "node:timers/promises";
// src/action/inputs.ts
/** The action's inputs as text. A password among them is masked before anything else is done. */
function readInputs() {
	const raw = {};
	const ours = inputs.filter((input) => !("commandLineOnly" in input));
	for (const { name } of ours) raw[name] = getInput(name, { trimWhitespace: false });
	if (raw.password) setSecret(raw.password);
	return raw;
}
// src/action/job-summary.ts
const auditFailure = "audit: the tests left something behind, or it is not known, as the job summary tells";
/** Formats a report for nobody: most of the time that it takes is for code that runs for the first time. */
function warmUp(report) {
	attempt(() => formatText(report));
	attempt(() => formatMarkdown(report));
}
/** Shows the report in the log, and in the job's summary where the runner takes one. */
async function showReport(report, env) {
	info(formatText(report));
	await showServerLog(report.serverLog);
	await writeSummary(env, (takenBytes) => formatMarkdown(report, takenBytes));
}
/** Shows why there was nothing to test with; the message itself is in the log already. */
async function showFailure(message, log, env) {
	await showServerLog(log?.end);
	const document = composeFailure(message, log);
	await writeSummary(env, (takenBytes) => formatDocument(document, takenBytes));
}
async function showServerLog(log) {
	if (!log) return;
	await group("ram-postgres: the end of the server's log", async () => info(harmlessLines(log)));
}
async function writeSummary({ GITHUB_STEP_SUMMARY: file }, format) {
	if (!file) return;
	const takenBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	await summary.addRaw(format(takenBytes), true).write().catch((error) => warning(`the job summary could not be written: ${messageOf(error)}`));
}
// src/action/overhearing.ts
const conversation = new AsyncLocalStorage();
let ear;
/**
* Collects what the client prints in the course of some work. It swallows errors, and only there does it tell why it
* failed, or that it failed at all: to restore nothing is also the result of a miss. In the log it is left as details:
* an optional thing that did not work is worth one warning, which is ours.
*
* @param show what is printed of those details at once: all, unless told otherwise
*/
async function hear(said, work, show = (details) => details) {
	const { stdout } = process;
	if (!ear || stdout.write !== ear.listen) ear = openEar(stdout.write);
	const ours = ear;
	ours.listeners += 1;
	stdout.write = ours.listen;
	try {
		return await conversation.run({
			said,
			show
		}, work);
	} finally {
		ours.listeners -= 1;
		if (ours.listeners === 0 && stdout.write === ours.listen) stdout.write = ours.write;
	}
}
function openEar(write) {
	const listen = (chunk, ...rest) => {
		const current = conversation.getStore();
		if (!current || ear !== opened) return write.call(process.stdout, chunk, ...rest);
		const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
		current.said.push(text);
		return write.call(process.stdout, current.show(asDetails(text)), ...rest);
	};
	const opened = {
		write,
		listen,
		listeners: 0
	};
	return opened;
}
/** Makes every line one that the runner shows only when it debugs; secrets are masked all the same. */
function asDetails(text) {
	return text.replace(/^(?!::(?:debug|add-mask)::)(?:::\w+::)?(?=.)/gm, "::debug::");
}
/** The first line of what was said last of a kind. In a workflow command, line breaks and percent signs are encoded. */
function lastOf(said, kind) {
	return ([...said.join("").matchAll(kind)].at(-1)?.[1])?.replace(/%0[AD].*/, "").replaceAll("%25", "%");
}
// src/action/github-cache.ts
const usualPatience = {
	restoreMs: 1e4,
	saveMs: 6e4
};
/**
* GitHub's cache for the workflow's jobs; undefined where there is none. Its client is loaded when it is first needed,
* and reads more of the process's environment, which is what `env` has to be. What it did not finish in time goes on in
* the background, for minutes at worst: somebody has to end the process.
*/
function openGitHubCache(env, options) {
	return hasService(env) ? new GitHubCache(env.RUNNER_TEMP || tmpdir(), options) : void 0;
}
/** As the client sees it; to a GitHub Enterprise Server it would speak an older protocol. */
function hasService(env) {
	const server = env.GITHUB_SERVER_URL || "https://github.com";
	if (!URL.canParse(server)) return false;
	const isGitHub = /^github\.com$|\.(ghe\.com|localhost)$/.test(new URL(server).hostname);
	const given = [
		env.ACTIONS_CACHE_SERVICE_V2,
		env.ACTIONS_RESULTS_URL,
		env.ACTIONS_RUNTIME_TOKEN
	];
	return isGitHub && given.every(Boolean);
}
/** Directories of one kind in GitHub's cache. When there is no entry of a name, it takes that for a beginning too. */
var GitHubCache = class {
	#temp;
	#options;
	#patience;
	#exchange;
	/** Settles when the client has left the exchange directory after work that did not end in time. */
	#late = Promise.resolve();
	constructor(temp, options) {
		this.#temp = temp;
		this.#options = options;
		this.#patience = options.patience ?? usualPatience;
		this.#exchange = join(temp, options.exchange);
	}
	/**
	* Brings an entry into a new directory, which the caller moves or removes; undefined when there is none.
	*
	* @throws when it can't be told, or fetched, in time
	*/
	async restore({ exact, beginnings }) {
		try {
			var _usingCtx$1 = _usingCtx();
			_usingCtx$1.a({ [Symbol.asyncDispose]: () => this.#clear() });
			const others = beginnings.slice(0, 9);
			const { result, said } = await this.#ask(this.#patience.restoreMs, (client) => client.restoreCache([this.#exchange], exact, others));
			if (result !== void 0) return await this.#take();
			const complaint = lastOf(said, complaints);
			if (complaint !== void 0) throw new Error(complaint);
			return;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	}
	/**
	* Keeps a copy of a directory. False when another job has saved one of that name.
	*
	* @throws when that can't be done in time
	*/
	async save(key, directory) {
		try {
			var _usingCtx3 = _usingCtx();
			_usingCtx3.a({ [Symbol.asyncDispose]: () => this.#clear() });
			const { result, said } = await this.#ask(this.#patience.saveMs, async (client) => {
				await cp(directory, this.#exchange, {
					recursive: true,
					mode: constants.COPYFILE_FICLONE
				});
				return client.saveCache([this.#exchange], key);
			});
			if (result !== -1) return true;
			const complaint = lastOf(said, complaints) ?? "the client does not say why";
			if (complaint.includes("(409)")) return false;
			throw new Error(complaint);
		} catch (_) {
			_usingCtx3.e = _;
		} finally {
			await _usingCtx3.d();
		}
	}
	/** @throws when it takes too long: the client can't be stopped, so its answer is for nobody then */
	async #ask(ms, work) {
		const said = [];
		const clock = new AbortController();
		const answer = this.#late.then(async () => {
			clock.signal.throwIfAborted();
			await this.#clear();
			await mkdir(this.#exchange, { mode: 448 });
			const run = async () => work(await import("./cache-kTx1Geta.js"));
			return hear(said, run, this.#options.show);
		});
		const deadline = setTimeout(ms, "late", { signal: clock.signal });
		const first = await Promise.race([answer, deadline]).finally(() => clock.abort());
		if (first !== "late") return {
			result: first,
			said
		};
		this.#late = Promise.allSettled([answer.finally(() => this.#clear())]);
		const attempt = lastOf(said, failedAttempts);
		throw new Error(`it took more than ${ms / 1e3} s${attempt ? ` (${attempt})` : ""}`);
	}
	async #take() {
		const directory = await mkdtemp(join(this.#temp, "ram-postgres-restored-"));
		try {
			await rename(this.#exchange, directory);
			await chmod(directory, 448);
			return directory;
		} catch (error) {
			await rm(directory, {
				recursive: true,
				force: true
			});
			throw error;
		}
	}
	async #clear() {
		await rm(this.#exchange, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
};
const complaints = /^(?:::(?:warning|error)::(?:Failed to \w+: )?|::debug::Failed to reserve cache: (?:Error: )?|Cache save skipped: )(.+)/gm;
const failedAttempts = /^Attempt \d+ of \d+ failed with error: (.+)\. Retrying/gm;
// src/action/snapshot-cache.ts
/** The place for snapshots in GitHub's cache; undefined where there is none. */
function openSnapshotCache(env, log, patience) {
	const cache = openGitHubCache(env, {
		exchange: "ram-postgres-snapshot",
		patience
	});
	if (!cache) return void 0;
	const attempt = (done, work) => work.catch((error) => {
		log.warn(`the snapshot could not be ${done} GitHub's cache; the run goes on without it: ${messageOf(error)}`);
	});
	return {
		restore: (keys) => attempt("fetched from", cache.restore(keys)),
		save: async (key, directory) => await attempt("saved in", cache.save(key, directory)) ?? false
	};
}
// src/action/state.ts
const unsavedTimings = "unsaved-timings";
const unsavedSnapshot = "unsaved-snapshot";
const runDirectory = "run-directory";
const setUp = "set-up";
/** Saved before anything else is made, so that the post step finds all there is to remove. */
function saveRunDirectory(path) {
	saveState(runDirectory, path);
}
function loadRunDirectory() {
	return getState(runDirectory) || void 0;
}
function saveUnsavedSnapshot({ cacheKey, directory }) {
	saveState(unsavedSnapshot, JSON.stringify({
		cacheKey,
		directory
	}));
}
function loadUnsavedSnapshot() {
	return load(unsavedSnapshot, ({ cacheKey, directory }) => typeof cacheKey === "string" && typeof directory === "string");
}
function saveUnsavedTimings({ key, beginning, entry }) {
	saveState(unsavedTimings, JSON.stringify({
		key,
		beginning,
		entry
	}));
}
function loadUnsavedTimings() {
	return load(unsavedTimings, ({ key, beginning, entry }) => typeof key === "string" && typeof beginning === "string" && typeof entry === "object");
}
function saveSetUp(state) {
	saveState(setUp, JSON.stringify(state));
}
/** Undefined when the main step ran the tests itself, or did not get as far. */
function loadSetUp() {
	return load(setUp, ({ report }) => Array.isArray(report?.phases));
}
function load(name, isOurs) {
	try {
		const value = JSON.parse(getState(name) || "null");
		return value && isOurs(value) ? value : void 0;
	} catch {
		return;
	}
}
// src/action/timing-place.ts
var import__builtin_crypto = require__builtin_crypto();
/** What only runs the code of the ref that it is for. Others may check out any pull request, and `GITHUB_REF` is the default branch all the same. */
const ownEvents = [
	"push",
	"schedule",
	"workflow_dispatch"
];
/** @returns undefined when the runner does not tell which branch is the default one */
async function timingPlace(env, inputs) {
	const branch = await defaultBranch(env);
	if (branch === void 0) return void 0;
	const beginning = `ram-postgres-history-v1-${digestOf(env, inputs)}-`;
	return {
		branch,
		beginning,
		key: `${beginning}${env.GITHUB_RUN_ID}-${env.GITHUB_RUN_ATTEMPT}`
	};
}
/** Whether the run is one of that branch itself. */
function isOfBranch({ branch }, env) {
	return ownEvents.includes(env.GITHUB_EVENT_NAME) && env.GITHUB_REF === `refs/heads/${branch}`;
}
/** What makes two runs comparable: the same step, in the same job of the same matrix, with the same tests. */
function digestOf(env, inputs) {
	const parts = [
		...[
			env.GITHUB_WORKFLOW,
			env.GITHUB_JOB,
			matrixOf(env),
			env.GITHUB_ACTION
		],
		...[env.RUNNER_OS, env.RUNNER_ARCH],
		...[
			inputs["working-directory"],
			inputs["test-command"],
			inputs["postgres-version"]
		]
	];
	const text = JSON.stringify(parts.map((part) => part ?? ""));
	return (0, import__builtin_crypto.createHash)("sha256").update(text).digest("hex").slice(0, 16);
}
/**
* The job with its values of the matrix, in newer runners: of `<run>.<job>.<value>.<value>` what does not change from one
* run to the next. https://github.com/actions/runner/pull/4178
*/
function matrixOf({ ACTIONS_ORCHESTRATION_ID: id }) {
	return /^[\da-f-]{36}\.(.+)$/i.exec(id ?? "")?.[1];
}
async function defaultBranch(env) {
	const named = defaultBranchIn(await readFile(env.GITHUB_EVENT_PATH ?? "", "utf8").catch(() => ""));
	if (named) return named;
	return env.GITHUB_EVENT_NAME === "schedule" ? /^refs\/heads\/(.+)$/.exec(env.GITHUB_REF ?? "")?.[1] : void 0;
}
function defaultBranchIn(event) {
	try {
		const branch = JSON.parse(event)?.repository?.default_branch;
		return typeof branch === "string" && branch !== "" ? branch : void 0;
	} catch {
		return;
	}
}
// src/action/timing-store.ts
const file = "history.json";
const mostBytes = 1024 ** 2;
const nothing = {
	entries: [],
	isDamaged: false
};
const damaged = {
	entries: [],
	isDamaged: true
};
/** The timings of earlier runs in GitHub's cache. */
var TimingStore = class TimingStore {
	#cache;
	#temp;
	constructor(cache, temp) {
		this.#cache = cache;
		this.#temp = temp;
	}
	/** Undefined where there is no cache. */
	static open(env, options = {}) {
		const cache = openGitHubCache(env, {
			...options,
			exchange: "ram-postgres-history"
		});
		return cache && new TimingStore(cache, env.RUNNER_TEMP || tmpdir());
	}
	/** @throws when it can't be told what there is */
	async read({ key, beginning }) {
		const keys = {
			exact: key,
			beginnings: [beginning]
		};
		const directory = await this.#cache.restore(keys).catch((error) => {
			if (/\btar\b.* exit code \d/.test(messageOf(error))) return null;
			throw error;
		});
		if (directory === null) return damaged;
		if (directory === void 0) return nothing;
		try {
			return await readKept(join(directory, file));
		} finally {
			await rm(directory, {
				recursive: true,
				force: true
			});
		}
	}
	/** @throws when that can't be done */
	async save(key, entries) {
		const directory = await mkdtemp(join(this.#temp, "ram-postgres-timings-"));
		try {
			await writeFile(join(directory, file), formatHistory(entries));
			return await this.#cache.save(key, directory);
		} finally {
			await rm(directory, {
				recursive: true,
				force: true
			});
		}
	}
};
/** Whoever made the archive may have put anything into it. */
async function readKept(path) {
	const found = await lstat(path).catch(() => void 0);
	if (!found?.isFile() || found.size > mostBytes) return damaged;
	const entries = parseHistory(await readFile(path, "utf8"));
	return entries ? {
		entries,
		isDamaged: false
	} : damaged;
}
// src/action/timing-history.ts
/** How long they are waited for when the tests are through, in milliseconds. */
const patienceMs = 1e3;
/** The timings of a step's earlier runs on the default branch, which are fetched while its tests run. */
var TimingHistory = class {
	#env;
	#inputs;
	#log;
	#fetching;
	/** What would be printed amid what the tests print; undefined when they are through. */
	#held = [];
	constructor(env, inputs, log) {
		this.#env = env;
		this.#inputs = inputs;
		this.#log = log;
	}
	/** To be called when the test command is about to be started. */
	begin() {
		this.#fetching ??= this.#fetch();
	}
	/** To be called when the tests are through. What can't be known is not in the report, and no failure. */
	async compare(report) {
		const fetching = await this.#fetching;
		if (!fetching) return { report };
		const fetched = await noLongerThan(patienceMs, fetching.fetched);
		this.#tellHeld();
		this.#tell(fetched);
		if (fetched.kind === "failed") return { report };
		const { place } = fetching;
		const unsaved = this.#unsaved(report, place);
		const earlier = fetched.kind === "fetched" ? fetched.entries : [];
		return {
			report: earlier.length > 0 ? {
				...report,
				history: {
					branch: place.branch,
					earlier
				}
			} : report,
			...unsaved && { unsaved }
		};
	}
	async #fetch() {
		const store = TimingStore.open(this.#env, { show: (details) => this.#show(details) });
		if (!store) return void 0;
		await setImmediate();
		const place = await timingPlace(this.#env, this.#inputs);
		return place && {
			place,
			fetched: store.read(place).then(asFetched, asFailed)
		};
	}
	#unsaved(report, place) {
		const times = timesOf(report);
		if (!times || report.exitCode !== 0 || !isOfBranch(place, this.#env)) return void 0;
		const commit = /^[\da-f]{12}/.exec(this.#env.GITHUB_SHA ?? "")?.[0];
		const { key, beginning } = place;
		return {
			key,
			beginning,
			entry: {
				at: Date.now(),
				commit,
				...times
			}
		};
	}
	#tell(fetched) {
		const what = "the timings of earlier runs";
		if (fetched.kind === "late") this.#log.info(`${what} were not there in time`);
		else if (fetched.kind === "failed") this.#log.warn(`${what} could not be fetched from GitHub's cache; there is no trend: ${fetched.problem}`);
		else if (fetched.isDamaged) this.#log.warn(`${what} in GitHub's cache are damaged; the next ones begin anew`);
	}
	#show(details) {
		this.#held?.push(details);
		return this.#held ? "" : details;
	}
	#tellHeld() {
		process.stdout.write(this.#held?.join("") ?? "");
		this.#held = void 0;
	}
};
function asFetched(kept) {
	return {
		kind: "fetched",
		...kept
	};
}
function asFailed(error) {
	return {
		kind: "failed",
		problem: messageOf(error)
	};
}
async function noLongerThan(ms, fetched) {
	const clock = new AbortController();
	const late = setTimeout(ms, { kind: "late" }, { signal: clock.signal });
	return Promise.race([fetched, late]).finally(() => clock.abort());
}
/** Adds a run to those that are kept. Others may have been added since it was compared. It never throws. */
async function saveTimings(env, { key, beginning, entry }, log) {
	const store = TimingStore.open(env);
	try {
		const kept = await store?.read({
			key,
			beginning
		});
		if (!kept || !await store?.save(key, append(kept.entries, entry))) return;
		log.info(`the run's timings are in GitHub's cache: ${key}`);
	} catch (error) {
		log.warn(`the run's timings could not be kept in GitHub's cache: ${messageOf(error)}`);
	}
}
export { loadUnsavedSnapshot as a, saveSetUp as c, openSnapshotCache as d, auditFailure as f, readInputs as g, warmUp as h, loadSetUp as i, saveUnsavedSnapshot as l, showReport as m, saveTimings as n, loadUnsavedTimings as o, showFailure as p, loadRunDirectory as r, saveRunDirectory as s, TimingHistory as t, saveUnsavedTimings as u };
