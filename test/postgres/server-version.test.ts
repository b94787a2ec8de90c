import { randomBytes } from "node:crypto";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { serverVersion } from "../../src/postgres/server-version.ts";
import { Sandbox } from "../support/sandbox.ts";

const constant = "postgres (PostgreSQL) 17.5 (Debian 17.5-1)\n\0";

/** A program that has a version in it but fails when it is run. */
async function addProgram(sandbox: Sandbox, content: Buffer): Promise<string> {
  const file = sandbox.path("postgres");
  await writeFile(file, Buffer.concat([Buffer.from("#!/bin/sh\nexit 1\n"), content]));
  await chmod(file, 0o755);
  return sandbox.directory;
}

const chunkBytes = 512 * 1024;

test.each([
  ["in a small file", 0, 0],
  ["at the beginning of a large one", 0, 5 * chunkBytes],
  ["at its end", 5 * chunkBytes, 0],
  ["where one piece that is read ends", 3 * chunkBytes, chunkBytes - 20],
  ["where another one begins", 3 * chunkBytes, chunkBytes - 500],
])("a server's version is read from the program: %s", async (_, before, after) => {
  await using sandbox = await Sandbox.create();
  const parts = [randomBytes(before), Buffer.from(constant), randomBytes(after)];
  const directory = await addProgram(sandbox, Buffer.concat(parts));
  expect(await serverVersion(directory, { env: {} })).toEqual({ major: 17, minor: 5 });
});

test("what only looks like the constant does not count", async () => {
  await using sandbox = await Sandbox.create();
  const directory = await addProgram(sandbox, Buffer.from("postgres (PostgreSQL) 17.5\n"));
  expect(await serverVersion(directory, { env: {} })).toBeUndefined();
});

test.skipIf(process.getuid?.() !== 0)(
  "a program that the server's user may not run has none (only root has another user)",
  async () => {
    await using sandbox = await Sandbox.create();
    const directory = await addProgram(sandbox, Buffer.from(constant));
    const account = { name: "nobody", uid: 65534, gid: 65534 };
    expect(await serverVersion(directory, { env: {}, account })).toBeDefined();
    await chmod(sandbox.path("postgres"), 0o744);
    expect(await serverVersion(directory, { env: {}, account })).toBeUndefined();
    await chmod(sandbox.path("postgres"), 0o755);
    await mkdir(sandbox.path("elsewhere"));
    await chmod(directory, 0o700);
    expect(await serverVersion(directory, { env: {}, account })).toBeUndefined();
  },
);
