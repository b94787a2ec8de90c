import assert from "node:assert/strict";
import { once } from "node:events";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openSandbox } from "ram-postgres/testing";
import { shopServer } from "./server.js";

let sandbox;
let server;
let address;

// The server runs before any test does: its requests are in no test's async context.
before(async () => {
  sandbox = await openSandbox();
  server = shopServer(new sandbox.pg.Pool({ max: 3 })).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${server.address().port}`;
});
beforeEach(() => sandbox.begin());
afterEach(() => sandbox.rollback());
after(async () => {
  server.closeAllConnections();
  server.close();
  await sandbox.close();
});

async function add(email) {
  const response = await fetch(`${address}/${email}`, { method: "POST" });
  return [response.status, await response.json()];
}

for (const number of [1, 2]) {
  test(`test ${number} sees its own customer alone`, async () => {
    assert.deepEqual(await add("ada@example.com"), [200, ["ada@example.com"]]);
    const [status] = await add("ada@example.com");
    assert.equal(status, 409);
    assert.deepEqual(await add("bob@example.com"), [200, ["ada@example.com", "bob@example.com"]]);
  });
}

test("requests at the same time take turns", async () => {
  const emails = Array.from({ length: 9 }, (_, index) => `${index}@example.com`);
  const answers = await Promise.all(emails.map(add));
  assert.deepEqual(
    answers.map(([status]) => status),
    emails.map(() => 200),
  );
  const [, all] = await add("last@example.com");
  assert.deepEqual(all, [...emails, "last@example.com"]);
});

test("what the test itself has written is there for the server, within sandbox.run() too", async () => {
  await sandbox.rollback();
  await sandbox.run(async () => {
    const client = new sandbox.pg.Client();
    await client.connect();
    await client.query("INSERT INTO customers (email) VALUES ('test@example.com')");
    assert.deepEqual(await add("ada@example.com"), [200, ["ada@example.com", "test@example.com"]]);
    await client.end();
  });
  await sandbox.begin();
});
