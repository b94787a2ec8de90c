import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { expect } from "vitest";
import { emails, insert, test } from "../support/sandbox-test.ts";

test("COPY FROM takes rows from a stream", async ({ client, other }) => {
  const rows = ["ann\n", "bob\n"];
  const copy = client.query(copyFrom("COPY users (email) FROM STDIN"));
  await pipeline(Readable.from(rows), copy);
  expect(copy.rowCount).toBe(2);
  expect(await emails(other)).toEqual(["ann", "bob"]);
});

test("COPY FROM is undone with its transaction", async ({ client }) => {
  await client.query("BEGIN");
  await pipeline(Readable.from(["ann\n"]), client.query(copyFrom("COPY users (email) FROM STDIN")));
  await client.query("ROLLBACK");
  expect(await emails(client)).toEqual([]);
});

test("a COPY FROM that fails is undone alone", async ({ client }) => {
  await client.query(insert("ann"));
  const copy = pipeline(
    Readable.from(["bob\n", "ann\n"]),
    client.query(copyFrom("COPY users (email) FROM STDIN")),
  );
  await expect(copy).rejects.toMatchObject({ code: "23505" });
  expect(await emails(client)).toEqual(["ann"]);
});

test("a COPY FROM whose source fails is undone", async ({ client }) => {
  const source = Readable.from(
    (async function* () {
      yield "ann\n";
      throw new Error("no more");
    })(),
  );
  const copy = pipeline(source, client.query(copyFrom("COPY users (email) FROM STDIN")));
  await expect(copy).rejects.toThrow("no more");
  expect(await emails(client)).toEqual([]);
});

test("a COPY FROM by a plain query fails as in pg", async ({ client }) => {
  await expect(client.query("COPY users (email) FROM STDIN")).rejects.toThrow(
    "No source stream defined",
  );
  expect(await emails(client)).toEqual([]);
});

test("queries of others wait for a COPY FROM that is under way", async ({ client, other }) => {
  const copy = client.query(copyFrom("COPY users (email) FROM STDIN"));
  await new Promise((resolve) => copy.write("ann\n", resolve));
  const seen = emails(other);
  copy.end("bob\n");
  expect(await seen).toEqual(["ann", "bob"]);
});

test("a client that goes in the middle of a COPY FROM leaves it undone", async ({
  sandbox,
  other,
}) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const copy = client.query(copyFrom("COPY users (email) FROM STDIN"));
  copy.on("error", () => {});
  await new Promise((resolve) => copy.write("ann\n", resolve));
  await client.end();
  await other.query(insert("bob"));
  expect(await emails(other)).toEqual(["bob"]);
});

test("COPY TO gives its rows to a stream", async ({ client }) => {
  await client.query(insert("ann"));
  await client.query(insert("bob"));
  const copy = client.query(copyTo("COPY (SELECT email FROM users ORDER BY 1) TO STDOUT"));
  expect(await text(copy)).toBe("ann\nbob\n");
});

test("a COPY TO that fails tells its error", async ({ client }) => {
  const copy = client.query(copyTo("COPY nothing TO STDOUT"));
  await expect(text(copy)).rejects.toMatchObject({ code: "42P01" });
  await client.query("SELECT 1");
});

test("a large answer to a slow reader comes whole", async ({ client }) => {
  const rows = "SELECT repeat('x', 1000) FROM generate_series(1, 5000)";
  let bytes = 0;
  for await (const chunk of client.query(copyTo(`COPY (${rows}) TO STDOUT`))) {
    bytes += chunk.length;
    await new Promise(setImmediate);
  }
  expect(bytes).toBe(5000 * 1001);
});
