import type { Section } from "./document.ts";
import type { Report } from "./report.ts";
import { formatMs, number } from "./units.ts";

/** Where the server's time went. */
export function slowestStatements({ statements = [] }: Report): Section | undefined {
  if (statements.length === 0) return undefined;
  return {
    title: "Slowest statements",
    remarks: ["By the time all their calls took together, over all databases."],
    table: {
      columns: [
        { title: "Total", align: "right" },
        { title: "Calls", align: "right" },
        { title: "Mean", align: "right", isMinor: true },
        { title: "Rows", align: "right", isMinor: true },
        { title: "Statement" },
      ],
      rows: statements.map(({ text, calls, totalMs, rows }) => [
        formatShort(totalMs),
        number(calls),
        formatShort(totalMs / calls),
        number(rows),
        { code: text },
      ]),
    },
  };
}

/** Most statements take less than a tenth of a millisecond. */
function formatShort(milliseconds: number): string {
  return milliseconds < 1 ? `${Math.round(milliseconds * 1000)} µs` : formatMs(milliseconds);
}
