// sandbox.mjs URL
import { openSandbox } from "ram-postgres/testing";
import { answerTests } from "../answer.mjs";
import { addTenRows } from "../ten-rows.mjs";

const [connectionString] = process.argv.slice(2);
const sandbox = await openSandbox({ connectionString });
const pool = new sandbox.pg.Pool({ idleTimeoutMillis: 0 });

async function test() {
  await sandbox.begin();
  await addTenRows(pool);
  await sandbox.rollback();
}

answerTests(test, async () => {
  await pool.end();
  await sandbox.close();
});
