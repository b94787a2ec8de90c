import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import type { DatabaseError } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StartedDatabase, startDatabase } from "../../src/library.ts";
import { Migrations } from "../../src/migrations/migrate.ts";
import { MigrationError } from "../../src/migrations/migration-error.ts";
import { type Address, withConnection } from "../../src/postgres/connection.ts";
import { Interrupts } from "../../src/process/interrupts.ts";
import { Sandbox } from "../support/sandbox.ts";

let server: StartedDatabase;
let address: Address;

beforeAll(async () => {
  server = await startDatabase({ port: "0" });
  const { hostname: host, port, username, password } = new URL(server.connectionString);
  address = { host, port: Number(port), username, password };
});

afterAll(() => server[Symbol.asyncDispose]());

let databases = 0;

/** A database of its own and a directory of migrations, for one test. */
class Project implements AsyncDisposable {
  readonly database = `project_${++databases}`;
  readonly #sandbox: Sandbox;

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  static async create(files: Readonly<Record<string, string>>): Promise<Project> {
    const project = new Project(await Sandbox.create());
    await mkdir(project.path("migrations"));
    await project.add(files);
    await withConnection(address, "postgres", (admin) =>
      admin.query(`CREATE DATABASE ${project.database}`),
    );
    return project;
  }

  async add(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(this.path("migrations", name)), { recursive: true });
      await writeFile(this.path("migrations", name), content);
    }
  }

  path(...names: string[]): string {
    return this.#sandbox.path(...names);
  }

  /** As messages have it. */
  nameOf(file: string): string {
    return relative(process.cwd(), this.path("migrations", file));
  }

  async migrate(): Promise<number> {
    const { database } = this;
    const directory = this.path("migrations");
    await using migrations = new Migrations({
      directory,
      database,
      stdout: "stdout",
      env: process.env,
    });
    return await migrations.apply(address, new Interrupts());
  }

  async failure(): Promise<MigrationError> {
    const error = await this.migrate().then(
      (count) => new Error(`${count} were applied`),
      (reason: unknown) => reason,
    );
    if (!(error instanceof MigrationError)) throw error;
    return error;
  }

  /** The tables there are, but the one of node-pg-migrate. */
  tables(): Promise<string[]> {
    return this.#column(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'pgmigrations' ORDER BY 1",
    );
  }

  /** The migrations that count as applied. */
  applied(): Promise<string[]> {
    return this.#column("SELECT name FROM pgmigrations ORDER BY id");
  }

  #column(sql: string): Promise<string[]> {
    return withConnection(address, this.database, async (client) => {
      const { rows } = await client.query<string[]>({ text: sql, rowMode: "array" });
      return rows.map(([value = ""]) => value);
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#sandbox[Symbol.asyncDispose]();
  }
}

const users = "pgm.createTable('users', { id: 'id' })";

describe("a migration is applied", () => {
  test.each([
    ["an ES module", "1_users.js", `export const up = (pgm) => { ${users}; };`],
    ["an ES module's default export", "1_users.js", `export default { up(pgm) { ${users}; } };`],
    ["a module of CommonJS", "1_users.cjs", `exports.up = (pgm) => { ${users}; };`],
    ["a .js of CommonJS", "1_users.js", `module.exports = { up: (pgm) => { ${users}; } };`],
    ["an .mjs", "1_users.mjs", `export async function up(pgm) { ${users}; }`],
    [
      "TypeScript",
      "1_users.ts",
      `import type { MigrationBuilder } from "node-pg-migrate";
       enum Table { Users = "users" }
       export async function up(pgm: MigrationBuilder): Promise<void> {
         pgm.createTable(Table.Users as string, { id: "id" });
       }`,
    ],
    [
      "a .mts",
      "1_users.mts",
      `export const up = (pgm: { createTable: Function }) => { ${users}; };`,
    ],
    ["SQL", "1_users.sql", "CREATE TABLE users (id serial PRIMARY KEY)"],
    [
      "the up part of SQL",
      "1_users.sql",
      "-- Up Migration\nCREATE TABLE users ();\n-- Down Migration\nDROP TABLE users;\n",
    ],
  ])("of %s", async (_, file, content) => {
    await using project = await Project.create({ [file]: content });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["users"]);
    expect(await project.applied()).toEqual(["1_users"]);
  });

  test("that imports what is beside it", async () => {
    await using project = await Project.create({
      "1_users.ts":
        "import { table } from './lib/table.ts'; export const up = (pgm) => pgm.createTable(table, {});",
      "lib/table.ts": "export const table: string = 'users';",
    });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["users"]);
  });

  test("that uses node-pg-migrate itself, though its project has none", async () => {
    await using project = await Project.create({
      "1_users.ts": `import { PgLiteral } from "node-pg-migrate";
        export const up = (pgm: any) => {
          pgm.createTable("users", { at: { type: "date", default: new PgLiteral("now()") } });
        };`,
    });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["users"]);
  });

  test("and leaves no file behind", async () => {
    await using project = await Project.create({
      "1_users.ts": `export const up = (pgm: any) => { ${users}; };`,
    });
    await project.migrate();
    expect(await readdir(project.path("migrations"))).toEqual(["1_users.ts"]);
    expect(await readdir(project.path())).not.toContain("node_modules");
  });

  test("that asks the database while it runs", async () => {
    await using project = await Project.create({
      "1_users.mjs": `export async function up(pgm) {
        const [row] = await pgm.db.select("SELECT 'users' AS name");
        pgm.createTable(row.name, {});
      }`,
    });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["users"]);
  });

  test("that tells by a callback when it is through", async () => {
    const up = `exports.up = (pgm, run) => { setImmediate(() => { ${users}; run(); }); };`;
    await using project = await Project.create({ "1_users.cjs": up });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["users"]);
  });

  test.each([
    ["1_users.cjs", (body: string) => `module.exports = ${body}`],
    ["1_users.js", (body: string) => `export default ${body}`],
    ["1_users.mjs", (body: string) => `export const { up, shorthands } = ${body}`],
  ])("with its shorthands for types: %s", async (file, module) => {
    const body = `{
      shorthands: { key: { type: "uuid", primaryKey: true } },
      up: (pgm) => { pgm.createTable("users", { id: "key" }); },
    };`;
    await using project = await Project.create({ [file]: module(body) });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["users"]);
  });

  test("without a transaction, when it asks for none", async () => {
    const up = `export const up = (pgm) => {
      pgm.noTransaction();
      pgm.sql("CREATE TABLE users (id int)");
      pgm.sql("CREATE INDEX CONCURRENTLY by_id ON users (id)");
    };`;
    await using project = await Project.create({ "1_users.js": up });
    expect(await project.migrate()).toBe(1);
  });
});

describe("migrations are applied", () => {
  test("in the order of their numbers, whatever kind they are", async () => {
    await using project = await Project.create({
      "10_d.sql": "INSERT INTO a VALUES (10)",
      "2_b.js": "export const up = (pgm) => { pgm.sql('INSERT INTO a VALUES (2)'); };",
      "1_a.sql": "CREATE TABLE a (n int)",
      "3_c.ts": "export const up = (pgm: any) => { pgm.sql('INSERT INTO a VALUES (3)'); };",
      "20250401090000000_e.cjs": "exports.up = (pgm) => { pgm.sql('DROP TABLE a'); };",
    });
    expect(await project.migrate()).toBe(5);
    expect(await project.applied()).toEqual(["1_a", "2_b", "3_c", "10_d", "20250401090000000_e"]);
  });

  test("once: only what is new the next time", async () => {
    await using project = await Project.create({ "1_a.sql": "CREATE TABLE a ()" });
    expect(await project.migrate()).toBe(1);
    expect(await project.migrate()).toBe(0);
    await project.add({ "2_b.sql": "CREATE TABLE b ()" });
    expect(await project.migrate()).toBe(1);
    expect(await project.tables()).toEqual(["a", "b"]);
  });

  test("from an empty directory: none; hidden files are not looked at", async () => {
    await using project = await Project.create({ ".gitkeep": "" });
    expect(await project.migrate()).toBe(0);
    expect(await project.applied()).toEqual([]);
  });

  test("up to the one that fails: those before it stay, of itself nothing does", async () => {
    await using project = await Project.create({
      "1_a.sql": "CREATE TABLE a ()",
      "2_b.sql": "CREATE TABLE b (); CREATE TABLE a ();",
      "3_c.sql": "CREATE TABLE c ()",
    });
    expect((await project.failure()).file).toBe(project.path("migrations", "2_b.sql"));
    expect(await project.tables()).toEqual(["a"]);
    expect(await project.applied()).toEqual(["1_a"]);
  });

  test("not at all when one can't be loaded", async () => {
    await using project = await Project.create({
      "1_a.sql": "CREATE TABLE a ()",
      "2_b.js": "export const up = (",
    });
    await project.failure();
    expect(await project.tables()).toEqual([]);
  });

  test("not when an older one has come since", async () => {
    await using project = await Project.create({ "2_b.sql": "CREATE TABLE b ()" });
    await project.migrate();
    await project.add({ "1_a.sql": "CREATE TABLE a ()" });
    const error = await project.failure();
    expect(error.message).toBe(
      "migrations: Not run migration 1_a is preceding already run migration 2_b",
    );
    expect(error.file).toBeUndefined();
  });
});

describe("a failing .sql is told", () => {
  test("with its line and column, the message, the SQLSTATE and a mark below the place", async () => {
    await using project = await Project.create({
      "1_users.sql":
        "CREATE TABLE users (id int);\n\n-- größe 😀\nSELECT '€😀', nope\n  FROM users;\n",
    });
    const error = await project.failure();
    expect(error.message.split("\n")).toEqual([
      `migration ${project.nameOf("1_users.sql")}:4:14 failed`,
      'ERROR: column "nope" does not exist (SQLSTATE 42703)',
      "SELECT '€😀', nope",
      `${" ".repeat(13)}^`,
    ]);
    expect(error.file).toBe(project.path("migrations", "1_users.sql"));
    expect(error.place).toEqual({ line: 4, column: 14 });
    expect((error.cause as DatabaseError).code).toBe("42703");
  });

  test("with the line of the file, also when only a part of it is for up", async () => {
    await using project = await Project.create({
      "1_users.sql": "-- about é\n-- Up Migration\nSELECT nope;\n-- Down Migration\nSELECT 1;\n",
    });
    expect((await project.failure()).place).toEqual({ line: 3, column: 8 });
  });

  test.each([
    ["a missing semicolon at its end", "SELECT 1;\nSELECT nope", { line: 2, column: 8 }],
    ["an end in the middle", "SELECT 1;\nSELECT (", { line: 2, column: 9 }],
    ["the line ends of Windows", "SELECT 1;\r\nSELECT nope;\r\n", { line: 2, column: 8 }],
    ["white space at its end", "SELECT nope ;\n\n  \n", { line: 1, column: 8 }],
    ["an unclosed quote", "SELECT 1;\n  SELECT 'x;\n", { line: 2, column: 10 }],
  ])("with the right place: %s", async (_, content, place) => {
    await using project = await Project.create({ "1_users.sql": content });
    expect((await project.failure()).place).toEqual(place);
  });

  test("with detail, hint and context, and without a place where Postgres names none", async () => {
    await using project = await Project.create({
      "1_users.sql": `DO $$ BEGIN
        RAISE EXCEPTION 'no such luck' USING DETAIL = 'the detail', HINT = 'the hint', ERRCODE = 'P0042';
      END $$;`,
    });
    const error = await project.failure();
    expect(error.message).toBe(
      `migration ${project.nameOf("1_users.sql")} failed
ERROR: no such luck (SQLSTATE P0042)
DETAIL: the detail
HINT: the hint
CONTEXT: PL/pgSQL function inline_code_block line 2 at RAISE`,
    );
    expect(error.place).toBeUndefined();
  });

  test("with what a constraint is about", async () => {
    await using project = await Project.create({
      "1_users.sql": "CREATE TABLE users (id int UNIQUE);\nINSERT INTO users VALUES (7), (7);",
    });
    expect((await project.failure()).message).toContain(
      "(SQLSTATE 23505)\nDETAIL: Key (id)=(7) already exists.",
    );
  });

  test("also when it fails at the transaction's end", async () => {
    await using project = await Project.create({
      "1_users.sql": `CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users DEFERRABLE INITIALLY DEFERRED);
        INSERT INTO users VALUES (1, 2);`,
    });
    const error = await project.failure();
    expect(error.file).toBe(project.path("migrations", "1_users.sql"));
    expect(error.message).toContain("(SQLSTATE 23503)");
  });
});

describe("a failing module is told with its file", () => {
  test.each([
    ["throws", "up = () => { throw new Error('no such luck'); }", "no such luck"],
    ["rejects", "up = async () => { throw new Error('no such luck'); }", "no such luck"],
    ["throws something else", "up = () => { throw 'no such luck'; }", "no such luck"],
    ["throws before its callback", "up = (pgm, run) => { throw new Error('no luck'); }", "no luck"],
    [
      "rejects before its callback",
      "up = async (pgm, run) => { throw new Error('no luck'); }",
      "no luck",
    ],
    ["has no up", "down = () => {}", 'it exports no function "up"'],
    ["has an up that is none", "up = false", 'it exports no function "up"'],
  ])("when it %s", async (_, code, message) => {
    await using project = await Project.create({
      "1_a.js": "export const up = (pgm) => { pgm.createTable('a', {}); };",
      "2_b.js": `export const ${code};`,
    });
    const error = await project.failure();
    expect(error.message).toBe(`migrations: ${project.nameOf("2_b.js")}: ${message}`);
    expect(error.file).toBe(project.path("migrations", "2_b.js"));
    expect(await project.applied()).toEqual(["1_a"]);
  });

  test.each([
    ["1_a.ts", "export const up = (pgm: any) => {\n  pgm.createTable(;\n};", /1_a\.ts:2:18/],
    ["1_a.js", "export const up = (", /Unexpected token/],
    ["1_a.cjs", "throw new Error('at once');", /at once/],
    ["1_a.mjs", "import 'no-such-package'; export const up = () => {};", /no-such-package/],
    ["1_a.ts", "import { x } from './gone.ts'; export const up = () => x;", /gone\.ts/],
  ])("when %s can't be loaded: %j", async (file, content, message) => {
    await using project = await Project.create({ [file]: content });
    const error = await project.failure();
    expect(error.message.startsWith(`migrations: ${project.nameOf(file)}: `)).toBe(true);
    expect(error.message).toMatch(message);
    expect(error.file).toBe(project.path("migrations", file));
  });

  test.each([
    [
      "1_a.js",
      "\n\nexport const up = (pgm) => {\n  pgm.sql('SELECT 1'); throw new Error('no luck');\n};",
      4,
    ],
    ["1_a.cjs", "\nexports.up = async () => {\n  await null;\n  null.luck;\n};", 4],
    [
      "1_a.ts",
      "type A = {\n  b: string;\n};\nexport const up = (a: A): void => {\n  throw new Error(a.b);\n};",
      5,
    ],
    ["1_a.ts", "export const up = (pgm: any) => {\n  pgm.createTable(;\n};", 2],
  ])("and with the line where %s fails: %j", async (file, content, line) => {
    await using project = await Project.create({ [file]: content });
    expect((await project.failure()).place).toMatchObject({ line });
  });

  test.each([
    ["that it asks for", "pgm.sql('SELECT 1;\\n SELECT nope')", " SELECT nope;\n        ^"],
    ["that it sends itself", "await pgm.db.query('SELECT\\n nope')", " nope\n ^"],
  ])("and the line of the SQL %s", async (_, statement, line) => {
    await using project = await Project.create({
      "1_a.js": `export const up = async (pgm) => { ${statement}; };`,
    });
    const error = await project.failure();
    expect(error.message).toBe(
      `migration ${project.nameOf("1_a.js")} failed\n` +
        `ERROR: column "nope" does not exist (SQLSTATE 42703)\n${line}`,
    );
    expect(error.place).toBeUndefined();
  });
});

test("a database that does not exist is told as such, without a file", async () => {
  await using project = await Project.create({ "1_a.sql": "SELECT 1" });
  const options = { directory: project.path("migrations"), database: "no_such_database" };
  await using migrations = new Migrations({ ...options, stdout: "stdout", env: process.env });
  await expect(migrations.apply(address, new Interrupts())).rejects.toMatchObject({
    message:
      'migrations failed\nFATAL: database "no_such_database" does not exist (SQLSTATE 3D000)',
    file: undefined,
  });
});

test.each(["README.md", ".DS_Store", "x.txt", "1_notes", "1_a.sql.orig"])(
  "%s among the migrations is none, and not read",
  async (name) => {
    await using project = await Project.create({
      [name]: "this is no migration",
      "1_a.sql": "CREATE TABLE a ()",
      "2_b.js": "export const up = (pgm) => pgm.createTable('b', {});",
    });
    expect(await project.migrate()).toBe(2);
    expect(await project.tables()).toEqual(["a", "b"]);
    expect(await project.applied()).toEqual(["1_a", "2_b"]);
  },
);
