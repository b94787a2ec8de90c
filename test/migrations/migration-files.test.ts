import { mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { compareMigrationFileNames } from "node-pg-migrate/utils/comparators";
import { describe, expect, test, vi } from "vitest";
import {
  countMigrations,
  hasCode,
  listMigrationFiles,
  otherFiles,
} from "../../src/migrations/migration-files.ts";
import { Sandbox } from "../support/sandbox.ts";

// Otherwise its jiti makes a folder for a cache.
vi.stubEnv("JITI_FS_CACHE", "false");
const { loadMigrations } = await import("node-pg-migrate/runner");
vi.unstubAllEnvs();

/** Makes files, with the directories that they are in; the content is of no interest. */
async function makeFiles(sandbox: Sandbox, names: Iterable<string>): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(sandbox.path("migrations", name)), { recursive: true });
    await writeFile(sandbox.path("migrations", name), "");
  }
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The names of the files in a directory, in the order in which node-pg-migrate itself applies them. */
async function appliedByNodePgMigrate(dir: string): Promise<string[]> {
  const loader = async (files: string[]) =>
    files.map((file) => ({ id: file, filePaths: [file], actions: { up: () => {} } }));
  const migrations = await loadMigrations(
    // It hands this on to the migrations, none of which is applied here.
    {} as never,
    {
      dir,
      direction: "up",
      migrationsTable: "pgmigrations",
      ignorePattern: otherFiles,
      databaseUrl: "",
      migrationLoaderStrategies: [
        { extensions: [".sql"], loader },
        { extensions: [".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"], loader },
      ],
    },
    silent,
  );
  return migrations.map(({ path }) => basename(path));
}

/** Numbers from 0 up to a bound, the same ones each time. */
function createRandom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    // https://en.wikipedia.org/wiki/Linear_congruential_generator, of which the high bits are the random ones
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Names of migrations, among which many are hard to tell apart. */
function createNames(seed: number): () => string {
  const random = createRandom(seed);
  const pick = <T>(...items: T[]): T => items[random(items.length)] as T;
  const time = () => 1_700_000_000_000 + random(3) * 86_400_000 + random(3);
  const prefixes = [
    () => `${random(12)}`,
    () => `${random(1200)}`.padStart(4, "0"),
    () => `${time()}`,
    // The same times in the other form, which must fall between them.
    () => new Date(time()).toISOString().replace(/\D/g, ""),
    () => `${1_700_000_000 + random(3)}`,
    () => `2023111${random(3)}120000`,
    () => `12345678901234567${random(3)}`,
    () => "9".repeat(18 + random(9)),
  ];
  const parts = ["a", "A", "b", "ä", "a\u0308", "z", "users", "2", "10", "010", "ß", "ı", "I"];
  const rest = () => {
    const separators = ["_", "-", "", ".", " ", "__", "'", "(", "😀"];
    const words = Array.from({ length: random(3) + 1 }, () => pick(...separators) + pick(...parts));
    return words.join("");
  };
  return () => pick(...prefixes)() + rest() + pick(".sql", ".js", ".ts", ".mts");
}

describe("migrations are in the order in which node-pg-migrate applies them", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "in directories of many names, of the seed %i",
    async (seed) => {
      await using sandbox = await Sandbox.create();
      const create = createNames(seed);
      const names = new Set(Array.from({ length: 60 }, create));
      await makeFiles(sandbox, names);
      const { migrations } = listMigrationFiles(sandbox.path("migrations"));
      expect(new Set(migrations).size).toBeGreaterThan(40);
      expect(migrations).toEqual(await appliedByNodePgMigrate(sandbox.path("migrations")));
    },
  );

  test("names that it does not tell apart are in the order in which it comes to them", async () => {
    await using sandbox = await Sandbox.create();
    const names = ["1_a.sql", "1-a.sql", "1.a.sql", "01_a.sql", "1 a.sql", "1a.sql"];
    for (const name of names) expect(compareMigrationFileNames("1_a.sql", name)).toBe(0);
    await makeFiles(sandbox, names);
    const { migrations } = listMigrationFiles(sandbox.path("migrations"));
    expect(new Set(migrations)).toEqual(new Set(names));
    expect(migrations).toEqual(await appliedByNodePgMigrate(sandbox.path("migrations")));
  });

  test.each<[string, string[]]>([
    ["numbers by their value", ["2_a.sql", "10_a.sql", "0011_a.sql", "100_a.sql"]],
    [
      "17 digits as the time in UTC that 13 digits are in milliseconds",
      ["1700000000000_a.sql", "20231114221320001_a.sql", "1700000000002_a.sql"],
    ],
    [
      "14 and 16 digits as numbers that are no times",
      ["1700000000000_a.sql", "20231114221320_a.sql", "2023111422132000_a.sql"],
    ],
    ["the days of a leap year", ["20240229235959999_a.js", "20240301000000000_a.js"]],
    ["the same number by the rest of the name", ["1_a.sql", "1_B.sql", "1_c.sql"]],
    ["numbers in the rest of the name by their value", ["1_a2.sql", "1_a10.sql"]],
    [
      "files of every kind together",
      ["1_a.sql", "2_a.js", "3_a.sql", "4_a.cjs", "5_a.mts", "6_a.sql"],
    ],
    ["the same name by its kind", ["1_a.cjs", "1_a.js", "1_a.sql", "1_a.ts"]],
  ])("%s", async (_, names) => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, names.toReversed());
    expect(listMigrationFiles(sandbox.path("migrations")).migrations).toEqual(names);
    expect(await appliedByNodePgMigrate(sandbox.path("migrations"))).toEqual(names);
  });
});

/** What is no migration, and why it might be taken for one. */
const noMigrations = [
  "README.md",
  "1_users",
  "1_users.txt",
  "1_users.sql.bak",
  "1_users.sql~",
  "1_users.SQL",
  "1_users.json",
  "1_users.jsx",
  "1_users.tsx",
  "1_users.xjs",
  "1_users.d.ts",
  "1_users.d.mts",
  "1_users.d.cts",
  "1_users_sql",
  "sql",
  ".sql",
  ".1_users.sql",
  ".1_users.sql.swp",
  ".gitkeep",
];

const migrationNames = [
  "1_users.sql",
  "2_users.js",
  "3_users.cjs",
  "4_users.mjs",
  "5_users.ts",
  "6_users.cts",
  "7_users.mts",
  "8_users.up.sql",
  "9_users.d.sql",
  "10 ünï 'quoted' $(id) 😀.sql",
  "11.js",
];

describe("a migration", () => {
  test("is a file of a kind that node-pg-migrate loads", async () => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, migrationNames);
    const directory = sandbox.path("migrations");
    expect(listMigrationFiles(directory)).toEqual({ migrations: migrationNames, others: [] });
    expect(countMigrations(directory)).toBe(migrationNames.length);
    expect(await appliedByNodePgMigrate(directory)).toEqual(migrationNames);
  });

  test("may have no number when there is no other", async () => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, ["users.sql"]);
    expect(listMigrationFiles(sandbox.path("migrations")).migrations).toEqual(["users.sql"]);
  });

  test("is not: any other file, which is listed all the same", async () => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, noMigrations);
    const directory = sandbox.path("migrations");
    const { migrations, others } = listMigrationFiles(directory);
    expect([migrations, new Set(others)]).toEqual([[], new Set(noMigrations)]);
    expect(countMigrations(directory)).toBe(0);
    expect(await appliedByNodePgMigrate(directory)).toEqual([]);
  });

  test("is not: a file in a folder, which is listed with its path", async () => {
    await using sandbox = await Sandbox.create();
    const deeper = [
      "2_folder.sql/2_posts.sql",
      "lib/1_a.sql",
      "lib/b/c d.js",
      "node_modules/x/.npmrc",
    ];
    await makeFiles(sandbox, ["1_users.sql", ...deeper]);
    await mkdir(sandbox.path("migrations", "3_empty.sql"));
    const directory = sandbox.path("migrations");
    const { migrations, others } = listMigrationFiles(directory);
    expect([migrations, new Set(others)]).toEqual([["1_users.sql"], new Set(deeper)]);
    expect(await appliedByNodePgMigrate(directory)).toEqual(["1_users.sql"]);
  });

  test("may be a link to a file elsewhere", async () => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, ["2_posts.sql"]);
    await writeFile(sandbox.path("elsewhere.sql"), "");
    await symlink("../elsewhere.sql", sandbox.path("migrations", "1_users.sql"));
    await symlink("../elsewhere.sql", sandbox.path("migrations", "README.md"));
    const directory = sandbox.path("migrations");
    const migrations = ["1_users.sql", "2_posts.sql"];
    expect(listMigrationFiles(directory)).toEqual({ migrations, others: ["README.md"] });
    expect(await appliedByNodePgMigrate(directory)).toEqual(migrations);
  });
});

describe("a directory of migrations", () => {
  test("may be a link, and may have any name", async () => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, ["1_users.sql", "lib/a.js"]);
    const link = sandbox.path("a b [x] 'ü' $(id) 😀");
    await symlink("migrations", link);
    const files = { migrations: ["1_users.sql"], others: ["lib/a.js"] };
    expect(listMigrationFiles(link)).toEqual(files);
    expect(listMigrationFiles(`${link}/`)).toEqual(files);
  });

  test("may be empty", async () => {
    await using sandbox = await Sandbox.create();
    expect(listMigrationFiles(sandbox.path("tmp"))).toEqual({ migrations: [], others: [] });
  });

  test("must be there", async () => {
    await using sandbox = await Sandbox.create();
    expect(() => countMigrations(sandbox.path("gone"))).toThrow("ENOENT");
  });

  test("has nothing but files under the names of migrations", async () => {
    await using sandbox = await Sandbox.create();
    const directory = sandbox.path("tmp");
    await symlink("nowhere", sandbox.path("tmp", "1_a.sql"));
    expect(countMigrations(directory)).toBe(1);
    await symlink("/dev/null", sandbox.path("tmp", "2_b.sql"));
    const told = `migrations: expected files, got "${sandbox.path("tmp", "2_b.sql")}"`;
    expect(() => countMigrations(directory)).toThrow(told);
    expect(() => listMigrationFiles(directory)).toThrow(told);
  });

  test("gives its other files in an order of its own, however they came there", async () => {
    await using sandbox = await Sandbox.create();
    await makeFiles(sandbox, ["z.md", "a/z.js", "b.md", "a/b/c.js", "B.md"]);
    const { others } = listMigrationFiles(sandbox.path("migrations"));
    expect(others).toEqual(["B.md", "a/b/c.js", "a/z.js", "b.md", "z.md"]);
  });
});

test.each([
  [["1_a.sql", "README.md", "helper.d.ts", "lib/x.js"], false],
  [["1_a.sql", "2_b.cjs"], true],
  [["1_a.mts"], true],
  [[".gitkeep"], false],
])("whether there is code among %j: %j", async (names, expected) => {
  await using sandbox = await Sandbox.create();
  await makeFiles(sandbox, names);
  expect(hasCode(sandbox.path("migrations"))).toBe(expected);
});
