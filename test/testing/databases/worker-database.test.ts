import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workerDatabaseUrl } from "../../../src/testing/databases/worker-database.ts";
import { runProgram } from "./program.ts";
import { TestServer, users } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

test("without a worker it is DATABASE_URL itself", async () => {
  const url = "postgresql://nobody@nowhere/test";
  expect(await workerDatabaseUrl({ DATABASE_URL: url })).toBe(url);
});

test("without a DATABASE_URL it is told what to run", async () => {
  await expect(workerDatabaseUrl({ VITEST_POOL_ID: "1" })).rejects.toThrow(
    "`npx ram-postgres -- npm test`",
  );
});

test("a database that the run made is used as the run says, or by its name", async () => {
  const env = {
    DATABASE_URL: "postgresql://nobody@nowhere/test?sslmode=disable",
    DATABASE_URL_1: "postgresql://somebody@elsewhere/other",
    WORKER_DATABASES: "2",
  };
  expect(await workerDatabaseUrl({ ...env, JEST_WORKER_ID: "1" })).toBe(env.DATABASE_URL_1);
  expect(await workerDatabaseUrl({ ...env, JEST_WORKER_ID: "2" })).toBe(
    "postgresql://nobody@nowhere/test_2?sslmode=disable",
  );
});

test("a variable DATABASE_URL_1 that is none of the run's is not taken for it", async () => {
  const url = await server.template();
  const env = { DATABASE_URL: url, DATABASE_URL_1: "postgresql://own@elsewhere/reports" };
  expect(await workerDatabaseUrl({ ...env, WORKER_DATABASES: "0", VITEST_POOL_ID: "1" })).toBe(
    `${url}_1`,
  );
});

test("a WORKER_DATABASES that is no number is refused", async () => {
  const env = { DATABASE_URL: "postgresql://h/test", JEST_WORKER_ID: "1", WORKER_DATABASES: "two" };
  await expect(workerDatabaseUrl(env)).rejects.toThrow(/^WORKER_DATABASES: expected .* "two"/);
});

test("a worker's database is a copy, made once for all calls", async () => {
  const url = await server.template();
  const env = { DATABASE_URL: `${url}?application_name=app`, VITEST_POOL_ID: "3" };
  const [own, again] = await Promise.all([workerDatabaseUrl(env), workerDatabaseUrl(env)]);
  expect(own).toBe(`${url}_3?application_name=app`);
  expect(again).toBe(own);
  expect(await server.sql(own, users)).toEqual([["Ada"]]);
});

test("a worker's later process finds what an earlier one committed, though the template is in use", async () => {
  const DATABASE_URL = await server.template();
  const own = await workerDatabaseUrl({ DATABASE_URL, VITEST_POOL_ID: "1" });
  await server.sql(own, "INSERT INTO users VALUES ('Grace')");
  const client = new pg.Client(DATABASE_URL);
  await client.connect();
  const env = { DATABASE_URL, VITEST_POOL_ID: "1" };
  const later = await runProgram("worker-database.ts", env).finally(() => client.end());
  expect(later).toMatchObject({ code: 0, stdout: own });
  expect(await server.sql(own, users)).toEqual([["Ada"], ["Grace"]]);
});

test("a copy is made anew when its template was", async () => {
  const DATABASE_URL = await server.template("renewed");
  const own = await workerDatabaseUrl({ DATABASE_URL, VITEST_POOL_ID: "1" });
  await server.admin("DROP DATABASE renewed");
  await server.template("renewed");
  await server.sql(DATABASE_URL, "INSERT INTO users VALUES ('Barbara')");
  const env = { DATABASE_URL, VITEST_POOL_ID: "1" };
  expect(await runProgram("worker-database.ts", env)).toMatchObject({ code: 0, stdout: own });
  expect(await server.sql(own, users)).toEqual([["Ada"], ["Barbara"]]);
});

test("workers that start at once get a copy each", async () => {
  const DATABASE_URL = await server.template();
  const workers = await Promise.all(
    ["gw0", "gw1", "gw2", "gw2"].map((PYTEST_XDIST_WORKER) =>
      runProgram("worker-database.ts", { DATABASE_URL, PYTEST_XDIST_WORKER }),
    ),
  );
  expect(workers.map(({ stderr }) => stderr)).toEqual(["", "", "", ""]);
  expect(workers.map(({ stdout }) => stdout)).toEqual(
    [1, 2, 3, 3].map((number) => `${DATABASE_URL}_${number}`),
  );
});

test("a call after one that failed tries again", async () => {
  const DATABASE_URL = server.url("later");
  const env = { DATABASE_URL, VITEST_POOL_ID: "1" };
  await expect(workerDatabaseUrl(env)).rejects.toThrow('template database "later" does not exist');
  await server.template("later");
  expect(await workerDatabaseUrl(env)).toBe(`${DATABASE_URL}_1`);
});

test("a name that would be cut off, and be another worker's too, is refused", async () => {
  const DATABASE_URL = server.url("n".repeat(62));
  await expect(workerDatabaseUrl({ DATABASE_URL, VITEST_POOL_ID: "1" })).rejects.toThrow(
    "longer than 63 bytes",
  );
});

test.each(['a "quoted" name', "größe", "50% of a/b&c=d", "postgres"])(
  "a database named %s is copied",
  async (name) => {
    const url = name === "postgres" ? server.url(name) : await server.template(name);
    const own = await workerDatabaseUrl({ DATABASE_URL: url, VITEST_POOL_ID: "1" });
    expect(await server.sql(own, "SELECT current_database()::text")).toEqual([[`${name}_1`]]);
  },
);

test("a password of special characters is kept, and limits meant for the tests do no harm", async () => {
  const url = await server.template();
  await server.admin(
    "CREATE ROLE tester LOGIN SUPERUSER PASSWORD 'p@ss/w:o?r#d %1'",
    "ALTER ROLE tester SET default_transaction_read_only = on",
  );
  const own = new URL(`${url}?statement_timeout=1`);
  own.username = "tester";
  own.password = encodeURIComponent("p@ss/w:o?r#d %1");
  const made = await workerDatabaseUrl({ DATABASE_URL: own.href, VITEST_POOL_ID: "1" });
  const withoutLimit = new URL(made);
  expect(withoutLimit.search).toBe("?statement_timeout=1");
  withoutLimit.search = "";
  expect(await server.sql(withoutLimit.href, "SELECT current_user::text")).toEqual([["tester"]]);
});
