import {
  DataTypes,
  IsolationLevel,
  Sequelize,
  sql,
  type Transaction,
  TransactionNestMode,
  UniqueConstraintError,
} from "@sequelize/core";
import { PostgresDialect } from "@sequelize/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

const shop = useShop();

function connect() {
  return new Sequelize({
    dialect: PostgresDialect,
    pgModule: shop.pg as never,
    url: shop.connectionString,
    logging: false,
    pool: { max: 5 },
  });
}

function define(on: Sequelize<PostgresDialect>) {
  const options = { timestamps: false, underscored: true };
  const email = { type: DataTypes.TEXT, allowNull: false, unique: true } as const;
  return on.define("customer", { email, name: DataTypes.TEXT }, options);
}

let sequelize: Sequelize<PostgresDialect>;
let Customer: ReturnType<typeof define>;

beforeAll(() => {
  sequelize = connect();
  Customer = define(sequelize);
});
afterAll(() => sequelize.close());

const insert = (email: string, options: { transaction?: Transaction } = {}) =>
  Customer.create({ email }, options);

async function emails(): Promise<string[]> {
  const rows = await Customer.findAll({ order: ["email"] });
  return rows.map((row) => row.get("email") as string);
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("an instance that is made in a test sees what was written, and can be closed", async () => {
    await insert("ada@example.com");
    const another = connect();
    expect(await another.fetchDatabaseVersion()).toMatch(/^\d+\.\d+/);
    expect(await define(another).count()).toBe(1);
    await another.close();
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});

describe("a transaction", () => {
  test("commits what was done in it, by the async context alone", async () => {
    await sequelize.transaction(() => insert("ada@example.com"));
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = sequelize.transaction(async () => {
      await insert("ada@example.com");
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("is ended by hand", async () => {
    const first = await sequelize.startUnmanagedTransaction();
    await insert("first@example.com", { transaction: first });
    await first.rollback();
    const second = await sequelize.startUnmanagedTransaction({
      isolationLevel: IsolationLevel.SERIALIZABLE,
    });
    await insert("second@example.com", { transaction: second });
    await second.commit();
    expect(await emails()).toEqual(["second@example.com"]);
  });

  test("within another one is a savepoint", async () => {
    const nestMode = TransactionNestMode.savepoint;
    await sequelize.transaction(async () => {
      await insert("outer@example.com");
      const inner = sequelize.transaction({ nestMode }, () => insert("outer@example.com"));
      await expect(inner).rejects.toThrow(UniqueConstraintError);
      await sequelize.transaction({ nestMode }, () => insert("second@example.com"));
    });
    expect(await emails()).toEqual(["outer@example.com", "second@example.com"]);
  });

  test("that is to be separate inside of another one becomes part of that one, with a warning", async () => {
    await sequelize.transaction(async () => {
      await insert("outer@example.com");
      await sequelize.transaction({ nestMode: TransactionNestMode.separate }, () =>
        insert("inner@example.com"),
      );
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(
      /^a transaction was begun by START TRANSACTION .*sequelize-7\.test\.ts.* inside of another one/,
    );
    expect(others).toEqual([]);
  });

  test.each(Object.values(IsolationLevel))(
    "of the level %s is accepted",
    async (isolationLevel) => {
      await insert("before@example.com");
      await sequelize.transaction({ isolationLevel }, () => insert("ada@example.com"));
      expect(await emails()).toEqual(["ada@example.com", "before@example.com"]);
    },
  );

  test("that is read only writes nothing", async () => {
    const reading = sequelize.transaction({ readOnly: true }, () => insert("ada@example.com"));
    await expect(reading).rejects.toMatchObject({ cause: { code: "25006" } });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["bob@example.com"]);
  });

  test("calls its hooks after the commit", async () => {
    const told: string[] = [];
    await sequelize.transaction(async (transaction) => {
      transaction.afterCommit(() => {
        told.push("committed");
      });
      await insert("ada@example.com");
    });
    expect(told).toEqual(["committed"]);
  });

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = sequelize.transaction(() =>
      sequelize.query("INSERT INTO order_lines (order_id, article) VALUES (4711, 'tea')"),
    );
    await expect(lost).rejects.toMatchObject({ cause: { constraint: "order_lines_order_fkey" } });
    expect((await sequelize.query("SELECT * FROM order_lines"))[0]).toEqual([]);
  });
});

describe("queries", () => {
  test("that fail leave the rest usable", async () => {
    await insert("ada@example.com");
    await expect(insert("ada@example.com")).rejects.toThrow(UniqueConstraintError);
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
        sequelize.transaction(async () => {
          await insert(`${index}@example.com`);
          if (index % 2 === 1) throw new Error("no");
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("find or create, in bulk, and with bound values", async () => {
    await Customer.bulkCreate([{ email: "a@example.com" }, { email: "b@example.com" }]);
    const [, isNew] = await Customer.findOrCreate({ where: { email: "a@example.com" } });
    const [rows] = await sequelize.query(sql`SELECT ${1}::integer + 1 AS two`);
    expect([isNew, rows, (await emails()).length]).toEqual([false, [{ two: 2 }], 2]);
  });
});
