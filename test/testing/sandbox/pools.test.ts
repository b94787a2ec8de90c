import { once } from "node:events";
import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

test("pool.query is answered while a client of the pool holds a transaction", async ({ pool }) => {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query(insert("ann"));
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.query("COMMIT");
  client.release();
  expect(pool.totalCount).toBe(2);
});

test("in a pool of one client pool.query waits for that client", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  const client = await pool.connect();
  await client.query("BEGIN");
  const waiting = emails(pool);
  await client.query(insert("ann"));
  expect(pool.waitingCount).toBe(1);
  await client.query("COMMIT");
  client.release();
  expect(await waiting).toEqual(["ann"]);
  await pool.end();
});

test("connectionTimeoutMillis ends the wait for a client", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1, connectionTimeoutMillis: 20 });
  const client = await pool.connect();
  await client.query("BEGIN");
  await expect(pool.query("SELECT 1")).rejects.toThrow("timeout exceeded when trying to connect");
  await client.query("COMMIT");
  client.release();
  await pool.end();
});

test("an ended pool refuses as pg's does", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool();
  await pool.query("SELECT 1");
  await pool.end();
  await expect(pool.query("SELECT 1")).rejects.toThrow(
    "Cannot use a pool after calling end on the pool",
  );
});

test("a pool tells of what its clients do", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  const events: string[] = [];
  for (const event of ["connect", "acquire", "release", "remove"] as const) {
    pool.on(event as "connect", () => events.push(event));
  }
  await pool.query("SELECT 1");
  await pool.query("SELECT 1");
  const removed = once(pool, "remove");
  await pool.end();
  await removed;
  expect(events).toEqual([
    ...["connect", "acquire", "release"],
    ...["acquire", "release", "remove"],
  ]);
});

test("a released client can't be released again", async ({ pool }) => {
  const client = await pool.connect();
  client.release();
  expect(() => client.release()).toThrow("already been released");
});

test("release(true) takes a client out of its pool", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  const client = await pool.connect();
  client.release(true);
  expect(pool.totalCount).toBe(0);
  await pool.query("SELECT 1");
  await pool.end();
});
