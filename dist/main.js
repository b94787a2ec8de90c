import { c as info, d as setFailed, f as setOutput, h as warning, i as exportVariable, m as startGroup, n as endGroup, p as setSecret, r as error } from "./core-BhUoSIDm.js";
import { B as nameFault, C as UsageError, Ct as formatVersion, D as writeNotes, Et as leaveRun, G as misleadingVariables, H as formatMs, O as Observation, Qt as MigrationError, S as harmlessLines, Xt as sinceStart, b as slowPhaseNotices, gt as Interrupted, k as setUpDatabase, tn as messageOf, v as run$1, vt as exitCodeOf, w as parseOptions, x as createReport, y as Timings, yt as takeOverEndings, z as describeFault } from "./run-CbA7hw36.js";
import { c as saveSetUp, d as openSnapshotCache, f as auditFailure, g as readInputs, h as warmUp, l as saveUnsavedSnapshot, m as showReport, p as showFailure, s as saveRunDirectory, t as TimingHistory, u as saveUnsavedTimings } from "./timing-history-C5S1Mvn0.js";
import { relative } from "node:path";
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
	let serverLog;
	const onFailure = (log) => {
		serverLog = log;
	};
	try {
		await runAction(process.env, {
			interrupts,
			onFailure
		});
	} catch (failure) {
		endGroup();
		fail(failure, process.env);
		if (failure instanceof Interrupted) process.exitCode = exitCodeOf(failure.signal);
		else if (!(failure instanceof UsageError)) await showFailure(messageOf(failure), serverLog, process.env);
	}
}
/** Fails the step, with an annotation where a file is known that is at fault. */
function fail(failure, env) {
	process.exitCode = 1;
	const { file, place } = failure instanceof MigrationError ? failure : {};
	error(messageOf(failure), {
		...file && {
			title: "Migration failed",
			file: relative(env.GITHUB_WORKSPACE ?? "", file)
		},
		...place && {
			startLine: place.line,
			startColumn: place.column
		}
	});
}
async function runAction(env, asked) {
	const inputs = readInputs();
	delete env.INPUT_PASSWORD;
	const options = await parseOptions(inputs, process.cwd());
	setSecret(options.password);
	setSecret(encodeURIComponent(options.password));
	const timings = new Timings({ listener: slowPhaseNotices(say) });
	const log = {
		info: say,
		warn: warning
	};
	const context = {
		...asked,
		env,
		timings,
		log,
		stdout: "stdout",
		onCreated: ({ path }) => saveRunDirectory(path),
		...githubCache(env, log)
	};
	startGroup("ram-postgres: set up PostgreSQL");
	if (options.testCommand === void 0) await setUpOnly(options, context);
	else {
		const history = new TimingHistory(env, inputs, log);
		await setUpAndTest(options, options.testCommand, {
			...context,
			history
		});
	}
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
	const { history } = context;
	const report = await run$1(options, {
		kind: "script",
		script
	}, {
		...context,
		onReady: (database) => {
			announce(database, context.timings);
			endGroup();
			history.begin();
		},
		onTested: warmUp
	});
	setOutput("timings", JSON.stringify(report.phases));
	setOutput("exit-code", report.exitCode);
	if (report.exitCode !== 0) {
		const [fault] = report.faults ?? [];
		const why = fault ? `: ${nameFault(fault)}, ${describeFault(fault)}` : "";
		setFailed(`test-command ended with exit code ${report.exitCode}${why}`);
		process.exitCode = report.exitCode;
	} else if (report.audit?.isFailure) setFailed(auditFailure);
	const compared = await history.compare(report);
	if (compared.unsaved) saveUnsavedTimings(compared.unsaved);
	await showReport(compared.report, context.env);
	const { reason } = context.interrupts.aborted;
	if (reason instanceof Interrupted) throw reason;
}
/** Leaves the server to the job's later steps; the post step ends it. */
async function setUpOnly(options, context) {
	if (options.baseline) warning("baseline is about a test-command, of which there is none");
	let observation;
	const database = await setUpDatabase(options, {
		...context,
		onMigrated: async (migrated) => {
			observation = await context.timings.measure("look", () => Observation.begin({
				...migrated,
				options
			}));
		}
	});
	announce(database, context.timings);
	const { timings, env } = context;
	for (const [name, value] of Object.entries(database.environment)) exportVariable(name, value);
	const remaining = misleadingVariables(env).filter((name) => !(name in database.environment));
	if (remaining.length > 0) warning(`the job sets ${remaining.join(", ")}, which may keep clients from this server; an action can't unset them`);
	setOutput("timings", JSON.stringify(timings.phases));
	database.peakUse.stop();
	writeNotes(database, options, observation);
	saveSetUp({
		origin: timings.origin,
		report: createReport(database, {
			readyMs: timings.now(),
			totalMs: timings.now(),
			phases: timings.phases,
			use: {
				when: "at the end",
				bytes: database.peakUse.most ?? 0
			}
		})
	});
	await leaveRun(database.run);
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
await run();
process.exit();
export {};
