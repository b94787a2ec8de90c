import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
  chown,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { uptime } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { removeAbandoned } from "../../src/postgres/abandoned-runs.ts";
import {
  leaveRun,
  makePrivateDirectory,
  type RunDirectory,
  runDirectoryAt,
} from "../../src/postgres/run-directory.ts";
import { identityOf } from "../../src/process/process-identity.ts";
import { Sandbox, until } from "../support/sandbox.ts";

const own = identityOf(process.pid);
const dead = { ...own, pid: 999_999_999 };
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);

async function createRun(sandbox: Sandbox): Promise<RunDirectory> {
  return runDirectoryAt(await makePrivateDirectory(sandbox.path("tmp"), undefined));
}

/** Whether a run's directory is still there when another run has looked for what is left. */
async function survives(sandbox: Sandbox, run: RunDirectory): Promise<boolean> {
  await removeAbandoned(await createRun(sandbox));
  return existsSync(run.path);
}

/** Makes the note of a run's owner one of days ago by the time since the machine was started, which nobody sets. */
async function notedDaysAgo(days: number, run: RunDirectory): Promise<void> {
  const note = JSON.parse(await readFile(run.owner, "utf8"));
  await owned(run, { ...note, uptime: uptime() - days * 24 * 3600 });
}

function owned(run: RunDirectory, owner: unknown): Promise<void> {
  return writeFile(run.owner, JSON.stringify(owner));
}

describe("what another run has made", () => {
  test("stays while its owner runs, however old it is", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await utimes(run.path, daysAgo(9), daysAgo(9));
    expect(await survives(sandbox, run)).toBe(true);
  });

  test("is removed when its owner is gone, with its other disk", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    const disk = await makePrivateDirectory(sandbox.directory, undefined);
    await symlink(disk, run.disk);
    await owned(run, dead);
    expect(await survives(sandbox, run)).toBe(false);
    expect(existsSync(disk)).toBe(false);
  });

  test.each([
    ["has no note of an owner", undefined],
    ["has a note that was not finished", '{"pid":12'],
    ["is of before the machine was started", { ...own, boot: "another" }],
    ["is of another container", { ...own, namespace: "another" }],
    ["was left in use", { ...dead, isLeft: true }],
  ])("when it %s, is removed after a day, not before", async (_, owner) => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    if (owner === undefined) await rm(run.owner);
    else if (typeof owner === "string") await writeFile(run.owner, owner);
    else await owned(run, owner);
    expect(await survives(sandbox, run)).toBe(true);
    await utimes(run.path, daysAgo(2), daysAgo(2));
    expect(await survives(sandbox, run)).toBe(false);
  });

  test.skipIf(process.platform !== "linux")(
    "stays when it was left in use and its server still runs, as long as a job may take (known on Linux)",
    async () => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      const words = ["-c", "sleep 300; exit", "postgres", "-D", run.data];
      const server = spawn("sh", words, { env: sandbox.env(), stdio: "ignore" });
      const ended = once(server, "exit");
      await writeFile(run.pid, `${server.pid}`);
      await leaveRun(run);
      await notedDaysAgo(4, run);
      await utimes(run.path, daysAgo(4), daysAgo(4));
      expect(await survives(sandbox, run)).toBe(true);
      await utimes(run.path, daysAgo(6), daysAgo(6));
      // Only a clock has been set.
      expect(await survives(sandbox, run)).toBe(true);
      await notedDaysAgo(6, run);
      await utimes(run.path, daysAgo(6), daysAgo(6));
      expect(await survives(sandbox, run)).toBe(false);
      await ended;
    },
  );

  test("of another container stays while its server touches its socket", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await owned(run, { ...own, namespace: "another" });
    const lock = join(run.socket, ".s.PGSQL.5432.lock");
    await mkdir(run.socket);
    await writeFile(lock, "");
    await utimes(run.path, daysAgo(9), daysAgo(9));
    expect(await survives(sandbox, run)).toBe(true);
    await utimes(lock, daysAgo(2), daysAgo(2));
    expect(await survives(sandbox, run)).toBe(false);
  });

  test.skipIf(process.platform !== "linux")(
    "is removed with the command that is still at work (known on Linux)",
    async () => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      const begun = sandbox.path("begun");
      const deaf = `trap '' TERM; echo > ${begun}; sleep 300 & sleep 300`;
      const options = { env: sandbox.env(), stdio: "ignore", detached: true } as const;
      const command = spawn("sh", ["-c", deaf], options);
      const ended = once(command, "exit");
      await until(() => existsSync(begun));
      await writeFile(run.command, JSON.stringify(identityOf(command.pid ?? 0)));
      await owned(run, dead);
      expect(await survives(sandbox, run)).toBe(false);
      expect(await ended).toEqual([null, "SIGKILL"]);
    },
  );

  test.skipIf(process.platform !== "linux")(
    "is removed, but not a process that has the command's number by now (known on Linux)",
    async () => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      const options = { env: sandbox.env(), stdio: "ignore", detached: true } as const;
      const other = spawn("sleep", ["300"], options);
      const identity = { ...identityOf(other.pid ?? 0), start: "1" };
      await writeFile(run.command, JSON.stringify(identity));
      await owned(run, dead);
      expect(await survives(sandbox, run)).toBe(false);
      expect(await sandbox.processes()).toHaveLength(1);
    },
  );
});

describe("what is not another run's stays:", () => {
  test("a directory of another name", async () => {
    await using sandbox = await Sandbox.create();
    const run = await createRun(sandbox);
    await owned(run, dead);
    const renamed = runDirectoryAt(sandbox.path("tmp", "ram-postgres-my-notes"));
    await rename(run.path, renamed.path);
    expect(await survives(sandbox, renamed)).toBe(true);
  });

  test("what a link of such a name leads to", async () => {
    await using sandbox = await Sandbox.create();
    const place = await mkdtemp(sandbox.path("ram-postgres-"));
    await owned(runDirectoryAt(place), dead);
    await symlink(place, sandbox.path("tmp", "ram-postgres-abcdef"));
    await removeAbandoned(await createRun(sandbox));
    expect(existsSync(join(place, "owner"))).toBe(true);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "a directory of another user's (only root can make one)",
    async () => {
      await using sandbox = await Sandbox.create();
      const run = await createRun(sandbox);
      await owned(run, dead);
      await chown(run.path, 54321, 54321);
      await utimes(run.path, daysAgo(9), daysAgo(9));
      expect(await survives(sandbox, run)).toBe(true);
    },
  );
});

test("data elsewhere is removed when its owner is gone, not before", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("elsewhere"));
  const path = await makePrivateDirectory(sandbox.path("elsewhere"), undefined);
  await removeAbandoned(await createRun(sandbox), [sandbox.path("elsewhere")]);
  expect(existsSync(path)).toBe(true);
  await owned(runDirectoryAt(path), dead);
  await removeAbandoned(await createRun(sandbox), [sandbox.path("elsewhere")]);
  expect(existsSync(path)).toBe(false);
});

test("a run's own directory elsewhere is not taken for data", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("elsewhere"));
  const path = await makePrivateDirectory(sandbox.path("elsewhere"), undefined);
  await symlink(sandbox.path("its-data"), runDirectoryAt(path).disk);
  await owned(runDirectoryAt(path), dead);
  await removeAbandoned(await createRun(sandbox), [sandbox.path("elsewhere")]);
  expect(existsSync(path)).toBe(true);
});

describe.skipIf(!existsSync("/dev/shm"))("a disk in shared memory", () => {
  async function createDisk(): Promise<string> {
    const path = await makePrivateDirectory("/dev/shm", undefined);
    await mkdir(join(path, "data"));
    return path;
  }

  test("is removed when its owner is gone, not before", async () => {
    await using sandbox = await Sandbox.create();
    const path = await createDisk();
    try {
      await removeAbandoned(await createRun(sandbox));
      expect(existsSync(path)).toBe(true);
      await writeFile(join(path, "owner"), JSON.stringify(dead));
      await removeAbandoned(await createRun(sandbox));
      expect(existsSync(path)).toBe(false);
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  });

  test("is removed with the segment of its server, which was killed", async () => {
    await using sandbox = await Sandbox.create();
    const path = await createDisk();
    const segments = async () => (await readFile("/proc/sysvipc/shm", "utf8")).split("\n");
    const { stdout } = await sandbox.start("ipcmk", ["-M", "56"]).ended;
    const id = /\d+/.exec(stdout)?.[0] ?? "";
    const [key] =
      (await segments()).map((row) => row.trim().split(/\s+/)).find((row) => row[1] === id) ?? [];
    try {
      const lines = ["999999999", path, "0", "0", "", "", `${key} ${id}`];
      await writeFile(join(path, "data", "postmaster.pid"), lines.join("\n"));
      await writeFile(join(path, "owner"), JSON.stringify(dead));
      await removeAbandoned(await createRun(sandbox));
      const rows = (await segments()).map((row) => row.trim().split(/\s+/)[1]);
      expect([existsSync(path), rows.includes(id)]).toEqual([false, false]);
    } finally {
      await rm(path, { recursive: true, force: true });
      await sandbox.start("ipcrm", ["-m", id]).ended;
    }
  });

  test("of another container is removed when nothing was written there for a day, not before", async () => {
    await using sandbox = await Sandbox.create();
    const path = await createDisk();
    try {
      await writeFile(join(path, "owner"), JSON.stringify({ ...own, namespace: "another" }));
      await utimes(path, daysAgo(2), daysAgo(2));
      await removeAbandoned(await createRun(sandbox));
      expect(existsSync(path)).toBe(true);
      await utimes(join(path, "data"), daysAgo(2), daysAgo(2));
      await removeAbandoned(await createRun(sandbox));
      expect(existsSync(path)).toBe(false);
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  });

  test("stays while a server can be reached there by its run's directory", async () => {
    await using sandbox = await Sandbox.create();
    const path = await createDisk();
    try {
      await mkdir(sandbox.path("elsewhere"));
      const run = runDirectoryAt(await makePrivateDirectory(sandbox.path("elsewhere"), undefined));
      await symlink(path, run.disk);
      const words = ["-c", "sleep 300; exit", "postgres", "-D", run.data];
      const server = spawn("sh", words, { env: sandbox.env(), stdio: "ignore" });
      const ended = once(server, "exit");
      await writeFile(join(path, "owner"), JSON.stringify(dead));
      await removeAbandoned(await createRun(sandbox));
      expect(existsSync(path)).toBe(true);
      server.kill("SIGKILL");
      await ended;
      await removeAbandoned(await createRun(sandbox));
      expect(existsSync(path)).toBe(false);
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  });
});
