// A test command that shuts its server down in order and copies the cluster: keep-cluster.mjs TARGET
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const [target] = process.argv.slice(2);
const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
const { rows } = await client.query("SHOW data_directory");
await client.end();
const data = rows[0].data_directory;
const pidFile = join(data, "postmaster.pid");
// A fast shutdown: https://www.postgresql.org/docs/current/server-shutdown.html
process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGINT");
while (existsSync(pidFile)) await sleep(10);
execFileSync("cp", ["-a", data, target]);
