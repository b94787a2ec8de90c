import pg from "pg";
import { openSandbox } from "../../src/testing/index.ts";
import { median, timed } from "../median.ts";
import { type Measured, milliseconds, ratio } from "./measured.ts";

const rounds = 40;
const queriesPerRound = 50;
const insert = "INSERT INTO table_1 (name, email) VALUES ('Ada', $1) RETURNING id";

/** The same query through a sandbox and on plain `pg`, a round of each in turn. */
export async function queries(connectionString: string): Promise<Measured[]> {
  await using sandbox = await openSandbox({ connectionString });
  const clients = {
    plain: new pg.Client({ connectionString }),
    sandbox: new sandbox.pg.Client({ connectionString }),
  };
  await Promise.all([clients.plain.connect(), clients.sandbox.connect()]);
  await sandbox.begin();
  let emails = 0;
  const times: Record<string, number[]> = {};
  const round = async (name: keyof typeof clients, mode: string) => {
    const took = await timed(async () => {
      for (let index = 0; index < queriesPerRound; index++) {
        emails += 1;
        await clients[name].query(insert, [`${emails}@example.org`]);
      }
    });
    times[`${mode} ${name}`] = [...(times[`${mode} ${name}`] ?? []), took / queriesPerRound];
  };
  for (let count = 0; count < rounds; count++) {
    for (const mode of ["autocommit", "in a transaction"]) {
      const isInTransaction = mode !== "autocommit";
      for (const name of ["plain", "sandbox"] as const) {
        if (isInTransaction) await clients[name].query("BEGIN");
        await round(name, mode);
        if (isInTransaction) await clients[name].query("ROLLBACK");
      }
    }
  }
  await sandbox.rollback();
  const empty: number[] = [];
  for (let count = 0; count < rounds * 10; count++) {
    empty.push(
      await timed(async () => {
        await sandbox.begin();
        await sandbox.rollback();
      }),
    );
  }
  await clients.plain.query("TRUNCATE table_1 CASCADE");
  await Promise.all([clients.plain.end(), clients.sandbox.end()]);
  const of = (name: string) => median(times[name] ?? []);
  return [
    milliseconds("begin and rollback of a test", median(empty), 0.3),
    milliseconds("an insert on plain pg, autocommit", of("autocommit plain")),
    ratio("the same through a sandbox", of("autocommit sandbox") / of("autocommit plain"), 1.6),
    milliseconds("an insert on plain pg in a transaction", of("in a transaction plain")),
    ratio(
      "the same through a sandbox",
      of("in a transaction sandbox") / of("in a transaction plain"),
      1.25,
    ),
  ];
}
