import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freshDatabase } from "../../src/testing/index.ts";
import { median, timed } from "../median.ts";
import { type Measured, milliseconds, ratio } from "./measured.ts";

const rounds = 25;

/** A fresh database from a pool that is kept filled, one after the other without a pause, and a bare one by SQL. */
export async function freshDatabases(connectionString: string): Promise<Measured[]> {
  const url = new URL(connectionString);
  const template = decodeURIComponent(url.pathname.slice(1));
  url.pathname = "/postgres";
  const admin = new pg.Client(url.href);
  await admin.connect();
  const [bare, filled, inARow]: number[][] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const name = `bare_${round}`;
    const strategy = (await isBefore15(admin)) ? "" : " STRATEGY FILE_COPY";
    bare?.push(
      await timed(() => admin.query(`CREATE DATABASE ${name} TEMPLATE "${template}"${strategy}`)),
    );
    await admin.query(`DROP DATABASE ${name}`);
  }
  await (await freshDatabase({ connectionString })).drop();
  for (let round = 0; round < rounds; round++) {
    await sleep(200);
    const start = performance.now();
    await using _ = await freshDatabase({ connectionString });
    filled?.push(performance.now() - start);
  }
  for (let round = 0; round < rounds * 2; round++) {
    inARow?.push(await timed(async () => (await freshDatabase({ connectionString })).drop()));
  }
  await admin.end();
  return [
    milliseconds("a bare CREATE DATABASE, 60 tables", median(bare ?? [])),
    milliseconds("freshDatabase() from a pool that is kept filled", median(filled ?? []), 1),
    ratio(
      "freshDatabase() in a row, beside the bare one",
      median(inARow ?? []) / median(bare ?? []),
      1.5,
    ),
  ];
}

async function isBefore15(admin: pg.Client): Promise<boolean> {
  const { rows } = await admin.query<{ server_version_num: string }>("SHOW server_version_num");
  return Number(rows[0]?.server_version_num) < 150_000;
}
