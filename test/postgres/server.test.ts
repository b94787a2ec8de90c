import { mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { createRunDirectory, removeRun } from "../../src/postgres/run-directory.ts";
import { startServer } from "../../src/postgres/server.ts";
import { Sandbox } from "../support/sandbox.ts";

test("a server that can't be spawned at all is told, and nothing else comes of it", async () => {
  await using sandbox = await Sandbox.create();
  const run = await createRunDirectory(undefined);
  try {
    await mkdir(run.data, { recursive: true });
    await writeFile(`${run.data}/postgresql.conf`, "");
    const binaries = {
      directory: sandbox.path("missing"),
      version: { major: 17, minor: 5 },
      source: "installed" as const,
      build: "1",
    };
    const starting = startServer({
      binaries,
      run,
      account: undefined,
      port: 5432,
      username: "postgres",
      password: "secret",
      settings: [],
      env: {},
      signal: new AbortController().signal,
    });
    await expect(starting).rejects.toThrow(/^PostgreSQL did not start: spawn .*ENOENT/);
  } finally {
    await removeRun(run);
  }
});
