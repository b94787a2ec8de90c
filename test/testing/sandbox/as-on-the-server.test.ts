import fc from "fast-check";
import pg from "pg";
import { expect } from "vitest";
import { type Outcome, outcomeOf } from "../support/outcome.ts";
import { emails, lifeTest } from "../support/sandbox-test.ts";
import { schema } from "../support/schema.ts";

/** Of its constraint a guest cannot say the name. */
const closed = "CREATE SCHEMA closed; CREATE TABLE closed.seats (number int UNIQUE DEFERRABLE)";

interface Twin {
  /** Of a database of the same tables, without a sandbox. */
  readonly twin: string;
  /** A client of it. */
  readonly real: pg.Client;
}

const test = lifeTest.extend<Twin>({
  twin: [
    async ({ connectionString, outside }, use) => {
      await outside.query("CREATE ROLE guest");
      await outside.query(closed);
      await outside.query("CREATE DATABASE twin");
      const url = new URL(connectionString);
      url.pathname = "/twin";
      await use(url.href);
    },
    { scope: "file" },
  ],
  real: [
    async ({ twin }, use) => {
      const client = new pg.Client(twin);
      await client.connect();
      await client.query(schema);
      await client.query(closed);
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
  for (const text of texts) story.push(await toldTo(client, text));
  return story;
}

async function toldTo(client: pg.ClientBase, text: string): Promise<Outcome> {
  const told = await outcomeOf(client, text);
  // In a sandbox the server is in a transaction, and does not warn that it is in none.
  const isMissed = (notice: string) => /^25P01 SET (LOCAL|CONSTRAINTS) can only/.test(notice);
  return { ...told, notices: told.notices.filter((notice) => !isMissed(notice)) };
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

const settings = [
  "SET work_mem = '7MB'",
  "SET LOCAL work_mem = '9MB'",
  "RESET work_mem",
  "SET work_mem TO DEFAULT",
  "SET LOCAL work_mem TO DEFAULT",
  "SET app.tenant = 'ann'",
  "SET LOCAL app.tenant = 'bob'",
  "SET ROLE guest",
  "SET LOCAL ROLE guest",
  "SET ROLE NONE",
  "RESET ROLE",
  "SET SESSION AUTHORIZATION guest",
  "SET LOCAL SESSION AUTHORIZATION guest",
  "RESET SESSION AUTHORIZATION",
  "RESET ALL",
  "SELECT 1 / 0",
  "SELECT count(*) FROM users",
  "SHOW work_mem",
];

// Once another client has set it, it is empty rather than unknown.
const inForce = `SELECT current_user, session_user, current_setting('work_mem') AS work_mem,
  current_setting('search_path') AS search_path,
  COALESCE(current_setting('app.tenant', true), '') AS tenant`;

const begins = ["BEGIN", "BEGIN; SET LOCAL work_mem = '9MB'", "BEGIN; SET LOCAL ROLE guest"];
const turns = fc.array(
  fc.tuple(
    fc.nat({ max: 1 }),
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...settings) },
      { weight: 2, arbitrary: fc.constantFrom(...savepoints, ...ends) },
      { weight: 2, arbitrary: fc.constantFrom(...begins) },
    ),
  ),
  { maxLength: 25 },
);

interface Pair {
  readonly boxed: pg.Client;
  readonly real: pg.Client;
}

/** One thing that a client of the sandbox and its twin are told. */
async function compare({ boxed, real }: Pair, text: string): Promise<void> {
  expect(await toldTo(boxed, text), text).toEqual(await toldTo(real, text));
}

test("of two clients that take turns each has its own settings, as on a server", async ({
  sandbox,
  twin,
  real: _,
}) => {
  const made = [{}, { options: "-c work_mem=5MB -c app.tenant=cid -c search_path=other,public" }];
  const pairs = made.map((options) => ({
    boxed: new sandbox.pg.Client(options),
    real: new pg.Client({ ...options, connectionString: twin }),
  }));
  const clients = pairs.flatMap(({ boxed, real }) => [boxed, real]);
  for (const client of clients) await client.connect();
  await fc.assert(
    fc.asyncProperty(turns, async (taken) => {
      await sandbox.begin();
      try {
        for (const [who, text] of taken) {
          const [asker, other] = who === 0 ? pairs : pairs.toReversed();
          // Of two transactions at once one would wait for the other.
          const mustWait = other?.real.getTransactionStatus() !== "I" && begins.includes(text);
          if (!asker || mustWait) continue;
          await compare(asker, text);
          await compare(asker, inForce);
        }
        for (const pair of pairs) await compare(pair, inForce);
      } finally {
        for (const client of clients) {
          await client.query("ROLLBACK; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL");
        }
        await sandbox.rollback();
      }
    }),
    { numRuns: 100 },
  );
  for (const client of clients) await client.end();
});
