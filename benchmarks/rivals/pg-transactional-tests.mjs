// pg-transactional-tests.mjs URL: as its README has it; it patches `pg` for the whole process.
import pg from "pg";
import { testTransaction } from "pg-transactional-tests";
import { answerTests } from "../isolation/answer.mjs";
import { addTenRows } from "../isolation/ten-rows.mjs";

const [connectionString] = process.argv.slice(2);
testTransaction.start();
// It can't do without its client, which the pool would close while others have their turn.
const pool = new pg.Pool({ connectionString, idleTimeoutMillis: 0 });

async function test() {
  testTransaction.start();
  await addTenRows(pool);
  await testTransaction.rollback();
}

answerTests(test, () => testTransaction.close());
