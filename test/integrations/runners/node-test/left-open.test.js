import assert from "node:assert/strict";
import { test } from "node:test";
import { openSandbox } from "ram-postgres/testing";

// Nobody ends the pool or closes the sandbox: that keeps no process alive.
const sandbox = await openSandbox();
const pool = new sandbox.pg.Pool();

for (const number of [1, 2, 3]) {
  test(`test ${number} sees its own row alone`, () =>
    sandbox.run(async () => {
      await pool.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
      const { rows } = await pool.query("SELECT email FROM customers");
      assert.deepEqual(rows, [{ email: "ada@example.com" }]);
    }));
}
