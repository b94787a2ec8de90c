import { execFile } from "node:child_process";
import { mkdir, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTestResults, type TestResults } from "../../src/run/test-results.ts";
import { Sandbox } from "../support/sandbox.ts";

let sandbox: Sandbox;
let sinceMs: number;

beforeEach(async () => {
  sandbox = await Sandbox.create();
  sinceMs = Date.now();
});
afterEach(() => sandbox[Symbol.asyncDispose]());

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(sandbox.path(name)), { recursive: true });
  await writeFile(sandbox.path(name), content);
}

/** As if it had been written that long after the tests were started. */
async function date(name: string, laterMs: number): Promise<void> {
  const time = (sinceMs + laterMs) / 1000;
  await utimes(sandbox.path(name), time, time);
}

function suite(...testCases: readonly string[]): string {
  return `<testsuite name="pytest">${testCases.join("")}</testsuite>`;
}

function passed(name: string, seconds: number): string {
  return `<testcase name="${name}" time="${seconds}"/>`;
}

function failed(name: string, seconds: number): string {
  return `<testcase name="${name}" time="${seconds}"><failure message="no"/></testcase>`;
}

function skipped(name: string): string {
  return `<testcase name="${name}" time="99"><skipped/></testcase>`;
}

function read(...globs: readonly string[]): Promise<TestResults> {
  return readTestResults(globs, { workingDirectory: sandbox.directory, sinceMs });
}

const nothing: TestResults = {
  files: 0,
  passed: 0,
  failed: 0,
  skipped: 0,
  testMs: 0,
  shown: [],
  problems: [],
};

test("all files that match are added up, each once", async () => {
  await write("a/junit.xml", suite(passed("a", 1), failed("b", 2)));
  await write(".b/junit.xml", suite(passed("a", 3), skipped("c")));
  expect(await read("**/junit.xml", "a/*.xml", sandbox.path("a", "*.xml"))).toMatchObject({
    files: 2,
    passed: 2,
    failed: 1,
    skipped: 1,
    testMs: 105_000,
    problems: [],
  });
});

test("ten tests are shown: failures first, each the slowest first, and none that was skipped", async () => {
  const few = Array.from({ length: 8 }, (_, i) => passed(`p${i}`, i));
  await write("1.xml", suite(...few, failed("f1", 0.1), skipped("s")));
  await write("2.xml", suite(passed("p5.5", 5.5), failed("f2", 0.2), passed("p9", 9)));
  const { shown } = await read("*.xml");
  expect(shown.map(({ name }) => name)).toEqual([
    "f2",
    "f1",
    "p9",
    "p7",
    "p6",
    "p5.5",
    "p5",
    "p4",
    "p3",
    "p2",
  ]);
});

test("a report of many failures stays small", async () => {
  const message = "x".repeat(5000);
  const failures = Array.from(
    { length: 500 },
    (_, i) => `<testcase name="${message}${i}"><failure message="${message}"/></testcase>`,
  );
  await write("junit.xml", suite(...failures));
  const results = await read("*.xml");
  expect(results).toMatchObject({ failed: 500, problems: [] });
  expect(JSON.stringify(results).length).toBeLessThan(20_000);
});

test("what is left over from an earlier run is not counted", async () => {
  await write("old.xml", suite(failed("a", 1)));
  await write("new.xml", suite(passed("a", 1)));
  await date("old.xml", -5000);
  // On some file systems times are whole seconds.
  await date("new.xml", -900);
  expect(await read("*.xml")).toMatchObject({ files: 1, passed: 1, failed: 0, problems: [] });
  expect(await read("old.xml")).toEqual({
    ...nothing,
    problems: ['junit: what "old.xml" matches is from before the tests were started'],
  });
});

test("a pattern that matches nothing is told", async () => {
  await write("junit.xml", suite(passed("a", 1)));
  const results = await read("junit.xml", "nope/*.xml");
  expect(results).toMatchObject({ files: 1, passed: 1 });
  expect(results.problems).toEqual([`junit: no file matches "nope/*.xml" in ${sandbox.directory}`]);
});

test("without patterns there is nothing", async () => {
  expect(await read()).toEqual(nothing);
});

test("what is no report is told, and the others are read", async () => {
  await write("a.xml", "<html/>");
  await write("b.xml", suite(passed("a", 1)));
  await write("c.xml", "");
  await write("d.xml", "<testsuite>");
  expect(await read("*.xml")).toMatchObject({
    files: 1,
    passed: 1,
    problems: [
      "a.xml: not JUnit XML: its root is <html>",
      "c.xml: not XML: there is no element in it",
      "d.xml: not XML: <testsuite> is not closed",
    ],
  });
});

test("of many problems five are told, and how many more there are", async () => {
  for (let i = 0; i < 8; i++) await write(`${i}.xml`, `<${"a".repeat(5000)}/>`);
  const { problems } = await read("*.xml");
  expect(problems).toHaveLength(6);
  expect(problems[5]).toBe("… and 3 more");
  for (const problem of problems) expect(problem.length).toBeLessThanOrEqual(300);
});

test("a file of more than 64 MiB is not read", async () => {
  await write("huge.xml", "<testsuite/>");
  await truncate(sandbox.path("huge.xml"), 64 * 1024 * 1024 + 1);
  expect((await read("*.xml")).problems).toEqual([
    "huge.xml: larger than 64 MiB, which is the most that is read",
  ]);
});

test("what is no file, or gone, neither holds up a run nor ends it", async () => {
  await promisify(execFile)("mkfifo", [sandbox.path("pipe")]);
  await symlink("pipe", sandbox.path("pipe.xml"));
  await symlink("/dev/zero", sandbox.path("zero.xml"));
  await symlink("nowhere", sandbox.path("dangling.xml"));
  await symlink("loop.xml", sandbox.path("loop.xml"));
  await mkdir(sandbox.path("folder.xml"));
  await write("junit.xml", suite(passed("a", 1)));
  expect(await read("*.xml")).toMatchObject({
    files: 1,
    passed: 1,
    problems: ["pipe.xml: not a file", "zero.xml: not a file"],
  });
});

test("bytes that are no UTF-8 do not keep a report from being read", async () => {
  const xml = Buffer.from(suite(passed("caf\u00e9", 1)), "latin1");
  await writeFile(sandbox.path("junit.xml"), xml);
  expect((await read("*.xml")).shown.map(({ name }) => name)).toEqual(["caf\ufffd"]);
});
