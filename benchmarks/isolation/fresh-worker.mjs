// fresh-worker.mjs URL DATABASES: fresh databases one after the other, each asked one thing and dropped.
import pg from "pg";
import { freshDatabase } from "ram-postgres/testing";
import { answer } from "./answer.mjs";

const [connectionString, databases] = process.argv.slice(2);

async function test() {
  const database = await freshDatabase({ connectionString });
  const client = new pg.Client(database.connectionString);
  await client.connect();
  await client.query("SELECT count(*) FROM table_1");
  await client.end();
  await database.drop();
}

async function inARow() {
  for (let count = 0; count < databases; count++) await test();
}

// What is left is dropped by the library before the process ends by itself.
answer(inARow, () => {});
