import { setTimeout as sleep } from "node:timers/promises";
import { eq, relations, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, serial, text } from "drizzle-orm/pg-core";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

const customers = pgTable("customers", {
  id: serial().primaryKey(),
  email: text().notNull(),
  name: text(),
});
const orders = pgTable("orders", {
  id: serial().primaryKey(),
  customerId: integer("customer_id").notNull(),
  number: integer().notNull(),
});
const orderLines = pgTable("order_lines", {
  id: serial().primaryKey(),
  orderId: integer("order_id").notNull(),
  article: text().notNull(),
});
const schema = {
  customers,
  orders,
  orderLines,
  customersRelations: relations(customers, ({ many }) => ({ orders: many(orders) })),
  ordersRelations: relations(orders, ({ one }) => ({
    customer: one(customers, { fields: [orders.customerId], references: [customers.id] }),
  })),
};

function connect(pool: pg.Pool) {
  return drizzle(pool, { schema });
}
type Database = ReturnType<typeof connect>;
type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

const shop = useShop();
let pool: pg.Pool;
let db: Database;

beforeAll(() => {
  pool = new shop.pg.Pool({ connectionString: shop.connectionString, max: 5 });
  db = connect(pool);
});
afterAll(() => pool.end());

const insert = (email: string, on: Database | Transaction = db) =>
  on.insert(customers).values({ email });

async function emails(): Promise<string[]> {
  const rows = await db.select({ email: customers.email }).from(customers).orderBy(customers.email);
  return rows.map(({ email }) => email);
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("an instance on a single client sees what one on a pool has written", async () => {
    await insert("ada@example.com");
    const client = new shop.pg.Client({ connectionString: shop.connectionString });
    await client.connect();
    const single = drizzle(client);
    await single.transaction((tx) => tx.insert(customers).values({ email: "bob@example.com" }));
    expect(await single.select().from(customers)).toHaveLength(2);
    await client.end();
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });
});

describe("a transaction", () => {
  test("commits, and relations are found", async () => {
    await db.transaction(async (tx) => {
      const [customer] = await insert("ada@example.com", tx).returning();
      await tx.insert(orders).values({ customerId: customer?.id ?? 0, number: 1 });
    });
    expect(await db.query.customers.findFirst({ with: { orders: true } })).toMatchObject({
      email: "ada@example.com",
      orders: [{ number: 1 }],
    });
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = db.transaction(async (tx) => {
      await insert("ada@example.com", tx);
      tx.rollback();
    });
    await expect(undone).rejects.toThrow("Rollback");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("refuses statements after a failed one, as the server does", async () => {
    const failed = db.transaction(async (tx) => {
      await insert("ada@example.com", tx);
      await insert("ada@example.com", tx).catch(() => {});
      await insert("bob@example.com", tx);
    });
    await expect(failed).rejects.toMatchObject({ cause: { code: "25P02" } });
    expect(await emails()).toEqual([]);
  });

  test("within another one is a savepoint", async () => {
    await db.transaction(async (tx) => {
      await insert("outer@example.com", tx);
      const inner = tx.transaction(async (inner) => {
        await inner.transaction((innermost) => insert("innermost@example.com", innermost));
        await insert("outer@example.com", inner);
      });
      await expect(inner).rejects.toMatchObject({ cause: { code: "23505" } });
      await tx.transaction((inner) => insert("second@example.com", inner));
    });
    expect(await emails()).toEqual(["outer@example.com", "second@example.com"]);
  });

  test("inside of one that it was not told of becomes part of that one, with a warning", async () => {
    await db.transaction(async (tx) => {
      await insert("outer@example.com", tx);
      await db.transaction((inner) => insert("inner@example.com", inner));
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(
      /^a transaction was begun by begin .*drizzle\.test\.ts.* inside of another one/,
    );
    expect(others).toEqual([]);
  });

  test.each(["read uncommitted", "read committed", "repeatable read", "serializable"] as const)(
    "of the level %s is accepted",
    async (isolationLevel) => {
      await insert("before@example.com");
      await db.transaction((tx) => insert("ada@example.com", tx), {
        isolationLevel,
        accessMode: "read write",
        deferrable: true,
      });
      expect(await emails()).toEqual(["ada@example.com", "before@example.com"]);
    },
  );

  test("that is read only writes nothing", async () => {
    const reading = db.transaction((tx) => insert("ada@example.com", tx), {
      accessMode: "read only",
    });
    await expect(reading).rejects.toMatchObject({ cause: { code: "25006" } });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["bob@example.com"]);
  });

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = db.transaction((tx) =>
      tx.insert(orderLines).values({ orderId: 4711, article: "tea" }),
    );
    await expect(lost).rejects.toMatchObject({ cause: { constraint: "order_lines_order_fkey" } });
    expect(await db.select().from(orderLines)).toEqual([]);
  });
});

describe("queries", () => {
  test("that fail leave the rest usable", async () => {
    await insert("ada@example.com");
    await expect(insert("ada@example.com")).rejects.toMatchObject({
      cause: { constraint: "customers_email_key" },
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
        db.transaction(async (tx) => {
          await insert(`${index}@example.com`, tx);
          if (index % 2 === 1) tx.rollback();
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("transactions at once that take their time are not taken for nested ones", async () => {
    const write = (email: string) =>
      db.transaction(async (tx) => {
        await insert(email, tx);
        await sleep(250);
        if (email !== "ada@example.com") tx.rollback();
      });
    const writeOther = async () => {
      await write("bob@example.com");
    };
    const outcomes = await Promise.allSettled([
      write("ada@example.com"),
      write("bob@example.com"),
      writeOther(),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  const byEmail = () =>
    db
      .select()
      .from(customers)
      .where(eq(customers.email, sql.placeholder("email")))
      .prepare("by_email");
  let prepared: ReturnType<typeof byEmail>;

  test.each([1, 2])(
    "that are prepared under a name work in this test and in the next (%i)",
    async () => {
      prepared ??= byEmail();
      await insert("ada@example.com");
      const found = await Promise.all(
        Array.from({ length: 8 }, () => prepared.execute({ email: "ada@example.com" })),
      );
      expect(found.map((rows) => rows.length)).toEqual(Array(8).fill(1));
      await db.transaction(async () =>
        expect(await prepared.execute({ email: "bob@example.com" })).toEqual([]),
      );
    },
  );

  test("that update what conflicts and lock what they read", async () => {
    await insert("ada@example.com");
    const target = customers.email;
    await insert("ada@example.com").onConflictDoUpdate({ target, set: { name: "Ada" } });
    const [row] = await db.transaction((tx) =>
      tx.select().from(customers).for("update", { skipLocked: true }),
    );
    expect(row).toMatchObject({ name: "Ada" });
  });
});
