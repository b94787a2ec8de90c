import type { Section } from "./document.ts";
import type { Report } from "./report.ts";
import { formatBytes } from "./units.ts";

/** What the tests did in all databases together. */
export function activity({ activity: figures }: Report): Section | undefined {
  if (!figures) return undefined;
  const { committed, rolledBack, rowsWritten, temporaryFiles, temporaryBytes } = figures;
  const { deadlocks, connections, walBytes, bufferHits } = figures;
  const rows: (readonly [string, string])[] = [
    ["transactions", `${number(committed)} committed, ${number(rolledBack)} rolled back`],
    ["rows", `${number(rowsWritten)} written`],
    ["connections", `${number(connections)} made`],
    ["WAL", `${formatBytes(walBytes)} written`],
    ["buffers", `${percent(bufferHits)} of the pages read were in shared buffers`],
  ];
  if (temporaryFiles > 0) {
    const size = formatBytes(temporaryBytes);
    rows.push(["temporary files", `${number(temporaryFiles)}, ${size}: more work_mem saves them`]);
  }
  if (deadlocks > 0) rows.push(["deadlocks", number(deadlocks)]);
  return {
    title: "Database",
    table: { columns: [{ title: "" }, { title: "While the tests ran" }], rows },
  };
}

/** That is 100 only where it is all of them. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

/** With a thin space between thousands, which means the same everywhere. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
