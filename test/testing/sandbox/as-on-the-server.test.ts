import fc from "fast-check";
import pg from "pg";
import { expect } from "vitest";
import { type Outcome, outcomeOf } from "../support/outcome.ts";
import { emails, lifeTest } from "../support/sandbox-test.ts";
import { schema } from "../support/schema.ts";

interface Twin {
  /** A client of a database of the same tables, without a sandbox. */
  readonly real: pg.Client;
}

const test = lifeTest.extend<Twin>({
  real: [
    async ({ connectionString, outside }, use) => {
      await outside.query("CREATE DATABASE twin");
      const url = new URL(connectionString);
      url.pathname = "/twin";
      const client = new pg.Client(url.href);
      await client.connect();
      await client.query(schema);
      await use(client);
      await client.end();
    },
    { scope: "file" },
  ],
});

const plain = [
  "INSERT INTO users (email) VALUES ('ann')",
  "INSERT INTO users (email) VALUES ('bob')",
  "DELETE FROM users WHERE email = 'ann'",
  "INSERT INTO orders (email) VALUES ('ann')",
  "INSERT INTO seats VALUES (1)",
  "UPDATE seats SET number = number + 1",
  "SET CONSTRAINTS ALL IMMEDIATE",
  "SET CONSTRAINTS one_each DEFERRED",
  "SELECT count(*) FROM users",
  "SELECT 1 / 0",
  "SET statement_timeout = 5000",
  "SET LOCAL statement_timeout = 6000",
  "SELECT set_config('statement_timeout', '7s', true)",
  "SHOW statement_timeout",
  "RESET statement_timeout",
];

const savepoints = [
  "SAVEPOINT a",
  "SAVEPOINT b",
  "ROLLBACK TO a",
  "ROLLBACK TO b",
  "RELEASE a",
  "RELEASE b",
];

const ends = ["COMMIT", "ROLLBACK", "COMMIT AND CHAIN", "ROLLBACK AND CHAIN"];

const one = fc.constantFrom(...plain, ...savepoints, "BEGIN", ...ends);
const script = fc
  .array(fc.constantFrom(...plain), { minLength: 1, maxLength: 4 })
  .map((texts) => texts.join(";"));
const wholeTransaction = fc
  .array(fc.constantFrom(...plain, ...savepoints), { maxLength: 4 })
  .chain((texts) => fc.constantFrom(...ends).map((end) => ["BEGIN", ...texts, end].join("; ")));
const story = fc.array(fc.oneof(one, one, script, wholeTransaction), { maxLength: 20 });

async function storyOf(client: pg.ClientBase, texts: readonly string[]): Promise<Outcome[]> {
  const story: Outcome[] = [];
  for (const text of texts) story.push(await outcomeOf(client, text));
  // In a sandbox the server is in a transaction, and does not warn that it is in none.
  const isMissed = (notice: string) => /^25P01 SET (LOCAL|CONSTRAINTS) can only/.test(notice);
  return story.map((told) => ({
    ...told,
    notices: told.notices.filter((notice) => !isMissed(notice)),
  }));
}

test("whatever one client sends, it is told what a server tells", async ({ sandbox, real }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await fc.assert(
    fc.asyncProperty(story, async (texts) => {
      await sandbox.begin();
      try {
        const told = await storyOf(client, texts);
        expect(told).toEqual(await storyOf(real, texts));
        const rows = "SELECT email FROM users UNION ALL SELECT number::text FROM seats ORDER BY 1";
        expect(await outcomeOf(client, rows)).toEqual(await outcomeOf(real, rows));
      } finally {
        await client.query("ROLLBACK; RESET ALL");
        await sandbox.rollback();
        await real.query("ROLLBACK; RESET ALL");
        await real.query("TRUNCATE users, orders, seats");
      }
    }),
    { numRuns: 200 },
  );
  expect(await emails(real)).toEqual([]);
  await client.end();
});
