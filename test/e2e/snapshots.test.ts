import { execFile } from "node:child_process";
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { choosePort } from "../../src/postgres/port.ts";
import { type Ended, Sandbox, sql, sqlCommand, until } from "../support/sandbox.ts";

const run = promisify(execFile);

/** A project with migrations, and a command that prints what its database has. */
class Project implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly migrations: string;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.migrations = sandbox.path("migrations");
  }

  static async create(migrations: Record<string, string> = usual): Promise<Project> {
    const project = new Project(await Sandbox.create());
    await mkdir(project.migrations);
    for (const [name, sql] of Object.entries(migrations)) await project.write(name, sql);
    return project;
  }

  async write(name: string, sql: string): Promise<void> {
    await writeFile(join(this.migrations, name), sql);
  }

  /** Runs the program with a command that prints the tables of a database. */
  run(...options: string[]): Promise<Ended> {
    return this.runWith({}, ...options);
  }

  runWith(env: NodeJS.ProcessEnv, ...options: string[]): Promise<Ended> {
    const args = ["--port", "0", "--migrations", this.migrations, ...options];
    return this.sandbox.runCli(
      [...args, "--", "sh", "-c", this.query],
      env,
      this.sandbox.directory,
    );
  }

  /** The tables of every database that the tests are given. */
  get query(): string {
    return `${sql}; [ -z "$DATABASE_URL_1" ] || ${sql} "" "$DATABASE_URL_1"`;
  }

  async snapshots(): Promise<string[]> {
    const store = this.sandbox.path("cache", "ram-postgres", "snapshots");
    return (await readdir(store)).map((name) => join(store, name));
  }

  /** The directory of its only snapshot. */
  async snapshot(): Promise<string> {
    const found = await this.snapshots();
    expect(found).toHaveLength(1);
    return found[0] ?? "";
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sandbox[Symbol.asyncDispose]();
  }
}

const usual = {
  "1_users.sql": "CREATE TABLE users (id int);",
  "2_posts.sql": "CREATE TABLE posts (id int);",
};

/** What the summary says of snapshots. */
function told({ stderr }: Ended): string | undefined {
  const [, state, more = ""] = /^ {2}Snapshot +(\w+)(.*(?:\n {15}.*)*)$/m.exec(stderr) ?? [];
  return more.trim() ? `${state}: ${more.trim().replace(/\s+/g, " ")}` : state;
}

function phases({ stderr }: Ended): string[] {
  return [...stderr.matchAll(/^ {2}([a-z ]+?) {2,}[\d.]+ m?s/gm)].map(([, name = ""]) => name);
}

describe("the second run", () => {
  test("starts from the snapshot of the first, and has the same databases", async () => {
    await using project = await Project.create();
    const first = await project.run("--worker-databases", "2");
    expect(told(first), first.stderr).toBe("miss: there was none yet");
    expect(first.stdout).toBe("pgmigrations posts users\npgmigrations posts users\n");
    const second = await project.run("--worker-databases", "2");
    expect(told(second), second.stderr).toMatch(/^hit: saved /);
    expect(second.stdout).toBe(first.stdout);
    const expected = [
      "binaries",
      "launch",
      "look",
      "look",
      "ram disk",
      "snapshot",
      "start",
      "stop",
      "test",
      "total",
    ];
    expect(phases(second).sort()).toEqual(expected);
    expect(await project.sandbox.leftovers()).toEqual([]);
  });

  test("has a password of its own, and the first one's does not work", async () => {
    await using project = await Project.create();
    const print = ["--migrations", project.migrations, "--", "sh", "-c"];
    const first = await project.sandbox.runCli([...print, "echo $PGPASSWORD"]);
    const password = first.stdout.trim();
    const script = `[ $PGPASSWORD != ${password} ] && ${sql} 'SELECT 1' && ! PGPASSWORD=${password} ${sql} 'SELECT 1'`;
    const second = await project.sandbox.runCli([...print, script]);
    expect(told(second)).toMatch(/^hit/);
    expect(second.stdout).toBe("1\n");
    expect([second.code, second.stderr]).toEqual([0, expect.stringContaining("password")]);
  });

  test.each([
    ["a password", "--password", "chosen"],
    ["a port", "--port", "45123"],
    ["a size", "--ram-disk-size", "512M"],
  ])("may have %s that the first one had not", async (_, ...option) => {
    await using project = await Project.create();
    const args = ["--migrations", project.migrations, "--", ...sqlCommand, "SELECT 1"];
    await project.sandbox.runCli(args);
    const second = await project.sandbox.runCli([...option, ...args]);
    expect([told(second), second.stdout]).toEqual([expect.stringMatching(/^hit/), "1\n"]);
  });

  test("starts with settings of the user's that the server must be started with", async () => {
    await using project = await Project.create();
    const options = ["--settings", "wal_level = logical", "--settings", "max_connections = 50"];
    await project.run(...options);
    const second = await project.run(...options);
    expect([told(second), second.code]).toEqual([expect.stringMatching(/^hit/), 0]);
  });
});

describe("a snapshot is not used, and the summary says why, when there is another", () => {
  test.each([
    ["server setting", ["--settings", "work_mem = 8MB"], "settings changed"],
    ["locale", ["--locale", "C"], "locale changed"],
    ["database", ["--database", "other"], "database changed"],
    ["superuser", ["--username", "me"], "username changed"],
    ["extension", ["--extensions", "plpgsql"], "extensions changed"],
  ])("%s", async (_, option, reason) => {
    await using project = await Project.create();
    await project.run();
    const second = await project.run(...option);
    expect([told(second), second.code]).toEqual([`miss: ${reason}`, 0]);
  });

  test("byte in a migration", async () => {
    await using project = await Project.create();
    await project.run();
    await project.write("1_users.sql", "CREATE TABLE users (id int); ");
    expect(told(await project.run())).toBe("miss: migrations/1_users.sql changed");
  });
});

describe("migrations that were added", () => {
  test("are applied to the snapshot of those before, and all databases have them", async () => {
    await using project = await Project.create();
    await project.run("--worker-databases", "1");
    await project.write("3_tags.sql", "CREATE TABLE tags (id int);");
    const second = await project.run("--worker-databases", "3");
    expect(told(second), second.stderr).toMatch(/^prefix: 2 of 3 migrations, saved /);
    expect(second.stdout).toBe("pgmigrations posts tags users\n".repeat(2));
    expect(phases(second)).not.toContain("initdb");
    const third = await project.run("--worker-databases", "3");
    expect([told(third), third.stdout]).toEqual([expect.stringMatching(/^hit/), second.stdout]);
  });

  test("before others are not", async () => {
    await using project = await Project.create();
    await project.run();
    await project.write("1_a.sql", "CREATE TABLE a (id int);");
    const second = await project.run();
    expect([told(second), second.stdout]).toEqual([
      "miss: migrations/1_a.sql is new",
      "a pgmigrations posts users\n",
    ]);
  });

  test("that fail are told, and the snapshot before them stays", async () => {
    await using project = await Project.create();
    await project.run();
    await project.write("3_wrong.sql", "CREATE TABLE users (id int);");
    const second = await project.run();
    expect([second.code, second.stderr]).toEqual([70, expect.stringContaining("3_wrong.sql")]);
    await project.write("3_wrong.sql", "CREATE TABLE right_now (id int);");
    expect(told(await project.run())).toMatch(/^prefix: 2 of 3/);
  });

  test("to a snapshot for other workers may be none", async () => {
    await using project = await Project.create();
    await project.run("--worker-databases", "2");
    const second = await project.run();
    expect(told(second)).toMatch(/^prefix: 2 of 2/);
    const { stdout } = await project.sandbox.runCli([
      ...["--migrations", project.migrations, "--", ...sqlCommand],
      "SELECT count(*) FROM pg_database WHERE datname LIKE 'test_%'",
    ]);
    expect(stdout).toBe("0\n");
  });
});

describe("a migrate-command", () => {
  const command = ["--migrate-command", `${sql} 'CREATE TABLE made (id int)'; echo ran >&2`];

  test("whose files are not named runs each time, after the snapshot of what is before it", async () => {
    await using project = await Project.create();
    const first = await project.run(...command, "--worker-databases", "1");
    expect(first.stderr).toContain("name the files that go into it by snapshot-files");
    const second = await project.run(...command, "--worker-databases", "1");
    expect(told(second), second.stderr).toMatch(/^hit/);
    for (const { stderr, stdout } of [first, second]) {
      expect(stderr).toMatch(/^ran$/m);
      expect(stdout).toBe("made pgmigrations posts users\n".repeat(2));
    }
  });

  test("whose files are named is in the snapshot, until one of them or itself changes", async () => {
    await using project = await Project.create();
    await writeFile(project.sandbox.path("seed.sql"), "1");
    const options = ["--snapshot-files", "*.sql", "--worker-databases", "1"];
    const first = await project.run(...command, ...options);
    const second = await project.run(...command, ...options);
    expect(second.stdout).toBe("made pgmigrations posts users\n".repeat(2));
    expect([
      told(second),
      first.stderr.match(/^ran$/m)?.[0],
      second.stderr.match(/^ran$/m),
    ]).toEqual([expect.stringMatching(/^hit/), "ran", null]);
    await appendFile(project.sandbox.path("seed.sql"), "2");
    const third = await project.run(...command, ...options);
    expect(told(third)).toBe("miss: snapshot-files/seed.sql changed");
    const other = ["--migrate-command", `${sql} 'CREATE TABLE other (id int)'`];
    expect(told(await project.run(...other, ...options))).toBe("miss: migrate-command changed");
  });

  test.each([
    ["", "log_statement = all"],
    [" in a log in the cluster", "logging_collector = on\nlog_statement = all"],
    [" in the statistics of statements", "shared_preload_libraries = pg_stat_statements"],
  ])("leaves nothing of a password in the snapshot%s", async (_, settings) => {
    const contents = await contentsAfterCommand(settings);
    expect(contents.includes("SCRAM-SHA-256$")).toBe(false);
    expect(contents.includes("very-secret-password")).toBe(false);
  });

  test.each([
    ["WAL that stays", "wal_keep_size = 200"],
    [
      "a log in a folder of its own",
      "logging_collector = on\nlog_directory = mine\nlog_statement = all",
    ],
  ])("after which a password is in %s, is not kept, and a warning says so", async (_, settings) => {
    await using project = await Project.create();
    const ended = await runCommand(project, settings);
    expect(ended.stderr).toMatch(/warning: the snapshot could not be kept: a password or a path/);
    expect(await project.snapshots()).toEqual([]);
  });

  test("gets the password that the tests get", async () => {
    await using project = await Project.create();
    await writeFile(project.sandbox.path("seed.sql"), "1");
    const note = `echo $PGPASSWORD > '${project.sandbox.path("noted")}'`;
    const options = ["--migrate-command", note, "--snapshot-files", "seed.sql"];
    const args = ["--migrations", project.migrations, ...options, "--", "sh", "-c"];
    const check = `[ $PGPASSWORD = $(cat '${project.sandbox.path("noted")}') ]`;
    const { code, stderr } = await project.sandbox.runCli(
      [...args, check],
      {},
      project.sandbox.directory,
    );
    expect(code, stderr).toBe(0);
  });

  const password = "very-secret-password";

  async function contentsAfterCommand(settings: string): Promise<string> {
    await using project = await Project.create();
    await runCommand(project, settings);
    return contentsOf(await project.snapshot());
  }

  async function runCommand(project: Project, settings: string): Promise<Ended> {
    await writeFile(project.sandbox.path("seed.sql"), "1");
    const options = ["--snapshot-files", "seed.sql", "--password", password];
    const ended = await project.run(...command, ...options, "--settings", settings);
    expect(ended.code, ended.stderr).toBe(0);
    return ended;
  }
});

async function contentsOf(snapshot: string): Promise<string> {
  const names = await readdir(snapshot);
  return (await Promise.all(names.map((name) => readFile(join(snapshot, name), "latin1")))).join(
    "",
  );
}

describe("a snapshot", () => {
  test("tells nothing of the machine and the run that made it", async () => {
    await using project = await Project.create();
    await project.run("--password", "very-secret-password");
    const contents = await contentsOf(await project.snapshot());
    expect(contents).toContain("posts");
    for (const secret of [
      "very-secret-password",
      "SCRAM-SHA-256$",
      project.sandbox.directory,
      "ram-postgres-",
      // A short one may be a part of anything.
      ...(hostname().length > 6 ? [hostname()] : []),
    ]) {
      expect([secret, contents.includes(secret)]).toEqual([secret, false]);
    }
  });

  test("was shut down cleanly and has nothing left over", async () => {
    await using project = await Project.create();
    await project.run("--worker-databases", "1");
    const snapshot = await project.snapshot();
    const listed = await Promise.all(
      ["1.tar", "2.tar"].map((part) => run("tar", ["-tf", join(snapshot, part)])),
    );
    const files = listed.flatMap(({ stdout }) => stdout.split("\n"));
    expect(files.filter((file) => /^pg_wal\/[0-9A-F]{24}$/.test(file))).toHaveLength(1);
    expect(files.filter((file) => /postmaster|pgsql_tmp\/.|pg_dynshmem\/./.test(file))).toEqual([]);
    const query = "cat $TMPDIR/ram-postgres-*/server.log";
    const args = ["--migrations", project.migrations, "--worker-databases", "1", "--", "sh", "-c"];
    const second = await project.sandbox.runCli([...args, query]);
    expect(told(second)).toMatch(/^hit/);
    expect(second.stdout).toContain("database system was shut down at");
    expect(second.stdout).not.toContain("recovery");
  });

  test.each([
    ["flipped byte", flipByte],
    ["missing end", (part: string) => truncate(part, 100_000)],
    ["empty part", (part: string) => truncate(part, 0)],
  ])("with a %s is noticed and made anew", async (_, damage) => {
    await using project = await Project.create();
    const first = await project.run();
    await damage(join(await project.snapshot(), "2.tar"));
    const second = await project.run();
    expect([second.code, second.stdout], second.stderr).toEqual([0, first.stdout]);
    expect(told(second)).toMatch(/^miss: /);
    expect(told(await project.run())).toMatch(/^hit/);
    expect(await project.sandbox.leftovers()).toEqual([]);
  });

  test("is made by two runs at once, and is one", async () => {
    await using project = await Project.create();
    const both = await Promise.all([project.run(), project.run()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    await project.snapshot();
    expect(told(await project.run())).toMatch(/^hit/);
  });

  test.each([
    ["packed", "-c", 0],
    ["unpacked", "-x", 1],
  ])("that is being %s when the run is interrupted is whole or none", async (_, when, whole) => {
    await using project = await Project.create();
    if (whole > 0) await project.run();
    await mkdir(project.sandbox.path("bin"));
    const tar = `#!/bin/sh\ncase $1 in ${when}*) touch '${project.sandbox.path("tmp", "busy")}'; exec sleep 300;; esac\nexec /usr/bin/env -u PATH tar "$@"\n`;
    await writeFile(project.sandbox.path("bin", "tar"), tar, { mode: 0o755 });
    await chmod(project.sandbox.path("tmp"), 0o1777);
    const env = { PATH: `${project.sandbox.path("bin")}:${process.env.PATH}` };
    const args = ["--migrations", project.migrations, "--", "true"];
    const { child, ended } = project.sandbox.startCli(args, env);
    await until(async () => (await readdir(project.sandbox.path("tmp"))).includes("busy"));
    child.kill("SIGTERM");
    expect((await ended).code).toBe(143);
    const kept = await readdir(project.sandbox.path("cache", "ram-postgres", "snapshots"));
    expect(kept).toHaveLength(whole);
    expect(await project.sandbox.leftovers()).toEqual(["busy"]);
    if (whole > 0) expect(told(await project.run())).toMatch(/^hit/);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "that root made works for an ordinary user in another folder (only root can become another user)",
    async () => {
      await using project = await Project.create();
      await project.run();
      const copy = project.sandbox.path("theirs");
      await cp(project.sandbox.path("cache"), copy, { recursive: true });
      await run("chown", ["-R", "nobody", copy]);
      await mkdir(project.sandbox.path("home"));
      await run("chown", ["nobody", project.sandbox.path("home"), project.sandbox.path("tmp")]);
      const cli = [process.execPath, new URL("../../dist/cli.js", import.meta.url).pathname];
      const { ended } = project.sandbox.start(
        "setpriv",
        [
          ...["--reuid=nobody", "--regid=nogroup", "--clear-groups", ...cli],
          ...["--migrations", project.migrations, "--", "sh", "-c", project.query],
        ],
        { XDG_CACHE_HOME: copy, HOME: project.sandbox.path("home") },
        project.sandbox.directory,
      );
      const theirs = await ended;
      expect([theirs.code, told(theirs), theirs.stdout], theirs.stderr).toEqual([
        0,
        expect.stringMatching(/^hit/),
        "pgmigrations posts users\n",
      ]);
    },
  );
});

async function flipByte(path: string): Promise<void> {
  const file = await open(path, "r+");
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 1_000_000);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, 1_000_000);
  await file.close();
}

describe("a migration may", () => {
  test.each([
    ["set something for its role", "ALTER ROLE postgres SET jit = on;"],
    ["set something for a database", "ALTER DATABASE postgres SET random_page_cost = 3;"],
  ])("%s", async (_, sql) => {
    await using project = await Project.create({ "1_a.sql": sql });
    const runs = [await project.run(), await project.run()];
    expect(
      runs.map(({ code }) => code),
      runs[0]?.stderr,
    ).toEqual([0, 0]);
    expect(told(runs[1] as Ended)).toMatch(/^hit/);
  });

  test("set something for the system", async () => {
    await using project = await Project.create({});
    const up =
      'exports.up = (pgm) => { pgm.noTransaction(); pgm.sql("ALTER SYSTEM SET jit = on"); };';
    await project.write("1_a.cjs", up);
    const runs = [await project.run(), await project.run()];
    expect(
      runs.map(({ code }) => code),
      runs[0]?.stderr,
    ).toEqual([0, 0]);
    expect(told(runs[1] as Ended)).toMatch(/^hit/);
  });

  test("be changed while the run is under way: what was made is kept under neither name", async () => {
    await using project = await Project.create();
    const file = join(project.migrations, "1_users.sql");
    const change = `exports.up = () => require("fs").appendFileSync(${JSON.stringify(file)}, " ")`;
    await project.write("3_change.cjs", change);
    const ended = await project.run();
    expect([ended.code, ended.stderr]).toEqual([
      0,
      expect.stringContaining("could not be kept: meanwhile migrations/1_users.sql changed"),
    ]);
    expect(await project.snapshots()).toEqual([]);
  });

  test("stand beside links that lead nowhere, and to folders", async () => {
    await using project = await Project.create();
    await symlink("/no/such/file", join(project.migrations, ".#1_users.sql"));
    await mkdir(project.sandbox.path("lib"));
    await writeFile(project.sandbox.path("lib", "helper.js"), "1");
    await symlink(project.sandbox.path("lib"), join(project.migrations, "lib"));
    await project.run();
    expect(told(await project.run())).toMatch(/^hit/);
    await writeFile(project.sandbox.path("lib", "helper.js"), "2");
    expect(told(await project.run())).toBe("miss: migrations/lib/helper.js changed");
  });

  test("create an extension in another version than new ones have", async () => {
    await using project = await Project.create({
      "1_a.sql": "CREATE EXTENSION hstore VERSION '1.4'",
    });
    const first = await project.run();
    expect(first.code, first.stderr).toBe(0);
    const manifest = join(await project.snapshot(), "manifest.json");
    expect(told(await project.run())).toMatch(/^hit/);
    const noted = JSON.parse(await readFile(manifest, "utf8"));
    expect(noted.origin.extensions.hstore).toMatch(/^\d/);
    noted.origin.extensions.hstore = "1.0";
    await writeFile(manifest, JSON.stringify(noted));
    const second = await project.run();
    expect([second.code, told(second)]).toEqual([
      0,
      "miss: the one there was is of no use: this machine has another version of hstore",
    ]);
    expect(told(await project.run())).toMatch(/^hit/);
  });
});

test.each([
  ["null", "null"],
  ["a list", "[]"],
  ["cut", '{"format":1'],
  ["without an origin", (text: string) => JSON.stringify({ ...JSON.parse(text), origin: null })],
  [
    "of another recipe",
    (text: string) => text.replace(/"workerDatabases":0/, '"workerDatabases":9'),
  ],
  [
    "with a time that is none",
    (text: string) => text.replace(/"makingMs":[\d.]+/, '"makingMs":"x"'),
  ],
])("a manifest that is %s is damage, whatever it says", async (_, damaged) => {
  await using project = await Project.create();
  await project.run();
  const manifest = join(await project.snapshot(), "manifest.json");
  const text = await readFile(manifest, "utf8");
  await writeFile(manifest, typeof damaged === "string" ? damaged : damaged(text));
  const listed = await project.sandbox.runCli(["snapshots"]);
  expect([listed.code, listed.stdout]).toEqual([0, expect.stringMatching(/^0 snapshots/)]);
  const second = await project.run();
  expect([second.code, told(second)]).toEqual([0, "miss: there was none yet"]);
  expect(told(await project.run())).toMatch(/^hit/);
});

test.skipIf(process.getuid?.() !== 0)(
  "a snapshot that is too large for this run's RAM disk stays for others (only root has one with a cap for certain)",
  async () => {
    await using project = await Project.create({
      "1_a.sql":
        "CREATE TABLE a AS SELECT repeat('x', 1000) AS text FROM generate_series(1, 120000)",
    });
    await project.run();
    const small = await project.run("--ram-disk-size", "128M");
    expect(small.code).toBe(70);
    expect(told(await project.run())).toMatch(/^hit/);
  },
);

describe("a port that another program takes while the snapshot is made", () => {
  /** As `tar`, but before it packs the port of the server that was shut down has another owner. */
  const taking = `#!/bin/sh
if [ "$1" = -cf ] && mkdir "$TMPDIR/once" 2>/dev/null; then
  port=$(grep -o '"-p" "[0-9]*"' postmaster.opts | grep -o '[0-9][0-9]*')
  '${process.execPath}' -e 'require("net").createServer().listen(+process.argv[1], "127.0.0.1", () => console.log("taken", process.argv[1]))' "$port" >"$TMPDIR/log" 2>&1 &
  until grep -q taken "$TMPDIR/log"; do sleep 0.01; done
fi
exec /usr/bin/env -u PATH tar "$@"
`;

  test.each([
    ["is an error when it was asked for", true],
    ["is given up for another one", false],
  ])("%s", async (_, isAskedFor) => {
    await using project = await Project.create();
    await mkdir(project.sandbox.path("bin"));
    await writeFile(project.sandbox.path("bin", "tar"), taking, { mode: 0o755 });
    await chmod(project.sandbox.path("tmp"), 0o1777);
    const path = `${project.sandbox.path("bin")}:${process.env.PATH}`;
    const port = isAskedFor ? `${await choosePort(0)}` : "0";
    const args = ["--port", port, "--migrations", project.migrations, "--", "sh", "-c"];
    const ended = await project.sandbox.runCli([...args, project.query], { PATH: path });
    expect([ended.code, ended.stdout], ended.stderr).toEqual(
      isAskedFor ? [70, ""] : [0, "pgmigrations posts users\n"],
    );
    const log = await readFile(project.sandbox.path("tmp", "log"), "utf8");
    expect(log).toMatch(isAskedFor ? `taken ${port}\n` : /^taken [1-9]\d*\n$/);
    if (isAskedFor) expect(ended.stderr).toContain(`port: ${port} can't be had`);
  });
});

test("a cluster with tablespaces is not kept, since its files are elsewhere", async () => {
  await using project = await Project.create({});
  const place = project.sandbox.path("tablespace");
  await mkdir(place);
  if (process.getuid?.() === 0) await run("chown", ["postgres", place]);
  await project.write("1_space.cjs", noTransaction(place));
  const ended = await project.run();
  expect([ended.code, ended.stderr]).toEqual([
    0,
    expect.stringContaining("warning: the snapshot could not be kept: it has tablespaces"),
  ]);
});

function noTransaction(place: string): string {
  return `exports.up = (pgm) => { pgm.noTransaction(); pgm.sql("CREATE TABLESPACE elsewhere LOCATION '${place}'"); };`;
}

describe("without snapshots", () => {
  test("nothing is looked for or kept", async () => {
    await using project = await Project.create();
    const runs = [await project.run("--snapshot", "false"), await project.run("--snapshot=false")];
    expect(runs.map(told)).toEqual(["off", "off"]);
    expect(await readdir(project.sandbox.directory)).not.toContain("cache");
  });

  test("because there is no place for them, a run warns and goes on", async () => {
    await using project = await Project.create();
    const ended = await project.runWith({ XDG_CACHE_HOME: "/dev/null/cache" });
    expect([ended.code, told(ended)]).toEqual([0, expect.stringMatching(/^off: .*\/dev\/null/)]);
    expect(ended.stderr).toMatch(/^ram-postgres: warning: there are no snapshots: /m);
  });

  test("because one can't be packed, a run warns and goes on", async () => {
    await using project = await Project.create();
    await mkdir(project.sandbox.path("bin"));
    const tar = "#!/bin/sh\necho no space left on device >&2\nexit 2\n";
    await writeFile(project.sandbox.path("bin", "tar"), tar, { mode: 0o755 });
    const path = `${project.sandbox.path("bin")}:${process.env.PATH}`;
    const ended = await project.runWith({ PATH: path });
    expect([ended.code, ended.stdout]).toEqual([0, "pgmigrations posts users\n"]);
    expect(ended.stderr).toMatch(/warning: the snapshot could not be kept: .*\n?.*no space left/);
    expect(await readdir(project.sandbox.path("cache", "ram-postgres", "snapshots"))).toEqual([]);
  });
});

describe("ram-postgres snapshots", () => {
  test("lists them with their size, age and hits, and removes them", async () => {
    await using project = await Project.create();
    const { sandbox } = project;
    expect((await sandbox.runCli(["snapshots"])).stdout).toMatch(/^0 snapshots, 0 KiB in /);
    await project.run();
    await project.run();
    const listed = await sandbox.runCli(["snapshots"]);
    expect(listed.stdout).toMatch(
      /^snapshot +size +age +last used +hits +PostgreSQL +migrations\n[0-9a-f]{8} +\d+ MiB +\d+ s +\d+ s +1 +\d+\.\d+ +2\n1 snapshot, \d+ MiB in .*\n$/,
    );
    const pruned = await sandbox.runCli(["snapshots", "--prune"]);
    expect(pruned.stdout).toMatch(/^removed 1 snapshot, \d+ MiB, from .*\n$/);
    expect((await sandbox.runCli(["snapshots"])).stdout).toMatch(/^0 snapshots/);
    expect(told(await project.run())).toBe("miss: there was none yet");
  });
});
