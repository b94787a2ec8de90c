import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseStatements } from "../../../src/testing/sql/statements.ts";
import { Judge } from "./judge.ts";

let server: Judge;

beforeAll(async () => {
  server = await Judge.start();
});

afterAll(() => server[Symbol.asyncDispose]());

beforeEach(async () => {
  await server.run("ROLLBACK");
  await server.run("DISCARD ALL");
});

/** All settings and their values, also of those that pg_settings does not show. */
const settings = `SELECT name || ' ' || setting FROM pg_settings UNION
  SELECT name || ' ' || current_setting(name, true) FROM (VALUES ('a.b'), ('role')) AS hidden (name)`;

async function changedBy(sql: string): Promise<readonly string[]> {
  const before = (await server.run(settings)).rows.flat();
  expect((await server.run(sql)).code).toBeUndefined();
  const after = (await server.run(settings)).rows.flat();
  return after.filter((row) => !before.includes(row)).map((row) => row.split(" ")[0] ?? "");
}

test.each([
  "SET Work_Mem = '1MB'",
  "SET LOCAL \"work_MEM\" TO '1MB'",
  "SET A.B = '1'",
  "SET TIME ZONE 'Africa/Cairo'",
  "SET LOCAL TIME ZONE -7",
  "SET SESSION TimeZone TO 'Africa/Cairo'",
  "SET NAMES 'LATIN1'",
  "SET SCHEMA 'a'",
  "SET LOCAL search_path = a, b",
  "SET ROLE pg_monitor",
  "SET role = pg_monitor",
  "SET LOCAL XML OPTION DOCUMENT",
])("%s changes the setting that it is said to change, and for as long", async (sql) => {
  const [action] = parseStatements(sql).map((statement) => statement.action);
  if (action?.kind !== "set") throw new Error(`it is said to be ${action?.kind}`);
  await server.run("BEGIN");
  const changed = (await changedBy(sql)).map((name) => name.toLowerCase());
  expect(changed).toEqual([action.name]);
  const restored = await changedBy("COMMIT");
  expect(restored.length > 0).toBe(action.isLocal);
});

test.each([
  'SAVEPOINT "Sp ""1"',
  "SAVEPOINT ÀÉ\u212a",
  'SAVEPOINT U&"\\0041\\+01F600\\\\"',
  "SAVEPOINT u&\"!D83D!DE00\\\" UESCAPE '!'",
  `SAVEPOINT a${"é".repeat(40)}`,
])("the name in %s is the server's", async (sql) => {
  const [action] = parseStatements(sql).map((statement) => statement.action);
  const name = action?.kind === "savepoint" ? action.name.replaceAll('"', '""') : "";
  await server.run(`BEGIN; ${sql}`);
  expect(await server.run(`RELEASE "${name}"; ROLLBACK`)).toMatchObject({ code: undefined });
});

test("a transaction is read-only as its modes say", async () => {
  const mode = fc.constantFrom(
    "READ ONLY",
    "READ WRITE",
    "NOT DEFERRABLE",
    "ISOLATION LEVEL SERIALIZABLE",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(mode, { maxLength: 4 }),
      fc.constantFrom(" ", ", "),
      async (modes, comma) => {
        const sql = `BEGIN ${modes.join(comma)}`;
        const shown = await server.run(`${sql}; SHOW transaction_read_only; ROLLBACK`);
        const readOnly = shown.rows[0]?.[0] === "on";
        expect(parseStatements(sql)[0]?.action).toEqual({ kind: "begin", readOnly });
      },
    ),
  );
});
