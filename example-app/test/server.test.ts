import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { describe, expect } from "vitest";
import { test as cloned } from "./support/cloned.ts";
import { ada } from "./support/users.ts";

/** A `test` that can start `src/server.ts`, with changes to the environment. */
const test = cloned.extend("startServer", ({ task: _ }, { onCleanup }) => {
  const servers: ChildProcessWithoutNullStreams[] = [];
  onCleanup(() => {
    for (const server of servers) server.kill();
  });
  return (env: NodeJS.ProcessEnv) => {
    const server = spawn(process.execPath, ["--import", "tsx", "src/server.ts"], {
      cwd: new URL("..", import.meta.url),
      env: { ...process.env, PORT: "0", ...env },
    });
    servers.push(server);
    return server;
  };
});

async function addressOf({ stdout }: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface(stdout)) {
    const address = /listening at (http:[^"]+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("the server ended before it listened");
}

describe("server", () => {
  test("serves until SIGTERM", async ({ databaseUrl, startServer }) => {
    const server = startServer({ DATABASE_URL: databaseUrl });
    const address = await addressOf(server);

    const answer = await fetch(`${address}/users/`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ada()),
    });
    server.kill("SIGTERM");

    expect(answer.status).toBe(200);
    expect(await once(server, "exit")).toEqual([0, null]);
  });

  test("needs a DATABASE_URL", async ({ startServer }) => {
    const server = startServer({ DATABASE_URL: undefined });
    const exit = once(server, "exit");

    expect(await text(server.stderr)).toMatch(/^DATABASE_URL: missing/);
    expect(await exit).toEqual([1, null]);
  });
});
