import { execFile } from "node:child_process";
import { mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StandInCacheService } from "../support/cache-service.ts";
import { Job } from "../support/job.ts";
import { argumentsWith, environmentsWith, filesWith, traceOf } from "../support/passwords-found.ts";
import { notesOf, RunInProgress } from "../support/run-in-progress.ts";
import { migrationsIn, roles, runInProgress } from "../support/runs-with-roles.ts";
import { Sandbox, sqlCommand } from "../support/sandbox.ts";

const run = promisify(execFile);
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
