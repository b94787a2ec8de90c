// many-tests.mjs URL: tests that insert ten rows, as many in a row as are asked for, and how long each took.
import { openSandbox } from "ram-postgres/testing";
import { answer, timed } from "./answer.mjs";
import { addTenRows } from "./ten-rows.mjs";

const [connectionString] = process.argv.slice(2);
const sandbox = await openSandbox({ connectionString });
const client = new sandbox.pg.Client({ connectionString });
await client.connect();

async function test(table) {
  await sandbox.begin();
  await addTenRows(client, table);
  await sandbox.rollback();
}

async function inARow({ tests, table }) {
  const times = [];
  for (let count = 0; count < tests; count++) times.push(await timed(() => test(table)));
  return times;
}

answer(inARow, async () => {
  await client.end();
  await sandbox.close();
});
