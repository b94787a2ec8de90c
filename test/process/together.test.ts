import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "../../src/process/together.ts";

async function later<T>(turns: number, settle: () => T): Promise<T> {
  for (let i = 0; i < turns; i++) await turn();
  return settle();
}

function fail(message: string): never {
  throw new Error(message);
}

test("gives all results in the order of the arguments", async () => {
  const [name, count] = await together(
    later(5, () => "late"),
    later(1, () => 2),
  );
  expect([name, count]).toEqual(["late", 2]);
});

test("waits for the others when one fails", async () => {
  let isDone = false;
  const slow = later(20, () => {
    isDone = true;
  });
  await expect(
    together(
      later(0, () => fail("early")),
      slow,
    ),
  ).rejects.toThrow("early");
  expect(isDone).toBe(true);
});

test("of several failures the first argument's is told, whichever came first", async () => {
  const work = together(
    later(10, () => fail("first")),
    later(0, () => fail("second")),
  );
  await expect(work).rejects.toThrow("first");
});

test("nothing at all is done at once", async () => {
  expect(await together()).toEqual([]);
});
