import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Activity,
  type ActivityCounters,
  activityBetween,
  databasesOf,
  handInOwn,
  isUntouched,
  readCounters,
} from "../../src/postgres/activity.ts";
import { maintenanceDatabase, withConnection } from "../../src/postgres/connection.ts";
import { RunningServer } from "../support/running-server.ts";

let server: RunningServer;
beforeAll(async () => {
  // Autovacuum's transactions would come on top.
  server = await RunningServer.start("autovacuum = off\ndeadlock_timeout = 20ms");
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

/** By a session of its own. */
function read(): Promise<ActivityCounters> {
  return withConnection(server.address, maintenanceDatabase, readCounters);
}

/** As it is when nobody else is there: the session by which these tests make databases does nothing meanwhile. */
async function readAlone(): Promise<ActivityCounters> {
  return { ...(await read()), isSettled: true };
}

async function during(work: () => Promise<unknown>): Promise<Activity> {
  const before = await read();
  await work();
  return activityBetween(before, await read());
}

/** Before 15 it can't be known which of our own the figures have. */
async function expectCommitted({ committed }: Activity, expected: number): Promise<void> {
  const { rows } = await server.admin.query("SHOW server_version_num");
  const uncertain = Number(rows[0].server_version_num) < 150_000 ? 15 : 0;
  expect(Math.abs(committed - expected)).toBeLessThanOrEqual(uncertain);
}

/** A session begins with one, in which the server finds its database. */
const beginning = 1;

test("transactions, rows and sessions are counted over all databases, and our own are not", async () => {
  await using one = await server.freshDatabase();
  await using other = await server.freshDatabase();
  await one.run("CREATE TABLE t (id int)");
  await other.run("CREATE TABLE t (id int)");
  const activity = await during(async () => {
    await one.run("INSERT INTO t VALUES (1), (2), (3)", "UPDATE t SET id = 4 WHERE id > 1");
    await other.run("INSERT INTO t VALUES (1)", "DELETE FROM t");
    await other.run("BEGIN", "INSERT INTO t VALUES (2)", "ROLLBACK");
  });
  await expectCommitted(activity, 3 * beginning + 4);
  expect(activity).toMatchObject({ rolledBack: 1, rowsWritten: 8, connections: 3, deadlocks: 0 });
  expect(activity.rowsRead).toBeGreaterThanOrEqual(4);
});

test("nothing happens while nothing is asked", async () => {
  const activity = await during(async () => {});
  await expectCommitted(activity, 0);
  expect(activity).toMatchObject({ rolledBack: 0, rowsWritten: 0, connections: 0 });
});

test("nor is what a session did that has handed it in before it reads", async () => {
  await using database = await server.freshDatabase();
  const { rows } = await server.admin.query("SHOW server_version_num");
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  const before = await withConnection(server.address, maintenanceDatabase, async (client) => {
    for (let count = 0; count < 10; count++) await client.query("SELECT");
    await handInOwn(client, major);
    return readCounters(client);
  });
  await database.run("CREATE TABLE t (id int)");
  // Another process may read them then.
  const activity = activityBetween(JSON.parse(JSON.stringify(before)), await read());
  await expectCommitted(activity, beginning + 1);
  expect(activity).toMatchObject({ rolledBack: 0, connections: 1 });
});

test("what a session did that is just ending is counted", async () => {
  await using database = await server.freshDatabase();
  await database.run("CREATE TABLE t (id int)");
  const client = await database.client();
  let ending: Promise<void> | undefined;
  const activity = await during(async () => {
    for (let row = 0; row < 20; row++) await client.query("INSERT INTO t VALUES (1)");
    ending = client.end();
  });
  await ending;
  expect(activity.rowsWritten).toBe(20);
});

test("a session that stays does not keep the others from being counted", async () => {
  await using database = await server.freshDatabase();
  await database.run("CREATE TABLE t (id int)");
  const client = await database.client();
  await client.query("BEGIN");
  const activity = await during(() => database.run("INSERT INTO t VALUES (1), (2)"));
  expect(activity).toMatchObject({ rowsWritten: 2, connections: 1 });
});

test("a database that was made meanwhile counts from zero, one that was dropped not at all", async () => {
  await using old = await server.freshDatabase();
  await old.run("CREATE TABLE t AS SELECT generate_series(1, 100000) AS id");
  const name = server.admin.escapeIdentifier(old.name);
  await using fresh = await server.freshDatabase();
  const before = await read();
  await server.admin.query(`DROP DATABASE ${name}`);
  await server.admin.query(`CREATE DATABASE ${name}`);
  await old.run("CREATE TABLE t AS SELECT generate_series(1, 10) AS id");
  await fresh.run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS id");
  const { rowsWritten } = activityBetween(before, await read());
  expect(rowsWritten).toBeGreaterThanOrEqual(1010);
  expect(rowsWritten).toBeLessThan(2000);
});

test("figures that a test resets count from then on", async () => {
  await using database = await server.freshDatabase();
  await database.run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS id");
  const activity = await during(async () => {
    await database.run("SELECT pg_stat_reset()");
    await database.run("INSERT INTO t VALUES (1), (2)");
  });
  expect(activity.rowsWritten).toBe(2);
  expect(Math.min(...Object.values(activity))).toBe(0);
});

test("figures that a crash has reset count from zero", async () => {
  const { databases, ...counters } = await read();
  const [[id = "", figures] = []] = Object.entries(databases);
  if (!figures) throw new Error("there are no figures");
  const withRows = (rowsWritten: number): ActivityCounters => ({
    ...counters,
    databases: { [id]: { ...figures, rowsWritten, rowsRead: 5 } },
  });
  expect(activityBetween(withRows(7), withRows(3))).toMatchObject({ rowsWritten: 3, rowsRead: 5 });
});

test("temporary files, WAL and deadlocks are counted", async () => {
  await using database = await server.freshDatabase();
  await database.run("CREATE TABLE t AS SELECT generate_series(1, 2) AS id");
  const [one, other] = [await database.client(), await database.client()];
  const activity = await during(async () => {
    await database.run(
      "SET work_mem = '64kB'",
      "SELECT count(*) FROM (SELECT g FROM generate_series(1, 50000) g ORDER BY -g) sorted",
      "CREATE TABLE wide AS SELECT repeat('x', 1000) FROM generate_series(1, 1000)",
    );
    await one.query("BEGIN; UPDATE t SET id = 1 WHERE id = 1");
    await other.query("BEGIN; UPDATE t SET id = 2 WHERE id = 2");
    const blocked = [
      one.query("UPDATE t SET id = 2 WHERE id = 2"),
      other.query("UPDATE t SET id = 1 WHERE id = 1"),
    ];
    await Promise.allSettled(blocked);
    await Promise.all([one.end(), other.end()]);
  });
  expect(activity.deadlocks).toBe(1);
  expect(activity.temporaryFiles).toBeGreaterThan(0);
  expect(activity.temporaryBytes).toBeGreaterThan(50_000);
  expect(activity.bufferHits).toBeGreaterThan(0);
  expect(activity.bufferHits).toBeLessThanOrEqual(1);
});

test("WAL is counted by its bytes", async () => {
  await using database = await server.freshDatabase();
  await database.run("CREATE TABLE t (text text)");
  const insert = "INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, 100)";
  expect((await during(() => database.run(insert))).walBytes).toBeGreaterThan(100_000);
});

test("all blocks were found when none was read", async () => {
  const counters = await read();
  expect(activityBetween(counters, counters).bufferHits).toBe(1);
});

test("a database is untouched as long as nobody was in it", async () => {
  await using one = await server.freshDatabase();
  await using other = await server.freshDatabase();
  const before = await read();
  await one.run("SELECT 1");
  const after = await readAlone();
  expect(isUntouched(other.name, before, after)).toBe(true);
  expect(isUntouched(one.name, before, after)).toBe(false);
  expect(isUntouched("none of the kind", before, after)).toBe(false);
});

test("nobody knows of a database that was made anew, or of a session that stays", async () => {
  await using one = await server.freshDatabase();
  await using other = await server.freshDatabase();
  const before = await read();
  const name = server.admin.escapeIdentifier(one.name);
  await server.admin.query(`DROP DATABASE ${name}`);
  await server.admin.query(`CREATE DATABASE ${name}`);
  const after = await readAlone();
  expect(isUntouched(one.name, before, after)).toBe(false);
  expect(isUntouched(other.name, before, after)).toBe(true);
  expect(isUntouched(other.name, before, { ...after, isSettled: false })).toBe(false);
  // As after a crash, when all figures begin anew.
  expect(isUntouched(other.name, before, { ...after, since: "2001-01-01" })).toBe(false);
});

test("databases are told by name", async () => {
  const names = async () => databasesOf(await read());
  const before = await names();
  expect(before).toEqual(expect.arrayContaining(["postgres", "test"]));
  expect(before).not.toContain("template1");
  await using database = await server.freshDatabase();
  expect((await names()).filter((name) => !before.includes(name))).toEqual([database.name]);
});
