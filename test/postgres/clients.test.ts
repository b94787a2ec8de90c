import { afterAll, beforeAll, expect, test } from "vitest";
import { ClientCounter } from "../../src/postgres/clients.ts";
import { RunningServer } from "../support/running-server.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await RunningServer.start("");
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

async function serverProcess(): Promise<number> {
  const { rows } = await server.admin.query("SELECT pg_read_file('postmaster.pid') AS file");
  return Number.parseInt(rows[0].file, 10);
}

test.skipIf(process.platform !== "linux")(
  "clients are counted, the server's own processes are not (on Linux, where processes can be seen)",
  async () => {
    await using database = await server.freshDatabase();
    const counter = new ClientCounter(await serverProcess());
    const alone = counter.count() ?? 0;
    expect(alone).toBeGreaterThanOrEqual(1);
    const clients = await Promise.all([1, 2, 3].map(() => database.client()));
    await expect.poll(() => counter.count()).toBe(alone + 3);
    await clients.pop()?.end();
    await expect.poll(() => counter.count()).toBe(alone + 2);
  },
);

test("of a process that is no server, or none, there is nothing to tell", () => {
  expect(new ClientCounter(0).count()).toBeUndefined();
  expect(new ClientCounter(2 ** 22 + 1).count()).toBeUndefined();
});
