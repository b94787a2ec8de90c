// pglite-clone.mjs URL MIGRATIONS: a copy of the whole server for each test, in this process's memory.
import { PGlite } from "@electric-sql/pglite";
import { answerTests } from "../isolation/answer.mjs";
import { addTenRows } from "../isolation/ten-rows.mjs";
import { schemaOf } from "../isolation/ways/schema-of.mjs";

const [, migrations] = process.argv.slice(2);
const template = await PGlite.create();
await template.exec(await schemaOf(migrations));

async function test() {
  const database = await template.clone();
  await addTenRows(database);
  await database.close();
}

answerTests(test, () => template.close());
