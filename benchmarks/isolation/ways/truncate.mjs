// truncate.mjs URL
import pg from "pg";
import { answerTests } from "../answer.mjs";
import { addTenRows } from "../ten-rows.mjs";
import { tablesOf } from "./tables.mjs";

const [connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, idleTimeoutMillis: 0 });
const tables = await tablesOf(pool);

async function test() {
  await addTenRows(pool);
  await pool.query(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
}

answerTests(test, () => pool.end());
