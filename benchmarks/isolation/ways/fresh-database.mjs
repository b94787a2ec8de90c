// fresh-database.mjs URL: of the database that is copied.
import pg from "pg";
import { freshDatabase } from "ram-postgres/testing";
import { answerTests } from "../answer.mjs";
import { addTenRows } from "../ten-rows.mjs";

const [connectionString] = process.argv.slice(2);

async function test() {
  const database = await freshDatabase({ connectionString });
  const client = new pg.Client(database.connectionString);
  await client.connect();
  await addTenRows(client);
  await client.end();
  await database.drop();
}

answerTests(test, () => {});
