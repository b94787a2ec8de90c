import type pg from "pg";
import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

test.for([
  ["BEGIN", "COMMIT"],
  ["begin work", "end transaction"],
  ["START TRANSACTION;", "COMMIT;"],
  ["/* a */ Begin -- b\n", "/* c /* d */ */ COMMIT"],
  ["BEGIN ISOLATION LEVEL SERIALIZABLE, READ WRITE", "-- e\nCOMMIT WORK AND NO CHAIN"],
  [" \n\tBEGIN", "\r\nEnd ; -- f"],
])("what is done between %j and %j stays", async ([begin, commit], { client, other }) => {
  await client.query(begin ?? "");
  expect(client.getTransactionStatus()).toBe("T");
  await client.query(insert("ann"));
  await client.query(commit ?? "");
  expect(client.getTransactionStatus()).toBe("I");
  await other.query("BEGIN; DELETE FROM users; ROLLBACK");
  expect(await emails(other)).toEqual(["ann"]);
});

test.for([
  ["BEGIN", "ROLLBACK"],
  ["begin transaction", "abort"],
  ["START TRANSACTION READ WRITE", "ROLLBACK WORK;"],
  ["/* a */BEGIN", "/* b */ -- c\nROLLBACK TRANSACTION AND NO CHAIN"],
])("what is done between %j and %j is undone", async ([begin, rollback], { client }) => {
  await client.query(insert("before"));
  await client.query(begin ?? "");
  await client.query(insert("ann"));
  await client.query(rollback ?? "");
  expect(client.getTransactionStatus()).toBe("I");
  expect(await emails(client)).toEqual(["before"]);
});

test("transaction control by the extended protocol is as by the simple one", async ({ client }) => {
  const extended = (text: string): Promise<pg.QueryResult> =>
    client.query({ text, queryMode: "extended" } as pg.QueryConfig);
  expect((await extended("BEGIN")).command).toBe("BEGIN");
  await client.query("INSERT INTO users (email) VALUES ($1)", ["ann"]);
  await extended("SAVEPOINT a");
  await client.query("INSERT INTO users (email) VALUES ($1)", ["bob"]);
  await extended("ROLLBACK TO a");
  expect((await extended("COMMIT")).command).toBe("COMMIT");
  await client.query({ text: "BEGIN", name: "begin" });
  await client.query("DELETE FROM users");
  await client.query({ text: "ROLLBACK", name: "rollback" });
  await client.query({ text: "BEGIN", name: "begin" });
  await client.query({ text: "ROLLBACK", name: "rollback" });
  expect(await emails(client)).toEqual(["ann"]);
});

test.for([
  "SELECT 'COMMIT'",
  "SELECT $$; COMMIT; $$",
  "SELECT $a$ $$ ; COMMIT; $a$",
  "SELECT E'\\'; COMMIT; --'",
  'SELECT 1 AS "; COMMIT; "',
  "SELECT 1 /* ; COMMIT; /* */ ; COMMIT */",
  "SELECT 1 -- ; COMMIT",
])("a COMMIT that is none ends nothing: %s", async (text, { client }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await client.query(text);
  expect(client.getTransactionStatus()).toBe("T");
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual([]);
});

test("several statements in one query are carried out one by one", async ({ client }) => {
  const results = (await client.query(
    `BEGIN; ${insert("ann")}; COMMIT; BEGIN; ${insert("bob")}; SELECT 1 AS one; ROLLBACK; SELECT 2 AS two`,
  )) as unknown as { command: string; rows: unknown[] }[];
  expect(results.map(({ command }) => command)).toEqual([
    "BEGIN",
    "INSERT",
    "COMMIT",
    "BEGIN",
    "INSERT",
    "SELECT",
    "ROLLBACK",
    "SELECT",
  ]);
  expect(results[5]?.rows).toEqual([{ one: 1 }]);
  expect(results[7]?.rows).toEqual([{ two: 2 }]);
  expect(await emails(client)).toEqual(["ann"]);
});

test("several statements without a transaction are done all or none", async ({ client }) => {
  const failing = `${insert("ann")}; ${insert("bob")}; SELECT 1 / 0`;
  await expect(client.query(failing)).rejects.toThrow("division by zero");
  expect(await emails(client)).toEqual([]);
});

test("of several statements those before the failure's transaction stay", async ({ client }) => {
  const text = `BEGIN; ${insert("ann")}; COMMIT; BEGIN; ${insert("bob")}; SELECT 1 / 0; COMMIT`;
  await expect(client.query(text)).rejects.toThrow("division by zero");
  await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual(["ann"]);
});

test("COMMIT AND CHAIN keeps what was done, and begins the next", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await client.query("COMMIT AND CHAIN");
  expect(client.getTransactionStatus()).toBe("T");
  await client.query(insert("bob"));
  await client.query("ROLLBACK AND CHAIN");
  expect(client.getTransactionStatus()).toBe("T");
  await client.query(insert("cid"));
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual(["ann"]);
});

test("AND CHAIN outside of a transaction is an error", async ({ client }) => {
  await expect(client.query("COMMIT AND CHAIN")).rejects.toMatchObject({ code: "25P01" });
  await expect(client.query("ROLLBACK AND CHAIN")).rejects.toMatchObject({ code: "25P01" });
  await client.query("SELECT 1");
});
