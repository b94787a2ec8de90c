import { cp, mkdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import type { Binaries } from "../../src/postgres/installed.ts";
import { createRecipe, readIngredients } from "../../src/run/ingredients.ts";
import type { RawInputs } from "../../src/run/inputs.ts";
import { parseOptions } from "../../src/run/options.ts";
import { headStart, keyOf, type Recipe } from "../../src/run/recipe.ts";
import { Sandbox } from "../support/sandbox.ts";

const binaries: Binaries = {
  directory: "/usr/lib/postgresql/17/bin",
  version: { major: 17, minor: 5 },
  source: "installed",
  build: "9123456 bytes of 1747000000000",
};

/** A project whose files are the same in every test. */
class Project implements AsyncDisposable {
  readonly #sandbox: Sandbox;
  /** Where it is in the sandbox. */
  place = "project";

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  static async create(): Promise<Project> {
    const project = new Project(await Sandbox.create());
    await project.write("migrations/1_users.sql", "CREATE TABLE users (id int);");
    await project.write("migrations/2_posts.js", "exports.up = () => {};");
    await project.write("migrations/README.md", "How to migrate");
    await project.write("migrations/lib/tables.js", "exports.tables = [];");
    await project.write("seeds/users.csv", "1,Ann\n");
    await project.write("schema.prisma", "model User {}");
    return project;
  }

  path(...names: string[]): string {
    return this.#sandbox.path(this.place, ...names);
  }

  async write(name: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(this.path(name)), { recursive: true });
    await writeFile(this.path(name), content);
  }

  /** Moves all of it elsewhere. */
  async move(place: string): Promise<void> {
    const before = this.path();
    this.place = place;
    await mkdir(dirname(this.path()), { recursive: true });
    await rename(before, this.path());
  }

  async recipe(raw: RawInputs = {}, changes: Partial<Binaries> = {}): Promise<Recipe> {
    const options = await parseOptions({ migrations: "migrations", ...raw }, this.path());
    return createRecipe(options, { ...binaries, ...changes }, readIngredients(options));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#sandbox[Symbol.asyncDispose]();
  }
}

/** With a command, of which it is known what goes into it. */
const commanded: RawInputs = { "migrate-command": "npm run seed", "snapshot-files": "seeds/*" };

test("the key of the same project is always the same", async () => {
  await using project = await Project.create();
  await using other = await Project.create();
  expect(keyOf(await project.recipe())).toBe(keyOf(await project.recipe()));
  expect(await other.recipe()).toEqual(await project.recipe());
  expect(await other.recipe(commanded)).toEqual(await project.recipe(commanded));
});

describe("the key is another one", () => {
  test.each<[string, RawInputs]>([
    ["database", { database: "other" }],
    ["superuser", { username: "me" }],
    ["locale", { locale: "C" }],
    ["extension", { extensions: "pgcrypto" }],
    ["setting", { settings: "work_mem = 8MB" }],
    ["number of worker databases", { "worker-databases": "1" }],
    ["file that is named", { "snapshot-files": "schema.prisma" }],
    ["command", commanded],
  ])("for another %s than the default", async (_, raw) => {
    await using project = await Project.create();
    expect(keyOf(await project.recipe(raw))).not.toBe(keyOf(await project.recipe()));
  });

  test.each<[string, RawInputs, RawInputs]>([
    ["one more extension", { extensions: "citext" }, { extensions: "citext,hstore" }],
    ["extensions in another order", { extensions: "a,b" }, { extensions: "b,a" }],
    ["another value of a setting", { settings: "work_mem = 8MB" }, { settings: "work_mem = 9MB" }],
    ["another setting of the value", { settings: "a.b = 1" }, { settings: "a.c = 1" }],
    ["one more setting", { settings: "a.b = 1" }, { settings: "a.b = 1\na.c = 1" }],
    [
      "another setting that wins",
      { settings: "a.b = 1\na.b = 2" },
      { settings: "a.b = 2\na.b = 1" },
    ],
    ["one more worker database", { "worker-databases": "1" }, { "worker-databases": "2" }],
    [
      "one more file that is named",
      { "snapshot-files": "schema.*" },
      { "snapshot-files": "s*/*\nschema.*" },
    ],
    ["another command", commanded, { ...commanded, "migrate-command": "npm run seed " }],
    ["workers after a command", commanded, { ...commanded, "worker-databases": "1" }],
    [
      "a database by the name of the superuser",
      { database: "a", username: "b" },
      { database: "b", username: "a" },
    ],
  ])("for %s", async (_, raw, other) => {
    await using project = await Project.create();
    expect(keyOf(await project.recipe(other))).not.toBe(keyOf(await project.recipe(raw)));
  });

  test.each<[string, Partial<Binaries>]>([
    ["major", { version: { major: 18, minor: 5 } }],
    ["minor", { version: { major: 17, minor: 6 } }],
    ["build", { build: "9123457 bytes of 1747000000000" }],
  ])("for a server of another %s", async (_, changes) => {
    await using project = await Project.create();
    expect(keyOf(await project.recipe({}, changes))).not.toBe(keyOf(await project.recipe()));
  });

  test.each<[string, (project: Project) => Promise<void>]>([
    [
      "byte in a migration",
      (project) => project.write("migrations/1_users.sql", "CREATE TABLE users (id int); "),
    ],
    ["migration that is empty now", (project) => project.write("migrations/1_users.sql", "")],
    ["new migration at the end", (project) => project.write("migrations/3_tags.sql", "")],
    ["new migration at the beginning", (project) => project.write("migrations/0_tags.sql", "")],
    ["migration that is gone", (project) => rm(project.path("migrations", "2_posts.js"))],
    [
      "name of a migration",
      (project) =>
        rename(
          project.path("migrations", "1_users.sql"),
          project.path("migrations", "1_people.sql"),
        ),
    ],
    [
      "order of migrations",
      (project) =>
        rename(
          project.path("migrations", "1_users.sql"),
          project.path("migrations", "3_users.sql"),
        ),
    ],
    [
      "other file beside the migrations",
      (project) => project.write("migrations/README.md", "How to undo"),
    ],
    ["new file beside the migrations", (project) => project.write("migrations/.env", "")],
    ["file deeper in their folder", (project) => project.write("migrations/lib/tables.js", "")],
    ["new file deeper in their folder", (project) => project.write("migrations/lib/a/b.sql", "")],
    [
      "place of a file in their folder",
      (project) => rename(project.path("migrations", "lib"), project.path("migrations", "library")),
    ],
    [
      "migration that is none any more",
      (project) =>
        rename(
          project.path("migrations", "1_users.sql"),
          project.path("migrations", "lib", "1_users.sql"),
        ),
    ],
  ])("for another %s", async (_, change) => {
    await using project = await Project.create();
    const before = keyOf(await project.recipe());
    await change(project);
    expect(keyOf(await project.recipe())).not.toBe(before);
  });

  describe.each<[string, RawInputs]>([
    ["without a command", { "snapshot-files": "seeds/**" }],
    ["with a command", { ...commanded, "snapshot-files": "seeds/**" }],
  ])("%s", (_, raw) => {
    test.each<[string, (project: Project) => Promise<void>]>([
      ["content of a file", (project) => project.write("seeds/users.csv", "1,Bob\n")],
      ["byte that is no text", (project) => project.write("seeds/users.csv", Buffer.from([0xff]))],
      ["new file", (project) => project.write("seeds/deeper/posts.csv", "")],
      [
        "name of a file",
        (project) =>
          rename(project.path("seeds", "users.csv"), project.path("seeds", "people.csv")),
      ],
    ])("for another %s that snapshot-files names", async (_, change) => {
      await using project = await Project.create();
      const before = keyOf(await project.recipe(raw));
      await change(project);
      expect(keyOf(await project.recipe(raw))).not.toBe(before);
    });
  });

  test("for bytes of a file that are not those of any text", async () => {
    await using project = await Project.create();
    await project.write("migrations/README.md", Buffer.from([0xff]));
    const before = keyOf(await project.recipe());
    await project.write("migrations/README.md", Buffer.from([0xfe]));
    expect(keyOf(await project.recipe())).not.toBe(before);
  });

  test("for no migrations in a folder than for no folder of migrations", async () => {
    await using project = await Project.create();
    await mkdir(project.path("empty"));
    const [none, some] = [await project.recipe({ migrations: "" }), await project.recipe()];
    const empty = await project.recipe({ migrations: "empty" });
    expect(new Set([none, some, empty].map(keyOf)).size).toBe(3);
    expect([none.migrations, empty.migrations]).toEqual([[], []]);
  });
});

describe("the key is the same", () => {
  test.each<[string, RawInputs]>([
    ["password", { password: "s3cret" }],
    ["port", { port: "0" }],
    ["need of a RAM disk", { "ram-disk": "required" }],
    ["size of the RAM disk", { "ram-disk-size": "512M" }],
    ["test command", { "test-command": "npm test" }],
    ["request for the server's version", { "postgres-version": "17" }],
    ["choice whether there are snapshots", { snapshot: "false" }],
  ])("for another %s", async (_, raw) => {
    await using project = await Project.create();
    expect(keyOf(await project.recipe(raw))).toBe(keyOf(await project.recipe()));
    const [with_, without] = [{ ...commanded, ...raw }, commanded];
    expect(keyOf(await project.recipe(with_))).toBe(keyOf(await project.recipe(without)));
  });

  test("for a server elsewhere, however it came there", async () => {
    await using project = await Project.create();
    const elsewhere = { directory: "/opt/postgresql/bin", source: "prebuilt" } as const;
    expect(keyOf(await project.recipe({}, elsewhere))).toBe(keyOf(await project.recipe()));
  });

  test.each([{}, commanded, { "snapshot-files": "schema.prisma" }])(
    "for a project that was moved elsewhere, with %j",
    async (raw) => {
      await using project = await Project.create();
      const before = await project.recipe(raw);
      await project.move("another place/of another/name");
      expect(await project.recipe(raw)).toEqual(before);
    },
  );

  test("for a copy of the files, made at another time", async () => {
    await using project = await Project.create();
    const before = await project.recipe({ "snapshot-files": "schema.prisma" });
    await cp(project.path("migrations"), project.path("copy"), { recursive: true });
    await utimes(project.path("schema.prisma"), 1, 1);
    await utimes(project.path("copy", "1_users.sql"), 1, 1);
    const raw = { migrations: "copy", "snapshot-files": "schema.prisma" };
    expect(await project.recipe(raw)).toEqual(before);
  });

  test("for another file that nobody has named", async () => {
    await using project = await Project.create();
    const before = await project.recipe(commanded);
    await project.write("schema.prisma", "model Post {}");
    await project.write("src/index.js", "");
    await mkdir(project.path("migrations", "an empty folder"));
    expect(await project.recipe(commanded)).toEqual(before);
  });

  test("for the same files by other patterns", async () => {
    await using project = await Project.create();
    const recipes = ["schema.prisma\nseeds/users.csv", "seeds/*\nschema.*\nschema.prisma"].map(
      (globs) => project.recipe({ "snapshot-files": globs }),
    );
    const [one, other] = await Promise.all(recipes);
    expect(one).toEqual(other);
  });
});

describe("a migrate-command", () => {
  test("is left out when it is not known what goes into it, and so are the copies after it", async () => {
    await using project = await Project.create();
    const without = await project.recipe();
    for (const workers of ["0", "4"]) {
      for (const command of ["npm run seed", "make"]) {
        const raw = { "migrate-command": command, "worker-databases": workers };
        expect(await project.recipe(raw)).toEqual(without);
      }
    }
    expect(without).toMatchObject({ command: {}, workerDatabases: 0 });
  });

  test("is in, with the files named, when these are", async () => {
    await using project = await Project.create();
    const recipe = await project.recipe({ ...commanded, "worker-databases": "4" });
    expect(Object.keys(recipe.command)).toEqual([
      "migrate-command",
      "snapshot-files/seeds/users.csv",
    ]);
    expect(recipe.base).toEqual((await project.recipe()).base);
    expect(recipe.workerDatabases).toBe(4);
  });

  test("is what the files named are for, and without it they are for the migrations", async () => {
    await using project = await Project.create();
    const { base, command } = await project.recipe({ "snapshot-files": "seeds/*" });
    expect(Object.keys(base)).toContain("snapshot-files/seeds/users.csv");
    expect(command).toEqual({});
  });

  test("leaves the start that the migrations alone give", async () => {
    await using project = await Project.create();
    expect(headStart(await project.recipe(), await project.recipe(commanded))).toBe(2);
    expect(headStart(await project.recipe(commanded), await project.recipe())).toBeUndefined();
  });
});

test("copies for workers are left out when they are too many to keep", async () => {
  await using project = await Project.create();
  const recipe = await project.recipe({ "worker-databases": "1000" });
  expect(recipe).toEqual(await project.recipe());
});

describe("migrations", () => {
  test("are in the order in which they are applied, by their names in their folder", async () => {
    await using project = await Project.create();
    await project.write("migrations/10_tags.ts", "");
    await project.write("migrations/1747000000000_later.mjs", "");
    expect((await project.recipe()).migrations.map(({ name }) => name)).toEqual([
      "migrations/1_users.sql",
      "migrations/2_posts.js",
      "migrations/10_tags.ts",
      "migrations/1747000000000_later.mjs",
    ]);
  });

  test("that were added leave the head start of those before, others do not", async () => {
    await using project = await Project.create();
    const before = await project.recipe();
    await project.write("migrations/3_tags.sql", "");
    expect(headStart(before, await project.recipe({ "worker-databases": "2" }))).toBe(2);
    await project.write("migrations/1_users.sql", "");
    expect(headStart(before, await project.recipe())).toBeUndefined();
  });
});

test("nothing of what went into a recipe can be read in it but the names of inputs and files", async () => {
  await using project = await Project.create();
  const raw = {
    database: "my-database",
    username: "my-username",
    password: "my-password",
    locale: "my-locale",
    extensions: "my-extension",
    settings: "my.setting = my-value",
    port: "54321",
    "migrate-command": "my-command",
    "test-command": "my-tests",
    "ram-disk-size": "512M",
    "worker-databases": "3",
    // Also where they are named from the root of the file system.
    "snapshot-files": `${project.path("seeds")}/*\nschema.prisma`,
  };
  for (const each of [raw, { ...raw, "migrate-command": "" }]) {
    const recipe = await project.recipe(each);
    const text = JSON.stringify(recipe);
    expect(text).toContain("snapshot-files/seeds/users.csv");
    for (const secret of [
      "my-",
      "my.",
      "54321",
      "users (id",
      "exports.up",
      "How to",
      "Ann",
      "User",
    ]) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    for (const path of [project.path(), binaries.directory, binaries.build, process.cwd()]) {
      expect([path, text.includes(path)]).toEqual([path, false]);
    }
    const { base, migrations, command } = recipe;
    const digests = [base, command].flatMap((part) => Object.values(part));
    for (const digest of [...digests, ...migrations.map((file) => file.digest)]) {
      expect(digest).toMatch(/^[0-9a-f]{32}$/);
    }
  }
});

test("what can't be read is an error, not a recipe of the rest", async () => {
  await using project = await Project.create();
  const raw: RawInputs = { migrations: "migrations", "snapshot-files": "seeds/*" };
  const options = await parseOptions(raw, project.path());
  await rm(project.path("seeds", "users.csv"));
  expect(() => readIngredients(options)).toThrow("ENOENT");
});
