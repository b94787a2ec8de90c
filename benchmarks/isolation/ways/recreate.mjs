// recreate.mjs URL MIGRATIONS: all tables in one go, which no mapper does any faster.
import pg from "pg";
import { answerTests } from "../answer.mjs";
import { addTenRows } from "../ten-rows.mjs";
import { schemaOf } from "./schema-of.mjs";
import { tablesOf } from "./tables.mjs";

const [connectionString, migrations] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, idleTimeoutMillis: 0 });
const tables = await tablesOf(pool);
const schema = await schemaOf(migrations);

async function test() {
  await addTenRows(pool);
  await pool.query(`DROP TABLE ${tables}`);
  await pool.query(schema);
}

answerTests(test, () => pool.end());
