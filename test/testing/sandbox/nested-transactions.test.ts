import type pg from "pg";
import { expect, vi } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

/** As libraries do it: a client of its own for each transaction. */
async function inTransaction(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const nested = expect.stringMatching(
  /^a transaction was begun by BEGIN \(.*nested-transactions\.test\.ts:\d+:\d+\) inside of another one, begun by BEGIN \(.*nested-transactions\.test\.ts:\d+:\d+\)/,
);

test("a transaction that is begun within one that waits for it becomes part of it", async ({
  pool,
  warnings,
}) => {
  await inTransaction(pool, async (outer) => {
    await outer.query(insert("ann"));
    await inTransaction(pool, async (inner) => {
      await inner.query(insert("bob"));
    });
    await outer.query(insert("cid"));
  });
  expect(await emails(pool)).toEqual(["ann", "bob", "cid"]);
  expect(warnings.splice(0)).toEqual([nested]);
});

test("the rollback of a nested transaction undoes that one alone", async ({ pool, warnings }) => {
  await inTransaction(pool, async (outer) => {
    await outer.query(insert("ann"));
    const inner = inTransaction(pool, async (client) => {
      await client.query(insert("bob"));
      await client.query(insert("bob"));
    });
    await expect(inner).rejects.toMatchObject({ code: "23505" });
    await outer.query(insert("cid"));
  });
  expect(await emails(pool)).toEqual(["ann", "cid"]);
  expect(warnings.splice(0)).toEqual([nested]);
});

test("the rollback of the outer transaction undoes the nested one", async ({ pool, warnings }) => {
  const outer = inTransaction(pool, async () => {
    await inTransaction(pool, async (inner) => {
      await inner.query(insert("bob"));
    });
    throw new Error("no");
  });
  await expect(outer).rejects.toThrow("no");
  expect(await emails(pool)).toEqual([]);
  expect(warnings.splice(0)).toEqual([nested]);
});

test("a transaction begun at the same time is not nested", async ({ pool }) => {
  await Promise.all([
    inTransaction(pool, async (client) => {
      await client.query(insert("ann"));
    }),
    inTransaction(pool, async (client) => {
      await client.query(insert("bob"));
    }),
  ]);
  await inTransaction(pool, async (client) => {
    await client.query(insert("cid"));
  });
  expect(await emails(pool)).toEqual(["ann", "bob", "cid"]);
});

test("a transaction that waits in vain is refused with the names of both", async ({
  client,
  other,
  warnings,
}) => {
  // Neither knows of the other.
  let go = () => {};
  const started = new Promise<void>((resolve) => {
    go = resolve;
  });
  const second = started.then(() => other.query("START TRANSACTION"));
  await client.query("BEGIN /* first */");
  go();
  const place = "\\(.*nested-transactions\\.test\\.ts:\\d+:\\d+\\)";
  await expect(second).rejects.toThrow(
    new RegExp(`^START TRANSACTION ${place} waited 3 s .* begun by BEGIN /\\* first \\*/ ${place}`),
  );
  await client.query(insert("ann"));
  await client.query("COMMIT");
  // Its own client can go on too.
  await other.query(`BEGIN; ${insert("bob")}; COMMIT`);
  expect(await emails(client)).toEqual(["ann", "bob"]);
  expect(warnings).toEqual([]);
});

test("what the outer transaction undoes does not touch the one within it", async ({
  client,
  other,
  warnings,
}) => {
  await client.query("BEGIN");
  await client.query("SAVEPOINT before");
  await other.query("BEGIN");
  await other.query(insert("bob"));
  const undone = client.query("ROLLBACK TO before");
  await other.query("COMMIT");
  await undone;
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await emails(client)).toEqual(["ann"]);
  expect(warnings.splice(0)).toEqual([nested]);
});

test("a statement of the outer transaction that fails leaves the one within it", async ({
  client,
  other,
  warnings,
}) => {
  await client.query("BEGIN");
  await other.query("BEGIN");
  await other.query(insert("bob"));
  await expect(client.query("SELECT 1/0")).rejects.toMatchObject({ code: "22012" });
  await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
  await other.query("COMMIT");
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual([]);
  expect(warnings.splice(0)).toEqual([nested]);
});

test("an outer transaction whose client goes is undone after the one within it", async ({
  sandbox,
  client,
  other,
  warnings,
}) => {
  const outer = new sandbox.pg.Client();
  await outer.connect();
  await outer.query("BEGIN");
  await outer.query(insert("ann"));
  await other.query("BEGIN");
  await other.query(insert("bob"));
  await outer.end();
  expect(await emails(client)).toEqual(["ann", "bob"]);
  await other.query("COMMIT");
  expect(await emails(client)).toEqual([]);
  expect(warnings.splice(0)).toEqual([nested]);
  await client.query("BEGIN");
  await client.query("COMMIT");
});

test("two transactions that are begun at once are not within one another", async ({
  client,
  other,
}) => {
  const work = async (each: pg.ClientBase, email: string, end: string, pauseMs: number) => {
    await each.query("BEGIN");
    await each.query(insert(email));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await each.query(end);
  };
  await Promise.all([work(client, "ann", "ROLLBACK", 400), work(other, "bob", "COMMIT", 0)]);
  expect(await emails(client)).toEqual(["bob"]);
});

test("a transaction that waits is not begun when its client has gone", async ({
  sandbox,
  client,
}) => {
  const gone = new sandbox.pg.Client();
  gone.on("error", () => {});
  await gone.connect();
  await client.query("BEGIN");
  const waiting = gone.query("BEGIN").then(() => "begun", String);
  await client.query("SELECT 1");
  await gone.end();
  expect(await waiting).not.toBe("begun");
  await client.query("COMMIT");
  await client.query("BEGIN");
  await client.query("COMMIT");
});

test("where the clock is stopped a transaction that waits is told all the same", async ({
  client,
  other,
  warnings,
}) => {
  vi.useFakeTimers();
  try {
    await client.query("BEGIN");
    await other.query("BEGIN");
    await other.query("COMMIT");
    await client.query("COMMIT");
  } finally {
    vi.useRealTimers();
  }
  expect(warnings.splice(0)).toEqual([nested]);
});
