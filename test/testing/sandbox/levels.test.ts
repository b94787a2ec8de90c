import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

const readOnly = { code: "25006", message: expect.stringContaining("read-only transaction") };

test.for([
  "BEGIN ISOLATION LEVEL SERIALIZABLE",
  "START TRANSACTION ISOLATION LEVEL REPEATABLE READ",
  "BEGIN ISOLATION LEVEL READ UNCOMMITTED, READ WRITE",
  "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE NOT DEFERRABLE",
])("%s is accepted", async (begin, { client }) => {
  await client.query("SELECT 1");
  await client.query(begin);
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await emails(client)).toEqual(["ann"]);
});

test("SET TRANSACTION ISOLATION LEVEL is accepted where it would be too late", async ({
  client,
}) => {
  await client.query(insert("ann"));
  await client.query("START TRANSACTION;");
  const { command } = await client.query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;");
  expect(command).toBe("SET");
  await client.query(insert("bob"));
  await client.query("COMMIT;");
  expect(await emails(client)).toEqual(["ann", "bob"]);
});

test.for([
  ["BEGIN READ ONLY"],
  ["START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE"],
  ["BEGIN", "SET TRANSACTION READ ONLY"],
  ["BEGIN", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY"],
])("after %j nothing can be written until the rollback", async (texts, { client }) => {
  await client.query(insert("ann"));
  for (const text of texts) await client.query(text);
  expect(await emails(client)).toEqual(["ann"]);
  await expect(client.query(insert("bob"))).rejects.toMatchObject(readOnly);
  await client.query("ROLLBACK");
  await client.query(insert("bob"));
  expect(await emails(client)).toEqual(["ann", "bob"]);
});

test("READ ONLY ends with its transaction's commit", async ({ client, other }) => {
  await client.query("BEGIN READ ONLY; SELECT 1; COMMIT");
  await client.query(insert("ann"));
  await other.query(`BEGIN; ${insert("bob")}; COMMIT`);
  expect(await emails(client)).toEqual(["ann", "bob"]);
});

test("READ ONLY goes on over savepoints and AND CHAIN", async ({ client }) => {
  await client.query("BEGIN READ ONLY; SAVEPOINT a");
  await expect(client.query(insert("ann"))).rejects.toMatchObject(readOnly);
  await client.query("ROLLBACK TO a");
  await expect(client.query(insert("ann"))).rejects.toMatchObject(readOnly);
  await client.query("ROLLBACK AND CHAIN");
  await expect(client.query(insert("ann"))).rejects.toMatchObject(readOnly);
  await client.query("ROLLBACK");
  await client.query(insert("ann"));
});

// A server lets nobody write in a savepoint of what is read-only.
test("beside a READ ONLY transaction other clients can't write either", async ({
  client,
  other,
}) => {
  await client.query("BEGIN READ ONLY");
  await expect(other.query(insert("ann"))).rejects.toMatchObject(readOnly);
  expect(await emails(other)).toEqual([]);
  await client.query("COMMIT");
  await other.query(insert("ann"));
});

const impossible = /sandbox|freshDatabase/;

test.for([
  ["VACUUM", "25001"],
  ["CREATE DATABASE nothing", "25001"],
  ["CREATE INDEX CONCURRENTLY ON users (email)", "25001"],
  ["ALTER SYSTEM SET work_mem = '1MB'", "25001"],
])("%s is refused by the server, with a hint", async ([text, code], { client }) => {
  await client.query(insert("ann"));
  await expect(client.query(text ?? "")).rejects.toMatchObject({
    code,
    message: expect.stringContaining("cannot run inside a transaction block"),
    hint: expect.stringMatching(impossible),
  });
  expect(await emails(client)).toEqual(["ann"]);
});

test("a procedure that commits is refused by the server, with a hint", async ({ client }) => {
  await client.query("CREATE PROCEDURE save() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'");
  await client.query(insert("ann"));
  await expect(client.query("CALL save()")).rejects.toMatchObject({
    code: "2D000",
    hint: expect.stringMatching(impossible),
  });
  expect(await emails(client)).toEqual(["ann"]);
});

test("PREPARE TRANSACTION is refused with a hint, and the transaction goes on to its end", async ({
  client,
}) => {
  await client.query(insert("ann"));
  await client.query("BEGIN");
  await expect(client.query("PREPARE TRANSACTION 'x'")).rejects.toMatchObject({
    hint: expect.stringMatching(impossible),
  });
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual(["ann"]);
});

test("as within one transaction now() is frozen, and a sequence goes on", async ({ client }) => {
  const now = "SELECT now()::text, nextval('users_id_seq')::int AS id";
  const first = (await client.query(now)).rows[0];
  await client.query("BEGIN");
  await client.query(now);
  await client.query("ROLLBACK");
  const last = (await client.query(now)).rows[0];
  expect(last).toEqual({ now: first.now, id: first.id + 2 });
});

test("as within one transaction an advisory lock is held until the test's end", async ({
  client,
  outside,
}) => {
  const take = "SELECT pg_try_advisory_xact_lock(1) AS taken";
  await client.query(`BEGIN; ${take}; COMMIT`);
  expect((await outside.query(take)).rows).toEqual([{ taken: false }]);
});

test("as within one transaction a NOTIFY is not delivered", async ({ client, other }) => {
  const heard: unknown[] = [];
  client.on("notification", (message) => heard.push(message));
  await client.query("LISTEN news");
  await other.query("NOTIFY news");
  await client.query("SELECT 1");
  expect(heard).toEqual([]);
});
