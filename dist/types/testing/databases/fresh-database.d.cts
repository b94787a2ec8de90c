export interface FreshDatabaseOptions {
    /** Of the migrated database, or of any other of its server; `DATABASE_URL` by default. */
    readonly connectionString?: string;
    /** The database to copy, to which nobody may be connected; that of the connection string by default. */
    readonly template?: string;
}
/** A database that is one test's alone. */
export interface FreshDatabase extends AsyncDisposable {
    readonly name: string;
    readonly connectionString: string;
    /**
     * Has the database dropped, and is done as soon as that is noted: it is dropped in the background, before the process
     * ends by itself. Connections to it are cut off, so close yours before. A failure is a process warning, as nobody
     * waits for it.
     */
    drop(): Promise<void>;
}
/**
 * A new copy of the migrated database, with all its rows, for a test that commits, uses several connections, listens or
 * needs isolation levels.
 *
 * ```ts
 * await using database = await freshDatabase();
 * const client = new pg.Client(database.connectionString);
 * ```
 *
 * From the first call on, a few copies are made ahead, so that the next calls take next to no time; they are dropped
 * after some seconds without a call. So what is copied should be finished by the first call: a copy may be as old as the
 * call before. Copies of a process that was ended are dropped by the next one.
 *
 * @throws {Error} that names the connections, when for some two seconds somebody stays connected to what is to be copied
 */
export declare function freshDatabase({ connectionString, template, }?: FreshDatabaseOptions): Promise<FreshDatabase>;
