import type { Address } from "../postgres/connection.ts";
import { type Interrupts, unlessAborted } from "../process/interrupts.ts";
import { lockPatienceMs, watchingLocks } from "./lock-watch.ts";
import { migrationFailure, Progress } from "./migration-error.ts";
import { hasCode } from "./migration-files.ts";
import { hasProgram, migrateApart } from "./migration-process.ts";

export interface MigrateOptions {
  /** The directory of migrations: `.js`, `.cjs`, `.mjs`, `.ts` and `.sql`, sorted as node-pg-migrate does. */
  readonly directory: string;
  readonly database: string;
  /** Where what the migrations print goes. */
  readonly stdout: "stdout" | "stderr";
  readonly interrupts: Interrupts;
}

/**
 * Applies the migrations of a directory that have not been applied yet. Code may wait without an end, start programs and
 * end its process, so it has one of its own; SQL alone has no use for one, which takes a while to start.
 *
 * @returns how many were applied
 * @throws {MigrationError} naming the file, with Postgres' message, detail and position; the reason of `interrupts.aborted`
 *   when that was what ended it
 */
export async function migrate(address: Address, options: MigrateOptions): Promise<number> {
  const { directory, database, stdout, interrupts } = options;
  const job = { address, directory, database };
  const progress = new Progress();
  try {
    const watch = { interrupts, patienceMs: lockPatienceMs };
    return await watchingLocks(address, watch, async (interrupts) => {
      if (hasCode(directory) && hasProgram()) {
        return migrateApart(job, { stdout, interrupts, progress });
      }
      // It takes longer to load than a run without migrations takes.
      const { applyMigrations } = await import("./node-pg-migrate.ts");
      return unlessAborted(interrupts.aborted, () => applyMigrations(job, progress));
    });
  } catch (error) {
    interrupts.aborted.throwIfAborted();
    throw await migrationFailure(error, progress);
  }
}
