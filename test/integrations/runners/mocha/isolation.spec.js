import assert from "node:assert/strict";
import { openSandbox } from "ram-postgres/testing";

describe("the shop", () => {
  let sandbox;
  let pool;

  before(async () => {
    sandbox = await openSandbox();
    pool = new sandbox.pg.Pool();
  });
  beforeEach(() => sandbox.begin());
  afterEach(() => sandbox.rollback());
  after(() => sandbox.close());

  for (const number of [1, 2, 3]) {
    it(`test ${number} sees its own row alone`, async () => {
      await pool.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
      const { rows } = await pool.query("SELECT email FROM customers");
      assert.deepEqual(rows, [{ email: "ada@example.com" }]);
    });
  }

  it("fails within a transaction", async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
    assert.fail("as it is meant to");
  });

  it("takes too long", async function () {
    this.timeout(100);
    await pool.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
    await pool.query("SELECT pg_sleep(0.3)");
  });

  it("starts clean after those", async () => {
    const { rows } = await pool.query("SELECT email FROM customers");
    assert.deepEqual(rows, []);
  });
});
