import { mkdir, writeFile } from "node:fs/promises";
import { constants } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { Job } from "../support/job.ts";
import { type Ended, root, Sandbox, until } from "../support/sandbox.ts";

const pg = JSON.stringify(`${root}node_modules/pg`);

/** Another connection of a migration's own, which is let in as the run is. */
const another = `
  const [{ port, host }] = await pgm.db.select(
    "SELECT current_setting('port') AS port, current_setting('unix_socket_directories') AS host");
  const other = new (require(${pg}).Client)({ port, host: host.replaceAll('"', ""), user: "postgres", database: "test" });
  await other.connect();`;

const migrations: Record<string, { code: string; expected: (string | RegExp)[] }> = {
  "never settles": {
    code: "exports.up = () => new Promise(() => {});",
    expected: ["something is waited for that never comes: a promise that nobody settles"],
  },
  "never settles after it has asked the database": {
    code: "exports.up = async (pgm) => { await pgm.db.query('SELECT 1'); await new Promise(() => {}); };",
    expected: ["something is waited for that never comes: a promise that nobody settles"],
  },
  "ends its own connection": {
    code: "exports.up = (pgm) => pgm.sql('SELECT pg_terminate_backend(pg_backend_pid())');",
    expected: [
      /migration .*1_a\.cjs failed/,
      "terminating connection due to administrator command",
    ],
  },
  "waits for itself by a second connection": {
    code: `exports.up = async (pgm) => {
      await pgm.db.query("BEGIN; CREATE TABLE a (i int)");
      ${another}
      await other.query("CREATE TABLE a (i int)");
    };`,
    expected: [
      /1_a\.cjs: it waits for itself/,
      "a connection waits for a lock: CREATE TABLE a (i int)",
      "the migration's connection has it, and is idle in a transaction after: SELECT",
    ],
  },
  "waits for its second connection": {
    code: `exports.up = async (pgm) => {
      ${another}
      await other.query("BEGIN; CREATE TABLE a (i int)");
      await pgm.db.query("CREATE TABLE a (i int)");
    };`,
    expected: [
      /1_a\.cjs: it waits for itself/,
      "the migration's connection waits for a lock: CREATE TABLE a (i int)",
    ],
  },
  "waits for a transaction that it has prepared": {
    code: `exports.up = async (pgm) => {
      pgm.noTransaction();
      await pgm.db.query("BEGIN; CREATE TABLE a (i int); PREPARE TRANSACTION 'mine'");
      await pgm.db.query("CREATE TABLE a (i int)");
    };`,
    expected: [
      /1_a\.cjs: it waits for itself/,
      "the migration's connection waits for a lock: CREATE TABLE a (i int)",
      "a prepared transaction has it: mine",
    ],
  },
  "ends its own process": {
    code: "exports.up = () => process.kill(process.pid, 'SIGKILL');",
    expected: [/1_a\.cjs: the migrations' process was ended, with exit code 137/],
  },
};

/** The patience of minutes in seconds. */
const fast = `
  const { setInterval } = globalThis;
  globalThis.setInterval = (work, ms, ...args) => setInterval(work, ms < 1000 ? ms : ms / 20, ...args);
  const { uptime } = process;
  process.uptime = () => 20 * uptime();`;

async function runMigration(sandbox: Sandbox, code: string): Promise<Ended> {
  return runFast(sandbox, [...(await migrationOf(sandbox, code)), ...prepared]);
}

const prepared = ["--settings", "max_prepared_transactions=5"];

/** Options for a migration of that code. */
async function migrationOf(sandbox: Sandbox, code: string, file = "1_a.cjs"): Promise<string[]> {
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", file), code);
  return ["--migrations", sandbox.path("m")];
}

async function runFast(sandbox: Sandbox, options: readonly string[]): Promise<Ended> {
  await writeFile(sandbox.path("fast.cjs"), fast);
  const env = { NODE_OPTIONS: `--require ${sandbox.path("fast.cjs")}` };
  return sandbox.runCli([...options, "--", "echo", "tests"], env);
}

test.for(Object.keys(migrations))("a migration that %s ends the run, and is told", async (name) => {
  await using sandbox = await Sandbox.create();
  const { code, expected } = migrations[name] ?? { code: "", expected: [] };
  const ended = await runMigration(sandbox, code);
  expect([ended.code, ended.stdout], ended.stderr).toEqual([70, ""]);
  for (const each of expected) expect(ended.stderr).toMatch(each);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a migration that takes its time, with nothing asked of the database, is waited for", async () => {
  await using sandbox = await Sandbox.create();
  const code = `exports.up = async (pgm) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await pgm.db.query("CREATE TABLE a (i int)");
    await new Promise((resolve) => setTimeout(resolve, 300));
    pgm.sql("SELECT pg_sleep(0.3)");
  };`;
  const { code: exit, stdout, stderr } = await runMigration(sandbox, code);
  expect([exit, stdout], stderr).toEqual([0, "tests\n"]);
});

test("a migration that waits for its second connection, which is at work, is waited for", async () => {
  await using sandbox = await Sandbox.create();
  const code = `exports.up = async (pgm) => {
    pgm.noTransaction();
    await pgm.db.query("CREATE TABLE a (i int)");
    ${another}
    await other.query("BEGIN; LOCK TABLE a");
    const work = other.query("SELECT pg_sleep(4); COMMIT");
    await Promise.all([work, pgm.db.query("INSERT INTO a VALUES (1)")]);
    await other.end();
  };`;
  const { code: exit, stdout, stderr } = await runMigration(sandbox, code);
  expect([exit, stdout], stderr).toEqual([0, "tests\n"]);
});

test("a migration of SQL that waits for itself ends the run, and is told", async () => {
  await using sandbox = await Sandbox.create();
  const sql = "CREATE TABLE a (i int); PREPARE TRANSACTION 'mine'; CREATE TABLE a (i int);";
  const options = await migrationOf(sandbox, sql, "1_a.sql");
  const ended = await runFast(sandbox, [...options, ...prepared]);
  expect([ended.code, ended.stdout], ended.stderr).toEqual([70, ""]);
  expect(ended.stderr).toMatch(/1_a\.sql: it waits for itself/);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a migrate-command that waits for itself ends the run, and is told", async () => {
  await using sandbox = await Sandbox.create();
  const file = sandbox.path("lock.cjs");
  await writeFile(
    file,
    `const { Client } = require(${pg});
    const [one, other] = [0, 1].map(() => new Client(process.env.DATABASE_URL));
    (async () => {
      await Promise.all([one.connect(), other.connect()]);
      await one.query("BEGIN; CREATE TABLE a (i int)");
      await other.query("CREATE TABLE a (i int)");
    })();`,
  );
  const ended = await runFast(sandbox, ["--migrate-command", `${process.execPath} ${file}`]);
  expect([ended.code, ended.stdout], ended.stderr).toEqual([70, ""]);
  expect(ended.stderr).toContain("migrate-command: it waits for itself");
  expect(ended.stderr).toContain("a connection waits for a lock: CREATE TABLE a (i int)");
  expect(await sandbox.leftovers()).toEqual([]);
});

const program = 'require("node:child_process")';

/** What a migration does when it has begun, which it tells by a file. */
const busy = {
  "that waits for a program": `${program}.execSync("sleep 311");`,
  "of an endless loop": "for (;;);",
  "that has started a program": `${program}.spawn("sleep", ["312"]); return new Promise(() => {});`,
};

describe.each(Object.entries(busy))("a migration %s", (_, work) => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "is ended by %s, with all that it started",
    async (signal) => {
      await using sandbox = await Sandbox.create();
      const run = await startBusy(sandbox, work);
      run.child.kill(signal);
      const { code, stderr } = await run.ended;
      expect(code, stderr).toBe(128 + constants.signals[signal]);
      expect(stderr).toContain(`interrupted by ${signal}; everything is removed`);
      expect(await sandbox.leftovers()).toEqual([]);
    },
  );

  test("ends with its run when that is killed, with all that it started", async () => {
    await using sandbox = await Sandbox.create();
    const run = await startBusy(sandbox, work);
    run.child.kill("SIGKILL");
    await until(async () => (await sandbox.leftovers()).length === 0);
  });
});

async function startBusy(sandbox: Sandbox, work: string) {
  const begun = JSON.stringify(sandbox.path("begun"));
  const code = `exports.up = () => { require("node:fs").writeFileSync(${begun}, ""); ${work} };`;
  const run = sandbox.startCli([...(await migrationOf(sandbox, code)), "--", "true"]);
  await until(() => exists(sandbox.path("begun")));
  return run;
}

test("what a migration leaves running is ended", async () => {
  await using sandbox = await Sandbox.create();
  const code = `exports.up = () => void ${program}.spawn("sleep", ["313"]).unref();`;
  const options = await migrationOf(sandbox, code);
  const begun = sandbox.path("begun");
  const run = sandbox.startCli([...options, "--", "sh", "-c", `echo > ${begun}; exec sleep 300`]);
  await until(() => exists(begun));
  expect(await sandbox.processes()).not.toContainEqual(expect.stringContaining("sleep 313"));
  run.child.kill("SIGTERM");
  expect((await run.ended).code).toBe(143);
});

test("a program that starts a database is told of a migration that fails, and goes on", async () => {
  await using sandbox = await Sandbox.create();
  const [, migrations] = await migrationOf(sandbox, "exports.up = () => {\n  process.exit(0);\n};");
  const library = JSON.stringify(join(root, "dist", "index.js"));
  const code = `
    const { startDatabase } = await import(${library});
    const failure = startDatabase({ port: "0", migrations: ${JSON.stringify(migrations)} });
    const { message, file, place, cause } = await failure.catch((error) => error);
    console.log(JSON.stringify({ message, file, line: place.line, stack: cause.stack }));`;
  const { stdout, stderr } = await sandbox.start(process.execPath, [
    ...["--input-type=module", "-e", code],
  ]).ended;
  expect(JSON.parse(stdout), stderr).toEqual({
    message: expect.stringMatching(/^migrations: .*1_a\.cjs: it called process\.exit\(0\)/),
    file: sandbox.path("m", "1_a.cjs"),
    line: 2,
    stack: expect.stringContaining("1_a.cjs:2:"),
  });
  expect(await sandbox.leftovers()).toEqual([]);
});

test("an error of a migration is no command to the runner", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("m"));
  const message = "no\\n::set-output name=port::1\\n##[error]x";
  await writeFile(
    sandbox.path("m", "1_a.cjs"),
    `exports.up = () => {\n  throw new Error("${message}");\n};`,
  );
  const job = await Job.create(sandbox);
  const { code, stdout } = await job.main({ migrations: sandbox.path("m") });
  expect(code).toBe(1);
  expect(stdout).not.toMatch(/^\s*::set-output/m);
  expect(stdout).toMatch(/^::error .*line=2,.*no%0A::set-output/m);
  expect(await sandbox.leftovers()).toEqual([]);
});
