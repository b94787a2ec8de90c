import pg from "pg";
import { test as base, expect } from "vitest";
import { startDatabase } from "../../../src/library.ts";
import { openSandbox, type Sandbox } from "../../../src/testing/open-sandbox.ts";
import { schema } from "./schema.ts";

interface OfFile {
  readonly connectionString: string;
  /** A real connection, which sees what has been committed. */
  readonly outside: pg.Client;
  readonly told: string[];
  readonly sandbox: Sandbox;
}

interface OfTest {
  /** What the sandbox has warned of; a test takes out what it has looked at. */
  readonly warnings: string[];
}

/** For tests that begin and roll back themselves. */
export const lifeTest = base.extend<OfFile & OfTest>({
  connectionString: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest wants it.
    async ({}, use) => {
      await using database = await startDatabase({ port: "0" });
      await use(database.connectionString);
    },
    { scope: "file" },
  ],
  outside: [
    async ({ connectionString }, use) => {
      const client = new pg.Client(connectionString);
      await client.connect();
      await client.query(schema);
      await use(client);
      await client.end();
    },
    { scope: "file" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Vitest wants it.
  told: [({}, use) => use([]), { scope: "file" }],
  sandbox: [
    // Of a database that has its tables.
    async ({ connectionString, outside: _, told }, use) => {
      await using sandbox = await openSandbox({
        connectionString,
        onWarning: (message) => told.push(message),
      });
      await use(sandbox);
    },
    { scope: "file" },
  ],
  warnings: [
    async ({ told }, use) => {
      await use(told);
      expect(told.splice(0), "warnings that no test looked at").toEqual([]);
    },
    { auto: true },
  ],
});

interface InTest {
  readonly box: undefined;
  /** A pool of the application. */
  readonly pool: pg.Pool;
  /** A client of it. */
  readonly client: pg.PoolClient;
  /** Another one. */
  readonly other: pg.PoolClient;
}

/** For tests between `sandbox.begin()` and `sandbox.rollback()`. */
export const test = lifeTest.extend<InTest>({
  pool: async ({ sandbox }, use) => {
    const pool = new sandbox.pg.Pool({ max: 5 });
    await use(pool);
    await pool.end();
  },
  box: [
    async ({ sandbox }, use) => {
      await sandbox.begin();
      await use(undefined);
      await sandbox.rollback();
    },
    { auto: true },
  ],
  client: async ({ pool }, use) => {
    const client = await pool.connect();
    await use(client);
    client.release();
  },
  other: async ({ pool }, use) => {
    const client = await pool.connect();
    await use(client);
    client.release();
  },
});

interface Asks {
  query(text: string): Promise<pg.QueryResult>;
}

/** The users there are, as one who asks sees them. */
export async function emails(client: Asks): Promise<string[]> {
  const { rows } = await client.query("SELECT email FROM users ORDER BY email");
  return rows.map(({ email }) => email);
}

export function insert(email: string): string {
  return `INSERT INTO users (email) VALUES ('${email}')`;
}
