import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { choosePort } from "../../src/postgres/port.ts";
import { docker } from "../../test/containers/support/docker.ts";
import { timed } from "../median.ts";

const password = "benchmark";
const pollMs = 2;
const limitMs = 60_000;

/** Milliseconds from `docker run` until a query is answered, over a published port, by a server on a tmpfs. */
export async function answeredAfter(image: string, database: string): Promise<number> {
  const name = `ram-postgres-benchmark-${randomUUID()}`;
  const port = await choosePort(0);
  const args = [
    ...["run", "--detach", "--name", name, "--publish", `127.0.0.1:${port}:5432`],
    ...["--tmpfs", "/var/lib/postgresql/data:rw,size=512m"],
    ...["--env", `POSTGRES_PASSWORD=${password}`, "--env", `POSTGRES_DB=${database}`],
    image,
  ];
  const gaveUp = new AbortController();
  try {
    return await timed(async () => {
      // A server may answer before the client that started it has ended.
      const started = docker(...args).catch((error: unknown) => {
        gaveUp.abort();
        throw error;
      });
      await Promise.all([started, untilAnswered(port, database, gaveUp.signal)]);
    });
  } catch (error) {
    const printed = await docker("logs", name).catch(() => "");
    throw new Error(`${image} does not answer; it printed:\n${printed}`, { cause: error });
  } finally {
    await docker("rm", "--force", "--volumes", name).catch(() => {});
  }
}

async function untilAnswered(port: number, database: string, signal: AbortSignal): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch (error) {
      if (signal.aborted || performance.now() > end) throw error;
      await sleep(pollMs);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
