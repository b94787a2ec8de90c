import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  access,
  chmod,
  chown,
  mkdir,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isMountPoint, mountTmpfs } from "../../src/postgres/mounts.ts";
import {
  createRunDirectory,
  makePrivateDirectory,
  type RunDirectory,
  removeRun,
  runDirectoryAt,
} from "../../src/postgres/run-directory.ts";
import { Sandbox } from "../support/sandbox.ts";

afterEach(() => void vi.unstubAllEnvs());

/** Where the test's runs are. */
function placeOf(sandbox: Sandbox): string {
  return sandbox.path("place");
}

/** A run's directory, without a server. */
async function createRun(sandbox: Sandbox): Promise<RunDirectory> {
  await mkdir(placeOf(sandbox));
  const run = runDirectoryAt(await makePrivateDirectory(placeOf(sandbox), undefined));
  await writeFile(run.log, "a log\n");
  return run;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What is noted of a server when it is started. */
function notePid(run: RunDirectory, pid: number | undefined): Promise<void> {
  return writeFile(run.pid, `${pid}`);
}

describe("a run's directory", () => {
  test("is ours alone, in the system's temporary directory", async () => {
    await using sandbox = await Sandbox.create();
    vi.stubEnv("TMPDIR", sandbox.directory);
    const run = await createRunDirectory(undefined);
    expect(dirname(run.path)).toMatch(new RegExp(`${sandbox.directory.split("/").at(-1)}$`));
    expect((await stat(run.path)).mode & 0o777).toBe(0o700);
    expect(run).toEqual(runDirectoryAt(run.path));
    expect((await stat(run.socket)).mode & 0o777).toBe(0o700);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "lets the server's user through to the socket's directory, which is that user's alone (only root has a server of another user)",
    async () => {
      await using sandbox = await Sandbox.create();
      vi.stubEnv("TMPDIR", sandbox.directory);
      const run = await createRunDirectory({ name: "somebody", uid: 54321, gid: 54322 });
      expect(await stat(run.path)).toMatchObject({ uid: 0, mode: 0o40711 });
      expect(await stat(run.socket)).toMatchObject({ uid: 54321, gid: 54322, mode: 0o40700 });
    },
  );

  test("is removed when what belongs into it can't be made", async () => {
    await using sandbox = await Sandbox.create();
    vi.stubEnv("TMPDIR", sandbox.directory);
    // To whom nothing can be given, even by root.
    const nobody = { name: "nobody", uid: 2 ** 33, gid: 2 ** 33 };
    await expect(createRunDirectory(nobody)).rejects.toThrow();
    await expect(makePrivateDirectory(sandbox.directory, nobody)).rejects.toThrow();
    expect(await readdir(sandbox.directory)).toEqual(["tmp"]);
  });

  test("has a name that no other has", async () => {
    await using sandbox = await Sandbox.create();
    vi.stubEnv("TMPDIR", sandbox.directory);
    const runs = await Promise.all(Array.from({ length: 5 }, () => createRunDirectory(undefined)));
    expect(new Set(runs.map(({ path }) => path)).size).toBe(5);
    const names = await readdir(sandbox.directory);
    expect(names.filter((name) => /^ram-postgres-[A-Za-z0-9]{6}$/.test(name))).toHaveLength(5);
  });

  test.each([
    ["missing", "gone"],
    ["too long for the path of a socket", "x".repeat(100)],
    ["open to others", "open"],
  ])("is in /tmp when the temporary directory is %s", async (what, name) => {
    await using sandbox = await Sandbox.create();
    if (what !== "missing") await mkdir(sandbox.path(name));
    if (what === "open to others") await chmod(sandbox.path(name), 0o777);
    vi.stubEnv("TMPDIR", sandbox.path(name));
    const run = await createRunDirectory(undefined);
    try {
      expect(run.path.startsWith(sandbox.directory)).toBe(false);
      expect(Buffer.byteLength(join(run.socket, ".s.PGSQL.65535.lock"))).toBeLessThan(104);
    } finally {
      await removeRun(run);
    }
  });
});

describe("removing a run", () => {
  test("takes all of it away, and does no harm a second time", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(join(run.data, "base", "1"), { recursive: true });
    await writeFile(join(run.data, "base", "1", "file"), "x");
    await removeRun(run);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
    await removeRun(run);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
  });

  test("takes away what it has on another disk, and does no harm a second time", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    const shared = await makePrivateDirectory(placeOf(sandbox), undefined);
    await symlink(shared, run.disk);
    await mkdir(run.data);
    await writeFile(join(run.data, "file"), "x");
    await removeRun(run);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
    await removeRun(run);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
  });

  test.each([
    ["the disk was made", async () => {}],
    ["the cluster was", ({ disk }: RunDirectory) => mkdir(disk)],
    [
      "and what a link leads to is gone",
      ({ disk }: RunDirectory) => symlink("/no/such/place", disk),
    ],
  ])("works before %s", async (_, prepare) => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await prepare(run);
    await removeRun(run);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
  });

  test("leaves alone what links in its data lead to", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(run.data, { recursive: true });
    await mkdir(sandbox.path("place", "tablespace"));
    await symlink(sandbox.path("place", "tablespace"), join(run.data, "pg_tblspc"));
    await removeRun(run);
    expect(await readdir(placeOf(sandbox))).toEqual(["tablespace"]);
  });

  test("may be done twice at once", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(run.data, { recursive: true });
    await Promise.all([removeRun(run), removeRun(run)]);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "may be done twice at once where its disk is mounted (as root)",
    async ({ skip }) => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      await mkdir(run.disk);
      const owner = { uid: 0, gid: 0, sizeBytes: 2 ** 20 };
      await mountTmpfs(run.disk, owner).catch(() => skip("nothing can be mounted here"));
      await Promise.all([1, 2, 3].map(() => removeRun(run)));
      expect([await isThere(run.path), isMountPoint(run.disk)]).toEqual([false, false]);
    },
  );

  test("ends the process that runs on its data", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(run.data, { recursive: true });
    const words = ["-c", "sleep 300; exit", "postgres", "-D", run.data];
    const server = spawn("sh", words, { env: sandbox.env(), stdio: "ignore" });
    const ended = once(server, "exit");
    await notePid(run, server.pid);
    await removeRun(run);
    expect(await ended).toEqual([null, "SIGQUIT"]);
    expect(await isThere(run.path)).toBe(false);
  });

  test.skipIf(process.platform !== "linux")(
    "leaves alone a process that has got the server's number meanwhile (known on Linux)",
    async () => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      await mkdir(run.data, { recursive: true });
      const other = spawn("sleep", ["300"], { cwd: "/", env: sandbox.env(), stdio: "ignore" });
      await notePid(run, other.pid);
      await removeRun(run);
      expect(await isThere(run.path)).toBe(false);
      expect(other.exitCode ?? other.signalCode).toBeNull();
      expect(await sandbox.processes()).toHaveLength(1);
    },
  );

  test.each(["", "nonsense\n", "0\n", "-1\n", "999999999\n"])(
    "does not stumble over a pid file of %j",
    async (text) => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      await mkdir(run.data, { recursive: true });
      await writeFile(run.pid, text);
      await removeRun(run);
      expect(await isThere(run.path)).toBe(false);
    },
  );
});

/** A process that looks like a server's, and works in the place of its data. */
function serve(sandbox: Sandbox, run: RunDirectory, arguments_ = ["-D", run.data]): ChildProcess {
  const words = ["-c", "sleep 300; exit", "postgres", ...arguments_];
  return spawn("sh", words, { cwd: run.data, env: sandbox.env(), stdio: "ignore" });
}

describe.skipIf(process.platform !== "linux")(
  "when its owner was killed before the server was noted (on Linux)",
  () => {
    test.each([
      ["of which the file still has the one before", undefined],
      ["that has yet to become one, and works in its data already", []],
    ])("a server is found %s", async (_, arguments_) => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      await mkdir(run.data, { recursive: true });
      const ended = once(serve(sandbox, run, arguments_), "exit");
      await notePid(run, 2 ** 22 + 1);
      await removeRun(run);
      expect(await ended).toEqual([null, "SIGQUIT"]);
      expect(await isThere(run.path)).toBe(false);
    });
  },
);

describe.skipIf(process.platform !== "linux")("when somebody has removed its directory", () => {
  test("a run's server is found all the same (on Linux)", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(run.data, { recursive: true });
    const ended = once(serve(sandbox, run), "exit");
    await rm(run.path, { recursive: true });
    await removeRun(run);
    expect(await ended).toEqual([null, "SIGQUIT"]);
  });

  test("another disk of its is removed where it is known, with the server there", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    const disk = await makePrivateDirectory(placeOf(sandbox), undefined);
    await symlink(disk, run.disk);
    await mkdir(run.data);
    const ended = once(serve(sandbox, run), "exit");
    await rm(run.path, { recursive: true });
    await removeRun(run, { path: run.path, disk });
    expect(await ended).toEqual([null, "SIGQUIT"]);
    expect(await readdir(placeOf(sandbox))).toEqual([]);
  });
});

describe("nothing is removed", () => {
  /** A run by another path, with a file in it that must stay. */
  async function refused(sandbox: Sandbox, path: string, kept: string): Promise<void> {
    await writeFile(join(kept, "kept"), "");
    await expect(removeRun(runDirectoryAt(path))).rejects.toThrow(
      `${path} is not the directory of a run of ours: nothing was removed`,
    );
    expect(await isThere(join(kept, "kept"))).toBe(true);
    expect(await isThere(sandbox.directory)).toBe(true);
  }

  test.each([
    "home",
    "ram-postgres-",
    "ram-postgres-abcde",
    "ram-postgres-abcdefg",
    "ram-postgres-abc.ef",
    "ram-postgres-abcdef.bak",
    "my-ram-postgres-abcdef",
    "RAM-POSTGRES-abcdef",
  ])("of a directory by another kind of name: %s", async (name) => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path(name));
    await refused(sandbox, sandbox.path(name), sandbox.path(name));
  });

  test("by a relative path", async () => {
    await using sandbox = await Sandbox.create();
    const { path } = await createRun(sandbox);
    await refused(sandbox, relative(process.cwd(), path), path);
  });

  test("through a link", async () => {
    await using sandbox = await Sandbox.create();
    const { path } = await createRun(sandbox);
    await symlink(path, sandbox.path("ram-postgres-abcdef"));
    await refused(sandbox, sandbox.path("ram-postgres-abcdef"), path);
  });

  test("of a file", async () => {
    await using sandbox = await Sandbox.create();
    const file = sandbox.path("ram-postgres-abcdef");
    await writeFile(file, "");
    await expect(removeRun(runDirectoryAt(file))).rejects.toThrow("nothing was removed");
    expect(await isThere(file)).toBe(true);
  });

  // Each of them has files of the test's alone below it, should it be removed after all.
  test.each(["", ".", "place/..", "place/.", "place/ram-postgres-abcdef/.."])(
    "of a directory by a path that ends above it: sandbox/%s",
    async (end) => {
      await using sandbox = await Sandbox.create();
      await mkdir(sandbox.path("place", "ram-postgres-abcdef"), { recursive: true });
      await refused(sandbox, `${sandbox.directory}/${end}`, sandbox.directory);
    },
  );

  test.skipIf(process.getuid?.() !== 0)(
    "of somebody else's (only root can make one of somebody else)",
    async () => {
      await using sandbox = await Sandbox.create();
      const path = sandbox.path("ram-postgres-abcdef");
      await mkdir(path);
      await chown(path, 54321, 54321);
      await refused(sandbox, path, path);
    },
  );

  test("of a directory that a disk's link leads to when it has another kind of name", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(sandbox.path("home", "data"), { recursive: true });
    await symlink(sandbox.path("home"), run.disk);
    await removeRun(run);
    expect(await isThere(run.path)).toBe(false);
    expect(await readdir(sandbox.path("home"))).toEqual(["data"]);
  });
});

test("a private directory is ours alone whatever our umask", async () => {
  await using sandbox = await Sandbox.create();
  const umask = process.umask(0);
  try {
    const path = await makePrivateDirectory(sandbox.directory, undefined);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    await rm(path, { recursive: true });
  } finally {
    process.umask(umask);
  }
});
