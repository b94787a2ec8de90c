import { markdownTable } from "markdown-table";
import { shorten } from "../shorten.ts";
import { compose } from "./compose.ts";
import type { Cell, Document, Fact, Section, Table } from "./document.ts";
import type { Report } from "./report.ts";
import { wholeBar } from "./units.ts";

/** What a telephone has room for. */
const barWidth = 16;
const longestCell = 400;
const mostRows = 200;
const widestPadded = 200;

/**
 * What a step's summary may be, less what the names of sections take that are left out:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
 */
const mostBytes = 1000 * 1024;

const marks = { good: "✅ ", bad: "❌ ", plain: "" };

/**
 * The job summary, in GitHub's Markdown.
 *
 * @param takenBytes what there is in the summary already
 */
export function formatMarkdown(report: Report, takenBytes = 0): string {
  return formatDocument(compose(report), takenBytes);
}

/** Any other document, as {@link formatMarkdown} shows the report. */
export function formatDocument({ headline, facts, sections }: Document, takenBytes = 0): string {
  const parts = [
    `### ${marks[headline.tone]}ram-postgres: ${verbatim(headline.text)}`,
    formatFacts(facts),
  ];
  let bytes = takenBytes + Buffer.byteLength(parts.join("\n\n"));
  for (const section of sections) {
    const whole = formatSection(section);
    const part = bytes + Buffer.byteLength(whole) > mostBytes ? leftOut(section) : whole;
    bytes += Buffer.byteLength(part) + 2;
    parts.push(part);
  }
  return `${parts.join("\n\n")}\n`;
}

function leftOut({ title }: Section): string {
  return `_${verbatim(title)}: left out, since GitHub takes no summary that is so long_`;
}

/** A list, which is as wide as there is room. */
function formatFacts(facts: readonly Fact[]): string {
  return facts
    .map(({ label, value, remark, tone }) => {
      const mark = tone === "bad" ? marks.bad : "";
      const said = `${text(label)} <b>${mark}${onOneLine(text(value))}</b>`;
      return `- ${said}${remark ? ` · ${text(remark)}` : ""}`;
    })
    .join("\n");
}

function formatSection({ title, remarks = [], diagram, table, isFolded }: Section): string {
  const asTable = table ? [formatTable(table)] : [];
  const content = [
    // As HTML: at the begin of a line a blank, a dash or a number would mean something.
    ...remarks.map((remark) => `<p>${text(remark)}</p>`),
    ...(diagram
      ? [
          `\`\`\`mermaid\n${diagram}\n\`\`\``,
          ...asTable.map((each) => folded("The same as a table", each)),
        ]
      : asTable),
  ].join("\n\n");
  return isFolded ? folded(text(title), content) : `#### ${text(title)}\n\n${content}`;
}

function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

function formatTable({ columns, rows }: Table): string {
  const shown = rows.slice(0, mostRows).map((row) => row.map(formatCell));
  const table = markdownTable([columns.map(({ title }) => text(title)), ...shown], {
    align: columns.map(({ align }) => (align === "right" ? "r" : "l")),
    // Every row would be filled up to the width of the widest one.
    alignDelimiters: Math.max(...shown.flat().map(({ length }) => length)) < widestPadded,
  });
  const more = rows.length - shown.length;
  return more > 0 ? `${table}\n\n… and ${more} more` : table;
}

function formatCell(cell: Cell): string {
  if (typeof cell === "string") return onOneLineIfShort(text(cell));
  if ("code" in cell) return `<code>${text(cell.code)}</code>`;
  if ("strong" in cell) return `<b>${onOneLineIfShort(text(cell.strong))}</b>`;
  // As code, which keeps its blanks and is as wide in every row.
  return `<code>${onOneLine(wholeBar(cell, barWidth).padEnd(barWidth))}</code>`;
}

function text(words: string): string {
  return verbatim(shorten(words, longestCell));
}

const short = 12;

/** On a narrow screen GitHub would break even "12 ms" in two. */
function onOneLineIfShort(words: string): string {
  return words.length <= short ? onOneLine(words) : words;
}

function onOneLine(words: string): string {
  return words.replaceAll(" ", "\u00a0");
}

/** What turns the direction of a text: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that is shown as it is: as HTML entities, nothing in it can mean anything in Markdown, HTML or a table, or turn
 * the direction of what comes after. GitHub makes no links of addresses whose marks are entities, and of one with an @ when
 * a space without width follows that.
 */
function verbatim(words: string): string {
  return words
    .replace(bidirectional, "\ufffd")
    .replace(/[^\p{L}\p{N} .,:;()/=%-]|:(?=\/\/)|(?<=\bwww)\./giu, asEntity)
    .replaceAll("&#64;", "&#64;&#8203;");
}

function asEntity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
