import { mkdir, readdir, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { failure, StandInCacheService, silence } from "../support/cache-service.ts";
import { Job } from "../support/job.ts";
import { Sandbox, sql, until } from "../support/sandbox.ts";

/** A repository whose workflow runs on a new machine each time, with GitHub's cache. */
class Repository implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly service: StandInCacheService;
  #machines = 0;

  private constructor(sandbox: Sandbox, service: StandInCacheService) {
    this.sandbox = sandbox;
    this.service = service;
  }

  /** Its first migration takes long enough for a snapshot to be worth its way through the cache. */
  static async create(sql = "CREATE TABLE users (id int); SELECT pg_sleep(3);") {
    const repository = new Repository(await Sandbox.create(), await StandInCacheService.start());
    await mkdir(repository.sandbox.path("migrations"));
    await repository.migration("1_users.sql", sql);
    return repository;
  }

  async migration(name: string, sql: string): Promise<void> {
    await writeFile(this.sandbox.path("migrations", name), sql);
  }

  /** What the runner of a new machine tells. */
  async machine(): Promise<NodeJS.ProcessEnv> {
    this.#machines += 1;
    await mkdir(this.sandbox.path("temp"), { recursive: true });
    return {
      ...this.service.env,
      RUNNER_TEMP: this.sandbox.path("temp"),
      XDG_CACHE_HOME: this.sandbox.path(`machine-${this.#machines}`),
    };
  }

  async job(inputs: Record<string, string> = {}) {
    const env = await this.machine();
    const job = await Job.create(this.sandbox);
    const migrations = this.sandbox.path("migrations");
    const main = await job.main(
      {
        migrations,
        port: "0",
        "test-command": sql,
        ...inputs,
      },
      env,
    );
    const post = await job.post(env);
    return { main, post, outputs: await job.read("GITHUB_OUTPUT"), summary: await job.summary() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service[Symbol.asyncDispose]();
    await this.sandbox[Symbol.asyncDispose]();
  }
}

test("a snapshot is on the next machine, and a start for migrations that were added", async () => {
  await using repository = await Repository.create();
  const first = await repository.job();
  expect([first.main.code, first.post.code], first.main.stdout).toEqual([0, 0]);
  expect(first.outputs.snapshot).toBe("miss");
  expect(first.post.stdout).toContain("the snapshot is in GitHub's cache");

  const second = await repository.job();
  expect(second.outputs.snapshot, second.main.stdout).toBe("hit");
  expect(second.main.stdout).toContain("pgmigrations users\n");
  expect(second.summary).toMatch(/Snapshot <b>hit<\/b> · saved \d\.\d+ s/);

  await repository.migration("2_posts.sql", "CREATE TABLE posts (id int)");
  const third = await repository.job();
  expect(third.outputs.snapshot, third.main.stdout).toBe("prefix");
  expect(third.main.stdout).toContain("pgmigrations posts users\n");
  expect((await repository.job()).outputs.snapshot).toBe("hit");
  expect(repository.service.keys).toHaveLength(2);
  expect(await readdir(repository.sandbox.path("temp"))).not.toContain("ram-postgres-snapshot");
  expect(await repository.sandbox.leftovers()).toEqual([]);
});

test("a set-up without tests has them too", async () => {
  await using repository = await Repository.create();
  await repository.job({ "test-command": "" });
  const second = await repository.job({ "test-command": "" });
  expect([second.outputs.snapshot, second.post.code]).toEqual(["hit", 0]);
  expect(second.summary).toContain("<b>hit</b>");
});

test("a snapshot that is made faster than fetched is not put there", async () => {
  await using repository = await Repository.create("CREATE TABLE users (id int)");
  repository.service.answer("GetCacheEntryDownloadURL", async (_request, _response, usual) => {
    await sleep(5000);
    await usual();
  });
  const { main, post, outputs } = await repository.job();
  expect([main.code, outputs.snapshot]).toEqual([0, "miss"]);
  expect(main.stdout).toMatch(
    /not put into GitHub's cache: fetching it would take about 1\d\.\d+ s, making it /,
  );
  expect([post.stdout, repository.service.keys]).toEqual(["", []]);
});

test("without the input there is neither a look nor a save", async () => {
  await using repository = await Repository.create();
  const { outputs } = await repository.job({ snapshot: "false" });
  expect([outputs.snapshot, repository.service.asked]).toEqual(["off", []]);
});

test.each([
  ["refuses to tell", "GetCacheEntryDownloadURL", "miss"],
  ["refuses to take", "CreateCacheEntry", "miss"],
] as const)("a service that %s costs a warning and nothing more", async (_, method, expected) => {
  await using repository = await Repository.create();
  repository.service.answer(method, failure(403));
  const { main, post, outputs } = await repository.job();
  expect([main.code, post.code, outputs.snapshot], main.stdout).toEqual([0, 0, expected]);
  const warnings = `${main.stdout}${post.stdout}`.match(/^::warning::.*$/gm);
  expect(warnings).toEqual([
    expect.stringMatching(
      /the snapshot could not be .* GitHub's cache; the run goes on without it/,
    ),
  ]);
});

test("a cancel does not wait for a service that does not answer", async () => {
  await using repository = await Repository.create();
  repository.service.answer("GetCacheEntryDownloadURL", silence);
  const job = await Job.create(repository.sandbox);
  const inputs = { migrations: repository.sandbox.path("migrations"), "test-command": "true" };
  const { child, ended } = job.start("main", inputs, await repository.machine());
  await until(() => repository.service.asked.length > 0);
  child.kill("SIGINT");
  const { code, stdout } = await ended;
  expect(code, stdout).toBe(130);
  // It was not given up for its time limit first.
  expect(stdout).not.toContain("could not be fetched");
  expect(await repository.sandbox.leftovers()).toEqual([]);
});

test("a truncated download costs a warning, and the database is made", async () => {
  await using repository = await Repository.create();
  await repository.job();
  repository.service.truncate();
  const { main, outputs } = await repository.job();
  expect([main.code, outputs.snapshot], main.stdout).toEqual([0, "miss"]);
  expect(main.stdout).toContain("pgmigrations users\n");
  expect(main.stdout.match(/^::warning::.*$/gm)).toHaveLength(1);
});
