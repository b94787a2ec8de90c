import pg from "pg";
import { expect, test } from "vitest";
import {
  databaseOf,
  withDatabase,
  withoutLimits,
} from "../../../src/testing/databases/connection-string.ts";

test.each([
  ["postgresql://u:p@localhost:5432/test", "test", "postgresql://u:p@localhost:5432/test_1"],
  ["postgres://localhost/test", "test", "postgres://localhost/test_1"],
  [
    "postgresql://u:p%40%2F%3F%23@h/test?sslmode=disable&application_name=a%20b",
    "test",
    "postgresql://u:p%40%2F%3F%23@h/test_1?sslmode=disable&application_name=a%20b",
  ],
  ["postgresql:///test?host=/var/run", "test", "postgresql:///test_1?host=/var/run"],
  ["postgresql://u:p@/test?host=/var/run", "test", "postgresql://u:p@/test_1?host=/var/run"],
  ["postgresql://[::1]:5433/test", "test", "postgresql://[::1]:5433/test_1"],
  ["postgresql://h/t%C3%A4st%20%22x%22", 'täst "x"', "postgresql://h/t%C3%A4st%20%22x%22_1"],
])("of %s the database alone is replaced", (url, database, expected) => {
  expect(databaseOf(url)).toBe(database);
  expect(withDatabase(url, `${database}_1`)).toBe(expected);
});

test.each(["test", "täst", 'a "b"', "it's", "100%", "a%2Fb", "a/b&c=d+e:f@g", "$& $1"])(
  "pg connects to the database %s",
  (name) => {
    const url = withDatabase("postgresql://u:p@h:1/test?sslmode=disable", name);
    expect(new pg.Client(url).database).toBe(name);
    expect(databaseOf(url)).toBe(name);
  },
);

test.each([
  "postgresql://u:secret@h",
  "postgresql://u:secret@h/",
  "postgresql://u:secret@h?host=/test",
  "mysql://u:secret@h/test",
  "/var/run test",
  "",
])("%s is refused, and no password is shown", (url) => {
  const error = (() => {
    try {
      return databaseOf(url);
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(error).toMatch(/^connection string: expected postgresql:\/\/user:password@host/);
  expect(error).not.toContain("secret");
});

test.each([
  ["postgresql://u:p@h/test", "postgresql://u:p@h/test"],
  ["postgresql://u:p@h/test?sslmode=disable", "postgresql://u:p@h/test?sslmode=disable"],
  ["postgresql://u:p@h/test?statement_timeout=1", "postgresql://u:p@h/test"],
  [
    "postgresql://u:p@h/test?lock_timeout=1&sslmode=disable&query_timeout=2",
    "postgresql://u:p@h/test?sslmode=disable",
  ],
])("%s without limits is %s", (given, expected) => {
  expect(withoutLimits(given)).toBe(expected);
});
