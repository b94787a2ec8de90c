import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Ended, Sandbox, sql } from "../support/sandbox.ts";

/** Runs one project so many times at once. */
function runs(sandbox: Sandbox, count: number): Promise<Ended[]> {
  const command = ["sh", "-c", `${sql} 'SELECT count(*) FROM pgmigrations'`];
  const args = ["--migrations", "migrations", "--", ...command];
  return Promise.all(Array.from({ length: count }, () => sandbox.runCli(args)));
}

async function expectAll(sandbox: Sandbox, all: readonly Ended[], snapshot: RegExp) {
  for (const { code, stdout, stderr } of all) {
    expect([code, stdout], stderr).toEqual([0, "2\n"]);
    expect(stderr).toMatch(snapshot);
    expect(stderr).not.toContain("warning");
  }
  // One snapshot, and nothing half made beside it.
  expect(await readdir(sandbox.path("cache", "ram-postgres", "snapshots"))).toHaveLength(1);
  expect(await sandbox.leftovers()).toEqual([]);
}

test("ten runs at once without a snapshot pass, and leave one that is whole", async () => {
  await using sandbox = await Sandbox.create();
  await expectAll(sandbox, await runs(sandbox, 10), /Snapshot +(miss|hit)/);
  await expectAll(sandbox, await runs(sandbox, 1), /Snapshot +hit/);
});

test("ten runs at once from one snapshot pass", async () => {
  await using sandbox = await Sandbox.create();
  await expectAll(sandbox, await runs(sandbox, 1), /Snapshot +miss/);
  await expectAll(sandbox, await runs(sandbox, 10), /Snapshot +hit/);
});
