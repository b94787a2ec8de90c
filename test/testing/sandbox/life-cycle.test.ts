import pg from "pg";
import { expect } from "vitest";
import { openSandbox } from "../../../src/testing/open-sandbox.ts";
import { emails, insert, lifeTest as test } from "../support/sandbox-test.ts";

test("what a test has written is undone by rollback()", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await pool.query(insert("ann"));
  await pool.query(`BEGIN; ${insert("bob")}; COMMIT`);
  expect(await emails(pool)).toEqual(["ann", "bob"]);
  expect(await emails(outside)).toEqual([]);
  await sandbox.rollback();
  expect(await emails(pool)).toEqual([]);
  await pool.end();
});

test("rows of one test are not seen by the next, by any client in any order", async ({
  sandbox,
}) => {
  const before = new sandbox.pg.Pool({ max: 2 });
  await before.query("SELECT 1");
  await sandbox.begin();
  const during = new sandbox.pg.Pool({ max: 2 });
  const client = new sandbox.pg.Client();
  await client.connect();
  await before.query(insert("ann"));
  await during.query(`BEGIN; ${insert("bob")}; COMMIT`);
  await client.query("SELECT add_user('cid')");
  for (const each of [client, during, before]) {
    expect(await emails(each)).toEqual(["ann", "bob", "cid"]);
  }
  await sandbox.rollback();
  await sandbox.begin();
  for (const each of [before, client, during]) {
    expect(await emails(each)).toEqual([]);
    await each.query(insert("ann"));
    await each.query("DELETE FROM users");
  }
  await sandbox.rollback();
  await Promise.all([before.end(), during.end(), client.end()]);
});

test("a first statement that is a SELECT of a function that writes is undone too", async ({
  sandbox,
  outside,
}) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await pool.query("SELECT add_user('ann')");
  await sandbox.rollback();
  expect(await emails(outside)).toEqual([]);
  await pool.end();
});

test("tables made in a test are gone after it", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await pool.query("CREATE TABLE made (id int UNIQUE DEFERRABLE); INSERT INTO made VALUES (1)");
  await sandbox.rollback();
  const { rows } = await outside.query("SELECT to_regclass('made') AS made");
  expect(rows).toEqual([{ made: null }]);
  await sandbox.begin();
  await pool.query(insert("ann"));
  await sandbox.rollback();
  await pool.end();
});

test("begin() in a test that has begun says what to do", async ({ sandbox }) => {
  await sandbox.begin();
  await expect(sandbox.begin()).rejects.toThrow("call sandbox.rollback() after each test");
  await sandbox.rollback();
});

test("rollback() without begin() says what to do", async ({ sandbox }) => {
  await expect(sandbox.rollback()).rejects.toThrow(
    /^sandbox\.rollback\(\) was called without sandbox\.begin\(\) before it: call both for each test/,
  );
});

test("a test that throws leaves a clean start to the next", async ({ sandbox, warnings }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await pool.query(insert("ann"));
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query(insert("bob"));
  await client.query("SELECT 1 / 0").catch(() => {});
  await sandbox.rollback();
  expect(warnings.splice(0)).toHaveLength(2);
  await sandbox.begin();
  expect(await emails(client)).toEqual([]);
  await client.query(`BEGIN; ${insert("ann")}; COMMIT`);
  expect(await emails(pool)).toEqual(["ann"]);
  await sandbox.rollback();
  client.release();
  await pool.end();
});

test("two sandboxes on two databases are apart", async ({ connectionString, outside, sandbox }) => {
  await outside.query("CREATE DATABASE second");
  const url = new URL(connectionString);
  url.pathname = "/second";
  await using second = await openSandbox({ connectionString: url.href });
  const pools = [new sandbox.pg.Pool(), new second.pg.Pool()];
  await Promise.all([sandbox.begin(), second.begin()]);
  await pools[1]?.query("CREATE TABLE users (email text)");
  await Promise.all(pools.map((pool, index) => pool.query(insert(`user ${index}`))));
  const seen = await Promise.all(pools.map(emails));
  expect(seen).toEqual([["user 0"], ["user 1"]]);
  await sandbox.rollback();
  await second.rollback();
  await Promise.all(pools.map((pool) => pool.end()));
});

test("after close() all is refused, with what to do", async ({ connectionString }) => {
  const sandbox = await openSandbox({ connectionString });
  const pool = new sandbox.pg.Pool();
  await pool.query("SELECT 1");
  await sandbox.close();
  await expect(pool.query("SELECT 1")).rejects.toThrow(
    /^the sandbox is closed: a query was sent after sandbox\.close\(\)\. Wait for .* before you close it/,
  );
  await expect(sandbox.begin()).rejects.toThrow(
    /^sandbox\.begin\(\) was called after sandbox\.close\(\)\. Close a sandbox after the last test/,
  );
  await expect(sandbox.rollback()).rejects.toThrow("after sandbox.close()");
  await expect(sandbox.run(() => {})).rejects.toThrow("after sandbox.close()");
  await expect(sandbox.unboxed(() => {})).rejects.toThrow("after sandbox.close()");
  await sandbox.close();
  await pool.end();
});

test("close() undoes tests that are under way, which then come to their end", async ({
  connectionString,
  outside,
}) => {
  const sandbox = await openSandbox({ connectionString });
  const pool = new sandbox.pg.Pool();
  const underWay = sandbox.run(async () => {
    await pool.query(insert("ann"));
    await pool.query("SELECT 1").then(() => sandbox.close());
    return "done";
  });
  expect(await underWay).toBe("done");
  expect(await emails(outside)).toEqual([]);
  await pool.end();
});

test("a test without a statement leaves nothing open", async ({ sandbox, outside }) => {
  await sandbox.begin();
  const { rows } = await outside.query(
    "SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'",
  );
  expect(rows).toEqual([]);
  await sandbox.rollback();
});

test("close() and the end of a scope close all connections, and undo the test", async ({
  connectionString,
  outside,
}) => {
  const open = async () => {
    const { rows } = await outside.query(
      "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()",
    );
    return rows[0].count;
  };
  const before = await open();
  {
    await using sandbox = await openSandbox({ connectionString });
    const pool = new sandbox.pg.Pool();
    await sandbox.unboxed(() => pool.query("SELECT 1"));
    await sandbox.run(() => pool.query("SELECT 1"));
    await sandbox.begin();
    await pool.query(insert("ann"));
    expect(await open()).toBeGreaterThan(before);
  }
  await expect.poll(open).toBe(before);
  expect(await emails(outside)).toEqual([]);
});

test("clients take the place of pg's own in a pool of pg's", async ({ sandbox }) => {
  const pool = new pg.Pool({ Client: sandbox.pg.Client });
  await sandbox.begin();
  await pool.query(insert("ann"));
  await sandbox.rollback();
  expect(await emails(pool)).toEqual([]);
  await pool.end();
});

test("constraints that are made between openSandbox() and the first test are heeded", async ({
  connectionString,
  outside,
}) => {
  await outside.query("CREATE DATABASE late");
  const url = new URL(connectionString);
  url.pathname = "/late";
  await using sandbox = await openSandbox({ connectionString: url.href });
  const plain = new pg.Client(url.href);
  await plain.connect();
  await plain.query(
    "CREATE TABLE t (id int PRIMARY KEY, next int REFERENCES t DEFERRABLE INITIALLY DEFERRED)",
  );
  await plain.end();
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  await expect(client.query("BEGIN; INSERT INTO t VALUES (1, 2); COMMIT")).rejects.toMatchObject({
    code: "23503",
  });
  await sandbox.rollback();
  await client.end();
});
