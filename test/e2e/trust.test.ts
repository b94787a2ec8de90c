import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { crc32, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identityOf } from "../../src/process/process-identity.ts";
import { StandInCacheService } from "../support/cache-service.ts";
import { Job } from "../support/job.ts";
import { type Entry, packTarball } from "../support/registry.ts";
import { notesOf, RunInProgress } from "../support/run-in-progress.ts";
import {
  cliPath,
  type Ended,
  root,
  Sandbox,
  type Started,
  sql,
  sqlCommand,
} from "../support/sandbox.ts";
import { type Knock, knock, readable, stranger } from "../support/stranger.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
/** What makes a program an ordinary user's. */
const nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];

/** Roles that a migration makes; one of them has no password. */
const roles = "CREATE ROLE guest LOGIN; CREATE ROLE second LOGIN SUPERUSER PASSWORD 'second';";

/** Without which a server refuses standbys before it asks who they are. */
const replicating = ["--settings", "wal_level = replica", "--settings", "max_wal_senders = 50"];

async function migrationsIn(sandbox: Sandbox, text = roles): Promise<string> {
  await mkdir(sandbox.path("migrations"));
  await writeFile(sandbox.path("migrations", "1_a.sql"), text);
  return sandbox.path("migrations");
}

/** A run of the command line that is in its tests. */
async function runInProgress(options: readonly string[]): Promise<RunInProgress> {
  const sandbox = await Sandbox.create();
  const migrations = await migrationsIn(sandbox);
  const args = ["--migrations", migrations, "--port", "0", "--worker-databases", "1", ...options];
  return RunInProgress.start(sandbox, (script) =>
    sandbox.startCli([...args, "--", "sh", "-c", script]),
  );
}

/** Lets an ordinary user work where the test does. */
async function giveToNobody(sandbox: Sandbox): Promise<void> {
  await mkdir(homeOf(sandbox).HOME);
  await mkdir(sandbox.path("cache"));
  await run("chown", ["nobody", sandbox.path("tmp"), sandbox.path("cache"), sandbox.path("home")]);
}

function homeOf(sandbox: Sandbox) {
  return { HOME: sandbox.path("home") };
}

/** A run of a user who can mount nothing. */
async function runOfNobody(): Promise<RunInProgress> {
  const sandbox = await Sandbox.create();
  await giveToNobody(sandbox);
  const args = ["--migrations", await migrationsIn(sandbox), "--port", "0", ...replicating];
  return RunInProgress.start(sandbox, (script) =>
    startAsNobody(sandbox, [...args, "--worker-databases", "1", "--", "sh", "-c", script]),
  );
}

function startAsNobody(sandbox: Sandbox, args: readonly string[]): Started {
  const [file = "", ...rest] = [...nobody, process.execPath, cliPath, ...args];
  return sandbox.start(file, rest, homeOf(sandbox), "/");
}

async function allUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true });
  return [directory, ...entries.map((entry) => join(directory, entry))];
}

describe.skipIf(!isRoot)("another local user (whom only root can become)", () => {
  describe.each([
    ["root's, whose server is yet another user's", () => runInProgress(replicating)],
    ["an ordinary user's, on the machine's shared memory", runOfNobody],
  ])("faced with a run of %s,", (_, start) => {
    let progress: RunInProgress;
    beforeAll(async () => {
      progress = await start();
    });
    afterAll(async () => progress?.[Symbol.asyncDispose]());

    test("is let in without the password by nobody, whatever the role and the database", async () => {
      const { port, run, password } = progress;
      const users = ["postgres", "guest", "second", "root", "nobody", "no-such-role"];
      const databases = ["test", "test_1", "postgres", "template1", "no-such-database"];
      const knocks: Knock[] = users.flatMap((user) => [
        ...databases.map((database) => ({ user, database, port, host: "127.0.0.1" })),
        { user, database: "test", replication: "true" as const, port, host: "127.0.0.1" },
      ]);
      expect(await knock(knocks, stranger)).toEqual(knocks.map(() => "asks for the password"));

      const known = { user: "postgres", database: "test", port, host: "127.0.0.1", password };
      const guesses = ["wrong", "postgres", "second"].map((each) => ({ ...known, password: each }));
      const others = [...guesses, { ...known, user: "guest" }];
      expect(await knock(others, stranger)).toEqual(others.map(() => "28P01"));
      expect(await knock([known], stranger)).toEqual(["in"]);
      expect(await knock([{ ...known, host: run.socket }], stranger)).toEqual(["EACCES"]);
    });

    test("can list and read nothing but the rules of who gets in", async () => {
      const { run, sandbox } = progress;
      const places = [run.path, await realpath(run.disk)];
      places.push(sandbox.path("cache", "ram-postgres", "snapshots"));
      const paths = (await Promise.all(places.map(allUnder))).flat();
      expect(paths.length).toBeGreaterThan(1000);
      expect(paths.filter((path) => path.endsWith(".tar"))).not.toEqual([]);
      const open = await readable(paths, stranger);
      const harmless = [run.hba, run.ident];
      expect(open.filter((path) => !harmless.includes(path))).toEqual([]);
    });
  });
});

test("no file of a run is ever open for others to write, whatever the umask is", async () => {
  await using sandbox = await Sandbox.create();
  await writeFile(sandbox.path("open"), "");
  const show = 'find "$TMPDIR"/ram-postgres-*/ -xdev -type f -perm /022';
  const options = ["--port", "0", "--snapshot", "false", "--", "sh", "-c", show];
  const words = ["-c", 'umask 000; exec "$@"', "sh", process.execPath, cliPath, ...options];
  const observer = join(root, "test", "support", "note-open-files.cjs");
  const env = { NODE_OPTIONS: `--require ${observer}`, OPEN_FILES: sandbox.path("open") };
  const { code, stdout, stderr } = await sandbox.start("sh", words, env).ended;
  expect([code, stdout, await readFile(sandbox.path("open"), "utf8")], stderr).toEqual([0, "", ""]);
});

test("a run keeps away from a temporary directory where others can put something in the place of its own", async () => {
  await using sandbox = await Sandbox.create();
  await mkdir(sandbox.path("open", "tmp"), { recursive: true });
  await chmod(sandbox.path("open"), 0o777);
  for (const place of [sandbox.path("open"), sandbox.path("open", "tmp")]) {
    const args = ["--port", "0", "--snapshot", "false", "--", "ls", place];
    const { code, stdout, stderr } = await sandbox.runCli(args, { TMPDIR: place });
    expect(code, stderr).toBe(0);
    expect(stdout).not.toContain("ram-postgres-");
  }
});

describe("a run in progress", () => {
  let progress: RunInProgress;
  beforeAll(async () => {
    progress = await runInProgress([
      "--settings",
      "log_statement = all",
      "--settings",
      "log_connections = on",
    ]);
  });
  afterAll(async () => progress?.[Symbol.asyncDispose]());

  test("lets its own user in without the password by nobody's name, by the socket", async () => {
    const { port, run } = progress;
    const users = ["postgres", "guest", "second", "root", "no-such-role"];
    const knocks = users.map((user) => ({ user, database: "test", port, host: run.socket }));
    expect(await knock(knocks)).toEqual(users.map(() => "asks for the password"));
  });

  test("listens on the loopback address and its private socket alone", async () => {
    const { sandbox, run, port } = progress;
    const pids = (await sandbox.processes()).map((each) => Number.parseInt(each, 10));
    const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`;
    expect(await listening(pids)).toEqual([address, join(run.socket, `.s.PGSQL.${port}`)].sort());
  });

  test("has its random password in no arguments, and in nobody's environment but the tests'", async () => {
    const { sandbox, password } = progress;
    expect(password).toMatch(/^.{20,}$/);
    expect(await argumentsWith(sandbox, password)).toEqual([]);
    expect(await environmentsWith(sandbox, password)).toEqual([]);
  });

  test("has its password in no file, the server's log of all statements included", async () => {
    const { sandbox, password, run } = progress;
    expect(await readFile(run.log, "utf8")).toContain("connection authorized");
    const places = [sandbox.directory, await realpath(run.disk)];
    const found = (await Promise.all(places.map((place) => filesWith(place, password)))).flat();
    expect(found).toEqual([join(notesOf(sandbox), "url")]);
  });
});

test("a server that is to listen on all addresses lets nobody in from another one", async () => {
  await using progress = await runInProgress(["--settings", "listen_addresses = '*'"]);
  const { port, password } = progress;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const hosts = addresses.filter(({ internal, scopeid }) => !internal && !scopeid);
  const known = { user: "postgres", database: "test", port };
  const knocks = hosts.map(({ address: host }) => ({ ...known, host }));
  expect(await knock(knocks)).toEqual(hosts.map(() => "28000"));
  expect(await knock(knocks.map((each) => ({ ...each, password })))).toEqual(
    hosts.map(() => "28000"),
  );
  const loopbacks = [
    "127.0.0.1",
    ...(addresses.some(({ address }) => address === "::1") ? ["::1"] : []),
  ];
  const near = loopbacks.map((host) => ({ ...known, host }));
  expect(await knock(near)).toEqual(near.map(() => "asks for the password"));
});

describe("the action", () => {
  const password = "gïven/byTheProject";

  test("hands the password to its test command alone", async () => {
    const sandbox = await Sandbox.create();
    const job = await Job.create(sandbox);
    await using progress = await RunInProgress.start(sandbox, (script) =>
      job.start("main", { password, "test-command": script, snapshot: "false" }),
    );
    expect(progress.password).toBe(password);
    expect(await argumentsWith(sandbox, password)).toEqual([]);
    // The runner has put the input into that of the step, which the one who watches over it has as well.
    const isStep = (each: string) => /\/(main|remove-runs)\.js $/.test(each);
    const others = (await environmentsWith(sandbox, password)).filter((each) => !isStep(each));
    expect(others).toEqual([]);
  });

  test("has the password in no log, no summary, no state and no snapshot, wherever that is kept", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const uploaded: Buffer[] = [];
    service.answer("upload", (request, _response, usual) => {
      request.on("data", (chunk: Buffer) => uploaded.push(chunk));
      return usual();
    });
    await mkdir(sandbox.path("temp"));
    const env = { ...service.env, RUNNER_TEMP: sandbox.path("temp") };
    const job = await Job.create(sandbox);
    // Worth its way through the cache.
    const migrations = await migrationsIn(sandbox, `${roles} SELECT pg_sleep(3);`);
    const settings = "log_statement = all\nlog_connections = on";
    const main = await job.main({ password, migrations, settings, "worker-databases": "1" }, env);
    expect(main.code, main.stdout).toBe(0);
    const forLater = await job.read("GITHUB_ENV");
    const [file, program] = sqlCommand;
    const url = forLater.DATABASE_URL ?? "";
    await sandbox.start(file, [program, "CREATE TABLE extra (id int)", url]).ended;
    await sandbox.start(file, [program, "SELECT no such thing", url]).ended;

    const duringRun = await filesWith(sandbox.directory, password);
    const post = await job.post({ ...env, ...forLater, INPUT_PASSWORD: password });
    expect(post.code, post.stdout).toBe(0);
    expect(post.stdout).toContain("the snapshot is in GitHub's cache");
    await writeFile(sandbox.path("archive"), Buffer.concat(uploaded));
    // All its files in one: where they belong is for the cache's client to know.
    const unpack = 'tar -xPOf "$0" > "$0.unpacked"';
    await run("sh", ["-c", unpack, sandbox.path("archive")]);
    expect(await readFile(sandbox.path("archive.unpacked"), "latin1")).toContain('"format":');
    const afterwards = await filesWith(sandbox.directory, password);

    // The URL is an output and in the environment of later steps: what a set-up is for.
    const contract = ["env", "output"].map((name) => join(job.folder, name));
    expect([duringRun, afterwards]).toEqual([contract, contract]);
    expect(await job.summary()).toContain("extra");
    for (const said of [main, post].flatMap(({ stdout, stderr }) => [stdout, stderr])) {
      const lines = said.split("\n").filter((line) => !line.startsWith("::add-mask::"));
      expect(lines.filter((line) => line.includes(traceOf(password)))).toEqual([]);
    }
  });
});

/** A directory that somebody would be glad to see overwritten, filled or removed. */
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

describe("a report", () => {
  /** The reports, in all their forms, of tests that say some things to the server and then fail. */
  async function reportsOf(
    sandbox: Sandbox,
    options: readonly string[],
    statements: readonly string[],
  ): Promise<string[]> {
    const saying = statements.map((statement) => [...sqlCommand.slice(1), statement]);
    const script = `for (const words of ${JSON.stringify(saying)}) {
      require("child_process").spawnSync(process.execPath, words);
    }
    process.exit(1);`;
    const running = ["text", "markdown", "json"].map(async (form) => {
      const args = ["--port", "0", "--snapshot", "false", "--report", form, ...options];
      const command = ["--", process.execPath, "-e", script];
      const { code, stderr } = await sandbox.runCli([...args, ...command]);
      expect(code, stderr).toBe(1);
      return stderr;
    });
    return Promise.all(running);
  }

  test("has no passwords of roles, however they are written", async () => {
    await using sandbox = await Sandbox.create();
    const statements = [
      "create role postgres password E'hush-one'",
      "CREATE USER postgres PASSWORD $$hush-two$$",
      "CREATE ROLE postgres\n  PASSWORD 'two words-hush'",
      "SELECT no_dblink('host=x password=''hush three''')",
      "DO $do$ BEGIN EXECUTE 'CREATE ROLE postgres PASSWORD ''hush-four'''; END $do$",
    ];
    for (const told of await reportsOf(sandbox, [], statements)) {
      expect(told).toMatch(/postgres.{1,6} already exists/);
      expect(told).not.toContain("hush");
    }
  });

  test("has nothing of the run's own password, in whatever form it was said", async () => {
    await using sandbox = await Sandbox.create();
    const password = `q"w'e\\rt<y>&é-secret`;
    const base64 = Buffer.from(password).toString("base64");
    const said = [
      password,
      `postgres://x:${encodeURIComponent(password)}@y/z`,
      base64,
      JSON.stringify(password),
      // Where it is shortened, it is cut in two.
      `${"long ".repeat(56)}${password}`,
    ];
    const literals = said.map((each) => `'${each.replaceAll("'", "''")}'`);
    const escaped = `E'${password.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
    const statements = [...literals, escaped].map((literal) => `SELECT ${literal}::int`);
    const parts = ["rt<y>", "rt&lt;y", "rt%3Cy", "-secret", base64];
    for (const told of await reportsOf(sandbox, [`--password=${password}`], statements)) {
      expect(told).toContain("invalid input syntax");
      expect(
        parts.filter((part) => told.includes(part)),
        told,
      ).toEqual([]);
    }
  });
});

test("credentials of the registry that npm is configured for are in no message", async () => {
  await using sandbox = await Sandbox.create();
  const env = {
    npm_config_registry: "http://user:s3cretTok@127.0.0.1:9/",
    RUNNER_TOOL_CACHE: sandbox.path("tools"),
  };
  const { code, stderr } = await sandbox.runCli(["--postgres-version", "14.20", "--", "true"], env);
  expect(code).toBe(70);
  expect(stderr).toContain("127.0.0.1:9");
  expect(stderr).not.toContain("s3cretTok");
});

/** Programs in the place of those that are run as root; what they are told is in a file. */
async function standIns(sandbox: Sandbox, script: string, ...names: string[]): Promise<void> {
  await mkdir(sandbox.path("bin"));
  await writeFile(sandbox.path("asked"), "");
  await chmod(sandbox.path("asked"), 0o666);
  for (const name of names) {
    const text = `#!/bin/sh\n{ echo "${name} $*"; env; } >> ${sandbox.path("asked")}\n${script}\n`;
    await writeFile(sandbox.path("bin", name), text, { mode: 0o755 });
  }
}

describe("what is run as root", () => {
  test("is not looked for where PATH says", async () => {
    await using sandbox = await Sandbox.create();
    await standIns(sandbox, "exit 1", "sudo", "mount", "umount");
    const env = { PATH: `${sandbox.path("bin")}:${process.env.PATH}` };
    const { code, stderr } = await sandbox.runCli(["--snapshot", "false", "--", "true"], env);
    expect(code, stderr).toBe(0);
    expect(await readFile(sandbox.path("asked"), "utf8")).toBe("");
  });

  const canStandIn =
    isRoot &&
    spawnSync("unshare", ["--mount", "true"]).status === 0 &&
    spawnSync("/usr/bin/sudo", ["--version"]).status === 0;

  test.skipIf(!canStandIn)(
    "by an ordinary user's run is mount and umount of its RAM disk, without a word of its environment (only root can put something in the place of sudo)",
    async () => {
      await using sandbox = await Sandbox.create();
      await giveToNobody(sandbox);
      await standIns(sandbox, `exec ${sandbox.path("real")} "$@"`, "sudo");
      await writeFile(sandbox.path("real"), "");
      const rule = "nobody ALL=(root) NOPASSWD: ALL\n";
      await writeFile(sandbox.path("sudoers"), rule, { mode: 0o440 });
      const script = `
        cd "$0"
        mount --bind /usr/bin/sudo real
        mount --bind bin/sudo /usr/bin/sudo
        mount --bind sudoers /etc/sudoers
        exec "$@"`;
      const args = ["--ram-disk", "required", "--ram-disk-size", "256M", "--snapshot", "false"];
      const ended = await sandbox.start(
        "unshare",
        [
          ...["--mount", "sh", "-ec", script, sandbox.directory],
          ...[
            ...nobody,
            process.execPath,
            cliPath,
            ...args,
            "--",
            "sh",
            "-c",
            "echo $TMPDIR/ram-*",
          ],
        ],
        { ...homeOf(sandbox), SECRET: "of the step" },
      ).ended;
      expect(ended.code, ended.stderr).toBe(0);
      const disk = `${await realpath(sandbox.path("tmp"))}/${basename(ended.stdout.trim())}/disk`;
      const asked = (await readFile(sandbox.path("asked"), "utf8")).trim().split("\n");
      const { uid } = await stat(sandbox.path("tmp"));
      expect(uid).toBeGreaterThan(0);
      const settings = new RegExp(
        `^sudo -n /usr/s?bin/mount -t tmpfs -o size=268435456,mode=0700,uid=${uid},gid=\\d+,nosuid,nodev,noexec ram-postgres ${disk}$`,
      );
      expect(asked.filter((line) => line.startsWith("sudo "))).toEqual([
        expect.stringMatching(settings),
        expect.stringMatching(new RegExp(`^sudo -n /usr/s?bin/umount --lazy ${disk}$`)),
      ]);
      const variables = asked.filter(
        (line) => /^\w+=/.test(line) && !/^(PWD|SHLVL|_|OLDPWD)=/.test(line),
      );
      expect([...new Set(variables)].sort()).toEqual([
        "LC_ALL=C",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
      ]);
    },
  );
});

test("a snapshot can't write anything outside of the data, whatever is packed in it", async () => {
  await using sandbox = await Sandbox.create();
  const options = ["--migrations", await migrationsIn(sandbox, "CREATE TABLE a (id int)")];
  const query = ["--", "sh", "-c", sql];
  expect((await sandbox.runCli([...options, ...query])).code).toBe(0);
  const outside = sandbox.path("outside");
  await mkdir(outside);
  await writeFile(join(outside, "precious"), "as it was");
  for (const each of [outside, join(outside, "precious")]) await chmod(each, 0o777);
  const store = sandbox.path("cache", "ram-postgres", "snapshots");
  const [key = ""] = await readdir(store);
  await packFirst(join(store, key), [
    { path: `${"../".repeat(12)}${outside.slice(1)}/above` },
    { path: `${outside}/absolute` },
    { path: "way", type: "SymbolicLink", linkpath: outside },
    { path: "way/through" },
    { path: "hard", type: "Link", linkpath: `${outside}/precious` },
    { path: "hard", content: "overwritten" },
  ]);
  const { code, stdout, stderr } = await sandbox.runCli([...options, ...query]);
  expect([code, stdout], stderr).toEqual([0, "a pgmigrations\n"]);
  expect(await readdir(outside)).toEqual(["precious"]);
  expect(await readFile(join(outside, "precious"), "utf8")).toBe("as it was");
});

/** Puts entries before those of a snapshot, whose checksum is right again then. */
async function packFirst(snapshot: string, entries: readonly Entry[]): Promise<void> {
  const first = gunzipSync(packTarball(entries)).subarray(0, -1024);
  const content = Buffer.concat([first, await readFile(join(snapshot, "1.tar"))]);
  await writeFile(join(snapshot, "1.tar"), content);
  const manifest = JSON.parse(await readFile(join(snapshot, "manifest.json"), "utf8"));
  Object.assign(manifest.parts[0], { bytes: content.length, crc32: crc32(content) });
  await writeFile(join(snapshot, "manifest.json"), JSON.stringify(manifest));
}

/** The addresses that processes listen on: of the Internet as the kernel writes them, and paths. */
async function listening(pids: readonly number[]): Promise<string[]> {
  const inodes = new Set((await Promise.all(pids.map(socketsOf))).flat());
  const rows = async (table: string) =>
    (await readFile(`/proc/net/${table}`, "utf8").catch(() => ""))
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/));
  // A socket without a connection is one for everybody, UDP's as well.
  const internet = (await Promise.all(["tcp", "tcp6", "udp", "udp6"].map(rows)))
    .flat()
    .filter(
      ([, , peer, , , , , , , inode = ""]) => /^0+:0000$/.test(peer ?? "") && inodes.has(inode),
    );
  const unix = (await rows("unix")).filter(
    ([, , , flags = "", , , inode = ""]) =>
      (Number.parseInt(flags, 16) & 0x10000) !== 0 && inodes.has(inode),
  );
  return [...internet.map(([, local = ""]) => local), ...unix.map((row) => row[7] ?? "")].sort();
}

async function socketsOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  // A process that has ended since, as of a connection of the test before, listens nowhere.
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return [];
  });
  const targets = names.map((name) => readlink(join(folder, name)).catch(() => ""));
  return (await Promise.all(targets)).flatMap(
    (target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [],
  );
}

/** What a password still has in a URL, in HTML or in a command for the runner: its longest row of letters and digits. */
function traceOf(password: string): string {
  const [longest = ""] = (password.match(/[A-Za-z0-9]+/g) ?? []).sort(
    (a, b) => b.length - a.length,
  );
  expect(longest.length).toBeGreaterThan(8);
  return longest;
}

/** The processes of a sandbox whose arguments have a password. */
async function argumentsWith(sandbox: Sandbox, password: string): Promise<string[]> {
  const processes = await sandbox.processes();
  expect(processes.filter((each) => / -D /.test(each))).toHaveLength(1);
  return processes.filter((each) => each.includes(traceOf(password)));
}

/** The processes of a sandbox whose environment has a password, but for those of the test command. */
async function environmentsWith(sandbox: Sandbox, password: string): Promise<string[]> {
  const found = [];
  for (const each of await sandbox.processes()) {
    const file = `/proc/${Number.parseInt(each, 10)}/environ`;
    const environment = await readFile(file, "utf8").catch(() => "");
    const has = environment.includes(traceOf(password));
    if (has && !/^DATABASE_URL=/m.test(environment.replaceAll("\0", "\n"))) found.push(each);
  }
  return found;
}

/** The files below a directory that have a password. */
async function filesWith(directory: string, password: string): Promise<string[]> {
  const found = [];
  for (const path of await allUnder(directory)) {
    const content = await readFile(path).catch(() => undefined);
    if (content?.includes(traceOf(password))) found.push(path);
  }
  return found.sort();
}
