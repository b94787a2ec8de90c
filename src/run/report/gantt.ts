/** A bar of a Gantt chart, in milliseconds. */
export interface GanttBar {
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly part: "set-up" | "tests" | "failed tests" | "tear-down";
}

/** How Mermaid draws the parts: https://mermaid.js.org/syntax/gantt.html */
const tags = { "set-up": "", tests: "active, ", "failed tests": "crit, ", "tear-down": "done, " };

/** Mermaid's text of a Gantt chart. Names are ours: nothing in them means anything to Mermaid. */
export function gantt(bars: readonly GanttBar[]): string {
  const lines = bars.map(({ name, start, duration, part }) => {
    const end = Math.max(start + duration, start + 1);
    return `${name} :${tags[part]}${Math.round(start)}, ${Math.round(end)}`;
  });
  return ["gantt", "dateFormat x", "axisFormat %S.%L", "todayMarker off", ...lines].join("\n");
}
