import { describe, expect, test } from "vitest";
import {
  closest,
  differences,
  digestOf,
  type FileDigest,
  headStart,
  keyOf,
  lineageOf,
  type Recipe,
} from "../../src/run/recipe.ts";

/** A recipe with something of everything; `changes` are what a test is about. */
function recipe(changes: Partial<Recipe> = {}): Recipe {
  return {
    base: { database: "d1", locale: "l1", "migrations/README.md": "r1" },
    migrations: [file("1_users"), file("2_posts"), file("3_tags")],
    command: {},
    workerDatabases: 2,
    ...changes,
  };
}

function file(name: string, digest = `digest of ${name}`): FileDigest {
  return { name: `migrations/${name}.sql`, digest };
}

const full = recipe({
  command: { "migrate-command": "m1", "snapshot-files/seed.sql": "s1" },
});

/** All texts of a recipe, each beside the one that it could be taken for a part of. */
function textsOf({ base, migrations, command }: Recipe): string[] {
  return [
    ...Object.entries(base).flat(),
    ...migrations.flatMap(({ name, digest }) => [name, digest]),
    ...Object.entries(command).flat(),
  ];
}

/** A recipe of the same form as `like` with other texts. */
function withTexts(texts: readonly string[], like: Recipe): Recipe {
  const rest = [...texts];
  const pair = (): [string, string] => [rest.shift() ?? "", rest.shift() ?? ""];
  const pairs = (count: number) => Object.fromEntries(Array.from({ length: count }, pair));
  return {
    ...like,
    base: pairs(Object.keys(like.base).length),
    migrations: like.migrations.map(() => {
      const [name, digest] = pair();
      return { name, digest };
    }),
    command: pairs(Object.keys(like.command).length),
  };
}

function replaced<T>(items: readonly T[], index: number, ...by: T[]): T[] {
  return items.toSpliced(index, by.length, ...by);
}

/** The recipes that differ from one in one byte, wherever it is. */
function oneByteAway(original: Recipe): Recipe[] {
  const texts = textsOf(original);
  return texts.flatMap((text, index) =>
    [...text].map((character, at) => {
      const other = character === "x" ? "y" : "x";
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      return withTexts(replaced(texts, index, changed), original);
    }),
  );
}

/** The recipes in which a byte has gone from one text to the next one, or to the one before it. */
function oneByteMoved(original: Recipe): Recipe[] {
  const texts = textsOf(original);
  return texts.slice(1).flatMap((right, index) => {
    const left = texts[index] ?? "";
    return [
      [left + right.slice(0, 1), right.slice(1)],
      [left.slice(0, -1), left.slice(-1) + right],
    ].map((moved) => withTexts(replaced(texts, index, ...moved), original));
  });
}

function expectDifferent(recipes: readonly Recipe[]): void {
  expect(new Set(recipes.map(keyOf)).size).toBe(recipes.length);
}

describe("a key", () => {
  test("is the same for the same recipe, also after it was written and read", () => {
    expect(keyOf(full)).toMatch(/^[0-9a-f]{32}$/);
    expect(keyOf(JSON.parse(JSON.stringify(full)))).toBe(keyOf(full));
    expect(withTexts(textsOf(full), full)).toEqual(full);
  });

  test("is another one when one byte is another one, wherever it is", () => {
    const others = oneByteAway(full);
    expect(others).toHaveLength(textsOf(full).join("").length);
    expectDifferent([full, ...others]);
  });

  test("is another one when a byte is in the text beside it", () => {
    const others = oneByteMoved(full);
    expect(others).toHaveLength((textsOf(full).length - 1) * 2);
    expectDifferent([full, ...others]);
  });

  test("is another one for other worker databases", () => {
    expectDifferent([0, 1, 2, 10, 11].map((workerDatabases) => recipe({ workerDatabases })));
  });

  test("tells in which part of the recipe something is", () => {
    const one = { name: "a", digest: "b" };
    expectDifferent([
      recipe({ base: {}, migrations: [], command: {} }),
      recipe({ base: { a: "b" }, migrations: [], command: {} }),
      recipe({ base: {}, migrations: [one], command: {} }),
      recipe({ base: {}, migrations: [], command: { a: "b" } }),
    ]);
  });

  test("tells in which order migrations are, how many, and whether one is there twice", () => {
    const [a, b] = [file("a"), file("b")];
    expectDifferent(
      [[], [a], [a, a], [a, b], [b, a], [a, b, a], [a, a, b]].map((migrations) =>
        recipe({ migrations }),
      ),
    );
  });

  test.each([
    ['a","digest":"b"},{"name":"c', "d"],
    ["a", 'b"},{"name":"c","digest":"d'],
    ["a\0b\0c", "d"],
    ["a\nb\nc", "d"],
  ])("does not take %j for more than one name", (name, digest) => {
    const two = [
      { name: "a", digest: "b" },
      { name: "c", digest: "d" },
    ];
    expectDifferent([recipe({ migrations: [{ name, digest }] }), recipe({ migrations: two })]);
  });
});

describe("a digest", () => {
  test("is of bytes, of which a text has those of UTF-8", () => {
    expect(digestOf("é")).toBe(digestOf(Buffer.from([0xc3, 0xa9])));
    expect(digestOf("é")).not.toBe(digestOf("e\u0301"));
    expect(digestOf(Buffer.from([0xff]))).not.toBe(digestOf(Buffer.from([0xfe])));
    expect(digestOf("")).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("a lineage", () => {
  test("has a key for each state on the way, of which none is there twice", () => {
    const lineage = lineageOf(full);
    expect(lineage).toHaveLength(4);
    expect(new Set(lineage).size).toBe(4);
    expect(lineageOf(recipe({ migrations: [] }))).toEqual(lineage.slice(0, 1));
  });

  test("begins as that of a recipe with fewer migrations, whatever comes after them", () => {
    const fewer = recipe({ migrations: full.migrations.slice(0, 2), workerDatabases: 7 });
    expect(lineageOf(fewer)).toEqual(lineageOf(full).slice(0, 3));
  });

  test("is another one from the first state on that has something else in it", () => {
    const lineage = lineageOf(full);
    const changed = replaced(full.migrations, 1, file("2_posts", "another"));
    const other = lineageOf(recipe({ migrations: changed }));
    expect(other.map((key, index) => key === lineage[index])).toEqual([true, true, false, false]);
    const elsewhere = lineageOf(recipe({ base: { database: "d2" } }));
    expect(elsewhere.filter((key) => lineage.includes(key))).toEqual([]);
  });

  test("is another one at its end when a byte of a migration is in the text beside it", () => {
    const original = recipe({ command: {}, migrations: [file("1"), file("2")] });
    const ends = [original, ...oneByteMoved(original)].map((each) => lineageOf(each).at(-1));
    expect(new Set(ends).size).toBe(ends.length);
  });
});

describe("a cluster gives a head start of", () => {
  const [first, second, third] = full.migrations as [FileDigest, FileDigest, FileDigest];
  const wanted = recipe();

  test.each<[string, number | undefined, Partial<Recipe>]>([
    ["nothing but itself when it has no migration", 0, { migrations: [] }],
    ["the migrations that it has", 2, { migrations: [first, second] }],
    ["all of them when it has all of them", 3, {}],
    ["its migrations though it has other worker databases", 3, { workerDatabases: 5 }],
    ["nothing when it has one more", undefined, { migrations: [first, second, third, file("4")] }],
    ["nothing when it lacks an earlier one", undefined, { migrations: [second] }],
    ["nothing when it lacks one in the middle", undefined, { migrations: [first, third] }],
    ["nothing when it has them in another order", undefined, { migrations: [second, first] }],
    [
      "nothing when one of them was another",
      undefined,
      { migrations: [file("1_users", "another"), second] },
    ],
    ["nothing when one was renamed", undefined, { migrations: [{ ...first, name: "renamed" }] }],
    [
      "nothing when something else was done in it",
      undefined,
      { command: { "migrate-command": "" } },
    ],
    ["nothing when what it is made with is another", undefined, { base: { database: "d2" } }],
    [
      "nothing when what it is made with lacks something",
      undefined,
      { base: { database: "d1", locale: "l1" } },
    ],
  ])("%s", (_, count, changes) => {
    expect(headStart(recipe(changes), wanted)).toBe(count);
  });

  test("its migrations also when a command is wanted after them", () => {
    expect(headStart(recipe({ migrations: [first] }), full)).toBe(1);
    expect(headStart(recipe(), full)).toBe(3);
  });

  test("nothing to the recipe that it was made by, when a command is in it", () => {
    expect(headStart(full, full)).toBeUndefined();
  });
});

describe("the differences of two recipes", () => {
  test.each<[string, Partial<Recipe>, string[]]>([
    ["none", {}, []],
    [
      "an input's",
      { base: { ...full.base, database: "d2", locale: "l2" } },
      ["database changed", "locale changed"],
    ],
    [
      "a file's that is beside the migrations",
      { base: { database: "d1", locale: "l1", "migrations/lib.js": "j1" } },
      ["migrations/README.md is gone", "migrations/lib.js is new"],
    ],
    [
      "a migration's",
      { migrations: replaced(full.migrations, 1, file("2_posts", "another")) },
      ["migrations/2_posts.sql changed"],
    ],
    [
      "a new migration's",
      { migrations: [...full.migrations, file("4_new")] },
      ["migrations/4_new.sql is new"],
    ],
    [
      "a migration's that is gone",
      { migrations: full.migrations.slice(1) },
      ["migrations/1_users.sql is gone"],
    ],
    [
      "a migration's that was renamed",
      { migrations: replaced(full.migrations, 0, file("1_people", "digest of 1_users")) },
      ["migrations/1_users.sql is gone", "migrations/1_people.sql is new"],
    ],
    [
      "a command's",
      { command: { "migrate-command": "m2", "snapshot-files/new.sql": "n1" } },
      [
        "migrate-command changed",
        "snapshot-files/seed.sql is gone",
        "snapshot-files/new.sql is new",
      ],
    ],
    ["the worker databases'", { workerDatabases: 3 }, ["worker-databases changed"]],
    [
      "all of these, in the order in which they go into a cluster",
      {
        base: { ...full.base, locale: "l2" },
        migrations: full.migrations.slice(0, 2),
        command: {},
        workerDatabases: 0,
      },
      [
        "locale changed",
        "migrations/3_tags.sql is gone",
        "migrate-command is gone",
        "snapshot-files/seed.sql is gone",
        "worker-databases changed",
      ],
    ],
  ])("are told in words: %s", (_, changes, words) => {
    expect(differences(full, { ...full, ...changes })).toEqual(words);
  });

  test("are none just where the keys are the same", () => {
    for (const other of oneByteAway(full)) {
      expect([other, differences(full, other)]).not.toEqual([other, []]);
    }
  });
});

describe("the closest recipe", () => {
  const same = (each: Recipe) => each;

  test("is the one with the fewest differences", () => {
    const near = recipe({ workerDatabases: 3 });
    const far = recipe({ workerDatabases: 3, migrations: [] });
    const farther = recipe({ workerDatabases: 3, migrations: [], base: {} });
    expect(closest([farther, near, far], same, recipe())).toBe(near);
    expect(closest([farther, far], same, recipe())).toBe(far);
    expect(closest([near, recipe(), far], same, recipe())).toEqual(recipe());
  });

  test("is the first of several that are as close", () => {
    const candidates = [3, 4, 5].map((workerDatabases) => recipe({ workerDatabases }));
    expect(closest(candidates, same, recipe())).toBe(candidates[0]);
    expect(closest(candidates.toReversed(), same, recipe())).toBe(candidates[2]);
  });

  test("is none where there is none", () => {
    expect(closest([], same, recipe())).toBeUndefined();
  });

  test("leaves the candidates as they were", () => {
    const candidates = Object.freeze([recipe({ base: {} }), recipe()]);
    expect(closest(candidates, same, recipe())).toBe(candidates[1]);
  });
});
