import { type Command, runCommand } from "../process/command.ts";
import type { Context, Database } from "./database.ts";
import { clientEnvironment } from "./environment.ts";
import type { Options } from "./options.ts";

/**
 * Runs the test command with a database of its own.
 *
 * @returns its exit code
 */
export function runTestCommand(
  command: Command,
  { environment, run }: Database,
  { options, context }: { readonly options: Options; readonly context: Context },
): Promise<number> {
  const { timings, interrupts, env } = context;
  return timings.measure("test", () =>
    runCommand(command, {
      cwd: options.workingDirectory,
      env: clientEnvironment(env, environment, run),
      stdout: "stdout",
      interrupts,
    }),
  );
}
