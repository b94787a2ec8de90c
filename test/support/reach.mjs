// Says, a line of JSON each, what a client reaches by each URL and by the PG* variables: the database, the user, and
// whether there is the table t. The client is the one named: pg or psql.
import { execFileSync } from "node:child_process";
import pg from "pg";

const query =
  "SELECT json_build_array(current_database(), current_user, to_regclass('t') IS NOT NULL)::text AS row";

async function byPg(url) {
  const client = url === undefined ? new pg.Client() : new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows[0].row;
}

function byPsql(url) {
  const where = url === undefined ? [] : [url];
  return execFileSync("psql", [...where, "--no-psqlrc", "-At", "-c", query], { encoding: "utf8" });
}

const reach = process.argv[2] === "psql" ? byPsql : byPg;
const urls = Object.keys(process.env).filter((name) => /^DATABASE_URL(_\d+)?$/.test(name));
for (const name of [undefined, ...urls.sort()]) {
  const row = JSON.parse(await reach(name && process.env[name]));
  console.log(JSON.stringify([name ?? "PG*", ...row]));
}
