import type { RawInputs } from "./run/inputs.cjs";
import type { Log } from "./run/log.cjs";
import { type PhaseTiming } from "./run/timings.cjs";
export interface StartOptions {
    /** What relative directories among the inputs start from; the process's own by default. */
    readonly cwd?: string;
    /** The environment that the migrate command and migrations inherit; the process's own by default. */
    readonly env?: NodeJS.ProcessEnv;
    /** Told what is done when it takes long; nobody by default. */
    readonly log?: Log;
}
/** A migrated database on a server of its own, until it is disposed of. */
export interface StartedDatabase extends AsyncDisposable {
    /** `postgresql://…` of the migrated database. */
    readonly connectionString: string;
    /** What a client program should see: `DATABASE_URL`, `PGHOST`, …, `DATABASE_URL_1`, … */
    readonly environment: Readonly<Record<string, string>>;
    /** Whether it came from a snapshot: whole (`hit`), but for the newest migrations (`prefix`), or not. */
    readonly snapshot: "hit" | "prefix" | "miss" | "off";
    /** Every phase of the set-up, in milliseconds. */
    readonly timings: readonly PhaseTiming[];
}
/**
 * Starts PostgreSQL on a RAM disk and migrates its database, as the command line does before it runs the tests.
 *
 * ```ts
 * await using database = await startDatabase({ migrations: "migrations" });
 * const client = new pg.Client(database.connectionString);
 * ```
 *
 * The inputs have the names, meanings and defaults they have on the command line. Dispose of it when it has done its
 * work, as `await using` does; a process that ends without that takes the server with it (not on Windows).
 *
 * @throws {Error} named `UsageError` when inputs are not valid, before anything is started; any other error when it
 *   could not be done, after removing all that was made
 */
export declare function startDatabase(inputs?: RawInputs, { cwd, env, log }?: StartOptions): Promise<StartedDatabase>;
