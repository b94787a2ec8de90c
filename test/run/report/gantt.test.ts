import { describe, expect, test } from "vitest";
import { type GanttBar, gantt } from "../../../src/run/report/gantt.ts";

function bar(start: number, duration: number, changes: Partial<GanttBar> = {}): GanttBar {
  return { name: "start", start, duration, part: "set-up", ...changes };
}

/** What is drawn, without how. */
function drawn(...bars: readonly GanttBar[]): string[] {
  return gantt(bars).split("---\n").at(-1)?.split("\n") ?? [];
}

test("every bar has its name at its left, and its time on it", () => {
  expect(
    drawn(
      bar(0, 87.2, { name: "launch" }),
      bar(87, 62, { name: "snapshot" }),
      bar(150, 1050, { name: "test", part: "tests" }),
      bar(1200, 50, { name: "stop", part: "tear-down" }),
    ),
  ).toEqual([
    ...["gantt", "dateFormat x", "axisFormat %Q ms", "tickInterval 200millisecond"],
    ...["todayMarker off", "section launch", "87 ms:0, 87", "section snapshot", "62 ms:87, 149"],
    ...["section test", "1.05 s:active, 150, 1200", "section stop", "50 ms:done, 1200, 1250"],
  ]);
});

test("failed tests are drawn as such", () => {
  expect(drawn(bar(0, 1000, { part: "failed tests" })).at(-1)).toBe("1.00 s:crit, 0, 1000");
});

test("a phase that comes again does not become one with the first", () => {
  const names = drawn(bar(0, 5), bar(5, 5), bar(10, 5)).filter((line) => /^section/.test(line));
  expect(names).toEqual(["section start", "section start 2", "section start 3"]);
});

test("what is too short to be drawn is drawn longer, within the chart", () => {
  const lines = drawn(bar(0, 0.4), bar(0, 9000), bar(8999, 1));
  expect(lines).toContain("0.4 ms:0, 30");
  expect(lines).toContain("1.0 ms:8970, 9000");
});

describe("the axis", () => {
  test.each([
    [5, "%Q ms", "1millisecond"],
    [90, "%Q ms", "10millisecond"],
    [1713, "%Q ms", "200millisecond"],
    [9999, "%Q ms", "2000millisecond"],
    [10_000, "%s s", "2second"],
    [95_000, "%s s", "15second"],
    [599_000, "%s s", "2minute"],
    [600_000, "%s min", "2second"],
    [7_200_000, "%s min", "15second"],
  ])("of %i ms has few ticks, in a fitting unit", (end, format, tick) => {
    const lines = drawn(bar(0, end));
    expect(lines).toContain(`axisFormat ${format}`);
    expect(lines).toContain(`tickInterval ${tick}`);
  });

  test("counts a minute as a second where it tells minutes", () => {
    expect(drawn(bar(0, 600_000), bar(600_000, 60_000)).at(-1)).toBe("1 min 0 s:10000, 11000");
  });
});
