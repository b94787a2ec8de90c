import type pg from "pg";
import { expect } from "vitest";
import { openSandbox } from "../../../src/testing/open-sandbox.ts";
import { lifeTest as test } from "../support/sandbox-test.ts";

/** How many connections the sandboxes of the file have. */
async function connections(outside: pg.Client): Promise<number> {
  const { rows } = await outside.query(
    "SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'ram-postgres sandbox'",
  );
  return rows[0].count;
}

test("close() while run() connects leaves no connection, and no test runs", async ({
  connectionString,
  outside,
}) => {
  const before = await connections(outside);
  const sandbox = await openSandbox({ connectionString });
  let hasRun = false;
  const refused = expect(
    sandbox.run(() => {
      hasRun = true;
    }),
  ).rejects.toThrow("the sandbox was closed while sandbox.run() began a test: wait for all tests");
  await sandbox.close();
  await refused;
  expect(hasRun).toBe(false);
  await expect.poll(() => connections(outside)).toBe(before);
});

test("the connection of a run() that can't begin is used again", async ({
  connectionString,
  outside,
}) => {
  const options = encodeURIComponent("-c lock_timeout=50");
  await using sandbox = await openSandbox({
    connectionString: `${connectionString}?options=${options}`,
  });
  const pool = new sandbox.pg.Pool();
  await sandbox.run(() => pool.query("SELECT 1"));
  const before = await connections(outside);
  await sandbox.unboxed(() => pool.query("CREATE TABLE late (id int); DROP TABLE late"));
  await pool.end();
  await expect.poll(() => connections(outside)).toBe(before);
  await outside.query("BEGIN; LOCK TABLE pg_catalog.pg_constraint");
  await expect(sandbox.run(() => {})).rejects.toThrow("lock timeout");
  await outside.query("ROLLBACK");
  await sandbox.run(() => {});
  expect(await connections(outside)).toBe(before);
});
