import { $t as Progress, bt as takeOverFailures, en as migrationFailure, nn as isDatabaseError, tn as messageOf, xt as unlessAborted } from "./run-CbA7hw36.js";
import { n as loadAhead, t as applyMigrations } from "./node-pg-migrate-BVfep54S.js";
// src/apply-migrations.ts
/** Started by a run whose migrations are code, which may do to this process what it likes; its job comes as a message. */
const exit = process.exit.bind(process);
process.exit = (code) => {
	throw new Error(`it called process.exit(${code ?? ""}): a migration that fails throws an error`);
};
const { aborted } = takeOverFailures();
process.once("message", async (job) => {
	const end = await apply(job);
	process.send?.(end, () => exit());
});
loadAhead().catch(() => {});
async function apply(job) {
	const progress = new Progress((file) => tell({
		news: "file",
		file
	}));
	try {
		return {
			news: "applied",
			count: await unlessAborted(aborted, () => applyMigrations(job, progress))
		};
	} catch (error) {
		return {
			news: "failure",
			failure: newsOf(await migrationFailure(error, progress))
		};
	}
}
function newsOf({ message, file, place, cause }) {
	const { stack = "" } = cause instanceof Error ? cause : {};
	return {
		message,
		file,
		place,
		cause: {
			...isDatabaseError(cause) ? cause : {},
			message: messageOf(cause),
			stack
		}
	};
}
function tell(news) {
	process.send?.(news);
}
export {};
