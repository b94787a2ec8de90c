import { expect, test } from "vitest";
import { inTime } from "../../src/process/in-time.ts";

test("work that is done in time gives its result, or its failure", async () => {
  await expect(inTime(60_000, Promise.resolve("done"))).resolves.toBe("done");
  await expect(inTime(60_000, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});

test("work that never ends is not waited for", async () => {
  await expect(inTime(10, new Promise(() => {}))).rejects.toThrow("no answer within 0.01 s");
});
