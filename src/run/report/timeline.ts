import type { Phase } from "../timings.ts";
import type { Section } from "./document.ts";
import { type GanttBar, gantt } from "./gantt.ts";
import type { Report } from "./report.ts";
import { formatMs } from "./units.ts";

/** A line of the timeline, in milliseconds. */
export interface TimelineRow {
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly part: GanttBar["part"];
}

/** The phases, and before them what it took to load the program itself. */
export function timelineRows({ phases, exitCode }: Report): TimelineRow[] {
  const rows = phases.map(({ phase, start, duration }) => ({
    ...{ name: phase, start, duration },
    part: partOf(phase, exitCode),
  }));
  const launchMs = Math.min(...phases.map(({ start }) => start));
  return [{ name: "launch", start: 0, duration: launchMs, part: "set-up" as const }, ...rows];
}

function partOf(phase: Phase, exitCode: number | undefined): GanttBar["part"] {
  if (phase === "test") return exitCode === 0 ? "tests" : "failed tests";
  if (phase === "later steps") return "tests";
  return ["stop", "look"].includes(phase) ? "tear-down" : "set-up";
}

/** Where the time went. */
export function timeline(report: Report): Section {
  const rows = timelineRows(report);
  const { totalMs } = report;
  return {
    title: "Timeline",
    diagram: gantt(rows),
    table: {
      columns: [{ title: "Phase" }, { title: "Time", align: "right" }, { title: "" }],
      rows: [
        ...rows.map(({ name, start, duration }) => [
          name,
          formatMs(duration),
          totalMs > 0 ? { from: start / totalMs, to: (start + duration) / totalMs } : "",
        ]),
        [{ strong: "total" }, { strong: formatMs(totalMs) }, ""],
      ],
    },
  };
}
