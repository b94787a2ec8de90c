import { once } from "node:events";
import pg from "pg";
import { expect, onTestFinished } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

test("a query is given with a callback", async ({ client, pool }) => {
  for (const asker of [client, pool]) {
    const rows = await new Promise((resolve, reject) => {
      asker.query("SELECT $1::int AS one", [1], (error, result) =>
        error ? reject(error) : resolve(result.rows),
      );
    });
    expect(rows).toEqual([{ one: 1 }]);
  }
});

test("a failing callback query gives its error to the callback alone", async ({ client, pool }) => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => rejections.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => {
    process.off("unhandledRejection", note);
  });
  for (const asker of [client, pool]) {
    const returned: unknown[] = [];
    const error = await new Promise<unknown>((resolve) => {
      returned.push(asker.query("SELECT 1 / 0", (failure: unknown) => resolve(failure)));
    });
    expect(error).toMatchObject({ code: "22012" });
    await Promise.allSettled(returned);
  }
  // Node tells of them when the microtasks are through.
  await new Promise(setImmediate);
  expect(rejections).toEqual([]);
});

test("queries of one client are answered in their order", async ({ client }) => {
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (number) => {
      const { rows } = await client.query(`SELECT ${number} AS number`);
      order.push(rows[0].number);
    }),
  );
  expect(order).toEqual([1, 2, 3]);
});

// What is answered without the server is answered while the client still reads the answer before.
test("queries at once are answered, whoever answers them", async ({ client }) => {
  const results = await Promise.all(
    ["ROLLBACK", "COMMIT", "SELECT 1", "SET TRANSACTION READ ONLY", "ROLLBACK"].map((text) =>
      client.query(text),
    ),
  );
  expect(results.map(({ command }) => command)).toEqual([
    ...["ROLLBACK", "COMMIT", "SELECT", "SET", "ROLLBACK"],
  ]);
  const failures = await Promise.allSettled(
    ["SAVEPOINT a", "SELECT 1", "RELEASE a"].map((text) => client.query(text)),
  );
  expect(failures.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
});

test("a query object tells of its rows and its end", async ({ client }) => {
  const query = new pg.Query("SELECT n FROM generate_series(1, 2) AS n") as pg.Query &
    NodeJS.EventEmitter;
  const rows: unknown[] = [];
  query.on("row", (row) => rows.push(row));
  client.query(query);
  await once(query, "end");
  expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test("a query object that fails tells of its error", async ({ client }) => {
  const query = new pg.Query("SELECT nothing") as pg.Query & NodeJS.EventEmitter;
  client.query(query);
  const [error] = await once(query, "error");
  expect(error).toMatchObject({ code: "42703" });
  await client.query("SELECT 1");
});

test("rowMode array, types of a query and binary", async ({ sandbox, client }) => {
  const text = "SELECT 1 AS one, '2'::int8 AS two";
  expect((await client.query({ text, rowMode: "array" })).rows).toEqual([[1, "2"]]);
  const types = { getTypeParser: () => (value: unknown) => `<${value}>` };
  const typed = await client.query({ text, types: types as unknown as pg.CustomTypesConfig });
  expect(typed.rows).toEqual([{ one: "<1>", two: "<2>" }]);
  const binary = new sandbox.pg.Client({ binary: true } as pg.ClientConfig);
  await binary.connect();
  expect((await binary.query("SELECT $1::int AS one", [1])).rows).toEqual([{ one: 1 }]);
  await binary.end();
});

test("parsers and own types are as in pg", async ({ client, other }) => {
  client.setTypeParser(pg.types.builtins.INT8, (value) => BigInt(value));
  const text = "SELECT 1::int8 AS n, ARRAY['sad', 'glad']::mood[]::text[] AS moods, 'sad'::mood";
  expect((await client.query(text)).rows).toEqual([{ n: 1n, moods: ["sad", "glad"], mood: "sad" }]);
  expect((await other.query(text)).rows[0].n).toBe("1");
  const { rows } = await client.query(
    "SELECT $1::json AS a, $2::timestamptz AS b, $3::bytea AS c",
    [{ x: 1 }, new Date(0), Buffer.from("y")],
  );
  expect(rows).toEqual([{ a: { x: 1 }, b: new Date(0), c: Buffer.from("y") }]);
});

test("the rows option reads in portions, also beside other clients", async ({ client, other }) => {
  const text = "SELECT n FROM generate_series(1, 10) AS n";
  const [one, two] = await Promise.all([
    client.query({ text, rows: 3 } as pg.QueryConfig),
    other.query({ text, rows: 4 } as pg.QueryConfig),
  ]);
  expect(one.rows).toHaveLength(10);
  expect(two.rows).toHaveLength(10);
});

test("an empty query is answered", async ({ client }) => {
  for (const text of ["", ";", "-- nothing", " /* a */ ; "]) {
    expect((await client.query(text)).rows).toEqual([]);
    expect((await client.query({ text, values: [], name: text })).rows).toEqual([]);
  }
});

test("query_timeout ends the wait for an answer", async ({ client, other }) => {
  const slow = client.query({ text: "SELECT pg_sleep(0.05)", query_timeout: 5 } as pg.QueryConfig);
  await expect(slow).rejects.toThrow("Query read timeout");
  expect((await other.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  expect((await client.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
});

test("statement_timeout ends a statement alone", async ({ sandbox, client }) => {
  const hasty = new sandbox.pg.Client({ statement_timeout: 5 });
  await hasty.connect();
  await hasty.query(insert("ann"));
  await expect(hasty.query("SELECT pg_sleep(5)")).rejects.toMatchObject({ code: "57014" });
  expect(await emails(client)).toEqual(["ann"]);
  await hasty.end();
});

test("pipeline sends at once what is answered one by one", async ({ sandbox, other }) => {
  const client = new sandbox.pg.Client({ pipeline: true } as pg.ClientConfig);
  await client.connect();
  const results = await Promise.allSettled([
    client.query("BEGIN"),
    client.query("INSERT INTO users (email) VALUES ($1)", ["ann"]),
    client.query({ name: "one", text: "SELECT $1::int AS one", values: [1] }),
    client.query("SAVEPOINT a"),
    client.query("SELECT 1 / 0"),
    client.query("SELECT 1"),
    client.query("ROLLBACK TO a"),
    client.query({ name: "one", text: "SELECT $1::int AS one", values: [2] }),
    client.query("COMMIT"),
  ]);
  const told = results.map((each) =>
    each.status === "fulfilled" ? each.value.command : each.reason.code,
  );
  expect(told).toEqual([
    ...["BEGIN", "INSERT", "SELECT", "SAVEPOINT", "22012", "25P02"],
    ...["ROLLBACK", "SELECT", "COMMIT"],
  ]);
  expect(await emails(other)).toEqual(["ann"]);
  await client.end();
});

test("queries that make no sense are refused as in pg", async ({ client }) => {
  expect(() => client.query(null as unknown as string)).toThrow(TypeError);
  await expect(client.query({} as pg.QueryConfig)).rejects.toThrow(
    "must have either text or a name",
  );
  const noValues = client.query("SELECT $1", "x" as unknown as unknown[]);
  await expect(noValues).rejects.toThrow("Query values must be an array");
  await client.query("SELECT 1");
});
