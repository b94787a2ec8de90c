import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { Job } from "../support/job.ts";
import { MemoryGroup } from "../support/memory-group.ts";
import { cliPath, type Ended, Sandbox, sql, until } from "../support/sandbox.ts";
import { stranger } from "../support/stranger.ts";

const { resolve } = createRequire(import.meta.url);
// The parent of what a backend starts is the backend.
const crash = `${sql} "COPY (SELECT 1) TO PROGRAM 'kill -SEGV \\$PPID'"`;
const terminate = `${sql} "SELECT pg_terminate_backend(pg_backend_pid())"`;
const untilBack = `until ${sql} 'SELECT 1' 2> /dev/null; do sleep 0.05; done`;
/** Ends the server as the kernel would, and waits until it is gone. */
const kill =
  'pid=$(head -n 1 "$data/postmaster.pid"); kill -9 $pid; while kill -0 $pid 2> /dev/null; do sleep 0.01; done';
const notePlace = (sandbox: Sandbox) =>
  `data=$(${sql} 'SHOW data_directory'); head -n 1 "$data/postmaster.pid" > '${sandbox.path("server")}'`;

const isRoot = process.getuid?.() === 0;

/** What the report says, its lines joined. */
function told({ stderr }: Ended): string {
  return stderr.replace(/\n {8,}/g, " ");
}

async function nothingIsLeft(sandbox: Sandbox): Promise<void> {
  expect(await sandbox.leftovers()).toEqual([]);
  const server = (await readFile(sandbox.path("server"), "utf8").catch(() => "")).trim();
  if (server) expect(await segmentsOf(server)).toEqual([]);
}

/** The System V shared memory that a process has made; none where the system does not tell. */
async function segmentsOf(pid: string): Promise<string[]> {
  const text = await readFile("/proc/sysvipc/shm", "utf8").catch(() => "");
  return text.split("\n").filter((line) => line.trim().split(/\s+/)[4] === pid);
}

describe("connections that run out", () => {
  const few = ["--settings", "max_connections=5"];
  const advice =
    "nobody more was let in: close those that are done with, or allow more by settings";
  /** Connects until it is not let in any more, and fails then. */
  const greedy = `(async () => {
    const { Client } = require(${JSON.stringify(resolve("pg"))});
    for (let count = 0; count < 20; count++) {
      await new Client(process.env.DATABASE_URL).connect();
    }
  })()`;
  const command = `'${process.execPath}' -e '${greedy}.catch(() => process.exit(3))'`;

  test("are told of tests that fail, with what to do", async () => {
    await using sandbox = await Sandbox.create();
    const ended = await sandbox.runCli([...few, "--", "sh", "-c", command]);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/tests failed after .* \(exit code 3\): connections ran out\n/);
    expect(told(ended)).toContain(advice);
    await nothingIsLeft(sandbox);
  });

  test("are told in the error of the action's step", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    const inputs = { settings: "max_connections=5", "test-command": command };
    const { code, stdout } = await job.main(inputs);
    expect(code).toBe(3);
    expect(stdout).toMatch(/::error::.*exit code 3: connections ran out, nobody more was let in/);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("are told of a migrate-command", async () => {
    await using sandbox = await Sandbox.create();
    const ended = await sandbox.runCli([...few, "--migrate-command", command, "--", "true"]);
    expect(ended.code).toBe(70);
    expect(ended.stderr).toContain("failed with exit code 3; its output is above");
    expect(ended.stderr).toContain(advice);
    await nothingIsLeft(sandbox);
  });

  test("are told of a migration", async () => {
    await using sandbox = await Sandbox.create();
    await mkdir(sandbox.path("m"));
    const migration = `exports.up = async (pgm) => {
      const { rows } = await pgm.db.query(
        "SELECT current_setting('unix_socket_directories') AS host, current_setting('port') AS port, current_user AS user"
      );
      const { Client } = require(${JSON.stringify(resolve("pg"))});
      for (;;) await new Client({ ...rows[0], host: JSON.parse(rows[0].host), database: "test" }).connect();
    };`;
    await writeFile(sandbox.path("m", "1_a.cjs"), migration);
    const ended = await sandbox.runCli([...few, "--migrations", sandbox.path("m"), "--", "true"]);
    expect(ended.code).toBe(70);
    expect(ended.stderr).toContain(advice);
    await nothingIsLeft(sandbox);
  });

  test("are no fault of later steps, of which none is known to have failed", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    expect((await job.main({ settings: "max_connections=5" })).code).toBe(0);
    const env = await job.read("GITHUB_ENV");
    expect((await sandbox.start("sh", ["-c", command], env).ended).code).toBe(3);
    const { code, stdout } = await job.post();
    expect(code).toBe(0);
    expect(stdout).not.toContain("connections ran out");
    expect(await job.summary()).not.toContain("connections ran out");
  });

  test("are no fault of tests that pass", async () => {
    await using sandbox = await Sandbox.create();
    const ended = await sandbox.runCli([...few, "--", "sh", "-c", `${command} || true`]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).not.toContain("Fault");
  });
});

describe("while tests run", () => {
  test("a server that is killed is told, and its shared memory removed", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${notePlace(sandbox)}; ${kill}; ${sql} 'SELECT 1' 2> /dev/null`;
    const ended = await sandbox.runCli(["--", "sh", "-c", script]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/tests failed after .* \(exit code 1\): the server ended\n/);
    expect(told(ended)).toMatch(/Fault +the server ended +its process was killed/);
    await nothingIsLeft(sandbox);
  });

  test("a server that is asked to end is told", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${notePlace(sandbox)}; ${kill.replace("-9", "-INT")}; exit 3`;
    const ended = await sandbox.runCli(["--", "sh", "-c", script]);
    expect(ended.code).toBe(3);
    expect(told(ended)).toMatch(/Fault +the server ended +it received fast shutdown request/);
    await nothingIsLeft(sandbox);
  });

  test("a server that crashes and starts itself again is told, with what it did", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${notePlace(sandbox)}; ${crash} 2> /dev/null || { ${untilBack}; exit 9; }`;
    const ended = await sandbox.runCli(["--", "sh", "-c", script]);
    expect([ended.code, ended.stdout]).toEqual([9, "1\n"]);
    expect(ended.stderr).toMatch(/tests failed after .*: the server crashed\n/);
    expect(told(ended)).toMatch(/\(PID \d+\) was terminated by signal 11/);
    expect(told(ended)).toContain("running: COPY (SELECT 1) TO PROGRAM");
    await nothingIsLeft(sandbox);
  });

  test("tests that pass in spite of a crash have passed, and it is told", async () => {
    await using sandbox = await Sandbox.create();
    const ended = await sandbox.runCli(["--", "sh", "-c", `${crash} 2> /dev/null || true`]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/tests passed in \S+ m?s\n/);
    expect(ended.stderr).toContain("Fault        the server crashed");
  });

  test("one session that is ended is no fault of the server's", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${terminate} 2> /dev/null; ${sql} 'SELECT 1'; exit 2`;
    const ended = await sandbox.runCli(["--", "sh", "-c", script]);
    expect([ended.code, ended.stdout]).toEqual([2, "1\n"]);
    expect(ended.stderr).toContain("FATAL: terminating connection");
    expect(ended.stderr).not.toContain("Fault");
    await nothingIsLeft(sandbox);
  });
});

describe("of a server that is killed", () => {
  /** Has a session wait for a program, so that it does not see that its server is gone. */
  const busy = (sandbox: Sandbox) => {
    const begun = sandbox.path("tmp", "begun");
    const program = `COPY (SELECT 1) TO PROGRAM 'echo > ${begun}; sleep 300'`;
    return `chmod 1777 '${sandbox.path("tmp")}'; ${sql} "${program}" 2> /dev/null & until [ -s ${begun} ]; do sleep 0.01; done; rm ${begun}`;
  };

  test("the sessions that work on are ended", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${notePlace(sandbox)}; ${busy(sandbox)}; ${kill}; exit 3`;
    const { code, stderr } = await sandbox.runCli(["--", "sh", "-c", script]);
    expect(code, stderr).toBe(3);
    await nothingIsLeft(sandbox);
  });

  test.skipIf(!isRoot || !existsSync("/usr/bin/setpriv"))(
    "the sessions that work on are ended where root may not look into their processes, as in a container (as root)",
    async () => {
      await using sandbox = await Sandbox.create();
      const script = `${notePlace(sandbox)}; ${busy(sandbox)}; ${kill}; exit 3`;
      const contained = ["--bounding-set", "-sys_ptrace", "--inh-caps", "-sys_ptrace"];
      const run = [process.execPath, cliPath, "--", "sh", "-c", script];
      const { code, stderr } = await sandbox.start("setpriv", [...contained, ...run]).ended;
      expect(code, stderr).toBe(3);
      await nothingIsLeft(sandbox);
    },
  );

  test.skipIf(!existsSync("/dev/shm"))(
    "the shared memory is removed that has names (on Linux)",
    async () => {
      await using sandbox = await Sandbox.create();
      const names = sandbox.path("names");
      const note = `pid=$(head -n 1 "$data/postmaster.pid"); grep -o 'PostgreSQL\\.[0-9]*' /proc/$pid/maps > ${names}`;
      const script = `${notePlace(sandbox)}; ${note}; ${kill}; exit 3`;
      const settings = ["--settings", "dynamic_shared_memory_type=posix"];
      const { code, stderr } = await sandbox.runCli([...settings, "--", "sh", "-c", script]);
      expect(code, stderr).toBe(3);
      const had = (await readFile(names, "utf8")).split("\n").filter(Boolean);
      expect(had).not.toEqual([]);
      const there = await readdir("/dev/shm");
      expect(there.filter((name) => had.includes(name))).toEqual([]);
      await nothingIsLeft(sandbox);
    },
  );

  test.skipIf(!isRoot)(
    "what another user runs under its arguments is left alone (as root, who can be another user)",
    async () => {
      await using sandbox = await Sandbox.create();
      const [data, go] = [sandbox.path("data"), sandbox.path("go")];
      const wait = `echo "$data" > ${data}; until [ -e ${go} ]; do sleep 0.01; done`;
      const script = `${notePlace(sandbox)}; ${wait}; ${kill}; exit 3`;
      const { ended } = sandbox.startCli(["--", "sh", "-c", script]);
      await until(async () => (await readFile(data, "utf8").catch(() => "")).endsWith("\n"));
      const path = (await readFile(data, "utf8")).trim();
      const words = ["-c", "sleep 300; exit", "postgres", "-D", path];
      const other = spawn("sh", words, { ...stranger, stdio: "ignore", cwd: "/" });
      try {
        await once(other, "spawn");
        await writeFile(go, "");
        const { code, stderr } = await ended;
        expect(code, stderr).toBe(3);
        expect(stderr).toContain("the server ended");
        expect([other.exitCode, other.signalCode]).toEqual([null, null]);
        await nothingIsLeft(sandbox);
      } finally {
        other.kill("SIGKILL");
      }
    },
  );
});

test("a server that is stopped is ended with all its processes", async () => {
  await using sandbox = await Sandbox.create();
  const stop =
    'pid=$(head -n 1 "$data/postmaster.pid"); kill -STOP $pid $(cat /proc/$pid/task/$pid/children)';
  const { code, stderr } = await sandbox.runCli([
    "--",
    "sh",
    "-c",
    `${notePlace(sandbox)}; ${stop}; exit 3`,
  ]);
  expect(code, stderr).toBe(3);
  await nothingIsLeft(sandbox);
});

test("files in the place of the server's own that nobody can read to an end keep no run from ending", async () => {
  await using sandbox = await Sandbox.create();
  const replace = "rm -f postmaster.pid; mkfifo postmaster.pid";
  const script = `${notePlace(sandbox)}; ${sql} "COPY (SELECT 1) TO PROGRAM '${replace}'"; exit 3`;
  const { code, stderr } = await sandbox.runCli(["--", "sh", "-c", script]);
  expect(code, stderr).toBe(3);
  await nothingIsLeft(sandbox);
});

test("nor do such files in the place of the run's own", async () => {
  await using sandbox = await Sandbox.create();
  const replace =
    "for each in server.pid server.log command.pid shared-memory; do rm -f $each; mkfifo $each; done";
  const script = `${notePlace(sandbox)}; cd "$data/../.."; ${replace}; exit 3`;
  const { code, stderr } = await sandbox.runCli(["--", "sh", "-c", script]);
  expect(code, stderr).toBe(3);
  await nothingIsLeft(sandbox);
});

describe("while it is set up", () => {
  /** A run whose migrate-command does that. */
  async function setUp(sandbox: Sandbox, script: string): Promise<Ended> {
    return sandbox.runCli(["--migrate-command", script, "--", "echo", "tests"]);
  }

  test.each([
    ["is killed", (place: string) => `${place}; ${kill}; exit 1`, "the server ended: its process"],
    [
      "crashes",
      (place: string) => `${place}; ${crash} 2> /dev/null || { ${untilBack} >&2; exit 9; }`,
      "the server crashed: ",
    ],
  ])("a server that %s is told with the end of its log", async (_, script, expected) => {
    await using sandbox = await Sandbox.create();
    const { code, stdout, stderr } = await setUp(sandbox, script(notePlace(sandbox)));
    expect([code, stdout]).toEqual([70, ""]);
    expect(stderr).toContain(expected);
    expect(stderr).toContain("the end of the server's log:");
    expect(stderr).toContain("database system is ready to accept connections");
    await nothingIsLeft(sandbox);
  });

  test("a server that a migration crashes is told with the migration", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("1_a.sql"), "COPY (SELECT 1) TO PROGRAM 'kill -SEGV $PPID';");
    const args = ["--migrations", sandbox.directory, "--", "true"];
    const { code, stderr } = await sandbox.runCli(args);
    expect(code).toBe(70);
    expect(stderr).toMatch(/1_a\.sql.*Connection terminated unexpectedly/);
    // As of 18 it is the "client backend" that was terminated, before the "server process".
    expect(stderr).toMatch(/the server crashed: .*\(PID \d+\) was terminated/);
    expect(stderr).toContain("the end of the server's log:");
    await nothingIsLeft(sandbox);
  });
});

describe("without a test command", () => {
  test.each([
    ["killed", (place: string) => `${place}; ${kill}`, "the server ended"],
    ["crashed", (place: string) => `${place}; ${crash}`, "the server crashed"],
  ])("a server that later steps have %s is told by the post step", async (_, script, expected) => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    expect((await job.main({})).code).toBe(0);
    const env = await job.read("GITHUB_ENV");
    await sandbox.start("sh", ["-c", script(notePlace(sandbox))], env).ended;
    const { code, stdout } = await job.post({ PGPASSWORD: env.PGPASSWORD });
    expect(code, stdout).toBe(0);
    expect(stdout).toContain(`::warning::during the later steps ${expected}: `);
    // One that was killed may have had no time to log anything.
    if (expected.endsWith("crashed")) expect(stdout).toContain("the end of the server's log");
    expect(await job.summary()).toMatch(new RegExp(`### ❌ .*during the later steps ${expected}`));
    await nothingIsLeft(sandbox);
  });
});

const mebibyte = 1024 ** 2;
const probe = MemoryGroup.create(512 * mebibyte);
await probe?.[Symbol.asyncDispose]();

describe.skipIf(!probe)("with a limit of memory (as root where control groups can be made)", () => {
  /** Runs the command line in a container's stead. */
  async function limited(sandbox: Sandbox, args: readonly string[]): Promise<Ended> {
    await using group = MemoryGroup.create(512 * mebibyte);
    const script = `${group?.enter}; exec "$@"`;
    const { ended } = sandbox.start("sh", ["-c", script, "sh", process.execPath, cliPath, ...args]);
    return await ended;
  }

  test("the RAM disk is half of what is left of it", async () => {
    await using sandbox = await Sandbox.create();
    const ended = await limited(sandbox, ["--ram-disk", "required", "--", "true"]);
    expect(ended.code, ended.stderr).toBe(0);
    const [, size] = /peak \d+ MiB +of (\d+) MiB/.exec(ended.stderr) ?? [];
    expect(Number(size)).toBeGreaterThan(128);
    expect(Number(size)).toBeLessThanOrEqual(256);
  });

  const devour = "SELECT length(repeat(repeat(chr(120), 1000000), 900))";

  test("tests that fail for want of it are told so", async () => {
    await using sandbox = await Sandbox.create();
    const ended = await limited(sandbox, ["--", "sh", "-c", `${sql} '${devour}' 2> /dev/null`]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/tests failed after .*: memory ran out\n/);
    expect(told(ended)).toMatch(/Fault +memory ran out +the kernel killed 1 process/);
    expect(told(ended)).toMatch(/was terminated by signal 9: Killed, running: SELECT length/);
    await nothingIsLeft(sandbox);
  });

  test("a RAM disk that is larger than it is told so, and leaves nothing", async () => {
    await using sandbox = await Sandbox.create();
    const fill =
      "CREATE TABLE big AS SELECT repeat(md5(i::text), 60) FROM generate_series(1, 800000) i";
    const ended = await limited(sandbox, [
      "--ram-disk-size",
      "2G",
      "--",
      "sh",
      "-c",
      `${sql} '${fill}'`,
    ]);
    expect(ended.code, ended.stderr).toBe(1);
    expect(told(ended)).toMatch(/Fault +memory ran out +the kernel killed/);
    await nothingIsLeft(sandbox);
  });

  test("a migration that fails for want of it is told so", async () => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("1_a.sql"), `${devour};`);
    const args = ["--migrations", sandbox.directory, "--", "true"];
    const { code, stderr } = await limited(sandbox, args);
    expect(code).toBe(70);
    expect(stderr).toContain("memory ran out: the kernel killed 1 process");
    await until(async () => (await sandbox.leftovers()).length === 0);
  });
});
