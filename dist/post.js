import { c as info, d as setFailed, h as warning } from "./core-BhUoSIDm.js";
import { At as runDirectoryAt, B as nameFault, E as findingsSinceNotes, Ht as exists, L as tellEnded, ft as usedBytes, kt as removeRun, tn as messageOf, y as Timings, z as describeFault } from "./run-CbA7hw36.js";
import { a as loadUnsavedSnapshot, d as openSnapshotCache, f as auditFailure, g as readInputs, i as loadSetUp, m as showReport, n as saveTimings, o as loadUnsavedTimings, r as loadRunDirectory } from "./timing-history-C5S1Mvn0.js";
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
		const timings = loadUnsavedTimings();
		if (timings) await saveTimings(process.env, timings, {
			info,
			warn: warning
		});
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
	const remove = async () => tellEnded(await removeRun(runDirectory), { info });
	if (!setUp || !await exists(path)) return remove();
	const { origin, report } = setUp;
	const timings = new Timings({ earlier: {
		origin,
		phases: report.phases
	} });
	timings.record("later steps", report.readyMs);
	const password = readInputs().password || env.PGPASSWORD || "";
	const found = await timings.measure("look", () => findingsSinceNotes(runDirectory, password));
	const bytes = await usedBytes({
		...report.storage,
		path: runDirectory.disk
	}).catch(() => 0);
	await timings.measure("stop", remove);
	await showReport({
		...complete(setUp, timings, bytes),
		...found
	}, env);
	for (const fault of found.faults ?? []) warning(`during the later steps ${nameFault(fault)}: ${describeFault(fault)}`);
	if (found.audit?.isFailure) setFailed(auditFailure);
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
