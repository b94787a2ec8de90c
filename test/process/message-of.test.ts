import { expect, test } from "vitest";
import { messageOf } from "../../src/process/message-of.ts";

test.each([
  [new Error("no such table"), "no such table"],
  [new TypeError("x is not a function"), "x is not a function"],
  ["a text", "a text"],
  [undefined, "undefined"],
  [null, "null"],
  [7, "7"],
])("the message of %o is %j", (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
