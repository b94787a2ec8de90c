import fc from "fast-check";
import { expect, test } from "vitest";
import { choosePrebuilt, packagedVersion } from "../../src/postgres/prebuilt.ts";
import {
  byNewest,
  formatVersion,
  parseServerVersion,
  parseVersionRequest,
  satisfies,
} from "../../src/postgres/version.ts";
import { damaged, endless, nasty } from "../support/nasty.ts";

const number = fc.integer({ min: 0, max: 999 });
const version = fc.record({ major: number, minor: number });
const request = fc.oneof(version, fc.record({ major: number }));

test("a request is read back as it was written", () => {
  fc.assert(
    fc.property(request, (asked) => {
      expect(parseVersionRequest(formatVersion(asked))).toEqual(asked);
    }),
  );
});

test("any other text is no request, or one of small whole numbers", () => {
  fc.assert(
    fc.property(fc.oneof(nasty, endless, damaged(request.map(formatVersion))), (text) => {
      const read = parseVersionRequest(text);
      if (read === undefined) return;
      expect(text).toMatch(/^\d{1,3}(\.\d{1,3})?$/);
      expect([read.major, read.minor ?? 0].every((each) => each >= 0 && each <= 999)).toBe(true);
    }),
  );
});

test("what a server says of itself is read, whatever packagers add", () => {
  fc.assert(
    fc.property(version, nasty, ({ major, minor }, more) => {
      const said = `postgres (PostgreSQL) ${major}.${minor} ${more}`;
      expect(parseServerVersion(said)).toEqual({ major, minor });
    }),
  );
  fc.assert(fc.property(fc.oneof(nasty, endless), (text) => void parseServerVersion(text)));
});

test("a package is chosen that fits, or there is none", () => {
  const platforms = fc.dictionary(fc.constantFrom("here", "there"), fc.constant("a digest"));
  const key = version.map(({ major, minor }) => `${major}.${minor}.0-beta.1`);
  fc.assert(
    fc.property(fc.dictionary(key, platforms), request, (table, asked) => {
      const fitting = Object.keys(table)
        .filter((each) => table[each]?.here)
        .map(packagedVersion)
        .filter((each) => satisfies(each, asked))
        .sort(byNewest);
      const choose = () => choosePrebuilt(asked, "here", table);
      if (fitting.length === 0) expect(choose).toThrow(/^there is n/);
      else expect(choose().version).toEqual(fitting[0]);
    }),
  );
});

test("a package's version begins with two numbers, or is none", () => {
  fc.assert(
    fc.property(fc.oneof(nasty, endless), (text) => {
      try {
        const { major, minor } = packagedVersion(text);
        expect(Number.isInteger(major) && Number.isInteger(minor)).toBe(true);
      } catch (error) {
        expect((error as Error).message).toContain("not the version of a package of a server");
      }
    }),
  );
});
