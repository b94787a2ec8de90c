import { createHash, randomBytes } from "node:crypto";
import {
  appendFile,
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { crc32, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { serverAccount } from "../../src/postgres/account.ts";
import {
  type ArchivePart,
  packCluster,
  requireWhole,
  unpackCluster,
  verifyParts,
} from "../../src/postgres/snapshot-archive.ts";
import type { Account } from "../../src/process/execute.ts";
import { type Entry, packTarball } from "../support/registry.ts";
import { Sandbox, until } from "../support/sandbox.ts";

const isRoot = process.getuid?.() === 0;
const kilobyte = 1024;

/** A data directory as far as packing is concerned. Of `global` there is more than of all the rest: it is one part. */
const usualFiles: Readonly<Record<string, string | Buffer>> = {
  PG_VERSION: "17\n",
  "postgresql.conf": "# settings\n",
  "base/1/112": randomBytes(60 * kilobyte),
  "base/1/PG_VERSION": "17\n",
  "base/4/112": randomBytes(100 * kilobyte),
  "base/5/112": randomBytes(150 * kilobyte),
  "base/5/2600_fsm": "",
  "global/pg_control": randomBytes(8 * kilobyte),
  "global/1260": randomBytes(400 * kilobyte),
  "pg_wal/000000010000000000000002": randomBytes(16 * kilobyte),
  "pg_xact/0000": randomBytes(8 * kilobyte),
};

const emptyDirectories = [
  "pg_tblspc",
  "pg_stat",
  "pg_notify",
  "pg_wal/archive_status",
  "pg_logical/snapshots",
];

async function makeFiles(
  directory: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true, mode: 0o700 });
    await writeFile(join(directory, name), content, { mode: 0o600 });
  }
}

/** All that is below a directory, by its path: what it is and what is in it. */
async function treeOf(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const described = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mode } = await lstat(path);
    const content = entry.isFile() ? await readFile(path) : "";
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 8);
    const kind = entry.isDirectory() ? "directory" : `${content.length} bytes ${digest}`;
    const name = relative(directory, path);
    // Those above what is packed are made anew, and the data directory lets nobody else in.
    const isAbove = name === "base" || name === "pg_wal";
    return [name, isAbove ? kind : `${kind} ${(mode & 0o777).toString(8)}`] as const;
  });
  return Object.fromEntries((await Promise.all(described)).sort());
}

/** A data directory, a folder for its parts and a place to unpack it. */
class Cluster implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly data: string;
  readonly archive: string;
  readonly copy: string;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.data = sandbox.path("data");
    this.archive = sandbox.path("archive");
    this.copy = sandbox.path("copy");
  }

  static async create(files: Readonly<Record<string, string | Buffer>> = {}): Promise<Cluster> {
    const cluster = new Cluster(await Sandbox.create());
    for (const place of [cluster.data, cluster.archive, cluster.copy]) {
      await mkdir(place, { mode: 0o700 });
    }
    for (const name of emptyDirectories) {
      await mkdir(join(cluster.data, name), { recursive: true, mode: 0o700 });
    }
    await makeFiles(cluster.data, { ...usualFiles, ...files });
    return cluster;
  }

  options(env: NodeJS.ProcessEnv = {}) {
    return { env: this.sandbox.env(env), signal: new AbortController().signal };
  }

  pack(env: NodeJS.ProcessEnv = {}): Promise<ArchivePart[]> {
    return packCluster(this.data, this.archive, this.options(env));
  }

  unpack(parts: readonly ArchivePart[], env: NodeJS.ProcessEnv = {}, account?: Account) {
    const options = { ...this.options(env), account };
    return unpackCluster(parts, this.archive, this.copy, options);
  }

  /** An environment in which tar is a script. */
  async standInTar(script: string): Promise<NodeJS.ProcessEnv> {
    const bin = this.sandbox.path("bin");
    await mkdir(bin);
    await writeFile(join(bin, "tar"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return this.sandbox.env({ PATH: `${bin}:${process.env.PATH}` });
  }

  endlessTar(): Promise<NodeJS.ProcessEnv> {
    return this.standInTar(`: >'${this.sandbox.path("running")}'; exec sleep 300`);
  }

  async isTarRunning(): Promise<boolean> {
    return (await readdir(this.sandbox.directory)).includes("running");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sandbox[Symbol.asyncDispose]();
  }
}

describe("a cluster", () => {
  test("is unpacked as it was packed", async () => {
    await using cluster = await Cluster.create();
    const before = await treeOf(cluster.data);
    expect(Object.keys(before)).toContain("base/5/2600_fsm");
    await cluster.unpack(await cluster.pack());
    expect(await treeOf(cluster.copy)).toEqual(before);
  });

  test("may have files of any names", async () => {
    await using cluster = await Cluster.create({
      "a file with spaces.conf": "1",
      "ünï 😀 日本.conf": "2",
      "ünï 😀/größe": "3",
      "-rf": "4",
      "--checkpoint=1": "5",
      "*": "6",
      "'quoted' \"twice\" $(id) `id`": "7",
      "back\\slash": "8",
      "two\nlines": "9",
      "host:file": "10",
      "base/ünï 5/-C": "11",
      ".hidden": "12",
      [`base/5/${"x".repeat(200)}`]: "13",
    });
    const before = await treeOf(cluster.data);
    expect(Object.keys(before)).toContain("two\nlines");
    await cluster.unpack(await cluster.pack());
    expect(await treeOf(cluster.copy)).toEqual(before);
  });

  test("may be in a place of any name, and so may its parts", async () => {
    await using cluster = await Cluster.create();
    const before = await treeOf(cluster.data);
    const odd = (name: string) => cluster.sandbox.path(`${name} 'ü' $(id) host:-rf 😀`);
    for (const name of ["data", "archive", "copy"]) {
      await rename(cluster.sandbox.path(name), odd(name));
    }
    const parts = await packCluster(odd("data"), odd("archive"), cluster.options());
    const options = { ...cluster.options(), account: undefined };
    await unpackCluster(parts, odd("archive"), odd("copy"), options);
    expect(await treeOf(odd("copy"))).toEqual(before);
  });

  test("is unpacked from parts that were moved", async () => {
    await using cluster = await Cluster.create();
    const before = await treeOf(cluster.data);
    const parts = await cluster.pack();
    await rename(cluster.archive, cluster.sandbox.path("elsewhere"));
    const elsewhere = cluster.sandbox.path("elsewhere");
    await verifyParts(parts, elsewhere);
    const options = { ...cluster.options(), account: undefined };
    await unpackCluster(parts, elsewhere, cluster.copy, options);
    expect(await treeOf(cluster.copy)).toEqual(before);
  });

  test("is packed and unpacked in the same way whatever the user wants of tar", async () => {
    await using cluster = await Cluster.create();
    const before = await treeOf(cluster.data);
    const env = { TAR_OPTIONS: "--exclude=base --strip-components=1 --gzip" };
    await cluster.unpack(await cluster.pack(env), env);
    expect(await treeOf(cluster.copy)).toEqual(before);
  });
});

describe("what a server has left of its own time", () => {
  test("is not packed: its options, logs and statistics", async () => {
    await using cluster = await Cluster.create();
    const before = await treeOf(cluster.data);
    await makeFiles(cluster.data, {
      "postmaster.opts": "/usr/bin/postgres -D /secret\n",
      "log/postgresql-2024-05-01_100000.log": "LOG: /secret\n",
      "log/deeper/another.log": "LOG: /secret\n",
      current_logfiles: "stderr log/postgresql-2024-05-01_100000.log\n",
      "pg_stat/pgstat.stat": "17",
      "pg_stat/pgss_query_texts.stat": "ALTER ROLE",
    });
    await cluster.unpack(await cluster.pack());
    expect(await treeOf(cluster.copy)).toEqual(before);
  });

  test("need not be there, and what only has the name of it is packed", async () => {
    await using cluster = await Cluster.create({
      "base/5/postmaster.opts": "a relation",
      "postmaster.options": "a file",
      logs: "a file",
    });
    await cluster.unpack(await cluster.pack());
    expect(await treeOf(cluster.copy)).toEqual(await treeOf(cluster.data));
  });
});

describe("a cluster is whole", () => {
  test("when all its files are in its data directory", async () => {
    await using cluster = await Cluster.create();
    await expect(requireWhole(cluster.data)).resolves.toBeUndefined();
  });

  test("and is not when it has tablespaces, also where these were moved away", async () => {
    await using cluster = await Cluster.create();
    await symlink(cluster.sandbox.path("gone"), join(cluster.data, "pg_tblspc", "16384"));
    await expect(requireWhole(cluster.data)).rejects.toThrow("tablespaces");
  });
});

describe("packing", () => {
  test("makes parts of much the same size, and tells what they are", async () => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    expect((await readdir(cluster.archive)).sort()).toEqual(parts.map(({ file }) => file));
    expect(parts.map(({ file }) => file)).toEqual(["1.tar", "2.tar"]);
    for (const { file, bytes, crc32: sum } of parts) {
      const content = await readFile(join(cluster.archive, file));
      expect([bytes, sum]).toEqual([content.length, crc32(content)]);
    }
    const [least = 0, most = 0] = parts.map(({ bytes }) => bytes).sort((a, b) => a - b);
    expect(least).toBeGreaterThan(most / 2);
  });

  test("leaves the cluster as it is, and makes nothing but the parts", async () => {
    await using cluster = await Cluster.create();
    const [before, beside] = [await treeOf(cluster.data), await readdir(cluster.sandbox.directory)];
    await cluster.pack();
    expect(await treeOf(cluster.data)).toEqual(before);
    expect(await readdir(cluster.sandbox.directory)).toEqual(beside);
    expect(await cluster.sandbox.leftovers()).toEqual([]);
  });

  test("leaves out the segments of the log that are still to be written", async () => {
    await using cluster = await Cluster.create();
    const before = await treeOf(cluster.data);
    const segment = (number: number) => `pg_wal/00000001000000000000000${number}`;
    // From the one that was written last on; those before it were written earlier, whenever they were made.
    await makeFiles(cluster.data, { [segment(1)]: "older", [segment(3)]: "", [segment(4)]: "" });
    const ages = { [segment(1)]: 60, [segment(2)]: 0, [segment(3)]: 90, [segment(4)]: 30 };
    for (const [name, seconds] of Object.entries(ages)) {
      const time = new Date(Date.now() - seconds * 1000);
      await utimes(join(cluster.data, name), time, time);
    }
    await makeFiles(cluster.data, {
      "pg_wal/00000002.history": "h",
      [`${segment(9)}.backup`]: "b",
    });
    await cluster.unpack(await cluster.pack());
    const copy = await treeOf(cluster.copy);
    expect(Object.keys(copy).filter((name) => !(name in before))).toEqual([
      segment(1),
      `${segment(9)}.backup`,
      "pg_wal/00000002.history",
    ]);
    expect(copy).toMatchObject(before);
  });

  test.each([
    [
      "what is no cluster",
      (cluster: Cluster) => rm(join(cluster.data, "base"), { recursive: true }),
    ],
    ["what is not there", (cluster: Cluster) => rm(cluster.data, { recursive: true })],
    ["into no folder", (cluster: Cluster) => rm(cluster.archive, { recursive: true })],
  ])("%s is an error", async (_, damage) => {
    await using cluster = await Cluster.create();
    await damage(cluster);
    await expect(cluster.pack()).rejects.toThrow();
    expect(await cluster.sandbox.leftovers()).toEqual([]);
  });

  test("tells what tar says when it fails", async () => {
    await using cluster = await Cluster.create();
    const env = await cluster.standInTar("echo no space left on device >&2; exit 2");
    const { signal } = new AbortController();
    const packing = packCluster(cluster.data, cluster.archive, { env, signal });
    await expect(packing).rejects.toThrow("no space left on device");
  });

  test("is not begun after an interrupt", async () => {
    await using cluster = await Cluster.create();
    const signal = AbortSignal.abort(new Error("interrupted"));
    const packing = packCluster(cluster.data, cluster.archive, { ...cluster.options(), signal });
    await expect(packing).rejects.toThrow("interrupted");
    expect(await readdir(cluster.archive)).toEqual([]);
  });

  test("ends at an interrupt, and leaves no process", async () => {
    await using cluster = await Cluster.create();
    const interrupt = new AbortController();
    const env = await cluster.endlessTar();
    const packing = packCluster(cluster.data, cluster.archive, { env, signal: interrupt.signal });
    await until(() => cluster.isTarRunning());
    interrupt.abort(new Error("interrupted"));
    await expect(packing).rejects.toThrow("interrupted");
    expect(await cluster.sandbox.processes()).toEqual([]);
  });
});

describe("parts", () => {
  async function flip(path: string, at: number): Promise<void> {
    const file = await open(path, "r+");
    try {
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
      await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
    } finally {
      await file.close();
    }
  }

  describe.each(["1.tar", "2.tar"])("are as they were saved, or it is noticed: %s", (file) => {
    test.each<[string, (path: string, bytes: number) => Promise<void>]>([
      ["has another first byte", (path) => flip(path, 0)],
      ["has another byte somewhere", (path) => flip(path, 54_321)],
      ["has another last byte", (path, bytes) => flip(path, bytes - 1)],
      ["lacks a byte", (path, bytes) => truncate(path, bytes - 1)],
      ["lacks its end", (path, bytes) => truncate(path, bytes / 2)],
      ["is empty", (path) => truncate(path, 0)],
      ["has a byte more", (path) => appendFile(path, "\0")],
      ["has a hole at its end", (path, bytes) => truncate(path, bytes + 4096)],
    ])("%s", async (_, damage) => {
      await using cluster = await Cluster.create();
      const parts = await cluster.pack();
      await verifyParts(parts, cluster.archive);
      const bytes = parts.find((part) => part.file === file)?.bytes ?? 0;
      await damage(join(cluster.archive, file), bytes);
      await expect(verifyParts(parts, cluster.archive)).rejects.toThrow(
        `${file} is not as it was saved`,
      );
    });

    test("is gone", async () => {
      await using cluster = await Cluster.create();
      const parts = await cluster.pack();
      await rm(join(cluster.archive, file));
      await expect(verifyParts(parts, cluster.archive)).rejects.toThrow("ENOENT");
    });

    test("is a folder", async () => {
      await using cluster = await Cluster.create();
      const parts = await cluster.pack();
      await rm(join(cluster.archive, file));
      await mkdir(join(cluster.archive, file));
      await expect(verifyParts(parts, cluster.archive)).rejects.toThrow("EISDIR");
    });
  });

  test("that have changed places are not as they were saved", async () => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    const path = (name: string) => join(cluster.archive, name);
    await rename(path("1.tar"), path("0.tar"));
    await rename(path("2.tar"), path("1.tar"));
    await rename(path("0.tar"), path("2.tar"));
    await expect(verifyParts(parts, cluster.archive)).rejects.toThrow("is not as it was saved");
  });

  const megabyte = 1024 ** 2;
  test.each([0, 1, megabyte - 1, megabyte, megabyte + 1, 3 * megabyte + 12_345])(
    "of %i bytes are read whole",
    async (bytes) => {
      await using sandbox = await Sandbox.create();
      const content = randomBytes(bytes);
      await writeFile(sandbox.path("1.tar"), content);
      const part = { file: "1.tar", bytes, crc32: crc32(content) };
      await verifyParts([part], sandbox.directory);
      for (const wrong of [{ crc32: part.crc32 ^ 1 }, { bytes: bytes + 1 }]) {
        const parts = [{ ...part, ...wrong }];
        await expect(verifyParts(parts, sandbox.directory)).rejects.toThrow("1.tar is not as");
      }
    },
  );
});

describe("unpacking", () => {
  test.each(["1.tar", "2.tar"])("fails when %s is cut within a file", async (file) => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    await truncate(join(cluster.archive, file), 100_000);
    await expect(cluster.unpack(parts)).rejects.toThrow(/^tar ended with exit code \d+:\n./);
    expect(await cluster.sandbox.processes()).toEqual([]);
  });

  test.each<[string, (path: string) => Promise<void>]>([
    ["is gone", (path) => rm(path)],
    ["is something else", (path) => writeFile(path, "no archive".repeat(1000))],
  ])("fails when a part %s", async (_, damage) => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    await damage(join(cluster.archive, "2.tar"));
    await expect(cluster.unpack(parts)).rejects.toThrow();
    expect(await cluster.sandbox.processes()).toEqual([]);
  });

  test("fails where there is no directory for it", async () => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    await rm(cluster.copy, { recursive: true });
    await expect(cluster.unpack(parts)).rejects.toThrow();
    expect(await readdir(cluster.sandbox.directory)).not.toContain("copy");
  });

  test("ends at an interrupt, and leaves no process", async () => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    const interrupt = new AbortController();
    const env = await cluster.endlessTar();
    const options = { env, signal: interrupt.signal, account: undefined };
    const unpacking = unpackCluster(parts, cluster.archive, cluster.copy, options);
    await until(() => cluster.isTarRunning());
    interrupt.abort(new Error("interrupted"));
    await expect(unpacking).rejects.toThrow("interrupted");
    expect(await cluster.sandbox.processes()).toEqual([]);
  });

  test("makes nothing outside its directory, and leaves the parts as they are", async () => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    const beside = await readdir(cluster.sandbox.directory);
    await cluster.unpack(parts);
    expect(await readdir(cluster.sandbox.directory)).toEqual(beside);
    expect(await cluster.sandbox.leftovers()).toEqual([]);
    await verifyParts(parts, cluster.archive);
  });

  test.each<[string, (outside: string) => Entry[]]>([
    ["goes up", () => [{ path: "../outside/made", content: "x" }]],
    ["goes down and up", () => [{ path: "base/../../outside/made", content: "x" }]],
    ["is absolute", (outside) => [{ path: `${outside}/made`, content: "x" }]],
    [
      "goes through a link of its own",
      (outside) => [
        { path: "link", type: "SymbolicLink", linkpath: outside },
        { path: "link/made", content: "x" },
      ],
    ],
  ])("makes nothing outside either for an entry that %s", async (_, entriesFor) => {
    await using cluster = await Cluster.create();
    const outside = cluster.sandbox.path("outside");
    await mkdir(outside);
    const content = gunzipSync(packTarball(entriesFor(outside)));
    await writeFile(join(cluster.archive, "1.tar"), content);
    // Some kinds of tar refuse it, others take it for one of its directory.
    await cluster.unpack([{ file: "1.tar", bytes: content.length, crc32: 0 }]).catch(() => {});
    expect(await readdir(outside)).toEqual([]);
  });
});

describe.skipIf(!isRoot)("another user's server (only root has one)", () => {
  /** Gives all of a directory to a user. */
  async function give(directory: string, { uid, gid }: Account): Promise<void> {
    for (const name of await readdir(directory, { recursive: true })) {
      await chown(join(directory, name), uid, gid);
    }
    await chown(directory, uid, gid);
  }

  async function ownersIn(directory: string): Promise<Set<string>> {
    const names = await readdir(directory, { recursive: true });
    const owners = names.map(async (name) => {
      const { uid, gid } = await lstat(join(directory, name));
      return `${uid}:${gid}`;
    });
    return new Set(await Promise.all(owners));
  }

  test("is packed by us, and unpacked as that user from a folder which that one can't read", async () => {
    await using cluster = await Cluster.create();
    const account = serverAccount();
    if (!account) throw new Error("there is none");
    await give(cluster.data, account);
    const before = await treeOf(cluster.data);
    const parts = await cluster.pack();
    for (const { file } of parts) await chmod(join(cluster.archive, file), 0o600);
    expect(await stat(cluster.archive)).toMatchObject({ uid: 0, mode: 0o40700 });
    await give(cluster.copy, account);
    await cluster.unpack(parts, {}, account);
    expect(await treeOf(cluster.copy)).toEqual(before);
    expect(await ownersIn(cluster.copy)).toEqual(new Set([`${account.uid}:${account.gid}`]));
  });

  test("is that user's when its files were somebody else's", async () => {
    await using cluster = await Cluster.create();
    const account = serverAccount();
    if (!account) throw new Error("there is none");
    await give(cluster.data, { name: "somebody", uid: 54321, gid: 54322 });
    const parts = await cluster.pack();
    await give(cluster.copy, account);
    await cluster.unpack(parts, {}, account);
    expect(await ownersIn(cluster.copy)).toEqual(new Set([`${account.uid}:${account.gid}`]));
  });

  test("can't be unpacked where that user may not write", async () => {
    await using cluster = await Cluster.create();
    const parts = await cluster.pack();
    const account = serverAccount();
    await expect(cluster.unpack(parts, {}, account)).rejects.toThrow("tar ended with exit code");
    expect((await readdir(cluster.copy, { recursive: true })).sort()).toEqual([
      "base",
      "pg_stat",
      "pg_wal",
    ]);
  });
});

test("a cluster may have databases in both parts", async () => {
  await using sandbox = await Sandbox.create();
  const [data, archive, copy] = ["data", "archive", "copy"].map((name) => sandbox.path(name)) as [
    string,
    string,
    string,
  ];
  for (const name of ["base/1", "base/5", "global", "pg_wal"]) {
    await mkdir(join(data, name), { recursive: true });
  }
  await mkdir(archive);
  for (const name of ["base/1/1", "base/5/1"]) {
    await writeFile(join(data, name), "x".repeat(50_000));
  }
  const options = {
    env: sandbox.env(),
    signal: new AbortController().signal,
    account: undefined,
  };
  const parts = await packCluster(data, archive, options);
  for (let i = 0; i < 30; i++) {
    await mkdir(copy, { mode: 0o700 });
    await unpackCluster(parts, archive, copy, options);
    expect((await readdir(join(copy, "base"))).sort()).toEqual(["1", "5"]);
    expect((await stat(join(copy, "base"))).mode & 0o777).toBe(0o700);
    await rm(copy, { recursive: true });
  }
});

test.each([0, 1024 ** 2 - 5, 2 * 1024 ** 2 - 8])(
  "a cluster with a secret at %i is not packed",
  async (position) => {
    await using sandbox = await Sandbox.create();
    for (const name of ["base", "pg_wal", "global"]) {
      await mkdir(sandbox.path("data", name), { recursive: true });
    }
    await mkdir(sandbox.path("archive"));
    const content = Buffer.alloc(3 * 1024 ** 2, "x");
    content.write("the-secret", position);
    await writeFile(sandbox.path("data", "global", "1"), content);
    await writeFile(sandbox.path("data", "PG_VERSION"), "17");
    const pack = (secret: string) =>
      packCluster(sandbox.path("data"), sandbox.path("archive"), {
        env: sandbox.env(),
        signal: new AbortController().signal,
        secrets: ["nothing of the kind", secret],
      });
    await expect(pack("the-secret")).rejects.toThrow(/a password or a path of this run is in it/);
    await expect(pack("the-secrets")).resolves.toHaveLength(2);
  },
);
