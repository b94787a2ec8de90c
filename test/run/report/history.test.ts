import { describe, expect, test } from "vitest";
import { compose } from "../../../src/run/report/compose.ts";
import { formatMarkdown } from "../../../src/run/report/markdown.ts";
import type { Report } from "../../../src/run/report/report.ts";
import { sparkline } from "../../../src/run/report/sparkline.ts";
import { formatText } from "../../../src/run/report/text.ts";
import { report, reports } from "./sample.ts";

const slower = reports.slower ?? report();
const earlier = slower.history?.earlier ?? [];

/** The sample's run, whose tests took so long. */
function withTestMs(testMs: number, changes: Partial<Report> = {}): Report {
  const phases = slower.phases.map((each) =>
    each.phase === "test" ? { ...each, duration: testMs } : each,
  );
  return { ...slower, statements: [], phases, ...changes };
}

function trendOf(of: Report) {
  const { facts, sections } = compose(of);
  const { remarks = [], table } = sections.find(({ title }) => title === "Trend") ?? {};
  return { fact: facts.find(({ label }) => label === "Trend"), remarks, rows: table?.rows };
}

describe("the report tells", () => {
  test("by how much tests are slower, and which statement has grown", () => {
    const { fact, remarks } = trendOf(slower);
    const than = "than the median of 12 runs on main";
    expect(fact).toMatchObject({ value: "tests 39 % slower", remark: than, tone: "bad" });
    expect(remarks.slice(0, 2)).toEqual([
      "The tests took 39 % longer (4.21 s rather than 3.04 s).",
      expect.stringMatching(
        /^The statement that grew most took 1\.10 s rather than \d+ ms \(1240 calls rather than 24\): SELECT \* FROM users /,
      ),
    ]);
  });

  test("that tests are faster, without a mark", () => {
    const { fact, remarks } = trendOf(withTestMs(1500));
    expect(fact).toMatchObject({ value: "tests 51 % faster", tone: "plain" });
    expect(remarks).toHaveLength(1);
  });

  test("no more than the figures when nothing has changed", () => {
    const { fact, remarks, rows } = trendOf(withTestMs(3100));
    expect(fact).toBeUndefined();
    expect(remarks).toHaveLength(1);
    expect(rows).toHaveLength(2);
    expect(rows?.[0]).toEqual([
      ...["tests", "3.10 s (+2 %)", "3.04 s"],
      { code: expect.stringMatching(/^[▁-█]{13}$/) },
    ]);
  });

  test("that the database was ready later, beside runs that started from a snapshot as well", () => {
    const { fact, remarks } = trendOf(withTestMs(3000, { readyMs: 742 }));
    expect(fact).toMatchObject({
      ...{ value: "ready 100 % later", remark: "than the median of 10 runs on main", tone: "bad" },
    });
    expect(remarks).toEqual([
      "The database was ready 100 % later (742 ms rather than 371 ms).",
      "The median is that of the last 12 runs on main that passed; 10 of them started from a snapshot, as this one.",
    ]);
  });

  test("how many times as much it is when that is a lot", () => {
    const { fact, rows } = trendOf(withTestMs(60_000));
    expect([fact?.value, rows?.[0]?.[1]]).toEqual(["tests 20 times slower", "1 min 0 s (×20)"]);
  });

  test("that a statement is slower when nothing else is", () => {
    const { text } = earlier[0]?.statements[0] ?? { text: "" };
    const statements = [{ text, calls: 24, totalMs: 500, rows: 0 }];
    const { fact, remarks } = trendOf(withTestMs(3000, { statements }));
    expect(fact).toMatchObject({ value: "a statement 143 % slower", tone: "bad" });
    expect(remarks[0]).toBe(
      `A statement took 143 % longer (500 ms rather than 206 ms for 24 calls): ${text}`,
    );
  });

  test("what is of no use for a verdict when the tests have failed", () => {
    const { fact, remarks, rows } = trendOf({ ...slower, exitCode: 1 });
    expect(fact).toBeUndefined();
    expect(remarks[0]).toBe("The tests failed, so their time is compared with nothing.");
    expect(rows?.map(([name, time]) => [name, time])).toEqual([
      ["tests", "4.21 s"],
      ["ready, from a snapshot", "371 ms (0 %)"],
    ]);
    expect(rows?.[0]?.[3]).toEqual({ code: expect.stringMatching(/^.{12}$/) });
  });

  test("nothing when there were no runs, or this one has no tests", () => {
    for (const each of [
      report(),
      { ...slower, history: { branch: "main", earlier: [] } },
      { ...slower, phases: [] },
    ]) {
      expect(trendOf(each)).toEqual({ fact: undefined, remarks: [], rows: undefined });
    }
  });
});

test("a branch and a statement mean nothing but themselves", () => {
  const nasty = "</p>`|*<b>\u001b[31m\n::error::x";
  const history = {
    branch: nasty,
    earlier: earlier.map((each) => ({ ...each, statements: [] })),
  };
  const statements = [{ text: nasty, calls: 1, totalMs: 5000, rows: 0 }];
  const markdown = formatMarkdown({ ...slower, history, statements });
  expect(markdown).not.toMatch(/<\/p>`|\*<b>/);
  const text = formatText({ ...slower, history, statements });
  expect(text).not.toMatch(/^\s*::error/m);
  expect(markdown + text).not.toContain("\u001b");
});

describe("a sparkline", () => {
  test.each([
    [[], ""],
    [[0], "▁"],
    [[0, 0, 0], "▁▁▁"],
    [[5, 5], "██"],
    [[1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"],
    [[0, 1, 1000], "▁▁█"],
    [[3000, 3100, 4200], "▆▆█"],
  ])("of %j is %s", (numbers, expected) => {
    expect(sparkline(numbers)).toBe(expected);
  });
});
