import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { fateOf, identityOf, parseIdentity } from "../../src/process/process-identity.ts";

const own = identityOf(process.pid);

describe("a process", () => {
  test("runs while it does", () => {
    expect(fateOf(own)).toBe("runs");
  });

  test("is gone when it has ended", async () => {
    const child = spawn("sleep", ["300"]);
    const identity = identityOf(child.pid ?? 0);
    expect(fateOf(identity)).toBe("runs");
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    expect(fateOf(identity)).toBe("gone");
  });
});

describe.skipIf(process.platform !== "linux")("as far as the kernel of Linux tells", () => {
  test("one is gone when another has its number", () => {
    expect(fateOf({ ...own, start: "1" })).toBe("gone");
  });

  test.each([
    ["before the machine was started", { boot: "another" }],
    ["another container", { namespace: "pid:[1]" }],
  ])("of one of %s nothing is known", (_, other) => {
    expect(fateOf({ ...own, ...other })).toBe("unknown");
  });
});

test("an identity survives being written and read", () => {
  expect(parseIdentity(JSON.stringify(own))).toEqual(own);
});

test.each(["", "null", "nonsense", "{}", '{"pid":"1"}', '{"pid":-1}', '{"pid":12'])(
  "%j is none",
  (text) => {
    expect(parseIdentity(text)).toBeUndefined();
  },
);

test("a process of which it is not known when it was started is taken to be the one that runs", () => {
  expect(fateOf({ ...identityOf(process.pid), start: null })).toBe("runs");
});
