// begin-and-rollback.mjs URL: tests of one query, or that query in a test that has begun already.
import { openSandbox } from "ram-postgres/testing";
import { answer, timed } from "./answer.mjs";

const timesPerRound = 20;
const [connectionString] = process.argv.slice(2);
const sandbox = await openSandbox({ connectionString });
const client = new sandbox.pg.Client({ connectionString });
await client.connect();

const query = () => client.query("SELECT name FROM table_1 WHERE id = 1");

async function test() {
  await sandbox.begin();
  await query();
  await sandbox.rollback();
}

async function timesOf(work) {
  const times = [];
  for (let count = 0; count < timesPerRound; count++) times.push(await timed(work));
  return times;
}

const rounds = {
  test: () => timesOf(test),
  query: async () => {
    await sandbox.begin();
    await query();
    const times = await timesOf(query);
    await sandbox.rollback();
    return times;
  },
};

async function end() {
  await client.end();
  await sandbox.close();
}

answer((what) => rounds[what](), end);
