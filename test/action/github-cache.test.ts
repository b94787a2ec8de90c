import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { openGitHubCache } from "../../src/action/github-cache.ts";
import { StandInCacheService } from "../support/cache-service.ts";
import { Sandbox } from "../support/sandbox.ts";

/** A disk that takes its time. */
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const rename: typeof real.rename = async (...paths) => {
    await sleep(100);
    await real.rename(...paths);
  };
  return { ...real, rename };
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test("what was restored is moved away before its place is cleared", async () => {
  await using sandbox = await Sandbox.create();
  await using service = await StandInCacheService.start();
  const [temp, directory] = [sandbox.path("temp"), sandbox.path("directory")];
  await mkdir(temp);
  await mkdir(directory);
  await writeFile(join(directory, "file"), "content");
  const env = { ...service.env, RUNNER_TEMP: temp, GITHUB_SERVER_URL: "" };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const cache = openGitHubCache(process.env, { exchange: "exchange", show: () => "" });
  await cache?.save("key", directory);
  const restored = (await cache?.restore({ exact: "key", beginnings: [] })) ?? "";
  expect(await readFile(join(restored, "file"), "utf8")).toBe("content");
  expect(await readdir(temp)).not.toContain("exchange");
});
