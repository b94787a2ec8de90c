import { type CommandOptions, runCommand } from "../process/command.ts";
import { LockError } from "./lock-watch.ts";

/**
 * Runs the user's own command that migrates or seeds.
 *
 * @throws when it fails, with its exit code, when it waited too long for a lock, or when the run was interrupted
 */
export async function runMigrateCommand(script: string, options: CommandOptions): Promise<void> {
  const code = await runCommand({ kind: "script", script }, options);
  const { aborted } = options.interrupts;
  if (aborted.reason instanceof LockError) {
    throw new Error(`migrate-command: ${aborted.reason.message}`, { cause: aborted.reason });
  }
  aborted.throwIfAborted();
  if (code !== 0) {
    throw new Error(
      `migrate-command: "${script.trim()}" failed with exit code ${code}; its output is above`,
    );
  }
}
