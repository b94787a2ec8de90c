import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/testing/databases/connection-string.ts";
import { freshDatabase } from "../../../src/testing/databases/fresh-database.ts";
import { openSandbox } from "../../../src/testing/open-sandbox.ts";
import { soon, TestServer, users } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

test("a fresh database has the template's tables and rows, and is independent of others", async () => {
  const connectionString = await server.template();
  await using first = await freshDatabase({ connectionString });
  await using second = await freshDatabase({ connectionString });
  await server.sql(first.connectionString, "INSERT INTO users VALUES ('Grace')");
  expect(await server.sql(first.connectionString, users)).toEqual([["Ada"], ["Grace"]]);
  expect(await server.sql(second.connectionString, users)).toEqual([["Ada"]]);
  expect(await server.sql(connectionString, users)).toEqual([["Ada"]]);
});

test("its connection string is the given one but for the database", async () => {
  const template = await server.template();
  const parameters = "?sslmode=disable&application_name=a%20b";
  await using database = await freshDatabase({ connectionString: template + parameters });
  expect(database.connectionString).toBe(server.url(database.name, parameters));
  const asked = "SELECT current_database()::text, current_setting('application_name')";
  expect(await server.sql(database.connectionString, asked)).toEqual([[database.name, "a b"]]);
});

test("another template of the same server can be named", async () => {
  await server.template("named");
  const connectionString = server.url("postgres");
  await using database = await freshDatabase({ connectionString, template: "named" });
  expect(await server.sql(database.connectionString, users)).toEqual([["Ada"]]);
});

test("DATABASE_URL is copied by default, and without one it is told what to run", async () => {
  vi.stubEnv("DATABASE_URL", "");
  await expect(freshDatabase()).rejects.toThrow("`npx ram-postgres -- npm test`");
  vi.stubEnv("DATABASE_URL", await server.template());
  await using database = await freshDatabase();
  expect(await server.sql(database.connectionString, users)).toEqual([["Ada"]]);
  vi.unstubAllEnvs();
});

test("what was dropped is gone soon, whoever is connected", async () => {
  const connectionString = await server.template();
  const database = await freshDatabase({ connectionString });
  const client = new pg.Client(database.connectionString);
  const cutOff = new Promise<Error>((resolve) => client.on("error", resolve));
  await client.connect();
  await database.drop();
  await database.drop();
  expect(await cutOff).toMatchObject({ code: "57P01" });
  await expect.poll(() => server.databases(database.name), soon).toEqual([]);
});

test("a pool that has just ended is not cut off", async () => {
  const connectionString = await server.template();
  const errors: Error[] = [];
  for (let round = 0; round < 10; round++) {
    const database = await freshDatabase({ connectionString });
    const pool = new pg.Pool({ connectionString: database.connectionString });
    pool.on("error", (error) => errors.push(error));
    await Promise.all([1, 2, 3].map((number) => pool.query("SELECT $1::int", [number])));
    await pool.end();
    await database.drop();
    await expect.poll(() => server.databases(database.name), soon).toEqual([]);
  }
  expect(errors).toEqual([]);
});

test("it is dropped at the end of its scope", async () => {
  const connectionString = await server.template();
  let name = "";
  {
    await using database = await freshDatabase({ connectionString });
    ({ name } = database);
    expect(await server.databases(name)).toEqual([name]);
  }
  await expect.poll(() => server.databases(name), soon).toEqual([]);
});

test("a drop that fails is a warning of the process", async () => {
  const connectionString = await server.template();
  const database = await freshDatabase({ connectionString });
  await server.admin(`ALTER DATABASE "${database.name}" IS_TEMPLATE true`);
  const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
  await database.drop();
  expect((await warned).message).toBe(
    `could not drop the database "${database.name}": cannot drop a template database`,
  );
});

test.each(['a "quoted" name', "what? #1 & 50% of a/b", "größe".repeat(9)])(
  "a database named %s is copied, under a name of at most 63 bytes",
  async (template) => {
    const original = databaseOf(await server.template());
    await server.admin(`CREATE DATABASE ${pg.escapeIdentifier(template)} TEMPLATE ${original}`);
    await using database = await freshDatabase({
      connectionString: server.url("postgres"),
      template,
    });
    expect(Buffer.byteLength(database.name)).toBeLessThanOrEqual(63);
    const asked = "SELECT current_database()::text";
    expect(await server.sql(database.connectionString, asked)).toEqual([[database.name]]);
  },
);

test("a template that does not exist is the server's error, and a later call tries again", async () => {
  const options = { connectionString: server.url("postgres"), template: "missing" };
  await expect(freshDatabase(options)).rejects.toMatchObject({ code: "3D000" });
  await server.template("missing");
  await using database = await freshDatabase(options);
  expect(await server.sql(database.connectionString, users)).toEqual([["Ada"]]);
});

test("whoever stays connected to the template is named, with what to do", async () => {
  const connectionString = await server.template("busy");
  const client = new pg.Client({ connectionString, application_name: "the app" });
  await client.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const calls = [freshDatabase({ connectionString }), freshDatabase({ connectionString })];
  const outcomes = await Promise.allSettled(calls);
  await client.end();
  for (const outcome of outcomes) {
    const { message } = (outcome as PromiseRejectedResult).reason as Error;
    expect(message).toContain(`can't copy the database "busy"`);
    expect(message).toMatch(
      new RegExp(
        `pid ${rows[0].pid}, application_name "the app", connected at 20.*, last query at 20`,
      ),
    );
    expect(message).toContain("workerDatabaseUrl()");
  }
  await using database = await freshDatabase({ connectionString });
  expect(await server.sql(database.connectionString, users)).toEqual([["Ada"]]);
});

test("of a sandbox in the template it is told where else it can be", async () => {
  const connectionString = await server.template("boxed");
  await using _sandbox = await openSandbox({ connectionString });
  await expect(freshDatabase({ connectionString })).rejects.toThrow(
    /^can.t copy the database "boxed".*const own = await freshDatabase\(\);.*own\.connectionString/s,
  );
});

test("a sandbox that is there leaves the template to be copied", async () => {
  const connectionString = await server.template();
  await using own = await freshDatabase({ connectionString });
  await using sandbox = await openSandbox({ connectionString: own.connectionString });
  await sandbox.begin();
  const client = new sandbox.pg.Client();
  await client.connect();
  await client.query("INSERT INTO users VALUES ('Grace')");
  await using another = await freshDatabase({ connectionString });
  expect(await server.sql(another.connectionString, users)).toEqual([["Ada"]]);
  await client.end();
  await sandbox.rollback();
});

test("whoever leaves the template in time is waited for", async () => {
  const connectionString = await server.template();
  const client = new pg.Client(connectionString);
  await client.connect();
  const taking = freshDatabase({ connectionString });
  await client.query("SELECT pg_sleep(0.1)");
  await client.end();
  await using database = await taking;
  expect(await server.sql(database.connectionString, users)).toEqual([["Ada"]]);
});

test("tests that stop the clock get a database all the same", async () => {
  const connectionString = await server.template();
  const client = new pg.Client(connectionString);
  await client.connect();
  vi.useFakeTimers();
  try {
    const taking = freshDatabase({ connectionString });
    await client.query("SELECT pg_sleep(0.1)");
    await client.end();
    await (await taking).drop();
    await (await freshDatabase({ connectionString })).drop();
  } finally {
    vi.useRealTimers();
  }
});
