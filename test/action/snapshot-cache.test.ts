import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Patience } from "../../src/action/github-cache.ts";
import { type GitHubSnapshotCache, openSnapshotCache } from "../../src/action/snapshot-cache.ts";
import { findProgram } from "../../src/process/find-program.ts";
import {
  type Answer,
  cutOff,
  failure,
  type Method,
  StandInCacheService,
  silence,
  writeDenied,
} from "../support/cache-service.ts";
import { Sandbox, until } from "../support/sandbox.ts";

/** Ten times what the client takes when all goes well. */
const short: Patience = { restoreMs: 1000, saveMs: 1000 };

let printed = "";

// Once for all: the client may still be printing for an earlier test. It is loaded before any of them has to be quick.
beforeAll(async () => {
  await import("@actions/cache");
  const print = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    printed += chunk;
    return true;
  });
  return () => print.mockRestore();
});

beforeEach(() => {
  printed = "";
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function ignore(): void {}

interface Runner {
  readonly temp: string;
  readonly cache: GitHubSnapshotCache;
  readonly warnings: readonly string[];
}

/** The client reads the process's own environment. */
function stub(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

/** A runner that has nothing on its disk yet; each has its temporary directory at the same path. */
async function startRunner(
  sandbox: Sandbox,
  service: StandInCacheService,
  { patience, env = {} }: { readonly patience?: Patience; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Runner> {
  const [temp, workspace] = [sandbox.path("_temp"), sandbox.path("repository", "repository")];
  await rm(temp, { recursive: true, force: true });
  for (const directory of [temp, workspace]) await mkdir(directory, { recursive: true });
  const unset = Object.keys(process.env).filter((name) =>
    /^(ACTIONS_|GITHUB_|.*_PROXY$)/i.test(name),
  );
  stub(Object.fromEntries(unset.map((name) => [name, undefined])));
  stub({ ...service.env, RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, ...env });
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message) };
  const cache = openSnapshotCache(process.env, log, patience);
  if (!cache) throw new Error("the cache is not seen");
  return { temp, cache, warnings };
}

async function makeSnapshot(sandbox: Sandbox, text: string): Promise<string> {
  const directory = sandbox.path(`snapshot ${text}`);
  await mkdir(directory);
  await writeFile(join(directory, "manifest.json"), JSON.stringify(text));
  await writeFile(join(directory, "1.tar"), randomBytes(100_000));
  return directory;
}

async function readAll(directory: string): Promise<Map<string, string>> {
  const names = (await readdir(directory)).sort();
  const contents = names.map((name) => readFile(join(directory, name), "base64"));
  return new Map((await Promise.all(contents)).map((content, at) => [names[at] ?? "", content]));
}

async function nameOf(directory: string | undefined): Promise<unknown> {
  return directory && JSON.parse(await readFile(join(directory, "manifest.json"), "utf8"));
}

/** What is in the runner's temporary directory, but for the list of files and the directories the client leaves there. */
async function leftovers({ temp }: Runner): Promise<string[]> {
  const paths = await readdir(temp, { recursive: true });
  return paths.filter((path) => !/^[-\da-f]{36}(\/manifest\.txt)?$/.test(path));
}

/** Saves snapshots by their names, one after the other. */
async function saveAll(sandbox: Sandbox, service: StandInCacheService, keys: string[]) {
  const { cache, warnings } = await startRunner(sandbox, service);
  for (const key of keys) await cache.save(key, await makeSnapshot(sandbox, key));
  expect({ warnings, keys: service.keys }).toEqual({ warnings: [], keys });
}

/** The one warning that a runner gave; the client's own are not among what is printed. */
function onlyWarning({ warnings }: Runner): string {
  expect(warnings).toHaveLength(1);
  expect(printed).not.toMatch(/^(?!::(debug|add-mask)::)./m);
  return warnings[0] ?? "";
}

describe("a snapshot", () => {
  test("comes back on another runner as it was saved, in a directory nobody else can look into", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const snapshot = await makeSnapshot(sandbox, "one");
    const first = await startRunner(sandbox, service);
    expect(await first.cache.save("one", snapshot)).toBe(true);
    expect(await leftovers(first)).toEqual([]);
    const second = await startRunner(sandbox, service);
    const restored = (await second.cache.restore({ exact: "one", beginnings: [] })) ?? "";
    expect(await readAll(restored)).toEqual(await readAll(snapshot));
    expect((await stat(restored)).mode & 0o777).toBe(0o700);
    expect(restored.startsWith(join(second.temp, "ram-postgres-restored-"))).toBe(true);
    await rm(restored, { recursive: true });
    expect(await leftovers(second)).toEqual([]);
    expect([...first.warnings, ...second.warnings]).toEqual([]);
    expect(printed).not.toMatch(/^(?!::(debug|add-mask)::)./m);
  });

  test("comes back from the hosts that GitHub's storage has", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start("storage.blob.core.windows.net");
    await saveAll(sandbox, service, ["one"]);
    const { cache, warnings } = await startRunner(sandbox, service);
    const restored = await cache.restore({ exact: "one", beginnings: [] });
    expect({ name: await nameOf(restored), warnings }).toEqual({ name: "one", warnings: [] });
  });

  test("is packed with gzip where there is no zstd", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    await mkdir(sandbox.path("bin"));
    for (const name of ["tar", "gzip"]) {
      await symlink(findProgram(name, process.env) ?? "", sandbox.path("bin", name));
    }
    const { cache } = await startRunner(sandbox, service, { env: { PATH: sandbox.path("bin") } });
    expect(await cache.save("one", await makeSnapshot(sandbox, "one"))).toBe(true);
    expect(await nameOf(await cache.restore({ exact: "one", beginnings: [] }))).toBe("one");
  });

  test("has nothing of what an earlier step left in the place of exchange", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const { cache, temp } = await startRunner(sandbox, service);
    await mkdir(join(temp, "ram-postgres-snapshot"));
    await writeFile(join(temp, "ram-postgres-snapshot", "old"), "");
    const snapshot = await makeSnapshot(sandbox, "one");
    await cache.save("one", snapshot);
    const restored = await cache.restore({ exact: "one", beginnings: [] });
    expect(await readAll(restored ?? "")).toEqual(await readAll(snapshot));
  });
});

describe("of the snapshots in the cache", () => {
  test("none is no reason for a warning", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const runner = await startRunner(sandbox, service);
    expect(await runner.cache.restore({ exact: "one", beginnings: ["o"] })).toBeUndefined();
    expect(runner.warnings).toEqual([]);
    expect(await leftovers(runner)).toEqual([]);
  });

  test.each([
    ["the newest of a beginning", { exact: "c-1", beginnings: ["a-"] }, "a-2"],
    ["the exact one before newer ones", { exact: "a-1", beginnings: ["a-"] }, "a-1"],
    [
      "one of an earlier beginning before newer ones",
      { exact: "c", beginnings: ["a-", "b-"] },
      "a-2",
    ],
    [
      "one of the first nine beginnings",
      { exact: "c", beginnings: [..."12345678", "b-", "a-"] },
      "b-1",
    ],
  ])("%s is restored", async (_, keys, expected) => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    await saveAll(sandbox, service, ["a-1", "a-2", "b-1"]);
    const { cache, warnings } = await startRunner(sandbox, service);
    expect(await nameOf(await cache.restore(keys))).toBe(expected);
    expect(warnings).toEqual([]);
  });

  test("one that another job has saved meanwhile stays, without a warning", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    await saveAll(sandbox, service, ["one"]);
    const runner = await startRunner(sandbox, service);
    expect(await runner.cache.save("one", await makeSnapshot(sandbox, "other"))).toBe(false);
    expect(runner.warnings).toEqual([]);
    expect(await leftovers(runner)).toEqual([]);
    expect(await nameOf(await runner.cache.restore({ exact: "one", beginnings: [] }))).toBe("one");
  });
});

describe("the run goes on with one warning", () => {
  const fetching: Method[] = ["GetCacheEntryDownloadURL", "download"];
  const saving: Method[] = ["CreateCacheEntry", "upload", "FinalizeCacheEntryUpload"];
  const faults: [string, (method: Method) => Answer][] = [
    // After a 500 the upload would be tried again when the test is over, and its files are gone.
    ["breaks down", (method) => failure(method === "upload" ? 502 : 500)],
    ["never answers", () => silence],
  ];

  describe.each(faults)("when the service %s", (_, fault) => {
    test.each(fetching)("at %s", async (method) => {
      await using sandbox = await Sandbox.create();
      await using service = await StandInCacheService.start();
      await saveAll(sandbox, service, ["one"]);
      service.answer(method, fault(method));
      const runner = await startRunner(sandbox, service, { patience: short });
      expect(await runner.cache.restore({ exact: "one", beginnings: [] })).toBeUndefined();
      expect(onlyWarning(runner)).toMatch(
        /^the snapshot could not be fetched from GitHub's cache; /,
      );
      expect(service.asked.at(-1)).toBe(method);
    });

    test.each(saving)("at %s", async (method) => {
      await using sandbox = await Sandbox.create();
      await using service = await StandInCacheService.start();
      service.answer(method, fault(method));
      const runner = await startRunner(sandbox, service, { patience: short });
      expect(await runner.cache.save("one", await makeSnapshot(sandbox, "one"))).toBe(false);
      expect(onlyWarning(runner)).toMatch(/^the snapshot could not be saved in GitHub's cache; /);
      expect(service.asked.at(-1)).toBe(method);
      expect(await readdir(runner.temp)).not.toContain("ram-postgres-snapshot");
    });
  });

  test("that says what the service answered until there was no more time", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    service.answer("GetCacheEntryDownloadURL", failure(500));
    const runner = await startRunner(sandbox, service, { patience: short });
    await runner.cache.restore({ exact: "one", beginnings: [] });
    expect(onlyWarning(runner)).toBe(
      "the snapshot could not be fetched from GitHub's cache; the run goes on without it: it took more than 1 s " +
        "(Failed request: (500) Internal Server Error: something broke)",
    );
  });

  test("when the download is cut off", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    await saveAll(sandbox, service, ["one"]);
    service.answer("download", cutOff);
    const runner = await startRunner(sandbox, service);
    expect(await runner.cache.restore({ exact: "one", beginnings: [] })).toBeUndefined();
    expect(onlyWarning(runner)).toMatch(/it: aborted$/);
    // The client may remove its archive before it has opened it. The runner empties that directory with the job.
    const archive = /^[-\da-f]{36}\/cache\.tzst$/;
    expect((await leftovers(runner)).filter((path) => !archive.test(path))).toEqual([]);
  });

  test("when the archive is not whole", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    await saveAll(sandbox, service, ["one"]);
    service.truncate();
    const runner = await startRunner(sandbox, service);
    expect(await runner.cache.restore({ exact: "one", beginnings: [] })).toBeUndefined();
    expect(onlyWarning(runner)).toMatch(/tar" failed with error: .* exit code 2$/);
    expect(await leftovers(runner)).toEqual([]);
  });

  test("when the job may not write to the cache", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    service.answer("CreateCacheEntry", writeDenied);
    const runner = await startRunner(sandbox, service);
    expect(await runner.cache.save("one", await makeSnapshot(sandbox, "one"))).toBe(false);
    expect(onlyWarning(runner)).toMatch(/cache write denied: token has no writable scopes$/);
    expect(await leftovers(runner)).toEqual([]);
  });

  test("when the job's cache mode is to read only", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const runner = await startRunner(sandbox, service, { env: { ACTIONS_CACHE_MODE: "read" } });
    expect(await runner.cache.save("one", await makeSnapshot(sandbox, "one"))).toBe(false);
    expect(onlyWarning(runner)).toMatch(/cache-mode 'read' does not permit writes\.$/);
  });

  test("when the token is not valid", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const runner = await startRunner(sandbox, service, { env: { ACTIONS_RUNTIME_TOKEN: "old" } });
    expect(await runner.cache.restore({ exact: "one", beginnings: [] })).toBeUndefined();
    expect(onlyWarning(runner)).toMatch(/\(401\) Unauthorized: invalid token$/);
  });

  test("when a key can't be one", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const runner = await startRunner(sandbox, service);
    expect(await runner.cache.save("a,b", await makeSnapshot(sandbox, "one"))).toBe(false);
    expect(onlyWarning(runner)).toMatch(/a,b cannot contain commas\.$/);
  });
});

test("an answer that comes too late is for nobody, and the client is left alone until it has come", async () => {
  await using sandbox = await Sandbox.create();
  await using service = await StandInCacheService.start();
  await saveAll(sandbox, service, ["one"]);
  let send = ignore;
  service.answer("download", (_, __, usual) => {
    send = () => void usual();
  });
  const runner = await startRunner(sandbox, service, { patience: short });
  const snapshot = await makeSnapshot(sandbox, "two");
  expect(await runner.cache.restore({ exact: "one", beginnings: [] })).toBeUndefined();
  expect(await runner.cache.save("two", snapshot)).toBe(false);
  expect(service.asked.at(-1)).toBe("download");
  send();
  await until(() => printed.includes("::debug::Cache restored successfully"));
  await until(async () => !(await readdir(runner.temp)).includes("ram-postgres-snapshot"));
  expect(await runner.cache.save("two", snapshot)).toBe(true);
  expect(runner.warnings).toEqual([
    expect.stringMatching(/be fetched .* it took more than 1 s$/),
    expect.stringMatching(/be saved .* it took more than 1 s$/),
  ]);
  expect(await leftovers(runner)).toEqual([]);
});

test("what others print meanwhile is neither changed nor taken for the client's", async () => {
  await using sandbox = await Sandbox.create();
  await using service = await StandInCacheService.start();
  service.answer("GetCacheEntryDownloadURL", (_, __, usual) => {
    process.stdout.write("::warning::Failed to restore: a friendship\n");
    return usual();
  });
  const { cache, warnings } = await startRunner(sandbox, service);
  expect(await cache.restore({ exact: "one", beginnings: [] })).toBeUndefined();
  expect(warnings).toEqual([]);
  expect(printed).toMatch(/^::warning::Failed to restore: a friendship$/m);
});

const complete = {
  ACTIONS_CACHE_SERVICE_V2: "True",
  ACTIONS_RESULTS_URL: "https://results/",
  ACTIONS_RUNTIME_TOKEN: "token",
};

test.each(["", "https://github.com", "https://GitHub.com", "https://some.ghe.com"])(
  "there is a cache when the server is %j",
  (server) => {
    const env = { ...complete, GITHUB_SERVER_URL: server };
    expect(openSnapshotCache(env, { warn: vi.fn() })).toBeDefined();
  },
);

describe("there is no cache", () => {
  const lacking: [string, NodeJS.ProcessEnv][] = [
    ...Object.keys(complete).map((name): [string, NodeJS.ProcessEnv] => [
      `without ${name}`,
      { [name]: "" },
    ]),
    ["on a GitHub Enterprise Server", { GITHUB_SERVER_URL: "https://github.example" }],
    ["on a server of no known address", { GITHUB_SERVER_URL: "github" }],
  ];

  test.each(lacking)("%s", (_, env) => {
    const log = { warn: vi.fn() };
    expect(openSnapshotCache({ ...complete, ...env }, log)).toBeUndefined();
    expect(log.warn).not.toHaveBeenCalled();
  });

  test("and then its client is not loaded", async () => {
    vi.resetModules();
    vi.doMock("@actions/cache", () => {
      throw new Error("it was loaded");
    });
    const fresh = await import("../../src/action/snapshot-cache.ts");
    expect(fresh.openSnapshotCache({}, { warn: vi.fn() })).toBeUndefined();
    vi.doUnmock("@actions/cache");
  });
});
