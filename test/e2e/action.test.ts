import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { Job } from "../support/job.ts";
import { Sandbox, until } from "../support/sandbox.ts";

async function canConnect(uri: string | undefined): Promise<boolean> {
  const client = new pg.Client(uri);
  client.on("error", () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

test("runs the tests, sets the outputs and writes the summary", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { code, stdout } = await job.main({
    "test-command": 'echo "tests see $PGDATABASE"\nfalse | true || echo "pipefail"',
    migrations: "migrations",
  });
  expect(code, stdout).toBe(0);
  const outputs = await job.read("GITHUB_OUTPUT");
  expect(outputs).toMatchObject({
    "connection-uri": expect.stringMatching(
      /^postgresql:\/\/postgres:\w{32}@127\.0\.0\.1:\d+\/test$/,
    ),
    port: expect.stringMatching(/^\d+$/),
    "exit-code": "0",
  });
  const timings = JSON.parse(outputs.timings ?? "[]");
  expect(timings.map(({ phase }: { phase: string }) => phase).sort()).toEqual([
    ...["binaries", "initdb", "look", "look", "migrate", "ram disk", "save snapshot", "start"],
    ...["stop", "test"],
  ]);
  for (const timing of timings) {
    expect(timing).toEqual({
      phase: expect.any(String),
      start: expect.any(Number),
      duration: expect.any(Number),
    });
  }
  expect(await job.summary()).toMatch(
    /^### ✅ ram-postgres: tests passed in .*\n[\s\S]*\| initdb +\|/,
  );
  expect(await sandbox.leftovers()).toEqual([]);
});

test("the set-up is in a collapsed group, the tests' output is not", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { stdout } = await job.main({
    "test-command": "echo tests; echo pipefail",
    "migrate-command": "echo seeds",
  });
  const [, group = "", after = ""] =
    /::group::([\s\S]*?)::endgroup::\n([\s\S]*)/.exec(stdout) ?? [];
  expect(group).toContain("seeds\n");
  expect(group).toContain("PostgreSQL ");
  expect(after).toMatch(/^tests\npipefail\n/);
});

test("the password is masked before anything else is said, and is in no summary", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { stdout } = await job.main({ "test-command": "true", password: "sësame/open" });
  const lines = stdout.split("\n");
  const masks = lines.filter((line) => line.startsWith("::add-mask::"));
  // In a workflow command a percent sign is itself written in percent encoding.
  const encoded = encodeURIComponent("sësame/open").replaceAll("%", "%25");
  expect(masks).toEqual(
    expect.arrayContaining(["::add-mask::sësame/open", `::add-mask::${encoded}`]),
  );
  expect(lines.slice(0, masks.length)).toEqual(masks);
  expect(lines.slice(masks.length).join("\n")).not.toMatch(/s(ë|%C3%AB)same/);
  expect(await job.summary()).not.toMatch(/s(ë|%C3%AB)same/);
});

test("a random password is masked before the migrate-command could print it", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { stdout } = await job.main({
    "test-command": "true",
    "migrate-command": "echo $PGPASSWORD",
  });
  const [, printed] = /^(\w{32})$/m.exec(stdout) ?? [];
  expect(stdout.indexOf(`::add-mask::${printed}`)).toBeLessThan(stdout.indexOf(`\n${printed}`));
  expect(stdout).toContain(`::add-mask::${printed}`);
});

test("failing tests fail the step with their exit code, and the outputs are set all the same", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { code, stdout } = await job.main({ "test-command": "exit 3" });
  expect(code).toBe(3);
  expect(stdout).toContain("::error::test-command ended with exit code 3");
  expect(await job.read("GITHUB_OUTPUT")).toMatchObject({ "exit-code": "3" });
  expect(await job.summary()).toContain("### ❌ ram-postgres: tests failed after");
  expect(await sandbox.leftovers()).toEqual([]);
});

test("bad inputs fail the step with all problems, before anything is made", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { code, stdout } = await job.main({
    port: "x",
    "worker-databases": "-1",
    "test-command": "true",
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/::error::port: expected .*%0Aworker-databases: expected/);
  expect(await job.read("GITHUB_STATE")).toEqual({});
  expect(await sandbox.leftovers()).toEqual([]);
});

test("without a test command the server serves later steps until the post step removes it", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { code, stdout } = await job.main({ migrations: "migrations", "worker-databases": "1" });
  expect(code, stdout).toBe(0);
  const env = await job.read("GITHUB_ENV");
  const outputs = await job.read("GITHUB_OUTPUT");
  expect(env).toMatchObject({
    DATABASE_URL: outputs["connection-uri"],
    PGPORT: outputs.port,
    PGHOST: "127.0.0.1",
    WORKER_DATABASES: "1",
    DATABASE_URL_1: expect.stringMatching(/\/test_1$/),
  });
  expect(outputs).not.toHaveProperty("exit-code");
  expect(await canConnect(env.DATABASE_URL_1)).toBe(true);
  expect(await job.summary()).toBe("");

  const first = await job.post();
  expect(first.code, first.stdout).toBe(0);
  expect(await canConnect(env.DATABASE_URL)).toBe(false);
  const summary = await job.summary();
  expect(summary).toMatch(/\| later\u00a0steps +\|/);
  expect(summary).toMatch(/\| stop +\|/);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("post twice does no harm", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  await job.main({});
  expect((await job.post()).code).toBe(0);
  const summary = await job.summary();
  const again = await job.post();
  expect(again.code, again.stdout).toBe(0);
  expect(await job.summary()).toBe(summary);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("post after tests that have run has nothing to do", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  await job.main({ "test-command": "true" });
  const summary = await job.summary();
  const { code, stdout } = await job.post();
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(await job.summary()).toBe(summary);
});

test("post without a main step that got anywhere has nothing to do", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  expect(await job.post()).toMatchObject({ code: 0, stdout: "" });
});

test("post removes nothing that is not a run's directory", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  await mkdir(sandbox.path("victim", "disk"), { recursive: true });
  const state = { "STATE_run-directory": sandbox.path("victim") };
  const { code, stdout } = await job.start("post", {}, state).ended;
  expect(code).toBe(1);
  expect(stdout).toContain("is not the directory of a run of ours: nothing was removed");
  expect(await readdir(sandbox.path("victim"))).toEqual(["disk"]);
});

test("post removes what there is also when what the main step noted can't be read", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  await job.main({});
  const { "run-directory": path } = await job.read("GITHUB_STATE");
  const state = { "STATE_run-directory": path, "STATE_set-up": "{bad" };
  const { code, stdout } = await job.start("post", {}, state).ended;
  expect(code, stdout).toBe(0);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("passed tests stay passed when the summary can't be written", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const summary = { GITHUB_STEP_SUMMARY: sandbox.path("nowhere", "summary") };
  const { code, stdout } = await job.main({ "test-command": "true" }, summary);
  expect(code, stdout).toBe(0);
  expect(stdout).toContain("::warning::the job summary could not be written");
});

test("a migration that ends the process does not pass for success", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  await mkdir(sandbox.path("m"));
  await writeFile(sandbox.path("m", "1_a.mjs"), "export const up = () => process.exit(0);");
  const { code, stdout } = await job.main({
    "test-command": "exit 1",
    migrations: sandbox.path("m"),
  });
  expect(code).toBe(1);
  expect(stdout).toContain("it called process.exit(0)");
  expect(await sandbox.leftovers()).toEqual([]);
});

test("a cancel reaches the tests, and the step ends without a trace", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const begun = sandbox.path("begun");
  const step = job.start("main", { "test-command": `echo > ${begun}; sleep 300` });
  await until(() =>
    readFile(begun).then(
      () => true,
      () => false,
    ),
  );
  step.child.kill("SIGINT");
  const { code, stdout } = await step.ended;
  expect(code).toBe(130);
  expect(stdout).toContain("::error::interrupted by SIGINT");
  expect(await sandbox.leftovers()).toEqual([]);
});

test("the job's own variables that lead elsewhere are warned of when only set up", async () => {
  await using sandbox = await Sandbox.create();
  const job = await Job.create(sandbox);
  const { stdout } = await job.main({}, { PGSERVICE: "prod" });
  await job.post();
  expect(stdout).toContain("::warning::the job sets PGSERVICE");
});
