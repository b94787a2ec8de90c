import { m as warning, s as info, u as setFailed } from "./core-D0g5O2i4.js";
import { Q as runDirectoryAt, T as usedBytes, Z as removeRun, at as exists, ft as messageOf, s as Timings } from "./run-DB3q-rkv.js";
import { c as showReport, n as loadSetUp, r as loadUnsavedSnapshot, s as openSnapshotCache, t as loadRunDirectory } from "./state-CDdIlvrW.js";
// src/action/post.ts
/**
* The action's post step: removes what the main step left, on purpose (set-up only) or because it was killed, and
* completes the summary of a set-up. The runner runs it after failure and cancel too.
*/
async function run() {
	try {
		const path = loadRunDirectory();
		if (path) await cleanUp(path, process.env);
		await saveSnapshot(process.env);
	} catch (error) {
		setFailed(messageOf(error));
	}
}
/** Puts a snapshot that the main step made into GitHub's cache, now that nobody waits for the tests any more. */
async function saveSnapshot(env) {
	const unsaved = loadUnsavedSnapshot();
	if (!unsaved || !await exists(unsaved.directory)) return;
	if (await openSnapshotCache(env, { warn: warning })?.save(unsaved.cacheKey, unsaved.directory)) info(`the snapshot is in GitHub's cache: ${unsaved.cacheKey}`);
}
async function cleanUp(path, env) {
	const runDirectory = runDirectoryAt(path);
	const setUp = loadSetUp();
	if (!setUp || !await exists(path)) return removeRun(runDirectory);
	const { origin, report } = setUp;
	const timings = new Timings({ earlier: {
		origin,
		phases: report.phases
	} });
	timings.record("later steps", report.readyMs);
	const bytes = await usedBytes({
		...report.storage,
		path: runDirectory.disk
	}).catch(() => 0);
	await timings.measure("stop", () => removeRun(runDirectory));
	await showReport(complete(setUp, timings, bytes), env);
}
function complete({ report }, timings, bytes) {
	return {
		...report,
		storage: {
			...report.storage,
			use: {
				when: "at the end",
				bytes
			}
		},
		totalMs: timings.now(),
		phases: timings.phases
	};
}
// src/action/entries/post.ts
await run();
process.exit();
export {};
