import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exists } from "../../src/postgres/access.ts";
import { cliPath, root, Sandbox, sqlCommand } from "../support/sandbox.ts";
import { serverBehind } from "../support/server-behind.ts";

/** A test command that prints, as JSON, what it finds in the database. */
async function queryScript(sandbox: Sandbox, sql: string): Promise<string[]> {
  const file = sandbox.path("query.cjs");
  await writeFile(
    file,
    `const { Client } = require(${JSON.stringify(`${root}node_modules/pg`)});
     (async () => {
       const client = new Client(process.argv[2] ?? process.env.DATABASE_URL);
       await client.connect();
       const { rows } = await client.query(${JSON.stringify(sql)});
       console.log(JSON.stringify(rows));
       await client.end();
     })();`,
  );
  return [process.execPath, file];
}

test("ends with the test command's exit code and leaves nothing behind", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stdout } = await sandbox.runCli([
    "--migrations",
    "migrations",
    "--",
    ...["sh", "-c", "echo tests; exit 7"],
  ]);
  expect(code).toBe(7);
  expect(stdout).toBe("tests\n");
  expect(await sandbox.leftovers()).toEqual([]);
});

test("the test command's output comes through byte by byte, and nothing of ours is among it", async () => {
  await using sandbox = await Sandbox.create();
  const script =
    'process.stdout.write("\\u001b[31mred\\u001b[0m\\n"); process.stderr.write("err\\n")';
  const { stdout, stderr } = await sandbox.runCli(["--", process.execPath, "-e", script]);
  expect(stdout).toBe("\u001b[31mred\u001b[0m\n");
  expect(stderr).toContain("err\n");
  expect(stderr).toMatch(/tests passed in/);
});

test("the test command sees the database, and no variable that leads elsewhere", async () => {
  await using sandbox = await Sandbox.create();
  const misleading = {
    PGHOST: "db.example",
    PGSERVICE: "prod",
    PGSSLMODE: "require",
    PGDATA: "/data",
  };
  const { stdout } = await sandbox.runCli(
    ["--worker-databases", "2", "--", process.execPath, "-p", "JSON.stringify(process.env)"],
    { ...misleading, DATABASE_URL: "postgresql://prod", DATABASE_URL_9: "postgresql://prod" },
  );
  const env = JSON.parse(stdout);
  const uri = `postgresql://postgres:${env.PGPASSWORD}@127.0.0.1:${env.PGPORT}`;
  expect(env).toMatchObject({
    PGHOST: "127.0.0.1",
    PGUSER: "postgres",
    PGDATABASE: "test",
    WORKER_DATABASES: "2",
    DATABASE_URL: `${uri}/test`,
    DATABASE_URL_1: `${uri}/test_1`,
    DATABASE_URL_2: `${uri}/test_2`,
  });
  expect(Object.keys(env)).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^(PGSERVICE|PGSSLMODE|PGDATA|DATABASE_URL_9)$/),
    ]),
  );
});

test("worker databases are copies of the migrated one", async () => {
  await using sandbox = await Sandbox.create();
  const query = await queryScript(sandbox, "SELECT count(*)::int AS migrations FROM pgmigrations");
  const { stdout, stderr } = await sandbox.runCli([
    ...["--migrations", "migrations", "--worker-databases", "3", "--"],
    ...["sh", "-c", `"$@" "$DATABASE_URL_3"`, "sh", ...query],
  ]);
  expect(stdout, stderr).toBe('[{"migrations":2}]\n');
  expect(stderr).toContain("2 migrations, 3 worker databases");
});

test("a migrate-command runs after the migrations with the test command's environment", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", "1_a.sql"), "CREATE TABLE made (by text);");
  const seed = await queryScript(sandbox, "INSERT INTO made VALUES ('seed') RETURNING *");
  const { code, stdout, stderr } = await sandbox.runCli([
    ...["--migrations", sandbox.path("m"), "--migrate-command", seed.join(" "), "--"],
    ...["echo", "tests"],
  ]);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe("tests\n");
  expect(stderr).toContain('[{"by":"seed"}]');
});

test("a migrate-command that fails stops the run, tells its exit code and leaves nothing", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stdout, stderr } = await sandbox.runCli([
    ...["--migrate-command", "echo seeding; false | true", "--", "echo", "tests"],
  ]);
  expect(code).toBe(70);
  expect(stdout).toBe("");
  expect(stderr).toContain("seeding\n");
  expect(stderr).toContain("migrate-command:");
  expect(stderr).toContain("failed with exit code 1");
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a failing migration is told with its file, line and Postgres' message", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", "1_ok.sql"), "CREATE TABLE a (id int);");
  await writeFile(
    sandbox.path("m", "2_bad.sql"),
    "-- two tables\nALTER TABLE a\n  ADD COLUMN b nonsense;\n",
  );
  const { code, stderr } = await sandbox.runCli(["--migrations", sandbox.path("m"), "--", "true"]);
  expect(code).toBe(70);
  expect(stderr).toContain("2_bad.sql:3:16");
  expect(stderr).toContain('type "nonsense" does not exist (SQLSTATE 42704)');
  expect(await sandbox.leftovers()).toEqual([]);
});

test("migrations may use node-pg-migrate where the project has none, and nothing is left there", async () => {
  await using sandbox = await Sandbox.create();
  const project = sandbox.path("project");
  await mkdir(sandbox.path("project", "m"), { recursive: true });
  const column = '{ type: "int", default: new PgLiteral("1 + 1") }';
  const files = {
    "1_a.cjs": `const { PgLiteral } = require("node-pg-migrate"); exports.up = (pgm) => pgm.createTable("a", { id: ${column} });`,
    "2_b.ts": `import { PgLiteral, type MigrationBuilder } from "node-pg-migrate"; export const up = (pgm: MigrationBuilder) => { pgm.createTable("b", { id: ${column} }); };`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, "m", name), text);
  const { code, stderr } = await sandbox.runCli(["--migrations", "m", "--", "true"], {}, project);
  expect(code, stderr).toBe(0);
  expect(await readdir(project, { recursive: true })).toEqual(["m", "m/1_a.cjs", "m/2_b.ts"]);
  expect(await sandbox.leftovers()).toEqual([]);
});

test.for([
  ["ends the process", "process.exit(0)", "it called process.exit(0)"],
  [
    "throws later",
    'setTimeout(() => { throw new Error("later"); }, 5); await new Promise(() => {})',
    "later",
  ],
  [
    "rejects where nobody looks",
    'Promise.reject(new Error("unseen")); await new Promise(() => {})',
    "unseen",
  ],
])("a migration that %s fails the run, and nothing is left", async ([, body, message]) => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", "1_a.mjs"), `export const up = async () => { ${body}; };`);
  const { code, stdout, stderr } = await sandbox.runCli([
    ...["--migrations", sandbox.path("m"), "--", "echo", "tests"],
  ]);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 70, stdout: "" });
  expect(await sandbox.leftovers()).toEqual([]);
});

test("what a migration prints is not in the test command's output", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", "1_a.cjs"), 'exports.up = () => console.log("hello");');
  const { stdout, stderr } = await sandbox.runCli([
    "--migrations",
    sandbox.path("m"),
    "--",
    "true",
  ]);
  expect(stdout).toBe("");
  expect(stderr).toContain("hello\n");
});

test("a reader of our messages that goes away does not end the run", async () => {
  await using sandbox = await Sandbox.create();
  const run = sandbox.startCli(["--", "sh", "-c", "sleep 0.2; exit 6"]);
  run.child.stderr?.destroy();
  expect((await run.ended).code).toBe(6);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a connection that the migrate-command leaves open while copies are made is told as such", async () => {
  await using sandbox = await Sandbox.create();
  const file = sandbox.path("hold.cjs");
  await writeFile(
    file,
    `const { Client } = require(${JSON.stringify(`${root}node_modules/pg`)});
     const client = new Client(process.env.DATABASE_URL);
     client.on("error", () => process.exit());
     client.connect().then(() => process.send("connected"));`,
  );
  const hold = `${process.execPath} -e 'const child = require("child_process").fork("${file}", { detached: true }); child.on("message", () => { child.disconnect(); child.unref(); })'`;
  const { code, stderr } = await sandbox.runCli([
    ...["--migrate-command", hold, "--worker-databases", "1", "--", "true"],
  ]);
  expect(code, stderr).toBe(70);
  expect(stderr).toContain("worker-databases: a copy could not be made");
  expect(stderr).toContain("a connection was left open to the database");
});

test("a locale that this machine does not have is told by the input's name", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--locale", "xx_YY.UTF-8", "--", "true"]);
  expect(code).toBe(70);
  expect(stderr).toContain('locale: initdb does not take "xx_YY.UTF-8"');
});

test.for([
  ["wal_level", "minimal"],
  ["archive_mode", "off"],
  ["max_wal_senders", "5"],
  ["default_transaction_read_only", "on"],
])("a server with %s = %s starts", async ([name, value]) => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--settings", `${name} = ${value}`, "--", "true"]);
  expect(code, stderr).toBe(0);
});

test("all bad options are told at once, and nothing is started", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr, stdout } = await sandbox.runCli([
    ...["--port", "70000", "--postgres-version", "eleven", "--migrations", "nowhere"],
    ...["--ram-disk=maybe", "--settings", "fsync", "--", "true"],
  ]);
  expect(code).toBe(64);
  expect(stdout).toBe("");
  for (const name of ["port", "postgres-version", "migrations", "ram-disk", "settings"]) {
    expect(stderr).toContain(`ram-postgres: ${name}: `);
  }
  expect(await sandbox.leftovers()).toEqual([]);
});

test("words that are off and values that are off are told together", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--bogus=3", "--port", "abc", "--", "true"]);
  expect(code).toBe(64);
  expect(stderr).toContain("--bogus is not an option");
  expect(stderr).toContain("port: expected a whole number");
});

test.for([
  ["no test command", [], "there is no test command"],
  ["an unknown option", ["--prot", "1", "--", "true"], "--prot is not an option"],
  ["an option without its value", ["--port", "--", "true"], "--port takes a value"],
  ["an option given twice", ["--port=1", "--port=2", "--", "true"], "--port is given twice"],
  ["a word before --", ["npm", "--", "true"], '"npm" is no option'],
] as const)("%s is bad usage", async ([, args, message]) => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli([...args]);
  expect(stderr).toContain(message);
  expect(code).toBe(64);
});

test("a command that does not exist gives 127 before anything is started", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--", "no-such-command"]);
  expect(code).toBe(127);
  expect(stderr).toBe("ram-postgres: no-such-command: there is no such command\n");
});

test("--help and --version print to standard output", async () => {
  await using sandbox = await Sandbox.create();
  const help = await sandbox.runCli(["--help"]);
  expect(help.stdout).toContain("Usage: ram-postgres [options] -- COMMAND");
  expect(help.code).toBe(0);
  const version = await sandbox.runCli(["--version"]);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("paths with spaces and other letters work, and names that need quoting everywhere", async () => {
  await using sandbox = await Sandbox.create(" ö'ß");
  await mkdir(sandbox.path("mi grations é"));
  await writeFile(sandbox.path("mi grations é", "1_ü.sql"), "CREATE TABLE t (id int);");
  const query = await queryScript(
    sandbox,
    "SELECT current_database() AS db, current_user AS usr, to_regclass('t') IS NOT NULL AS migrated",
  );
  const names = {
    database: `we"ird 'näme%`,
    username: `us er/@:ö`,
    password: `p'a"s s:@/\\%é$(x)`,
  };
  const { stdout, stderr } = await sandbox.runCli(
    [
      ...["--migrations", "mi grations é", "--worker-databases", "1"],
      ...Object.entries(names).map(([name, value]) => `--${name}=${value}`),
      ...["--", ...query],
    ],
    {},
    sandbox.directory,
  );
  expect(stdout, stderr).toBe(
    `${JSON.stringify([{ db: names.database, usr: names.username, migrated: true }])}\n`,
  );
  expect(stderr).not.toContain(names.password);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("the user's settings win, and what depends on wal_level gives way", async () => {
  await using sandbox = await Sandbox.create();
  const query = await queryScript(
    sandbox,
    "SELECT name, setting FROM pg_settings WHERE name IN ('wal_level', 'work_mem', 'fsync', 'max_connections') ORDER BY 1",
  );
  const { stdout, stderr } = await sandbox.runCli([
    ...["--settings", "wal_level = logical", "--settings", "work_mem='64MB' # more"],
    ...["--settings", "fsync on", "--settings", "max_connections=321", "--", ...query],
  ]);
  expect(JSON.parse(stdout || "[]"), stderr).toEqual([
    { name: "fsync", setting: "on" },
    { name: "max_connections", setting: "321" },
    { name: "wal_level", setting: "logical" },
    { name: "work_mem", setting: "65536" },
  ]);
});

test("a setting the server refuses is told with the end of its log", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--settings", "no_such_thing = 1", "--", "true"]);
  expect(code).toBe(70);
  expect(stderr).toContain("PostgreSQL did not start");
  expect(stderr).toContain('unrecognized configuration parameter "no_such_thing"');
  expect(await sandbox.leftovers()).toEqual([]);
});

test("extensions are there before the migrations", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", "1_a.sql"), "CREATE TABLE t (name citext);");
  const { code, stderr } = await sandbox.runCli([
    ...["--extensions", "citext, pg_trgm", "--migrations", sandbox.path("m"), "--", "true"],
  ]);
  expect(code, stderr).toBe(0);
});

test("an extension that the server does not have is told with those it has", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--extensions", "citext,nope", "--", "true"]);
  expect(code).toBe(70);
  expect(stderr).toMatch(/extensions: this server does not have nope;.* citext,/);
});

test("an explicit port that is taken is an error before anything is made", async () => {
  await using sandbox = await Sandbox.create();
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
  });
  try {
    const { code, stderr } = await sandbox.runCli(["--port", `${port}`, "--", "true"]);
    expect(code).toBe(70);
    expect(stderr).toContain(`port: ${port} can't be had (another program listens there)`);
    expect(stderr).not.toContain("initdb");
    expect(await sandbox.leftovers()).toEqual([]);
  } finally {
    other.close();
  }
});

test("a port that another program takes for a moment while the server starts is no failure", async () => {
  await using sandbox = await Sandbox.create();
  // It listens there while the first server starts, and is gone when anybody looks.
  const taker = sandbox.path("taker.mjs");
  await writeFile(
    taker,
    `import { spawnSync } from "node:child_process";
    import { createServer } from "node:net";
    const [program, ...args] = process.argv.slice(2);
    createServer().listen(Number(args[args.indexOf("-p") + 1]), "127.0.0.1", () => {
      process.exit(spawnSync(program, args, { stdio: "inherit" }).status);
    });`,
  );
  const [node, taken] = [process.execPath, sandbox.path("taken")];
  const path = await serverBehind(
    sandbox,
    "postgres",
    `[ "$1" = -D ] && mkdir "${taken}" && exec "${node}" "${taker}" "$real" "$@"`,
  );
  await chmod(sandbox.directory, 0o777);
  const { code, stderr } = await sandbox.runCli(["--", "true"], {
    PATH: `${path}:${process.env.PATH}`,
  });
  expect(await exists(taken)).toBe(true);
  expect(code, stderr).toBe(0);
  expect(await sandbox.leftovers()).toEqual([]);
});

test.for(["*", "127.0.0.1,::1", "localhost"])(
  "a server that listens at %s, but not where its clients look for it, is started elsewhere",
  async (addresses) => {
    await using sandbox = await Sandbox.create();
    // Another program takes the one address before the first server starts, and keeps it for a while.
    const taker = sandbox.path("taker.mjs");
    await writeFile(
      taker,
      `import { createServer } from "node:net";
      import { writeFileSync } from "node:fs";
      const server = createServer((socket) => socket.end("another program"));
      const tell = () => writeFileSync(process.argv[2], process.argv[3]);
      // A server of another test may have been faster, which is another program as well.
      server.once("error", tell).listen(Number(process.argv[3]), "127.0.0.1", tell);
      setTimeout(() => process.exit(), 20_000);`,
    );
    const [node, taken] = [process.execPath, sandbox.path("taken")];
    const path = await serverBehind(
      sandbox,
      "postgres",
      `if [ "$1" = -D ] && mkdir "${taken}.d"; then
        port=$(echo "$*" | sed 's/.* -p \\([0-9]*\\).*/\\1/')
        "${node}" "${taker}" "${taken}" "$port" > /dev/null 2>&1 < /dev/null &
        until [ -s "${taken}" ]; do sleep 0.01; done
      fi`,
    );
    await chmod(sandbox.directory, 0o777);
    const PATH = `${path}:${process.env.PATH}`;
    const settings = `listen_addresses='${addresses}'`;
    const args = ["--settings", settings, "--", ...sqlCommand, "SHOW port"];
    const { code, stdout, stderr } = await sandbox.runCli(args, { PATH });
    expect(code, stderr).toBe(0);
    expect(stdout.trim()).not.toBe(await readFile(taken, "utf8"));
  },
);

test("two runs at once do not meet", async () => {
  await using sandbox = await Sandbox.create();
  const both = await Promise.all([
    sandbox.runCli(["--", "sh", "-c", "echo $PGPORT; sleep 1"]),
    sandbox.runCli(["--port", "0", "--", "sh", "-c", "echo $PGPORT; sleep 1"]),
  ]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(new Set(both.map(({ stdout }) => stdout)).size).toBe(2);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("connections without the password are refused, by TCP and by the socket", async () => {
  await using sandbox = await Sandbox.create();
  const script = `
    const { Client } = require(${JSON.stringify(`${root}node_modules/pg`)});
    const { readdirSync } = require("fs");
    const run = readdirSync(process.env.TMPDIR).find((name) => name.startsWith("ram-postgres-"));
    (async () => {
      for (const host of ["127.0.0.1", process.env.TMPDIR + "/" + run + "/socket"]) {
        const client = new Client({ host, port: Number(process.env.PGPORT), user: "postgres", password: "no", database: "test" });
        await client.connect().then(() => console.log("in"), (error) => console.log(error.code));
      }
    })();`;
  const { stdout, stderr } = await sandbox.runCli(["--", process.execPath, "-e", script]);
  expect(stdout, stderr).toBe("28P01\n28P01\n");
});

test.skipIf(process.getuid?.() !== 0)(
  "root without the right to look into others' processes, as in a container, ends its server (only root has another's)",
  async () => {
    await using sandbox = await Sandbox.create();
    const run = [process.execPath, cliPath, "--migrations", "migrations", "--", "true"];
    const { code, stderr } = await sandbox.start("setpriv", ["--bounding-set=-sys_ptrace", ...run])
      .ended;
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain("warning");
    expect(await sandbox.leftovers()).toEqual([]);
  },
);

test("what the command leaves running in the background is ended with it", async () => {
  await using sandbox = await Sandbox.create();
  const { code } = await sandbox.runCli(["--", "sh", "-c", "sleep 300 & exit 3"]);
  expect(code).toBe(3);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("an installed server that the server's user can't run is passed over", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("bin"));
  for (const name of ["postgres", "initdb"]) {
    await writeFile(sandbox.path("bin", name), "#!/bin/sh\nexit 1\n");
    await chmod(sandbox.path("bin", name), 0o755);
  }
  const path = `${sandbox.path("bin")}:${process.env.PATH}`;
  const { code, stderr } = await sandbox.runCli(["--", "true"], { PATH: path });
  expect(code, stderr).toBe(0);
});
