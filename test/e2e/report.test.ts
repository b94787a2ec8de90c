import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/run/report/report.ts";
import { Job } from "../support/job.ts";
import { cliPath, Sandbox, sql, until } from "../support/sandbox.ts";
import { serverBehind } from "../support/server-behind.ts";

const workers = ["--worker-databases", "2"];

/** What a run tells as JSON, whose migrations make two tables, one with a row. */
async function reportOf(
  sandbox: Sandbox,
  script: string,
  options: readonly string[] = [],
): Promise<Report> {
  await makeMigrations(sandbox);
  const file = sandbox.path("report.json");
  const { stderr } = await sandbox.runCli([
    ...["--migrations", sandbox.path("migrations"), "--report", "json", "--report-file", file],
    ...[...options, "--", "sh", "-c", script],
  ]);
  expect(stderr).not.toContain("warning");
  return JSON.parse(await readFile(file, "utf8"));
}

async function makeMigrations(sandbox: Sandbox): Promise<void> {
  await mkdir(sandbox.path("migrations"), { recursive: true });
  await writeFile(
    sandbox.path("migrations", "1_tables.sql"),
    "CREATE TABLE users (id int); CREATE TABLE plans (id int); INSERT INTO plans VALUES (1)",
  );
}

describe("what tests leave behind", () => {
  test("is told of each database", async () => {
    await using sandbox = await Sandbox.create();
    const { audit } = await reportOf(
      sandbox,
      `${sql} 'INSERT INTO users VALUES (1), (2); DELETE FROM plans' &&
       ${sql} 'CREATE TABLE scratch (id int)' "$DATABASE_URL_2" && ${sql} 'CREATE DATABASE mine'`,
      workers,
    );
    expect(audit).toMatchObject({
      databases: [
        {
          database: "test",
          rows: [
            { table: "users", added: 2, removed: 0 },
            { table: "plans", added: 0, removed: 1 },
          ],
        },
        { database: "test_1", rows: [], newTables: [] },
        { database: "test_2", rows: [], newTables: ["scratch"] },
      ],
      newDatabases: ["mine"],
    });
    expect(audit?.problem).toBeUndefined();
  });

  test("is nothing when they are rolled back, from a snapshot as well", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${sql} 'BEGIN; INSERT INTO users VALUES (1); DELETE FROM plans; ROLLBACK'`;
    const reports = [await reportOf(sandbox, script), await reportOf(sandbox, script)];
    expect(reports.map(({ snapshot }) => snapshot.state)).toEqual(["miss", "hit"]);
    for (const { audit, activity } of reports) {
      expect(audit?.databases).toMatchObject([{ database: "test", rows: [], newTables: [] }]);
      expect(activity?.rolledBack).toBeGreaterThanOrEqual(1);
    }
  });

  test("is the same from a snapshot, and does not count what the command before them did", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${sql} 'UPDATE plans SET id = id + 1'`;
    const unkept = ["--migrate-command", `${sql} 'INSERT INTO plans VALUES (7)'`];
    for (const [options, states, rows] of [
      [[], ["miss", "hit"], 1],
      [unkept, ["hit", "hit"], 2],
    ] as const) {
      const reports = [
        await reportOf(sandbox, script, options),
        await reportOf(sandbox, script, options),
      ];
      expect(reports.map(({ snapshot }) => snapshot.state)).toEqual(states);
      for (const { audit } of reports) {
        expect(audit?.databases[0]?.rows).toEqual([{ table: "plans", added: rows, removed: rows }]);
      }
    }
  });

  test("does not keep them from copying any database", async () => {
    await using sandbox = await Sandbox.create();
    const { exitCode, audit } = await reportOf(
      sandbox,
      `${sql} 'CREATE DATABASE copied TEMPLATE postgres' "$DATABASE_URL"`,
    );
    expect([exitCode, audit?.newDatabases]).toEqual([0, ["copied"]]);
  });

  test("is looked at without setting off triggers of theirs", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${sql} 'CREATE FUNCTION trap() RETURNS event_trigger LANGUAGE plpgsql AS
        $$ BEGIN ASSERT false; END $$; CREATE EVENT TRIGGER trap ON ddl_command_start EXECUTE FUNCTION trap()'; false`;
    const { errors, audit } = await reportOf(sandbox, script);
    expect(errors).toEqual([]);
    expect(audit?.databases).toMatchObject([{ database: "test", rows: [] }]);
  });

  test("is told of tables that are called as what every object has", async () => {
    await using sandbox = await Sandbox.create();
    await makeMigrations(sandbox);
    await writeFile(
      sandbox.path("migrations", "2_odd.sql"),
      'CREATE TABLE constructor (id int); CREATE TABLE "__proto__" (id int)',
    );
    const { audit } = await reportOf(
      sandbox,
      `${sql} 'INSERT INTO constructor VALUES (1); INSERT INTO "__proto__" VALUES (1)'`,
    );
    expect(audit?.databases[0]?.rows.map(({ table }) => table).sort()).toEqual([
      "__proto__",
      "constructor",
    ]);
  });

  test("is read anew when what was kept with a snapshot is damaged", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${sql} 'INSERT INTO users VALUES (1)'`;
    await reportOf(sandbox, script);
    const store = sandbox.path("cache", "ram-postgres", "snapshots");
    const manifest = join(store, (await readdir(store))[0] ?? "", "manifest.json");
    const kept = JSON.parse(await readFile(manifest, "utf8"));
    await writeFile(
      manifest,
      JSON.stringify({ ...kept, origin: { ...kept.origin, state: { tables: null } } }),
    );
    const { snapshot, audit } = await reportOf(sandbox, script);
    expect(snapshot.state).toBe("hit");
    expect(audit?.databases[0]?.rows).toMatchObject([{ table: "users", added: 1 }]);
  });

  test("is told also when they have ended all connections", async () => {
    await using sandbox = await Sandbox.create();
    const others = "pid <> pg_backend_pid() AND backend_type = 'client backend'";
    const { audit, activity } = await reportOf(
      sandbox,
      `${sql} "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}" &&
       ${sql} 'INSERT INTO users VALUES (1)'`,
    );
    expect(audit?.databases[0]?.rows).toMatchObject([{ table: "users", added: 1 }]);
    expect(audit?.problem).toBeUndefined();
    expect(activity?.rowsWritten).toBeGreaterThan(0);
  });

  test("is told of a session that is called as ours are, and stays", async () => {
    await using sandbox = await Sandbox.create();
    const code = `(async () => {
      const { Client } = require(${JSON.stringify(createRequire(import.meta.url).resolve("pg"))});
      const options = { connectionString: process.env.DATABASE_URL, application_name: "ram-postgres" };
      const client = new Client(options);
      client.on("error", () => process.exit());
      await client.connect();
      await client.query("INSERT INTO users VALUES (1)");
      require("fs").writeFileSync(${JSON.stringify(sandbox.path("told"))}, "");
    })()`;
    await writeFile(sandbox.path("stays.cjs"), code);
    const stays = `setsid '${process.execPath}' ${sandbox.path("stays.cjs")} > /dev/null 2>&1 < /dev/null &`;
    const { audit } = await reportOf(
      sandbox,
      `${stays} until [ -e ${sandbox.path("told")} ]; do sleep 0.01; done`,
    );
    expect(audit?.databases[0]?.rows).toMatchObject([{ table: "users", added: 1 }]);
    await until(async () => (await sandbox.leftovers()).length === 0);
  });

  test("is a failure also of a session that is not counted, where it may be one", async () => {
    await using sandbox = await Sandbox.create();
    const { audit } = await reportOf(
      sandbox,
      `${sql} "SET track_counts = off; UPDATE plans SET id = 2; INSERT INTO users VALUES (1)"`,
      ["--audit", "fail"],
    );
    expect(audit?.isFailure).toBe(true);
    expect(audit?.databases[0]?.rows.map(({ table }) => table).sort()).toEqual(["plans", "users"]);
  });

  test("is not known when they have killed the server, which is no reason to fail either", async () => {
    await using sandbox = await Sandbox.create();
    const { exitCode, audit } = await reportOf(
      sandbox,
      `kill -9 $(head -n 1 "$(${sql} 'SHOW data_directory')/postmaster.pid")`,
    );
    expect(exitCode).toBe(0);
    expect(audit).toMatchObject({ databases: [], newDatabases: [], problem: expect.any(String) });
    expect(await sandbox.leftovers()).toEqual([]);
  });

  test("is told when they have renamed the database, which is no reason to fail", async () => {
    await using sandbox = await Sandbox.create();
    const report = await reportOf(
      sandbox,
      `${sql} 'ALTER DATABASE test RENAME TO other' "\${DATABASE_URL%/*}/postgres"`,
    );
    expect(report.exitCode).toBe(0);
    expect(report.audit).toMatchObject({ databases: [], newDatabases: ["other"] });
    expect(report.audit?.goneDatabases).toEqual(["test"]);
  });
});

test("when tests fail, what the server said meanwhile is told", async () => {
  await using sandbox = await Sandbox.create();
  const { errors } = await reportOf(sandbox, `${sql} 'SELECT nothing'; ${sql} 'SELECT nothing'`);
  expect(errors).toEqual([
    {
      severity: "ERROR",
      message: 'column "nothing" does not exist at character 8',
      ...{ statement: "SELECT nothing", count: 2 },
    },
  ]);
  const { errors: none } = await reportOf(sandbox, `${sql} 'SELECT nothing' || true`);
  expect(none).toBeUndefined();
});

test("when tests fail, the end of the server's log is in a group of the action's output", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const script = `${sql} "SELECT nothing AS \\"
::stop-commands::x\\""`;
  const { stdout } = await job.main({ "test-command": script });
  const [, log = ""] =
    /^::group::ram-postgres: the end of the server's log\n([\s\S]*?)^::endgroup::/m.exec(stdout) ??
    [];
  expect(log, stdout).toContain('ERROR:  column "nothing" does not exist');
  expect(stdout).not.toMatch(/^\s*::stop-commands::/m);
  const passing = await Job.create(sandbox);
  const { stdout: passed } = await passing.main({ "test-command": `${script} || true` });
  expect(passed).not.toContain("the server's log");
});

test("the password is in no report, wherever tests have put it", async () => {
  await using sandbox = await Sandbox.create();
  await makeMigrations(sandbox);
  const password = "p@ss!word/long";
  const xml = `<testsuites><testcase name="t"><failure message="$DATABASE_URL and $PGPASSWORD"/></testcase></testsuites>`;
  const { stderr } = await sandbox.runCli([
    ...["--password", password, "--junit", sandbox.path("*.xml"), "--report", "json", "--"],
    ...[
      "sh",
      "-c",
      `echo "${xml.replaceAll('"', '\\"')}" > "${sandbox.path("t.xml")}"; ${sql} "SELECT '$PGPASSWORD' x y"`,
    ],
  ]);
  expect(stderr).toContain("postgresql://postgres:***@");
  expect(stderr.slice(stderr.indexOf("\n{\n"))).not.toContain(password);
  expect(stderr).not.toContain(encodeURIComponent(password));
});

describe("audit: fail", () => {
  test.each([
    ["something is left", "INSERT INTO users VALUES (1)", 70, "left something behind"],
    ["nothing is left", "SELECT 1", 0, "tests passed"],
    ["the tests fail by themselves", "no SQL", 1, "tests failed"],
  ])("when %s", async (_, statement, exitCode, said) => {
    await using sandbox = await Sandbox.create();
    await makeMigrations(sandbox);
    const { code, stderr } = await sandbox.runCli([
      ...["--migrations", sandbox.path("migrations"), "--audit", "fail", "--"],
      ...["sh", "-c", `${sql} '${statement}'`],
    ]);
    expect(code, stderr).toBe(exitCode);
    expect(stderr).toContain(said);
  });

  test("fails the action's step", async () => {
    await using sandbox = await Sandbox.create();
    await makeMigrations(sandbox);
    const job = await Job.create(sandbox);
    const { code, stdout } = await job.main({
      ...{ migrations: sandbox.path("migrations"), audit: "fail" },
      "test-command": `${sql} 'INSERT INTO users VALUES (1)'`,
    });
    expect(code, stdout).toBe(1);
    expect(stdout).toContain("::error::audit: the tests left something behind");
    expect(await job.read("GITHUB_OUTPUT")).toMatchObject({ "exit-code": "0" });
  });
});

describe("without a test command", () => {
  const xml = '<testsuites><testcase name="t"><failure message="no luck"/></testcase></testsuites>';

  /** What the post step tells of what `script` did between it and the main step. */
  async function afterSteps(sandbox: Sandbox, script: string, inputs: Record<string, string>) {
    await makeMigrations(sandbox);
    const job = await Job.create(sandbox);
    const migrations = sandbox.path("migrations");
    const { code, stdout } = await job.main({ migrations, "worker-databases": "1", ...inputs });
    expect(code, stdout).toBe(0);
    expect(stdout).not.toContain("::warning");
    const env = await job.read("GITHUB_ENV");
    await sandbox.start("sh", ["-c", script], env).ended;
    const ended = await job.post({ PGPASSWORD: env.PGPASSWORD });
    expect(await sandbox.leftovers()).toEqual([]);
    return { ...ended, summary: await job.summary() };
  }

  test("the post step tells what later steps did and left, and their tests", async () => {
    await using sandbox = await Sandbox.create();
    const script = `${sql} 'INSERT INTO users VALUES (1)' "$DATABASE_URL_1"; ${sql} 'SELECT nothing'
      echo '${xml}' > "${sandbox.path("t.xml")}"`;
    const { code, stdout, summary } = await afterSteps(sandbox, script, {
      junit: sandbox.path("*.xml"),
    });
    expect(code, stdout).toBe(0);
    expect(summary).toContain("#### Isolation: the later steps left something behind");
    expect(summary).toContain("users: 1 row added");
    expect(summary).toMatch(/no\sluck/);
    expect(summary).toMatch(/\| connections +\| 2\smade/);
    expect(summary).toContain("column &#34;nothing&#34; does not exist");
    expect(stdout).toContain("the end of the server's log");
  });

  test.each([
    ["fails when something is left", "INSERT INTO users VALUES (1)", 1],
    ["passes when nothing is left", "SELECT 1", 0],
  ])("with audit: fail the post step %s", async (_, statement, expected) => {
    await using sandbox = await Sandbox.create();
    const inputs = { audit: "fail" };
    const { code, stdout } = await afterSteps(sandbox, `${sql} '${statement}'`, inputs);
    expect(code, stdout).toBe(expected);
    expect(stdout.includes("::error::audit: ")).toBe(expected === 1);
  });

  test("the post step cleans up also when later steps ended the server", async () => {
    await using sandbox = await Sandbox.create();
    const script = `kill -9 $(head -n 1 "$(${sql} 'SHOW data_directory')/postmaster.pid")`;
    const { code, stdout, summary } = await afterSteps(sandbox, script, {});
    expect(code, stdout).toBe(0);
    expect(summary).toContain("Not all could be looked at");
  });
});

test("a migration that fails is an annotation of its line", async () => {
  await using sandbox = await Sandbox.create();
  await makeMigrations(sandbox);
  const file = sandbox.path("migrations", "2_wrong.sql");
  await writeFile(file, "SELECT 1;\nSELECT nothing;\n");
  const job = await Job.create(sandbox);
  const inputs = { migrations: sandbox.path("migrations"), "test-command": "true" };
  const { code, stdout } = await job.main(inputs, { GITHUB_WORKSPACE: sandbox.directory });
  expect(code).toBe(1);
  const place = "title=Migration failed,file=migrations/2_wrong.sql,line=2,col=8";
  expect(stdout).toContain(`::error ${place}::migration `);
  expect(stdout).toContain('ERROR: column "nothing" does not exist');
  expect(stdout).toMatch(
    /::group::ram-postgres: the end of the server's log\n[\s\S]*STATEMENT: {2}SELECT 1;/,
  );
  const summary = await job.summary();
  expect(summary).toMatch(/^### ❌ ram-postgres: the database could not be set up\n/);
  expect(summary).toContain("#### Errors of the server");
});

test("what tests do in all databases is counted", async () => {
  await using sandbox = await Sandbox.create();
  const insert = `${sql} 'INSERT INTO users SELECT generate_series(1, 1000)'`;
  const { activity } = await reportOf(sandbox, `${insert} && ${insert} "$DATABASE_URL_1"`, workers);
  expect(activity?.rowsWritten).toBeGreaterThanOrEqual(2000);
  expect(activity?.rowsWritten).toBeLessThan(3000);
  expect(activity).toMatchObject({ deadlocks: 0, temporaryFiles: 0, connections: 2 });
  expect(activity?.walBytes).toBeGreaterThan(0);
});

test("what the tests' own reports tell is in it: the failed ones, and the slowest", async () => {
  await using sandbox = await Sandbox.create();
  const xml =
    '<testsuites><testsuite name="s"><testcase classname="users" name="lists" time="0.5"/>' +
    '<testcase classname="users" name="creates" time="0.1"><failure message="no &lt;b&gt;"/></testcase></testsuite></testsuites>';
  await writeFile(sandbox.path("given.xml"), xml);
  const { tests } = await reportOf(
    sandbox,
    `mkdir "${sandbox.path("out")}" && cat "${sandbox.path("given.xml")}" > "${sandbox.path("out", "a.xml")}"; exit 1`,
    ["--junit", `${sandbox.path("out")}/*.xml`, "--junit", "nothing/*.xml"],
  );
  expect(tests).toMatchObject({ files: 1, passed: 1, failed: 1, skipped: 0 });
  expect(tests?.shown.map(({ name, outcome, message }) => [name, outcome, message])).toEqual([
    ["users > creates", "failed", "no <b>"],
    ["users > lists", "passed", undefined],
  ]);
  expect(tests?.problems).toEqual([expect.stringContaining('no file matches "nothing/*.xml"')]);
});

describe("the form", () => {
  test.each([
    ["markdown", /\n### ✅ ram-postgres: tests passed in .*\n[\s\S]*```mermaid\n/],
    ["json", /\n\{\n {2}"exitCode": 0,\n[\s\S]*\n\}\n/],
    ["text", /\nram-postgres {2}tests passed in .*\n[\s\S]* {2}Isolation\n/],
  ])("%s is shown at the end", async (form, shown) => {
    await using sandbox = await Sandbox.create();
    const { code, stdout, stderr } = await sandbox.runCli([
      "--report",
      form,
      "--",
      "echo",
      "tests",
    ]);
    expect([code, stdout]).toEqual([0, "tests\n"]);
    expect(stderr).toMatch(shown);
  });

  test("of a file does not matter to the terminal", async () => {
    await using sandbox = await Sandbox.create();
    const args = ["--report-file", "a report.md", "--report=markdown", "--", "true"];
    const { stderr } = await sandbox.runCli(args, {}, sandbox.directory);
    expect(stderr).toMatch(/\nram-postgres {2}tests passed in /);
    expect(await readFile(sandbox.path("a report.md"), "utf8")).toMatch(/^### ✅ ram-postgres: /);
  });

  test("of a file that can't be written is told before anything is started", async () => {
    await using sandbox = await Sandbox.create();
    const file = sandbox.path("gone", "report.json");
    const { code, stdout, stderr } = await sandbox.runCli([
      ...["--report-file", file, "--", "echo", "tests"],
    ]);
    expect([code, stdout]).toEqual([64, ""]);
    expect(stderr).toContain(`report-file: "${file}" can't be written`);
  });
});

test("the job summary has it too", async () => {
  await using sandbox = await Sandbox.create();
  await makeMigrations(sandbox);
  const job = await Job.create(sandbox);
  await job.main({
    migrations: sandbox.path("migrations"),
    "test-command": `${sql} 'INSERT INTO users VALUES (1)'; echo '<testsuites><testcase name="t" time="0.2"/></testsuites>' > "${sandbox.path("t.xml")}"`,
    junit: sandbox.path("*.xml"),
  });
  const summary = await job.summary();
  expect(summary).toContain("#### Isolation: the tests left something behind");
  expect(summary).toContain("users: 1 row added");
  expect(summary).toContain("#### Slowest tests");
});

describe.skipIf(process.platform !== "linux" || !existsSync("/usr/bin/script"))(
  "at a terminal (where `script` of util-linux opens one)",
  () => {
    /** What a terminal of 60 columns gets. */
    async function shown(sandbox: Sandbox, env: NodeJS.ProcessEnv): Promise<string> {
      const initdb = await serverBehind(sandbox, "initdb", "sleep 0.5");
      const words = [process.execPath, cliPath, "--port", "0", "--snapshot", "false", "--", "true"];
      const command = `stty cols 60; ${words.map((word) => `'${word}'`).join(" ")}`;
      const PATH = `${initdb}:${process.env.PATH}`;
      const args = ["-qec", command, "/dev/null"];
      // Of CI's own logs Node.js takes none for a terminal with colours.
      const all = { CI: undefined, ...env, PATH };
      const { code, stdout } = await sandbox.start("/usr/bin/script", args, all).ended;
      expect(code, stdout).toBe(0);
      return stdout;
    }

    test("it has colours and the width, and what takes a while is told meanwhile", async () => {
      await using sandbox = await Sandbox.create();
      const text = await shown(sandbox, { TERM: "xterm-256color" });
      expect(text).toContain("\r\u001b[Kram-postgres: initdb … ");
      const bold = "\u001b[1mram-postgres\u001b[22m";
      expect(text).toContain(bold);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of
      const plain = text.slice(text.indexOf(bold)).replace(/\u001b\[\d+m/g, "");
      for (const line of plain.split("\r\n"))
        expect([...line].length, line).toBeLessThanOrEqual(60);
    });

    test("it has no colours where NO_COLOR asks for none", async () => {
      await using sandbox = await Sandbox.create();
      const text = await shown(sandbox, { TERM: "xterm-256color", NO_COLOR: "1" });
      expect(text).toContain("tests passed in");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of
      expect(text).not.toMatch(/\u001b\[\d+m/);
    });
  },
);
