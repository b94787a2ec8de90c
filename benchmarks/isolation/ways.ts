/** A way to leave nothing behind of a test. */
export interface Way {
  readonly name: string;
  /** A contender that does such tests. One of `rivals/` may ask for what this machine lacks. */
  readonly script: string;
  /** What it is given: a database of its own, or the one that it copies. */
  readonly database: "own" | "template";
  readonly testsPerRound: number;
}

export const sandbox: Way = {
  name: "a sandbox",
  script: "isolation/ways/sandbox.mjs",
  database: "own",
  testsPerRound: 50,
};

export const ways: readonly Way[] = [
  sandbox,
  {
    name: "pg-transactional-tests",
    script: "rivals/pg-transactional-tests.mjs",
    database: "own",
    testsPerRound: 50,
  },
  {
    name: "pgsql-test",
    script: "rivals/pgsql-test.mjs",
    database: "template",
    testsPerRound: 50,
  },
  {
    name: "a fresh database, and connecting to it",
    script: "isolation/ways/fresh-database.mjs",
    database: "template",
    testsPerRound: 5,
  },
  {
    name: "TRUNCATE of all tables",
    script: "isolation/ways/truncate.mjs",
    database: "own",
    testsPerRound: 2,
  },
  {
    name: "drop and create of all tables",
    script: "isolation/ways/recreate.mjs",
    database: "own",
    testsPerRound: 2,
  },
  {
    name: "PGlite's clone()",
    script: "rivals/pglite-clone.mjs",
    database: "template",
    testsPerRound: 1,
  },
];
