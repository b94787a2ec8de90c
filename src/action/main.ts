import {
  endGroup,
  exportVariable,
  info,
  setFailed,
  setOutput,
  setSecret,
  startGroup,
  warning,
} from "@actions/core";
import { formatVersion } from "../postgres/version.ts";
import { sinceStart } from "../process/clock.ts";
import {
  exitCodeOf,
  Interrupted,
  type Interrupts,
  takeOverEndings,
} from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { type Context, type Database, setUpDatabase } from "../run/database.ts";
import { misleadingVariables } from "../run/environment.ts";
import type { Log } from "../run/log.ts";
import { type Options, parseOptions } from "../run/options.ts";
import { harmlessLines } from "../run/report/lines.ts";
import { createReport } from "../run/report/report.ts";
import { formatMs } from "../run/report/units.ts";
import { run as runTests } from "../run/run.ts";
import { slowPhaseNotices } from "../run/slow-phases.ts";
import { Timings } from "../run/timings.ts";
import { readInputs } from "./inputs.ts";
import { showReport } from "./job-summary.ts";
import { openSnapshotCache } from "./snapshot-cache.ts";
import { saveRunDirectory, saveSetUp, saveUnsavedSnapshot } from "./state.ts";
import { isWorthSaving, restoringMs } from "./worth-saving.ts";

/** The action's main step. */
export async function run(): Promise<void> {
  const interrupts = takeOverEndings();
  try {
    await runAction(process.env, interrupts);
  } catch (error) {
    endGroup();
    setFailed(messageOf(error));
    if (error instanceof Interrupted) process.exitCode = exitCodeOf(error.signal);
  }
}

async function runAction(env: NodeJS.ProcessEnv, interrupts: Interrupts): Promise<void> {
  const options = await parseOptions(readInputs(), process.cwd());
  setSecret(options.password);
  setSecret(encodeURIComponent(options.password));
  const timings = new Timings({ listener: slowPhaseNotices(say) });
  const log: Log = { info: say, warn: warning };
  const context: Context = {
    env,
    interrupts,
    timings,
    log,
    stdout: "stdout",
    onCreated: ({ path }) => saveRunDirectory(path),
    ...githubCache(env, log),
  };
  startGroup("ram-postgres: set up PostgreSQL");
  if (options.testCommand === undefined) await setUpOnly(options, context);
  else await setUpAndTest(options, options.testCommand, context);
}

/** What is told in the log may have come from a server or a migration. */
function say(message: string): void {
  info(harmlessLines(message));
}

/** GitHub's cache as a further place for snapshots: looked up now, filled by the post step. */
function githubCache(env: NodeJS.ProcessEnv, log: Log): Pick<Context, "cache" | "onSnapshotMade"> {
  const cache = openSnapshotCache(env, log);
  if (!cache) return {};
  let lookupMs = 0;
  return {
    cache: {
      restore: async (keys) => {
        const start = sinceStart();
        const found = await cache.restore(keys);
        lookupMs = sinceStart() - start;
        return found;
      },
    },
    onSnapshotMade: (made) => {
      if (isWorthSaving(made, lookupMs)) saveUnsavedSnapshot(made);
      else {
        const restoring = formatMs(restoringMs(made.bytes, lookupMs));
        log.info(
          `the snapshot is not put into GitHub's cache: fetching it would take about ${restoring}, making it ${formatMs(made.makingMs)}`,
        );
      }
    },
  };
}

async function setUpAndTest(options: Options, script: string, context: Context): Promise<void> {
  const report = await runTests(
    options,
    { kind: "script", script },
    {
      ...context,
      onReady: (database) => {
        announce(database, context.timings);
        endGroup();
      },
    },
  );
  setOutput("timings", JSON.stringify(report.phases));
  setOutput("exit-code", report.exitCode);
  if (report.exitCode !== 0) {
    setFailed(`test-command ended with exit code ${report.exitCode}`);
    process.exitCode = report.exitCode;
  } else if (report.audit?.isFailure) {
    setFailed(
      "audit: the tests left something behind, or it is not known, as the job summary tells",
    );
  }
  await showReport(report, context.env);
}

/** Leaves the server to the job's later steps; the post step ends it. */
async function setUpOnly(options: Options, context: Context): Promise<void> {
  if (options.junit.length > 0 || options.audit === "fail") {
    warning("junit and audit are about a test-command, of which there is none");
  }
  const database = await setUpDatabase(options, context);
  announce(database, context.timings);
  const { timings, env } = context;
  for (const [name, value] of Object.entries(database.environment)) exportVariable(name, value);
  const remaining = misleadingVariables(env).filter((name) => !(name in database.environment));
  if (remaining.length > 0) {
    warning(
      `the job sets ${remaining.join(", ")}, which may keep clients from this server; an action can't unset them`,
    );
  }
  setOutput("timings", JSON.stringify(timings.phases));
  database.peakUse.stop();
  saveSetUp({
    origin: timings.origin,
    report: createReport(database, {
      ...{ readyMs: timings.now(), totalMs: timings.now(), phases: timings.phases },
      use: { when: "at the end", bytes: database.peakUse.bytes },
    }),
  });
  endGroup();
}

function announce({ address, uri, binaries, disk, snapshot }: Database, timings: Timings): void {
  setOutput("connection-uri", uri);
  setOutput("port", address.port);
  setOutput("snapshot", snapshot.state);
  info(
    `PostgreSQL ${formatVersion(binaries.version)} from ${binaries.directory} on ${address.host}:${address.port}, ` +
      `ready after ${formatMs(timings.now())}`,
  );
  if (disk.kind === "directory") warning(`the data is NOT on a RAM disk: ${disk.reason}`);
}
