import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CopyPool } from "../../../src/testing/databases/copy-pool.ts";
import { freshDatabase } from "../../../src/testing/databases/fresh-database.ts";
import { soon, TestServer, users } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

test("nothing is made ahead before the first call, and a few copies after it", async () => {
  const connectionString = await server.template("ahead");
  expect(await server.databases("ahead_")).toEqual([]);
  const database = await freshDatabase({ connectionString });
  await expect.poll(async () => (await server.databases("ahead_")).length, soon).toBe(4);
  await database.drop();
  await expect.poll(async () => (await server.databases("ahead_")).length, soon).toBe(3);
});

test("one that was made ahead is given out, and replaced", async () => {
  const connectionString = await server.template("replaced");
  await using _first = await freshDatabase({ connectionString });
  await expect.poll(async () => (await server.databases("replaced_")).length, soon).toBe(4);
  const known = await server.databases("replaced_");
  await using second = await freshDatabase({ connectionString });
  expect(known).toContain(second.name);
  await expect.poll(async () => (await server.databases("replaced_")).length, soon).toBe(5);
});

test("calls at once get a database each", async () => {
  const connectionString = await server.template();
  const databases = await Promise.all(
    Array.from({ length: 12 }, () => freshDatabase({ connectionString })),
  );
  expect(new Set(databases.map(({ name }) => name)).size).toBe(12);
  const rows = await Promise.all(databases.map((each) => server.sql(each.connectionString, users)));
  expect(rows.flat(2)).toEqual(Array(12).fill("Ada"));
  await Promise.all(databases.map((each) => each.drop()));
});

test("what was made ahead is dropped, and the connections are closed, when nobody asks for more", async () => {
  const connectionString = await server.template("idle");
  let isClosed = false;
  const pool = new CopyPool(connectionString, {
    template: "idle",
    onClose: () => {
      isClosed = true;
    },
    idleTime: 100,
  });
  const name = await pool.take();
  await expect.poll(async () => (await server.databases("idle_")).length, soon).toBe(4);
  await sleep(300);
  expect(isClosed).toBe(false);
  pool.drop(name);
  await expect.poll(() => server.databases("idle_"), soon).toEqual([]);
  expect(isClosed).toBe(true);
});

test("connections that the server ends are made again", async () => {
  const connectionString = await server.template("ended");
  await using _first = await freshDatabase({ connectionString });
  await expect.poll(async () => (await server.databases("ended_")).length, soon).toBe(4);
  const ours = "FROM pg_stat_activity WHERE application_name = 'ram-postgres'";
  await server.admin(`SELECT pg_terminate_backend(pid) ${ours}`);
  await expect.poll(() => server.admin(`SELECT pid ${ours}`), soon).toEqual([]);
  const more = await Promise.all(
    Array.from({ length: 5 }, () => freshDatabase({ connectionString })),
  );
  for (const { connectionString: own } of more) {
    expect(await server.sql(own, users)).toEqual([["Ada"]]);
  }
  await Promise.all(more.map((each) => each.drop()));
});
