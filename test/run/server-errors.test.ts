import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseServerErrors, readServerLog } from "../../src/run/server-errors.ts";
import { Sandbox } from "../support/sandbox.ts";

const at = "2026-11-22 15:15:44.097 UTC";

test("an error has its detail and its statement, also where several processes write at once", () => {
  const log = [
    `${at} [11] ERROR:  duplicate key value violates unique constraint "users_email_key"`,
    `${at} [12] ERROR:  relation "nothing" does not exist at character 15`,
    `${at} [11] DETAIL:  Key (email)=(a@b) already exists.`,
    `${at} [11] STATEMENT:  INSERT INTO users`,
    "\t\tVALUES (1)",
    `${at} [12] STATEMENT:  SELECT * FROM nothing`,
    `${at} [13] LOG:  checkpoint starting`,
  ].join("\n");
  expect(parseServerErrors(log)).toEqual([
    {
      severity: "ERROR",
      message: 'duplicate key value violates unique constraint "users_email_key"',
      detail: "Key (email)=(a@b) already exists.",
      statement: "INSERT INTO users VALUES (1)",
      count: 1,
    },
    {
      severity: "ERROR",
      message: 'relation "nothing" does not exist at character 15',
      detail: undefined,
      statement: "SELECT * FROM nothing",
      count: 1,
    },
  ]);
});

test("the same error is told once, with how often it came; the most frequent first", () => {
  const log = ["rare", "often", "often", "sometimes", "sometimes", "often"]
    .map((message) => `${at} [1] ERROR:  ${message}\n${at} [1] STATEMENT:  SELECT ${message}`)
    .join("\n");
  const told = parseServerErrors(log).map(({ message, count }) => [message, count]);
  expect(told).toEqual([
    ["often", 3],
    ["sometimes", 2],
    ["rare", 1],
  ]);
});

test("no more than ten are told", () => {
  const log = Array.from({ length: 50 }, (_, index) => `${at} [1] FATAL:  no ${index}`).join("\n");
  expect(parseServerErrors(log)).toHaveLength(10);
});

test.each(["", "nothing of the kind", "\tERROR:  x", "an ERROR: y", '{"message":"z"}'])(
  "a log of another format has none: %j",
  (log) => {
    expect(parseServerErrors(log)).toEqual([]);
  },
);

test.each([
  "",
  "2026-11-22 ",
  "1732288544.097 5f3 ",
  "[7]: user=me,db=test,app=ERROR ",
  "<%> ",
  "[N] 7 ",
])("lines may begin with anything: %j", (prefix) => {
  let number = 0;
  const log = [
    `${prefix}LOG:  statement: SELECT 'ERROR:  no such thing'`,
    `${prefix}ERROR:  42703: column "x" does not exist`,
    `${prefix}LOCATION:  errorMissingColumn, parse_relation.c:3716`,
    `${prefix}STATEMENT:  SELECT x`,
  ].join("\n");
  // Each line has its number.
  const numbered = log.replaceAll("[N]", () => `[${++number}]`);
  const message = '42703: column "x" does not exist';
  const error = { severity: "ERROR", message, detail: undefined, statement: "SELECT x" };
  expect(parseServerErrors(numbered)).toEqual([{ ...error, count: 1 }]);
});

test("of a file, only what was written since counts", async () => {
  await using sandbox = await Sandbox.create();
  const before = `${at} [1] ERROR:  of the migrations\n`;
  await writeFile(sandbox.path("log"), `${before}${at} [1] ERROR:  of the tests\n`);
  const { errors, end } = readServerLog(sandbox.path("log"), before.length);
  expect(errors.map(({ message }) => message)).toEqual(["of the tests"]);
  expect(end).toBe(`${at} [1] ERROR:  of the tests`);
});

test("the end of a log has at most fifty lines, and no passwords", async () => {
  await using sandbox = await Sandbox.create();
  const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`);
  const telling = `${at} [1] STATEMENT:  ALTER ROLE x\n\tPASSWORD 's3cret'\n\tLOGIN`;
  await writeFile(sandbox.path("log"), [...lines, telling, ""].join("\n"));
  const { end } = readServerLog(sandbox.path("log"), 0);
  expect(end.split("\n")).toHaveLength(50);
  expect(end).toContain("line 59\n");
  expect(end).not.toContain("s3cret");
});

test("the end of a log begins with a whole line, however long the lines are", async () => {
  await using sandbox = await Sandbox.create();
  await writeFile(sandbox.path("log"), `${"x".repeat(32 * 1024)}\nthe last line\n`);
  const { end } = readServerLog(sandbox.path("log"), 0);
  expect(end).toBe("the last line");
});

test("a statement that tells a password is not told", () => {
  const log = `${at} [1] ERROR:  role "x" does not exist\n${at} [1] STATEMENT:  ALTER ROLE x PASSWORD 'secret'`;
  expect(parseServerErrors(log)).toMatchObject([{ statement: undefined, count: 1 }]);
});

test("neither is a detail that does, and in a message it is left out", () => {
  const log = `${at} [1] ERROR:  no host for "password=secret"\n${at} [1] DETAIL:  Key (password)=(secret) already exists.`;
  expect(parseServerErrors(log)).toMatchObject([
    { message: 'no host for "password=***', detail: undefined },
  ]);
});
