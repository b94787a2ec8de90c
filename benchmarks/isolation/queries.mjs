// queries.mjs plain|sandbox URL: a query on plain `pg`, or through a sandbox, twenty times in a row.
import pg from "pg";
import { openSandbox } from "ram-postgres/testing";
import { answer, timed } from "./answer.mjs";

const queriesPerRound = 20;
const [kind, connectionString] = process.argv.slice(2);
const sandbox = kind === "sandbox" ? await openSandbox({ connectionString }) : undefined;
const client = new (sandbox?.pg ?? pg).Client({ connectionString });
await client.connect();

let emails = 0;
const email = () => `${kind}-${emails++}@example.org`;
const queries = {
  insert: () =>
    client.query("INSERT INTO table_1 (name, email) VALUES ('Ada', $1) RETURNING id", [email()]),
  select: () => client.query("SELECT id, name FROM table_1 WHERE email = $1", [email()]),
};

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

answer(round, async () => {
  await client.end();
  await sandbox?.close();
});
