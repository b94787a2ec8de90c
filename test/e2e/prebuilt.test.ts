import { expect, test } from "vitest";
import digests from "../../src/postgres/prebuilt.digests.json" with { type: "json" };
import type { DigestTable } from "../../src/postgres/prebuilt.ts";
import { Sandbox } from "../support/sandbox.ts";

// Of 14 there is no package for every platform.
const table: DigestTable = digests;
const majors = ["14", "15", "16", "17", "18"].filter((major) =>
  Object.entries(table).some(
    ([version, platforms]) =>
      version.startsWith(`${major}.`) && platforms[`${process.platform}-${process.arch}`],
  ),
);

test.for(majors)("PostgreSQL %s runs the example's migrations", async (major) => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli([
    ...["--postgres-version", major, "--migrations", "migrations", "--worker-databases", "2"],
    ...["--extensions", "pg_trgm", "--", "true"],
  ]);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain(`PostgreSQL ${major}.`);
  expect(await sandbox.leftovers()).toEqual([]);
});

test("an exact version is that one", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--postgres-version", "17.5", "--", "true"]);
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/PostgreSQL +17\.5 {2}prebuilt/);
});

test("a version that is nowhere to be had is told with those that are", async () => {
  await using sandbox = await Sandbox.create();
  const { code, stderr } = await sandbox.runCli(["--postgres-version", "18.99", "--", "true"]);
  expect(code).toBe(70);
  expect(stderr).toMatch(/no PostgreSQL 18\.99 to run: installed here: .*only 18\.\d+/);
  expect(await sandbox.leftovers()).toEqual([]);
});
