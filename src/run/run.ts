import { statSync } from "node:fs";
import { ClientCounter } from "../postgres/clients.ts";
import { serverOf } from "../postgres/server-process.ts";
import { attempt } from "../process/attempt.ts";
import type { Command } from "../process/command.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { runBaseline } from "./baseline.ts";
import { type Context, type Database, setUpDatabase } from "./database.ts";
import { killsSoFar } from "./faults.ts";
import { type Findings, findings } from "./findings.ts";
import { Observation } from "./observation.ts";
import type { Options } from "./options.ts";
import { Peak } from "./peak.ts";
import { createReport, type Report, type RunFigures } from "./report/report.ts";
import { runTestCommand } from "./test-command.ts";

export interface RunContext extends Context {
  onReady(database: Database): void;
  /** Called while the server is being stopped, with a report that tells all but that. */
  onTested(report: Report): void;
}

/**
 * The whole of a run: a migrated database, the test command, and everything removed again.
 *
 * @returns what happened, the test command's exit code in it
 * @throws {Interrupted} when a signal ended it; whatever else went wrong before or after the tests; in each case
 *   everything has been removed
 */
export async function run(
  options: Options,
  command: Command,
  context: RunContext,
): Promise<Report> {
  const { timings, interrupts } = context;
  let observation: Observation | undefined;
  const database = await setUpDatabase(options, {
    ...context,
    onMigrated: async (migrated) => {
      observation = await timings.measure("look", () =>
        Observation.begin({ ...migrated, options }),
      );
    },
  });
  let outcome: Outcome;
  const reportSoFar = () =>
    createReport(database, {
      ...outcome,
      ...{ totalMs: timings.now(), phases: timings.phases },
      use: { when: "peak", bytes: database.peakUse.most ?? 0 },
    });
  {
    await using _ended = database;
    outcome = await runTests(database, { options, command, context, observation });
    // When that is waited for.
    setImmediate(() => attempt(() => context.onTested(reportSoFar())));
  }
  interrupts.aborted.throwIfAborted();
  const report = reportSoFar();
  if (!options.baseline) return report;
  const { exitCode } = outcome;
  return { ...report, baseline: await runBaseline(options, { command, context, exitCode }) };
}

/** To look takes some 20 us. */
const clientsEveryMs = 50;

type Outcome = Pick<RunFigures, "readyMs"> & Findings & { readonly exitCode: number };

interface TestRun {
  readonly options: Options;
  readonly command: Command;
  readonly context: RunContext;
  readonly observation: Observation | undefined;
}

/** The test command, and what can be learnt of it. */
async function runTests(
  database: Database,
  { options, command, context, observation }: TestRun,
): Promise<Outcome> {
  const { timings, interrupts } = context;
  const readyMs = timings.now();
  context.onReady(database);
  const sinceMs = Date.now();
  const { log: file } = database.run;
  const log = { file, start: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
  const killsBefore = killsSoFar();
  const clients = new ClientCounter(serverOf(database.run) ?? 0);
  using connections = new Peak(() => clients.count(), clientsEveryMs);
  const exitCode = await runTestCommand(command, database, { options, context });
  connections.stop();
  const { run, disk, peakUse } = database;
  await peakUse.look();
  const watch = { run, disk, killsBefore, peakBytes: peakUse.most };
  const learnt = await unlessAborted(interrupts.aborted, () =>
    timings.measure("look", () =>
      findings({
        ...{ options, observation, exitCode, sinceMs, log, watch },
        peakConnections: connections.most,
      }),
    ),
  );
  return { readyMs, exitCode, ...learnt };
}
