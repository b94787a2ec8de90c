/**
 * The connection string of the database of this parallel worker, `test_1` for the first of a database `test`; that of
 * `DATABASE_URL` when the runner tells no worker.
 *
 * The databases that `--worker-databases` made are used first. For a worker beyond them a copy is made on first use,
 * which the worker's later processes use again, with what was committed in it: runners start a process for every test
 * file. It is made anew only when the database it is a copy of was itself; after migrating that one further, drop the
 * copies or start a new server.
 *
 * ```ts
 * const pool = new pg.Pool({ connectionString: await workerDatabaseUrl() });
 * ```
 *
 * @param env where the runner tells the worker's number (`VITEST_POOL_ID`, `JEST_WORKER_ID`, `TEST_PARALLEL_INDEX`, …);
 *   the process's own by default
 * @throws {Error} without a `DATABASE_URL`, or when somebody stays connected to the database to be copied
 */
export declare function workerDatabaseUrl(env?: NodeJS.ProcessEnv): Promise<string>;
