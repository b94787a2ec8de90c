import { expect, test } from "vitest";
import { shorten } from "../../src/run/shorten.ts";

test.each([
  ["", 3, ""],
  ["abc", 3, "abc"],
  ["abcd", 3, "ab…"],
  ["😀😀😀", 3, "😀😀😀"],
  ["😀😀😀😀", 3, "😀😀…"],
  ["abcd", 1, "…"],
])("%j in %i characters is %j", (text, longest, short) => {
  expect(shorten(text, longest)).toBe(short);
});
