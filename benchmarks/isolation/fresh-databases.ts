import { type FreshDatabase, freshDatabase } from "ram-postgres/testing";
import { median, timed } from "../median.ts";
import { Admin } from "./admin.ts";
import type { Ground } from "./ground.ts";
import { inTurn } from "./in-turn.ts";
import { type Measured, milliseconds, ratio } from "./measured.ts";

const perRound = 10;

/** Fresh databases from a pool that is kept filled, and from one that is empty, beside bare ones by SQL. */
export async function freshDatabases({ template, signal }: Ground): Promise<Measured[]> {
  await using admin = await Admin.connect(template);
  const onceIdle = (measure: () => Promise<number>) => async () => {
    signal.throwIfAborted();
    await admin.whenIdle();
    return measure();
  };
  const filled = await inTurn(
    { one: onceIdle(() => takeOne(template)) },
    { warmUp: 2, rounds: 25 },
  );
  const rounds = await inTurn(
    {
      bare: onceIdle(() => makeInARow(admin, template)),
      fresh: onceIdle(() => takeInARow(template)),
    },
    { warmUp: 1, rounds: 9 },
  );
  return [
    milliseconds(
      "freshDatabase() from a pool that is kept filled",
      median(filled.map(({ one }) => one)),
      1,
    ),
    milliseconds(
      "a bare CREATE DATABASE … STRATEGY FILE_COPY",
      median(rounds.map(({ bare }) => bare)),
    ),
    ratio(
      "freshDatabase() and drop(), one after the other without a pause, beside it",
      median(rounds.map(({ fresh, bare }) => fresh / bare)),
      1.5,
    ),
  ];
}

async function takeOne(connectionString: string): Promise<number> {
  const start = performance.now();
  const database = await freshDatabase({ connectionString });
  const took = performance.now() - start;
  await database.drop();
  return took;
}

/** Milliseconds for one, when none is there that was made ahead. */
async function takeInARow(connectionString: string): Promise<number> {
  const ahead: FreshDatabase[] = [];
  for (let count = 0; count < perRound; count++) {
    ahead.push(await freshDatabase({ connectionString }));
  }
  const took = await timed(async () => {
    for (let count = 0; count < perRound; count++) {
      await (await freshDatabase({ connectionString })).drop();
    }
  });
  for (const database of ahead) await database.drop();
  return took / perRound;
}

async function makeInARow(admin: Admin, connectionString: string): Promise<number> {
  const template = decodeURIComponent(new URL(connectionString).pathname.slice(1));
  // Before 15 there was no other.
  const isBefore15 = Number.parseInt(await admin.serverVersion(), 10) < 15;
  const strategy = isBefore15 ? "" : " STRATEGY FILE_COPY";
  const names = Array.from({ length: perRound }, (_, index) => `bare_${index}`);
  const took = await timed(async () => {
    for (const name of names) {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE "${template}"${strategy}`);
    }
  });
  for (const name of names) await admin.query(`DROP DATABASE ${name}`);
  return took / perRound;
}
