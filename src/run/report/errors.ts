import type { Section } from "./document.ts";
import type { Report } from "./report.ts";

/** What the server said while tests failed. */
export function serverErrors({ errors = [] }: Report): Section | undefined {
  if (errors.length === 0) return undefined;
  return {
    title: "Errors of the server",
    remarks: [
      "While the tests ran, the most frequent first; those that tests provoke are among them.",
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
