import { describe, expect, test } from "vitest";
import { timelineRows } from "../../../src/run/report/timeline.ts";
import { bar, formatBytes, formatMs, wholeBar } from "../../../src/run/report/units.ts";
import {
  describeContent,
  describeSnapshot,
  describeStorage,
} from "../../../src/run/report/words.ts";
import { report, reports } from "./sample.ts";

const mebibyte = 1024 ** 2;

describe("the timeline", () => {
  test("has the phases, after what it took to get to the first of them", () => {
    const rows = timelineRows(report());
    expect(rows.map(({ name }) => name)).toEqual([
      ...["launch", "binaries", "ram disk", "initdb", "start", "migrate", "clone", "test", "stop"],
    ]);
    expect(rows[0]).toMatchObject({ start: 0, duration: rows[1]?.start });
    const phases = [
      { phase: "ram disk", start: 10, duration: 30 },
      { phase: "binaries", start: 7, duration: 80 },
      // What is between them is nobody's.
      { phase: "initdb", start: 175, duration: 10 },
    ] as const;
    expect(timelineRows(report({ phases, totalMs: 1000 }))[0]).toMatchObject({ duration: 7 });
  });

  test("tells a test phase that failed from one that passed", () => {
    const partOfTests = (exitCode: number | undefined) =>
      timelineRows(report({ exitCode })).find(({ name }) => name === "test")?.part;
    expect([0, 1, 137].map(partOfTests)).toEqual(["tests", "failed tests", "failed tests"]);
  });
});

test.each([
  [
    { state: "off", reason: undefined },
    { value: "off", remark: undefined },
  ],
  [
    { state: "off", reason: "no folder" },
    { value: "off", remark: "no folder" },
  ],
  [
    { state: "miss", reason: "locale changed" },
    { value: "miss", remark: "locale changed" },
  ],
  [
    { state: "hit", migrationCount: 3, savedMs: 1234 },
    { value: "hit", remark: "saved 1.23 s" },
  ],
  [
    { state: "prefix", migrationCount: 2, savedMs: 12 },
    { value: "prefix", remark: "2 of 3 migrations, saved 12 ms" },
  ],
] as const)("the snapshot %j is %j", (snapshot, words) => {
  expect(describeSnapshot({ snapshot, migrations: 3 })).toEqual(words);
});

test("a cluster that had nothing in it is called so", () => {
  const snapshot = { state: "prefix", migrationCount: 0, savedMs: 600 } as const;
  expect(describeSnapshot({ snapshot, migrations: undefined })).toEqual({
    value: "prefix",
    remark: "a cluster with nothing in it, saved 600 ms",
  });
});

test.each([
  [undefined, 0, ""],
  [0, 0, "0 migrations"],
  [1, 0, "1 migration"],
  [2, 1, "2 migrations, 1 worker database"],
  [undefined, 2, "2 worker databases"],
])("%j migrations and %i worker databases are %j", (migrations, workerDatabases, text) => {
  expect(describeContent({ migrations, workerDatabases })).toBe(text);
});

test("storage that is no RAM disk is told in capitals, with its reason", () => {
  expect(describeStorage((reports["no-ram-disk"] ?? report()).storage)).toEqual({
    value: "NONE",
    remark:
      "a temporary directory, peak 96 MiB, because no tmpfs could be mounted (not root, and there is no sudo)",
  });
});

test.each([
  [0, "0.0 ms"],
  [0.04, "0.0 ms"],
  [9.94, "9.9 ms"],
  [10, "10 ms"],
  [999.4, "999 ms"],
  [1000, "1.00 s"],
  [1234.5, "1.23 s"],
  [59_990, "59.99 s"],
  [60_000, "1 min 0 s"],
  [119_600, "2 min 0 s"],
  [3_661_000, "61 min 1 s"],
])("%d milliseconds are %j", (milliseconds, text) => {
  expect(formatMs(milliseconds)).toBe(text);
});

test.each([
  [0, "0 KiB"],
  [8192, "8 KiB"],
  [mebibyte / 2, "512 KiB"],
  [96.4 * mebibyte, "96 MiB"],
  [1023 * mebibyte, "1023 MiB"],
  [1024 * mebibyte, "1.0 GiB"],
  [1536 * mebibyte, "1.5 GiB"],
])("%d bytes are %j", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, 1, "██████████"],
  [0, 0.5, "█████"],
  [0, 0.3375, "███▍"],
  [0.5, 1, "     █████"],
  [0.25, 0.5, "  ███"],
  [0, 0, "▏"],
  [0.3, 0.3, "   ▏"],
  [1, 1, "         █"],
])("from %d to %d is the bar %j of ten", (from, to, text) => {
  expect(bar({ from, to }, 10)).toBe(text);
});

test.each([
  [0, 1, "██████████"],
  [0, 0.34, "███"],
  [0, 0.04, "▏"],
  [0.5, 0.99, "     █████"],
  [1, 1, "         █"],
])("from %d to %d is the bar %j of ten whole characters", (from, to, text) => {
  expect(wholeBar({ from, to }, 10)).toBe(text);
});
