import { rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { PeakUse } from "../../src/run/peak-use.ts";
import { Sandbox } from "../support/sandbox.ts";

test("the most that was seen stays, also when the disk is gone", async () => {
  await using sandbox = await Sandbox.create();
  const peak = new PeakUse({ kind: "directory", path: sandbox.directory });
  try {
    expect(peak.bytes).toBe(0);
    await writeFile(sandbox.path("file"), Buffer.alloc(100_000, "x"));
    await peak.look();
    const most = peak.bytes;
    expect(most).toBeGreaterThanOrEqual(100_000);
    await rm(sandbox.path("file"));
    await peak.look();
    expect(peak.bytes).toBe(most);
    await rm(sandbox.directory, { recursive: true });
    await peak.look();
    expect(peak.bytes).toBe(most);
  } finally {
    peak.stop();
  }
});
