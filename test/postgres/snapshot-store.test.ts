import {
  appendFile,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { ArchivePart } from "../../src/postgres/snapshot-archive.ts";
import { snapshotFormat } from "../../src/postgres/snapshot-manifest.ts";
import { type Snapshot, SnapshotStore } from "../../src/postgres/snapshot-store.ts";
import { identityOf } from "../../src/process/process-identity.ts";
import { Sandbox } from "../support/sandbox.ts";

type Store = SnapshotStore<string>;

/** A run's view of the sandbox's user's snapshots. */
function openStore(sandbox: Sandbox): Store {
  return SnapshotStore.open(sandbox.env({ HOME: sandbox.path("home") }), isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function keyNo(number: number): string {
  return number.toString(16).padStart(32, "0");
}

const key = keyNo(0xabc);
const day = 24 * 3600 * 1000;

/** The description of some files; nobody here looks at their checksums. */
function partsOf(files: Readonly<Record<string, string>>): ArchivePart[] {
  return Object.entries(files).map(([file, content]) => ({
    file,
    bytes: Buffer.byteLength(content),
    crc32: 0,
  }));
}

/** Puts files into a directory, as a run does whose snapshot has a name. */
function filling(origin: string, files: Readonly<Record<string, string>> = { "1.tar": origin }) {
  return async (directory: string) => {
    for (const [file, content] of Object.entries(files)) {
      await writeFile(join(directory, file), content);
    }
    return { parts: partsOf(files), origin };
  };
}

async function saved(store: Store, name = key, origin = "first"): Promise<Snapshot<string>> {
  await store.save(name, filling(origin));
  return found(store, name);
}

async function found(store: Store, name = key): Promise<Snapshot<string>> {
  const snapshot = await store.find(name);
  if (!snapshot) throw new Error(`there is no snapshot ${name}`);
  return snapshot;
}

/** Sets how long ago a snapshot was used. */
async function lastUsed({ directory }: Snapshot<string>, ago: number): Promise<void> {
  const time = new Date(Date.now() - ago);
  await utimes(join(directory, "uses"), time, time);
}

async function keysIn(store: Store): Promise<string[]> {
  return (await store.list()).map((snapshot) => snapshot.key);
}

const isOf = async (path: string) => (await stat(path)).mode & 0o777;

describe("a snapshot that was saved", () => {
  test("is found with all that there was", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const files = { "1.tar": "content", "2.tar": "", "10.tar": "ünï" };
    await store.save(key, filling("the origin", files));
    const snapshot = await found(store);
    expect(snapshot).toEqual({
      format: snapshotFormat,
      key,
      parts: partsOf(files),
      origin: "the origin",
      directory: join(store.directory, key),
      bytes: 12,
      made: expect.any(Date),
      uses: 0,
      lastUse: expect.any(Date),
    });
    for (const [file, content] of Object.entries(files)) {
      expect(await readFile(join(snapshot.directory, file), "utf8")).toBe(content);
    }
    expect(await store.list()).toEqual([snapshot]);
  });

  test("is found by another run, and when it is looked for again", async () => {
    await using sandbox = await Sandbox.create();
    const snapshot = await saved(openStore(sandbox));
    const other = openStore(sandbox);
    expect(await found(other)).toEqual(snapshot);
    expect(await found(other)).toEqual(snapshot);
  });

  test("is of use to nobody else", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await saved(store);
    expect(await store.find(keyNo(1))).toBeUndefined();
    expect(await keysIn(store)).toEqual([key]);
  });

  test("leaves nothing beside it", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store);
    expect(await readdir(store.directory)).toEqual([key]);
    expect((await readdir(directory)).sort()).toEqual(["1.tar", "manifest.json", "uses"]);
  });

  test("was made when it was saved, also after it was used", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store);
    const time = new Date("2024-05-01T10:00:00Z");
    await utimes(join(directory, "manifest.json"), time, time);
    await store.noteUse({ directory });
    expect((await found(store)).made).toEqual(time);
  });
});

describe("the folder of snapshots", () => {
  test("is in the user's cache, and is the user's alone whatever our umask", async () => {
    await using sandbox = await Sandbox.create();
    const umask = process.umask(0);
    try {
      const { directory } = await saved(openStore(sandbox));
      expect(directory.startsWith(sandbox.directory)).toBe(true);
      expect(await isOf(directory)).toBe(0o700);
      expect(await isOf(dirname(directory))).toBe(0o700);
      // Servers are kept beside it, which another user may have to run.
      expect(await isOf(dirname(dirname(directory)))).toBe(0o755);
    } finally {
      process.umask(umask);
    }
  });

  test("may be there already", async () => {
    await using sandbox = await Sandbox.create();
    const stores = [openStore(sandbox), openStore(sandbox), openStore(sandbox)];
    const [{ directory }] = stores as [Store, Store, Store];
    expect(stores.map((store) => store.directory)).toEqual([directory, directory, directory]);
    expect(await stores[0]?.list()).toEqual([]);
  });

  test("can't be below a file", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("file"), "");
    const place = sandbox.path("file", "cache");
    const env = sandbox.env({ HOME: place, XDG_CACHE_HOME: place });
    expect(() => SnapshotStore.open(env, isText)).toThrow("ENOTDIR");
  });
});

describe("saving", () => {
  test("is not undone by others who look for it at the same time", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const keys = Array.from({ length: 100 }, (_, index) => keyNo(index));
    for (const each of keys) {
      let isSaved = false;
      const looking = Array.from({ length: 4 }, async () => {
        while (!isSaved) {
          await store.find(each);
          await setImmediate();
        }
      });
      await store.save(each, filling("x"));
      isSaved = true;
      await Promise.all(looking);
    }
    expect(await store.list()).toHaveLength(keys.length);
  });

  test("that fails hands its error on and leaves nothing", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const failure = new Error("no space left");
    const saving = store.save(key, async (directory) => {
      await filling("half")(directory);
      throw failure;
    });
    await expect(saving).rejects.toBe(failure);
    expect(await readdir(store.directory)).toEqual([]);
    expect(await store.find(key)).toBeUndefined();
  });

  test("that fails leaves the snapshot of before", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const before = await saved(store);
    await expect(store.save(key, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await found(store)).toEqual(before);
    expect(await readdir(store.directory)).toEqual([key]);
  });

  test("shows nobody anything before it is through", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await store.save(key, async (directory) => {
      expect(await isOf(directory)).toBe(0o700);
      const content = await filling("whole")(directory);
      expect(await store.find(key)).toBeUndefined();
      expect(await store.list()).toEqual([]);
      await store.trim();
      return content;
    });
    expect((await found(store)).origin).toBe("whole");
  });

  test("leaves what another run has saved meanwhile", async () => {
    await using sandbox = await Sandbox.create();
    const [store, other] = [openStore(sandbox), openStore(sandbox)];
    await store.save(key, async (directory) => {
      await other.noteUse(await saved(other, key, "the other's"));
      return filling("mine", { "1.tar": "mine", "2.tar": "too" })(directory);
    });
    expect(await found(store)).toMatchObject({ origin: "the other's", uses: 1, bytes: 11 });
    expect(await readdir(store.directory)).toEqual([key]);
  });

  test("by many at once makes one of theirs, whole", async () => {
    await using sandbox = await Sandbox.create();
    const runs = Array.from({ length: 8 }, (_, index) => `run ${index}`);
    let filled = 0;
    let goOn = () => {};
    const allFilled = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await Promise.all(
      runs.map(async (origin) => {
        const store = openStore(sandbox);
        await store.save(key, async (directory) => {
          const content = await filling(origin)(directory);
          if (++filled === runs.length) goOn();
          await allFilled;
          return content;
        });
      }),
    );
    const store = openStore(sandbox);
    const { origin, directory } = await found(store);
    expect(runs).toContain(origin);
    expect(await readFile(join(directory, "1.tar"), "utf8")).toBe(origin);
    expect(await readdir(store.directory)).toEqual([key]);
  });

  test("of several at once makes all of them", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const keys = [1, 2, 3, 4, 5].map(keyNo);
    await Promise.all(keys.map((each) => store.save(each, filling(each))));
    expect((await keysIn(store)).sort()).toEqual(keys);
  });
});

/** Writes another manifest, in which some things are others. */
async function rewrite(directory: string, changes: Record<string, unknown>): Promise<void> {
  const file = join(directory, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...manifest, ...changes }));
}

/** A manifest with a part of another name, which is there and has the size that is told. */
function namedAs(file: string, ...path: string[]) {
  return async (directory: string) => {
    await writeFile(join(directory, ...path), "first");
    await rewrite(directory, { parts: [{ file, bytes: 5, crc32: 0 }] });
  };
}

describe("a snapshot is no snapshot, and is removed, when it has", () => {
  test.each<[string, (directory: string) => Promise<void>]>([
    ["a part that is cut", (directory) => truncate(join(directory, "1.tar"), 4)],
    ["a part that is empty", (directory) => truncate(join(directory, "1.tar"), 0)],
    ["a part that has grown", (directory) => appendFile(join(directory, "1.tar"), "x")],
    ["a part less", (directory) => rm(join(directory, "1.tar"))],
    ["an empty manifest", (directory) => truncate(join(directory, "manifest.json"), 0)],
    ["a cut manifest", (directory) => truncate(join(directory, "manifest.json"), 30)],
    ["a manifest of nothing", (directory) => writeFile(join(directory, "manifest.json"), "null")],
    [
      "a manifest of something else",
      (directory) => writeFile(join(directory, "manifest.json"), "[]"),
    ],
    ["no note of its uses", (directory) => rm(join(directory, "uses"))],
    ["an older format", (directory) => rewrite(directory, { format: snapshotFormat - 1 })],
    ["a newer format", (directory) => rewrite(directory, { format: snapshotFormat + 1 })],
    ["no format", (directory) => rewrite(directory, { format: undefined })],
    ["another key", (directory) => rewrite(directory, { key: keyNo(1) })],
    ["no parts", (directory) => rewrite(directory, { parts: [] })],
    ["parts that are none", (directory) => rewrite(directory, { parts: "1.tar" })],
    ["a part without a name", (directory) => rewrite(directory, { parts: [{ bytes: 5 }] })],
    ["a part without a size", (directory) => rewrite(directory, { parts: [{ file: "1.tar" }] })],
    ["a part beside it", namedAs("../x", "..", "x")],
    ["a part beside it that looks like one", namedAs("../1.tar", "..", "1.tar")],
    ["a part by way of itself", namedAs(`../${key}/1.tar`, "1.tar")],
    ["a part by another name", namedAs("one.tar", "one.tar")],
    ["a part of which a line is a name", namedAs("1.tar\n2.tar", "1.tar\n2.tar")],
    ["a part that is its manifest", namedAs("manifest.json", "1.tar")],
  ])("%s", async (_, damage) => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store);
    await damage(directory);
    const beside = (await readdir(store.directory)).filter((name) => name !== key);
    expect(await store.find(key)).toBeUndefined();
    expect(await readdir(store.directory)).toEqual(beside);
    await saved(store, key, "second");
    expect((await found(store)).origin).toBe("second");
  });

  test("the name of a part that is somewhere else altogether", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store);
    await writeFile(sandbox.path("1.tar"), "first");
    const parts = ["../../../../1.tar", sandbox.path("1.tar")].map((file) => ({ file, bytes: 5 }));
    for (const part of parts) {
      await saved(store);
      await rewrite(directory, { parts: [part] });
      expect(await store.find(key)).toBeUndefined();
    }
    expect(await readFile(sandbox.path("1.tar"), "utf8")).toBe("first");
    expect(await readdir(store.directory)).toEqual([]);
  });

  test("no manifest, but only when another takes its place: it may be somebody's who is just removing it", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store);
    await rm(join(directory, "manifest.json"));
    expect(await store.find(key)).toBeUndefined();
    await saved(store, key, "second");
    expect((await found(store)).origin).toBe("second");
  });

  test("the form of a file", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await writeFile(join(store.directory, key), "");
    expect(await store.find(key)).toBeUndefined();
    expect((await saved(store)).origin).toBe("first");
  });
});

describe("the list of snapshots", () => {
  test("begins with the last used one", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    for (const [number, ago] of Object.entries([3000, 1000, 9000, 0, 5000])) {
      await lastUsed(await saved(store, keyNo(Number(number))), ago);
    }
    expect(await keysIn(store)).toEqual([3, 1, 0, 4, 2].map(keyNo));
    await store.noteUse(await found(store, keyNo(2)));
    await lastUsed(await found(store, keyNo(3)), 60_000);
    expect(await keysIn(store)).toEqual([2, 1, 0, 4, 3].map(keyNo));
  });

  test("leaves out damaged ones, and removes them", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store, keyNo(1));
    await saved(store, keyNo(2));
    await truncate(join(directory, "1.tar"), 0);
    expect(await keysIn(store)).toEqual([keyNo(2)]);
    expect(await readdir(store.directory)).toEqual([keyNo(2)]);
  });

  test("leaves out and leaves alone what is none", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const others = [".new-abcdef", "notes", `${key}.bak`, key.slice(1), key.toUpperCase()].sort();
    for (const name of others) await mkdir(join(store.directory, name));
    expect(await store.list()).toEqual([]);
    expect((await readdir(store.directory)).sort()).toEqual(others);
  });

  test("goes on when some are removed meanwhile", async () => {
    await using sandbox = await Sandbox.create();
    const [store, other] = [openStore(sandbox), openStore(sandbox)];
    const keys = Array.from({ length: 10 }, (_, index) => keyNo(index));
    for (const each of keys) await saved(store, each);
    const [listed] = await Promise.all([
      store.list(),
      ...keys.slice(1).map((each) => other.drop({ key: each })),
    ]);
    expect(listed.map((snapshot) => snapshot.key)).toContain(keyNo(0));
    expect(await keysIn(store)).toEqual([keyNo(0)]);
  });
});

describe("uses", () => {
  test("are counted, also when many are at once", async () => {
    await using sandbox = await Sandbox.create();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(sandbox)));
    const [store] = stores as [Store];
    const snapshot = await saved(store);
    expect(snapshot.uses).toBe(0);
    await store.noteUse(snapshot);
    expect((await found(store)).uses).toBe(1);
    const many = Array.from({ length: 25 }, () => stores.map((each) => each.noteUse(snapshot)));
    await Promise.all(many.flat());
    expect((await found(store)).uses).toBe(101);
  });

  test("are what counts as the last use, and without one it is the making", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const before = Date.now() - 60_000;
    const snapshot = await saved(store);
    expect(snapshot.lastUse.getTime()).toBeGreaterThan(before);
    await lastUsed(snapshot, day);
    expect((await found(store)).lastUse.getTime()).toBeLessThan(before);
    await store.noteUse(snapshot);
    expect((await found(store)).lastUse.getTime()).toBeGreaterThan(before);
  });
});

describe("dropping", () => {
  test("removes one snapshot, and does no harm a second time", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const snapshot = await saved(store, keyNo(1));
    await saved(store, keyNo(2));
    await store.drop(snapshot);
    await store.drop(snapshot);
    expect(await readdir(store.directory)).toEqual([keyNo(2)]);
  });

  test("may be done by many at once", async () => {
    await using sandbox = await Sandbox.create();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(sandbox)));
    const [store] = stores as [Store];
    const snapshot = await saved(store);
    await Promise.all(stores.map((each) => each.drop(snapshot)));
    expect(await readdir(store.directory)).toEqual([]);
  });

  test("lets one who is reading it go on", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const content = "0123456789".repeat(100_000);
    await store.save(key, filling("long", { "1.tar": content }));
    const snapshot = await found(store);
    const part = await open(join(snapshot.directory, "1.tar"));
    try {
      const { buffer } = await part.read(Buffer.alloc(10), 0, 10);
      await store.drop(snapshot);
      expect(await store.find(key)).toBeUndefined();
      expect(buffer + (await part.readFile("utf8"))).toBe(content);
    } finally {
      await part.close();
    }
  });
});

describe("a snapshot from elsewhere", () => {
  /** One as it comes out of a cache: of another store, with other permissions and somebody else's uses. */
  async function bring(sandbox: Sandbox, changes: Record<string, unknown> = {}): Promise<string> {
    const directory = sandbox.path("brought");
    await mkdir(directory, { mode: 0o755 });
    const files = { "1.tar": "brought", "2.tar": "too" };
    const content = await filling("elsewhere", files)(directory);
    const manifest = { format: snapshotFormat, key, ...content, ...changes };
    await writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
    await writeFile(join(directory, "uses"), ".....");
    return directory;
  }

  test("is taken in by moving it, as the user's alone and not used yet", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    expect(await store.adopt(await bring(sandbox))).toBe(key);
    const snapshot = await found(store);
    expect(snapshot).toMatchObject({ origin: "elsewhere", bytes: 10, uses: 0 });
    expect(await isOf(snapshot.directory)).toBe(0o700);
    expect(await readdir(sandbox.directory)).not.toContain("brought");
    expect(await readdir(store.directory)).toEqual([key]);
  });

  test("has just been used, so that it is not trimmed for its age", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const directory = await bring(sandbox);
    for (const name of await readdir(directory)) await utimes(join(directory, name), 1, 1);
    await store.adopt(directory);
    await store.trim();
    expect(await keysIn(store)).toEqual([key]);
  });

  test("needs no note of its uses", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const directory = await bring(sandbox);
    await rm(join(directory, "uses"));
    await store.adopt(directory);
    expect((await found(store)).uses).toBe(0);
  });

  test("leaves the one that there is", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const before = await saved(store);
    expect(await store.adopt(await bring(sandbox))).toBe(key);
    expect(await found(store)).toEqual(before);
  });

  test.each<[string, Record<string, unknown>]>([
    ["no key", { key: undefined }],
    ["the name of something else", { key: "notes" }],
    ["a path that leads out", { key: "../../brought" }],
    ["a path that leads out of a key", { key: `${key}/../..` }],
    ["two lines", { key: `${key}\n${key}` }],
    ["a number", { key: 1 }],
    ["a list of keys", { key: [key, key] }],
    ["a good one, but another format", { format: snapshotFormat + 1 }],
    ["a good one, but a part elsewhere", { parts: partsOf({ "../../1.tar": "" }) }],
    ["a good one, but another kind of origin", { origin: 1 }],
  ])("is refused when it has as its key %s", async (_, changes) => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const directory = await bring(sandbox, changes);
    await expect(store.adopt(directory)).rejects.toThrow("it is no snapshot of ours");
    expect(await readdir(store.directory)).toEqual([]);
    expect(await readFile(join(directory, "uses"), "utf8")).toBe(".....");
  });

  test.each([
    ["is gone", (directory: string) => rm(directory, { recursive: true })],
    ["has no manifest", (directory: string) => rm(join(directory, "manifest.json"))],
    ["has a cut manifest", (directory: string) => truncate(join(directory, "manifest.json"), 20)],
    [
      "has one of nothing",
      (directory: string) => writeFile(join(directory, "manifest.json"), "null"),
    ],
  ])("is refused when it %s", async (_, damage) => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const directory = await bring(sandbox);
    await damage(directory);
    await expect(store.adopt(directory)).rejects.toThrow();
    expect(await readdir(store.directory)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["with a part that is not there", { parts: partsOf({ "3.tar": "" }) }],
    ["with a part of another size", { parts: partsOf({ "1.tar": "" }) }],
  ])("is not found, and removed, when it is one %s", async (_, changes) => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await store.adopt(await bring(sandbox, changes));
    expect(await store.find(key)).toBeUndefined();
    expect(await readdir(store.directory)).toEqual([]);
  });
});

describe("trimming", () => {
  const unlimited = { bytes: Number.POSITIVE_INFINITY, ms: Number.POSITIVE_INFINITY };

  test("removes what was not used for long", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    for (const [number, ago] of Object.entries([0, 59_000, 61_000, day])) {
      await lastUsed(await saved(store, keyNo(Number(number))), ago);
    }
    await store.trim({ ...unlimited, ms: 60_000 });
    expect(await keysIn(store)).toEqual([0, 1].map(keyNo));
    expect((await readdir(store.directory)).sort()).toEqual([0, 1].map(keyNo));
  });

  test("leaves one that was made long ago and is used", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const { directory } = await saved(store);
    for (const name of await readdir(directory)) await utimes(join(directory, name), 1, 1);
    await utimes(directory, 1, 1);
    await store.noteUse({ directory });
    await store.trim();
    expect(await keysIn(store)).toEqual([key]);
  });

  test("removes even the only one when it was not used for long", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await lastUsed(await saved(store), 61_000);
    await store.trim({ ...unlimited, ms: 60_000 });
    expect(await readdir(store.directory)).toEqual([]);
  });

  test.each([
    ["nothing when it is not too much", 50, [0, 1, 2, 3, 4]],
    ["the one that was used first", 49, [1, 2, 3, 4]],
    ["those that were used first", 29, [3, 4]],
  ])("removes %s", async (_, bytes, left) => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    for (const number of [0, 1, 2, 3, 4]) {
      const snapshot = await saved(store, keyNo(number), "ten bytes.");
      await lastUsed(snapshot, 10_000 - number * 1000);
    }
    await store.trim({ ...unlimited, bytes });
    expect((await keysIn(store)).sort()).toEqual(left.map(keyNo));
  });

  test("leaves what is not much and was just used", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await saved(store, keyNo(1));
    await lastUsed(await saved(store, keyNo(2)), 7 * day);
    await store.trim();
    expect(await keysIn(store)).toEqual([1, 2].map(keyNo));
  });

  /** What a run leaves that is killed while it saves, or while it drops. */
  async function leaveHalf(store: Store, name: string, ago: number): Promise<void> {
    const directory = join(store.directory, name);
    await mkdir(join(directory, "deeper"), { recursive: true });
    await writeFile(join(directory, "1.tar"), "half");
    const time = new Date(Date.now() - ago);
    await utimes(directory, time, time);
  }

  test("removes what was left half made a day ago, and not before", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await leaveHalf(store, ".new-killed", day + 60_000);
    await leaveHalf(store, ".new-worker", day - 60_000);
    await leaveHalf(store, ".new-begins", 0);
    await saved(store);
    await store.trim();
    expect((await readdir(store.directory)).sort()).toEqual([".new-begins", ".new-worker", key]);
  });

  test("removes at once what was left half made by a process that is no more, and not what one makes", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    const own = identityOf(process.pid);
    await leaveHalf(store, ".new-killed", 0);
    await leaveHalf(store, ".new-worker", 9 * day);
    const note = (name: string, owner: unknown) =>
      writeFile(join(store.directory, name, "owner"), JSON.stringify(owner));
    await note(".new-killed", { ...own, pid: 999_999_999 });
    await note(".new-worker", own);
    await saved(store);
    await store.trim();
    expect((await readdir(store.directory)).sort()).toEqual([".new-worker", key]);
  });

  test("leaves alone what is no snapshot", async () => {
    await using sandbox = await Sandbox.create();
    const store = openStore(sandbox);
    await leaveHalf(store, "new-notes", 100 * day);
    await leaveHalf(store, key.toUpperCase(), 100 * day);
    await store.trim({ bytes: 0, ms: 0 });
    expect((await readdir(store.directory)).sort()).toEqual(
      [key.toUpperCase(), "new-notes"].sort(),
    );
  });

  test("may be done by several at once", async () => {
    await using sandbox = await Sandbox.create();
    const stores = await Promise.all([1, 2, 3].map(() => openStore(sandbox)));
    const [store] = stores as [Store];
    for (const number of [1, 2, 3, 4]) await lastUsed(await saved(store, keyNo(number)), day);
    await leaveHalf(store, ".new-killed", 2 * day);
    await Promise.all(stores.map((each) => each.trim({ ...unlimited, ms: 60_000 })));
    expect(await readdir(store.directory)).toEqual([]);
  });
});
