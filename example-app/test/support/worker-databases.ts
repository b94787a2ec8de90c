type Environment = Readonly<Record<string, string | undefined>>;

/** How many test files may run at once: one for each worker database, or one in `DATABASE_URL`. */
export function workerCount(env: Environment): number {
  return Math.max(1, databaseCount(env));
}

/**
 * The database of this worker alone, which vitest numbers from 1 on.
 *
 * @see https://vitest.dev/guide/parallelism
 */
export function workerDatabaseUrl(env: Environment): string {
  const name = databaseCount(env) === 0 ? "DATABASE_URL" : `DATABASE_URL_${env.VITEST_POOL_ID}`;
  const url = env[name];
  if (!url) throw new Error(`${name} is not set; are there more workers than WORKER_DATABASES?`);
  return url;
}

function databaseCount(env: Environment): number {
  const count = env.WORKER_DATABASES || "0";
  if (/^\d+$/.test(count)) return Number(count);
  throw new Error(`WORKER_DATABASES: expected a whole number, got "${count}"`);
}
