// pglite.mjs MIGRATIONS: in this process's memory, every file's "up" as it is.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

const [migrations] = process.argv.slice(2);
const database = await PGlite.create();
for (const file of (await readdir(migrations)).sort()) {
  const [up] = (await readFile(join(migrations, file), "utf8")).split("-- Down Migration");
  await database.exec(up);
}
console.log("ready");
await database.close();
