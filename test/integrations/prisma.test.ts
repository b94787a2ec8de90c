import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useShop } from "./shop.ts";

/** What is used here of the client that Prisma makes of `prisma/schema.prisma`. */
interface Client {
  readonly customer: Table<{ id: number; email: string; name: string | null }>;
  readonly order: Table<{ id: number; number: number }>;
  readonly orderLine: Table<{ id: number; article: string }>;
  $transaction<T>(work: (tx: Client) => Promise<T>, options?: object): Promise<T>;
  $transaction(queries: readonly Promise<unknown>[], options?: object): Promise<unknown[]>;
  $queryRaw<T>(text: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  $executeRawUnsafe(text: string, ...values: unknown[]): Promise<number>;
  $disconnect(): Promise<void>;
}

interface Table<Row> {
  create(args: object): Promise<Row>;
  createMany(args: object): Promise<{ count: number }>;
  upsert(args: object): Promise<Row>;
  update(args: object): Promise<Row>;
  findMany(args?: object): Promise<Row[]>;
  findFirst(args?: object): Promise<Row | null>;
  count(): Promise<number>;
}

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Prisma wants an engine for migrations before it does anything; to make a client it does not run it. */
async function generate(): Promise<void> {
  const env = {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
  const words = [
    "node_modules/prisma/build/index.js",
    "generate",
    "--schema",
    "prisma/schema.prisma",
  ];
  await promisify(execFile)(process.execPath, words, { cwd: folder, env });
}

const shop = useShop();
let PrismaClient: new (options: object) => Client;
let pool: pg.Pool;
let prisma: Client;

beforeAll(async () => {
  await generate();
  ({ PrismaClient } = (await import(`${folder}node_modules/.shop/index.js`)).default);
  pool = new shop.pg.Pool({ connectionString: shop.connectionString, max: 5 });
  prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await pool.end();
});

const insert = (email: string, on: Client = prisma) => on.customer.create({ data: { email } });

async function emails(): Promise<string[]> {
  const rows = await prisma.customer.findMany({ orderBy: { email: "asc" } });
  return rows.map(({ email }) => email);
}

describe("from test to test", () => {
  test.each([1, 2, 3])("a row is there in its own test alone (%i)", async () => {
    expect(await emails()).toEqual([]);
    await insert("ada@example.com");
    expect(await emails()).toEqual(["ada@example.com"]);
  });

  test("a client that is made in a test sees what was written, and can be disconnected", async () => {
    await insert("ada@example.com");
    const ownPool = new shop.pg.Pool();
    const another = new PrismaClient({
      adapter: new PrismaPg(ownPool, { disposeExternalPool: true }),
    });
    expect(await another.customer.count()).toBe(1);
    await another.$disconnect();
    expect(await emails()).toEqual(["ada@example.com"]);
  });
});

describe("a transaction", () => {
  test("commits", async () => {
    await prisma.$transaction(async (tx) => {
      const { id } = await insert("ada@example.com", tx);
      await tx.order.create({ data: { customerId: id, number: 1 } });
    });
    expect(await prisma.order.findFirst({ include: { customer: true } })).toMatchObject({
      customer: { email: "ada@example.com" },
    });
  });

  test("is rolled back when it throws, and what was before stays", async () => {
    await insert("before@example.com");
    const undone = prisma.$transaction(async (tx) => {
      await insert("ada@example.com", tx);
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await emails()).toEqual(["before@example.com"]);
  });

  test("of several queries is rolled back when one fails", async () => {
    const undone = prisma.$transaction([insert("ada@example.com"), insert("ada@example.com")]);
    await expect(undone).rejects.toMatchObject({ code: "P2002" });
    expect(await emails()).toEqual([]);
    await prisma.$transaction([insert("ada@example.com"), insert("bob@example.com")]);
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("that a nested write begins by itself is one", async () => {
    const orders = {
      create: [{ number: 1, lines: { create: { article: "tea" } } }, { number: 1 }],
    };
    const undone = prisma.customer.create({ data: { email: "ada@example.com", orders } });
    await expect(undone).rejects.toMatchObject({ code: "P2002" });
    expect([await prisma.customer.count(), await prisma.order.count()]).toEqual([0, 0]);
  });

  test.each(["ReadUncommitted", "ReadCommitted", "RepeatableRead", "Serializable"])(
    "of the level %s is accepted",
    async (isolationLevel) => {
      await insert("before@example.com");
      await prisma.$transaction((tx) => insert("ada@example.com", tx), { isolationLevel });
      expect(await emails()).toEqual(["ada@example.com", "before@example.com"]);
    },
  );

  test("fails at its commit for a deferred constraint that is violated", async () => {
    const lost = prisma.$transaction((tx) =>
      tx.orderLine.create({ data: { orderId: 4711, article: "tea" } }),
    );
    await expect(lost).rejects.toMatchObject({ cause: { originalCode: "23503" } });
    expect(await prisma.orderLine.count()).toBe(0);
  });
});

describe("queries", () => {
  test("that fail leave the rest usable", async () => {
    await insert("ada@example.com");
    await expect(insert("ada@example.com")).rejects.toMatchObject({ code: "P2002" });
    await insert("bob@example.com");
    expect(await emails()).toEqual(["ada@example.com", "bob@example.com"]);
  });

  test("twenty at once on five clients", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => insert(`${index}@example.com`)));
    expect(await emails()).toHaveLength(20);
  });

  test("five transactions at once, of which each has its own outcome", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) =>
        prisma.$transaction(async (tx) => {
          await insert(`${index}@example.com`, tx);
          if (index % 2 === 1) throw new Error("no");
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await emails()).toEqual(["0@example.com", "2@example.com", "4@example.com"]);
  });

  test("of many rows, with updates of what is there, and raw", async () => {
    const data = Array.from({ length: 100 }, (_, index) => ({ email: `${index}@example.com` }));
    expect(await prisma.customer.createMany({ data, skipDuplicates: true })).toEqual({
      count: 100,
    });
    const row = { email: "0@example.com", name: "Null" };
    await prisma.customer.upsert({ where: { email: row.email }, create: row, update: row });
    const found = await prisma.$queryRaw<
      object[]
    >`SELECT name FROM customers WHERE email = ${row.email}`;
    expect(found).toEqual([{ name: "Null" }]);
    expect(await prisma.$executeRawUnsafe("DELETE FROM customers WHERE name IS NULL")).toBe(99);
  });
});
