/**
 * Runs a statement, or tells the names of the tables, where the environment leads: a test command that needs no client
 * of PostgreSQL to be installed.
 *
 *     node sql.mjs [STATEMENT [URL]]
 */
import pg from "pg";

const tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
const [asked, connectionString] = process.argv.slice(2);
const statement = asked || tables;
const client = new pg.Client(connectionString ? { connectionString } : {});
await client.connect();
// Of several statements the last one.
const { rows } = [await client.query({ text: statement, rowMode: "array" })].flat().at(-1);
await client.end();
if (statement === tables) console.log(rows.flat().join(" "));
else for (const row of rows) console.log(row.join("|"));
