import { relative } from "node:path";
import {
  endGroup,
  error,
  exportVariable,
  info,
  setFailed,
  setOutput,
  setSecret,
  startGroup,
  warning,
} from "@actions/core";
import { MigrationError } from "../migrations/migration-error.ts";
import { leaveRun } from "../postgres/run-directory.ts";
import { formatVersion } from "../postgres/version.ts";
import { sinceStart } from "../process/clock.ts";
import { exitCodeOf, Interrupted, takeOverEndings } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { type Context, type Database, setUpDatabase } from "../run/database.ts";
import { misleadingVariables } from "../run/environment.ts";
import type { Log } from "../run/log.ts";
import { writeNotes } from "../run/notes.ts";
import { Observation } from "../run/observation.ts";
import { type Options, parseOptions, UsageError } from "../run/options.ts";
import { describeFault, nameFault } from "../run/report/faults.ts";
import { harmlessLines } from "../run/report/lines.ts";
import { createReport } from "../run/report/report.ts";
import { formatMs } from "../run/report/units.ts";
import { run as runTests } from "../run/run.ts";
import type { ServerLog } from "../run/server-errors.ts";
import { slowPhaseNotices } from "../run/slow-phases.ts";
import { Timings } from "../run/timings.ts";
import { readInputs } from "./inputs.ts";
import { auditFailure, showFailure, showReport, warmUp } from "./job-summary.ts";
import { openSnapshotCache } from "./snapshot-cache.ts";
import { saveRunDirectory, saveSetUp, saveUnsavedSnapshot, saveUnsavedTimings } from "./state.ts";
import { TimingHistory } from "./timing-history.ts";
import { isWorthSaving, restoringMs } from "./worth-saving.ts";

/** The action's main step. */
export async function run(): Promise<void> {
  const interrupts = takeOverEndings();
  let serverLog: ServerLog | undefined;
  const onFailure = (log: ServerLog) => {
    serverLog = log;
  };
  try {
    await runAction(process.env, { interrupts, onFailure });
  } catch (failure) {
    endGroup();
    fail(failure, process.env);
    if (failure instanceof Interrupted) process.exitCode = exitCodeOf(failure.signal);
    else if (!(failure instanceof UsageError)) {
      await showFailure(messageOf(failure), serverLog, process.env);
    }
  }
}

/** Fails the step, with an annotation where a file is known that is at fault. */
function fail(failure: unknown, env: NodeJS.ProcessEnv): void {
  process.exitCode = 1;
  const { file, place } = failure instanceof MigrationError ? failure : {};
  error(messageOf(failure), {
    // GitHub finds files by their paths in the repository.
    ...(file && { title: "Migration failed", file: relative(env.GITHUB_WORKSPACE ?? "", file) }),
    ...(place && { startLine: place.line, startColumn: place.column }),
  });
}

async function runAction(
  env: NodeJS.ProcessEnv,
  asked: Pick<Context, "interrupts" | "onFailure">,
): Promise<void> {
  const inputs = readInputs();
  // Programs that are started would inherit it.
  delete env.INPUT_PASSWORD;
  const options = await parseOptions(inputs, process.cwd());
  setSecret(options.password);
  setSecret(encodeURIComponent(options.password));
  const timings = new Timings({ listener: slowPhaseNotices(say) });
  const log: Log = { info: say, warn: warning };
  const context: Context = {
    ...asked,
    ...{ env, timings, log, stdout: "stdout" },
    onCreated: ({ path }) => saveRunDirectory(path),
    ...githubCache(env, log),
  };
  startGroup("ram-postgres: set up PostgreSQL");
  if (options.testCommand === undefined) await setUpOnly(options, context);
  else {
    const history = new TimingHistory(env, inputs, log);
    await setUpAndTest(options, options.testCommand, { ...context, history });
  }
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

async function setUpAndTest(
  options: Options,
  script: string,
  context: Context & { readonly history: TimingHistory },
): Promise<void> {
  const { history } = context;
  const report = await runTests(
    options,
    { kind: "script", script },
    {
      ...context,
      onReady: (database) => {
        announce(database, context.timings);
        endGroup();
        history.begin();
      },
      onTested: warmUp,
    },
  );
  setOutput("timings", JSON.stringify(report.phases));
  setOutput("exit-code", report.exitCode);
  if (report.exitCode !== 0) {
    const [fault] = report.faults ?? [];
    const why = fault ? `: ${nameFault(fault)}, ${describeFault(fault)}` : "";
    setFailed(`test-command ended with exit code ${report.exitCode}${why}`);
    process.exitCode = report.exitCode;
  } else if (report.audit?.isFailure) {
    setFailed(auditFailure);
  }
  const compared = await history.compare(report);
  if (compared.unsaved) saveUnsavedTimings(compared.unsaved);
  await showReport(compared.report, context.env);
  // What has been learnt is told; the run was not to go on.
  const { reason } = context.interrupts.aborted;
  if (reason instanceof Interrupted) throw reason;
}

/** Leaves the server to the job's later steps; the post step ends it. */
async function setUpOnly(options: Options, context: Context): Promise<void> {
  if (options.baseline) {
    warning("baseline is about a test-command, of which there is none");
  }
  let observation: Observation | undefined;
  const database = await setUpDatabase(options, {
    ...context,
    onMigrated: async (migrated) => {
      observation = await context.timings.measure("look", () =>
        Observation.begin({ ...migrated, options }),
      );
    },
  });
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
  writeNotes(database, options, observation);
  saveSetUp({
    origin: timings.origin,
    report: createReport(database, {
      ...{ readyMs: timings.now(), totalMs: timings.now(), phases: timings.phases },
      use: { when: "at the end", bytes: database.peakUse.most ?? 0 },
    }),
  });
  await leaveRun(database.run);
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
