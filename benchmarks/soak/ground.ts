import { randomUUID } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeMigrations } from "../schema.ts";
import { environment } from "../timed-run.ts";

/** Where runs work that are measured: nothing of anybody else's is there. */
export interface Ground extends AsyncDisposable {
  readonly place: string;
  /** The runs' temporary directory. */
  readonly temp: string;
  readonly cache: string;
  readonly migrations: string;
  /** Migrations of which the last one fails. */
  readonly broken: string;
  /** What all that is started has in its environment. */
  readonly mark: string;
  readonly env: NodeJS.ProcessEnv;
}

export async function makeGround(): Promise<Ground> {
  // As root, a server's user works there.
  process.umask(0o022);
  const place = await mkdtemp("/tmp/soak-");
  await chmod(place, 0o755);
  const [temp, cache, migrations, broken] = ["tmp", "cache", "migrations", "broken"].map((name) =>
    join(place, name),
  ) as [string, string, string, string];
  await mkdir(temp);
  await writeMigrations(migrations, { migrations: 20, tables: 10 });
  await writeMigrations(broken, { migrations: 2, tables: 1 });
  await writeFile(join(broken, "1800000000000_broken.sql"), "SELECT no such thing;");
  const mark = randomUUID();
  const env = { ...environment, TMPDIR: temp, XDG_CACHE_HOME: cache, RAM_POSTGRES_SOAK: mark };
  return {
    ...{ place, temp, cache, migrations, broken, mark, env },
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }),
  };
}
