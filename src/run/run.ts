import { statSync } from "node:fs";
import { type Command, runCommand } from "../process/command.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { type Context, type Database, setUpDatabase } from "./database.ts";
import { clientEnvironment } from "./environment.ts";
import { type Findings, findings } from "./findings.ts";
import { Observation } from "./observation.ts";
import type { Options } from "./options.ts";
import { createReport, type Report, type RunFigures } from "./report/report.ts";

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
  context: Context & { onReady(database: Database): void },
): Promise<Report> {
  const { timings, interrupts } = context;
  let observation: Observation | undefined;
  const database = await setUpDatabase(options, {
    ...context,
    onMigrated: async (migrated) => {
      observation = await Observation.begin({ ...migrated, options });
    },
  });
  let outcome: Outcome;
  {
    await using _ended = database;
    outcome = await runTests(database, { options, command, context, observation });
  }
  interrupts.aborted.throwIfAborted();
  return createReport(database, {
    ...outcome,
    ...{ totalMs: timings.now(), phases: timings.phases },
    use: { when: "peak", bytes: database.peakUse.bytes },
  });
}

type Outcome = Pick<RunFigures, "readyMs"> & Findings & { readonly exitCode: number };

interface TestRun {
  readonly options: Options;
  readonly command: Command;
  readonly context: Context & { onReady(database: Database): void };
  readonly observation: Observation | undefined;
}

/** The test command, and what can be learnt of it. */
async function runTests(
  database: Database,
  { options, command, context, observation }: TestRun,
): Promise<Outcome> {
  const { timings, interrupts, env } = context;
  const readyMs = timings.now();
  context.onReady(database);
  const sinceMs = Date.now();
  const { log: file } = database.run;
  const log = { file, start: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
  const exitCode = await timings.measure("test", () =>
    runCommand(command, {
      cwd: options.workingDirectory,
      env: clientEnvironment(env, database.environment),
      stdout: "stdout",
      interrupts,
    }),
  );
  const learnt = await unlessAborted(interrupts.aborted, () =>
    findings({ options, observation, exitCode, sinceMs, log }),
  );
  return { readyMs, exitCode, ...learnt };
}
