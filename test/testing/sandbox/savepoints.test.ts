import { expect } from "vitest";
import { outcomeOf } from "../support/outcome.ts";
import { emails, insert, test } from "../support/sandbox-test.ts";

test("ROLLBACK TO is no ROLLBACK: it keeps what was done before", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(insert("outer"));
  await client.query('SAVEPOINT "A-sp-1"');
  await client.query(insert("inner"));
  await client.query('ROLLBACK TO SAVEPOINT "A-sp-1";');
  expect(client.getTransactionStatus()).toBe("T");
  expect(await emails(client)).toEqual(["outer"]);
  await client.query("COMMIT");
  expect(await emails(client)).toEqual(["outer"]);
});

test.for(["ROLLBACK TO a", "rollback work to savepoint A", "/* x */ ROLLBACK TRANSACTION TO a"])(
  "%s goes back to the savepoint",
  async (text, { client }) => {
    await client.query("BEGIN");
    await client.query("SAVEPOINT a");
    await client.query(insert("inner"));
    await client.query(text);
    expect(client.getTransactionStatus()).toBe("T");
    await client.query("COMMIT");
    expect(await emails(client)).toEqual([]);
  },
);

test("savepoints in savepoints are gone with the one around them", async ({ client }) => {
  await client.query("BEGIN; SAVEPOINT a");
  await client.query(insert("ann"));
  await client.query("SAVEPOINT b");
  await client.query(insert("bob"));
  await client.query("SAVEPOINT c");
  await client.query(insert("cid"));
  await client.query("ROLLBACK TO b");
  await client.query("RELEASE b");
  await expect(client.query("ROLLBACK TO c")).rejects.toMatchObject({ code: "3B001" });
  await client.query("ROLLBACK TO a");
  await client.query(insert("dan"));
  await client.query("COMMIT");
  expect(await emails(client)).toEqual(["dan"]);
});

test("of two savepoints with one name the later is meant", async ({ client }) => {
  await client.query("BEGIN; SAVEPOINT a");
  await client.query(insert("ann"));
  await client.query("SAVEPOINT a");
  await client.query(insert("bob"));
  await client.query("ROLLBACK TO a; RELEASE a");
  expect(await emails(client)).toEqual(["ann"]);
  await client.query("ROLLBACK TO a; COMMIT");
  expect(await emails(client)).toEqual([]);
});

test("a savepoint outside of a transaction is an error that ends nothing", async ({ client }) => {
  await client.query(insert("ann"));
  for (const text of ["SAVEPOINT a", "RELEASE a", "ROLLBACK TO a"]) {
    await expect(client.query(text)).rejects.toMatchObject({
      code: "25P01",
      message: expect.stringContaining("can only be used in transaction blocks"),
    });
  }
  expect(await emails(client)).toEqual(["ann"]);
});

test.for(["_ram_postgres_test", "_ram_postgres_statement", "_ram_postgres_transaction_0"])(
  "the application can't go back to the sandbox's own savepoint %s",
  async (name, { client }) => {
    await client.query(insert("ann"));
    await client.query("BEGIN");
    await client.query(insert("bob"));
    const refusal = { code: "3B001", message: `savepoint "${name}" does not exist` };
    await expect(client.query(`ROLLBACK TO ${name}`)).rejects.toMatchObject(refusal);
    await client.query("ROLLBACK");
    expect(await emails(client)).toEqual(["ann"]);
  },
);

test("one client's savepoints are unknown to another", async ({ client, other }) => {
  await client.query("BEGIN; SAVEPOINT a; COMMIT; BEGIN; COMMIT");
  await other.query("BEGIN");
  await expect(other.query("ROLLBACK TO a")).rejects.toMatchObject({ code: "3B001" });
  await other.query("ROLLBACK");
});

test.for([
  ["BEGIN", "BEGIN", "25001 there is already a transaction in progress"],
  ["SELECT 1", "COMMIT", "25P01 there is no transaction in progress"],
  ["SELECT 1", "ROLLBACK", "25P01 there is no transaction in progress"],
  [
    "SELECT 1",
    "SET TRANSACTION READ ONLY",
    "25P01 SET TRANSACTION can only be used in transaction blocks",
  ],
])("after %s, %s is answered with a warning", async ([first, second, notice], { client }) => {
  await client.query(first ?? "");
  const { notices, error } = await outcomeOf(client, second ?? "");
  expect({ notices, error }).toEqual({ notices: [notice], error: undefined });
  await client.query("ROLLBACK");
});

test("a BEGIN in a transaction begins no other one", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await client.query("BEGIN");
  await client.query(insert("bob"));
  await client.query("ROLLBACK");
  expect(client.getTransactionStatus()).toBe("I");
  expect(await emails(client)).toEqual([]);
});
