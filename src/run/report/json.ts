import type { Report } from "./report.ts";

/** The report as data, for programs: what could mean something to a terminal or to GitHub's runner is escaped. */
export function formatJson(report: Report): string {
  return JSON.stringify(report, undefined, 2)
    .replaceAll("##[", "#\\u0023[")
    .replace(/[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
