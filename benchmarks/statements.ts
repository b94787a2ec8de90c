/**
 * What it costs to count statements by `pg_stat_statements`: the same small test on two servers that differ in it alone,
 * in turn, in one run, medians. Client and server share a processor, so that nothing is in the figures but work.
 *
 *     npx tsx benchmarks/statements.ts [ROUNDS]
 */
import { spawnSync } from "node:child_process";
import { markdownTable } from "markdown-table";
import pg from "pg";
import { startDatabase } from "../src/library.ts";
import { Figures } from "./figures.ts";
import { timed } from "./median.ts";

const rounds = Number(process.argv[2] ?? 400);
/** In percent: beyond that, statements would not be counted unless somebody asks for it. */
const allowed = 3;
const library = "pg_stat_statements";

const figures = new Figures();
const start = (libraries: string) =>
  startDatabase({
    snapshot: "false",
    port: "0",
    settings: `shared_preload_libraries = '${libraries}'`,
  });
await using plain = await start("");
await using counting = await start(library);
const clients = await Promise.all([plain, counting].map(prepared));
for (let round = 0; round < rounds; round++) {
  for (const [index, client] of clients.entries()) {
    const name = index === 0 ? "without" : "with";
    figures.add({ [name]: await timed(() => test(client)) });
  }
}
await Promise.all(clients.map((client) => client.end()));
const [without, with_] = [figures.median("without"), figures.median("with")];
const cost = (with_ / without - 1) * 100;
console.log(
  markdownTable(
    [
      ["a test of six statements", "median"],
      [`without ${library}`, `${without.toFixed(3)} ms`],
      [`with ${library}`, `${with_.toFixed(3)} ms`],
      ["cost", `${cost.toFixed(1)} %`],
      ["allowed", `${allowed} %`],
    ],
    { align: ["l", "r"] },
  ),
);
if (cost > allowed) process.exitCode = 1;

async function prepared({ connectionString }: { connectionString: string }): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("CREATE TABLE users (id serial PRIMARY KEY, name text, email text UNIQUE)");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  for (const { pid } of [...rows, process]) spawnSync("taskset", ["-cp", "0", `${pid}`]);
  return client;
}

async function test(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query("INSERT INTO users (name, email) VALUES ('Ada', $1)", ["ada@example.org"]);
  await client.query("SELECT id, name FROM users WHERE email = $1", ["ada@example.org"]);
  await client.query("UPDATE users SET name = $1 WHERE email = $2", ["Grace", "ada@example.org"]);
  await client.query("SELECT count(*) FROM users WHERE name LIKE $1", ["G%"]);
  await client.query("ROLLBACK");
}
