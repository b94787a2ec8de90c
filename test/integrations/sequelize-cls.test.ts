import { createNamespace } from "cls-hooked";
import { Sequelize, type Transaction } from "sequelize";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useShop } from "./shop.ts";

// Within a transaction every query of the code is part of it, without being told of it.
Sequelize.useCLS(createNamespace("shop"));

const shop = useShop();
let sequelize: Sequelize;

beforeAll(() => {
  const { connectionString, pg } = shop;
  const pool = { max: 5 };
  sequelize = new Sequelize(connectionString, {
    dialect: "postgres",
    dialectModule: pg,
    logging: false,
    pool,
  });
});
afterAll(() => sequelize.close());

function insert(email: string): Promise<unknown> {
  return sequelize.query("INSERT INTO customers (email) VALUES ($1)", { bind: [email] });
}

async function emails(): Promise<string[]> {
  const [rows] = await sequelize.query("SELECT email FROM customers ORDER BY email");
  return (rows as { email: string }[]).map(({ email }) => email);
}

test("queries in a transaction are undone with it", async () => {
  await insert("before@example.com");
  const undone = sequelize.transaction(async () => {
    await insert("within@example.com");
    expect(await emails()).toEqual(["before@example.com", "within@example.com"]);
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");
  expect(await emails()).toEqual(["before@example.com"]);
});

test("queries of several transactions at once each belong to their own", async () => {
  const outcomes = await Promise.allSettled(
    [0, 1, 2, 3, 4, 5].map((each) =>
      sequelize.transaction(async () => {
        await insert(`${each}-a@example.com`);
        await insert(`${each}-b@example.com`);
        if (each % 2 === 1) throw new Error("no");
      }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  const kept = ["0-a", "0-b", "2-a", "2-b", "4-a", "4-b"].map((each) => `${each}@example.com`);
  expect(await emails()).toEqual(kept);
});

test("a nested one that is told of its parent is a savepoint", async () => {
  await sequelize.transaction(async (transaction: Transaction) => {
    await insert("outer@example.com");
    const inner = sequelize.transaction({ transaction }, async () => {
      await insert("inner@example.com");
      throw new Error("no");
    });
    await expect(inner).rejects.toThrow("no");
    await insert("after@example.com");
  });
  expect(await emails()).toEqual(["after@example.com", "outer@example.com"]);
});

test("a nested one that is not, which takes a connection of its own, becomes part of the outer one with a warning", async () => {
  await sequelize.transaction(async () => {
    await insert("outer@example.com");
    await sequelize.transaction(() => insert("inner@example.com"));
  });
  expect(await emails()).toEqual(["inner@example.com", "outer@example.com"]);
  const [warning, ...others] = shop.warnings.splice(0);
  expect(warning).toMatch(
    /^a transaction was begun by START TRANSACTION; \(.*sequelize-cls\.test\.ts/,
  );
  expect(others).toEqual([]);
});
