import {
  bar,
  describeContent,
  describeSnapshot,
  describeStorage,
  formatMs,
  formatShare,
  type Report,
  reportRows,
} from "./report.ts";

/** How a piece of text is to look; the plain one leaves it as it is. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

export const plain: Style = {
  bold: (text) => text,
  dim: (text) => text,
  good: (text) => text,
  bad: (text) => text,
};

export const ansi: Style = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  good: (text) => `\u001b[32m${text}\u001b[39m`,
  bad: (text) => `\u001b[31m${text}\u001b[39m`,
};

const barWidth = 24;

/** The summary for a terminal. */
export function formatText(report: Report, style: Style = plain): string {
  const rows = reportRows(report);
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, durationMs, share }) =>
    [
      `  ${name.padEnd(nameWidth)}`,
      formatMs(durationMs).padStart(10),
      formatShare(share).padStart(7),
      style.dim(bar(share, barWidth)),
    ]
      .join("  ")
      .trimEnd(),
  );
  const total = `  ${"total".padEnd(nameWidth)}  ${formatMs(report.totalMs).padStart(10)}`;
  return [
    "",
    `${style.bold("ram-postgres")}  ${headline(report, style)}`,
    ...describe(report).map((line) => style.dim(`  ${line}`)),
    "",
    ...lines,
    style.bold(total),
    "",
  ].join("\n");
}

function headline({ exitCode, readyMs, phases }: Report, style: Style): string {
  const ready = `ready after ${style.bold(formatMs(readyMs))}`;
  const test = phases.find(({ phase }) => phase === "test");
  if (exitCode === undefined || !test) return ready;
  const took = style.bold(formatMs(test.duration));
  const result =
    exitCode === 0
      ? `${style.good("tests passed")} in ${took}`
      : `${style.bad(`tests failed (exit code ${exitCode})`)} after ${took}`;
  return `${result}, database ${ready}`;
}

function describe(report: Report): string[] {
  const { version, source, address } = report.server;
  return [
    `PostgreSQL ${version} (${source}) on ${address}`,
    describeStorage(report.storage),
    describeContent(report),
    `snapshot: ${describeSnapshot(report)}`,
  ].filter((line) => line !== "");
}
