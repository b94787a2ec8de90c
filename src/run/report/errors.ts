import { mostErrors } from "../server-errors.ts";
import type { Section } from "./document.ts";
import type { Report } from "./report.ts";

/** What the server said while tests failed. */
export function serverErrors({
  errors = [],
  serverLog,
}: Pick<Report, "errors" | "serverLog">): Section | undefined {
  if (errors.length === 0) return undefined;
  return {
    title: "Errors of the server",
    // Without a reason to ask for its log, they are most likely what tests provoke.
    isFolded: serverLog === undefined,
    remarks: [
      "Those that came most often are first; what tests provoke is among them.",
      ...(errors.length < mostErrors
        ? []
        : [
            `There may be more than these ${mostErrors}, which are the most frequent and the last.`,
          ]),
    ],
    table: {
      columns: [{ title: "Times", align: "right" }, { title: "Error" }, { title: "Statement" }],
      rows: errors.map(({ count, severity, message, detail, statement }) => [
        String(count),
        `${severity === "ERROR" ? "" : `${severity}: `}${message}${detail ? ` (${detail})` : ""}`,
        statement ? { code: statement } : "",
      ]),
    },
  };
}
