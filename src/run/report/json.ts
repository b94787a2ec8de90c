import type { Report } from "./report.ts";

/** The report as data, for programs. */
export function formatJson(report: Report): string {
  return JSON.stringify(report, undefined, 2);
}
