import { a as showReport, c as getInput, d as setOutput, f as setSecret, i as saveSetUp, l as info, m as warning, o as endGroup, p as startGroup, r as saveRunDirectory, s as exportVariable, u as setFailed } from "./state-DOIBiX0n.js";
import { B as formatVersion, C as misleadingVariables, I as exitCodeOf, L as takeOverEndings, N as messageOf, P as Interrupted, c as run$1, d as formatMs, h as setUpDatabase, l as createReport, m as inputs, o as Timings, p as parseOptions, s as slowPhaseNotices } from "./run-Ce36E1Ta.js";
import process$1 from "node:process";
// src/action/inputs.ts
/** The action's inputs as text. A password among them is masked before anything else is done. */
function readInputs() {
	const raw = {};
	for (const { name } of inputs) raw[name] = getInput(name, { trimWhitespace: false });
	if (raw.password) setSecret(raw.password);
	return raw;
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
	const context = {
		env,
		interrupts,
		timings: new Timings({ listener: slowPhaseNotices(info) }),
		log: {
			info,
			warn: warning
		},
		stdout: "stdout",
		onCreated: ({ path }) => saveRunDirectory(path)
	};
	startGroup("ram-postgres: set up PostgreSQL");
	if (options.testCommand === void 0) await setUpOnly(options, context);
	else await setUpAndTest(options, options.testCommand, context);
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
	}
	await showReport(report, context.env);
}
/** Leaves the server to the job's later steps; the post step ends it. */
async function setUpOnly(options, context) {
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
function announce({ address, uri, binaries, disk }, timings) {
	setOutput("connection-uri", uri);
	setOutput("port", address.port);
	info(`PostgreSQL ${formatVersion(binaries.version)} from ${binaries.directory} on ${address.host}:${address.port}, ready after ${formatMs(timings.now())}`);
	if (disk.kind === "directory") warning(`the data is NOT on a RAM disk: ${disk.reason}`);
}
// src/action/entries/main.ts
const exit = process$1.exit.bind(process$1);
await run();
exit();
export {};
