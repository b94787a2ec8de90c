import type { Address } from "../postgres/connection.ts";
import { attempt } from "../process/attempt.ts";
import { type Interrupts, unlessAborted } from "../process/interrupts.ts";
import { lockPatienceMs, watchingLocks } from "./lock-watch.ts";
import { migrationFailure, Progress } from "./migration-error.ts";
import { hasCode } from "./migration-files.ts";
import { hasProgram, MigrationProcess } from "./migration-process.ts";

export interface MigrationsOptions {
  /** The directory of migrations: `.js`, `.cjs`, `.mjs`, `.ts` and `.sql`, sorted as node-pg-migrate does. */
  readonly directory: string;
  readonly database: string;
  /** Where what the migrations print goes. */
  readonly stdout: "stdout" | "stderr";
  /** The environment of code. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The migrations of a directory, for a database. Code may wait without an end, start programs and end its process, so it
 * has one of its own; SQL alone has no use for one, which takes a while to start.
 */
export class Migrations implements AsyncDisposable {
  readonly #options: MigrationsOptions;
  #process: MigrationProcess | undefined;

  constructor(options: MigrationsOptions) {
    this.#options = options;
  }

  /** Begins with what takes a while and can be done before there is a server. What fails fails again with one. */
  prepare(): void {
    const { directory, stdout, env } = this.#options;
    const isForProcess = hasProgram() && attempt(() => hasCode(directory));
    if (isForProcess) this.#process ??= new MigrationProcess({ stdout, env });
    else loadAhead().catch(() => {});
  }

  /**
   * Applies those that have not been applied yet. Once only.
   *
   * @returns how many were applied
   * @throws {MigrationError} naming the file, with Postgres' message, detail and position; the reason of
   *   `interrupts.aborted` when that was what ended it
   */
  async apply(address: Address, interrupts: Interrupts): Promise<number> {
    const { directory, database } = this.#options;
    const job = { address, directory, database };
    const progress = new Progress();
    try {
      const watch = { interrupts, patienceMs: lockPatienceMs };
      return await watchingLocks(address, watch, async (interrupts) => {
        this.prepare();
        if (this.#process) return this.#process.apply(job, { interrupts, progress });
        const { applyMigrations } = await loadAhead();
        return unlessAborted(interrupts.aborted, () => applyMigrations(job, progress));
      });
    } catch (error) {
      interrupts.aborted.throwIfAborted();
      throw await migrationFailure(error, progress);
    }
  }

  /** Ends what was begun; it may begin again. */
  async [Symbol.asyncDispose](): Promise<void> {
    const begun = this.#process;
    this.#process = undefined;
    await begun?.[Symbol.asyncDispose]();
  }
}

/** What applies migrations, which takes longer to load than a run without any takes. */
async function loadAhead() {
  const runner = await import("./node-pg-migrate.ts");
  await runner.loadAhead();
  return runner;
}
