import type pg from "pg";
import { expect } from "vitest";
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
    options: "-c search_path=other -c timezone=Asia/Tokyo",
  });
  await made.connect();
  expect(await show(made, "application_name")).toBe("the app's");
  expect(await show(made, "statement_timeout")).toBe("7s");
  expect(await show(made, "search_path")).toBe("other");
  expect(await show(made, "timezone")).toBe("Asia/Tokyo");
  expect(await show(client, "search_path")).not.toBe("other");
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
