/** What the test runner and ram-postgres told this process: of the library only this file reads it. */
export function processEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: the library is an entry point of its own, that nobody hands an environment
  return process.env;
}

/**
 * The connection string of the migrated database.
 *
 * @throws {Error} when there is none, with what to do
 */
export function databaseUrl(env: NodeJS.ProcessEnv): string {
  const { DATABASE_URL } = env;
  if (DATABASE_URL) return DATABASE_URL;
  throw new Error(
    "DATABASE_URL is not set, so there is no database to test with: run the tests by ram-postgres, as in " +
      "`npx ram-postgres -- npm test`, or name a database by `connectionString`",
  );
}
