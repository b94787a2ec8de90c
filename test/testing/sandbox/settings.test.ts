import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { expect } from "vitest";
import { outcomeOf } from "../support/outcome.ts";
import { emails, insert, lifeTest, test } from "../support/sandbox-test.ts";

async function show(client: Pick<pg.ClientBase, "query">, name: string): Promise<unknown> {
  const { rows } = await client.query(`SHOW ${name}`);
  return Object.values(rows[0])[0];
}

lifeTest("what a new client has set survives the test's rollback", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  await client.query("SET timezone = 'Asia/Tokyo'; SET search_path TO other, public");
  await sandbox.rollback();
  expect(await show(client, "timezone")).toBe("Asia/Tokyo");
  await sandbox.begin();
  expect(await show(client, "timezone")).toBe("Asia/Tokyo");
  expect(await show(client, "search_path")).toBe("other, public");
  await sandbox.rollback();
  await client.end();
});

lifeTest("what was set before a test holds in it", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await client.query("SET search_path = other");
  await sandbox.begin();
  expect(await show(client, "search_path")).toBe("other");
  await sandbox.rollback();
  await client.end();
});

lifeTest("the pool's connect event sets up each client for good", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  pool.on("connect", (client) => client.query("SET search_path = other"));
  for (let i = 0; i < 2; i++) {
    await sandbox.begin();
    await pool.query(insert("ann"));
    expect(await emails(pool)).toEqual(["ann"]);
    await sandbox.rollback();
  }
  expect(pool.totalCount).toBe(1);
  await pool.end();
});

test("two clients have each its own search_path", async ({ client, other }) => {
  await client.query("SET search_path = other");
  await client.query(insert("ann"));
  expect(await emails(other)).toEqual([]);
  await other.query(insert("bob"));
  expect(await emails(client)).toEqual(["ann"]);
  expect(await emails(other)).toEqual(["bob"]);
});

test("two clients have each its own search_path while one has a transaction", async ({
  client,
  other,
}) => {
  await client.query("BEGIN; SET search_path = other");
  await client.query(insert("ann"));
  expect(await emails(other)).toEqual([]);
  expect(await emails(client)).toEqual(["ann"]);
  await client.query("COMMIT");
  expect(await emails(client)).toEqual(["ann"]);
  expect(await emails(other)).toEqual([]);
});

test.for([
  ["SET timezone = 'Asia/Tokyo'", "timezone", "Asia/Tokyo"],
  ["SET TIME ZONE 'Asia/Tokyo'", "timezone", "Asia/Tokyo"],
  ["SET SESSION statement_timeout TO '7s'", "statement_timeout", "7s"],
  ["/* a */ set Search_Path to 'other'", "search_path", "other"],
  ["SET my.setting = 'x'", "my.setting", "x"],
])("%s holds for its client alone, until RESET", async ([text, name, value], { client, other }) => {
  const before = name === "my.setting" ? "" : await show(other, name ?? "");
  await client.query(text ?? "");
  expect(await show(client, name ?? "")).toBe(value);
  if (name !== "my.setting") expect(await show(other, name ?? "")).toBe(before);
  expect(await show(client, name ?? "")).toBe(value);
  await client.query(`RESET ${name}`);
  expect(await show(client, name ?? "")).toBe(before);
});

test("RESET ALL resets what one client has set, not another", async ({ client, other }) => {
  await client.query("SET timezone = 'Asia/Tokyo'; SET statement_timeout = '7s'");
  await other.query("SET statement_timeout = '8s'");
  await client.query("RESET ALL");
  expect(await show(client, "timezone")).not.toBe("Asia/Tokyo");
  expect(await show(client, "statement_timeout")).toBe("0");
  expect(await show(other, "statement_timeout")).toBe("8s");
});

test("SET LOCAL ends with its transaction", async ({ client, other }) => {
  await client.query("SET statement_timeout = '7s'");
  for (const end of ["COMMIT", "ROLLBACK"]) {
    await client.query("BEGIN; SET LOCAL statement_timeout = '9s'");
    expect(await show(client, "statement_timeout")).toBe("9s");
    await client.query(end);
    expect(await show(client, "statement_timeout")).toBe("7s");
    expect(await show(other, "statement_timeout")).toBe("0");
  }
});

test("SET LOCAL outside of a transaction has no effect", async ({ client }) => {
  await client.query("SET LOCAL statement_timeout = '9s'");
  expect(await show(client, "statement_timeout")).toBe("0");
});

test("set_config() for the transaction ends with it", async ({ client }) => {
  await client.query("BEGIN");
  await client.query("SELECT set_config('my.name', $1, true)", ["ann"]);
  expect(await show(client, "my.name")).toBe("ann");
  await client.query("COMMIT");
  expect(await show(client, "my.name")).toBe("");
});

test("set_config() for the transaction has no effect outside of one", async ({ client }) => {
  await client.query("SET my.name = 'ann'; SET timezone = 'Asia/Tokyo'");
  await client.query("SELECT set_config('my.name', upper('bob'), true)");
  expect(await show(client, "my.name")).toBe("ann");
  expect(await show(client, "timezone")).toBe("Asia/Tokyo");
});

test("set_config() for the session outlives the transaction", async ({ client }) => {
  await client.query("BEGIN; SELECT set_config('my.name', 'ann', false); COMMIT");
  expect(await show(client, "my.name")).toBe("ann");
});

test("SET is undone by the rollback of its transaction", async ({ client }) => {
  await client.query("SET statement_timeout = '7s'");
  await client.query("BEGIN; SET statement_timeout = '9s'; RESET timezone");
  await client.query("ROLLBACK");
  expect(await show(client, "statement_timeout")).toBe("7s");
  await client.query("BEGIN; SAVEPOINT a; SET statement_timeout = '9s'; ROLLBACK TO a; COMMIT");
  expect(await show(client, "statement_timeout")).toBe("7s");
});

test("SET is undone with the statement that fails beside it", async ({ client }) => {
  const failing = client.query("SET statement_timeout = '9s'; SELECT 1 / 0");
  await expect(failing).rejects.toThrow("division by zero");
  expect(await show(client, "statement_timeout")).toBe("0");
});

test("what a client is made with is set", async ({ sandbox, client }) => {
  const made = new sandbox.pg.Client({
    application_name: "the app's",
    statement_timeout: 7000,
    options: "-c search_path=other,public -c timezone=Asia/Tokyo",
  });
  await made.connect();
  expect(await show(made, "application_name")).toBe("the app's");
  expect(await show(made, "statement_timeout")).toBe("7s");
  expect(await show(made, "search_path")).toBe("other,public");
  await made.query(insert("ann"));
  expect(await emails(made)).toEqual(["ann"]);
  expect(await show(made, "timezone")).toBe("Asia/Tokyo");
  expect(await emails(client)).toEqual([]);
  await made.end();
});

test("SET that fails leaves the client as it was", async ({ client, other }) => {
  await expect(client.query("SET timezone = 'Nowhere'")).rejects.toMatchObject({ code: "22023" });
  await client.query("SELECT 1");
  await other.query("SELECT 1");
});

test("SET ROLE holds for its client alone", async ({ client, other }) => {
  await client.query("CREATE ROLE guest");
  await client.query("SET ROLE guest");
  await expect(client.query("TABLE users")).rejects.toMatchObject({ code: "42501" });
  expect(await emails(other)).toEqual([]);
  await client.query("RESET ROLE");
  expect(await emails(client)).toEqual([]);
});

async function userOf(client: Pick<pg.ClientBase, "query">): Promise<unknown> {
  return (await client.query("SELECT current_user AS user")).rows[0].user;
}

test.for([
  ["BEGIN; SET LOCAL ROLE guest; SELECT set_config('my.name', 'ann', true); COMMIT"],
  ["BEGIN; SET LOCAL SESSION AUTHORIZATION guest; SELECT set_config('a.b', 'c', true); COMMIT"],
  ["BEGIN; SET LOCAL ROLE guest; COMMIT"],
  ["SET ROLE guest; SELECT set_config('a.b', 'c', true); RESET ROLE"],
])("after %s nobody is a guest", async ([text], { client, other }) => {
  await client.query("CREATE ROLE guest");
  await client.query(text ?? "");
  expect(await userOf(other)).toBe("postgres");
  expect(await userOf(client)).toBe("postgres");
});

test.for(["ROLE", "SESSION AUTHORIZATION"])(
  "SET %s outlives RESET ALL and set_config(), for its client alone",
  async (kind, { client, other }) => {
    await client.query("CREATE ROLE guest");
    await client.query(`SET ${kind} guest`);
    await client.query("RESET ALL");
    expect(await userOf(other)).toBe("postgres");
    expect(await userOf(client)).toBe("guest");
    await client.query("SELECT set_config('my.name', 'ann', true)");
    expect(await userOf(other)).toBe("postgres");
    expect(await userOf(client)).toBe("guest");
    await client.query(`RESET ${kind}`);
    expect(await userOf(client)).toBe("postgres");
  },
);

test("SET SESSION AUTHORIZATION ends a role, also among clients that take turns", async ({
  client,
  other,
}) => {
  await client.query("CREATE ROLE guest; CREATE ROLE owner");
  await client.query("SET ROLE guest; SET SESSION AUTHORIZATION owner");
  expect(await userOf(other)).toBe("postgres");
  expect(await userOf(client)).toBe("owner");
});

test("a setting made before SET ROLE needs no right of that role", async ({ client, other }) => {
  await client.query("CREATE ROLE guest");
  await client.query("SET session_replication_role = replica; SET ROLE guest");
  await other.query("SET ROLE guest");
  expect(await show(client, "session_replication_role")).toBe("replica");
  expect(await userOf(client)).toBe("guest");
  expect(await show(other, "session_replication_role")).toBe("origin");
});

test("SET LOCAL holds in its transaction alone while other clients ask", async ({
  client,
  other,
}) => {
  await other.query("SET work_mem = '7MB'");
  await client.query("BEGIN; SET LOCAL work_mem = '9MB'; SET LOCAL my.tenant = 'ann'");
  expect(await show(other, "work_mem")).toBe("7MB");
  expect(await show(other, "my.tenant")).toBe("");
  expect(await show(client, "work_mem")).toBe("9MB");
  expect(await show(client, "my.tenant")).toBe("ann");
  await client.query("COMMIT");
  expect(await show(client, "work_mem")).toBe("4MB");
  expect(await show(other, "work_mem")).toBe("7MB");
});

test("SET LOCAL is undone by ROLLBACK TO, and kept by RELEASE", async ({ client, other }) => {
  await client.query("BEGIN; SET LOCAL work_mem = '5MB'; SAVEPOINT a");
  await client.query("SET LOCAL work_mem = '6MB'; SET work_mem = '7MB'");
  expect(await show(client, "work_mem")).toBe("7MB");
  await client.query("ROLLBACK TO a");
  expect(await show(other, "work_mem")).toBe("4MB");
  expect(await show(client, "work_mem")).toBe("5MB");
  await client.query("SET work_mem = '7MB'; SET LOCAL work_mem = '8MB'; RELEASE a");
  expect(await show(other, "work_mem")).toBe("4MB");
  expect(await show(client, "work_mem")).toBe("8MB");
  await client.query("COMMIT");
  expect(await show(client, "work_mem")).toBe("7MB");
});

lifeTest(
  "what a transaction has set that is left open is undone with its test",
  async ({ sandbox, warnings }) => {
    const client = new sandbox.pg.Client();
    await client.connect();
    await sandbox.begin();
    await client.query("BEGIN; SET LOCAL work_mem = '9MB'; SET timezone = 'Asia/Tokyo'");
    await sandbox.rollback();
    expect(warnings.splice(0)).toHaveLength(1);
    await sandbox.begin();
    expect(await show(client, "work_mem")).toBe("4MB");
    expect(await show(client, "timezone")).not.toBe("Asia/Tokyo");
    await sandbox.rollback();
    await client.end();
  },
);

test("RESET ends SET LOCAL", async ({ client }) => {
  await client.query("SET work_mem = '5MB'; BEGIN; SET LOCAL work_mem = '6MB'; RESET work_mem");
  expect(await show(client, "work_mem")).toBe("4MB");
  await client.query("COMMIT");
  expect(await show(client, "work_mem")).toBe("4MB");
});

test("SET LOCAL … TO DEFAULT ends with its transaction", async ({ client, other }) => {
  await client.query("SET work_mem = '5MB'; BEGIN; SET LOCAL work_mem TO DEFAULT");
  expect(await show(other, "work_mem")).toBe("4MB");
  expect(await show(client, "work_mem")).toBe("4MB");
  await client.query("COMMIT");
  expect(await show(client, "work_mem")).toBe("5MB");
});

test("a comment behind SET hides nothing", async ({ client, other }) => {
  await client.query("SET work_mem = '7MB' -- for reports");
  await client.query("SET timezone = 'Asia/Tokyo'");
  expect(await show(other, "timezone")).not.toBe("Asia/Tokyo");
  expect(await show(client, "work_mem")).toBe("7MB");
  expect(await show(client, "timezone")).toBe("Asia/Tokyo");
});

test.for([
  "RESET work_mem",
  "SET work_mem TO DEFAULT",
  "set session work_mem = default",
  "RESET ALL",
])("%s goes back to what the client was made with", async (text, { sandbox, other }) => {
  const made = new sandbox.pg.Client({ options: "-c work_mem=5MB", statement_timeout: 12345 });
  await made.connect();
  await made.query("SET work_mem = '6MB'; SET lock_timeout = '1s'");
  await made.query(text);
  expect(await show(made, "work_mem")).toBe("5MB");
  expect(await show(made, "statement_timeout")).toBe("12345ms");
  expect(await show(made, "lock_timeout")).toBe(text === "RESET ALL" ? "0" : "1s");
  expect(await show(other, "work_mem")).toBe("4MB");
  await made.query("BEGIN; SET LOCAL work_mem = '6MB'");
  await made.query(text);
  expect(await show(made, "work_mem")).toBe("5MB");
  await made.query("COMMIT");
  expect(await show(made, "work_mem")).toBe("5MB");
  await made.end();
});

test("RESET ROLE goes back to the role that the client was made with", async ({
  sandbox,
  client,
}) => {
  await client.query("CREATE ROLE guest; CREATE ROLE owner");
  const made = new sandbox.pg.Client({ options: "-c role=guest" });
  await made.connect();
  expect(await userOf(made)).toBe("guest");
  await made.query("SET ROLE owner");
  expect(await userOf(made)).toBe("owner");
  await made.query("RESET ROLE");
  expect(await userOf(made)).toBe("guest");
  expect(await userOf(client)).toBe("postgres");
  await made.query("SET ROLE NONE");
  expect(await userOf(made)).toBe("postgres");
  await made.end();
});

test("a limit to idleness ends no connection of the sandbox's", async ({ sandbox, client }) => {
  const pool = new sandbox.pg.Pool({
    idle_in_transaction_session_timeout: 100,
    options: "-c idle-session-timeout=100",
  });
  await pool.query("SELECT 1");
  await sleep(300);
  await client.query("SET idle_in_transaction_session_timeout = 100");
  await sleep(300);
  await client.query("BEGIN; SET LOCAL idle_in_transaction_session_timeout = 100");
  await sleep(300);
  await client.query("COMMIT");
  await pool.query("SELECT 1");
  await pool.end();
});

test.for([
  "SET transaction_isolation = 'serializable'",
  "SET LOCAL transaction_isolation TO 'Repeatable Read'",
  "set session Transaction_Isolation to serializable",
  "SET transaction_deferrable = on",
])("%s is accepted as SET TRANSACTION is", async (text, { client, other }) => {
  const { results, notices } = await outcomeOf(client, text);
  expect(results).toMatchObject([{ command: "SET" }]);
  expect(notices).toEqual([]);
  await client.query("BEGIN");
  await client.query("SELECT 1");
  expect((await client.query(text)).command).toBe("SET");
  await client.query(`${insert("ann")}; COMMIT`);
  expect(await emails(other)).toEqual(["ann"]);
});

test.for(["SET TRANSACTION_READ_ONLY = on", "SET LOCAL transaction_read_only TO 'yes'"])(
  "%s holds in its transaction",
  async (text, { client, other }) => {
    const refusal = { code: "25006" };
    await client.query(text);
    expect(await emails(other)).toEqual([]);
    await client.query(insert("ann"));
    await client.query("BEGIN");
    await client.query(text);
    await expect(client.query(insert("bob"))).rejects.toMatchObject(refusal);
    await client.query("ROLLBACK");
    await client.query(`BEGIN; ${text}; COMMIT`);
    await client.query(insert("cid"));
    expect(await emails(other)).toEqual(["ann", "cid"]);
  },
);

test.for([
  ["SET transaction_isolation = 'none'", "22023"],
  ["SET transaction_read_only = 'maybe'", "22023"],
])("%s is the server's to refuse", async ([text, code], { client }) => {
  await expect(client.query(text ?? "")).rejects.toMatchObject({ code });
});

test("DEALLOCATE ALL by one client leaves another's named statements", async ({
  client,
  other,
}) => {
  const named = () => client.query({ name: "one", text: "SELECT 1 AS one" });
  await named();
  await other.query("DEALLOCATE ALL");
  expect((await named()).rows).toEqual([{ one: 1 }]);
  await expect(other.query("SELECT 1 / 0; DEALLOCATE PREPARE ALL")).rejects.toThrow("division");
  expect((await named()).rows).toEqual([{ one: 1 }]);
  await expect(other.query("DEALLOCATE ALL; SELECT 1 / 0")).rejects.toThrow("division");
  expect((await named()).rows).toEqual([{ one: 1 }]);
});

lifeTest(
  "outside of a test RESET goes back to what the client was made with, too",
  async ({ sandbox }) => {
    const client = new sandbox.pg.Client({ options: "-c work_mem=5MB" });
    await client.connect();
    await client.query("SET work_mem = '6MB'");
    await client.query("RESET work_mem");
    expect(await show(client, "work_mem")).toBe("5MB");
    await client.end();
  },
);
