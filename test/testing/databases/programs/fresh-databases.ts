// Takes fresh databases one after the other, writes into each, and says their names; the last is left as it is, unless it is told otherwise.
import pg from "pg";
import { freshDatabase } from "../../../../src/testing/databases/fresh-database.ts";

const count = Number(process.env.COUNT);
for (let index = 1; index <= count; index += 1) {
  const database = await freshDatabase();
  const client = new pg.Client(database.connectionString);
  await client.connect();
  await client.query("INSERT INTO users VALUES ('Grace')");
  const { rows } = await client.query("SELECT name FROM users");
  await client.end();
  console.log(database.name, rows.length);
  if (index < count || process.env.END === "dropped") await database.drop();
}
if (process.env.END === "killed") process.kill(process.pid, "SIGKILL");
