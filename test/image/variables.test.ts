import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readVariables, requirePassword } from "../../src/image/variables.ts";
import { UsageError } from "../../src/run/options.ts";
import { Sandbox } from "../support/sandbox.ts";

const none = {
  username: "postgres",
  password: undefined,
  database: "postgres",
  hostAuthMethod: undefined,
  initdbArgs: undefined,
  walDirectory: undefined,
  data: "/var/lib/postgresql/data",
};

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
  return [];
}

test.for([
  [{}, {}],
  [{ POSTGRES_PASSWORD: "secret" }, { password: "secret" }],
  [{ POSTGRES_USER: "ann" }, { username: "ann", database: "ann" }],
  [{ POSTGRES_DB: "shop" }, { database: "shop" }],
  [{ POSTGRES_USER: "", POSTGRES_DB: "", POSTGRES_PASSWORD: "" }, {}],
  [{ POSTGRES_HOST_AUTH_METHOD: "trust" }, { hostAuthMethod: "trust" }],
  [{ POSTGRES_INITDB_ARGS: "--data-checksums" }, { initdbArgs: "--data-checksums" }],
  [
    { POSTGRES_INITDB_ARGS: "-k", POSTGRES_INITDB_WALDIR: "/it's/wal" },
    { initdbArgs: "-k --waldir='/it'\\''s/wal'", walDirectory: "/it's/wal" },
  ],
] as const)("%j", ([env, expected]) => {
  expect(readVariables(env)).toEqual({ ...none, ...expected });
});

test.for([
  ["POSTGRES_USER", "username"],
  ["POSTGRES_PASSWORD", "password"],
  ["POSTGRES_DB", "database"],
  ["POSTGRES_INITDB_ARGS", "initdbArgs"],
] as const)(
  "%s is also read from a file, without the ends of its last lines",
  async ([name, key]) => {
    await using sandbox = await Sandbox.create();
    await writeFile(sandbox.path("file"), "of a file\n\n");
    const variables = readVariables({ [`${name}_FILE`]: sandbox.path("file") });
    expect(variables[key]).toBe("of a file");
  },
);

test("a variable and its file, and a file that is not there, are told at once", async () => {
  const env = {
    POSTGRES_USER: "ann",
    POSTGRES_USER_FILE: "/dev/null",
    POSTGRES_PASSWORD_FILE: "/no/such/file",
    POSTGRES_HOST_AUTH_METHOD: "trust\nlocal all all trust",
  };
  expect(problemsOf(() => readVariables(env))).toEqual([
    "POSTGRES_USER and POSTGRES_USER_FILE are both set: set one of them",
    expect.stringMatching(/^POSTGRES_PASSWORD_FILE: ENOENT/),
    expect.stringMatching(/^POSTGRES_HOST_AUTH_METHOD: /),
  ]);
});

test("without a password it takes trust that is told", () => {
  expect(problemsOf(() => requirePassword(none))).toEqual([
    expect.stringContaining("set POSTGRES_PASSWORD"),
  ]);
  expect(problemsOf(() => requirePassword({ ...none, hostAuthMethod: "md5" }))).toHaveLength(1);
  expect(problemsOf(() => requirePassword({ ...none, hostAuthMethod: "trust" }))).toEqual([]);
  expect(problemsOf(() => requirePassword({ ...none, password: "secret" }))).toEqual([]);
});
