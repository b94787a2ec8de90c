import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

const aborted = {
  code: "25P02",
  message: "current transaction is aborted, commands ignored until end of transaction block",
};

test("a failed insert undoes itself alone", async ({ pool }) => {
  await pool.query(insert("ann"));
  await expect(pool.query(insert("ann"))).rejects.toMatchObject({ code: "23505" });
  await pool.query(insert("bob"));
  expect(await emails(pool)).toEqual(["ann", "bob"]);
});

test.for([
  ["of syntax", "SELEC 1", "42601"],
  ["of a table that is not there", "TABLE nothing", "42P01"],
  ["with half its rows done", "INSERT INTO users (email) VALUES ('bob'), ('ann')", "23505"],
  ["in the text after it", "SELECT 1; SELECT 1 / 0; SELECT 2", "22012"],
])("a failure %s leaves the rest as it was", async ([, text, code], { client }) => {
  await client.query(insert("ann"));
  await expect(client.query(text ?? "")).rejects.toMatchObject({ code });
  await expect(client.query({ text: text ?? "", values: [] })).rejects.toMatchObject({ code });
  expect(client.getTransactionStatus()).toBe("I");
  expect(await emails(client)).toEqual(["ann"]);
});

test("a failure by the extended protocol undoes itself alone", async ({ client }) => {
  const add = (email: string | null) =>
    client.query("INSERT INTO users (email) VALUES ($1)", [email]);
  await add("ann");
  await expect(add("ann")).rejects.toMatchObject({ code: "23505" });
  await expect(add(null)).rejects.toMatchObject({ code: "23502" });
  await expect(client.query("SELECT $1::int", ["x"])).rejects.toMatchObject({ code: "22P02" });
  await add("bob");
  expect(await emails(client)).toEqual(["ann", "bob"]);
});

test("a failure within a transaction spoils it until its own rollback", async ({ client }) => {
  await client.query(insert("ann"));
  await client.query("BEGIN");
  await client.query(insert("bob"));
  await expect(client.query(insert("ann"))).rejects.toMatchObject({ code: "23505" });
  await expect(client.query("SELECT 1")).rejects.toMatchObject(aborted);
  await expect(client.query("SELECT $1::int", [1])).rejects.toMatchObject(aborted);
  await expect(client.query("BEGIN")).rejects.toMatchObject(aborted);
  await expect(client.query("SAVEPOINT a")).rejects.toMatchObject(aborted);
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual(["ann"]);
});

test("COMMIT of a failed transaction rolls back, and says so", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await expect(client.query("SELECT 1 / 0")).rejects.toThrow();
  const { command } = await client.query("COMMIT");
  expect(command).toBe("ROLLBACK");
  expect(await emails(client)).toEqual([]);
});

test("ROLLBACK TO mends a failed transaction", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await client.query("SAVEPOINT a");
  await client.query(insert("bob"));
  await expect(client.query(insert("ann"))).rejects.toMatchObject({ code: "23505" });
  await expect(client.query("SELECT 1")).rejects.toMatchObject(aborted);
  await client.query("ROLLBACK TO a");
  await client.query(insert("cid"));
  await client.query("COMMIT");
  expect(await emails(client)).toEqual(["ann", "cid"]);
});

test("ROLLBACK TO a savepoint further out mends it too", async ({ client }) => {
  await client.query("BEGIN; SAVEPOINT a");
  await client.query(insert("ann"));
  await client.query("SAVEPOINT b");
  await expect(client.query("SELECT 1 / 0")).rejects.toThrow();
  await client.query("ROLLBACK TO a");
  expect(await emails(client)).toEqual([]);
  await client.query("COMMIT");
});

test("a failed transaction does not concern another client", async ({ client, other }) => {
  await client.query("BEGIN");
  await expect(client.query("SELECT 1 / 0")).rejects.toThrow();
  await other.query(insert("ann"));
  expect(await emails(other)).toEqual(["ann"]);
  await expect(client.query("SELECT 1")).rejects.toMatchObject(aborted);
});

test("after the rollback of a failed transaction another client goes on", async ({
  client,
  other,
}) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await expect(client.query("SELECT 1 / 0")).rejects.toThrow();
  await client.query("ROLLBACK");
  await other.query(insert("bob"));
  expect(await emails(client)).toEqual(["bob"]);
});

test("a first statement that is a SELECT of a function that writes", async ({ client }) => {
  const { rows } = await client.query("SELECT add_user('ann')");
  expect(rows).toEqual([{ add_user: "ann" }]);
  await expect(client.query("SELECT add_user('ann')")).rejects.toMatchObject({ code: "23505" });
  expect(await emails(client)).toEqual(["ann"]);
});
