import Cursor from "pg-cursor";
import { expect } from "vitest";
import { emails, insert, lifeTest as test } from "../support/sandbox-test.ts";

const here = "\\(.*left-over\\.test\\.ts:\\d+:\\d+\\)";

test("a query that still runs is waited for, and reported with its place", async ({
  sandbox,
  outside,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool();
  await pool.query("SELECT 1");
  await sandbox.begin();
  const client = await pool.connect();
  const late = client.query("INSERT INTO users (email) SELECT 'ann' FROM pg_sleep(0.05)");
  client.release();
  await sandbox.rollback();
  expect((await late).rowCount).toBe(1);
  expect(warnings.splice(0)).toEqual([
    expect.stringMatching(
      new RegExp(`^a query was still running .*: INSERT INTO users .* ${here}.*await is missing`),
    ),
  ]);
  expect(await emails(outside)).toEqual([]);
  await pool.end();
});

test("a cursor that was closed is no mistake, though the server has not heard of it yet", async ({
  sandbox,
}) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  const cursor = client.query(new Cursor("SELECT n, pg_sleep(0.05) FROM generate_series(1, 9) n"));
  const read = cursor.read(1);
  const closed = cursor.close();
  await sandbox.rollback();
  expect(await read).toHaveLength(1);
  await closed;
  await client.end();
});

test("of many queries that still run each is reported", async ({ sandbox, warnings }) => {
  const pool = new sandbox.pg.Pool();
  const clients = await Promise.all([pool.connect(), pool.connect()]);
  await sandbox.begin();
  const late = clients.map((client, index) => client.query(insert(`user ${index}`)));
  for (const client of clients) client.release();
  await sandbox.rollback();
  await Promise.all(late);
  expect(warnings.splice(0)).toEqual([
    expect.stringContaining("'user 0'"),
    expect.stringContaining("'user 1'"),
  ]);
  expect(await emails(pool)).toEqual([]);
  await pool.end();
});

test("a transaction left open is reported, and undone", async ({ sandbox, outside, warnings }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  await client.query("START TRANSACTION");
  await client.query(insert("ann"));
  await sandbox.rollback();
  expect(warnings.splice(0)).toEqual([
    expect.stringMatching(
      new RegExp(`^a transaction was left open .* begun by START TRANSACTION ${here}`),
    ),
  ]);
  expect(await emails(outside)).toEqual([]);
  await sandbox.begin();
  await client.query(insert("ann"));
  expect(client.getTransactionStatus()).toBe("I");
  await sandbox.rollback();
  await client.end();
});

test("a transaction that still waits for another one is reported and refused", async ({
  sandbox,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool();
  const [first, second] = await Promise.all([pool.connect(), pool.connect()]);
  await sandbox.begin();
  await first.query("BEGIN");
  const refused = expect(second.query("BEGIN /* second */")).rejects.toThrow(
    "the test was rolled back while this transaction waited for another one",
  );
  first.release();
  second.release();
  await sandbox.rollback();
  await refused;
  expect(warnings.splice(0)).toEqual([
    expect.stringMatching(
      new RegExp(`^a transaction was still waiting .*: BEGIN /\\* second \\*/ ${here}`),
    ),
    expect.stringMatching(/^a transaction was left open /),
  ]);
  await sandbox.begin();
  await pool.query(`BEGIN; ${insert("ann")}; COMMIT`);
  expect(await emails(pool)).toEqual(["ann"]);
  await sandbox.rollback();
  await pool.end();
});

test.for([
  ["a commit", ["BEGIN", "INSERT INTO orders (email) VALUES ('ann')", "COMMIT"]],
  ["a savepoint", ["SAVEPOINT a"]],
  ["a release", ["BEGIN", "SAVEPOINT a", "RELEASE b"]],
  ["a statement", ["SELECT 1 / 0"]],
] as const)(
  "%s that fails is not taken for one that still runs",
  async ([, texts], { sandbox, warnings }) => {
    const client = new sandbox.pg.Client();
    await client.connect();
    await sandbox.begin();
    const failing = (async () => {
      for (const text of texts) await client.query(text);
    })();
    await failing.catch(() => {});
    await sandbox.rollback();
    expect(warnings.splice(0).filter((message) => message.includes("still running"))).toEqual([]);
    await client.end();
  },
);

test("clients may leave while a test begins or ends", async ({ sandbox }) => {
  for (let i = 0; i < 5; i++) {
    const client = new sandbox.pg.Client();
    await client.connect();
    await sandbox.begin();
    await client.query({ name: "one", text: "SELECT 1" });
    const ended = [sandbox.rollback(), client.end()];
    await ended[0];
    await sandbox.begin();
    await sandbox.rollback();
    await ended[1];
  }
});

test("what goes on after a query that still runs is the test's, too", async ({
  sandbox,
  outside,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  const late = (async () => {
    await pool.query("SELECT pg_sleep(0.05)");
    await pool.query(insert("ann"));
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query(insert("bob"));
    await client.query("COMMIT");
    client.release();
  })();
  await sandbox.rollback();
  await late;
  expect(await emails(outside)).toEqual([]);
  expect(warnings.splice(0)).toEqual([expect.stringContaining("pg_sleep")]);
  await pool.end();
});

test("a query that has not left its pool yet is the test's, too", async ({
  sandbox,
  outside,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  const late = pool.query(insert("ann"));
  await sandbox.rollback();
  await late;
  expect(await emails(outside)).toEqual([]);
  expect(warnings.splice(0)).toEqual([expect.stringMatching(/^a query was still running/)]);
  await pool.end();
});

test("a transaction whose test is over commits nothing", async ({ sandbox, outside, warnings }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await sandbox.rollback();
  expect(warnings.splice(0)).toEqual([expect.stringContaining("was left open")]);
  const late = client.query(insert("bob"));
  await expect(late).rejects.toThrow(/begun by BEGIN \(.*left-over.*\), whose test is over/);
  expect(await emails(outside)).toEqual([]);
  await sandbox.begin();
  expect(await emails(client)).toEqual([]);
  await sandbox.rollback();
  await client.end();
});

test("locks and statements that a session keeps are gone with the test", async ({
  sandbox,
  outside,
}) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const named = { name: "one", text: "SELECT 1 AS one" };
  for (const _ of ["first", "second"]) {
    await sandbox.begin();
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query("PREPARE two AS SELECT 2");
    await client.query(named);
    await sandbox.rollback();
  }
  const { rows } = await outside.query("SELECT pg_try_advisory_lock(1) AS free");
  expect(rows).toEqual([{ free: true }]);
  await outside.query("SELECT pg_advisory_unlock(1)");
  await client.end();
});
