import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  createRunDirectory,
  makePrivateDirectory,
  namePrefix,
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

/** What a server writes into its data directory. */
function writePidFile(run: RunDirectory, pid: number | undefined): Promise<void> {
  return writeFile(join(run.data, "postmaster.pid"), `${pid}\n${run.data}\n`);
}

describe("a run's directory", () => {
  test("is ours alone, in the system's temporary directory", async () => {
    await using sandbox = await Sandbox.create();
    vi.stubEnv("TMPDIR", sandbox.directory);
    const run = await createRunDirectory(undefined);
    expect(dirname(run.path)).toMatch(new RegExp(`${sandbox.directory.split("/").at(-1)}$`));
    expect((await stat(run.path)).mode & 0o777).toBe(0o700);
    expect(run).toEqual(runDirectoryAt(run.path));
  });

  test("has a name that no other has", async () => {
    await using sandbox = await Sandbox.create();
    vi.stubEnv("TMPDIR", sandbox.directory);
    const runs = await Promise.all(Array.from({ length: 5 }, () => createRunDirectory(undefined)));
    expect(new Set(runs.map(({ path }) => path)).size).toBe(5);
    const names = await readdir(sandbox.directory);
    expect(names.filter((name) => name.startsWith(namePrefix))).toHaveLength(5);
  });

  test.each([
    ["missing", "gone"],
    ["too long for the path of a socket", "x".repeat(100)],
  ])("is in /tmp when the temporary directory is %s", async (what, name) => {
    await using sandbox = await Sandbox.create();
    if (what !== "missing") await mkdir(sandbox.path(name));
    vi.stubEnv("TMPDIR", sandbox.path(name));
    const run = await createRunDirectory(undefined);
    try {
      expect(run.path.startsWith(sandbox.directory)).toBe(false);
      expect(Buffer.byteLength(join(run.path, ".s.PGSQL.65535.lock"))).toBeLessThan(104);
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

  test("ends the process that runs on its data", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await mkdir(run.data, { recursive: true });
    const server = spawn("sleep", ["300"], { cwd: run.data, env: sandbox.env(), stdio: "ignore" });
    const ended = once(server, "exit");
    await writePidFile(run, server.pid);
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
      await writePidFile(run, other.pid);
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
      await writeFile(join(run.data, "postmaster.pid"), text);
      await removeRun(run);
      expect(await isThere(run.path)).toBe(false);
    },
  );
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
