import { execFile } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { identityOf } from "../../src/process/process-identity.ts";
import { StandInCacheService } from "../support/cache-service.ts";
import { Job } from "../support/job.ts";
import { allUnder } from "../support/passwords-found.ts";
import { migrationsIn } from "../support/runs-with-roles.ts";
import { type Ended, Sandbox } from "../support/sandbox.ts";
import { stranger } from "../support/stranger.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
class Victim {
  readonly directory: string;
  #before = "";

  constructor(directory: string) {
    this.directory = directory;
  }

  /** What is in it says that it is a run's, whose owner is no more. */
  static async create(directory: string): Promise<Victim> {
    await mkdir(directory, { recursive: true });
    const gone = execFile("sleep", ["300"]);
    const owner = { ...identityOf(gone.pid ?? 0), isLeft: false };
    gone.kill("SIGKILL");
    await once(gone, "exit");
    for (const name of ["owner", "manifest.json", "server.log", "precious"]) {
      await writeFile(join(directory, name), JSON.stringify(owner));
    }
    const victim = new Victim(directory);
    victim.#before = await victim.#state();
    return victim;
  }

  async expectUnharmed(said?: string): Promise<void> {
    expect(await this.#state(), said).toBe(this.#before);
  }

  async #state(): Promise<string> {
    const paths = (await allUnder(this.directory)).sort();
    const about = paths.map(async (path) => {
      const { mode, uid, mtimeMs } = await stat(path);
      return `${path} ${mode.toString(8)} ${uid} ${mtimeMs}`;
    });
    return (await Promise.all(about)).join("\n");
  }
}

/** Makes a link as another user would plant it, if there is one whom we can be. */
async function plant(target: string, path: string): Promise<void> {
  await symlink(target, path);
  if (isRoot) await lchown(path, stranger.uid, stranger.gid);
}

describe("a link that somebody has planted is not followed", () => {
  test("in the temporary directory, where it looks like a killed run", async () => {
    await using sandbox = await Sandbox.create();
    const victim = await Victim.create(sandbox.path("ram-postgres-victim"));
    await plant(victim.directory, sandbox.path("tmp", "ram-postgres-aaaaaa"));
    // A whole run of theirs, or, where there is nobody else, of ours.
    const theirs = sandbox.path("tmp", "ram-postgres-bbbbbb");
    await mkdir(theirs);
    for (const name of ["disk", "socket", "server.log", "hba.conf"]) {
      await plant(victim.directory, join(theirs, name));
    }
    if (isRoot) await chown(theirs, stranger.uid, stranger.gid);
    const { code, stderr } = await sandbox.runCli(["--snapshot", "false", "--", "true"]);
    expect(code, stderr).toBe(0);
    await victim.expectUnharmed();
  });

  test.skipIf(process.platform !== "linux")(
    "on the machine's shared memory (of Linux)",
    async () => {
      await using sandbox = await Sandbox.create();
      const victim = await Victim.create(sandbox.path("victim"));
      const link = `/dev/shm/ram-postgres-${sandbox.mark.slice(0, 6)}`;
      await plant(victim.directory, link);
      try {
        const { code, stderr } = await sandbox.runCli(["--snapshot", "false", "--", "true"]);
        expect(code, stderr).toBe(0);
      } finally {
        await rm(link, { force: true });
      }
      await victim.expectUnharmed();
    },
  );

  test("in the runner's temporary directory, on the way to and from GitHub's cache", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const victim = await Victim.create(sandbox.path("victim"));
    const temp = sandbox.path("temp");
    await mkdir(temp);
    const migrations = await migrationsIn(sandbox, "SELECT pg_sleep(3);");
    for (const expected of ["miss", "hit"]) {
      const env = { ...service.env, RUNNER_TEMP: temp, XDG_CACHE_HOME: sandbox.path(expected) };
      const job = await Job.create(sandbox);
      await plant(victim.directory, join(temp, "ram-postgres-snapshot"));
      const main = await job.main({ migrations, port: "0", "test-command": "true" }, env);
      expect((await job.read("GITHUB_OUTPUT")).snapshot, main.stdout).toBe(expected);
      await rm(join(temp, "ram-postgres-snapshot"), { force: true });
      await plant(victim.directory, join(temp, "ram-postgres-snapshot"));
      expect((await job.post(env)).code).toBe(0);
      await rm(join(temp, "ram-postgres-snapshot"), { force: true });
    }
    await victim.expectUnharmed();
  });
});

describe.skipIf(!isRoot)(
  "a cache folder in a directory that all may write to (only root can be somebody else)",
  () => {
    /** A run that would start from the snapshot of another user, who made the folder first. */
    async function runAfter(
      prepare: (folder: string, sandbox: Sandbox) => Promise<void>,
    ): Promise<Ended> {
      const sandbox = await Sandbox.create();
      await using _sandbox = sandbox;
      await mkdir(sandbox.path("cache"));
      await chmod(sandbox.path("cache"), 0o1777);
      await prepare(sandbox.path("cache", "ram-postgres"), sandbox);
      const migrations = await migrationsIn(sandbox);
      const ended = await sandbox.runCli(["--migrations", migrations, "--", "true"]);
      expect(ended.code, ended.stderr).toBe(0);
      return ended;
    }

    const theirs = (path: string) => run("chown", ["-hR", `${stranger.uid}:${stranger.gid}`, path]);

    test.each<[string, (folder: string, sandbox: Sandbox) => Promise<void>]>([
      [
        "of another user's",
        async (folder) => {
          await mkdir(join(folder, "snapshots"), { recursive: true });
          await theirs(folder);
        },
      ],
      [
        "with snapshots of another user's",
        async (folder) => {
          await mkdir(join(folder, "snapshots"), { recursive: true });
          await theirs(join(folder, "snapshots"));
        },
      ],
      [
        "that is another user's link to a directory of ours",
        async (folder, sandbox) => {
          await mkdir(sandbox.path("ours", "snapshots"), { recursive: true });
          await plant(sandbox.path("ours"), folder);
        },
      ],
    ])("%s keeps no snapshots, and a warning says why", async (_, prepare) => {
      const { stderr } = await runAfter(prepare);
      expect(stderr).toMatch(/warning: .*ram-postgres.* is another user's/);
    });
  },
);

test("a report goes into no file that a link leads to which somebody has planted meanwhile", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("shared"));
  await chmod(sandbox.path("shared"), 0o1777);
  await writeFile(sandbox.path("victim"), "as it was");
  const file = sandbox.path("shared", "report.md");
  const args = [
    "--port",
    "0",
    "--snapshot",
    "false",
    "--report",
    "markdown",
    "--report-file",
    file,
  ];
  const planting = ["--", "ln", "-s", sandbox.path("victim"), file];
  const { code, stderr } = await sandbox.runCli([...args, ...planting]);
  expect(code, stderr).toBe(0);
  expect(await readFile(sandbox.path("victim"), "utf8")).toBe("as it was");
  expect(await readFile(file, "utf8")).toContain("PostgreSQL");
  expect(await readdir(sandbox.path("shared"))).toEqual(["report.md"]);
});

describe.skipIf(!isRoot)("root's run, whose server is another user's (only root has one)", () => {
  /** A run whose only migration has the server's user run a program, in the data. */
  async function runWith(sandbox: Sandbox, program: string): Promise<string> {
    const statement = `COPY (SELECT 1) TO PROGRAM '${program.replaceAll("'", "''")}'`;
    const migrations = await migrationsIn(sandbox, `CREATE TABLE a (id int); ${statement};`);
    const options = ["--port", "0", "--ram-disk-size", "256M", "--migrations", migrations];
    const { stderr } = await sandbox.runCli([...options, "--", "true"]);
    expect(await sandbox.leftovers()).toEqual([]);
    return stderr;
  }

  /** Something of root's that looks like the data of a server. */
  async function victimIn(sandbox: Sandbox): Promise<Victim> {
    for (const name of ["base", "pg_wal", "pg_tblspc", "pg_stat", "log"]) {
      await mkdir(sandbox.path("victim", name), { recursive: true });
      await writeFile(sandbox.path("victim", name, "1"), "root's alone", { mode: 0o600 });
    }
    await writeFile(sandbox.path("victim", "postgresql.conf"), "", { mode: 0o600 });
    await rm(sandbox.path("victim", "pg_tblspc", "1"));
    return Victim.create(sandbox.path("victim"));
  }

  test.each([
    ["the settings", "rm postgresql.conf; ln -s VICTIM/precious postgresql.conf"],
    ["the statistics", "mv pg_stat was; ln -s VICTIM/log pg_stat"],
    ["all the data", "cd ..; mv data was; ln -s VICTIM data"],
  ])("follows no link that this user has put in the place of %s", async (_, program) => {
    await using sandbox = await Sandbox.create();
    const victim = await victimIn(sandbox);
    const stderr = await runWith(sandbox, program.replaceAll("VICTIM", victim.directory));
    await victim.expectUnharmed(stderr);
    const paths = await allUnder(sandbox.path("cache", "ram-postgres", "snapshots"));
    const contents = paths.map((path) => readFile(path).catch(() => ""));
    const telling = (await Promise.all(contents)).filter((each) => each.includes("root's alone"));
    expect(telling, stderr).toEqual([]);
  });
});
