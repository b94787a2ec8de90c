import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { choosePort } from "../../src/postgres/port.ts";
import { docker } from "../../test/containers/support/docker.ts";
import { timed } from "../median.ts";
import type { Contender } from "./contenders.ts";

const password = "benchmark";
const pollMs = 2;
const limitMs = 60_000;

/**
 * Milliseconds from `docker run` until a query is answered, over a published port; of the contender that has no server,
 * until it returns.
 */
export async function answeredAfter(
  { name: contender, image, tmpfs }: Contender,
  database: string,
): Promise<number> {
  const name = `ram-postgres-benchmark-${randomUUID()}`;
  const port = await choosePort(0);
  const args = [
    ...["run", "--detach", "--name", name, "--publish", `127.0.0.1:${port}:5432`],
    ...(tmpfs ? ["--tmpfs", "/var/lib/postgresql/data:rw,size=512m"] : []),
    ...["--env", `POSTGRES_PASSWORD=${password}`, "--env", `POSTGRES_DB=${database}`],
    ...(contender === "docker" ? [image, "sleep", "60"] : [image]),
  ];
  try {
    return await timed(async () => {
      // Its network is there when this returns. A connection before is one that Docker tries again after a second.
      await docker(...args);
      if (contender !== "docker") await untilAnswered(port, database);
    });
  } catch (error) {
    const printed = await docker("logs", name).catch(() => "");
    throw new Error(`${image} does not answer; it printed:\n${printed}`, { cause: error });
  } finally {
    await docker("rm", "--force", "--volumes", name).catch(() => {});
  }
}

async function untilAnswered(port: number, database: string): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(pollMs);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
