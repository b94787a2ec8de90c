import type pg from "pg";
import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

const order = "INSERT INTO orders (email) VALUES ('ann')";
const missing = { code: "23503", constraint: "orders_email_fkey", table: "orders" };

async function orders(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query("SELECT count(*)::int FROM orders");
  return rows[0].count;
}

test("a violation that is mended before the commit passes", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await orders(client)).toBe(1);
});

test("a violation that is not mended fails the commit and undoes all of it", async ({ client }) => {
  await client.query(insert("bob"));
  await client.query("BEGIN");
  await client.query(insert("cid"));
  await client.query(order);
  await expect(client.query("COMMIT")).rejects.toMatchObject(missing);
  expect(await orders(client)).toBe(0);
  expect(client.getTransactionStatus()).toBe("I");
  expect(await emails(client)).toEqual(["bob"]);
});

test.for(["COMMIT AND CHAIN", "END", "/* x */ commit work"])(
  "%s fails as COMMIT does",
  async (commit, { client }) => {
    await client.query("BEGIN");
    await client.query(order);
    await expect(client.query(commit)).rejects.toMatchObject(missing);
    await client.query("SELECT 1");
    expect(client.getTransactionStatus()).toBe("I");
  },
);

test("in one query a commit that fails ends the query", async ({ client }) => {
  const text = `BEGIN; ${order}; COMMIT; ${insert("bob")}`;
  await expect(client.query(text)).rejects.toMatchObject(missing);
  expect(await emails(client)).toEqual([]);
});

test("a violation outside of a transaction fails at once", async ({ client }) => {
  await client.query(insert("bob"));
  await expect(client.query(order)).rejects.toMatchObject(missing);
  const extended = client.query("INSERT INTO orders (email) VALUES ($1)", ["ann"]);
  await expect(extended).rejects.toMatchObject(missing);
  await expect(client.query(`${insert("cid")}; ${order}`)).rejects.toMatchObject(missing);
  expect(await orders(client)).toBe(0);
  expect(await emails(client)).toEqual(["bob"]);
});

test("several statements outside of a transaction are looked at together", async ({ client }) => {
  await client.query(`${order}; ${insert("ann")}`);
  expect(await orders(client)).toBe(1);
});

test("a statement that goes before its violation is mended stays answered as usual", async ({
  client,
}) => {
  await client.query("BEGIN");
  const { rowCount } = await client.query(order);
  expect(rowCount).toBe(1);
  expect(await orders(client)).toBe(1);
  await client.query("ROLLBACK");
});

test("after a commit constraints are deferred as before", async ({ client }) => {
  await client.query("BEGIN; COMMIT");
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
});

test("after a commit that failed constraints are deferred as before", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(order);
  await expect(client.query("COMMIT")).rejects.toMatchObject(missing);
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await orders(client)).toBe(1);
});

test("SET CONSTRAINTS … IMMEDIATE looks at once, and ends with its transaction", async ({
  client,
}) => {
  await client.query("BEGIN");
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await expect(client.query(order)).rejects.toMatchObject(missing);
  await client.query("ROLLBACK");
  await client.query("BEGIN; SET CONSTRAINTS ALL IMMEDIATE; COMMIT");
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
});

const swap = "UPDATE seats SET number = CASE number WHEN 1 THEN 2 ELSE 1 END";

test("an initially immediate constraint stays immediate", async ({ client }) => {
  const taken = { code: "23505", constraint: "one_each" };
  await client.query("INSERT INTO seats VALUES (1), (2)");
  await client.query(swap);
  await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject(taken);
  await client.query("BEGIN");
  await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject(taken);
  await client.query("ROLLBACK");
});

test("SET CONSTRAINTS … DEFERRED defers until the commit, and ends with it", async ({ client }) => {
  const taken = { code: "23505", constraint: "one_each" };
  await client.query("INSERT INTO seats VALUES (1)");
  await client.query("BEGIN; SET CONSTRAINTS one_each DEFERRED");
  await client.query("INSERT INTO seats VALUES (1)");
  await client.query("UPDATE seats SET number = 2 WHERE ctid = (SELECT max(ctid) FROM seats)");
  await client.query("COMMIT");
  await client.query("BEGIN; SET CONSTRAINTS ALL DEFERRED");
  await client.query("INSERT INTO seats VALUES (1)");
  await expect(client.query("COMMIT")).rejects.toMatchObject(taken);
  await client.query("BEGIN");
  await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject(taken);
  await client.query("ROLLBACK");
});

test("a constraint made in the test is looked at like the others", async ({ client }) => {
  await client.query(
    `CREATE TABLE late (email text REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED,
       number int UNIQUE DEFERRABLE)`,
  );
  await client.query("BEGIN; INSERT INTO late VALUES ('ann', 1)");
  await expect(client.query("COMMIT")).rejects.toMatchObject({ code: "23503", table: "late" });
  await client.query(`BEGIN; INSERT INTO late VALUES ('ann', 1); ${insert("ann")}; COMMIT`);
  await client.query("BEGIN");
  const twice = client.query("INSERT INTO late VALUES ('ann', 1)");
  await expect(twice).rejects.toMatchObject({ code: "23505" });
  await client.query("ROLLBACK");
});

// What it does itself is not to be looked at before its commit.
test("a plain query beside a transaction leaves its violations for later", async ({
  client,
  other,
}) => {
  await client.query("BEGIN");
  await client.query(order);
  await other.query(insert("bob"));
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await orders(other)).toBe(1);
});

test("the rows of a violation do not count once they are rolled back", async ({ client }) => {
  await client.query("BEGIN; SAVEPOINT a");
  await client.query(order);
  await client.query("ROLLBACK TO a; COMMIT");
  await client.query("BEGIN");
  await client.query(order);
  await client.query("ROLLBACK");
  await client.query(insert("bob"));
  expect(await orders(client)).toBe(0);
});
