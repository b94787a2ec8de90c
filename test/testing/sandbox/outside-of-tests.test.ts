import type pg from "pg";
import Cursor from "pg-cursor";
import { expect } from "vitest";
import { outcomeOf } from "../support/outcome.ts";
import { emails, insert, lifeTest } from "../support/sandbox-test.ts";

const here = "\\(.*outside-of-tests\\.test\\.ts:\\d+:\\d+\\)";

/** What is done by a client of the application while there is no test. */
const test = lifeTest.extend<{ app: pg.Client }>({
  app: async ({ sandbox, outside }, use) => {
    const app = new sandbox.pg.Client();
    await app.connect();
    await use(app);
    await app.end();
    await outside.query("DELETE FROM users; DROP TABLE IF EXISTS copied");
  },
});

test("what is committed outside of a test is reported with its place", async ({
  app,
  outside,
  warnings,
}) => {
  await app.query(insert("ann"));
  expect(await emails(outside)).toEqual(["ann"]);
  await app.query("BEGIN");
  await app.query("DELETE FROM users");
  expect(warnings).toHaveLength(1);
  await app.query("COMMIT");
  expect(warnings.splice(0)).toEqual([
    expect.stringMatching(
      new RegExp(`^changes were committed outside of a test, by INSERT INTO users .* ${here}`),
    ),
    expect.stringMatching(
      new RegExp(`^changes were committed outside of a test, by DELETE FROM users ${here}`),
    ),
  ]);
});

const adds = "SELECT add_user('ann')";

test.for<readonly [string, readonly (string | pg.QueryConfig)[]]>([
  ["a query that inserts", [`WITH added AS (${insert("ann")} RETURNING 1) SELECT FROM added`]],
  ["a function that writes", [adds]],
  ["one with a parameter", [{ text: "SELECT add_user($1)", values: ["ann"] }]],
  ["one by a name", [{ name: "add", text: "SELECT add_user($1)", values: ["ann"] }]],
  ["one in a transaction", ["BEGIN", "SELECT 1", adds, "SELECT 2", "COMMIT"]],
  ["DO in a transaction", ["BEGIN", `DO $$ BEGIN ${insert("ann")}; END $$`, "COMMIT"]],
  ["EXPLAIN ANALYZE", [`EXPLAIN ANALYZE ${insert("ann")}`]],
  ["what was prepared by SQL", [`PREPARE one AS ${insert("ann")}`, "EXECUTE one"]],
  ["TRUNCATE", ["TRUNCATE users CASCADE"]],
  ["CREATE TABLE AS", ["CREATE TABLE copied AS SELECT 1 AS one"]],
  ["SELECT INTO", ["SELECT 1 AS one INTO copied"]],
  ["COPY", ["COPY users (email) FROM PROGRAM 'echo ann'"]],
  ["a row before a savepoint", ["BEGIN", insert("ann"), "SAVEPOINT a", "ROLLBACK TO a", "COMMIT"]],
  ["the same in one query", [`BEGIN; ${insert("ann")}; SAVEPOINT a; ROLLBACK TO a; COMMIT`]],
  [
    "a row after a savepoint",
    ["BEGIN", "SAVEPOINT a", "ROLLBACK TO a", insert("ann"), "RELEASE a", "COMMIT"],
  ],
  ["a commit before a failure", [`BEGIN; ${insert("ann")}; COMMIT; SELECT 1 / 0`]],
])("%s is reported", async ([, queries], { app, warnings }) => {
  for (const query of queries) await app.query(query as string).catch(() => {});
  expect(warnings.splice(0)).toEqual([
    expect.stringMatching(new RegExp(`^changes were committed outside of a test.* ${here}`)),
  ]);
  expect(app.getTransactionStatus()).toBe("I");
});

test.for<readonly [string, readonly string[]]>([
  ["a query", ["SELECT email FROM users"]],
  ["one that fails", ["SELECT 1 / 0", "SELECT add_user('ann'), 1 / 0"]],
  ["rows that are locked", ["SELECT FROM users FOR UPDATE", "SELECT FROM users FOR NO KEY UPDATE"]],
  ["a sequence", ["SELECT nextval('users_id_seq')", "SELECT setval('users_id_seq', 9)"]],
  ["no row", ["DELETE FROM users WHERE false", "BEGIN", "UPDATE users SET id = 1", "COMMIT"]],
  ["a changed schema", ["CREATE TABLE copied (id int)", "BEGIN", "DROP TABLE copied", "COMMIT"]],
  ["a query after it", ["BEGIN", "CREATE TABLE copied (id int)", "SELECT 1", "COMMIT"]],
  ["a transaction undone", ["BEGIN", insert("ann"), "ROLLBACK", `BEGIN; ${adds}; ABORT`]],
  ["a transaction failed", ["BEGIN", insert("ann"), "SELECT 1 / 0", "COMMIT"]],
  [
    "a row undone from the first of two savepoints",
    [`BEGIN; SAVEPOINT a; ${insert("ann")}; SAVEPOINT a; RELEASE a; ROLLBACK TO a; COMMIT`],
  ],
  ["a row undone", ["BEGIN", "SAVEPOINT a", insert("ann"), "ROLLBACK TO a", "COMMIT"]],
  [
    "rows undone",
    [`BEGIN; SAVEPOINT a; ${insert("ann")}; SAVEPOINT b; ${insert("bob")}; ROLLBACK TO a; COMMIT`],
  ],
])("%s is no mistake", async ([, texts], { app, outside }) => {
  for (const text of texts) await app.query(text).catch(() => {});
  expect(await emails(outside)).toEqual([]);
  expect(app.getTransactionStatus()).toBe("I");
});

test("a cursor goes on, and what its query has written is reported", async ({ app, warnings }) => {
  const cursor = app.query(
    new Cursor("SELECT add_user('user ' || n) FROM generate_series(1, 9) n"),
  );
  expect(await cursor.read(2)).toHaveLength(2);
  expect(await cursor.read(2)).toHaveLength(2);
  expect(warnings).toEqual([]);
  await cursor.close();
  expect(await emails(app)).toHaveLength(4);
  expect(warnings.splice(0)).toEqual([expect.stringContaining("by SELECT add_user('user '")]);
});

test("a cursor that fails leaves its client usable", async ({ app }) => {
  const cursor = app.query(new Cursor("SELECT 1 / (2 - n) FROM generate_series(1, 9) n"));
  expect(await cursor.read(1)).toHaveLength(1);
  await expect(cursor.read(1)).rejects.toMatchObject({ code: "22012" });
  await cursor.close().catch(() => {});
  expect((await app.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  expect(app.getTransactionStatus()).toBe("I");
});

test("a query that breaks a deferred constraint fails, and its client goes on", async ({
  app,
  outside,
}) => {
  const breaks = "WITH added AS (INSERT INTO orders (email) VALUES ('nobody')) SELECT 1 AS one";
  await expect(app.query(breaks)).rejects.toMatchObject({ code: "23503" });
  await expect(app.query({ text: breaks, values: [] })).rejects.toMatchObject({ code: "23503" });
  expect((await app.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  expect((await outside.query("SELECT FROM orders")).rowCount).toBe(0);
});

test("what a deferred trigger has to say comes to the client", async ({
  app,
  outside,
  warnings,
}) => {
  await outside.query(
    `CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql
       AS 'BEGIN RAISE WARNING ''told''; RETURN NULL; END';
     CREATE CONSTRAINT TRIGGER told AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION tell()`,
  );
  expect((await outcomeOf(app, adds)).notices).toEqual(["01000 told"]);
  expect(warnings.splice(0)).toHaveLength(1);
  await outside.query("DROP TRIGGER told ON users; DROP FUNCTION tell");
});

test("no notification is lost", async ({ app, outside }) => {
  const heard: unknown[] = [];
  app.on("notification", ({ payload }) => heard.push(payload));
  await app.query("LISTEN news");
  const sent = Array.from({ length: 50 }, (_, index) => `${index}`);
  const telling = (async () => {
    for (const each of sent) await outside.query(`NOTIFY news, '${each}'`);
  })();
  while (heard.length < sent.length) await app.query("SELECT pg_notify('other', '')");
  await telling;
  expect(heard).toEqual(sent);
});
