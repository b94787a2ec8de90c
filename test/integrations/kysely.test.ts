import { CompiledQuery, type Generated, Kysely, PostgresDialect, sql } from "kysely";
import Cursor from "pg-cursor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

interface Tables {
  customers: { id: Generated<number>; email: string; name: string | null };
  orders: { id: Generated<number>; customer_id: number; number: number };
  order_lines: { id: Generated<number>; order_id: number; article: string };
  shelves: { article: string; place: number };
}

const shop = useShop();
let db: Kysely<Tables>;

function connect(): Kysely<Tables> {
  const pool = new shop.pg.Pool({ connectionString: shop.connectionString, max: 5 });
  return new Kysely({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
}

beforeAll(() => {
  db = connect();
});
afterAll(() => db.destroy());

async function emails(): Promise<string[]> {
  const rows = await db.selectFrom("customers").select("email").orderBy("email").execute();
  return rows.map(({ email }) => email);
}

function insert(email: string, on: Kysely<Tables> = db) {
  const values = { email, name: null };
  return on.insertInto("customers").values(values).returning("id").executeTakeFirstOrThrow();
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("another instance sees what this one has written, and can be destroyed", async () => {
    await insert("ada@example.com");
    const another = connect();
    expect(await another.selectFrom("customers").select("email").execute()).toHaveLength(1);
    await another.destroy();
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("a table that is made in a test is gone after it", async () => {
    await db.schema.createTable("drafts").addColumn("id", "integer").execute();
    const names = async () => (await db.introspection.getTables()).map(({ name }) => name);
    expect(await names()).toContain("drafts");
    await shop.sandbox.rollback();
    await shop.sandbox.begin();
    expect(await names()).not.toContain("drafts");
  });
});

describe("a transaction", () => {
  test("commits", async () => {
    await db.transaction().execute(async (trx) => {
      const { id } = await insert("ada@example.com", trx);
      await trx.insertInto("orders").values({ customer_id: id, number: 1 }).execute();
    });
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = db.transaction().execute(async (trx) => {
      await insert("ada@example.com", trx);
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("that is controlled by hand goes back to its savepoints", async () => {
    const trx = await db.startTransaction().execute();
    await insert("first@example.com", trx);
    const saved = await trx.savepoint("after_first").execute();
    await expect(insert("first@example.com", saved)).rejects.toMatchObject({ code: "23505" });
    await expect(insert("x@example.com", saved)).rejects.toMatchObject({ code: "25P02" });
    await saved.rollbackToSavepoint("after_first").execute();
    await insert("second@example.com", trx);
    await saved.releaseSavepoint("after_first").execute();
    await trx.commit().execute();
    expect(await emails()).toEqual(["first@example.com", "second@example.com"]);
  });

  test("that is controlled by hand is rolled back", async () => {
    const trx = await db.startTransaction().execute();
    await insert("first@example.com", trx);
    await trx.rollback().execute();
    expect(await emails()).toEqual([]);
  });

  test("inside of one that it was not told of becomes part of that one, with a warning", async () => {
    await db.transaction().execute(async (trx) => {
      await insert("outer@example.com", trx);
      await db.transaction().execute((inner) => insert("inner@example.com", inner));
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(
      /^a transaction was begun by begin .*kysely\.test\.ts.* inside of another one/,
    );
    expect(others).toEqual([]);
  });

  test.each([
    "read uncommitted",
    "read committed",
    "repeatable read",
    "serializable",
    "snapshot",
  ] as const)("of the level %s is taken as the server takes it", async (level) => {
    await insert("before@example.com");
    const transaction = db
      .transaction()
      .setIsolationLevel(level)
      .execute((trx) => insert("ada@example.com", trx));
    if (level === "snapshot") await expect(transaction).rejects.toMatchObject({ code: "42601" });
    else await transaction;
    expect(await emails()).toHaveLength(level === "snapshot" ? 1 : 2);
  });

  test("that is read only writes nothing", async () => {
    const reading = db
      .transaction()
      .setAccessMode("read only")
      .execute((trx) => insert("ada@example.com", trx));
    await expect(reading).rejects.toMatchObject({ code: "25006" });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["bob@example.com"]);
  });

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = db
      .transaction()
      .execute((trx) =>
        trx.insertInto("order_lines").values({ order_id: 4711, article: "tea" }).execute(),
      );
    await expect(lost).rejects.toMatchObject({ constraint: "order_lines_order_fkey" });
    expect(await db.selectFrom("order_lines").selectAll().execute()).toEqual([]);
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

  test("twenty at once on five clients, and one client kept for several", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => insert(`${index}@example.com`)));
    const timeZone = await db.connection().execute(async (kept) => {
      await sql`SET TIME ZONE 'Asia/Tokyo'`.execute(kept);
      await insert("20@example.com");
      return (await sql<{ zone: string }>`SELECT current_setting('TimeZone') AS zone`.execute(kept))
        .rows[0]?.zone;
    });
    expect([timeZone, (await emails()).length]).toEqual(["Asia/Tokyo", 21]);
  });

  test("six transactions at once, of which each has its own outcome", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        db.transaction().execute(async (trx) => {
          await insert(`${index}@example.com`, trx);
          if (index % 2 === 1) throw new Error("no");
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("that are compiled before, in several statements, or cancelled", async () => {
    const compiled = db
      .selectFrom("customers")
      .select("email")
      .where("email", "=", "ada@example.com")
      .compile();
    await db.executeQuery(
      CompiledQuery.raw("BEGIN; INSERT INTO customers (email) VALUES ('ada@example.com'); COMMIT"),
    );
    expect((await db.executeQuery(compiled)).rows).toEqual([{ email: "ada@example.com" }]);
  });
});

describe("a stream", () => {
  const fill = sql`INSERT INTO shelves SELECT 'article ' || n, n FROM generate_series(1, 500) n`;

  test("brings all rows, and lets other queries write while it is read", async () => {
    await fill.execute(db);
    const seen: number[] = [];
    for await (const { place } of db
      .selectFrom("shelves")
      .selectAll()
      .orderBy("place")
      .stream(50)) {
      seen.push(place);
      if (place % 100 === 0) await insert(`${place}@example.com`);
    }
    expect([seen.length, (await emails()).length]).toEqual([500, 5]);
  });

  test("that is left half read does no harm", async () => {
    await fill.execute(db);
    for await (const { place } of db.selectFrom("shelves").selectAll().orderBy("place").stream(5)) {
      if (place === 7) break;
    }
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});
