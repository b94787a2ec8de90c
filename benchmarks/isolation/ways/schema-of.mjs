import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The SQL that the migrations in a directory come to. */
export async function schemaOf(migrations) {
  const names = (await readdir(migrations)).sort();
  const files = await Promise.all(names.map((name) => readFile(join(migrations, name), "utf8")));
  return files.map((file) => file.split("-- Down Migration")[0]).join("\n");
}
