import { AsyncResource } from "node:async_hooks";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { hear } from "../../src/action/overhearing.ts";

let printed = "";

/** What the test's work prints goes here, by a function that is none of ours. */
beforeEach(() => {
  const { write } = process.stdout;
  printed = "";
  process.stdout.write = ((chunk: string, ...rest: unknown[]) => {
    printed += chunk;
    const done = rest.at(-1);
    if (typeof done === "function") done();
    return true;
  }) as typeof write;
  onTestFinished(() => {
    process.stdout.write = write;
  });
});

/** Work that prints a line each time it is told to, until it is told to end. */
function startWork(name: string, said: string[], show?: (details: string) => string) {
  let [print, end] = [() => {}, () => {}];
  const ended = hear(
    said,
    () =>
      new Promise<string>((resolve) => {
        const { run } = bound();
        print = () => run(() => process.stdout.write(`::warning::${name}\n`));
        end = () => resolve(name);
      }),
    show,
  );
  return { print: () => print(), end: () => end(), ended };
}

/** Runs functions later in the context of now. */
function bound() {
  return { run: AsyncResource.bind((work: () => void) => work()) };
}

test.each([
  ["in the order in which they began", [0, 1]],
  ["in the other order", [1, 0]],
] as const)("works that overlap are heard apart, and end %s", async (_, order) => {
  const { write } = process.stdout;
  const said: [string[], string[]] = [[], []];
  const works = [startWork("first", said[0]), startWork("second", said[1])] as const;
  works[0].print();
  works[1].print();
  process.stdout.write("::warning::other\n");
  for (const index of order) {
    works[index].print();
    works[index].end();
    expect(await works[index].ended).toBe(["first", "second"][index]);
  }
  expect(said).toEqual([
    ["::warning::first\n", "::warning::first\n"],
    ["::warning::second\n", "::warning::second\n"],
  ]);
  const last = order.map((index) => `::debug::${["first", "second"][index]}\n`).join("");
  expect(printed).toBe(`::debug::first\n::debug::second\n::warning::other\n${last}`);
  expect(process.stdout.write).toBe(write);
});

test("what somebody else puts in the place of the output meanwhile stays, and nothing is heard twice", async () => {
  const said: string[] = [];
  const first = startWork("first", said);
  const ours = process.stdout.write;
  const theirs = ((...args: Parameters<typeof ours>) =>
    ours.apply(process.stdout, args)) as typeof ours;
  process.stdout.write = theirs;
  const saidToo: string[] = [];
  const second = startWork("second", saidToo);
  first.print();
  second.print();
  first.end();
  second.end();
  await Promise.all([first.ended, second.ended]);
  expect([said, saidToo]).toEqual([["::warning::first\n"], ["::warning::second\n"]]);
  expect(process.stdout.write).toBe(theirs);
  process.stdout.write("after\n");
  expect(printed).toBe("::debug::first\n::debug::second\nafter\n");
});

test("details can be kept from being printed", async () => {
  const kept: string[] = [];
  const work = startWork("quiet", [], (details) => {
    kept.push(details);
    return "";
  });
  work.print();
  work.end();
  await work.ended;
  expect([printed, kept]).toEqual(["", ["::debug::quiet\n"]]);
});
