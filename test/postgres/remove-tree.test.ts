import { existsSync, type PathLike, type RmOptions } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { removeTree } from "../../src/postgres/run-directory.ts";
import { Sandbox } from "../support/sandbox.ts";

let calls = 0;

/** As Node.js 24 has it when another process removes the same: the first time it says nothing, and is not through. */
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const rmSync = (path: PathLike, options?: RmOptions) => {
    if (++calls > 1) real.rmSync(path, options);
  };
  return { ...real, rmSync };
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("a directory that somebody else removes as well is gone in the end", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("run"));
  await writeFile(sandbox.path("run", "file"), "");
  // Root has it done by another program.
  if (process.getuid) vi.spyOn(process, "getuid").mockReturnValue(54321);
  await removeTree(sandbox.path("run"));
  expect(existsSync(sandbox.path("run"))).toBe(false);
  expect(calls).toBe(2);
});
