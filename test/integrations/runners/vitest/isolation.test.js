import { openSandbox } from "ram-postgres/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

let sandbox;
let pool;

beforeAll(async () => {
  sandbox = await openSandbox();
  pool = new sandbox.pg.Pool();
});
beforeEach(() => sandbox.begin());
afterEach(() => sandbox.rollback());
afterAll(() => sandbox.close());

test.each([1, 2, 3])("test %i sees its own row alone", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
  await client.query("COMMIT");
  client.release();
  const { rows } = await pool.query("SELECT email FROM customers");
  expect(rows).toEqual([{ email: "ada@example.com" }]);
});
