import { expect, test } from "vitest";
import { parseServeOptions } from "../../src/image/serve-options.ts";
import { UsageError } from "../../src/run/options.ts";

const variables = {
  username: "ann",
  password: "secret",
  database: "shop",
  hostAuthMethod: undefined,
  initdbArgs: undefined,
  walDirectory: undefined,
  data: "/var/lib/postgresql/data",
};

async function problemsOf(
  words: readonly string[],
  env = {},
  given = {},
): Promise<readonly string[]> {
  return parseServeOptions(words, { ...variables, ...given }, env).then(
    () => [],
    (error) => {
      if (error instanceof UsageError) return error.problems;
      throw error;
    },
  );
}

test("who and what comes from the variables, the rest from options", async () => {
  const words = ["--worker-databases", "2", "--extensions=citext", "--settings", "jit = on"];
  expect(await parseServeOptions(words, variables, {})).toMatchObject({
    ...{ username: "ann", password: "secret", database: "shop" },
    ...{ workerDatabases: 2, extensions: ["citext"], settings: [{ name: "jit", value: "on" }] },
    ...{ ramDisk: "auto", snapshot: false },
  });
});

test("each option is also a variable, over which the option wins", async () => {
  const env = {
    RAM_POSTGRES_WORKER_DATABASES: "4",
    RAM_POSTGRES_EXTENSIONS: "citext\npg_trgm",
    RAM_POSTGRES_SETTINGS: "jit = on",
    RAM_POSTGRES_RAM_DISK: "required",
    RAM_POSTGRES_MIGRATIONS: "/tmp",
  };
  expect(await parseServeOptions(["--worker-databases", "2"], variables, env)).toMatchObject({
    ...{ workerDatabases: 2, extensions: ["citext", "pg_trgm"], ramDisk: "required" },
    ...{ migrations: "/tmp", settings: [{ name: "jit", value: "on" }] },
  });
});

test("a bad value is told by the name it has here", async () => {
  const env = { RAM_POSTGRES_WORKER_DATABASES: "many" };
  expect(await problemsOf([], env, { username: "pg_ann", database: "template1" })).toEqual([
    expect.stringMatching(/^POSTGRES_DB: .*"template1"/),
    expect.stringMatching(/^POSTGRES_USER: .*"pg_ann"/),
    expect.stringMatching(/^RAM_POSTGRES_WORKER_DATABASES: .*"many"/),
  ]);
});

test.for([
  [["--username", "bob"], "--username is no option of serve: set POSTGRES_USER"],
  [["--locale", "C"], "--locale is no option of serve"],
  [["--nope"], "--nope is not an option; see ram-postgres --help"],
  [["word"], '"word" is no option; the test command comes after --'],
] as const)("%j is refused", async ([words, problem]) => {
  expect(await problemsOf(words)).toEqual([problem]);
});
