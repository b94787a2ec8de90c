import { DataSource, EntitySchema, QueryFailedError } from "typeorm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

interface Customer {
  id: number;
  email: string;
  name: string | null;
}

interface Order {
  id: number;
  number: number;
  customer: Customer;
}

const customerSchema = new EntitySchema<Customer>({
  name: "Customer",
  tableName: "customers",
  columns: {
    id: { type: Number, primary: true, generated: true },
    email: { type: "text", unique: true },
    name: { type: "text", nullable: true },
  },
});
const orderSchema = new EntitySchema<Order>({
  name: "Order",
  tableName: "orders",
  columns: { id: { type: Number, primary: true, generated: true }, number: { type: Number } },
  relations: {
    customer: { type: "many-to-one", target: "Customer", joinColumn: { name: "customer_id" } },
  },
});

const shop = useShop();
let source: DataSource;

function connect(): Promise<DataSource> {
  return new DataSource({
    type: "postgres",
    driver: shop.pg,
    url: shop.connectionString,
    entities: [customerSchema, orderSchema],
    poolSize: 5,
  }).initialize();
}

beforeAll(async () => {
  source = await connect();
});
afterAll(() => source.destroy());

const insert = (email: string, { manager } = { manager: source.manager }) =>
  manager.save(customerSchema, { email });

async function emails(): Promise<string[]> {
  const rows = await source.getRepository(customerSchema).find({ order: { email: "asc" } });
  return rows.map(({ email }) => email);
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("a source that is opened in a test sees what was written, and can be destroyed", async () => {
    await insert("ada@example.com");
    const another = await connect();
    expect(await another.getRepository(customerSchema).count()).toBe(1);
    await another.destroy();
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});

describe("a transaction", () => {
  test("commits, also what a save begins by itself", async () => {
    await source.transaction(async (manager) => {
      const customer = await insert("ada@example.com", { manager });
      await manager.save(orderSchema, { number: 1, customer });
    });
    const order = await source
      .getRepository(orderSchema)
      .findOne({ where: { number: 1 }, relations: { customer: true } });
    expect(order).toMatchObject({ customer: { email: "ada@example.com" } });
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = source.transaction(async (manager) => {
      await insert("ada@example.com", { manager });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("of a query runner is ended by hand", async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.insert(customerSchema, { email: "first@example.com" });
    await runner.rollbackTransaction();
    await runner.startTransaction("SERIALIZABLE");
    await runner.manager.insert(customerSchema, { email: "second@example.com" });
    await runner.commitTransaction();
    await runner.release();
    expect(await emails()).toEqual(["second@example.com"]);
  });

  test("within another one is a savepoint", async () => {
    await source.transaction(async (manager) => {
      await insert("outer@example.com", { manager });
      const inner = manager.transaction((manager) => insert("outer@example.com", { manager }));
      await expect(inner).rejects.toThrow(QueryFailedError);
      await manager.transaction((manager) => insert("second@example.com", { manager }));
    });
    expect(await emails()).toEqual(["outer@example.com", "second@example.com"]);
  });

  test("inside of one that it was not told of becomes part of that one, with a warning", async () => {
    await source.transaction(async (manager) => {
      await insert("outer@example.com", { manager });
      await insert("inner@example.com");
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(
      /^a transaction was begun by START TRANSACTION .*typeorm\.test\.ts.* inside of another one/,
    );
    expect(others).toEqual([]);
  });

  test.each(["READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"] as const)(
    "of the level %s is accepted",
    async (level) => {
      await insert("before@example.com");
      await source.transaction(level, (manager) => insert("ada@example.com", { manager }));
      expect(await emails()).toEqual(["ada@example.com", "before@example.com"]);
    },
  );

  test("that is read only writes nothing", async () => {
    const reading = source.transaction(async (manager) => {
      await manager.query("SET TRANSACTION READ ONLY");
      await manager.insert(customerSchema, { email: "ada@example.com" });
    });
    await expect(reading).rejects.toMatchObject({ code: "25006" });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["bob@example.com"]);
  });

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = source.transaction((manager) =>
      manager.query("INSERT INTO order_lines (order_id, article) VALUES (4711, 'tea')"),
    );
    await expect(lost).rejects.toMatchObject({ constraint: "order_lines_order_fkey" });
    expect(await source.query("SELECT * FROM order_lines")).toEqual([]);
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

  test("twenty saves at once on five clients", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => insert(`${index}@example.com`)));
    expect(await emails()).toHaveLength(20);
  });

  test("six transactions at once, of which each has its own outcome", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        source.transaction(async (manager) => {
          await insert(`${index}@example.com`, { manager });
          if (index % 2 === 1) throw new Error("no");
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("that update what conflicts and lock what they read", async () => {
    await insert("ada@example.com");
    await source
      .getRepository(customerSchema)
      .upsert({ email: "ada@example.com", name: "Ada" }, ["email"]);
    const row = await source.transaction((manager) =>
      manager.findOne(customerSchema, {
        where: { name: "Ada" },
        lock: { mode: "pessimistic_write" },
      }),
    );
    expect(row).toMatchObject({ email: "ada@example.com" });
  });
});

describe("a stream", () => {
  test("brings all rows, and lets other queries write while it is read", async () => {
    await source.query(
      "INSERT INTO customers (email) SELECT n || '@example.com' FROM generate_series(1, 200) n",
    );
    const stream = await source.getRepository(customerSchema).createQueryBuilder("c").stream();
    let seen = 0;
    for await (const _row of stream) {
      seen += 1;
      if (seen % 50 === 0)
        await source.query("INSERT INTO shelves VALUES ($1, $2)", [`article ${seen}`, seen]);
    }
    expect(seen).toBe(200);
    expect(await source.query("SELECT count(*)::integer FROM shelves")).toEqual([{ count: 4 }]);
  });
});
