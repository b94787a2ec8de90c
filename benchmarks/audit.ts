/**
 * What it takes to look for leftovers in a database of 60 tables, none of which was written to: by a new connection, as a
 * run does it, with the server's figures trusted, and doubted as by `audit: fail`. Medians.
 *
 *     npx tsx benchmarks/audit.ts [ROUNDS]
 */
import { markdownTable } from "markdown-table";
import { startDatabase } from "../src/library.ts";
import { connect } from "../src/postgres/connection.ts";
import { findLeftovers, readState } from "../src/postgres/leftovers.ts";
import { median } from "./median.ts";

const rounds = Number(process.argv[2] ?? 15);
const tables = 60;

async function lookMs(count: number, areDoubted: boolean): Promise<number> {
  await using started = await startDatabase({ port: "0" });
  const { hostname: host, port, username, password } = new URL(started.connectionString);
  const address = { host, port: Number(port), username, password };
  const first = await connect(address, "test");
  for (let index = 1; index <= count; index++) {
    await first.query(
      `CREATE TABLE t${index} (id int PRIMARY KEY, text text);
       INSERT INTO t${index} SELECT id, 'row' FROM generate_series(1, 100) id`,
    );
  }
  await first.end();
  const reader = await connect(address, "test");
  const before = await readState(reader);
  await reader.end();
  const counted = { areSure: true, areNew: false, areDoubted };
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const client = await connect(address, "test");
    const start = performance.now();
    const { rows } = await findLeftovers(client, before, counted);
    // The first one warms up Node.
    if (round > 0) times.push(performance.now() - start);
    await client.end();
    if (rows.length > 0) throw new Error(`something was left: ${JSON.stringify(rows)}`);
  }
  return median(times);
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const rows = [];
for (const count of [0, tables]) {
  rows.push([`${count}`, ms(await lookMs(count, false)), ms(await lookMs(count, true))]);
}
console.log(markdownTable([["tables", "to look at them", "with `audit: fail`"], ...rows]));
