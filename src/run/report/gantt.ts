import { formatMs } from "./units.ts";

/** A bar of a Gantt chart, in milliseconds. */
export interface GanttBar {
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly part: "set-up" | "tests" | "failed tests" | "tear-down";
}

/** How Mermaid draws the parts: https://mermaid.js.org/syntax/gantt.html */
const tags = { "set-up": "", tests: "active, ", "failed tests": "crit, ", "tear-down": "done, " };

/**
 * What makes it readable in GitHub's light and dark theme, on a desk and on a phone: bars and texts that are larger than
 * Mermaid's own, and colours that go with either background. A section of its own for each bar puts its name at the left.
 */
const look = `---
config:
  gantt:
    useWidth: 800
    leftPadding: 100
    rightPadding: 40
    gridLineStartPadding: 50
    barHeight: 20
    barGap: 4
    fontSize: 13
    sectionFontSize: 14
    numberSectionStyles: 2
  themeVariables:
    sectionBkgColor: "#8c959f"
    altSectionBkgColor: "transparent"
    taskBkgColor: "#54aeff"
    taskBorderColor: "#0969da"
    taskTextColor: "#1f2328"
    activeTaskBkgColor: "#4ac26b"
    activeTaskBorderColor: "#1a7f37"
    critBkgColor: "#ff8182"
    critBorderColor: "#cf222e"
    doneTaskBkgColor: "#afb8c1"
    doneTaskBorderColor: "#6e7781"
  themeCSS: ".grid .tick line { stroke: #8c959f; opacity: 0.5 } .grid .tick text { font-size: 12px } .taskTextOutsideRight, .taskTextOutsideLeft { fill: inherit !important } .taskText { fill: #1f2328 !important }"
---`;

/** Mermaid rounds to whole pixels, of which a telephone has so many for the chart, and does not draw what has none. */
const mostPixels = 300;

/** Mermaid's text of a Gantt chart. Names are to be letters and blanks, of which nothing means anything to Mermaid. */
export function gantt(bars: readonly GanttBar[]): string {
  const end = Math.max(1, ...bars.map(({ start, duration }) => start + duration));
  const axis = axisFor(end);
  const least = Math.max(1, Math.ceil(end / axis.divisor / mostPixels));
  const last = Math.ceil(end / axis.divisor);
  const seen = new Set<string>();
  const lines = bars.map(({ name, start, duration, part }) => {
    const length = Math.max(least, Math.round(duration / axis.divisor));
    const from = Math.max(0, Math.min(Math.round(start / axis.divisor), last - length));
    return `section ${distinct(name, seen)}\n${formatMs(duration)}:${tags[part]}${from}, ${from + length}`;
  });
  return [
    look,
    "gantt",
    "dateFormat x",
    `axisFormat ${axis.format}`,
    `tickInterval ${axis.tick}`,
    "todayMarker off",
    ...lines,
  ].join("\n");
}

/** Sections of the same name would become one. */
function distinct(name: string, seen: Set<string>): string {
  let [free, count] = [name, 1];
  while (seen.has(free)) {
    count += 1;
    free = `${name} ${count}`;
  }
  seen.add(free);
  return free;
}

interface Axis {
  readonly format: string;
  readonly tick: string;
  /** Milliseconds that Mermaid is told as one. */
  readonly divisor: number;
}

const mostTicks = 9;

/** Mermaid counts in milliseconds since 1970, of which it can show all or whole seconds without a calendar's help. */
function axisFor(end: number): Axis {
  const inMilliseconds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
  if (end < 10_000) {
    return { format: "%Q ms", tick: `${stepFor(end, inMilliseconds)}millisecond`, divisor: 1 };
  }
  const isLong = end >= 600_000;
  // Then seconds on the axis stand for minutes.
  const divisor = isLong ? 60 : 1;
  const seconds = end / divisor / 1000;
  const step = stepFor(seconds, [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600]);
  const tick = step < 60 ? `${step}second` : `${step / 60}minute`;
  return { format: isLong ? "%s min" : "%s s", tick, divisor };
}

function stepFor(length: number, steps: readonly number[]): number {
  return steps.find((step) => length / step <= mostTicks) ?? steps.at(-1) ?? 1;
}
