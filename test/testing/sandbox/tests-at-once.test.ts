import pg from "pg";
import { expect } from "vitest";
import { emails, insert, lifeTest as test } from "../support/sandbox-test.ts";

test("run() begins, gives what the test gives, and rolls back", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  const result = await sandbox.run(async () => {
    await pool.query(`BEGIN; ${insert("ann")}; COMMIT`);
    return emails(pool);
  });
  expect(result).toEqual(["ann"]);
  expect(await emails(outside)).toEqual([]);
  await pool.end();
});

test("run() of a test that throws rolls back and throws the same", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  const failure = new Error("no");
  const run = sandbox.run(async () => {
    await pool.query(insert("ann"));
    throw failure;
  });
  await expect(run).rejects.toBe(failure);
  expect(await emails(outside)).toEqual([]);
  await expect(
    sandbox.run(() => {
      throw failure;
    }),
  ).rejects.toBe(failure);
  expect(await sandbox.run(() => emails(pool))).toEqual([]);
  await pool.end();
});

test("several run() at once with one pool see each its own rows", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 5 });
  const names = ["ann", "bob", "cid", "dan", "eve"];
  const seen = await Promise.all(
    names.map((name) =>
      sandbox.run(async () => {
        // The same address in all of them.
        await pool.query(insert("same"));
        const client = await pool.connect();
        await client.query("BEGIN");
        await client.query(insert(name));
        await new Promise(setImmediate);
        await client.query("COMMIT");
        client.release();
        return emails(pool);
      }),
    ),
  );
  expect(seen).toEqual(names.map((name) => [name, "same"]));
  await pool.end();
});

test("also where the pool has to hand its one client round", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  const names = ["ann", "bob", "cid"];
  const seen = await Promise.all(
    names.map((name) =>
      sandbox.run(async () => {
        await pool.query(insert(name));
        await pool.query("SELECT 1");
        return emails(pool);
      }),
    ),
  );
  expect(seen).toEqual(names.map((name) => [name]));
  await pool.end();
});

test("also by callbacks", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  const names = ["ann", "bob", "cid"];
  const test = (name: string, done: (seen: unknown) => void) =>
    pool.query(insert(name), () =>
      pool.connect((_error, client, release) =>
        client?.query("SELECT email FROM users", (_failure, { rows }) => {
          release();
          done(rows);
        }),
      ),
    );
  const seen = await Promise.all(
    names.map((name) => sandbox.run(() => new Promise((resolve) => test(name, resolve)))),
  );
  expect(seen).toEqual(names.map((email) => [{ email }]));
  await pool.end();
});

test("transactions of tests at once do not wait for one another", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.run(async () => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await sandbox.run(async () => {
      await pool.query(`BEGIN; ${insert("ann")}; COMMIT`);
    });
    expect(await emails(client)).toEqual([]);
    await client.query("COMMIT");
    client.release();
  });
  await pool.end();
});

test("a named statement is prepared in each of them", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const ask = () => client.query({ name: "one", text: "SELECT $1::int AS one", values: [1] });
  const answers = [
    await ask(),
    ...(await Promise.all([sandbox.run(ask), sandbox.run(ask), sandbox.run(ask)])),
    await ask(),
  ];
  expect(answers.map(({ rows }) => rows)).toEqual(Array(5).fill([{ one: 1 }]));
  await client.end();
});

test("code that belongs to none of several tests is refused", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool();
  let go: (query: string) => Promise<unknown> = () => Promise.resolve();
  // As a server that was started before: what it does comes from its own context.
  const asked = new Promise<string>((resolve) => {
    go = async (text) => resolve(text);
  });
  const answer = asked.then((text) => pool.query(text));
  const refused = expect(answer).rejects.toThrow(
    "2 tests run at the same time, and this query comes from code that belongs to none of them",
  );
  await sandbox.run(() =>
    sandbox.run(async () => {
      await go("SELECT 1");
      await refused;
    }),
  );
  await pool.end();
});

test("code that belongs to none is in the only test there is", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  let go = () => {};
  const asked = new Promise<void>((resolve) => {
    go = resolve;
  });
  const answer = asked.then(() => pool.query(insert("ann")));
  await sandbox.run(async () => {
    go();
    await answer;
    expect(await emails(pool)).toEqual(["ann"]);
  });
  expect(await emails(outside)).toEqual([]);
  await pool.end();
});

test("a query that comes after its run() is over is refused", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool();
  let go = () => {};
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  let late: Promise<unknown> = Promise.resolve();
  await sandbox.run(() => {
    late = expect(wait.then(() => pool.query(insert("ann")))).rejects.toThrow(
      "this query comes from a test whose sandbox.run() is over",
    );
  });
  go();
  await late;
  await pool.end();
});

test("in pools of pg's own run() takes promises, and refuses what it can't tell", async ({
  sandbox,
}) => {
  const pool = new pg.Pool({ Client: sandbox.pg.Client, max: 1 });
  const together = (ask: (name: string) => Promise<unknown>) =>
    Promise.allSettled(["ann", "bob", "cid"].map((name) => sandbox.run(() => ask(name))));
  const seen = await together(async (name) => {
    const client = await pool.connect();
    await client.query(insert(name));
    const found = await emails(client);
    client.release();
    return found;
  });
  expect(seen).toMatchObject([{ value: ["ann"] }, { value: ["bob"] }, { value: ["cid"] }]);
  const [refused] = await together((name) => pool.query(insert(name)));
  expect(refused).toMatchObject({
    reason: {
      message: expect.stringMatching(
        /^3 tests run at the same time, and this query comes from .* Use sandbox\.pg\.Pool/,
      ),
    },
  });
  const alone = await sandbox.run(async () => {
    await Promise.all([pool.query(insert("ann")), pool.query(insert("bob"))]);
    return emails(pool);
  });
  expect(alone).toEqual(["ann", "bob"]);
  await pool.end();
});
