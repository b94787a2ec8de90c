import type { Section } from "./document.ts";
import type { DatabaseFigures, Report } from "./report.ts";
import { formatBytes, number } from "./units.ts";

const begunAnew =
  "The server began to count anew meanwhile, as it does when it has crashed: what was before is not in these figures.";

/** What the tests did in all databases together. */
export function activity({ activity: figures }: Report): Section | undefined {
  if (!figures) return undefined;
  const { committed, rolledBack, rowsWritten, temporaryFiles, temporaryBytes } = figures;
  const { deadlocks, walBytes, bufferHits, statements, hasMoreStatements } = figures;
  const rows: (readonly [string, string])[] = [
    ["transactions", `${number(committed)} committed, ${number(rolledBack)} rolled back`],
    ["rows", `${number(rowsWritten)} written, the system's own tables included`],
    ["connections", connectionsOf(figures)],
    ["WAL", `${formatBytes(walBytes)} written`],
    ["buffers", `${percent(bufferHits)} of the pages read were in shared buffers`],
  ];
  if (statements !== undefined) {
    rows.unshift(["statements", `${hasMoreStatements ? "at least " : ""}${number(statements)}`]);
  }
  if (temporaryFiles > 0) {
    const size = formatBytes(temporaryBytes);
    rows.push(["temporary files", `${number(temporaryFiles)}, ${size}: more work_mem saves them`]);
  }
  if (deadlocks > 0) rows.push(["deadlocks", number(deadlocks)]);
  return {
    title: "Database",
    ...(figures.isPartial && { remarks: [begunAnew] }),
    table: { columns: [{ title: "" }, { title: "While the tests ran" }], rows },
  };
}

function connectionsOf({ connections, peakConnections = 0 }: DatabaseFigures): string {
  // Of a database that was dropped there are no figures.
  const made =
    peakConnections > connections ? "" : `${number(connections)} made, a transaction each; `;
  return peakConnections === 0
    ? made.replace("; ", "")
    : `${made}at most ${number(peakConnections)} at a time`;
}

/** That is 100 only where it is all of them. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
