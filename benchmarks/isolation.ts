/**
 * What it costs to give each test a database that no other test has touched: a sandbox beside plain `pg`, many tests in a
 * row, fresh databases beside a bare `CREATE DATABASE`, and other ways to clean up. On one server and one schema, in one
 * run, medians.
 *
 *     npm run bench:isolation
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import pg from "pg";
import { startDatabase } from "../src/index.ts";
import { cleaningUp } from "./isolation/cleaning-up.ts";
import { freshDatabases } from "./isolation/fresh-databases.ts";
import { manyTests } from "./isolation/many-tests.ts";
import type { Measured } from "./isolation/measured.ts";
import { queries } from "./isolation/queries.ts";
import { writeMigrations } from "./schema.ts";

const directory = await mkdtemp(join(tmpdir(), "isolation-"));
try {
  const migrations = join(directory, "migrations");
  await writeMigrations(migrations, { migrations: 60, tables: 60 });
  await using database = await startDatabase({ migrations, "worker-databases": "1" });
  const { connectionString, environment } = database;
  const own = environment.DATABASE_URL_1 ?? connectionString;
  const measured: Measured[] = [
    ...(await queries(own)),
    ...(await manyTests(own)),
    ...(await freshDatabases(connectionString)),
    ...(await cleaningUp(own)),
  ];
  console.log(`PostgreSQL ${await versionOf(own)}, 60 tables, medians\n`);
  const rows = measured.map(({ what, value, allowed }) => [
    what,
    value.text,
    allowed === undefined ? "" : `at most ${allowed}`,
    allowed === undefined ? "" : value.number <= allowed ? "kept" : "NOT KEPT",
  ]);
  console.log(
    markdownTable([["", "measured", "allowed", ""], ...rows], { align: ["l", "r", "r", "l"] }),
  );
  if (measured.some(({ value, allowed }) => allowed !== undefined && value.number > allowed)) {
    process.exitCode = 1;
  }
} finally {
  await rm(directory, { recursive: true });
}

async function versionOf(connectionString: string): Promise<string> {
  const client = new pg.Client(connectionString);
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  await client.end();
  return rows[0]?.server_version ?? "";
}
