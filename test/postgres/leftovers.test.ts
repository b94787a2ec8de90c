import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCounters } from "../../src/postgres/activity.ts";
import { withConnection } from "../../src/postgres/connection.ts";
import {
  type DatabaseState,
  findLeftovers,
  isClean,
  type Leftovers,
  readState,
} from "../../src/postgres/leftovers.ts";
import { type FreshDatabase, RunningServer } from "../support/running-server.ts";

let server: RunningServer;
beforeAll(async () => {
  // Where tables are analyzed meanwhile, they are read.
  server = await RunningServer.start("max_prepared_transactions = 5\nautovacuum = off");
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

const seeded = [
  "CREATE TABLE users (id int PRIMARY KEY, name text)",
  "INSERT INTO users VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Edsger')",
  "CREATE TABLE posts (id bigserial PRIMARY KEY, text text)",
];

interface Case {
  readonly migration?: readonly string[];
  /** What the tests do: statements over a connection of their own, or anything else. */
  readonly tests: readonly string[] | ((database: FreshDatabase) => Promise<unknown>);
}

async function majorOf({ admin }: RunningServer): Promise<number> {
  const { rows } = await admin.query("SHOW server_version_num");
  return Math.floor(Number(rows[0].server_version_num) / 10_000);
}

/** What is found after the tests of a project that has this database. */
async function leftoversOf({ migration = seeded, tests }: Case): Promise<Leftovers> {
  await using database = await server.freshDatabase();
  await database.run(...migration);
  // Another process may look at what was left than the one that migrated.
  await readCounters(server.admin);
  const look = <T>(work: (client: Client) => Promise<T>) =>
    withConnection(server.address, database.name, work);
  const before = JSON.stringify(await look(readState));
  if (typeof tests === "function") await tests(database);
  else await database.run(...tests);
  const leftovers = await look((client) => findLeftovers(client, JSON.parse(before)));
  expect(leftovers.database).toBe(database.name);
  // What the server has counted is sure when no session stays; before 15 it never is.
  const { isSettled } = await readCounters(server.admin);
  if (typeof tests !== "function" && isSettled && (await majorOf(server)) >= 15) {
    for (const areDoubted of [false, true]) {
      const counted = { areSure: true, areNew: false, areDoubted };
      const again = await look((client) => findLeftovers(client, JSON.parse(before), counted));
      expect(again).toEqual(leftovers);
    }
  }
  return leftovers;
}

const nothing = {
  ...{ rows: [], newTables: [], goneTables: [], sequences: [], preparedTransactions: [] },
  ...{ idleInTransaction: 0, unseen: [], tooLarge: [] },
};

describe("rows", () => {
  const cases: Record<string, Case & { readonly rows: Leftovers["rows"] }> = {
    "that were inserted and committed": {
      tests: ["INSERT INTO posts (text) VALUES ('a'), ('b')"],
      rows: [{ table: "posts", added: 2, changed: 0, removed: 0 }],
    },
    "that took the place of a seeded one, the count being the same": {
      tests: ["DELETE FROM users WHERE id = 1", "INSERT INTO users VALUES (4, 'Barbara')"],
      rows: [{ table: "users", added: 1, removed: 1 }],
    },
    "that were updated, the count being the same": {
      tests: ["UPDATE users SET name = 'A.' WHERE id < 3"],
      rows: [{ table: "users", added: 0, changed: 2, removed: 0 }],
    },
    "that were updated to what they had been": {
      tests: ["UPDATE users SET name = name WHERE id = 1"],
      rows: [{ table: "users", added: 0, changed: 1, removed: 0 }],
    },
    "that were truncated and inserted again": {
      tests: ["TRUNCATE users", seeded[1] ?? ""],
      rows: [{ table: "users", added: 0, changed: 3, removed: 0 }],
    },
    "that were truncated": {
      tests: ["TRUNCATE users"],
      rows: [{ table: "users", added: 0, changed: 0, removed: 3 }],
    },
    "that were deleted": {
      tests: ["DELETE FROM users WHERE id = 2", "VACUUM users"],
      rows: [{ table: "users", added: 0, changed: 0, removed: 1 }],
    },
    "of several tables, the most first": {
      tests: ["INSERT INTO users VALUES (4, 'x')", "INSERT INTO posts (text) VALUES ('a'), ('b')"],
      rows: [
        { table: "posts", added: 2, changed: 0, removed: 0 },
        { table: "users", added: 1, changed: 0, removed: 0 },
      ],
    },
    "that were inserted in a subtransaction": {
      tests: ["BEGIN", "SAVEPOINT s", "INSERT INTO users VALUES (4, 'x')", "RELEASE s", "COMMIT"],
      rows: [{ table: "users", added: 1, changed: 0, removed: 0 }],
    },
    "that were frozen since": {
      tests: ["INSERT INTO users VALUES (4, 'x')", "VACUUM FREEZE users", "VACUUM FULL users"],
      rows: [{ table: "users", added: 1, changed: 0, removed: 0 }],
    },
    "of tables without a key, of which changed ones can't be told": {
      migration: ["CREATE TABLE log (text text)", "INSERT INTO log VALUES ('a'), ('b')"],
      tests: ["UPDATE log SET text = 'c'"],
      rows: [{ table: "log", added: 2, removed: 2 }],
    },
    "of tables with a key of several columns": {
      migration: [
        'CREATE TABLE t (a int, "B c" text, d int, PRIMARY KEY (d, "B c"))',
        "INSERT INTO t VALUES (1, 'x', 2)",
      ],
      tests: ["UPDATE t SET a = 2"],
      rows: [{ table: "t", added: 0, changed: 1, removed: 0 }],
    },
    "of unlogged tables": {
      migration: ["CREATE UNLOGGED TABLE t (id int)"],
      tests: ["INSERT INTO t VALUES (1)"],
      rows: [{ table: "t", added: 1, changed: 0, removed: 0 }],
    },
    "of tables in other schemas, with names that need quoting": {
      migration: ['CREATE SCHEMA "My app"', `CREATE TABLE "My app"."it's ""x""" (id int)`],
      tests: [`INSERT INTO "My app"."it's ""x""" VALUES (1)`],
      rows: [{ table: `"My app"."it's ""x"""`, added: 1, changed: 0, removed: 0 }],
    },
    "of partitions, once": {
      migration: [
        "CREATE TABLE t (id int) PARTITION BY RANGE (id)",
        "CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE t_2 PARTITION OF t DEFAULT",
      ],
      tests: ["INSERT INTO t VALUES (1), (2), (100)"],
      rows: [
        { table: "t_1", added: 2, changed: 0, removed: 0 },
        { table: "t_2", added: 1, changed: 0, removed: 0 },
      ],
    },
    "of tables that inherit, once": {
      migration: ["CREATE TABLE base (id int)", "CREATE TABLE child () INHERITS (base)"],
      tests: ["INSERT INTO base VALUES (1)", "INSERT INTO child VALUES (1), (2)"],
      rows: [
        { table: "child", added: 2, changed: 0, removed: 0 },
        { table: "base", added: 1, changed: 0, removed: 0 },
      ],
    },
    "of materialized views": {
      migration: ["CREATE MATERIALIZED VIEW v AS SELECT 1 AS one WITH NO DATA"],
      tests: ["REFRESH MATERIALIZED VIEW v"],
      rows: [{ table: "v", added: 1, changed: 0, removed: 0 }],
    },
    "that row-level security hides, of tables that belong to others": {
      migration: [
        "CREATE TABLE t (id int)",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, OWNER TO pg_monitor",
      ],
      tests: ["INSERT INTO t VALUES (1)"],
      rows: [{ table: "t", added: 1, changed: 0, removed: 0 }],
    },
    "of tables that were dropped and made again": {
      tests: ["DROP TABLE users", ...seeded.slice(0, 1), "INSERT INTO users VALUES (1, 'Ada')"],
      rows: [{ table: "users", added: 1, removed: 3 }],
    },
    "of large objects": {
      tests: ["SELECT lo_from_bytea(0, 'abc')"],
      rows: [
        { table: "large objects", added: 1, changed: 0, removed: 0 },
        { table: "pages of large objects", added: 1, changed: 0, removed: 0 },
      ],
    },
  };
  test.each(Object.entries(cases))("%s are found", async (_, { rows, ...given }) => {
    const leftovers = await leftoversOf(given);
    expect({ ...leftovers, sequences: [] }).toEqual({
      ...nothing,
      ...{ database: leftovers.database, rows },
    });
    expect(isClean(leftovers)).toBe(false);
  });

  test("of a transaction that had begun before the state was read are found", async () => {
    await using database = await server.freshDatabase();
    await database.run(...seeded);
    const client = await database.client();
    await client.query("BEGIN; INSERT INTO users VALUES (4, 'Barbara')");
    const before = await readState(await database.own());
    await database.run("INSERT INTO users VALUES (5, 'Tony')");
    await client.query("COMMIT");
    const { rows } = await findLeftovers(await database.own(), before);
    expect(rows).toEqual([{ table: "users", added: 2, changed: 0, removed: 0 }]);
  });

  test("of a copy are told from those that the copied database had", async () => {
    await using database = await server.freshDatabase();
    await using copy = await server.freshDatabase();
    await database.run(...seeded);
    const [from, to] = [database, copy].map(({ name }) => server.admin.escapeIdentifier(name));
    await server.admin.query(`DROP DATABASE ${to}`);
    await server.admin.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
    const before = await readState(await database.own());
    expect(isClean(await findLeftovers(await copy.own(), before))).toBe(true);
    await copy.run("UPDATE users SET name = 'A.' WHERE id = 1");
    const { rows } = await findLeftovers(await copy.own(), before);
    expect(rows).toEqual([{ table: "users", added: 0, changed: 1, removed: 0 }]);
  });
});

describe("nothing is left", () => {
  const cases: Record<string, readonly string[]> = {
    "by tests that only read": ["SELECT * FROM users", "SELECT count(*) FROM posts"],
    "by a rolled-back test": [
      ...["BEGIN", "INSERT INTO users VALUES (4, 'x')", "UPDATE users SET name = 'y'"],
      ...["DELETE FROM users", "CREATE TABLE t ()", "TRUNCATE users", "ROLLBACK"],
    ],
    "by a test that deletes what it inserted": [
      "INSERT INTO users VALUES (4, 'x')",
      "DELETE FROM users WHERE id = 4",
    ],
    "by temporary tables": ["CREATE TEMPORARY TABLE mine AS SELECT 1"],
    "by vacuum and its like": ["VACUUM FULL", "VACUUM FREEZE", "ANALYZE", "REINDEX TABLE users"],
  };
  test.each(Object.entries(cases))("%s", async (_, tests) => {
    const leftovers = await leftoversOf({ tests });
    expect(leftovers).toEqual({ ...nothing, database: leftovers.database });
    expect(isClean(leftovers)).toBe(true);
  });

  test("but sequences that moved, which a rolled-back test moves too", async () => {
    const tests = ["BEGIN", "INSERT INTO posts (text) VALUES ('a')", "ROLLBACK"];
    const leftovers = await leftoversOf({ tests });
    expect(leftovers).toMatchObject({ ...nothing, sequences: ["posts_id_seq"] });
    expect(isClean(leftovers)).toBe(true);
  });
});

test("sequences that were set back are found to have moved", async () => {
  const migration = [...seeded, "INSERT INTO posts (text) VALUES ('a'), ('b')"];
  const tests = ["SELECT setval('posts_id_seq', 1)"];
  const { sequences } = await leftoversOf({ migration, tests });
  expect(sequences).toEqual(["posts_id_seq"]);
});

test("new tables and views are found, and those that are gone", async () => {
  const migration = [...seeded, "CREATE VIEW names AS SELECT name FROM users"];
  const leftovers = await leftoversOf({
    migration,
    tests: [
      "DROP VIEW names",
      "ALTER TABLE posts RENAME TO articles",
      "CREATE SCHEMA app; CREATE TABLE app.jobs AS SELECT 1 AS id",
      "CREATE VIEW numbers AS SELECT 1 AS one",
    ],
  });
  expect(leftovers).toMatchObject({
    rows: [],
    newTables: ["app.jobs", "articles", "numbers"],
    goneTables: ["names", "posts"],
  });
  expect(isClean(leftovers)).toBe(false);
});

test("foreign tables are not read", async () => {
  const migration = [
    "CREATE FOREIGN DATA WRAPPER nowhere",
    "CREATE SERVER far FOREIGN DATA WRAPPER nowhere",
    "CREATE FOREIGN TABLE t (id int) SERVER far",
  ];
  const leftovers = await leftoversOf({ migration, tests: [] });
  expect(leftovers).toEqual({ ...nothing, database: leftovers.database });
});

test("prepared transactions are found, those of the same database that were not there before", async () => {
  await using database = await server.freshDatabase();
  await using other = await server.freshDatabase();
  const prepared: [FreshDatabase, string][] = [];
  const prepare = async (where: FreshDatabase, name: string) => {
    await where.run("BEGIN", "CREATE TABLE t ()", `PREPARE TRANSACTION '${name}'`);
    prepared.push([where, name]);
  };
  try {
    await prepare(other, "other");
    const before = await readState(await database.own());
    await prepare(database, 'a ""test"');
    const leftovers = await findLeftovers(await database.own(), before);
    const found = { preparedTransactions: ['a ""test"'] };
    expect(leftovers).toEqual({ ...nothing, ...found, database: database.name });
    expect(isClean(leftovers)).toBe(false);
    const later = await findLeftovers(await database.own(), await readState(await database.own()));
    expect(isClean(later)).toBe(true);
  } finally {
    for (const [where, name] of prepared) await where.run(`ROLLBACK PREPARED '${name}'`);
  }
});

/** Leaves a transaction open, over a connection that stays until the database is dropped. */
async function leaveOpen(database: FreshDatabase, ...statements: string[]): Promise<Client> {
  const client = await database.client();
  for (const statement of ["BEGIN", ...statements]) await client.query(statement);
  return client;
}

test("connections that are idle in a transaction are counted", async () => {
  const leftovers = await leftoversOf({
    tests: async (database) => {
      await leaveOpen(database, "INSERT INTO users VALUES (4, 'x')");
      const failed = await leaveOpen(database);
      await failed.query("SELECT 1 / 0").catch(() => {});
      await database.client();
    },
  });
  expect(leftovers).toMatchObject({ ...nothing, idleInTransaction: 2 });
  expect(isClean(leftovers)).toBe(false);
});

test("a session that is just ending is not idle, and what it had locked is seen", async () => {
  const leftovers = await leftoversOf({
    tests: async (database) => {
      const client = await leaveOpen(database, "LOCK TABLE users");
      void client.end();
    },
  });
  expect(leftovers).toMatchObject(nothing);
});

test("a table that is locked is told, and the others are seen", async () => {
  const leftovers = await leftoversOf({
    tests: async (database) => {
      await database.run("INSERT INTO posts (text) VALUES ('a')");
      await leaveOpen(database, "LOCK TABLE users");
    },
  });
  expect(leftovers).toMatchObject({
    ...{ idleInTransaction: 1, unseen: ["users"] },
    rows: [{ table: "posts", added: 1, changed: 0, removed: 0 }],
  });
});

test("a sequence that is being altered hides no rows", async () => {
  const { rows, idleInTransaction } = await leftoversOf({
    tests: async (database) => {
      await database.run("INSERT INTO posts (text) VALUES ('a')");
      await leaveOpen(database, "ALTER SEQUENCE posts_id_seq INCREMENT 2");
    },
  });
  expect(rows).toEqual([{ table: "posts", added: 1, changed: 0, removed: 0 }]);
  expect(idleInTransaction).toBe(1);
});

test("a table that could not be read before is told", async () => {
  await using database = await server.freshDatabase();
  await database.run(...seeded);
  const client = await leaveOpen(database, "LOCK TABLE users");
  const before = await readState(await database.own());
  await client.end();
  const leftovers = await findLeftovers(await database.own(), before);
  expect(leftovers).toMatchObject({ rows: [], unseen: ["users"] });
  expect(isClean(leftovers)).toBe(false);
});

describe("a table, by what the server has counted,", () => {
  const migration = [
    "CREATE TABLE large (id int, text text)",
    "INSERT INTO large SELECT id, repeat('x', 700) FROM generate_series(1, 700) id",
  ];

  /** What is found with the server's figures, after tests whose session has handed in its own. */
  async function found(
    statements: readonly string[],
    { areDoubted = false, ...change }: Partial<DatabaseState> & { areDoubted?: boolean } = {},
  ) {
    await using database = await server.freshDatabase();
    await database.run(...migration);
    await readCounters(server.admin);
    const read = await withConnection(server.address, database.name, readState);
    const before = { ...read, ...change };
    await database.run(...statements);
    await readCounters(server.admin);
    const counted = { areSure: true, areNew: false, areDoubted };
    const { rows, tooLarge } = await findLeftovers(await database.own(), before, counted);
    return { rows, tooLarge };
  }

  test.each([
    ["INSERT INTO large VALUES (0, '')", { added: 1, changed: 0, removed: 0 }],
    ["DELETE FROM large WHERE id < 3", { added: 0, changed: 0, removed: 2 }],
    ["UPDATE large SET text = '' WHERE id < 3", { added: 2, removed: 2 }],
    ["TRUNCATE large", { added: 0, changed: 0, removed: 700 }],
    ["TRUNCATE large; INSERT INTO large VALUES (0, '')", { added: 1, removed: 700 }],
    // That has the server count changes from zero.
    [
      "ANALYZE large; INSERT INTO large SELECT 0, '' FROM large",
      { added: 700, changed: 0, removed: 0 },
    ],
    ["DELETE FROM large WHERE id < 3; ANALYZE large", { added: 0, changed: 0, removed: 2 }],
  ])("is read when it was written to: %s", async (statements, rows) => {
    expect(await found(statements.split("; "))).toEqual({
      ...{ rows: [{ table: "large", ...rows }], tooLarge: [] },
    });
  });

  test("is not read where it is large, though the figures are doubted", async () => {
    const uncounted = ["SET track_counts = off", "UPDATE large SET text = '' WHERE id < 3"];
    const grown =
      "INSERT INTO large SELECT id, repeat('x', 700) FROM generate_series(701, 2000) id";
    const small = { rows: [{ table: "large", added: 2, removed: 2 }], tooLarge: [] };
    expect(await found(uncounted, { areDoubted: true })).toEqual(small);
    expect(await found(uncounted)).toEqual({ rows: [], tooLarge: [] });
    const large = await found([...uncounted.slice(0, 1), grown], { areDoubted: true });
    expect(large).toEqual({ rows: [], tooLarge: [] });
  });

  test("is as it was when it could not be read before, though the figures are doubted", async () => {
    const unread = { tooLarge: ["large"], tables: {} };
    expect(await found([], { areDoubted: true, ...unread })).toEqual({ rows: [], tooLarge: [] });
  });

  test("is as it was when what was written was rolled back", async () => {
    const statements = ["BEGIN", "DELETE FROM large", "TRUNCATE large", "ROLLBACK"];
    expect(await found(statements)).toEqual({ rows: [], tooLarge: [] });
  });

  test("is not read when the server has counted no writes there that were committed", async () => {
    // Otherwise these rows would be found to have gone.
    const tables = { large: { rows: 999, fresh: 0, keys: null } };
    const rolledBack = ["BEGIN", "DELETE FROM large", "TRUNCATE large", "ROLLBACK"];
    for (const statements of [["SELECT count(*) FROM large"], rolledBack]) {
      expect(await found(statements, { tables })).toEqual({ rows: [], tooLarge: [] });
    }
    const unsure = await leftoversOf({ migration, tests: ["SELECT 1"] });
    expect(unsure).toMatchObject({ rows: [], tooLarge: [] });
  });

  test("that could not be read before is told only when it was written to", async () => {
    const change = { tables: {}, tooLarge: ["large"] };
    expect(await found(["SELECT 1"], change)).toEqual({ rows: [], tooLarge: [] });
    for (const statement of ["DELETE FROM large WHERE id = 1", "TRUNCATE large"]) {
      expect(await found([statement], change)).toEqual({ rows: [], tooLarge: ["large"] });
    }
  });

  test("of a copy is counted from zero", async () => {
    await using original = await server.freshDatabase();
    await original.run(...migration);
    const before = await readState(await original.own());
    await original[Symbol.asyncDispose]();
    await using copy = await server.freshDatabase();
    await copy.run(...migration);
    const { writes } = await readState(await copy.own());
    const known = { ...before, writes };
    const counted = { areSure: true, areNew: true };
    // It is as if somebody had written to the copy: what the original had counted is not in its figures.
    expect(await findLeftovers(await copy.own(), known, counted)).toMatchObject({
      rows: [{ table: "large", added: 700 }],
    });
  });
});

test("many tables are looked at in one go", async () => {
  const names = Array.from({ length: 1500 }, (_, index) => `t${index}`);
  const create = names.map((name) => `CREATE TABLE ${name} AS SELECT 1 AS id`).join(";");
  const { rows, tooLarge } = await leftoversOf({
    migration: [create],
    tests: ["INSERT INTO t7 VALUES (2)"],
  });
  expect(rows).toEqual([{ table: "t7", added: 1, changed: 0, removed: 0 }]);
  expect(tooLarge).toEqual([]);
});

test("settings and functions of the project's do not get in the way", async () => {
  const tests = async (database: FreshDatabase) => {
    const name = server.admin.escapeIdentifier(database.name);
    await database.run(
      "CREATE SCHEMA trap",
      "CREATE FUNCTION trap.age(xid) RETURNS int LANGUAGE sql AS 'SELECT 1 / 0'",
      "INSERT INTO users VALUES (4, 'x')",
      `ALTER DATABASE ${name} SET search_path = trap, pg_catalog`,
      `ALTER DATABASE ${name} SET default_transaction_isolation = serializable`,
      `ALTER DATABASE ${name} SET datestyle = 'German'`,
    );
  };
  const { rows } = await leftoversOf({ tests });
  expect(rows).toEqual([{ table: "users", added: 1, changed: 0, removed: 0 }]);
});

test("the connection is as it was after a look, and nothing can be written during one", async () => {
  await using database = await server.freshDatabase();
  const client = await database.own();
  const settings =
    "SELECT current_setting('lock_timeout') || current_setting('search_path') AS now";
  const before = (await client.query(settings)).rows;
  await findLeftovers(client, await readState(client));
  expect((await client.query(settings)).rows).toEqual(before);
  await client.query("CREATE TABLE still_writable ()");
});
