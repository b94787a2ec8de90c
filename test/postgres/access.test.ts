import { chmod, chown, lchown, mkdir, stat, symlink, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import {
  exists,
  isOpenTo,
  isTrusted,
  keepsInPlace,
  makeDirectory,
  makePublicDirectory,
} from "../../src/postgres/access.ts";
import type { Account } from "../../src/process/execute.ts";
import { Sandbox } from "../support/sandbox.ts";

const ourUid = process.getuid?.() ?? 0;
const ourGid = process.getgid?.() ?? 0;
const somebody: Account = { name: "somebody", uid: 54321, gid: 54321 };

async function makeWithMode(path: string, mode: number): Promise<string> {
  await mkdir(path, { recursive: true });
  await chmod(path, mode);
  return path;
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe("a directory is open to a user", () => {
  test.each([
    ["755", true],
    ["711", true],
    ["750", false],
    ["744", false],
    ["700", false],
  ])("who is none of its own, with the mode %s: %j", async (mode, expected) => {
    await using sandbox = await Sandbox.create();
    const directory = await makeWithMode(sandbox.path("a"), Number.parseInt(mode, 8));
    expect(isOpenTo(directory, somebody)).toBe(expected);
  });

  test.each([
    ["its owner", { uid: ourUid, gid: 54321 }, "100", true],
    ["its owner", { uid: ourUid, gid: ourGid }, "011", false],
    ["one of its group", { uid: 54321, gid: ourGid }, "710", true],
    ["one of its group", { uid: 54321, gid: ourGid }, "701", false],
  ])("who is %s %j, with the mode %s: %j", async (_, ids, mode, expected) => {
    await using sandbox = await Sandbox.create();
    const directory = await makeWithMode(sandbox.path("a"), Number.parseInt(mode, 8));
    expect(isOpenTo(directory, { name: "somebody", ...ids })).toBe(expected);
    await chmod(directory, 0o700);
  });

  test("when all above it are, too", async () => {
    await using sandbox = await Sandbox.create();
    const directory = await makeWithMode(sandbox.path("a", "b", "c"), 0o755);
    expect(isOpenTo(directory, somebody)).toBe(true);
    await chmod(sandbox.path("a"), 0o700);
    expect(isOpenTo(directory, somebody)).toBe(false);
  });

  test("when a link to it leads through open ones alone", async () => {
    await using sandbox = await Sandbox.create();
    await makeWithMode(sandbox.path("open", "cache"), 0o755);
    await makeWithMode(sandbox.path("private", "cache"), 0o755);
    await chmod(sandbox.path("private"), 0o700);
    await symlink(sandbox.path("open", "cache"), sandbox.path("to-open"));
    await symlink(sandbox.path("private", "cache"), sandbox.path("to-private"));
    expect(isOpenTo(sandbox.path("to-open"), somebody)).toBe(true);
    expect(isOpenTo(sandbox.path("to-private"), somebody)).toBe(false);
  });
});

describe("a directory keeps what we make there in its place", () => {
  test.each([
    ["755", true],
    ["1777", true],
    ["1755", true],
    ["777", false],
    ["757", false],
  ])("with the mode %s, of it or of one above it: %j", async (mode, expected) => {
    await using sandbox = await Sandbox.create();
    const directory = await makeWithMode(sandbox.path("a", "b"), 0o755);
    for (const each of [directory, sandbox.path("a")]) {
      await chmod(each, Number.parseInt(mode, 8));
      expect(keepsInPlace(directory)).toBe(expected);
      await chmod(each, 0o755);
    }
  });

  test.skipIf(ourUid !== 0)(
    "unless it, or one above it, is of others or of a group of others (only root can make it theirs)",
    async () => {
      await using sandbox = await Sandbox.create();
      const directory = await makeWithMode(sandbox.path("a", "b"), 0o775);
      for (const each of [directory, sandbox.path("a")]) {
        await chmod(each, 0o775);
        expect(keepsInPlace(directory)).toBe(true);
        await chown(each, 0, somebody.gid);
        expect(keepsInPlace(directory)).toBe(false);
        await chmod(each, 0o1755);
        await chown(each, somebody.uid, 0);
        expect(keepsInPlace(directory)).toBe(false);
        await chown(each, 0, 0);
      }
    },
  );
});

test("a public directory can be read by all, with those that had to be made for it, whatever our umask", async () => {
  await using sandbox = await Sandbox.create();
  await makeWithMode(sandbox.path("ours"), 0o750);
  const umask = process.umask(0o077);
  try {
    makePublicDirectory(sandbox.path("ours", "a", "b"));
  } finally {
    process.umask(umask);
  }
  expect(await modeOf(sandbox.path("ours", "a"))).toBe(0o755);
  expect(await modeOf(sandbox.path("ours", "a", "b"))).toBe(0o755);
  expect(await modeOf(sandbox.path("ours"))).toBe(0o750);
});

describe("a directory is trusted", () => {
  test("when it is ours, also where all may write, and by a link of ours", async () => {
    await using sandbox = await Sandbox.create();
    const place = await makeWithMode(sandbox.path("all"), 0o1777);
    await mkdir(sandbox.path("all", "ours"));
    await symlink("ours", sandbox.path("all", "link"));
    expect(isTrusted(sandbox.path("all", "ours"))).toBe(true);
    expect(isTrusted(sandbox.path("all", "link"))).toBe(true);
    expect(isTrusted(place)).toBe(true);
  });

  test.skipIf(ourUid !== 0)(
    "not when it, or a link to it, is another user's, unless all there is that user's (only root can make it theirs)",
    async () => {
      await using sandbox = await Sandbox.create();
      const at = (name: string) => sandbox.path("a", name);
      await mkdir(at("ours"), { recursive: true });
      await mkdir(at("theirs"));
      await symlink("ours", at("link"));
      for (const name of ["theirs", "link"]) await lchown(at(name), somebody.uid, somebody.gid);
      const trusted = () => ["ours", "theirs", "link"].map((name) => isTrusted(at(name)));
      expect(trusted()).toEqual([true, false, false]);
      await chown(sandbox.path("a"), somebody.uid, somebody.gid);
      expect(trusted()).toEqual([true, true, true]);
    },
  );
});

test("a directory that another program has made meanwhile is left as it is", async () => {
  await using sandbox = await Sandbox.create();
  const path = sandbox.path("private");
  expect(makeDirectory(path, 0o700)).toBe(true);
  expect(makeDirectory(path, 0o755)).toBe(false);
  makePublicDirectory(path);
  expect(await modeOf(path)).toBe(0o700);
});

test("a directory can't be made below a file", async () => {
  await using sandbox = await Sandbox.create();
  await writeFile(sandbox.path("file"), "");
  expect(() => makePublicDirectory(sandbox.path("file", "a", "b"))).toThrow("ENOTDIR");
  expect(() => makeDirectory(sandbox.path("file", "a"))).toThrow("ENOTDIR");
});

test("what exists is told from what does not", async () => {
  await using sandbox = await Sandbox.create();
  await symlink(sandbox.path("gone"), sandbox.path("dangling"));
  expect(await exists(sandbox.directory)).toBe(true);
  expect(await exists(sandbox.path("gone"))).toBe(false);
  expect(await exists(sandbox.path("dangling"))).toBe(false);
});
