import { existsSync, realpathSync } from "node:fs";
import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { serverAccount } from "../../src/postgres/account.ts";
import { isInRam } from "../../src/postgres/ramdisk.ts";
import { createRunDirectory, removeRun } from "../../src/postgres/run-directory.ts";
import { createStockDisk, lastingPlaces } from "../../src/postgres/stock-disk.ts";
import { Sandbox } from "../support/sandbox.ts";

const account = serverAccount();

/** A run's directory in a place of the test's. */
async function runIn(place: string) {
  vi.stubEnv("TMPDIR", place);
  const run = await createRunDirectory(account);
  vi.unstubAllEnvs();
  expect(dirname(run.path)).toBe(realpathSync(place));
  return run;
}

/** A directory in RAM, for whoever needs one. */
async function placeInRam(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp("/dev/shm/t-");
  await chmod(path, 0o1777);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const hasRam = existsSync("/dev/shm") && isInRam("/dev/shm");

test.skipIf(isInRam(process.env.TMPDIR ?? "/tmp"))(
  "the data of a run on a disk is in its own directory (not where temporary files are in RAM)",
  async () => {
    await using sandbox = await Sandbox.create();
    const run = await runIn(sandbox.path("tmp"));
    const disk = await createStockDisk(run, { account, places: [] });
    expect(disk).toEqual({ kind: "directory", path: run.disk });
    expect((await stat(run.disk)).uid).toBe(account?.uid ?? process.getuid?.());
    await removeRun(run);
    expect(await sandbox.leftovers()).toEqual([]);
  },
);

test.skipIf(!hasRam || isInRam(process.env.TMPDIR ?? "/tmp"))(
  "the data of a run in RAM is elsewhere, on a disk, and gone with the run (only where there are both)",
  async () => {
    await using ram = await placeInRam();
    await using sandbox = await Sandbox.create();
    await chmod(sandbox.path("tmp"), 0o1777);
    const run = await runIn(ram.path);
    const places = [sandbox.path("gone"), ram.path, sandbox.path("tmp")];
    const disk = await createStockDisk(run, { account, places });
    expect(disk.kind).toBe("directory");
    expect(dirname(disk.path)).toBe(sandbox.path("tmp"));
    await writeFile(join(run.disk, "file"), "x");
    expect(isInRam(join(run.disk, "file"))).toBe(false);
    const { mode, uid } = await stat(run.disk);
    expect([mode & 0o777, uid]).toEqual([0o700, account?.uid ?? process.getuid?.()]);
    await removeRun(run);
    expect(await sandbox.leftovers()).toEqual([]);
    expect(existsSync(run.path)).toBe(false);
  },
);

test.skipIf(!hasRam)("without any disk the data is in RAM, and the reason is told", async () => {
  await using ram = await placeInRam();
  const run = await runIn(ram.path);
  const disk = await createStockDisk(run, { account, places: [ram.path, "/dev/shm/gone"] });
  expect(disk).toEqual({
    kind: "shared-tmpfs",
    path: run.disk,
    reason: expect.stringContaining(`${ram.path}, /dev/shm/gone`),
  });
  await removeRun(run);
});

test("places that last are a system's and the user's", () => {
  expect(lastingPlaces({ HOME: "/home/me", XDG_CACHE_HOME: "/cache" })).toContain("/var/tmp");
  if (process.platform === "linux") {
    expect(lastingPlaces({ XDG_CACHE_HOME: "/cache" })).toEqual(["/var/tmp", "/cache"]);
  }
});
