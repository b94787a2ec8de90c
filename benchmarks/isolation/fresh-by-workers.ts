import { timed } from "../median.ts";
import { Admin } from "./admin.ts";
import { Contender } from "./contender.ts";
import type { Ground } from "./ground.ts";
import { type Measured, milliseconds } from "./measured.ts";

const script = new URL("fresh-worker.mjs", import.meta.url);
const workers = 4;
const databasesEach = 50;

/**
 * Fresh databases for several processes at once, until the last has ended.
 *
 * @throws when a copy is left
 */
export async function freshByWorkers({ template, signal }: Ground): Promise<Measured[]> {
  const databases = workers * databasesEach;
  const args = [template, `${databasesEach}`];
  const contenders = await Promise.all(
    Array.from({ length: workers }, () => Contender.start(script, { args, signal })),
  );
  const took = await timed(() =>
    Promise.all(
      contenders.map(async (contender) => {
        await contender.measure();
        await contender[Symbol.asyncDispose]();
      }),
    ),
  );
  await requireNoneLeft(template);
  return [
    milliseconds(
      `${databases} fresh databases for ${workers} workers at once, each asked one thing and dropped, none left: all`,
      took,
    ),
    milliseconds("one of them", took / databases),
  ];
}

async function requireNoneLeft(template: string): Promise<void> {
  await using admin = await Admin.connect(template);
  const left = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE '%\\_fresh\\_%'",
  );
  if (left.length === 0) return;
  throw new Error(`fresh databases are left: ${left.map(({ datname }) => datname).join(", ")}`);
}
