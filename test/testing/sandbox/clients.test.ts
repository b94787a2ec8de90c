import { once } from "node:events";
import pg from "pg";
import { expect } from "vitest";
import { outcomeOf } from "../support/outcome.ts";
import { emails, insert, lifeTest, test } from "../support/sandbox-test.ts";

test("end() is virtual: the other clients go on", async ({ sandbox, client }) => {
  const first = new sandbox.pg.Client();
  await first.connect();
  const { rows } = await first.query("SHOW server_version");
  expect(rows).toHaveLength(1);
  await first.end();
  const second = new sandbox.pg.Client();
  await second.connect();
  await second.query(insert("ann"));
  await second.end();
  expect(await emails(client)).toEqual(["ann"]);
});

test("an ended client refuses as pg's does", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const ended = once(client, "end");
  await client.end();
  await ended;
  await expect(client.query("SELECT 1")).rejects.toThrow("Client was closed and is not queryable");
  await expect(client.connect()).rejects.toThrow("Client has already been connected");
  await client.end();
});

test("a query that end() overtakes fails as in pg", async ({ sandbox, other }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const overtaken = client.query("SELECT pg_sleep(0.01)");
  const ended = client.end();
  await expect(overtaken).rejects.toThrow("Connection terminated");
  await ended;
  await other.query("SELECT 1");
});

test("a client never connected sends its queries when it is", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  const answer = client.query("SELECT 1 AS one");
  await client.connect();
  expect((await answer).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test("a client tells what a server tells at the start", async ({ sandbox, outside }) => {
  const client = new sandbox.pg.Client();
  const told = new Map<string, string>();
  // As Sequelize does it.
  (client as unknown as { connection: NodeJS.EventEmitter }).connection.on(
    "parameterStatus",
    ({ parameterName, parameterValue }) => told.set(parameterName, parameterValue),
  );
  const connected = once(client, "connect");
  await client.connect();
  await connected;
  const { rows } = await outside.query("SHOW server_version");
  expect(told.get("server_version")).toBe(rows[0].server_version);
  expect(told.get("standard_conforming_strings")).toBe("on");
  expect(client).toMatchObject({ processID: expect.any(Number), secretKey: expect.any(Number) });
  await client.end();
});

test("connect() with a callback", async ({ sandbox }) => {
  const client = new sandbox.pg.Client("postgres://nobody@nowhere.invalid:1/nothing");
  await new Promise<void>((resolve, reject) => {
    client.connect((error?: Error) => (error ? reject(error) : resolve()));
  });
  await new Promise<void>((resolve) => client.end(() => resolve()));
});

test("an address with ssl needs none", async ({ sandbox }) => {
  const client = new sandbox.pg.Client({ host: "nowhere.invalid", ssl: true });
  await client.connect();
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test("an error has all its fields", async ({ client }) => {
  await client.query(insert("ann"));
  const error = await client.query(insert("ann")).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(pg.DatabaseError);
  expect(error).toMatchObject({
    severity: "ERROR",
    code: "23505",
    detail: "Key (email)=(ann) already exists.",
    schema: "public",
    table: "users",
    constraint: "users_email_key",
    message: expect.stringContaining("duplicate key"),
  });
  await expect(client.query("SELECT nothing")).rejects.toMatchObject({ position: "8" });
});

test("an error's stack leads to the code that sent the query", async ({ client }) => {
  const error: Error = await client.query("SELECT nothing").catch((caught) => caught);
  expect(error.stack).toContain("clients.test.ts");
});

test("notices come to the client whose query raised them", async ({ client, other }) => {
  const seen: string[] = [];
  other.on("notice", ({ message }) => seen.push(message ?? ""));
  const { notices } = await outcomeOf(client, "SELECT warn('careful')");
  expect(notices).toEqual(["01000 careful"]);
  expect(seen).toEqual([]);
});

test("types, sizes and escapes are as in pg", async ({ sandbox, client }) => {
  expect(client.escapeIdentifier('a"b')).toBe('"a""b"');
  expect(sandbox.pg.escapeLiteral("it's")).toBe("'it''s'");
  expect(sandbox.pg.types).toBe(pg.types);
  expect(sandbox.pg.Pool.name).toBe("Pool");
  expect(sandbox.pg.Client.name).toBe("Client");
  expect(client).toBeInstanceOf(pg.Client);
  // As where pg-native is not installed.
  expect(sandbox.pg.native).toBeNull();
  const big = "x".repeat(3_000_000);
  const { rows } = await client.query("SELECT $1::text AS big", [big]);
  expect(rows[0].big).toBe(big);
});

lifeTest("clients made before the test and during it are in it", async ({ sandbox, outside }) => {
  const before = new sandbox.pg.Client();
  await before.connect();
  await sandbox.begin();
  const during = new sandbox.pg.Client();
  await during.connect();
  await before.query(insert("ann"));
  await during.query(insert("bob"));
  expect(await emails(before)).toEqual(["ann", "bob"]);
  await sandbox.rollback();
  expect(await emails(during)).toEqual([]);
  expect(await emails(outside)).toEqual([]);
  await Promise.all([before.end(), during.end()]);
});
