import { DatabaseError } from "pg";
import { describe, expect, test } from "vitest";
import {
  describeDatabaseError,
  isDatabaseError,
  locate,
} from "../../src/postgres/database-error.ts";

function databaseError(fields: Partial<DatabaseError> = {}): DatabaseError {
  const error = new DatabaseError('column "nope" does not exist', 0, "error");
  return Object.assign(error, { severity: "ERROR", code: "42703" }, fields);
}

test("only what the server itself sent is a database error", () => {
  expect(isDatabaseError(databaseError())).toBe(true);
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  for (const other of [refused, new Error("no"), { severity: "ERROR", code: "1" }, "no", null]) {
    expect(isDatabaseError(other)).toBe(false);
  }
});

describe("the place of a character, as Postgres counts", () => {
  test.each([
    ["SELECT nope", 1, { line: 1, column: 1 }],
    ["SELECT nope", 8, { line: 1, column: 8 }],
    ["SELECT 1;\nSELECT nope", 11, { line: 2, column: 1 }],
    ["SELECT 1;\nSELECT nope", 18, { line: 2, column: 8 }],
    ["a\n\n\nb", 5, { line: 4, column: 1 }],
    ["SELECT 'é', nope", 13, { line: 1, column: 13 }],
    ["-- 😀😀\nSELECT nope", 14, { line: 2, column: 8 }],
    ["SELECT '😀', nope", 13, { line: 1, column: 13 }],
    ["SELECT 1;\r\nSELECT nope", 19, { line: 2, column: 8 }],
    ["SELECT (", 9, { line: 1, column: 9 }],
    ["SELECT (\n", 10, { line: 2, column: 1 }],
  ])("in %j at %i is %j", (text, position, place) => {
    expect(locate(text, position)).toEqual(place);
  });

  test("is that of the character itself, wherever it stands", () => {
    const text = "é😀\nab\n\n€x\r\n日本語😀z";
    [...text].forEach((character, index) => {
      const { line, column } = locate(text, index + 1);
      if (character !== "\n") {
        expect([...(text.split("\n")[line - 1] ?? "")][column - 1]).toBe(character);
      }
    });
  });
});

describe("the description of a database error", () => {
  test("has its severity, message and SQLSTATE", () => {
    expect(describeDatabaseError(databaseError())).toBe(
      'ERROR: column "nope" does not exist (SQLSTATE 42703)',
    );
  });

  test("has detail, hint and context, where there are any", () => {
    const error = databaseError({ detail: "the detail", hint: "the hint", where: "the context" });
    expect(describeDatabaseError(error)).toBe(
      'ERROR: column "nope" does not exist (SQLSTATE 42703)\n' +
        "DETAIL: the detail\nHINT: the hint\nCONTEXT: the context",
    );
  });

  test("marks the place in its line, by characters", () => {
    const sql = "-- grün\nSELECT '😀€', nope\n  FROM users";
    expect(describeDatabaseError(databaseError({ position: "22" }), sql)).toBe(
      'ERROR: column "nope" does not exist (SQLSTATE 42703)\n' +
        "SELECT '😀€', nope\n             ^",
    );
  });

  test.each([undefined, "", "0", "nonsense"])("marks none for the position %j", (position) => {
    const error = databaseError(position === undefined ? {} : { position });
    expect(describeDatabaseError(error, "SELECT nope")).not.toContain("^");
  });

  test("marks none where the statement is not known", () => {
    expect(describeDatabaseError(databaseError({ position: "8" }))).not.toContain("^");
  });
});
