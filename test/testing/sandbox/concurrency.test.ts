import fc from "fast-check";
import type pg from "pg";
import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

/** Lets all that can go on now go on. */
async function others(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT 1");
  await new Promise(setImmediate);
}

async function transaction(pool: pg.Pool, email: string, end: string): Promise<void> {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query(insert(email));
  // The others have their chance to come between.
  await new Promise(setImmediate);
  await client.query(end);
  client.release();
}

test("one transaction commits while another one rolls back", async ({ pool }) => {
  await Promise.all([
    transaction(pool, "ann", "COMMIT"),
    transaction(pool, "bob", "ROLLBACK"),
    transaction(pool, "cid", "COMMIT"),
  ]);
  expect(await emails(pool)).toEqual(["ann", "cid"]);
});

test("a second transaction begins when the first has ended", async ({ client, other }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  let hasBegun = false;
  const second = other.query("BEGIN").then(() => {
    hasBegun = true;
  });
  await others(client);
  expect(hasBegun).toBe(false);
  await client.query("ROLLBACK");
  await second;
  await other.query(insert("bob"));
  await other.query("COMMIT");
  expect(await emails(client)).toEqual(["bob"]);
});

test("a transaction that failed lets the next one begin at its rollback", async ({
  client,
  other,
}) => {
  await client.query("BEGIN");
  await expect(client.query("SELECT 1 / 0")).rejects.toThrow();
  const second = other.query(`BEGIN; ${insert("bob")}; COMMIT`);
  await client.query("ROLLBACK");
  await second;
  expect(await emails(client)).toEqual(["bob"]);
});

test("transactions begin in the order in which they came", async ({ sandbox, client }) => {
  const pool = new sandbox.pg.Pool({ max: 6 });
  const clients = await Promise.all(Array.from({ length: 6 }, () => pool.connect()));
  const order: number[] = [];
  await client.query("BEGIN");
  const ends = clients.map(async (each, index) => {
    await each.query("BEGIN");
    order.push(index);
    await each.query(insert(`user ${index}`));
    await each.query(index % 2 ? "ROLLBACK" : "COMMIT");
  });
  await client.query("COMMIT");
  await Promise.all(ends);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await emails(client)).toEqual(["user 0", "user 2", "user 4"]);
  for (const each of clients) each.release();
  await pool.end();
});

test("a plain query does not wait for another client's transaction", async ({ client, other }) => {
  await client.query("BEGIN");
  await client.query(insert("ann"));
  const { rows } = await other.query("SELECT $1::int AS one", [1]);
  expect(rows).toEqual([{ one: 1 }]);
  await expect(other.query("SELECT 1 / 0")).rejects.toThrow("division by zero");
  await client.query("COMMIT");
  expect(await emails(other)).toEqual(["ann"]);
});

// In a server it would stay. Here both are on one connection, whose savepoints lie in one another.
test("what is written beside a transaction that is rolled back goes with it", async ({
  client,
  other,
}) => {
  await client.query("BEGIN");
  await other.query(insert("bob"));
  await client.query("ROLLBACK");
  expect(await emails(other)).toEqual([]);
});

test("a client that ends leaves its transaction undone, and lets the next begin", async ({
  sandbox,
  client,
}) => {
  const gone = new sandbox.pg.Client();
  await gone.connect();
  await gone.query("BEGIN");
  await gone.query(insert("ann"));
  const next = client.query("BEGIN");
  await gone.end();
  await next;
  expect(await emails(client)).toEqual([]);
  await client.query("COMMIT");
});

test("queries of many clients at once are answered each with its own", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 20 });
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  const answers = await Promise.all(
    numbers.map(async (number) => {
      const { rows } = await pool.query("SELECT $1::int AS number", [number]);
      return rows[0].number;
    }),
  );
  expect(answers).toEqual(numbers);
  await pool.end();
});

interface Plan {
  readonly end: string;
  readonly fails: boolean;
  readonly pauses: readonly number[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  end: fc.constantFrom("COMMIT", "ROLLBACK"),
  fails: fc.boolean(),
  pauses: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
});

async function pause(turns: number | undefined): Promise<void> {
  for (let i = 0; i < (turns ?? 0); i++) await new Promise(setImmediate);
}

test("whatever transactions do at once, just those are kept that commit", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 4 });
  const carryOut = async ({ end, fails, pauses }: Plan, index: number) => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await pause(pauses[0]);
    await client.query("INSERT INTO users (email) VALUES ($1)", [`user ${index}`]);
    await pause(pauses[1]);
    if (fails) await client.query("SELECT 1 / 0").catch(() => {});
    await pause(pauses[2]);
    await client.query(end);
    client.release();
  };
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { maxLength: 9 }), async (plans) => {
      await Promise.all([...plans.map(carryOut), pool.query("SELECT 1"), pool.query("SELECT 1")]);
      const kept = plans.flatMap(({ end, fails }, index) =>
        end === "COMMIT" && !fails ? [`user ${index}`] : [],
      );
      expect(await emails(pool)).toEqual(kept);
      await pool.query("DELETE FROM users");
    }),
    { numRuns: 50 },
  );
  await pool.end();
});
