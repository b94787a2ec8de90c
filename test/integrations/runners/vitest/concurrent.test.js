import { setTimeout as sleep } from "node:timers/promises";
import { openSandbox } from "ram-postgres/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let sandbox;
let pool;
let together = 0;
let mostTogether = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  pool = new sandbox.pg.Pool();
});
afterAll(async () => {
  await sandbox.close();
  expect(mostTogether).toBeGreaterThan(1);
});

for (const number of [1, 2, 3, 4, 5]) {
  test.concurrent(`test ${number} sees its own row alone`, ({ expect }) =>
    sandbox.run(async () => {
      together += 1;
      mostTogether = Math.max(mostTogether, together);
      await pool.query("INSERT INTO customers (email) VALUES ('ada@example.com')");
      await sleep(50);
      const { rows } = await pool.query("SELECT email FROM customers");
      together -= 1;
      expect(rows).toEqual([{ email: "ada@example.com" }]);
    }));
}
