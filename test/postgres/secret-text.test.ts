import { describe, expect, test } from "vitest";
import { withoutCredentials, withoutTellingStatements } from "../../src/postgres/secret-text.ts";

const at = "2026-11-22 15:15:44.097 UTC [1]";

describe("a server's log without statements that may hold a password", () => {
  test.each([
    `${at} STATEMENT:  CREATE ROLE x PASSWORD $$secret$$`,
    `${at} STATEMENT:  create role x\n\tpassword E'\\x73'\n\t'secret'`,
    `${at} LOG:  statement: ALTER ROLE x PASSWORD 'two words secret'`,
    `${at} LOG:  duration: 1 ms  statement: ALTER ROLE x PASSWORD 'secret'`,
    `${at} CONTEXT:  SQL statement "ALTER ROLE x PASSWORD 'secret'"`,
    `${at} DETAIL:  Failed process was running: ALTER ROLE x PASSWORD 'secret'`,
    "my-app@test/STATEMENT:  ALTER ROLE x PASSWORD 'secret'",
    `${at} ANWEISUNG:  ALTER ROLE x PASSWORD 'secret'`,
    `${at} ERROR:  could not connect: password=secret host=x`,
    `${at} ERROR:  could not connect: password = ''the secret''`,
    "ALTER ROLE x PASSWORD 'secret'",
  ])("does not tell it: %s", (line) => {
    const told = withoutTellingStatements(`${at} LOG:  before\n${line}\n${at} LOG:  after`);
    expect(told).not.toContain("secret");
    expect(told).toMatch(/LOG: {2}before\n(.*\n)+.*LOG: {2}after$/);
  });

  test.each([
    `${at} FATAL:  password authentication failed for user "x"`,
    `${at} STATEMENT:  SELECT 1\n\t  FROM a`,
    "a line of another program",
    "",
  ])("leaves all else as it is: %s", (line) => {
    expect(withoutTellingStatements(line)).toBe(line);
  });
});

test.each([
  ["request to http://user:pass@host:9/a@b failed", "request to http://host:9/a@b failed"],
  ["https://token@host/ and https://a:p@ss@host", "https://host/ and https://host"],
  ["http://host/@scope%2fname?to=a@b", "http://host/@scope%2fname?to=a@b"],
])("a text without credentials: %s", (text, expected) => {
  expect(withoutCredentials(text)).toBe(expected);
});
