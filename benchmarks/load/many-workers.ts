import { join } from "node:path";
import { writeMigrations } from "../schema.ts";
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

const count = 64;

/** As many worker databases as there may be. */
export async function manyWorkers(ground: Ground): Promise<Part> {
  const migrations = join(ground.place, "workers");
  await writeMigrations(migrations, { migrations: 60, tables: 60 });
  const inputs = { migrations, "worker-databases": `${count}` };
  const cold = await withDatabase(ground, inputs, async (started) => {
    const { database, readyMs } = started;
    for (let number = 1; number <= count; number++) {
      const url = database.environment[`DATABASE_URL_${number}`] ?? "";
      const [row] = await query<{ tables: string; name: string }>(
        url,
        "SELECT count(*) AS tables, current_database() AS name FROM pg_tables WHERE schemaname = 'public'",
      );
      verify(row?.name === `test_${number}`, `${row?.name} at DATABASE_URL_${number}`);
      verify(Number(row?.tables) === 61, `${row?.tables} tables in ${row?.name}`);
    }
    return { readyMs, clone: phase(started, "clone"), use: await diskUse(database) };
  });
  const warm = await withDatabase(ground, inputs, async ({ database, readyMs }) => {
    verify(database.snapshot === "hit", `snapshot ${database.snapshot}`);
    return readyMs;
  });
  return {
    title: `${count} worker databases of 60 tables`,
    figures: [
      ["ready, without a snapshot", ms(cold.readyMs)],
      ["of that, copying", ms(cold.clone)],
      ["ready, from the snapshot", ms(warm)],
      ["RAM disk", mib(cold.use)],
    ],
  };
}
