import { mkdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { listMounts } from "../../src/postgres/mounts.ts";
import { createDisk, smallestSizeBytes, usedBytes } from "../../src/postgres/ramdisk.ts";
import { createRunDirectory, removeRun } from "../../src/postgres/run-directory.ts";
import { Sandbox } from "../support/sandbox.ts";

describe("the use of a disk that is no tmpfs of its own", () => {
  test("is what its files take, in all its directories", async () => {
    await using sandbox = await Sandbox.create();
    const sizes = { a: 1, "deep/b": 100_000, "deep/er/c": 8192, empty: 0 };
    await mkdir(sandbox.path("deep", "er"), { recursive: true });
    let expected = 0;
    for (const [name, size] of Object.entries(sizes)) {
      await writeFile(sandbox.path(name), Buffer.alloc(size, "x"));
      expected += (await stat(sandbox.path(name))).blocks * 512;
    }
    for (const kind of ["directory", "shared-tmpfs"] as const) {
      expect(await usedBytes({ kind, path: sandbox.directory })).toBe(expected);
    }
    expect(expected).toBeGreaterThanOrEqual(100_000);
  });

  test("is that of the directory which a link leads to", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("real"));
    await writeFile(sandbox.path("real", "file"), Buffer.alloc(10_000, "x"));
    await symlink(sandbox.path("real"), sandbox.path("link"));
    const used = await usedBytes({ kind: "shared-tmpfs", path: sandbox.path("link") });
    expect(used).toBe(await usedBytes({ kind: "directory", path: sandbox.path("real") }));
    expect(used).toBeGreaterThanOrEqual(10_000);
  });

  test("is nothing for an empty one, and no figure for one that is gone", async () => {
    await using sandbox = await Sandbox.create();
    expect(await usedBytes({ kind: "directory", path: sandbox.directory })).toBe(0);
    const gone = { kind: "directory", path: sandbox.path("gone") } as const;
    await expect(usedBytes(gone)).rejects.toThrow("ENOENT");
  });

  test("does not count what links in it lead to", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("disk"));
    await symlink(sandbox.path("gone"), sandbox.path("disk", "dangling"));
    expect(await usedBytes({ kind: "directory", path: sandbox.path("disk") })).toBe(0);
  });
});

describe("a disk", () => {
  const none = { sizeBytes: undefined, account: undefined };

  test("of whatever kind can be written to, and is gone with its run", async () => {
    await using sandbox = await Sandbox.create();
    vi.stubEnv("TMPDIR", sandbox.directory);
    const run = await createRunDirectory(undefined);
    vi.unstubAllEnvs();
    const disk = await createDisk(run, { ...none, mode: "auto" });
    await writeFile(join(run.disk, "file"), Buffer.alloc(10_000, "x"));
    expect(await usedBytes(disk)).toBeGreaterThanOrEqual(10_000);
    expect((await stat(run.disk)).mode & 0o777).toBe(0o700);
    await removeRun(run);
    expect(await sandbox.leftovers()).toEqual([]);
    await expect(stat(disk.path)).rejects.toThrow("ENOENT");
    expect(listMounts().map(({ path }) => path)).not.toContain(run.disk);
  });

  describe("smaller than a cluster needs", () => {
    const tooSmall = { ...none, sizeBytes: smallestSizeBytes - 1 };

    test("is a plain directory, and says why", async () => {
      await using sandbox = await Sandbox.create();
      vi.stubEnv("TMPDIR", sandbox.directory);
      const run = await createRunDirectory(undefined);
      vi.unstubAllEnvs();
      const disk = await createDisk(run, { ...tooSmall, mode: "auto" });
      expect(disk).toEqual({
        kind: "directory",
        path: run.disk,
        reason: expect.stringMatching(/127 MiB|not tested/),
      });
      expect((await stat(disk.path)).isDirectory()).toBe(true);
      await removeRun(run);
      expect(await sandbox.leftovers()).toEqual([]);
    });

    test("is an error when a RAM disk is required, and nothing is made", async () => {
      await using sandbox = await Sandbox.create();
      vi.stubEnv("TMPDIR", sandbox.directory);
      const run = await createRunDirectory(undefined);
      vi.unstubAllEnvs();
      await expect(createDisk(run, { ...tooSmall, mode: "required" })).rejects.toThrow(
        /^ram-disk: "required", but there is none: .*--tmpfs/,
      );
      await expect(stat(run.disk)).rejects.toThrow("ENOENT");
      await removeRun(run);
    });
  });
});
