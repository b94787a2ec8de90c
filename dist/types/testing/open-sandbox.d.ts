export interface SandboxOptions {
    /** Of the database to test with; by default what {@link workerDatabaseUrl} tells. */
    readonly connectionString?: string;
    /** Told of what is most often a mistake in a test, such as a missing `await`; by default Node prints it as a warning. */
    readonly onWarning?: (message: string) => void;
}
/**
 * Runs each test in a transaction that is rolled back, whatever the application does with its connections meanwhile: its
 * own transactions become savepoints.
 */
export interface Sandbox extends AsyncDisposable {
    /** Has the shape of the module `pg`: for all that takes that module, its `Pool` or its `Client`. */
    readonly pg: typeof import("pg");
    /**
     * Begins a test. All clients of {@link pg} are in it, those made before too.
     *
     * @throws {Error} when a test has begun already
     */
    begin(): Promise<void>;
    /**
     * Ends a test: waits for what still runs, and undoes all.
     *
     * @throws {Error} when no test has begun, or when something has ended its transaction before, so that rows stay
     */
    rollback(): Promise<void>;
    /**
     * Runs a test from its begin to its rollback. Several may run at once: each has a connection of its own, and which test
     * a query belongs to is told by the async context. That is what a pool has to keep: take `pg.Pool` of {@link pg}.
     *
     * @returns what the test returns
     * @throws what the test throws, and as {@link rollback} does
     */
    run<T>(test: () => T | Promise<T>): Promise<T>;
    /**
     * Runs something whose changes stay: within, each client has a connection of its own, as without a sandbox. What writes
     * a row or a unique value that the test has written waits for the end of the test, so write that before {@link begin}.
     */
    unboxed<T>(work: () => T | Promise<T>): Promise<T>;
    /** Ends the connections; a test that has begun is rolled back. Queries and tests are refused from then on. */
    close(): Promise<void>;
}
/**
 * Opens a sandbox on a migrated database.
 *
 * ```ts
 * const sandbox = await openSandbox();
 * const pool = new sandbox.pg.Pool();
 * beforeEach(() => sandbox.begin());
 * afterEach(() => sandbox.rollback());
 * afterAll(() => sandbox.close());
 * ```
 *
 * @throws {Error} when there is no database by that connection string
 */
export declare function openSandbox(options?: SandboxOptions): Promise<Sandbox>;
