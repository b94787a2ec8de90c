import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  findByPgConfig,
  findInstalled,
  type Place,
  usualPlaces,
} from "../../src/postgres/installed.ts";
import { askVersion } from "../../src/postgres/server-version.ts";
import { formatVersion } from "../../src/postgres/version.ts";
import { Sandbox, until } from "../support/sandbox.ts";

async function addProgram(file: string, script: string, mode = 0o755): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, mode);
}

/** A directory with programs that answer as a server's do, as far as they are asked here. */
async function addServer(directory: string, version: string): Promise<string> {
  await addProgram(join(directory, "postgres"), `echo 'postgres (PostgreSQL) ${version}'`);
  await addProgram(join(directory, "initdb"), "exit 0");
  return directory;
}

function pathOf(...directories: string[]): NodeJS.ProcessEnv {
  return { PATH: directories.join(delimiter) };
}

/** Finds servers, by their versions and directories, where only the test's own can be found. */
async function find(env: NodeJS.ProcessEnv, places: readonly Place[] = []) {
  const found = await findInstalled({ env, places });
  for (const { source } of found) expect(source).toBe("installed");
  return found.map(({ version, directory }) => [formatVersion(version), directory]);
}

test("there may be none", async () => {
  await using sandbox = await Sandbox.create();
  expect(await find({ PATH: "" })).toEqual([]);
  expect(await find(pathOf(sandbox.directory, sandbox.path("missing")))).toEqual([]);
});

test("servers on PATH are found, the newest first", async () => {
  await using sandbox = await Sandbox.create();
  const old = await addServer(sandbox.path("a"), "16.9 (Debian 16.9-1)");
  const newest = await addServer(sandbox.path("b"), "17.10");
  const newer = await addServer(sandbox.path("c"), "17.9");
  expect(await find(pathOf(old, newest, newer))).toEqual([
    ["17.10", newest],
    ["17.9", newer],
    ["16.9", old],
  ]);
});

test("servers in the places of packagers are found, and nothing else there", async () => {
  await using sandbox = await Sandbox.create();
  const debian = await addServer(sandbox.path("lib", "17", "bin"), "17.5");
  await addServer(sandbox.path("lib", "17-old", "bin"), "17.4");
  const alpine = await addServer(sandbox.path("libexec", "postgresql16"), "16.9");
  await mkdir(sandbox.path("lib", "15"));
  const places: Place[] = [
    { parent: sandbox.path("lib"), name: /^\d+$/, bin: "bin" },
    { parent: sandbox.path("libexec"), name: /^postgresql\d*$/, bin: "" },
    { parent: sandbox.path("missing"), name: /./, bin: "bin" },
  ];
  expect(await find({ PATH: "" }, places)).toEqual([
    ["17.5", debian],
    ["16.9", alpine],
  ]);
});

test.each([
  ["/usr/lib/postgresql", "16", true],
  ["/usr/lib/postgresql", "16.bak", false],
  ["/usr", "pgsql-17", true],
  ["/usr", "share", false],
  ["/usr/libexec", "postgresql17", true],
  ["/usr/libexec", "postgresql", true],
  ["/opt/homebrew/opt", "postgresql@17", true],
  ["/opt/homebrew/opt", "postgresql", true],
  ["/opt/homebrew/opt", "postgresql-hll", false],
  ["C:\\Program Files\\PostgreSQL", "17", true],
])("in %s, %s is a place of a server: %j", (parent, name, expected) => {
  const place = usualPlaces.find((each) => each.parent === parent);
  expect(place?.name.test(name)).toBe(expected);
});

test("a server that several links lead to is found once, where it really is", async () => {
  await using sandbox = await Sandbox.create();
  const real = await addServer(sandbox.path("lib", "17", "bin"), "17.5");
  await mkdir(sandbox.path("bin"));
  await symlink(join(real, "postgres"), sandbox.path("bin", "postgres"));
  await symlink(sandbox.path("lib", "17"), sandbox.path("lib", "18"));
  await symlink(real, sandbox.path("linked"));
  const env = pathOf(sandbox.path("bin"), sandbox.path("linked"), real);
  const places = [{ parent: sandbox.path("lib"), name: /^\d+$/, bin: "bin" }];
  expect(await find(env, places)).toEqual([["17.5", real]]);
});

describe("passed over is", () => {
  test("a server without initdb beside it", async () => {
    await using sandbox = await Sandbox.create();
    await addProgram(sandbox.path("a", "postgres"), "echo 'postgres (PostgreSQL) 17.5'");
    await addProgram(sandbox.path("b", "initdb"), "exit 0");
    expect(await find(pathOf(sandbox.path("a"), sandbox.path("b")))).toEqual([]);
  });

  test.each([
    ["that fails", "echo 'postgres (PostgreSQL) 17.5'; exit 1"],
    ["that a signal ends", "kill -KILL $$"],
    ["that says something else", "echo hello"],
    ["that says nothing", "exit 0"],
    ["older than 14", "echo 'postgres (PostgreSQL) 13.21'"],
  ])("one %s, and others are found", async (_, script) => {
    await using sandbox = await Sandbox.create();
    const good = await addServer(sandbox.path("good"), "14.0");
    await addProgram(sandbox.path("bad", "postgres"), script);
    await addProgram(sandbox.path("bad", "initdb"), "exit 0");
    expect(await find(pathOf(sandbox.path("bad"), good))).toEqual([["14.0", good]]);
  });

  test("one that can't be executed", async () => {
    await using sandbox = await Sandbox.create();
    const directory = await addServer(sandbox.path("a"), "17.5");
    await chmod(join(directory, "postgres"), 0o644);
    expect(await find(pathOf(directory))).toEqual([]);
  });

  test("one whose interpreter is missing", async () => {
    await using sandbox = await Sandbox.create();
    const directory = await addServer(sandbox.path("a"), "17.5");
    await writeFile(join(directory, "postgres"), "#!/no/such/interpreter\n");
    expect(await find(pathOf(directory))).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "one that the server's user may not run (only root has another user)",
    async () => {
      await using sandbox = await Sandbox.create();
      const open = await addServer(sandbox.path("open"), "16.9");
      const closed = await addServer(sandbox.path("private", "bin"), "17.5");
      await chmod(sandbox.path("private"), 0o700);
      const account = { name: "nobody", uid: 65534, gid: 65534 };
      const found = await findInstalled({ env: pathOf(open, closed), places: [], account });
      expect(found.map(({ directory }) => directory)).toEqual([open]);
    },
  );
});

describe("pg_config on PATH", () => {
  test("leads to a server", async () => {
    await using sandbox = await Sandbox.create();
    const server = await addServer(sandbox.path("elsewhere", "bin"), "17.5");
    const answer = `[ "$*" = --bindir ] && echo '${server}'`;
    await addProgram(sandbox.path("bin", "pg_config"), answer);
    const [found] = await findByPgConfig({ env: pathOf(sandbox.path("bin")) });
    expect(found).toEqual({
      directory: server,
      version: { major: 17, minor: 5 },
      source: "installed",
      build: expect.stringMatching(/^\d+ bytes of \d+$/),
    });
  });

  test.each([
    ["fails", "echo oh no >&2; exit 1"],
    ["leads nowhere", "echo /no/such/place"],
    ["says nothing", "exit 0"],
  ])("that %s does no harm", async (_, script) => {
    await using sandbox = await Sandbox.create();
    await addProgram(sandbox.path("bin", "pg_config"), script);
    expect(await findByPgConfig({ env: pathOf(sandbox.path("bin")) })).toEqual([]);
  });
});

test("a server's version is asked for with the environment given, in a directory that every user can enter", async () => {
  await using sandbox = await Sandbox.create();
  const answer = '[ "$(pwd)" = / ] && echo "(PostgreSQL) 17.$MINOR"';
  await addProgram(sandbox.path("postgres"), answer);
  const version = await askVersion(sandbox.directory, { env: { MINOR: "7" } });
  expect(version).toEqual({ major: 17, minor: 7 });
});

test("an abort ends the search with its reason, and the programs that were asked", async () => {
  await using sandbox = await Sandbox.create();
  await addProgram(sandbox.path("bin", "postgres"), `echo > '${sandbox.path("asked")}'; sleep 300`);
  await addProgram(sandbox.path("bin", "initdb"), "exit 0");
  const controller = new AbortController();
  const env = sandbox.env({ PATH: `${sandbox.path("bin")}${delimiter}${process.env.PATH}` });
  const search = findInstalled({ env, places: [], signal: controller.signal });
  const outcome = search.catch((reason: unknown) => reason);
  await until(async () => (await sandbox.processes()).length > 0);
  const reason = new Error("enough");
  controller.abort(reason);
  expect(await outcome).toBe(reason);
  await until(async () => (await sandbox.processes()).length === 0);
});
