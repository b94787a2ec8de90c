import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../../src/testing/databases/fresh-database.ts";
import { runProgram } from "./program.ts";
import { soon, TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

const namesIn = (stdout: string) => [...stdout.matchAll(/^(\S+) 2$/gm)].map(([, name]) => name);

test("several processes at once get databases of their own", async () => {
  const DATABASE_URL = await server.template();
  const processes = await Promise.all(
    Array.from({ length: 4 }, () =>
      runProgram("fresh-databases.ts", { DATABASE_URL, COUNT: "10" }),
    ),
  );
  for (const { code, stderr } of processes)
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const names = processes.flatMap(({ stdout }) => namesIn(stdout));
  expect(new Set(names).size).toBe(40);
});

test("a process that drops all that it has taken leaves nothing", async () => {
  const DATABASE_URL = await server.template("dropped");
  const ended = await runProgram("fresh-databases.ts", {
    DATABASE_URL,
    COUNT: "2",
    END: "dropped",
  });
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(await server.databases("dropped_")).toEqual([]);
});

// The last one is taken while others are made ahead.
test.for(["1", "2", "3", "4"])(
  "a process that has taken %s ends by itself, and leaves no more than what it did not drop",
  async (COUNT) => {
    const template = `ending${COUNT}`;
    const DATABASE_URL = await server.template(template);
    // So that the process is through before a copy is.
    const large = "CREATE TABLE large AS SELECT repeat('x', 1000) FROM generate_series(1, 30000)";
    await server.sql(DATABASE_URL, large);
    const ended = await runProgram("fresh-databases.ts", { DATABASE_URL, COUNT });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    // What the process had asked for before it ended, the server may still be doing.
    const asked = "SELECT pid FROM pg_stat_activity WHERE application_name = 'ram-postgres'";
    await expect.poll(() => server.admin(asked), soon).toEqual([]);
    expect(await server.databases(`${template}_`)).toEqual(namesIn(ended.stdout).slice(-1));
  },
);

test("what a process that was killed left is dropped by the next, but for what is in use", async () => {
  const DATABASE_URL = await server.template("killed");
  const env = { DATABASE_URL, COUNT: "1", END: "killed" };
  const killed = await runProgram("fresh-databases.ts", env);
  expect(killed.code).toBe("SIGKILL");
  // The server finishes what it was asked for before it finds that nobody is there.
  const connections = "SELECT pid FROM pg_stat_activity WHERE application_name = 'ram-postgres'";
  await expect.poll(() => server.admin(connections), soon).toEqual([]);
  const used = "killed_fresh_00000000_1";
  await server.admin(`CREATE DATABASE ${used}`);
  const client = new pg.Client(server.url(used));
  await client.connect();
  try {
    await using own = await freshDatabase({ connectionString: DATABASE_URL });
    const [left] = namesIn(killed.stdout);
    expect(left).toBeDefined();
    const present = () => server.databases("killed_");
    await expect.poll(present, soon).not.toContain(left);
    expect(await present()).toEqual(expect.arrayContaining([own.name, used]));
  } finally {
    await client.end();
  }
});
