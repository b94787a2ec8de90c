import { l as saveState, m as warning, o as getState, s as info, y as summary } from "./core-D0g5O2i4.js";
import { A as _usingCtx, ft as messageOf, o as formatMarkdown, r as formatText } from "./run-DB3q-rkv.js";
import { AsyncLocalStorage } from "node:async_hooks";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chmod, constants as constants$1, cp, mkdtemp, rename, rm } from "node:fs/promises";
// src/action/job-summary.ts
/** Shows the report in the log, and in the job's summary where the runner takes one. */
async function showReport(report, env) {
	info(formatText(report));
	if (!env.GITHUB_STEP_SUMMARY) return;
	await summary.addRaw(formatMarkdown(report), true).write().catch((error) => warning(`the job summary could not be written: ${messageOf(error)}`));
}
// src/action/overhearing.ts
const conversation = new AsyncLocalStorage();
/**
* Collects what the client prints in the course of some work. It swallows errors, and only there does it tell why it
* failed, or that it failed at all: to restore nothing is also the result of a miss. In the log it is left as details:
* an optional thing that did not work is worth one warning, which is ours.
*/
async function hear(said, work) {
	const { stdout } = process;
	const { write } = stdout;
	const listen = ((chunk, ...rest) => {
		if (conversation.getStore() !== said) return write.call(stdout, chunk, ...rest);
		const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
		said.push(text);
		return write.call(stdout, asDetails(text), ...rest);
	});
	stdout.write = listen;
	try {
		return await conversation.run(said, work);
	} finally {
		if (stdout.write === listen) stdout.write = write;
	}
}
/** Makes every line one that the runner shows only when it debugs; secrets are masked all the same. */
function asDetails(text) {
	return text.replace(/^(?!::(?:debug|add-mask)::)(?:::\w+::)?(?=.)/gm, "::debug::");
}
/** The first line of what was said last of a kind. In a workflow command, line breaks and percent signs are encoded. */
function lastOf(said, kind) {
	return ([...said.join("").matchAll(kind)].at(-1)?.[1])?.replace(/%0[AD].*/, "").replaceAll("%25", "%");
}
// src/action/snapshot-cache.ts
const usualPatience = {
	restoreMs: 1e4,
	saveMs: 6e4
};
/**
* GitHub's cache for the workflow's jobs; undefined where there is none. Its client is loaded when it is first needed,
* and reads more of the process's environment, which is what `env` has to be. What it did not finish in time goes on in
* the background, for minutes at worst: somebody has to end the process.
*/
function openSnapshotCache(env, log, patience = usualPatience) {
	return hasService(env) ? new GitHubCache(env.RUNNER_TEMP || tmpdir(), log, patience) : void 0;
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
var GitHubCache = class {
	#temp;
	#log;
	#patience;
	/** What is saved and restored. The text of its path is a part of an entry's version, so it is always the same. */
	#exchange;
	/** Settles when the client has left the exchange directory after work that did not end in time. */
	#late = Promise.resolve();
	constructor(temp, log, patience) {
		this.#temp = temp;
		this.#log = log;
		this.#patience = patience;
		this.#exchange = join(temp, "ram-postgres-snapshot");
	}
	restore({ exact, beginnings }) {
		return this.#attempt("fetched from", async () => {
			const others = beginnings.slice(0, 9);
			const { result, said } = await this.#ask(this.#patience.restoreMs, (client) => client.restoreCache([this.#exchange], exact, others));
			if (result !== void 0) return this.#take();
			const complaint = lastOf(said, complaints);
			if (complaint !== void 0) throw new Error(complaint);
		});
	}
	async save(key, directory) {
		return await this.#attempt("saved in", async () => {
			const { result, said } = await this.#ask(this.#patience.saveMs, async (client) => {
				await cp(directory, this.#exchange, {
					recursive: true,
					mode: constants$1.COPYFILE_FICLONE
				});
				return client.saveCache([this.#exchange], key);
			});
			if (result !== -1) return true;
			const complaint = lastOf(said, complaints) ?? "the client does not say why";
			if (complaint.includes("(409)")) return false;
			throw new Error(complaint);
		}) ?? false;
	}
	async #attempt(done, work) {
		try {
			try {
				var _usingCtx$1 = _usingCtx();
				_usingCtx$1.a({ [Symbol.asyncDispose]: () => this.#clear() });
				return await work();
			} catch (_) {
				_usingCtx$1.e = _;
			} finally {
				await _usingCtx$1.d();
			}
		} catch (error) {
			this.#log.warn(`the snapshot could not be ${done} GitHub's cache; the run goes on without it: ${messageOf(error)}`);
			return;
		}
	}
	/** @throws when it takes too long: the client can't be stopped, so its answer is for nobody then */
	async #ask(ms, work) {
		const said = [];
		const clock = new AbortController();
		const answer = this.#late.then(async () => {
			clock.signal.throwIfAborted();
			await this.#clear();
			return hear(said, async () => work(await import("./cache-DFtoOVtS.js")));
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
// src/action/state.ts
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
export { saveSetUp as a, showReport as c, saveRunDirectory as i, loadSetUp as n, saveUnsavedSnapshot as o, loadUnsavedSnapshot as r, openSnapshotCache as s, loadRunDirectory as t };
