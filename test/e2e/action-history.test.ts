import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { failure, StandInCacheService, silence } from "../support/cache-service.ts";
import { Job } from "../support/job.ts";
import { Sandbox } from "../support/sandbox.ts";

const pullRequest = { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" };

/** A repository whose workflow runs on its branches, each time on a machine that has nothing but GitHub's cache. */
class Repository implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly service: StandInCacheService;
  #runs = 0;

  private constructor(sandbox: Sandbox, service: StandInCacheService) {
    this.sandbox = sandbox;
    this.service = service;
  }

  static async create(): Promise<Repository> {
    const repository = new Repository(await Sandbox.create(), await StandInCacheService.start());
    const event = { repository: { default_branch: "main" } };
    await writeFile(repository.sandbox.path("event.json"), JSON.stringify(event));
    await mkdir(repository.sandbox.path("temp"));
    return repository;
  }

  /** A run on main, if not told otherwise, whose tests are a script. */
  async job(script = "true", changes: NodeJS.ProcessEnv = {}, inputs: Record<string, string> = {}) {
    this.#runs += 1;
    await writeFile(this.sandbox.path("tests.sh"), script);
    const env = {
      ...this.service.env,
      ...{ GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" },
      ...{ GITHUB_EVENT_PATH: this.sandbox.path("event.json"), GITHUB_RUN_ID: `${this.#runs}` },
      ...{ GITHUB_RUN_ATTEMPT: "1", GITHUB_WORKFLOW: "CI", GITHUB_SHA: "0123456789abcdef" },
      ACTIONS_ORCHESTRATION_ID: `${randomUUID()}.test.__default`,
      RUNNER_TEMP: this.sandbox.path("temp"),
      ...changes,
    };
    const job = await Job.create(this.sandbox);
    const command = `sh '${this.sandbox.path("tests.sh")}'`;
    const given = { port: "0", snapshot: "false", "test-command": command, ...inputs };
    const main = await job.main(given, env);
    const post = await job.post(env);
    const warnings = `${main.stdout}${post.stdout}`.match(/^::warning::.*$/gm) ?? [];
    return { main, post, warnings, summary: await job.summary() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service[Symbol.asyncDispose]();
    await this.sandbox[Symbol.asyncDispose]();
  }
}

test("runs on main are kept, and a pull request that is slower is told so, and not kept", async () => {
  await using repository = await Repository.create();
  const first = await repository.job();
  expect([first.main.code, first.post.code, first.warnings], first.main.stdout).toEqual([0, 0, []]);
  expect(first.post.stdout).toContain("the run's timings are in GitHub's cache: ram-postgres-h");
  expect(first.summary).not.toContain("#### Trend");
  const second = await repository.job();
  expect(second.summary).toContain("that of the one run on main that passed");
  await repository.job();

  const slower = await repository.job("sleep 1", pullRequest);
  expect([slower.main.code, slower.warnings], slower.main.stdout).toEqual([0, []]);
  expect(slower.summary).toMatch(
    /^- Trend <b>❌ tests\s.+\sslower<\/b> · than the median of 3 runs on main$/m,
  );
  expect(slower.summary).toMatch(/<p>The tests took .+ longer \(\d\.\d+ s rather than /);
  expect(slower.post.stdout).toBe("");
  expect(repository.service.keys).toEqual(
    [1, 2, 3].map((run) => expect.stringMatching(`-${run}-1$`)),
  );
  expect(await repository.sandbox.leftovers()).toEqual([]);
});

test("tests that fail are not kept, and have no verdict", async () => {
  await using repository = await Repository.create();
  await repository.job();
  const failed = await repository.job("exit 3");
  expect([failed.main.code, failed.post.code]).toEqual([3, 0]);
  expect(failed.summary).toContain("The tests failed, so their time is compared with nothing.");
  expect(repository.service.keys).toHaveLength(1);
});

test("what the cache's client prints does not come between what the tests print", async () => {
  await using repository = await Repository.create();
  await repository.job();
  const { main } = await repository.job("printf 'one '; sleep 1; echo two");
  expect(main.stdout).toMatch(/^one two$/m);
  expect(main.stdout).toContain("::debug::Cache restored successfully");
});

test("in a set-up without tests nothing is asked for", async () => {
  await using repository = await Repository.create();
  const { main, post } = await repository.job("", {}, { "test-command": "" });
  expect([main.code, post.code, repository.service.asked]).toEqual([0, 0, []]);
});

test.each([
  ["there is no cache", { ACTIONS_RESULTS_URL: "" }],
  ["the runner does not tell the default branch", { GITHUB_EVENT_PATH: "" }],
])("when %s there is no trend, and no failure", async (_, changes) => {
  await using repository = await Repository.create();
  await repository.job();
  const { main, post, warnings, summary } = await repository.job("true", changes);
  expect([main.code, post.code, warnings]).toEqual([0, 0, []]);
  expect(summary).not.toContain("#### Trend");
  expect(repository.service.keys).toHaveLength(1);
});

test("a service that refuses costs one warning, and what was kept is not lost", async () => {
  await using repository = await Repository.create();
  await repository.job();
  repository.service.answer("GetCacheEntryDownloadURL", failure(403));
  const { main, post, warnings, summary } = await repository.job();
  expect([main.code, post.code], main.stdout).toEqual([0, 0]);
  expect(warnings).toEqual([
    expect.stringMatching(/the timings of earlier runs could not be fetched .*403/),
  ]);
  expect(summary).toContain("tests passed");
  expect(repository.service.keys).toHaveLength(1);
});

test("a service that does not answer is not waited for when the tests are through", async () => {
  await using repository = await Repository.create();
  repository.service.answer("GetCacheEntryDownloadURL", silence);
  const { main, warnings, summary } = await repository.job("true", pullRequest);
  expect([main.code, warnings], main.stdout).toEqual([0, []]);
  expect(main.stdout).toContain("the timings of earlier runs were not there in time");
  expect(summary).toContain("tests passed");
});

test("an entry that is damaged costs one warning, and the next one begins anew", async () => {
  await using repository = await Repository.create();
  await repository.job();
  repository.service.truncate();
  const { main, post, warnings } = await repository.job();
  expect([main.code, post.code], main.stdout).toEqual([0, 0]);
  expect(warnings).toEqual([expect.stringContaining("are damaged; the next ones begin anew")]);
  const { summary } = await repository.job();
  expect(summary).toContain("that of the one run on main that passed");
});
