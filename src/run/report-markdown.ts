import { markdownTable } from "markdown-table";
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

const barWidth = 20;

/** The job summary, in GitHub's Markdown. */
export function formatMarkdown(report: Report): string {
  const { version, source, address } = report.server;
  const facts = [
    `PostgreSQL ${version} (${source}) on ${code(address)}`,
    verbatim(describeStorage(report.storage)),
    describeContent(report),
    verbatim(`snapshot: ${describeSnapshot(report)}`),
  ];
  return [
    `### ram-postgres: ${headline(report)}`,
    facts.filter((fact) => fact !== "").join(" · "),
    phaseTable(report),
    settingsTable(report),
    "",
  ].join("\n\n");
}

function headline({ exitCode, readyMs, phases }: Report): string {
  const ready = `database ready after ${formatMs(readyMs)}`;
  const test = phases.find(({ phase }) => phase === "test");
  if (exitCode === undefined || !test) return ready;
  const took = formatMs(test.duration);
  const result =
    exitCode === 0
      ? `✅ tests passed in ${took}`
      : `❌ tests failed after ${took} (exit code ${exitCode})`;
  return `${result}, ${ready}`;
}

function phaseTable(report: Report): string {
  const rows = reportRows(report).map(({ name, durationMs, share }) => [
    ...[name, formatMs(durationMs), formatShare(share)].map(onOneLine),
    bar(share, barWidth),
  ]);
  const total = ["**total**", `**${onOneLine(formatMs(report.totalMs))}**`, "", ""];
  return markdownTable([["Phase", "Time", "Share", ""], ...rows, total], {
    align: ["l", "r", "r", "l"],
  });
}

function settingsTable({ settings }: Report): string {
  const rows = settings.map(({ name, value, because, by }) => [
    code(name),
    code(value),
    by === "user" ? "**yours**" : verbatim(because),
  ]);
  const table = markdownTable([["Setting", "Value", "Why"], ...rows]);
  return `<details><summary>${settings.length} settings</summary>\n\n${table}\n\n</details>`;
}

/** On a narrow screen GitHub would break even "12 ms" in two. */
function onOneLine(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** Inline code, in HTML: a code span of Markdown would still end at a backtick and split a table's cell at a bar. */
function code(text: string): string {
  return `<code>${verbatim(text)}</code>`;
}

/** Text that is shown as it is: as HTML entities, nothing in it can mean anything in Markdown, HTML or a table. */
function verbatim(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} .,:;()/=%-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}
