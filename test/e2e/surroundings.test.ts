import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, stat, utimes, writeFile } from "node:fs/promises";
import { machine, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Job } from "../support/job.ts";
import { cliPath, type Ended, root, Sandbox, sqlCommand } from "../support/sandbox.ts";

/** Sets the time of day that programs see: https://github.com/wolfcw/libfaketime */
const fakeClock = `/usr/lib/${machine()}-linux-gnu/faketime/libfaketime.so.1`;
const isRoot = process.getuid?.() === 0;
const runArguments = ["--port", "0", "--migrations", "migrations", "--"];
const whereIsTheData = [...sqlCommand, "SHOW data_directory"];

async function run(sandbox: Sandbox, env: NodeJS.ProcessEnv): Promise<Ended> {
  return sandbox.runCli([...runArguments, ...whereIsTheData], env);
}

/** The directory of the run, which tells where its data was; it is gone. */
async function expectSuccess({ code, stdout, stderr }: Ended): Promise<string> {
  expect(code, stderr).toBe(0);
  const directory = stdout.trim().replace(/\/disk\/data$/, "");
  expect(directory).toMatch(/^\/.*\/ram-postgres-\w{6}$/);
  await expect(stat(directory)).rejects.toThrow("ENOENT");
  return directory;
}

/** A small file system of its own, for as long as a test takes; only root can mount one. */
class Tmpfs implements Disposable {
  readonly path: string;

  constructor(path: string, options: string) {
    this.path = path;
    execFileSync("mount", ["-t", "tmpfs", "-o", `mode=755,${options}`, "ram-postgres-test", path]);
  }

  [Symbol.dispose](): void {
    execFileSync("umount", ["--lazy", this.path]);
  }
}

async function mounted(sandbox: Sandbox, options: string): Promise<Tmpfs> {
  const path = sandbox.path("mounted");
  await mkdir(path);
  return new Tmpfs(path, options);
}

/** Leaves some 20 KB of 128. */
async function fill(path: string): Promise<void> {
  await writeFile(join(path, "fill"), Buffer.alloc(104 * 1024));
}

describe("a home that", () => {
  test("can't be written to costs the snapshots alone", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("home"), { mode: 0o555 });
    // As root one that is a file.
    const HOME = isRoot ? "/dev/null" : sandbox.path("home");
    const ended = await run(sandbox, { HOME, XDG_CACHE_HOME: undefined });
    await expectSuccess(ended);
    expect(ended.stderr).toContain("warning: there are no snapshots: ");
    expect(ended.stderr).toContain(HOME);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test.skipIf(!isRoot)(
    "is on a disk only to be read costs the same (only root can mount one)",
    async () => {
      await using sandbox = await Sandbox.create();
      using home = await mounted(sandbox, "ro");
      const ended = await run(sandbox, { HOME: home.path, XDG_CACHE_HOME: undefined });
      await expectSuccess(ended);
      expect(ended.stderr).toContain("warning: there are no snapshots: EROFS");
      const listed = await sandbox.runCli(["snapshots"], { XDG_CACHE_HOME: home.path });
      expect(listed.code).toBe(70);
      expect(listed.stderr).toContain("EROFS");
    },
  );

  const nowhere = { HOME: undefined, XDG_CACHE_HOME: undefined };

  test("nobody tells of is not needed", async () => {
    await using sandbox = await Sandbox.create();
    const args = ["--port", "0", "--migrations", "migrations", "--snapshot", "false", "--"];
    await expectSuccess(await sandbox.runCli([...args, ...whereIsTheData], nowhere));
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test.skipIf(!isRoot)(
    "nobody tells of is that of the account, where snapshots are kept (only root can mount an empty one there)",
    async () => {
      await using sandbox = await Sandbox.create();
      const [run, prune] = [[...runArguments, "true"], ["snapshots"]].map((args) =>
        [process.execPath, cliPath, ...args].map((word) => `'${word}'`).join(" "),
      );
      const script = `mount -t tmpfs none "$0" && ${run} && ${prune}`;
      const args = ["--mount", "--propagation", "private", "sh", "-c", script, userInfo().homedir];
      const { code, stdout, stderr } = await sandbox.start("unshare", args, nowhere).ended;
      expect(code, stderr).toBe(0);
      expect(stdout).toContain(`in ${userInfo().homedir}/.cache/ram-postgres/snapshots`);
      expect(stdout).toMatch(/^1 snapshot, /m);
    },
  );

  test.skipIf(!isRoot)(
    "a user without an account has not got: it is told what to do (only root can be another)",
    async () => {
      await using sandbox = await Sandbox.create();
      await chmod(sandbox.path("tmp"), 0o1777);
      const nobody = ["--reuid=54321", "--regid=54321", "--clear-groups"];
      const args = [...nobody, process.execPath, cliPath, ...runArguments, "true"];
      const env = { HOME: undefined, XDG_CACHE_HOME: undefined };
      const { code, stderr } = await sandbox.start("setpriv", args, env).ended;
      expect(code, stderr).toBe(70);
      expect(stderr).toContain("54321 has no entry in /etc/passwd: add one (");
      expect(await sandbox.leftovers()).toEqual([]);
    },
  );
});

describe("a temporary directory that", () => {
  test.for([
    ["nobody tells of", undefined],
    ["is empty text", ""],
    ["does not exist", "/nowhere/at/all"],
    ["is not absolute", "nowhere"],
    ["is a file", "/etc/passwd"],
    ["is too long for a socket", `/tmp/${"x".repeat(100)}`],
  ])("%s gives way to /tmp", async ([, TMPDIR]) => {
    await using sandbox = await Sandbox.create();
    const directory = await expectSuccess(await run(sandbox, { TMPDIR }));
    expect(directory).toMatch(/^\/tmp\/ram-postgres-/);
    expect(await sandbox.processes()).toEqual([]);
  });

  test.skipIf(!isRoot)(
    "is full is passed over, and nothing is left there (only root can mount one)",
    async () => {
      await using sandbox = await Sandbox.create();
      using full = await mounted(sandbox, "size=128k,nr_inodes=3");
      await fill(full.path);
      const ended = await run(sandbox, { TMPDIR: full.path });
      await expectSuccess(ended);
      expect(await readdir(full.path)).toEqual(["fill"]);
      expect(await sandbox.processes()).toEqual([]);
    },
  );

  test.skipIf(!isRoot).for(["4k", "8k", "16k", "24k"])(
    "is full, as /tmp is, is told with what to do: %s in all (only root can mount one)",
    async (size) => {
      await using sandbox = await Sandbox.create();
      // Elsewhere is the program itself, should it be below.
      const script = `mount --bind '${root}' /mnt && mount -t tmpfs -o mode=1777,size=${size} none /tmp && cd / && exec "$@"`;
      const run = [process.execPath, "/mnt/dist/cli.js", "--port", "0", "--", "true"];
      const args = ["--mount", "--propagation", "private", "sh", "-c", script, "sh", ...run];
      const env = { TMPDIR: undefined, XDG_CACHE_HOME: "/dev/null" };
      const { code, stderr } = await sandbox.start("unshare", args, env).ended;
      expect(code, stderr).toBe(70);
      expect(stderr).toMatch(/\/tmp.*(ENOSPC|is full, where the server's log is)/);
      expect(stderr).toMatch(/TMPDIR/);
      expect(await sandbox.leftovers()).toEqual([]);
    },
  );
});

describe.skipIf(!isRoot)("a run in a container (only root can make what is like one)", () => {
  /** As a user who can mount nothing, in namespaces of its own, after a script as root. */
  async function runContained(sandbox: Sandbox, script: string, user: number): Promise<Ended> {
    await mkdir(sandbox.path("home"));
    execFileSync("chown", ["54321", sandbox.path("home"), sandbox.path("tmp")]);
    // Elsewhere is the program itself, should it be below.
    const first = `mount --bind '${root}' /mnt; ${script}; cd /`;
    const become = `setpriv --reuid=${user} --regid=${user} --clear-groups`;
    const words = [
      process.execPath,
      "/mnt/dist/cli.js",
      "--port",
      "0",
      ...whereIsTheDataIn("/mnt"),
    ];
    const namespaces = ["--mount", "--propagation", "private", "--pid", "--fork", "--mount-proc"];
    const passwd =
      "echo 'u54321:x:54321:54321::/:/bin/sh' | cat /etc/passwd - > /run/p; mount --bind /run/p /etc/passwd";
    const all = `set -e; mount -t tmpfs none /run; ${passwd}; ${first}; ${become} "$@" || exit $?; exit`;
    const args = [...namespaces, "sh", "-c", all, "sh", ...words];
    const env = { HOME: sandbox.path("home"), XDG_CACHE_HOME: undefined, TMPDIR: undefined };
    return sandbox.start("unshare", args, env).ended;
  }

  const whereIsTheDataIn = (place: string) => [
    "--",
    ...whereIsTheData.map((word) => word.replace(root, `${place}/`)),
  ];

  const volume = "mount -t tmpfs -o mode=0777 none";

  test("works in a volume that is open to all, when nobody else is there", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${volume} /tmp; ${volume} /dev/shm`;
    const { code, stdout, stderr } = await runContained(sandbox, script, 54321);
    expect([code, stdout], stderr).toEqual([0, expect.stringMatching(/^\/tmp\/ram-postgres-/)]);
    expect(stderr).toContain(" on a RAM disk");
    expect(stderr).not.toContain("NOT on a RAM disk");
  });

  test("keeps away from there as root, whose server is somebody else", async () => {
    await using sandbox = await Sandbox.create();
    const { code, stderr } = await runContained(sandbox, `${volume} /tmp`, 0);
    expect(code, stderr).toBe(70);
    expect(stderr).toContain(
      "/tmp: others can put something in the place of what is in it: chmod +t",
    );
  });

  test("keeps away from there when processes are hidden", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${volume} /tmp; mount -o remount,hidepid=1 /proc`;
    const { code, stderr } = await runContained(sandbox, script, 54321);
    expect(code, stderr).toBe(70);
    expect(stderr).toContain(
      "/tmp: others can put something in the place of what is in it: chmod +t",
    );
  });

  test("keeps away from there when somebody else is there as well", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${volume} /tmp; setpriv --reuid=4321 --clear-groups sleep 300 & sleep 0.1`;
    const { code, stderr } = await runContained(sandbox, script, 54321);
    expect(code, stderr).toBe(70);
    expect(stderr).toContain(
      "/tmp: others can put something in the place of what is in it: chmod +t",
    );
  });

  test("does not mind another user's RAM disk where it may not look", async () => {
    await using sandbox = await Sandbox.create();
    const theirs = "/run/theirs/ram-postgres-abcdef";
    const script = `mkdir -p ${theirs}/disk; chmod 700 /run/theirs; mount -t tmpfs ram-postgres ${theirs}/disk`;
    const { code, stderr } = await runContained(sandbox, script, 54321);
    expect(code, stderr).toBe(0);
  });

  test("leaves nothing where rm is not in its usual place", async () => {
    await using sandbox = await Sandbox.create();
    const script = "mount --bind /dev/null $(readlink -f /usr/bin/rm)";
    const { code, stdout, stderr } = await runContained(sandbox, script, 0);
    expect(code, stderr).toBe(0);
    await expect(stat(stdout.trim().replace(/\/disk\/data$/, ""))).rejects.toThrow("ENOENT");
  });
});

test.skipIf(!isRoot)(
  "a cache that is full costs the snapshot, and has no half of one (only root can mount one)",
  async () => {
    await using sandbox = await Sandbox.create();
    using full = await mounted(sandbox, "size=128k");
    await fill(full.path);
    const ended = await run(sandbox, { XDG_CACHE_HOME: full.path });
    await expectSuccess(ended);
    expect(ended.stderr).toContain("warning: the snapshot could not be kept: ");
    expect(ended.stderr).toMatch(/No space left|Wrote only/);
    expect(await readdir(join(full.path, "ram-postgres", "snapshots"))).toEqual([]);
    expect(await readdir(sandbox.path("tmp"))).toEqual([]);
    expect(await sandbox.processes()).toEqual([]);
  },
);

describe("a clock that", () => {
  // Whoever looks at it finds it set by a year or an hour, either way.
  const jumping = `
    const now = Date.now, hour = 3600e3, year = 365 * 24 * hour;
    let looks = 0;
    const jump = () => now() + [0, year, -year, hour, -hour][looks++ % 5];
    globalThis.Date = class extends Date {
      constructor(...given) {
        if (given.length > 0) super(...given);
        else super(jump());
      }
    };
    Date.now = jump;`;

  test("jumps each time that anybody looks changes nothing", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("clock.cjs"), jumping);
    const env = { NODE_OPTIONS: `--require "${sandbox.path("clock.cjs")}"` };
    for (const place of ["first", "second"]) {
      const args = ["--port", "0", "--migrations", "migrations", "--report=json"];
      const file = sandbox.path(`${place}.json`);
      const run = [...args, `--report-file=${file}`, "--", "true"];
      const { code, stderr } = await sandbox.runCli(run, env);
      expect(code, stderr).toBe(0);
      const report = JSON.parse(await readFile(file, "utf8"));
      for (const { start, duration } of report.phases) {
        // Not a year, and not before it was started.
        for (const ms of [start, duration]) expect(ms >= 0 && ms < 3600e3, `${ms}`).toBe(true);
      }
    }
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test.skipIf(!existsSync(fakeClock))(
    "is set again and again while a run is under way, for the server and the tests too, changes nothing (where libfaketime sets one)",
    async () => {
      await using sandbox = await Sandbox.create();
      const offset = sandbox.path("offset");
      await writeFile(offset, "+0");
      const env = {
        LD_PRELOAD: fakeClock,
        FAKETIME_TIMESTAMP_FILE: offset,
        FAKETIME_NO_CACHE: "1",
        // Only the time of day can be set.
        FAKETIME_DONT_FAKE_MONOTONIC: "1",
      };
      const query = [...sqlCommand, "SELECT extract(year FROM clock_timestamp())"];
      // Until the server has told of two years.
      const years =
        'first=$("$@"); for i in $(seq 500); do [ "$("$@")" = "$first" ] || exit 5; done';
      const words = ["--", "sh", "-c", years, "sh", ...query];
      const run = sandbox.startCli(
        ["--port", "0", "--migrations", "migrations", "--report=json", ...words],
        env,
      );
      let isOver = false;
      const ended = run.ended.finally(() => {
        isOver = true;
      });
      const offsets = ["+1y", "+1h", "-1y", "-1h", "+0"];
      for (let turn = 0; !isOver; turn++) {
        // Never half written.
        await writeFile(`${offset}.new`, offsets[turn % offsets.length] ?? "");
        await rename(`${offset}.new`, offset);
        await sleep(70);
      }
      const { code, stderr } = await ended;
      expect(code, stderr).toBe(5);
      const { phases, errors } = JSON.parse(stderr.slice(stderr.indexOf("{\n")));
      expect(errors ?? []).toEqual([]);
      for (const { start, duration } of phases) {
        for (const ms of [start, duration]) expect(ms >= 0 && ms < 3600e3, `${ms}`).toBe(true);
      }
      expect(await sandbox.leftovers()).toEqual([]);
    },
  );

  test("jumps does not make a run remove a server that was set up for later steps", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("clock.cjs"), jumping);
    const job = await Job.create(sandbox);
    expect((await job.main({})).code).toBe(0);
    const NODE_OPTIONS = `--require "${sandbox.path("clock.cjs")}"`;
    const { code, stderr } = await sandbox.runCli(["--port", "0", "--", "true"], { NODE_OPTIONS });
    expect(code, stderr).toBe(0);
    const { DATABASE_URL = "" } = await job.read("GITHUB_ENV");
    const query = sandbox.start(sqlCommand[0], [sqlCommand[1], "SELECT 1", DATABASE_URL]);
    expect(await query.ended).toMatchObject({ code: 0, stdout: "1\n" });
    await job.post();
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test.for([
    ["was set to long ago when a snapshot was made", "1971-01-01", /20\d{3} d/],
    ["was set to the future when a snapshot was made", "2100-01-01", /\b0 s/],
  ] as const)("%s does not keep it from being used and listed", async ([, day, age]) => {
    await using sandbox = await Sandbox.create();
    await expectSuccess(await run(sandbox, {}));
    const store = sandbox.path("cache", "ram-postgres", "snapshots");
    const entries = await readdir(store, { recursive: true });
    for (const entry of entries) await utimes(join(store, entry), new Date(day), new Date(day));
    const listed = await sandbox.runCli(["snapshots"]);
    expect(listed.stdout).toMatch(age);
    expect(listed.stdout).not.toMatch(/\s-\d/);
    const second = await run(sandbox, {});
    await expectSuccess(second);
    expect(second.stderr).toMatch(/Snapshot +hit/);
  });
});
