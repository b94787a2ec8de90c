import { describe, expect, test } from "vitest";
import type { Baseline } from "../../../src/run/baseline.ts";
import { baselineFact, comparison } from "../../../src/run/report/baseline.ts";
import type { Report } from "../../../src/run/report/report.ts";
import { report, stockRun } from "./sample.ts";

/** What is told of tests that took so many milliseconds here, and so many against the stock server. */
function told(ours: number, stock: number, changes: Partial<Report> = {}) {
  const phases = [{ phase: "test", start: 0, duration: ours }] as const;
  const baseline = stockRun({ phases: [{ phase: "test", start: 0, duration: stock }] });
  const of = report({ phases, baseline, ...changes });
  const section = comparison(of);
  const row = section?.table?.rows.find(([name]) => JSON.stringify(name).includes("tests"));
  return { fact: baselineFact(of)[0]?.value, cell: row?.at(-1), remarks: section?.remarks ?? [] };
}

const whoGains = /A suite gains when it commits or writes much/;

test("without a baseline nothing is told of one", () => {
  expect(comparison(report())).toBeUndefined();
  expect(baselineFact(report())).toEqual([]);
});

describe("times beside each other", () => {
  test.each([
    [1000, 2300, "2.3 × faster", "tests 2.3 × slower"],
    [1000, 25_400, "25 × faster", "tests 25 × slower"],
    [1000, 1060, "1.1 × faster", "tests 1.1 × slower"],
    [1000, 1049, "as fast", "tests as fast"],
    [1049, 1000, "as fast", "tests as fast"],
    [1200, 1000, "1.2 × slower", "tests 1.2 × faster"],
    [0, 0, "as fast", "tests as fast"],
    [0, 1000, "10000 × faster", "tests 10000 × slower"],
  ])("%d ms and %d ms are %j", (ours, stock, cell, fact) => {
    expect(told(ours, stock)).toMatchObject({ cell, fact });
  });

  test("are of all times that a phase came", () => {
    const starts = [10, 20].map((duration) => ({ phase: "start" as const, start: 0, duration }));
    const { table } = comparison(report({ phases: starts, baseline: stockRun() })) ?? {};
    expect(table?.rows.find(([name]) => name === "start")?.[1]).toBe("30 ms");
  });

  test("are told where only one of them has a phase, and not compared", () => {
    const { table } = comparison(report({ phases: [], baseline: stockRun() })) ?? {};
    expect(table?.rows.find(([name]) => name === "initdb")).toEqual(["initdb", "–", "1.80 s", ""]);
  });
});

describe("a gain of the tests", () => {
  test("is told as such", () => {
    const [gain = ""] = told(1000, 2000).remarks;
    expect(gain).toBe("The tests gain: they took 1.00 s, and 2.00 s against the stock server.");
  });

  test.each([
    ["none", 1000, 1000],
    ["too small a part", 10_000, 11_000],
    ["too short a time", 20, 60],
    ["a small loss", 1050, 1000],
  ])("that is %s is called none, and it is told which suites gain", (_, ours, stock) => {
    const [gain = ""] = told(ours, stock).remarks;
    expect(gain).toContain("The tests gain nothing to speak of");
    expect(gain).toMatch(whoGains);
  });

  test("that is a loss is called so", () => {
    const [gain = ""] = told(2000, 1000).remarks;
    expect(gain).toContain("The tests are slower here");
    expect(gain).toMatch(whoGains);
  });
});

describe("what is compared with what", () => {
  const inRam = { state: "ran", storage: { kind: "ram", reason: "all is tmpfs" } } as const;

  test.each<[string, Partial<Report>, RegExp]>([
    ["a disk", { settings: [] }, /as it comes, with its data on a disk\./],
    ["settings of the user's", {}, /as it comes, but for settings of yours, with/],
    ["no RAM disk here", { storage: { ...report().storage, kind: "directory" } }, /settings alone/],
    ["no disk there", { baseline: stockRun(inRam) }, /in RAM as well: all is tmpfs\. On a disk/],
  ])("is told: %s", (_, changes, words) => {
    expect(told(1000, 2000, changes).remarks.join("\n")).toMatch(words);
  });

  test("is told to be a run that kept a snapshot", () => {
    const isTold = (of: Report) => comparison(of)?.remarks?.some((each) => /kept a/.test(each));
    const saving = { phase: "save snapshot", start: 0, duration: 500 } as const;
    const phases = [...report().phases, saving];
    expect(isTold(report({ baseline: stockRun() }))).toBe(false);
    expect(isTold(report({ baseline: stockRun(), phases }))).toBe(true);
  });

  test("is told to be one run each", () => {
    expect(told(1000, 2000).remarks.join("\n")).toContain("Each ran once");
  });
});

test("tests that fail against the stock server are not compared, their set-up is", () => {
  const of = report({ baseline: stockRun({ exitCode: 3 }) });
  const { table, remarks = [] } = comparison(of) ?? {};
  expect(table?.rows.map((row) => row.at(-1)).slice(0, 3)).toEqual(["4.1 × faster", "", ""]);
  expect(remarks[0]).toContain("the tests failed (exit code 3)");
  expect(baselineFact(of)).toEqual([
    { label: "Stock server", value: "tests failed (exit code 3)", remark: "ready 4.1 × later" },
  ]);
});

test.each<[Baseline, string | undefined, readonly string[] | undefined]>([
  [{ state: "skipped" }, "not run", undefined],
  [{ state: "failed", problem: "boom\nits log" }, "not compared", ["boom", "its log"]],
])("%j is told as what it is", (baseline, value, remarks) => {
  expect(baselineFact(report({ baseline }))).toMatchObject([{ value }]);
  expect(comparison(report({ baseline }))?.remarks).toEqual(remarks);
});
