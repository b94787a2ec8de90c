import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { choosePort } from "../../src/postgres/port.ts";
import { isInRam } from "../../src/postgres/ramdisk.ts";
import type { Report } from "../../src/run/report/report.ts";
import { Job } from "../support/job.ts";
import { cliPath, Sandbox, sql, until } from "../support/sandbox.ts";

const run = promisify(execFile);

/** Options of a run with a baseline, migrations and worker databases; its report goes into `report.json`. */
async function optionsFor(sandbox: Sandbox): Promise<string[]> {
  await mkdir(sandbox.path("migrations"));
  await writeFile(sandbox.path("migrations", "1_users.sql"), "CREATE TABLE users (id int)");
  return [
    ...["--baseline", "true", "--migrations", sandbox.path("migrations")],
    ...["--worker-databases", "2", "--report", "json"],
    ...["--report-file", sandbox.path("report.json")],
  ];
}

async function reportOf(sandbox: Sandbox): Promise<Report> {
  return JSON.parse(await readFile(sandbox.path("report.json"), "utf8"));
}

/** A script of which one part is for our server, and one for the stock server. */
function each(ours: string, stock: string): string {
  return `if [ "$(${sql} 'SHOW fsync')" = off ]; then ${ours}; else ${stock}; fi`;
}

const settings = `${sql} "SELECT current_setting('fsync'), current_setting('synchronous_commit'),
  current_setting('max_connections'), current_setting('wal_segment_size'), current_setting('work_mem'),
  current_setting('timezone')"`;

test("the tests run again on a stock server, durable and on a disk, with the same databases", async () => {
  await using sandbox = await Sandbox.create();
  const disk = `stat -f -c %T "$(${sql} 'SHOW data_directory')"`;
  const log = `$(dirname "$(dirname "$(${sql} 'SHOW data_directory')")")/server.log`;
  const { code, stdout, stderr } = await sandbox.runCli([
    ...(await optionsFor(sandbox)),
    ...["--settings", "work_mem = 5MB", "--settings", "log_statement = all", "--"],
    ...["sh", "-ec", each("echo ours", `${settings}; ${disk}; grep -c FILE_COPY "${log}" || true`)],
  ]);
  expect(code, stderr).toBe(0);
  const [first, stock, fileSystem, copies] = stdout.split("\n");
  expect([first, stock, copies]).toEqual(["ours", "on|on|100|16MB|5MB|UTC", "0"]);
  if (!isInRam(sandbox.directory)) expect(fileSystem).not.toMatch(/tmpfs|ramfs/);
  expect(stderr).toContain("run once more now, against a stock server");
  const { baseline, phases, exitCode } = await reportOf(sandbox);
  expect(exitCode).toBe(0);
  expect(phases.filter(({ phase }) => phase === "test")).toHaveLength(1);
  expect(baseline).toMatchObject({ state: "ran", exitCode: 0 });
  if (baseline?.state !== "ran") throw new Error("it did not run");
  const names = baseline.phases.map(({ phase }) => phase);
  expect(names).toEqual(["binaries", "initdb", "start", "migrate", "clone", "test", "stop"]);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("the stock server has the migrations and the workers' databases", async () => {
  await using sandbox = await Sandbox.create();
  const command = `${sql} "" "$DATABASE_URL"; ${sql} "" "$DATABASE_URL_2"; echo "$WORKER_DATABASES $PGPASSWORD"`;
  const { code, stdout, stderr } = await sandbox.runCli([
    ...(await optionsFor(sandbox)),
    ...["--password", "s3cret", "--", "sh", "-ec", command],
  ]);
  expect(code, stderr).toBe(0);
  const each = "pgmigrations users\npgmigrations users\n2 s3cret\n";
  expect(stdout).toBe(each + each);
});

test("a port that was asked for is the stock server's as well, and the migrate-command runs there", async () => {
  await using sandbox = await Sandbox.create();
  const port = await choosePort(0);
  const seed = `${sql} 'INSERT INTO users VALUES (7)'`;
  const { code, stdout, stderr } = await sandbox.runCli([
    ...(await optionsFor(sandbox)),
    ...["--port", `${port}`, "--migrate-command", seed, "--"],
    ...["sh", "-ec", `echo "$PGPORT"; ${sql} 'SELECT * FROM users' "$DATABASE_URL_1"`],
  ]);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe(`${port}\n7\n${port}\n7\n`);
});

test("tests that fail there alone leave the result as it was, and the report says so", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli([
    ...(await optionsFor(sandbox)),
    ...["--", "sh", "-c", each("exit 0", "exit 3")],
  ]);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("against the stock server the tests failed (exit code 3)");
  expect(stderr).toMatch(/Stock server +tests failed \(exit code 3\)/);
  expect((await reportOf(sandbox)).baseline).toMatchObject({ state: "ran", exitCode: 3 });
  expect(await sandbox.leftovers()).toEqual([]);
});

test("tests that fail are not run twice", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stdout } = await sandbox.runCli([
    ...(await optionsFor(sandbox)),
    ...["--", "sh", "-c", "echo tests; exit 5"],
  ]);
  expect([code, stdout]).toEqual([5, "tests\n"]);
  expect((await reportOf(sandbox)).baseline).toEqual({ state: "skipped" });
});

test.each([
  ["fails", 'throw new Error("boom long-s3cret")', "boom ***"],
  [
    "throws where nobody looks",
    'setTimeout(() => { throw new Error("later long-s3cret"); }, 5); await new Promise(() => {})',
    "later ***",
  ],
])(
  "a migration that %s there alone is told without the password, and no failure",
  async (_, body, message) => {
    await using sandbox = await Sandbox.create();
    const options = await optionsFor(sandbox);
    await writeFile(
      sandbox.path("migrations", "2_durable.cjs"),
      `exports.up = async ({ db }) => {
      const { rows } = await db.query("SHOW fsync");
      if (rows[0].fsync === "on") { ${body}; }
    };`,
    );
    const { code, stdout, stderr } = await sandbox.runCli([
      ...[...options, "--password", "long-s3cret", "--", "echo", "tests"],
    ]);
    expect([code, stdout], stderr).toEqual([0, "tests\n"]);
    expect(stderr).toContain("warning: baseline: there is nothing to compare with: ");
    expect(stderr).toContain(message);
    expect((await reportOf(sandbox)).baseline).toEqual({
      state: "failed",
      problem: expect.stringContaining(message),
    });
    expect(await sandbox.leftovers()).toEqual([]);
  },
);

describe("a signal", () => {
  test.each([
    ["while the tests run there", (begun: string) => ["--", "sh", "-c", each("true", begun)]],
    [
      "while their database is made",
      (begun: string) => ["--migrate-command", each("true", begun), "--", "true"],
    ],
  ])("%s ends the run, and nothing is left", async (_, command) => {
    await using sandbox = await Sandbox.create();
    const begun = sandbox.path("begun");
    const started = sandbox.startCli([
      ...(await optionsFor(sandbox)),
      ...command(`echo > ${begun}; sleep 300 & sleep 300`),
    ]);
    await until(() => exists(begun));
    started.child.kill("SIGINT");
    const { code, stderr } = await started.ended;
    expect(code, stderr).toBe(130);
    expect(stderr).toContain("interrupted by SIGINT; everything is removed");
    expect(stderr).toMatch(/tests passed in[\s\S]*Stock server +not compared +interrupted/);
    expect(await sandbox.leftovers()).toEqual([]);
  });
});

test.skipIf(process.getuid?.() !== 0)(
  "an ordinary user has it as well (only root can become another user)",
  async () => {
    await using sandbox = await Sandbox.create();
    const options = ["--baseline", "true", "--worker-databases", "1", "--snapshot", "false"];
    await run("chown", ["nobody", sandbox.path("tmp")]);
    const { code, stdout, stderr } = await sandbox.start("setpriv", [
      ...["--reuid=nobody", "--regid=nogroup", "--clear-groups", process.execPath, cliPath],
      ...[...options, "--", "sh", "-ec", `${sql} 'SHOW fsync' "$DATABASE_URL_1"`],
    ]).ended;
    expect([code, stdout], stderr).toEqual([0, "off\non\n"]);
    expect(stderr).toContain("Compared with a stock server");
    expect(await sandbox.leftovers()).toEqual([]);
  },
);

describe("the action", () => {
  test("shows it in the job summary", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    const { code, stdout } = await job.main({
      ...{ baseline: "true", "test-command": `${sql} 'SHOW fsync'`, snapshot: "false" },
    });
    expect(code, stdout).toBe(0);
    expect(await job.summary()).toContain("#### Compared with a stock server");
    expect(await job.read("GITHUB_OUTPUT")).toMatchObject({ "exit-code": "0" });
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("that was killed with the stock server running is cleaned up by its post step", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    const begun = sandbox.path("begun");
    const main = job.start("main", {
      ...{ baseline: "true", snapshot: "false" },
      "test-command": each("true", `echo > ${begun}; sleep 300`),
    });
    await until(() => exists(begun));
    main.child.kill("SIGKILL");
    await main.ended;
    await job.post();
    const files = (await sandbox.leftovers()).filter((each) => !each.startsWith("process "));
    expect(files).toEqual([]);
    // The watchdog's program, which found that all was done.
    await until(async () => (await sandbox.leftovers()).length === 0);
  });

  test("without tests says that there is nothing to compare", async () => {
    await using sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    const { stdout } = await job.main({ baseline: "true", snapshot: "false" });
    await job.post();
    expect(stdout).toContain("::warning::baseline is about a test-command, of which there is none");
    expect(await sandbox.leftovers()).toEqual([]);
  });
});
