// queries.mjs plain|sandbox URL: a query on plain `pg`, or through a sandbox, twenty times in a row.
import { spawnSync } from "node:child_process";
import pg from "pg";
import { openSandbox } from "ram-postgres/testing";
import { answer, timed } from "./answer.mjs";

const queriesPerRound = 20;
const [kind, connectionString] = process.argv.slice(2);
const sandbox = kind === "sandbox" ? await openSandbox({ connectionString }) : undefined;
const client = new (sandbox?.pg ?? pg).Client({ connectionString });
await client.connect();

let emails = 0;
const email = () => `${process.pid}-${emails++}@example.org`;
const queries = {
  insert: () =>
    client.query("INSERT INTO table_1 (name, email) VALUES ('Ada', $1) RETURNING id", [email()]),
  select: () => client.query("SELECT id, name FROM table_1 WHERE email = $1", [email()]),
};

/**
 * Puts us and our server on one processor, where the system can: to wake another one, as a query and its answer do, takes
 * as long as a query itself on some machines, or nothing, as it happens. What is left is the work, the same every time.
 */
async function shareProcessor() {
  await sandbox?.begin();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  await sandbox?.rollback();
  for (const { pid } of [...rows, process]) spawnSync("taskset", ["-cp", "0", `${pid}`]);
}

async function round({ query, isInTransaction }) {
  await sandbox?.begin();
  // It is a test's first query that brings the test's BEGIN to the server.
  await client.query(isInTransaction ? "BEGIN" : "SELECT");
  const took = await timed(async () => {
    for (let count = 0; count < queriesPerRound; count++) await queries[query]();
  });
  if (isInTransaction) await client.query("ROLLBACK");
  await sandbox?.rollback();
  return took / queriesPerRound;
}

await shareProcessor();
answer(round, async () => {
  await client.end();
  await sandbox?.close();
});
