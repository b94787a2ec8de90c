import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openSandbox } from "ram-postgres/testing";

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
  test(`test ${number} sees its own row alone`, async () => {
    await pool.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
    const { rows } = await pool.query("SELECT email FROM customers");
    assert.deepEqual(rows, [{ email: "ada@example.com" }]);
  });
}
