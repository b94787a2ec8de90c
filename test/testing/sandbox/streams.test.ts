import Cursor from "pg-cursor";
import QueryStream from "pg-query-stream";
import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

const numbers = "SELECT n FROM generate_series(1, 10) AS n";

test("a cursor is read to its end", async ({ client }) => {
  const cursor = client.query(new Cursor<{ n: number }>(numbers));
  const read: number[] = [];
  for (let rows = await cursor.read(4); rows.length > 0; rows = await cursor.read(4)) {
    read.push(...rows.map(({ n }) => n));
  }
  expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await client.query(insert("ann"));
});

test("a cursor is closed half read", async ({ client }) => {
  const cursor = client.query(new Cursor(numbers));
  expect(await cursor.read(2)).toHaveLength(2);
  await cursor.close();
  expect(await cursor.read(2)).toEqual([]);
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("a cursor left half read keeps nobody else from going on", async ({ sandbox, other }) => {
  const left = new sandbox.pg.Client();
  await left.connect();
  const cursor = left.query(new Cursor(numbers));
  await cursor.read(2);
  await other.query(insert("ann"));
  await other.query(`BEGIN; ${insert("bob")}; COMMIT`);
  expect(await emails(other)).toEqual(["ann", "bob"]);
});

test("a cursor's client serves its other queries once it is closed", async ({ client }) => {
  const cursor = client.query(new Cursor(numbers));
  const after = emails(client);
  await cursor.read(1);
  await cursor.close();
  expect(await after).toEqual([]);
});

test("while one client reads a cursor others query, fail and have transactions", async ({
  client,
  other,
}) => {
  const cursor = client.query(new Cursor<{ n: number }>(numbers));
  const [first] = await cursor.read(1);
  await expect(other.query("SELECT 1 / 0")).rejects.toThrow();
  await other.query("SELECT $1::int", [1]);
  const [second] = await cursor.read(1);
  await other.query("BEGIN");
  await other.query(insert("ann"));
  const [third] = await cursor.read(1);
  await other.query("ROLLBACK");
  const [fourth] = await cursor.read(1);
  expect([first, second, third, fourth]).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
  await cursor.close();
});

test("two clients read a cursor each at the same time", async ({ client, other }) => {
  const one = client.query(new Cursor<{ n: number }>(numbers));
  const two = other.query(new Cursor<{ n: number }>(numbers));
  const read: unknown[] = [];
  for (let i = 0; i < 3; i++) read.push(...(await one.read(1)), ...(await two.read(2)));
  expect(read).toEqual([1, 1, 2, 2, 3, 4, 3, 5, 6].map((n) => ({ n })));
  await Promise.all([one.close(), two.close()]);
});

test("a cursor is read within a transaction", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  const cursor = client.query(new Cursor("SELECT email FROM users WHERE email = $1", ["ann"]));
  expect(await cursor.read(10)).toEqual([{ email: "ann" }]);
  await cursor.close();
  await client.query("COMMIT");
});

test("a cursor that fails tells its error and leaves its client usable", async ({ client }) => {
  const wrong = client.query(new Cursor("SELECT nothing"));
  await expect(wrong.read(1)).rejects.toMatchObject({ code: "42703" });
  const late = client.query(new Cursor("SELECT 1 / (3 - n) FROM generate_series(1, 5) AS n"));
  expect(await late.read(2)).toHaveLength(2);
  await expect(late.read(1)).rejects.toMatchObject({ code: "22012" });
  await client.query(insert("ann"));
  expect(await emails(client)).toEqual(["ann"]);
});

test("a query stream is read to its end, and written from meanwhile", async ({ client, other }) => {
  const stream = client.query(new QueryStream(numbers, [], { batchSize: 3 }));
  for await (const { n } of stream) await other.query(insert(`user ${n}`));
  expect(await emails(client)).toHaveLength(10);
});

test("a query stream is left half read", async ({ client }) => {
  const stream = client.query(new QueryStream(numbers, [], { batchSize: 2 }));
  for await (const { n } of stream) if (n === 3) break;
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("a cursor that has failed can be closed", async ({ client }) => {
  const missing = client.query(new Cursor("SELECT nothing"));
  await expect(missing.read(5)).rejects.toMatchObject({ code: "42703" });
  await missing.close();
  const half = client.query(new Cursor("SELECT 1 / (3 - n) FROM generate_series(1, 9) AS n"));
  await half.read(2);
  await expect(half.read(2)).rejects.toMatchObject({ code: "22012" });
  await half.close();
  await client.query(insert("ann"));
});
