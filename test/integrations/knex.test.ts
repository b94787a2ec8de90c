import knexOf, { type Knex } from "knex";
// @ts-expect-error Knex declares no types for its dialects.
import PostgresClient from "knex/lib/dialects/postgres/index.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

const shop = useShop();
let knex: Knex;

function connect(): Knex {
  class SandboxClient extends PostgresClient {
    _driver() {
      return shop.pg;
    }
  }
  return knexOf({
    client: SandboxClient as unknown as typeof Knex.Client,
    connection: shop.connectionString,
    pool: { min: 0, max: 5 },
  });
}

beforeAll(() => {
  knex = connect();
});
afterAll(() => knex.destroy());

const emails = (): Promise<string[]> => knex("customers").orderBy("email").pluck("email");
const insert = (email: string, on: Knex = knex) => on("customers").insert({ email });

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    const [row] = await insert("ada@example.com").returning("email");
    expect(row).toEqual({ email: "ada@example.com" });
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("another instance sees what this one has written, and can be destroyed", async () => {
    await insert("ada@example.com");
    const another = connect();
    expect(await another("customers").pluck("email")).toEqual(["ada@example.com"]);
    await another.destroy();
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("a table that is made in a test is gone after it", async () => {
    await knex.schema.createTable("drafts", (table) => table.increments("id"));
    expect(await knex.schema.hasTable("drafts")).toBe(true);
    await shop.sandbox.rollback();
    await shop.sandbox.begin();
    expect(await knex.schema.hasTable("drafts")).toBe(false);
  });
});

describe("a transaction", () => {
  test("commits", async () => {
    await knex.transaction(async (trx) => {
      const [customer] = await trx("customers").insert({ email: "ada@example.com" }, "id");
      await trx("orders").insert({ customer_id: customer.id, number: 1 });
    });
    expect(
      await knex("orders").join("customers", "customers.id", "customer_id").pluck("email"),
    ).toEqual(["ada@example.com"]);
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = knex.transaction(async (trx) => {
      await insert("ada@example.com", trx);
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("from a provider is ended by hand", async () => {
    const first = await knex.transaction();
    await insert("first@example.com", first);
    await first.rollback();
    const second = await knex.transaction();
    await insert("second@example.com", second);
    await second.commit();
    expect(await emails()).toEqual(["second@example.com"]);
  });

  test("within another one is a savepoint", async () => {
    await knex.transaction(async (trx) => {
      await insert("outer@example.com", trx);
      const inner = trx.transaction(async (inner) => {
        await insert("outer@example.com", inner);
      });
      await expect(inner).rejects.toMatchObject({ code: "23505" });
      await trx.transaction((inner) => insert("second@example.com", inner));
    });
    expect(await emails()).toEqual(["outer@example.com", "second@example.com"]);
  });

  test("inside of one that it was not told of becomes part of that one, with a warning", async () => {
    await knex.transaction(async (trx) => {
      await insert("outer@example.com", trx);
      await knex.transaction((inner) => insert("inner@example.com", inner));
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(/^a transaction was begun by BEGIN; .*inside of another one/);
    expect(others).toEqual([]);
  });

  test.each(["read uncommitted", "read committed", "repeatable read", "serializable"] as const)(
    "of the level %s is accepted",
    async (isolationLevel) => {
      await insert("before@example.com");
      await knex.transaction((trx) => insert("ada@example.com", trx), { isolationLevel });
      expect(await emails()).toEqual(["ada@example.com", "before@example.com"]);
    },
  );

  test("that is read only writes nothing", async () => {
    const reading = knex.transaction((trx) => insert("ada@example.com", trx), { readOnly: true });
    await expect(reading).rejects.toMatchObject({ code: "25006" });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["bob@example.com"]);
  });

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = knex.transaction((trx) =>
      trx("order_lines").insert({ order_id: 4711, article: "tea" }),
    );
    await expect(lost).rejects.toMatchObject({ constraint: "order_lines_order_fkey" });
    expect(await knex("order_lines").pluck("article")).toEqual([]);
  });
});

describe("queries", () => {
  test("that fail leave the rest usable", async () => {
    await insert("ada@example.com");
    await expect(insert("ada@example.com")).rejects.toMatchObject({
      constraint: "customers_email_key",
    });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("twenty at once on five clients", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => insert(`${index}@example.com`)));
    expect(await emails()).toHaveLength(20);
  });

  test("six transactions at once, of which each has its own outcome", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        knex.transaction(async (trx) => {
          await insert(`${index}@example.com`, trx);
          if (index % 2 === 1) throw new Error("no");
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("insert in batches, merge what conflicts and lock what they read", async () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({ email: `${index}@example.com` }));
    await knex.batchInsert("customers", rows, 10);
    await knex("customers")
      .insert({ email: "0@example.com", name: "Null" })
      .onConflict("email")
      .merge();
    const name = await knex.transaction(async (trx) => {
      const row = await trx("customers")
        .where({ email: "0@example.com" })
        .forUpdate()
        .skipLocked()
        .first();
      return row.name;
    });
    expect([name, (await emails()).length]).toEqual(["Null", 25]);
  });
});

describe("a stream", () => {
  test("brings all rows", async () => {
    await knex.raw(
      "INSERT INTO customers (email) SELECT n || '@example.com' FROM generate_series(1, 500) n",
    );
    const seen: number[] = [];
    for await (const row of knex("customers").orderBy("id").stream({ highWaterMark: 10 }))
      seen.push(row.id);
    expect(seen).toHaveLength(500);
  });

  test("lets other queries write while it is read", async () => {
    await knex.raw("INSERT INTO shelves SELECT 'article ' || n, n FROM generate_series(1, 50) n");
    for await (const { place } of knex("shelves").stream({ highWaterMark: 5 }))
      await insert(`${place}@example.com`);
    expect(await emails()).toHaveLength(50);
  });

  test("that is left half read does no harm", async () => {
    await knex.raw("INSERT INTO shelves SELECT 'article ' || n, n FROM generate_series(1, 500) n");
    for await (const row of knex("shelves").stream({ highWaterMark: 5 })) {
      expect(row.place).toBe(1);
      break;
    }
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});
