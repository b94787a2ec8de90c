import type pg from "pg";
import { expect } from "vitest";
import { lifeTest as test } from "../support/sandbox-test.ts";

const here = "\\(.*unreleased\\.test\\.ts:\\d+:\\d+\\)";

test("a client that was not released is reported with its place", async ({ sandbox, warnings }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  const client = await pool.connect();
  await client.query("SELECT 1");
  await sandbox.rollback();
  expect(warnings.splice(0)).toEqual([
    expect.stringMatching(
      new RegExp(`^a client of a pool was not released .*: pool\\.connect\\(\\) ${here}`),
    ),
  ]);
  client.release();
  await pool.end();
});

test("a client taken with a callback and released is not reported", async ({ sandbox }) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  await new Promise<void>((resolve, reject) => {
    pool.connect((error, _client, release) => {
      release();
      if (error) reject(error);
      else resolve();
    });
  });
  await sandbox.rollback();
  await pool.end();
});

test("a client that a run() did not release is reported at its end", async ({
  sandbox,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool();
  const before = await pool.connect();
  const taken: pg.PoolClient[] = [];
  const take = () => sandbox.run(async () => void taken.push(await pool.connect()));
  const reported = new RegExp(
    `^a client of a pool was not released .*: pool\\.connect\\(\\) ${here}`,
  );
  await sandbox.run(async () => {
    const own = await pool.connect();
    await take();
    expect(warnings.splice(0)).toEqual([expect.stringMatching(reported)]);
    own.release();
  });
  const failing = sandbox.run(async () => {
    await new Promise<void>((resolve) =>
      pool.connect((_error, client) => {
        if (client) taken.push(client);
        resolve();
      }),
    );
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(warnings.splice(0)).toEqual([expect.stringMatching(reported)]);
  for (const client of [before, ...taken]) client.release();
  await pool.end();
});

test("run() looks at its own clients, begin() and rollback() at theirs", async ({
  sandbox,
  warnings,
}) => {
  const pool = new sandbox.pg.Pool();
  await sandbox.begin();
  const first = await pool.connect();
  await sandbox.run(async () => {
    const second = await pool.connect();
    await sandbox.rollback();
    expect(warnings.splice(0)).toHaveLength(1);
    await sandbox.begin();
    await sandbox.rollback();
    second.release();
  });
  first.release();
  await pool.end();
});
