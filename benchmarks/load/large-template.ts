import { mkdir, writeFile } from "node:fs/promises";
import { freemem } from "node:os";
import { join } from "node:path";
import { bytesOf } from "../ours.ts";
import {
  diskUse,
  type Ground,
  mib,
  ms,
  type Part,
  phase,
  query,
  verify,
  withDatabase,
} from "./started.ts";

const bytes = 1024 ** 3;
/** The data and a copy of it on a RAM disk that has half of the memory, and room for the server. */
const neededBytes = 6 * bytes;

const rows = 1_000_000;
// Rows of a kilobyte, which are neither compressed nor put elsewhere.
const fill = `CREATE TABLE filled AS
SELECT number, repeat(md5(number::text), 32) AS text FROM generate_series(1, ${rows}) AS number;`;

/** A database with the data of a small production. */
export async function largeTemplate(ground: Ground): Promise<Part> {
  const title = "a template of 1 GiB";
  const available = process.availableMemory?.() ?? freemem();
  if (available < neededBytes) {
    return {
      title,
      figures: [["left out", `${mib(available)} of memory are free, it takes ${mib(neededBytes)}`]],
    };
  }
  const migrations = join(ground.place, "large-template");
  const cache = join(ground.place, "large-cache");
  await mkdir(migrations);
  await writeFile(join(migrations, "1_fill.sql"), fill);
  const own = { ...ground, env: { ...ground.env, XDG_CACHE_HOME: cache } };
  const run = (expected: string, inputs: Record<string, string>) =>
    withDatabase(own, { migrations, ...inputs }, async (started) => {
      const { database, readyMs } = started;
      verify(database.snapshot === expected, `snapshot ${database.snapshot}, not ${expected}`);
      const [row] = await query<{ count: string; size: string }>(
        database.connectionString,
        "SELECT count(*), pg_database_size('test') AS size FROM filled",
      );
      verify(Number(row?.count) === rows, `${row?.count} rows`);
      verify(Number(row?.size) >= bytes, `${row?.size} bytes`);
      return { readyMs, use: await diskUse(database), started };
    });
  const made = await run("off", { snapshot: "false" });
  const kept = await run("miss", {});
  const warm = await run("hit", {});
  const copied = await run("off", { snapshot: "false", "worker-databases": "1" });
  return {
    title,
    figures: [
      ["ready, without keeping it", ms(made.readyMs)],
      ["ready, keeping it", ms(kept.readyMs)],
      ["the snapshot", mib(await bytesOf(join(cache, "ram-postgres")))],
      ["ready, from the snapshot", ms(warm.readyMs)],
      ["RAM disk, then", mib(warm.use)],
      ["to copy it for a worker", ms(phase(copied.started, "clone"))],
      ["RAM disk, with the copy", mib(copied.use)],
    ],
  };
}
