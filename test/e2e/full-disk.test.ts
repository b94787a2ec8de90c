import { chmod, mkdir, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { Job } from "../support/job.ts";
import { cliPath, Sandbox, sql } from "../support/sandbox.ts";
import { serverBehind } from "../support/server-behind.ts";
import { unusedSharedMemory, unusedSince } from "../support/unused-memory.ts";

const fill =
  "CREATE TABLE big AS SELECT repeat(md5(i::text), 60) FROM generate_series(1, 200000) i";
const small = ["--ram-disk-size", "128M"];
const advice =
  /the RAM disk was full: its size is 128 MiB, its peak use was \d+ MiB; give it more by ram-disk-size/;

test("words of tests about a full disk are none of the server's", async () => {
  await using sandbox = await Sandbox.create();
  await chmod(sandbox.directory, 0o777);
  const statements = [
    "SELECT 'No space left on device' FROM nowhere",
    "SELECT 'could not extend file: No space left on device'::int",
    "COPY (SELECT repeat('x', 100000)) TO '/dev/full'",
  ];
  const script = `for each in "$@"; do ${sql} "$each" 2>&1 | tail -1; done; exit 6`;
  const { code, stdout, stderr } = await sandbox.runCli([
    ...["--port", "0", "--", "sh", "-c", script, "sh", ...statements],
  ]);
  expect(code, stdout).toBe(6);
  expect(stderr).toContain("could not write to COPY file");
  expect(stderr).not.toContain("disk was full");
});

test.skipIf(process.getuid?.() !== 0)(
  "where no disk of its own can be had, the machine's is told with its place and size, and that there is no cap (only root can take mounting away)",
  async () => {
    await using sandbox = await Sandbox.create();
    // Others see nothing of that: the mount namespace is the run's alone.
    const script = `
      mount -t tmpfs -o size=300m none /dev/shm && mount --bind /bin/false "$(command -v mount)" && exec "$@"`;
    const tests = ["sh", "-c", `${sql} "$1"`, "sh", fill.replace("200000", "400000")];
    const run = [process.execPath, cliPath, "--port", "0", ...small, "--", ...tests];
    const args = ["--mount", "--propagation", "private", "sh", "-c", script, "sh", ...run];
    const { code, stderr } = await sandbox.start("unshare", args).ended;
    const told = stderr.replace(/\n {8,}/g, " ");
    expect(code, stderr).toBe(1);
    expect(told).toContain(
      "warning: ram-disk-size: there is no cap, for the data has no disk of its own:",
    );
    expect(told).toMatch(
      /it is \/dev\/shm, 300 MiB in all, the run's peak use was \d+ MiB; make room there/,
    );
    expect(await sandbox.leftovers()).toEqual([]);
  },
);

// Another RAM disk than one of our own has no cap that could be reached.
describe.skipIf(process.getuid?.() !== 0)("a RAM disk that is full (as root) is told", () => {
  test.each([
    ["from the beginning", 0],
    ["in its midst, where its server aborts,", 6],
  ])("of an initdb %s", async (_, roomMiB) => {
    await using sandbox = await Sandbox.create();
    const before = await unusedSharedMemory();
    await chmod(sandbox.directory, 0o755);
    const filling = `for each in "$@"; do case "$each" in --pgdata=*)
      head -c ${128 - roomMiB}M /dev/zero > "$(dirname "\${each#--pgdata=}")/filling" ;; esac; done`;
    const path = await serverBehind(sandbox, "initdb", filling);
    const PATH = `${path}:${process.env.PATH}`;
    const args = [...small, "--port", "0", "--", "echo", "tests"];
    const { code, stdout, stderr } = await sandbox.runCli(args, { PATH });
    expect([code, stdout], stderr).toEqual([70, ""]);
    expect(stderr).toMatch(/initdb ended with exit code 1/);
    expect(stderr).toMatch(
      /the RAM disk was full: its size is 128 MiB, its peak use was 12[78] MiB/,
    );
    expect(stderr).not.toContain("not removed");
    expect(await sandbox.leftovers()).toEqual([]);
    expect(await unusedSince(before)).toEqual([]);
  });

  test("of a migration, with its file", async () => {
    await using sandbox = await Sandbox.create();
    const migrations = sandbox.path("m");
    await mkdir(migrations);
    await writeFile(sandbox.path("m", "1_a.sql"), `${fill};`);
    const args = [...small, "--migrations", migrations, "--", "echo", "tests"];
    const { code, stdout, stderr } = await sandbox.runCli(args);
    expect([code, stdout]).toEqual([70, ""]);
    expect(stderr).toMatch(/migration .*1_a\.sql failed/);
    expect(stderr).toMatch(advice);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("of a migration that makes the write-ahead log too long, which ends the server", async () => {
    await using sandbox = await Sandbox.create();
    const migrations = sandbox.path("m");
    await mkdir(migrations);
    // Rows of a table that was there before are logged.
    const rows = fill.replace("CREATE TABLE big AS", "INSERT INTO big");
    await writeFile(sandbox.path("m", "1_a.sql"), "CREATE TABLE big (t text);");
    await writeFile(sandbox.path("m", "2_b.sql"), `${rows};`);
    const settings = ["--settings", "max_wal_size=10GB"];
    const args = [...small, ...settings, "--migrations", migrations, "--", "true"];
    const { code, stderr } = await sandbox.runCli(args);
    expect(code).toBe(70);
    expect(stderr).toMatch(advice);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("of the migrate-command", async () => {
    await using sandbox = await Sandbox.create();
    const args = [...small, "--migrate-command", `${sql} '${fill}'`, "--", "true"];
    const { code, stderr } = await sandbox.runCli(args);
    expect(code).toBe(70);
    expect(stderr).toContain("failed with exit code 1; its output is above");
    expect(stderr).toMatch(advice);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("of the copies for workers", async () => {
    await using sandbox = await Sandbox.create();
    const args = [...small, "--worker-databases", "40", "--", "true"];
    const { code, stderr } = await sandbox.runCli(args);
    expect(code).toBe(70);
    expect(stderr).toContain("worker-databases: a copy could not be made");
    expect(stderr).toMatch(advice);
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("of tests that fail, and not of those that pass", async () => {
    await using sandbox = await Sandbox.create();
    const run = (last: string) =>
      sandbox.runCli([...small, "--", "sh", "-c", `${sql} '${fill}' 2> /dev/null || ${last}`]);
    const failed = await run("exit 6");
    expect(failed.code).toBe(6);
    expect(failed.stderr).toMatch(/tests failed after .* \(exit code 6\): the RAM disk was full\n/);
    expect(failed.stderr.replace(/\n {8,}/g, " ")).toMatch(/its size is 128 MiB, its peak use was/);
    const passed = await run("true");
    expect(passed.code).toBe(0);
    expect(passed.stderr).not.toContain("Fault");
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("of the action's tests, in the error of the step and in the summary", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    const inputs = { "ram-disk-size": "128M", "test-command": `${sql} '${fill}'` };
    const { code, stdout } = await job.main(inputs);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error::test-command ended with exit code 1: the RAM disk was full, its size/m,
    );
    expect(await job.summary()).toContain("the RAM disk was full");
    expect(await sandbox.leftovers()).toEqual([]);
  });
});
