import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { emails, insert, lifeTest as test } from "../support/sandbox-test.ts";

test("a connection that is lost is told to the query, to rollback() and to nobody after it", async ({
  sandbox,
  outside,
}) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  pool.on("error", () => {});
  await sandbox.begin();
  await pool.query(insert("ann"));
  const { rows } = await pool.query("SELECT pg_backend_pid() AS pid");
  const asleep = expect(pool.query("SELECT pg_sleep(60)")).rejects.toThrow(
    /connection to the server was lost|terminating connection/,
  );
  await sleep(20);
  await outside.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  await asleep;
  await expect(sandbox.rollback()).rejects.toThrow(/lost|terminat/);
  await sandbox.begin();
  expect(await emails(pool)).toEqual([]);
  await pool.query(insert("ann"));
  await sandbox.rollback();
  expect(await emails(outside)).toEqual([]);
  await pool.end();
}, 15_000);

test("a connection that is lost between queries is told to the next query", async ({
  sandbox,
  outside,
}) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  pool.on("error", () => {});
  await sandbox.begin();
  const { rows } = await pool.query("SELECT pg_backend_pid() AS pid");
  await outside.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  await expect(pool.query("SELECT 1")).rejects.toThrow(
    /connection to the server was lost|terminating connection/,
  );
  await expect(sandbox.rollback()).rejects.toThrow(/lost|terminat/);
  await sandbox.begin();
  expect(await emails(pool)).toEqual([]);
  await sandbox.rollback();
  await pool.end();
}, 15_000);

test("a connection that is lost between tests is made again", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  await sandbox.begin();
  const { rows } = await pool.query("SELECT pg_backend_pid() AS pid");
  await sandbox.rollback();
  await outside.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  // It may take a moment until that is known.
  const oneTest = async () => {
    await sandbox.begin();
    await pool.query(insert("ann")).finally(() => sandbox.rollback());
  };
  await expect.poll(() => oneTest().then(() => "passed", String)).toBe("passed");
  expect(await emails(outside)).toEqual([]);
  await pool.end();
}, 15_000);

test("what ends the test's own transaction is found at rollback()", async ({
  sandbox,
  outside,
}) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  await client.query(insert("ann"));
  await client.query("SET standard_conforming_strings = off");
  // To the server that is no longer one string.
  await client.query("SELECT '\\'' ; COMMIT; --'").catch(() => {});
  await expect(sandbox.rollback()).rejects.toThrow(
    /^the test's transaction was ended by SELECT .* \(.*broken\.test\.ts:\d+:\d+\): .* committed.* freshDatabase\(\)/,
  );
  expect(await emails(outside)).toEqual(["ann"]);
  await outside.query("DELETE FROM users");
  await sandbox.begin();
  await client.query(insert("ann"));
  await client.query("SELECT 1 / 0").catch(() => {});
  await sandbox.rollback();
  expect(await emails(outside)).toEqual([]);
  await client.end();
});

test("a copy whose data never comes is ended with its test", async ({ sandbox, warnings }) => {
  const { from } = await import("pg-copy-streams");
  const client = new sandbox.pg.Client();
  client.on("error", () => {});
  await client.connect();
  await sandbox.begin();
  const copy = client.query(from("COPY users (email) FROM STDIN"));
  const failed = new Promise((resolve) => copy.on("error", resolve));
  await sandbox.rollback();
  expect(String(await failed)).toContain("the test was over, and this was still running");
  expect(warnings.splice(0)).toEqual([expect.stringContaining("COPY users (email) FROM STDIN")]);
  await sandbox.begin();
  await sandbox.rollback();
}, 15_000);

test("what waits behind a query that does not end is ended with it, and its locks are gone", async ({
  sandbox,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  pool.on("error", () => {});
  const outcome = (asked: Promise<unknown>) => asked.then(() => "answered", String);
  await sandbox.begin();
  await pool.query(insert("ann"));
  const running = outcome(pool.query("SELECT pg_sleep(60)"));
  const behind = outcome(pool.query("SELECT 2"));
  const client = new sandbox.pg.Client();
  client.on("error", () => {});
  await client.connect();
  const begun = outcome(client.query("BEGIN"));
  await sandbox.rollback();
  for (const told of [running, begun]) expect(await told).toContain("the test was over");
  // The pool has made another client for it by then.
  await behind;
  expect(warnings.splice(0).length).toBeGreaterThan(0);
  await sandbox.begin();
  await pool.query(insert("ann"));
  expect(await emails(pool)).toEqual(["ann"]);
  await sandbox.rollback();
  await pool.end();
}, 20_000);
