import { type CommandOptions, runCommand } from "../process/command.ts";

/**
 * Runs the user's own command that migrates or seeds.
 *
 * @throws when it fails, with its exit code, or when the run was interrupted
 */
export async function runMigrateCommand(script: string, options: CommandOptions): Promise<void> {
  const code = await runCommand({ kind: "script", script }, options);
  options.interrupts.aborted.throwIfAborted();
  if (code !== 0) {
    throw new Error(
      `migrate-command: "${script.trim()}" failed with exit code ${code}; its output is above`,
    );
  }
}
