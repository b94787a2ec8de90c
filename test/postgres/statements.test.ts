import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCounters } from "../../src/postgres/activity.ts";
import { findInstalled } from "../../src/postgres/installed.ts";
import { hasModule } from "../../src/postgres/modules.ts";
import { forgetStatements, readExecuted } from "../../src/postgres/statements.ts";
import { RunningServer } from "../support/running-server.ts";

const [installed] = await findInstalled({ env: process.env });
const isCounting = installed !== undefined && hasModule(installed, "pg_stat_statements");

/** In seconds, by the clock of the server, which is ours. */
const now = () => Date.now() / 1000;

describe.skipIf(!isCounting)("statements (of a server that has pg_stat_statements)", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await RunningServer.start("");
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
  });

  test("are counted over all databases, ours are not", async () => {
    await using one = await server.freshDatabase();
    await using other = await server.freshDatabase();
    expect((await readCounters(server.admin)).countsStatements).toBe(true);
    await forgetStatements(server.admin);
    for (const database of [one, other]) {
      await database.run("CREATE TABLE t (id int)", "INSERT INTO t SELECT generate_series(1, 5)");
      await database.run("SELECT   *\n FROM t WHERE id > 3", "SELECT * FROM t WHERE id > 1");
    }
    const executed = await readExecuted(server.admin, now());
    expect(executed).toMatchObject({ calls: 8, isPartial: false });
    const text = "SELECT * FROM t WHERE id > $1";
    const select = executed?.slowest.find((each) => each.text === text);
    expect(select).toMatchObject({ calls: 4, rows: 2 * (2 + 4) });
    const insert = "INSERT INTO t SELECT generate_series($1, $2)";
    expect(executed?.slowest).toContainEqual(
      expect.objectContaining({ text: insert, calls: 2, rows: 10 }),
    );
  });

  test("are told with those first that took longest, ten at most, and short", async () => {
    await using database = await server.freshDatabase();
    const columns = Array.from({ length: 12 }, (_, index) => `SELECT ${"1, ".repeat(index)} 1`);
    const long = `SELECT '${"x".repeat(1000)}' AS ${"y".repeat(60)}, pg_sleep(0.05) ${", 1".repeat(300)}`;
    await database.run(...columns, long);
    const { slowest } = await readExecuted(server.admin, now());
    expect(slowest).toHaveLength(10);
    const times = slowest.map(({ totalMs }) => totalMs);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const [first] = slowest;
    expect(first?.text).toMatch(/^SELECT \$1 AS y{60}, pg_sleep\(\$2\) .*…$/);
    expect(first?.text.length).toBeLessThan(500);
  });

  test("are the same when they differ in the numbers of databases and savepoints alone", async () => {
    await using database = await server.freshDatabase();
    await forgetStatements(server.admin);
    const names = ["worker_1_fresh_0a1b2c3d_7", "worker_2_fresh_ffffffff_12"];
    for (const name of names) await database.run(`CREATE DATABASE ${name}`);
    for (const name of names) await database.run(`DROP DATABASE ${name}`);
    await database.run("BEGIN", "SAVEPOINT s1", "SAVEPOINT s2", "ROLLBACK");
    const { slowest } = await readExecuted(server.admin, now());
    const told = slowest.map(({ text, calls }) => `${calls} ${text}`);
    expect(told).toContain("2 CREATE DATABASE worker_#_fresh_#_#");
    expect(told).toContain("2 DROP DATABASE worker_#_fresh_#_#");
    // As of 17 the server itself writes $1.
    expect(told.some((each) => /^2 SAVEPOINT (s#|\$#|\$1)$/.test(each))).toBe(true);
  });

  test("are the same when as much of them as is told is the same", async () => {
    await using database = await server.freshDatabase();
    await forgetStatements(server.admin);
    const columns = Array.from({ length: 40 }, (_, index) => `${index} AS column_${index}`);
    const rows = ["1 = 1", "1 = 1 AND 2 = 2", "1 = 1\n  AND 2 = 2 AND 3 = 3"];
    await database.run(...rows.map((where) => `SELECT ${columns.join(",\n  ")} WHERE ${where}`));
    const { slowest } = await readExecuted(server.admin, now());
    const told = slowest.filter(({ text }) => text.includes("column_1"));
    expect(told.map(({ calls }) => calls)).toEqual([3]);
    expect(told[0]?.text).toMatch(/^SELECT \$1 AS column_0, \$2 AS column_1, .*…$/);
  });

  test("are told not to be all when the server began anew, or could not keep them", async () => {
    await using database = await server.freshDatabase();
    const since = now();
    expect(await readExecuted(server.admin, since)).toMatchObject({ isPartial: false });
    await forgetStatements(server.admin);
    expect(await readExecuted(server.admin, since)).toMatchObject({ isPartial: true });
    const kinds = Array.from({ length: 5200 }, (_, index) => `DEALLOCATE PREPARE x${index}`);
    const client = await database.client();
    await client.query(kinds.map((each) => `DO $$ BEGIN PERFORM '${each}'; END $$`).join(";"));
    expect(await readExecuted(server.admin, now())).toMatchObject({ isPartial: true });
  });

  test("do not tell a password", async () => {
    await using database = await server.freshDatabase();
    const sleepy = "CREATE FUNCTION slow(password text) RETURNS void LANGUAGE sql AS $$ $$";
    await database.run(
      `DO $$ BEGIN PERFORM pg_sleep(0.05), 's3cret password'; END $$`,
      "ALTER ROLE CURRENT_USER SET work_mem = '5MB'",
      sleepy,
      "SELECT pg_sleep(0.06) AS password",
    );
    const told = JSON.stringify((await readExecuted(server.admin, now())).slowest);
    expect(told).not.toContain("s3cret");
    expect(told).toContain("DO $$ …");
    expect(told).toContain("SELECT pg_sleep($1) AS password");
  });

  test("leave nothing in the database where they are read", async () => {
    const { rows } = await server.admin.query(
      "SELECT count(*) AS found FROM pg_proc WHERE proname LIKE '%statements%'",
    );
    await readExecuted(server.admin, now());
    const again = await server.admin.query(
      "SELECT count(*) AS found FROM pg_proc WHERE proname LIKE '%statements%'",
    );
    expect(again.rows).toEqual(rows);
    expect((await server.admin.query("SELECT 1")).rowCount).toBe(1);
  });
});

test("a server that does not count them tells so, and goes on", async () => {
  await using server = await RunningServer.start("shared_preload_libraries = ''");
  expect((await readCounters(server.admin)).countsStatements).toBe(false);
  await forgetStatements(server.admin);
  expect((await server.admin.query("SELECT 1")).rowCount).toBe(1);
});
