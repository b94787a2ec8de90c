import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openGitHubCache } from "../../src/action/github-cache.ts";
import { TimingStore } from "../../src/action/timing-store.ts";
import { formatHistory, type HistoryEntry } from "../../src/run/history.ts";
import { failure, StandInCacheService } from "../support/cache-service.ts";
import { Sandbox } from "../support/sandbox.ts";

const entry: HistoryEntry = {
  ...{ at: 1, commit: undefined, testMs: 3000, readyMs: 400, snapshot: "hit", statements: [] },
};
const names = { key: "history-2", beginning: "history-" };
const nothingPrinted = { show: () => "" };

beforeAll(async () => {
  await import("@actions/cache");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A runner with a cache, of which the client reads in the process's own environment. */
async function startRunner(sandbox: Sandbox, service: StandInCacheService): Promise<TimingStore> {
  await mkdir(sandbox.path("temp"));
  const env = { ...service.env, RUNNER_TEMP: sandbox.path("temp"), GITHUB_SERVER_URL: "" };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const store = TimingStore.open(process.env, nothingPrinted);
  if (!store) throw new Error("the cache is not seen");
  return store;
}

/** Puts a directory into the cache as if it were a history. */
async function saveAsHistory(fill: (directory: string) => Promise<unknown>, sandbox: Sandbox) {
  const directory = sandbox.path("forged");
  await mkdir(directory);
  await fill(directory);
  const options = { exchange: "ram-postgres-history", ...nothingPrinted };
  await openGitHubCache(process.env, options)?.save("history-1", directory);
}

test("the newest of a name's beginning is read, as it was saved, and nothing is left of it", async () => {
  await using sandbox = await Sandbox.create();
  await using service = await StandInCacheService.start();
  const store = await startRunner(sandbox, service);
  expect(await store.read(names)).toEqual({ entries: [], isDamaged: false });
  await store.save("history-0", [entry]);
  await store.save("history-1", [entry, { ...entry, testMs: 7 }]);
  expect(await store.read(names)).toEqual({
    ...{ entries: [entry, { ...entry, testMs: 7 }], isDamaged: false },
  });
  const left = await readdir(sandbox.path("temp"));
  expect(left.filter((name) => name.startsWith("ram-postgres"))).toEqual([]);
});

describe("nothing is read, and said to be damaged, when", () => {
  const forgeries: [string, (directory: string) => Promise<unknown>][] = [
    ["there is no file", async () => {}],
    ["it is empty", (directory) => writeFile(join(directory, "history.json"), "")],
    ["it is nonsense", (directory) => writeFile(join(directory, "history.json"), "\0\x01{")],
    ["it is a directory", (directory) => mkdir(join(directory, "history.json"))],
    ["it is a link", (directory) => symlink("/dev/zero", join(directory, "history.json"))],
    [
      "it is far too long",
      (directory) =>
        writeFile(
          join(directory, "history.json"),
          formatHistory([entry]) + " ".repeat(2 * 1024 ** 2),
        ),
    ],
  ];

  test.each(forgeries)("%s", async (_, fill) => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const store = await startRunner(sandbox, service);
    await saveAsHistory(fill, sandbox);
    expect(service.keys).toEqual(["history-1"]);
    expect(await store.read(names)).toEqual({ entries: [], isDamaged: true });
  });

  test("the archive is not whole", async () => {
    await using sandbox = await Sandbox.create();
    await using service = await StandInCacheService.start();
    const store = await startRunner(sandbox, service);
    await store.save("history-1", [entry]);
    service.truncate();
    expect(await store.read(names)).toEqual({ entries: [], isDamaged: true });
  });
});

test("a service that does not answer well is no history that is damaged", async () => {
  await using sandbox = await Sandbox.create();
  await using service = await StandInCacheService.start();
  const store = await startRunner(sandbox, service);
  await store.save("history-1", [entry]);
  service.answer("GetCacheEntryDownloadURL", failure(403));
  await expect(store.read(names)).rejects.toThrow("403");
});
