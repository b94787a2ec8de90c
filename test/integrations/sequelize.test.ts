import { setTimeout as sleep } from "node:timers/promises";
import {
  DataTypes,
  Deferrable,
  ForeignKeyConstraintError,
  Sequelize,
  Transaction,
  UniqueConstraintError,
} from "sequelize";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

const shop = useShop();
let sequelize: Sequelize;

function connect(): Sequelize {
  return new Sequelize(shop.connectionString, {
    dialect: "postgres",
    dialectModule: shop.pg,
    logging: false,
    pool: { max: 5 },
  });
}

function define(on: Sequelize) {
  const options = { timestamps: false, underscored: true };
  const Customer = on.define(
    "customer",
    { email: { type: DataTypes.TEXT, unique: true }, name: DataTypes.TEXT },
    options,
  );
  const Order = on.define(
    "order",
    { customerId: DataTypes.INTEGER, number: DataTypes.INTEGER },
    options,
  );
  const OrderLine = on.define(
    "orderLine",
    { orderId: DataTypes.INTEGER, article: DataTypes.TEXT },
    { ...options, tableName: "order_lines" },
  );
  Customer.hasMany(Order);
  Order.belongsTo(Customer);
  return { Customer, Order, OrderLine };
}

let tables: ReturnType<typeof define>;

beforeAll(() => {
  sequelize = connect();
  tables = define(sequelize);
});
afterAll(() => sequelize.close());

async function emails(): Promise<string[]> {
  const rows = await tables.Customer.findAll({ order: ["email"], raw: true });
  return rows.map((row) => (row as unknown as { email: string }).email);
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await tables.Customer.create({ email: "ada@example.com" });
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("the first test's client, which Sequelize ends after its look at the version, is no loss", async () => {
    const another = connect();
    expect(await another.query("SELECT 1 AS one", { plain: true })).toEqual({ one: 1 });
    expect(await another.databaseVersion()).toMatch(/^\d+\.\d+/);
    await another.close();
    expect(await emails()).toEqual([]);
  });

  test("an instance made before sees what one made within the test has written", async () => {
    const another = connect();
    await define(another).Customer.create({ email: "ada@example.com" });
    await another.close();
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("a table that is synced in a test is gone after it", async () => {
    const Draft = sequelize.define("draft", { text: DataTypes.TEXT });
    await Draft.sync({ force: true });
    await Draft.create({ text: "x" });
    expect(await Draft.count()).toBe(1);
    await shop.sandbox.rollback();
    await shop.sandbox.begin();
    await expect(Draft.count()).rejects.toThrow('relation "drafts" does not exist');
  });
});

describe("a managed transaction", () => {
  test("commits what was done in it", async () => {
    const order = await sequelize.transaction(async (transaction) => {
      const customer = await tables.Customer.create({ email: "ada@example.com" }, { transaction });
      return tables.Order.create({ customerId: customer.get("id"), number: 1 }, { transaction });
    });
    expect(
      await tables.Order.findByPk(order.get("id") as number, { include: tables.Customer }),
    ).toMatchObject({
      number: 1,
      customer: { email: "ada@example.com" },
    });
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await tables.Customer.create({ email: "before@example.com" });
    const transaction = sequelize.transaction(async (transaction) => {
      await tables.Customer.create({ email: "ada@example.com" }, { transaction });
      throw new Error("no");
    });
    await expect(transaction).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("refuses statements after a failed one, as the server does", async () => {
    await tables.Customer.create({ email: "ada@example.com" });
    const transaction = sequelize.transaction(async (transaction) => {
      await tables.Customer.create({ email: "ada@example.com" }, { transaction }).catch(() => {});
      await tables.Customer.create({ email: "bob@example.com" }, { transaction });
    });
    await expect(transaction).rejects.toMatchObject({ parent: { code: "25P02" } });
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("within its parent is a savepoint", async () => {
    await sequelize.transaction(async (transaction) => {
      await tables.Customer.create({ email: "outer@example.com" }, { transaction });
      const inner = sequelize.transaction({ transaction }, async (inner) => {
        await tables.Customer.create({ email: "inner@example.com" }, { transaction: inner });
        throw new Error("no");
      });
      await expect(inner).rejects.toThrow("no");
      await sequelize.transaction({ transaction }, (inner) =>
        tables.Customer.create({ email: "second@example.com" }, { transaction: inner }),
      );
    });
    expect(await emails()).toEqual(["outer@example.com", "second@example.com"]);
  });

  test("inside of another one that it was not told of becomes part of that one, with a warning", async () => {
    await sequelize.transaction(async (transaction) => {
      await tables.Customer.create({ email: "outer@example.com" }, { transaction });
      await sequelize.transaction((inner) =>
        tables.Customer.create({ email: "inner@example.com" }, { transaction: inner }),
      );
    });
    expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
    const [warning, ...others] = shop.warnings.splice(0);
    expect(warning).toMatch(
      /^a transaction was begun by START TRANSACTION; \(.*sequelize\.test\.ts/,
    );
    expect(others).toEqual([]);
  });

  test("calls its hooks after the commit, and not after a rollback", async () => {
    const told: string[] = [];
    await sequelize.transaction(async (transaction) => {
      transaction.afterCommit(() => {
        told.push("first");
      });
      await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    });
    const undone = sequelize.transaction(async (transaction) => {
      transaction.afterCommit(() => {
        told.push("second");
      });
      await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    });
    await expect(undone).rejects.toThrow(UniqueConstraintError);
    expect(told).toEqual(["first"]);
  });
});

describe("an unmanaged transaction", () => {
  test("commits", async () => {
    const transaction = await sequelize.transaction();
    await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    await transaction.commit();
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("is rolled back", async () => {
    const transaction = await sequelize.transaction();
    await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    await transaction.rollback();
    expect(await emails()).toEqual([]);
  });

  test("that nobody ends is rolled back with its test, with a warning", async () => {
    const transaction = await sequelize.transaction();
    await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    await shop.sandbox.rollback();
    expect(shop.warnings.splice(0).join("\n")).toMatch(
      /left open .* begun by START TRANSACTION; \(.*sequelize\.test\.ts/,
    );
    await shop.sandbox.begin();
    await transaction.rollback();
    expect(await emails()).toEqual([]);
    await sequelize.transaction((transaction) =>
      tables.Customer.create({ email: "ada@example.com" }, { transaction }),
    );
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});

describe("options of a transaction", () => {
  test.each(Object.values(Transaction.ISOLATION_LEVELS))(
    "%s is accepted",
    async (isolationLevel) => {
      await sequelize.transaction({ isolationLevel }, (transaction) =>
        tables.Customer.create({ email: "ada@example.com" }, { transaction }),
      );
      expect(await emails()).toEqual(["ada@example.com"]);
    },
  );

  test("a serializable one after statements outside of it is accepted", async () => {
    await tables.Customer.create({ email: "ada@example.com" });
    const count = await sequelize.transaction(
      { isolationLevel: Transaction.ISOLATION_LEVELS.SERIALIZABLE },
      (transaction) => tables.Customer.count({ transaction }),
    );
    expect(count).toBe(1);
  });

  // By `readOnly` Sequelize chooses among replicas, and tells the server nothing.
  test("READ ONLY is enforced until its end", async () => {
    const reading = sequelize.transaction(async (transaction) => {
      await sequelize.query("SET TRANSACTION READ ONLY", { transaction });
      await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    });
    await expect(reading).rejects.toMatchObject({ parent: { code: "25006" } });
    await tables.Customer.create({ email: "ada@example.com" });
    await sequelize.transaction(async (transaction) => {
      await sequelize.query("SET TRANSACTION READ ONLY", { transaction });
      await tables.Customer.findAll({ transaction });
    });
    await tables.Customer.create({ email: "bob@example.com" });
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });

  const deferrable = Deferrable.SET_DEFERRED();

  test("deferred constraints that are mended before the commit let it pass", async () => {
    await sequelize.query("INSERT INTO shelves VALUES ('tea', 1), ('salt', 2)");
    await sequelize.transaction({ deferrable } as never, async (transaction: Transaction) => {
      await sequelize.query("UPDATE shelves SET place = 2 WHERE article = 'tea'", { transaction });
      await sequelize.query("UPDATE shelves SET place = 1 WHERE article = 'salt'", { transaction });
    });
    const [rows] = await sequelize.query("SELECT article FROM shelves ORDER BY place");
    expect(rows).toEqual([{ article: "salt" }, { article: "tea" }]);
  });

  test("deferred constraints that are not mended make the commit fail", async () => {
    await sequelize.query("INSERT INTO shelves VALUES ('tea', 1), ('salt', 2)");
    const swapping = sequelize.transaction({ deferrable } as never, (transaction: Transaction) =>
      sequelize.query("UPDATE shelves SET place = 2 WHERE article = 'tea'", { transaction }),
    );
    await expect(swapping).rejects.toMatchObject({ parent: { constraint: "shelves_place_key" } });
    const [rows] = await sequelize.query("SELECT article FROM shelves ORDER BY place");
    expect(rows).toEqual([{ article: "tea" }, { article: "salt" }]);
    await expect(
      sequelize.query("UPDATE shelves SET place = 2 WHERE article = 'tea'"),
    ).rejects.toThrow(UniqueConstraintError);
  });

  test("an initially deferred foreign key fails at the commit", async () => {
    const lost = sequelize.transaction((transaction) =>
      tables.OrderLine.create({ orderId: 4711, article: "tea" }, { transaction }),
    );
    await expect(lost).rejects.toMatchObject({ parent: { code: "23503" } });
    expect(await tables.OrderLine.count()).toBe(0);
  });
});

describe("errors", () => {
  test("a second row of the same e-mail address is a UniqueConstraintError, and the rest stays usable", async () => {
    await tables.Customer.create({ email: "ada@example.com" });
    const error = await tables.Customer.create({ email: "ada@example.com" }).catch(
      (error) => error,
    );
    expect(error).toBeInstanceOf(UniqueConstraintError);
    expect(error.fields).toEqual({ email: "ada@example.com" });
    await tables.Customer.create({ email: "bob@example.com" });
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("an order of nobody is a ForeignKeyConstraintError", async () => {
    const error = await tables.Order.create({ customerId: 4711, number: 1 }).catch(
      (error) => error,
    );
    expect(error).toBeInstanceOf(ForeignKeyConstraintError);
    expect(error.index).toBe("orders_customer_fkey");
  });
});

describe("several at once", () => {
  test("twenty queries on five clients", async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(
      numbers.map((each) => tables.Customer.create({ email: `${each}@example.com` })),
    );
    expect(await tables.Customer.count()).toBe(20);
  });

  test("six transactions, of which each has its own outcome", async () => {
    const numbers = Array.from({ length: 6 }, (_, index) => index);
    const outcomes = await Promise.allSettled(
      numbers.map((each) =>
        sequelize.transaction(async (transaction) => {
          await tables.Customer.create({ email: `${each}@example.com` }, { transaction });
          if (each % 2 === 1) throw new Error("no");
          await tables.Customer.update(
            { name: "x" },
            { where: { email: `${each}@example.com` }, transaction },
          );
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("transactions that take their time, which are not taken for nested ones", async () => {
    const write = (email: string) =>
      sequelize.transaction(async (transaction) => {
        await tables.Customer.create({ email }, { transaction });
        await sleep(250);
        if (email !== "ada@example.com") throw new Error("no");
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

  test("a query beside an open transaction does not wait for it", async () => {
    const transaction = await sequelize.transaction();
    await tables.Customer.create({ email: "ada@example.com" }, { transaction });
    await tables.Customer.create({ email: "bob@example.com" });
    await transaction.commit();
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });
});

describe("what Sequelize does in transactions of its own", () => {
  test("findOrCreate", async () => {
    const find = () =>
      tables.Customer.findOrCreate({
        where: { email: "ada@example.com" },
        defaults: { name: "Ada" },
      });
    const [, isNew] = await find();
    const [again, isNewAgain] = await find();
    expect([isNew, isNewAgain, again.get("name")]).toEqual([true, false, "Ada"]);
  });

  test("findOrCreate of the same row, several at once", async () => {
    const found = await Promise.all(
      Array.from({ length: 5 }, () =>
        tables.Customer.findOrCreate({ where: { email: "ada@example.com" } }),
      ),
    );
    expect(found.filter(([, isNew]) => isNew)).toHaveLength(1);
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("findCreateFind", async () => {
    await tables.Customer.create({ email: "ada@example.com" });
    const [found, isNew] = await tables.Customer.findCreateFind({
      where: { email: "ada@example.com" },
    });
    expect([found.get("email"), isNew]).toEqual(["ada@example.com", false]);
  });

  test("bulkCreate, also with an update of those that are there", async () => {
    await tables.Customer.bulkCreate([{ email: "a@example.com" }, { email: "b@example.com" }]);
    const rows = await tables.Customer.bulkCreate(
      [
        { email: "b@example.com", name: "B" },
        { email: "c@example.com", name: "C" },
      ],
      { updateOnDuplicate: ["name"], conflictAttributes: ["email"], returning: true } as never,
    );
    expect(rows).toHaveLength(2);
    expect(await emails()).toEqual(["a@example.com", "b@example.com", "c@example.com"]);
    expect(await tables.Customer.count({ where: { name: ["B", "C"] } })).toBe(2);
  });

  test("upsert, increment, a row lock and destroy", async () => {
    await tables.Customer.upsert({ email: "ada@example.com", name: "Ada" });
    const customer = await tables.Customer.findOne({ rejectOnEmpty: true });
    const order = await tables.Order.create({ customerId: customer.get("id"), number: 1 });
    await order.increment("number", { by: 2 });
    const number = await sequelize.transaction(async (transaction) => {
      const locked = await tables.Order.findOne({
        lock: transaction.LOCK.UPDATE,
        skipLocked: true,
        transaction,
        rejectOnEmpty: true,
      });
      return locked.get("number");
    });
    expect(number).toBe(3);
    await order.destroy();
    expect(await tables.Order.count()).toBe(0);
  });

  test("bound values and several statements in one query", async () => {
    const [row] = await sequelize.query("SELECT $1::integer + 1 AS two", {
      bind: [1],
      plain: false,
    });
    expect(row).toEqual([{ two: 2 }]);
    await sequelize.query(
      "BEGIN; INSERT INTO customers (email) VALUES ('ada@example.com'); COMMIT",
    );
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});
