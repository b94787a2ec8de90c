import type pg from "pg";
import { expect } from "vitest";
import { emails, insert, lifeTest, test } from "../support/sandbox-test.ts";

test("one name stands for another statement on another client", async ({ client, other }) => {
  const named = (asker: pg.ClientBase, text: string) => asker.query({ name: "same", text });
  for (let i = 0; i < 2; i++) {
    expect((await named(client, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    expect((await named(other, "SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
  }
  await expect(named(client, "SELECT 3")).rejects.toThrow("Prepared statements must be unique");
});

test("a name whose statement failed can be used again", async ({ client }) => {
  const wrong = client.query({ name: "late", text: "SELECT * FROM late" });
  await expect(wrong).rejects.toMatchObject({ code: "42P01" });
  await client.query("CREATE TABLE late ()");
  await client.query({ name: "late", text: "SELECT * FROM late" });
});

test("names that are alike in their first 63 bytes are apart", async ({ client }) => {
  const long = "x".repeat(70);
  await client.query({ name: `${long}1`, text: "SELECT 1 AS one" });
  const { rows } = await client.query({ name: `${long}2`, text: "SELECT 2 AS two" });
  expect(rows).toEqual([{ two: 2 }]);
});

lifeTest("a named statement outlives rollbacks", async ({ sandbox }) => {
  const client = new sandbox.pg.Client();
  await client.connect();
  const named = () => client.query({ name: "add", text: insert("ann") });
  for (let i = 0; i < 2; i++) {
    await sandbox.begin();
    await client.query("BEGIN");
    await named();
    await client.query("ROLLBACK");
    await named();
    await expect(named()).rejects.toMatchObject({ code: "23505" });
    expect(await emails(client)).toEqual(["ann"]);
    await sandbox.rollback();
  }
  await client.end();
});
