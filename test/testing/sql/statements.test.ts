import { expect, test } from "vitest";
import { statementsOf } from "../../../src/testing/sql/statement-cache.ts";
import { parseStatements } from "../../../src/testing/sql/statements.ts";

function split(sql: string): readonly string[] {
  return parseStatements(sql).map(({ text }) => text);
}

test("statements have their comments, and not their semicolons", () => {
  expect(split("-- one\nBEGIN; /* two */ SELECT 2 -- end\n;COMMIT")).toEqual([
    "-- one\nBEGIN",
    " /* two */ SELECT 2 -- end\n",
    "COMMIT",
  ]);
});

test.each([
  ["nothing", ""],
  ["white space and semicolons", " ; \n;"],
  ["comments", "-- a;\n/* ; */ ; -- b"],
])("there is no statement in %s", (_, sql) => {
  expect(split(sql)).toEqual([]);
});

test.each([
  ["a string", "SELECT ';'"],
  ["a string that seems to end in a comment", "SELECT 'a; -- b'"],
  ["a string after E", "SELECT E'\\';'"],
  ["a string in dollars", "DO $do$ BEGIN COMMIT; END; $do$"],
  ["a quoted identifier", 'SELECT 1 AS ";"'],
  ["a comment", "SELECT 1 /* ; */ + 1 -- ;"],
  ["the commands of a rule", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)"],
  ["a function's body", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END"],
  ["a procedure's empty body", "create or replace procedure p() begin /* ; */ atomic end"],
  [
    "a body with a CASE",
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END",
  ],
  [
    "a body with columns that are named end and case",
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT a.case FROM a; END",
  ],
  [
    "a body in a body",
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; END; END",
  ],
])("a semicolon in %s splits nothing", (_, sql) => {
  expect(split(sql)).toEqual([sql]);
  expect(split(`${sql}\n; COMMIT`)).toEqual([`${sql}\n`, " COMMIT"]);
});

test.each([
  ["a table", "CREATE VIEW v AS SELECT 1 FROM begin atomic"],
  ["an argument", "CREATE FUNCTION f(begin atomic) RETURNS int LANGUAGE sql AS 'SELECT 1'"],
])("%s named begin begins no body", (_, sql) => {
  expect(split(`${sql}; COMMIT`)).toEqual([sql, " COMMIT"]);
});

test("a parenthesis too many does not hide the next statement", () => {
  expect(split("SELECT 1); (SELECT 2); COMMIT")).toEqual(["SELECT 1)", " (SELECT 2)", " COMMIT"]);
});

test("a comment that does not end is a statement, so that the server complains of it", () => {
  expect(split("SELECT 1; /* SELECT 2")).toEqual(["SELECT 1", " /* SELECT 2"]);
});

test.each([
  ["white space", "SELECT 1;\n"],
  ["nothing", "SELECT 1;"],
  ["a comment", "SELECT 1;--"],
])("a statement loses the semicolon that has %s behind it", (_, sql) => {
  expect(split(sql)).toEqual(["SELECT 1"]);
});

test("a long text of many quotes is split", () => {
  const values = `(${"'it''s; ', ".repeat(50_000)}1)`;
  expect(split(`BEGIN; VALUES ${values}; COMMIT`)).toEqual([
    "BEGIN",
    ` VALUES ${values}`,
    " COMMIT",
  ]);
});

test("a text that was split before is not split again", () => {
  const text = () => ["BEGIN", "SELECT 1", "COMMIT"].join(";");
  expect(statementsOf(text())).toEqual(parseStatements(text()));
  expect(statementsOf(text())).toBe(statementsOf(text()));
});

test("of the texts split before, only the last ones are remembered, and none that is long", () => {
  const first = statementsOf("SAVEPOINT a");
  const long = () => statementsOf(`SAVEPOINT a /* ${"-".repeat(5000)} */`);
  expect(long()).not.toBe(long());
  for (let index = 0; index < 1000; index++) statementsOf(`SAVEPOINT a${index}`);
  expect(statementsOf("SAVEPOINT a")).not.toBe(first);
  expect(statementsOf("SAVEPOINT a999")).toBe(statementsOf("SAVEPOINT a999"));
});
