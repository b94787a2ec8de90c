import { a as clientEnvironment, c as _usingCtx, i as setUpDatabase, s as runCommand } from "./options-CuazzXwq.js";
import { a as createReport } from "./report-text-CibzoukR.js";
// src/run/run.ts
/**
* The whole of a run: a migrated database, the test command, and everything removed again.
*
* @returns what happened, the test command's exit code in it
* @throws {Interrupted} when a signal ended it; whatever else went wrong before or after the tests; in each case
*   everything has been removed
*/
async function run(options, command, context) {
	const { timings, interrupts, env } = context;
	let exitCode;
	let readyMs;
	const database = await setUpDatabase(options, context);
	try {
		var _usingCtx$1 = _usingCtx();
		_usingCtx$1.a(database);
		readyMs = timings.now();
		context.onReady(database);
		exitCode = await timings.measure("test", () => runCommand(command, {
			cwd: options.workingDirectory,
			env: clientEnvironment(env, database.environment),
			stdout: "stdout",
			interrupts
		}));
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
	interrupts.aborted.throwIfAborted();
	return createReport(database, {
		exitCode,
		readyMs,
		totalMs: timings.now(),
		phases: timings.phases,
		use: {
			when: "peak",
			bytes: database.peakUse.bytes
		}
	});
}
// src/run/slow-phases.ts
const firstNoticeMs = 2e3;
const nextNoticeMs = 1e4;
/** Says what is being done when a phase of the set-up takes long. The test command speaks for itself. */
function slowPhaseNotices(say) {
	const timers = /* @__PURE__ */ new Map();
	return {
		began(phase) {
			if (phase === "test") return;
			const start = performance.now();
			const notice = () => {
				say(`${phase}: still at it after ${Math.round((performance.now() - start) / 1e3)} s`);
				timers.set(phase, setTimeout(notice, nextNoticeMs).unref());
			};
			timers.set(phase, setTimeout(notice, firstNoticeMs).unref());
		},
		ended(phase) {
			clearTimeout(timers.get(phase));
		}
	};
}
export { run as n, slowPhaseNotices as t };
