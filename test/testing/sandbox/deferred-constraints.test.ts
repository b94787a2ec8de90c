import type pg from "pg";
import { expect } from "vitest";
import { openSandbox } from "../../../src/testing/open-sandbox.ts";
import { emails, insert, lifeTest, test } from "../support/sandbox-test.ts";

const order = "INSERT INTO orders (email) VALUES ('ann')";
const missing = { code: "23503", constraint: "orders_email_fkey", table: "orders" };

async function orders(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query("SELECT count(*)::int FROM orders");
  return rows[0].count;
}

test("a violation that is mended before the commit passes", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await orders(client)).toBe(1);
});

test("a violation that is not mended fails the commit and undoes all of it", async ({ client }) => {
  await client.query(insert("bob"));
  await client.query("BEGIN");
  await client.query(insert("cid"));
  await client.query(order);
  await expect(client.query("COMMIT")).rejects.toMatchObject(missing);
  expect(await orders(client)).toBe(0);
  expect(client.getTransactionStatus()).toBe("I");
  expect(await emails(client)).toEqual(["bob"]);
});

test.for(["COMMIT AND CHAIN", "END", "/* x */ commit work"])(
  "%s fails as COMMIT does",
  async (commit, { client }) => {
    await client.query("BEGIN");
    await client.query(order);
    await expect(client.query(commit)).rejects.toMatchObject(missing);
    await client.query("SELECT 1");
    expect(client.getTransactionStatus()).toBe("I");
  },
);

test("in one query a commit that fails ends the query", async ({ client }) => {
  const text = `BEGIN; ${order}; COMMIT; ${insert("bob")}`;
  await expect(client.query(text)).rejects.toMatchObject(missing);
  expect(await emails(client)).toEqual([]);
});

test("a violation outside of a transaction fails at once", async ({ client }) => {
  await client.query(insert("bob"));
  await expect(client.query(order)).rejects.toMatchObject(missing);
  const extended = client.query("INSERT INTO orders (email) VALUES ($1)", ["ann"]);
  await expect(extended).rejects.toMatchObject(missing);
  await expect(client.query(`${insert("cid")}; ${order}`)).rejects.toMatchObject(missing);
  expect(await orders(client)).toBe(0);
  expect(await emails(client)).toEqual(["bob"]);
});

test("several statements outside of a transaction are looked at together", async ({ client }) => {
  await client.query(`${order}; ${insert("ann")}`);
  expect(await orders(client)).toBe(1);
});

test("a statement that goes before its violation is mended stays answered as usual", async ({
  client,
}) => {
  await client.query("BEGIN");
  const { rowCount } = await client.query(order);
  expect(rowCount).toBe(1);
  expect(await orders(client)).toBe(1);
  await client.query("ROLLBACK");
});

test("after a commit constraints are deferred as before", async ({ client }) => {
  await client.query("BEGIN; COMMIT");
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
});

test("after a commit that failed constraints are deferred as before", async ({ client }) => {
  await client.query("BEGIN");
  await client.query(order);
  await expect(client.query("COMMIT")).rejects.toMatchObject(missing);
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await orders(client)).toBe(1);
});

test("SET CONSTRAINTS … IMMEDIATE looks at once, and ends with its transaction", async ({
  client,
}) => {
  await client.query("BEGIN");
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await expect(client.query(order)).rejects.toMatchObject(missing);
  await client.query("ROLLBACK");
  await client.query("BEGIN; SET CONSTRAINTS ALL IMMEDIATE; COMMIT");
  await client.query("BEGIN");
  await client.query(order);
  await client.query(insert("ann"));
  await client.query("COMMIT");
});

const swap = "UPDATE seats SET number = CASE number WHEN 1 THEN 2 ELSE 1 END";

test("an initially immediate constraint stays immediate", async ({ client }) => {
  const taken = { code: "23505", constraint: "one_each" };
  await client.query("INSERT INTO seats VALUES (1), (2)");
  await client.query(swap);
  await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject(taken);
  await client.query("BEGIN");
  await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject(taken);
  await client.query("ROLLBACK");
});

test("SET CONSTRAINTS … DEFERRED defers until the commit, and ends with it", async ({ client }) => {
  const taken = { code: "23505", constraint: "one_each" };
  await client.query("INSERT INTO seats VALUES (1)");
  await client.query("BEGIN; SET CONSTRAINTS one_each DEFERRED");
  await client.query("INSERT INTO seats VALUES (1)");
  await client.query("UPDATE seats SET number = 2 WHERE ctid = (SELECT max(ctid) FROM seats)");
  await client.query("COMMIT");
  await client.query("BEGIN; SET CONSTRAINTS ALL DEFERRED");
  await client.query("INSERT INTO seats VALUES (1)");
  await expect(client.query("COMMIT")).rejects.toMatchObject(taken);
  await client.query("BEGIN");
  await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject(taken);
  await client.query("ROLLBACK");
});

test("a constraint made in the test is looked at like the others", async ({ client }) => {
  await client.query(
    `CREATE TABLE late (email text REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED,
       number int UNIQUE DEFERRABLE)`,
  );
  await client.query("BEGIN; INSERT INTO late VALUES ('ann', 1)");
  await expect(client.query("COMMIT")).rejects.toMatchObject({ code: "23503", table: "late" });
  await client.query(`BEGIN; INSERT INTO late VALUES ('ann', 1); ${insert("ann")}; COMMIT`);
  await client.query("BEGIN");
  const twice = client.query("INSERT INTO late VALUES ('ann', 1)");
  await expect(twice).rejects.toMatchObject({ code: "23505" });
  await client.query("ROLLBACK");
});

// What it does itself is not to be looked at before its commit.
test("a plain query beside a transaction leaves its violations for later", async ({
  client,
  other,
}) => {
  await client.query("BEGIN");
  await client.query(order);
  await other.query(insert("bob"));
  await client.query(insert("ann"));
  await client.query("COMMIT");
  expect(await orders(other)).toBe(1);
});

test("the rows of a violation do not count once they are rolled back", async ({ client }) => {
  await client.query("BEGIN; SAVEPOINT a");
  await client.query(order);
  await client.query("ROLLBACK TO a; COMMIT");
  await client.query("BEGIN");
  await client.query(order);
  await client.query("ROLLBACK");
  await client.query(insert("bob"));
  expect(await orders(client)).toBe(0);
});

/** Of its constraint a guest cannot say the name. */
const closed = `CREATE ROLE guest; GRANT ALL ON ALL TABLES IN SCHEMA public TO guest;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO guest;
  CREATE SCHEMA closed; CREATE TABLE closed.seats (number int UNIQUE DEFERRABLE)`;

async function actAsGuest(asker: pg.ClientBase, other: pg.ClientBase): Promise<void> {
  const user = async (client: pg.ClientBase) =>
    (await client.query("SELECT current_user AS user")).rows[0].user;
  await asker.query("SET ROLE guest");
  expect(await user(asker)).toBe("guest");
  expect(await user(other)).toBe("postgres");
  await asker.query(insert("ann"));
  await asker.query(`BEGIN; ${insert("bob")}; COMMIT`);
  expect(await emails(other)).toEqual(["ann", "bob"]);
  await expect(asker.query("TABLE closed.seats")).rejects.toMatchObject({ code: "42501" });
  await asker.query("RESET ROLE");
  await asker.query(`BEGIN; SET LOCAL ROLE guest; ${insert("cid")}; COMMIT`);
  await asker.query("BEGIN; SELECT set_config('role', 'guest', true)");
  await asker.query(`${insert("dan")}; COMMIT`);
  await asker.query(`SET LOCAL ROLE guest; ${insert("eve")}`);
  await asker.query("BEGIN; SET LOCAL SESSION AUTHORIZATION guest");
  await asker.query(insert("fay"));
  expect(await user(other)).toBe("postgres");
  await asker.query("COMMIT");
  expect(await user(asker)).toBe("postgres");
  expect(await emails(other)).toEqual(["ann", "bob", "cid", "dan", "eve", "fay"]);
}

test("a role that cannot name a constraint can work beside it", async ({ client, other }) => {
  await client.query(closed);
  await actAsGuest(client, other);
});

lifeTest("also when the constraint is older than the test", async ({ sandbox, outside }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.unboxed(() => pool.query(closed));
  await sandbox.begin();
  const client = await pool.connect();
  const other = await pool.connect();
  await actAsGuest(client, other);
  for (const each of [client, other]) each.release();
  await sandbox.rollback();
  await sandbox.unboxed(() =>
    pool.query("DROP SCHEMA closed CASCADE; DROP OWNED BY guest; DROP ROLE guest"),
  );
  await pool.end();
  expect(await emails(outside)).toEqual([]);
});

test("a client made with a role can work beside a constraint that it cannot name", async ({
  sandbox,
  client,
}) => {
  await client.query(closed);
  const made = new sandbox.pg.Client({ options: "-c role=guest" });
  await made.connect();
  await made.query(insert("ann"));
  expect(await emails(made)).toEqual(["ann"]);
  await made.query(`BEGIN; ${insert("bob")}; COMMIT`);
  expect(await emails(client)).toEqual(["ann", "bob"]);
  await made.end();
});

lifeTest(
  "a sandbox's own user need not be able to name all constraints",
  async ({ connectionString, outside }) => {
    await outside.query(`${closed}; ALTER ROLE guest LOGIN PASSWORD 'guest'`);
    const url = new URL(connectionString);
    url.username = "guest";
    url.password = "guest";
    await using sandbox = await openSandbox({ connectionString: url.href });
    const client = new sandbox.pg.Client();
    await client.connect();
    await sandbox.begin();
    await client.query("CREATE TEMPORARY TABLE mine (number int UNIQUE DEFERRABLE)");
    const mine = "INSERT INTO mine VALUES (1)";
    for (const add of [insert("ann"), `BEGIN; ${insert("bob")}; COMMIT`, mine])
      await client.query(add);
    expect(await emails(client)).toEqual(["ann", "bob"]);
    await client.query("BEGIN");
    await expect(client.query(mine)).rejects.toMatchObject({ code: "23505" });
    await client.query("ROLLBACK");
    await sandbox.rollback();
    await sandbox.begin();
    await client.query(insert("ann"));
    await client.query("BEGIN; INSERT INTO seats VALUES (1)");
    await expect(client.query("INSERT INTO seats VALUES (1)")).rejects.toMatchObject({
      code: "23505",
    });
    await client.query("ROLLBACK");
    expect(await emails(client)).toEqual(["ann"]);
    await sandbox.rollback();
    await client.end();
    await outside.query("DROP SCHEMA closed CASCADE; DROP OWNED BY guest; DROP ROLE guest");
  },
);

// As whoever commits, even when another client was the last to ask something.
test("a deferred trigger runs by the role that commits", async ({ client, other }) => {
  await client.query(`CREATE ROLE guest; CREATE TABLE done (by text); CREATE TABLE work ();
    GRANT ALL ON done, work TO guest;
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN INSERT INTO done VALUES (current_user); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER note AFTER INSERT ON work DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION note()`);
  await client.query("BEGIN; SET LOCAL ROLE guest; INSERT INTO work DEFAULT VALUES");
  await other.query("SELECT 1");
  await client.query("COMMIT");
  await client.query("SET ROLE guest");
  await client.query("INSERT INTO work DEFAULT VALUES");
  expect((await other.query("TABLE done")).rows).toEqual([{ by: "guest" }, { by: "guest" }]);
});

test("of two constraints of one name the deferred one stays deferred", async ({ client }) => {
  await client.query(
    `CREATE TABLE late (email text CONSTRAINT same REFERENCES users (email) INITIALLY DEFERRED);
     CREATE TABLE soon (email text CONSTRAINT same REFERENCES users (email) DEFERRABLE)`,
  );
  await client.query("BEGIN; INSERT INTO late VALUES ('ann')");
  await client.query(`${insert("ann")}; COMMIT`);
  await client.query("BEGIN; INSERT INTO soon VALUES ('bob')");
  const commit = client.query("COMMIT");
  await expect(commit).rejects.toMatchObject({ code: "23503", constraint: "same" });
  await expect(client.query("INSERT INTO soon VALUES ('bob')")).rejects.toMatchObject({
    code: "23503",
  });
});
