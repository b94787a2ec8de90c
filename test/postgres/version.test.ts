import { describe, expect, test } from "vitest";
import {
  byNewest,
  defaultMajor,
  formatVersion,
  oldestMajor,
  parseServerVersion,
  parseVersionRequest,
  satisfies,
} from "../../src/postgres/version.ts";

describe("a version that is asked for", () => {
  test.each([
    ["17", { major: 17 }],
    ["17.5", { major: 17, minor: 5 }],
    ["9", { major: 9 }],
    ["18.0", { major: 18, minor: 0 }],
    ["017", { major: 17 }],
  ])("%j is %j", (text, request) => {
    expect(parseVersionRequest(text)).toEqual(request);
  });

  test.each([
    ...["", " 17", "17 ", "17.", ".5", "17.5.1", "v17", "seventeen", "-17", "1e1", "0x11", "17,5"],
    ...["1700", "17.1000", "17\n", "latest", "17beta1", "１７"],
  ])("%j is none", (text) => {
    expect(parseVersionRequest(text)).toBeUndefined();
  });
});

describe("a server's own version", () => {
  test.each([
    ["postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", { major: 15, minor: 18 }],
    ["postgres (PostgreSQL) 18.4", { major: 18, minor: 4 }],
    ["postgres (PostgreSQL) 17.5 - Percona Server for PostgreSQL 17.5.1", { major: 17, minor: 5 }],
    ["postgres (PostgreSQL) 19devel", { major: 19, minor: 0 }],
    ["postgres (PostgreSQL) 18beta1", { major: 18, minor: 0 }],
    ["postgres (PostgreSQL) 9.6.24", { major: 9, minor: 6 }],
  ])("is read from %j", (text, version) => {
    expect(parseServerVersion(text)).toEqual(version);
  });

  test.each(["", "postgres", "initdb 17.5", "(PostgreSQL) seventeen"])(
    "is not read from %j",
    (text) => {
      expect(parseServerVersion(text)).toBeUndefined();
    },
  );
});

test.each([
  [{ major: 17, minor: 5 }, { major: 17 }, true],
  [{ major: 17, minor: 0 }, { major: 17 }, true],
  [{ major: 17, minor: 5 }, { major: 17, minor: 5 }, true],
  [{ major: 17, minor: 5 }, { major: 17, minor: 0 }, false],
  [{ major: 17, minor: 5 }, { major: 17, minor: 50 }, false],
  [{ major: 16, minor: 5 }, { major: 17 }, false],
])("that %j satisfies %j: %j", (version, request, expected) => {
  expect(satisfies(version, request)).toBe(expected);
});

test("versions are sorted by numbers, the newest first", () => {
  const versions = ["9.6", "17.10", "17.9", "18.0", "17.0"].map((text) => {
    const [major, minor] = text.split(".").map(Number);
    return { major: major ?? 0, minor: minor ?? 0 };
  });
  const sorted = versions.toSorted(byNewest).map(formatVersion);
  expect(sorted).toEqual(["18.0", "17.10", "17.9", "17.0", "9.6"]);
});

test("a major is written without a minor", () => {
  expect(formatVersion({ major: 17 })).toBe("17");
  expect(formatVersion({ major: 17, minor: 0 })).toBe("17.0");
});

test("the major that is downloaded is one that can be used", () => {
  expect(defaultMajor).toBeGreaterThanOrEqual(oldestMajor);
});
