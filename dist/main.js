import { a as getInput, d as setOutput, f as setSecret, i as exportVariable, m as warning, n as endGroup, p as startGroup, s as info, u as setFailed } from "./core-D0g5O2i4.js";
import { N as misleadingVariables, _ as inputs, bt as formatVersion, c as slowPhaseNotices, d as harmlessLines, ft as messageOf, g as parseOptions, gt as takeOverEndings, ht as exitCodeOf, l as run$1, p as formatMs, pt as Interrupted, s as Timings, u as createReport, v as setUpDatabase, vt as sinceStart } from "./run-DB3q-rkv.js";
import { a as saveSetUp, c as showReport, i as saveRunDirectory, o as saveUnsavedSnapshot, s as openSnapshotCache } from "./state-CDdIlvrW.js";
// src/action/inputs.ts
/** The action's inputs as text. A password among them is masked before anything else is done. */
function readInputs() {
	const raw = {};
	const ours = inputs.filter((input) => !("commandLineOnly" in input));
	for (const { name } of ours) raw[name] = getInput(name, { trimWhitespace: false });
	if (raw.password) setSecret(raw.password);
	return raw;
}
// src/action/worth-saving.ts
const compression = 8;
const bytesPerMs = 5e4;
/** How long bringing a snapshot back would take: to look it up, as has just been done in vain, to fetch and unpack it. */
function restoringMs(bytes, lookupMs) {
	return 2 * lookupMs + bytes / compression / bytesPerMs;
}
/** Whether a later run on another machine would gain by the snapshot. */
function isWorthSaving({ bytes, makingMs }, lookupMs) {
	return makingMs > restoringMs(bytes, lookupMs);
}
// src/action/main.ts
/** The action's main step. */
async function run() {
	const interrupts = takeOverEndings();
	try {
		await runAction(process.env, interrupts);
	} catch (error) {
		endGroup();
		setFailed(messageOf(error));
		if (error instanceof Interrupted) process.exitCode = exitCodeOf(error.signal);
	}
}
async function runAction(env, interrupts) {
	const options = await parseOptions(readInputs(), process.cwd());
	setSecret(options.password);
	setSecret(encodeURIComponent(options.password));
	const timings = new Timings({ listener: slowPhaseNotices(say) });
	const log = {
		info: say,
		warn: warning
	};
	const context = {
		env,
		interrupts,
		timings,
		log,
		stdout: "stdout",
		onCreated: ({ path }) => saveRunDirectory(path),
		...githubCache(env, log)
	};
	startGroup("ram-postgres: set up PostgreSQL");
	if (options.testCommand === void 0) await setUpOnly(options, context);
	else await setUpAndTest(options, options.testCommand, context);
}
/** What is told in the log may have come from a server or a migration. */
function say(message) {
	info(harmlessLines(message));
}
/** GitHub's cache as a further place for snapshots: looked up now, filled by the post step. */
function githubCache(env, log) {
	const cache = openSnapshotCache(env, log);
	if (!cache) return {};
	let lookupMs = 0;
	return {
		cache: { restore: async (keys) => {
			const start = sinceStart();
			const found = await cache.restore(keys);
			lookupMs = sinceStart() - start;
			return found;
		} },
		onSnapshotMade: (made) => {
			if (isWorthSaving(made, lookupMs)) saveUnsavedSnapshot(made);
			else {
				const restoring = formatMs(restoringMs(made.bytes, lookupMs));
				log.info(`the snapshot is not put into GitHub's cache: fetching it would take about ${restoring}, making it ${formatMs(made.makingMs)}`);
			}
		}
	};
}
async function setUpAndTest(options, script, context) {
	const report = await run$1(options, {
		kind: "script",
		script
	}, {
		...context,
		onReady: (database) => {
			announce(database, context.timings);
			endGroup();
		}
	});
	setOutput("timings", JSON.stringify(report.phases));
	setOutput("exit-code", report.exitCode);
	if (report.exitCode !== 0) {
		setFailed(`test-command ended with exit code ${report.exitCode}`);
		process.exitCode = report.exitCode;
	} else if (report.audit?.isFailure) setFailed("audit: the tests left something behind, or it is not known, as the job summary tells");
	await showReport(report, context.env);
}
/** Leaves the server to the job's later steps; the post step ends it. */
async function setUpOnly(options, context) {
	if (options.junit.length > 0 || options.audit === "fail") warning("junit and audit are about a test-command, of which there is none");
	const database = await setUpDatabase(options, context);
	announce(database, context.timings);
	const { timings, env } = context;
	for (const [name, value] of Object.entries(database.environment)) exportVariable(name, value);
	const remaining = misleadingVariables(env).filter((name) => !(name in database.environment));
	if (remaining.length > 0) warning(`the job sets ${remaining.join(", ")}, which may keep clients from this server; an action can't unset them`);
	setOutput("timings", JSON.stringify(timings.phases));
	database.peakUse.stop();
	saveSetUp({
		origin: timings.origin,
		report: createReport(database, {
			readyMs: timings.now(),
			totalMs: timings.now(),
			phases: timings.phases,
			use: {
				when: "at the end",
				bytes: database.peakUse.bytes
			}
		})
	});
	endGroup();
}
function announce({ address, uri, binaries, disk, snapshot }, timings) {
	setOutput("connection-uri", uri);
	setOutput("port", address.port);
	setOutput("snapshot", snapshot.state);
	info(`PostgreSQL ${formatVersion(binaries.version)} from ${binaries.directory} on ${address.host}:${address.port}, ready after ${formatMs(timings.now())}`);
	if (disk.kind === "directory") warning(`the data is NOT on a RAM disk: ${disk.reason}`);
}
// src/action/entries/main.ts
const exit = process.exit.bind(process);
await run();
exit();
export {};
