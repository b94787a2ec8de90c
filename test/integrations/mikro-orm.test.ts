import { defineEntity, p, UniqueConstraintViolationException } from "@mikro-orm/core";
import { type EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

const Customer = defineEntity({
  name: "Customer",
  tableName: "customers",
  properties: {
    id: p.integer().primary().autoincrement(),
    email: p.text().unique(),
    name: p.text().nullable(),
  },
});
const Order = defineEntity({
  name: "Order",
  tableName: "orders",
  properties: {
    id: p.integer().primary().autoincrement(),
    number: p.integer(),
    customer: () => p.manyToOne(Customer),
  },
});

const shop = useShop();
let orm: MikroORM;

function connect(): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: shop.connectionString,
    driverOptions: { Client: shop.pg.Client },
    entities: [Customer, Order],
    pool: { max: 5 },
  });
}

beforeAll(async () => {
  orm = await connect();
});
afterAll(() => orm.close());

async function insert(email: string, em: EntityManager = orm.em.fork()): Promise<void> {
  em.create(Customer, { email });
  await em.flush();
}

async function emails(): Promise<string[]> {
  const rows = await orm.em.fork().find(Customer, {}, { orderBy: { email: "asc" } });
  return rows.map(({ email }) => email);
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("an instance that is made in a test sees what was written, and can be closed", async () => {
    await insert("ada@example.com");
    const another = await connect();
    expect(await another.em.fork().count(Customer)).toBe(1);
    await another.close();
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});

describe("a transaction", () => {
  test("commits, also what a flush begins by itself", async () => {
    await orm.em.fork().transactional(async (em) => {
      const customer = em.create(Customer, { email: "ada@example.com" });
      em.create(Order, { number: 1, customer });
    });
    const order = await orm.em
      .fork()
      .findOneOrFail(Order, { number: 1 }, { populate: ["customer"] });
    expect(order.customer.email).toBe("ada@example.com");
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = orm.em.fork().transactional(async (em) => {
      await insert("ada@example.com", em);
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("is ended by hand", async () => {
    const em = orm.em.fork();
    await em.begin();
    await insert("first@example.com", em);
    await em.rollback();
    em.clear();
    await em.begin();
    await insert("second@example.com", em);
    await em.commit();
    expect(await emails()).toEqual(["second@example.com"]);
  });

  test("within another one is a savepoint", async () => {
    await orm.em.fork().transactional(async (em) => {
      await insert("outer@example.com", em);
      const inner = em.transactional((inner) => insert("outer@example.com", inner), {
        propagation: "nested",
      });
      await expect(inner).rejects.toThrow(UniqueConstraintViolationException);
      await em.transactional((inner) => insert("second@example.com", inner), {
        propagation: "nested",
      });
    });
    expect(await emails()).toEqual(["outer@example.com", "second@example.com"]);
  });

  test("that requires a connection of its own inside of another one becomes part of that one, with a warning", async () => {
    await orm.em.fork().transactional(async (em) => {
      await insert("outer@example.com", em);
      await em.transactional((inner) => insert("inner@example.com", inner), {
        propagation: "requires_new",
      });
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(
      /^a transaction was begun by begin .*mikro-orm\.test\.ts.* inside of another one/,
    );
    expect(others).toEqual([]);
  });

  test.each(["read uncommitted", "read committed", "repeatable read", "serializable"] as const)(
    "of the level %s is accepted",
    async (isolationLevel) => {
      await insert("before@example.com");
      await orm.em.fork().transactional((em) => insert("ada@example.com", em), { isolationLevel });
      expect(await emails()).toEqual(["ada@example.com", "before@example.com"]);
    },
  );

  test("that is read only writes nothing", async () => {
    const reading = orm.em
      .fork()
      .transactional((em) => em.execute("INSERT INTO customers (email) VALUES ('x')"), {
        readOnly: true,
      });
    await expect(reading).rejects.toMatchObject({ code: "25006" });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["bob@example.com"]);
  });

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = orm.em
      .fork()
      .transactional((em) =>
        em.execute("INSERT INTO order_lines (order_id, article) VALUES (4711, 'tea')"),
      );
    await expect(lost).rejects.toMatchObject({ code: "23503" });
    expect(await orm.em.fork().execute("SELECT * FROM order_lines")).toEqual([]);
  });
});

describe("queries", () => {
  test("that fail leave the rest usable", async () => {
    await insert("ada@example.com");
    await expect(insert("ada@example.com")).rejects.toThrow(UniqueConstraintViolationException);
    await insert("bob@example.com");
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("twenty flushes at once on five clients", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => insert(`${index}@example.com`)));
    expect(await emails()).toHaveLength(20);
  });

  test("six transactions at once, of which each has its own outcome", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        orm.em.fork().transactional(async (em) => {
          await insert(`${index}@example.com`, em);
          if (index % 2 === 1) throw new Error("no");
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("that update what conflicts, stream, and lock what they read", async () => {
    const em = orm.em.fork();
    await em.upsertMany(
      Customer,
      Array.from({ length: 50 }, (_, index) => ({ email: `${index}@example.com` })),
    );
    await em.upsert(Customer, { email: "0@example.com", name: "Null" });
    const seen: string[] = [];
    for await (const { email } of em.fork().stream(Customer, { chunkSize: 10 })) seen.push(email);
    const row = await orm.em
      .fork()
      .transactional((em) => em.findOneOrFail(Customer, { name: "Null" }, { lockMode: 4 }));
    expect([seen.length, row.email]).toEqual([50, "0@example.com"]);
  });
});
