import Cursor from "pg-cursor";
import { expect } from "vitest";
import { emails, insert, lifeTest } from "../support/sandbox-test.ts";

const test = lifeTest.extend<{ clean: undefined }>({
  clean: [
    async ({ outside }, use) => {
      await use(undefined);
      await outside.query("DELETE FROM users");
    },
    { auto: true },
  ],
});

test("within unboxed() the same clients commit for real", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await sandbox.unboxed(async () => {
    await pool.query(insert("ann"));
    await pool.query(`BEGIN; ${insert("bob")}; COMMIT`);
    await pool.query(`BEGIN; ${insert("cid")}; ROLLBACK`);
  });
  expect(await emails(outside)).toEqual(["ann", "bob"]);
  await pool.query(insert("dan"));
  await sandbox.rollback();
  expect(await emails(outside)).toEqual(["ann", "bob"]);
  await pool.end();
});

test("unboxed() gives what its work gives, also its error", async ({ sandbox }) => {
  expect(await sandbox.unboxed(() => 1)).toBe(1);
  const failing = sandbox.unboxed(() => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
});

test("within unboxed() all is as without a sandbox", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  const heard: unknown[] = [];
  await sandbox.unboxed(async () => {
    await pool.query("VACUUM users");
    const [one, two] = await Promise.all([pool.connect(), pool.connect()]);
    await Promise.all([one.query("BEGIN ISOLATION LEVEL SERIALIZABLE"), two.query("BEGIN")]);
    const level = await one.query("SHOW transaction_isolation");
    expect(level.rows).toEqual([{ transaction_isolation: "serializable" }]);
    await Promise.all([one.query("COMMIT"), two.query("COMMIT")]);
    one.on("notification", ({ channel }) => heard.push(channel));
    await one.query("LISTEN news");
    await two.query("NOTIFY news");
    await expect.poll(() => heard).toEqual(["news"]);
    await one.query("UNLISTEN *");
    one.release();
    two.release();
  });
  await sandbox.rollback();
  await pool.end();
});

test("a transaction begun within unboxed() ends there, wherever its end is sent", async ({
  sandbox,
  outside,
}) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.begin();
  await sandbox.unboxed(() => client.query("BEGIN"));
  await client.query(insert("ann"));
  await client.query("COMMIT");
  await client.query(insert("bob"));
  await sandbox.rollback();
  expect(await emails(outside)).toEqual(["ann"]);
  await client.end();
});

test("a transaction of the test is no part of unboxed()", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query(insert("ann"));
  await sandbox.unboxed(() => pool.query(insert("bob")));
  await client.query("COMMIT");
  client.release();
  await sandbox.rollback();
  expect(await emails(outside)).toEqual(["bob"]);
  await pool.end();
});

test("a cursor goes on within unboxed()", async ({ sandbox, outside }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  await sandbox.unboxed(async () => {
    const text = "SELECT add_user('user ' || n) FROM generate_series(1, 9) n";
    const cursor = client.query(new Cursor(text));
    expect(await cursor.read(2)).toHaveLength(2);
    expect(await cursor.read(9)).toHaveLength(7);
    await cursor.close();
  });
  expect(await emails(outside)).toHaveLength(9);
  await client.end();
});

test("settings and named statements go along into unboxed() and back", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const named = async () => {
    const query = { name: "path", text: "SELECT current_setting('search_path') AS path, $1 AS a" };
    const { rows } = await client.query({ ...query, values: ["x"] });
    return rows[0].path;
  };
  await sandbox.begin();
  await client.query("SET search_path = other");
  expect(await named()).toBe("other");
  expect(await sandbox.unboxed(named)).toBe("other");
  await sandbox.unboxed(() => client.query("SET search_path = public, other"));
  expect(await named()).toBe("public, other");
  await sandbox.rollback();
  expect(await named()).toBe("public, other");
  await sandbox.begin();
  expect(await named()).toBe("public, other");
  await sandbox.rollback();
  await client.end();
});

test("what unboxed() writes under a key of the test waits for its end, and stays", async ({
  sandbox,
  outside,
}) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await pool.query(insert("ann"));
  const writing = sandbox.unboxed(() => pool.query(insert("ann")));
  const waiting = "SELECT FROM pg_stat_activity WHERE wait_event = 'transactionid'";
  await expect.poll(async () => (await outside.query(waiting)).rowCount).toBe(1);
  await sandbox.rollback();
  await writing;
  expect(await emails(outside)).toEqual(["ann"]);
  await pool.end();
});

test("a schema changed within unboxed() is known to the tests after it", async ({
  sandbox,
  outside,
}) => {
  const pool = new sandbox.pg.Pool({ max: 1 });
  await sandbox.unboxed(() =>
    pool.query(
      "CREATE TABLE late (email text REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED)",
    ),
  );
  await sandbox.begin();
  await pool.query("BEGIN; INSERT INTO late VALUES ('nobody')");
  await expect(pool.query("COMMIT")).rejects.toMatchObject({ code: "23503" });
  await sandbox.rollback();
  await outside.query("DROP TABLE late");
  await pool.end();
});
