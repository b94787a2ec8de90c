import { type Command, runCommand } from "../process/command.ts";
import { type Context, type Database, setUpDatabase } from "./database.ts";
import { clientEnvironment } from "./environment.ts";
import type { Options } from "./options.ts";
import { createReport, type Report } from "./report/report.ts";

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
  const { timings, interrupts, env } = context;
  let exitCode: number;
  let readyMs: number;
  const database = await setUpDatabase(options, context);
  {
    await using _ended = database;
    readyMs = timings.now();
    context.onReady(database);
    exitCode = await timings.measure("test", () =>
      runCommand(command, {
        cwd: options.workingDirectory,
        env: clientEnvironment(env, database.environment),
        stdout: "stdout",
        interrupts,
      }),
    );
  }
  interrupts.aborted.throwIfAborted();
  return createReport(database, {
    ...{ exitCode, readyMs, totalMs: timings.now(), phases: timings.phases },
    use: { when: "peak", bytes: database.peakUse.bytes },
  });
}
