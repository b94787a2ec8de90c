import { a as showReport, n as loadSetUp, t as loadRunDirectory, u as setFailed } from "./state-DOIBiX0n.js";
import { E as runDirectoryAt, N as messageOf, T as removeRun, k as exists, o as Timings, w as usedBytes } from "./run-Ce36E1Ta.js";
// src/action/post.ts
/**
* The action's post step: removes what the main step left, on purpose (set-up only) or because it was killed, and
* completes the summary of a set-up. The runner runs it after failure and cancel too.
*/
async function run() {
	try {
		const path = loadRunDirectory();
		if (path) await cleanUp(path, process.env);
	} catch (error) {
		setFailed(messageOf(error));
	}
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
export {};
