import { closeSync, openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { tellFile } from "../../src/image/streams.ts";
import { Sandbox } from "../support/sandbox.ts";

test("a log is told as it is, bytes that are no UTF-8 and the rest of a last block included", async () => {
  await using sandbox = await Sandbox.create();
  const log = Buffer.alloc(3 * 2 ** 16 + 5, Buffer.from([0xff, 0x0a, 0x00, 0xc3]));
  await writeFile(sandbox.path("log"), log);
  const told = openSync(sandbox.path("told"), "w");
  tellFile(sandbox.path("log"), told);
  closeSync(told);
  expect((await readFile(sandbox.path("told"))).equals(log)).toBe(true);
});
