import { describe, expect, test } from "vitest";
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

describe("of a failure and of another one while cleaning up", () => {
  /** As `await using` makes it where the runtime has no SuppressedError of its own. */
  function suppressed(later: unknown, first: unknown): Error {
    const error = new Error("An error was suppressed during disposal.");
    return Object.assign(error, { name: "SuppressedError", error: later, suppressed: first });
  }

  test("both are told, the first one first", () => {
    const error = suppressed(new Error("it does not end"), new Error("no such table"));
    expect(messageOf(error)).toBe("no such table\nand then: it does not end");
  });

  test("all are told where there are more", () => {
    const error = suppressed("third", suppressed(new Error("second"), new Error("first")));
    expect(messageOf(error)).toBe("first\nand then: second\nand then: third");
  });

  test("they are told as the language makes them", async () => {
    const work = async () => {
      await using _resource = {
        [Symbol.asyncDispose]: async () => {
          throw new Error("it does not end");
        },
      };
      throw new Error("no such table");
    };
    const error = await work().catch((reason: unknown) => reason);
    expect(messageOf(error)).toBe("no such table\nand then: it does not end");
  });
});
