import { type Admin, codeOf, withAdmin } from "./admin.ts";
import { databaseOf, withDatabase } from "./connection-string.ts";
import { copyDatabase } from "./copy-database.ts";
import { databaseUrl, processEnvironment } from "./environment.ts";
import { workerNumber } from "./worker-number.ts";

/** https://www.postgresql.org/docs/current/limits.html */
const longestName = 63;

const made = new Map<string, Promise<string>>();

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
export async function workerDatabaseUrl(env = processEnvironment()): Promise<string> {
  const url = databaseUrl(env);
  const number = workerNumber(env);
  if (number === undefined) return url;
  const name = `${databaseOf(url)}_${number}`;
  if (number <= workerDatabases(env)) {
    return env[`DATABASE_URL_${number}`] || withDatabase(url, name);
  }
  const own = withDatabase(url, name);
  const making = made.get(own) ?? makeDatabase(url, name).then(() => own);
  made.set(own, making);
  // What failed may succeed once its cause is gone.
  making.catch(() => made.delete(own));
  return making;
}

function workerDatabases({ WORKER_DATABASES: value = "0" }: NodeJS.ProcessEnv): number {
  if (/^\d*$/.test(value)) return Number(value);
  throw new Error(`WORKER_DATABASES: expected how many there are, got "${value}"`);
}

function makeDatabase(url: string, name: string): Promise<void> {
  if (Buffer.byteLength(name) > longestName) {
    throw new Error(
      `the name of the worker's database would be longer than ${longestName} bytes: ${name}`,
    );
  }
  return withAdmin(url, async (admin) => {
    const template = databaseOf(url);
    const state = await stateOf(admin, name, template);
    if (state === "current") return;
    if (state === "outdated") await dropDatabase(admin, name);
    await copyDatabase(admin, template, name).catch((error: unknown) => {
      // Another process that has this number was faster, by a little or by very little.
      if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw error;
    });
  });
}

/** Whether there is a copy; it is outdated when its template was made later, as by a reset that drops and creates it. */
async function stateOf(
  { client }: Admin,
  name: string,
  template: string,
): Promise<"missing" | "outdated" | "current"> {
  // Later databases have higher numbers, until four thousand million things have been numbered.
  const { rows } = await client.query<{ state: "outdated" | "current" }>(
    `SELECT CASE WHEN copy.oid < original.oid THEN 'outdated' ELSE 'current' END AS state
       FROM pg_database copy, pg_database original
      WHERE copy.datname = $1 AND original.datname = $2`,
    [name, template],
  );
  return rows[0]?.state ?? "missing";
}

/** Of a database that somebody uses, the server's error says so: it may be another test run's. */
async function dropDatabase({ client }: Admin, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`);
}
