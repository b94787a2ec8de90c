import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeMigrations } from "../schema.ts";
import {
  type Ground,
  ms,
  type Part,
  query,
  type Started,
  verify,
  withDatabase,
} from "./started.ts";

const count = 2000;

/** A project that is old: many migrations, and now one more. */
export async function manyMigrations(ground: Ground): Promise<Part> {
  const migrations = join(ground.place, "many-migrations");
  await writeMigrations(migrations, { migrations: count, tables: 100 });
  const run = (expected: string, applied: number) =>
    withDatabase(ground, { migrations }, async ({ database, readyMs }: Started) => {
      verify(database.snapshot === expected, `snapshot ${database.snapshot}, not ${expected}`);
      const [row] = await query<{ applied: string }>(
        database.connectionString,
        "SELECT count(*) AS applied FROM pgmigrations",
      );
      verify(Number(row?.applied) === applied, `${row?.applied} migrations are applied`);
      return readyMs;
    });
  const cold = await run("miss", count);
  const warm = await run("hit", count);
  await writeFile(join(migrations, "1800000000000_one-more.sql"), "CREATE TABLE one_more (id int)");
  const prefix = await run("prefix", count + 1);
  return {
    title: `${count} migrations`,
    figures: [
      ["ready, without a snapshot", ms(cold)],
      ["ready, from the snapshot", ms(warm)],
      ["ready, from the snapshot and one more migration", ms(prefix)],
    ],
  };
}
