import { compose } from "./compose.ts";
import type { Cell, Document, Fact, Section, Table } from "./document.ts";
import type { Report } from "./report.ts";
import { bar, shorten } from "./units.ts";

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

export interface TextOptions {
  readonly style?: Style;
  /** The terminal's, in characters. */
  readonly width?: number;
}

/** Of a log. */
const usualWidth = 100;
const narrowest = 40;
const widestBar = 40;
const title = "ram-postgres";

/** The report for a terminal or a log. */
export function formatText(
  report: Report,
  { style = plain, width = usualWidth }: TextOptions = {},
): string {
  const room = Math.max(narrowest, width) - 2;
  const { headline, facts, sections }: Document = compose(report);
  const tones = { good: style.good, bad: style.bad, plain: style.bold };
  const shown = sections.filter(({ isFolded }) => !isFolded);
  const lines = [
    "",
    `${style.bold(title)}  ${tones[headline.tone](oneLine(headline.text, room - title.length))}`,
    ...formatFacts(facts, style, room).map(indent),
    ...shown.flatMap((section) => ["", ...formatSection(section, style, room).map(indent)]),
    "",
  ];
  return lines.map((line) => line.trimEnd()).join("\n");
}

function indent(line: string): string {
  return `  ${line}`;
}

/** A label, and beside it what there is to say, on as many lines as that takes. */
function formatFacts(facts: readonly Fact[], style: Style, room: number): string[] {
  const labelWidth = Math.max(...facts.map(({ label }) => label.length));
  const width = Math.max(1, room - labelWidth - 2);
  return facts.flatMap(({ label, value, remark = "", tone }) => {
    const said = tone === "bad" ? style.bad : style.bold;
    const [values, remarks] = [wrap(value, width), wrap(remark, width)];
    const isOneLine = value.length + 2 + remark.length <= width;
    const lines = isOneLine
      ? [`${said(values[0] ?? "")}  ${style.dim(remarks[0] ?? "")}`]
      : [...values.map(said), ...remarks.map(style.dim)];
    return lines.map(
      (line, index) => `${style.dim((index === 0 ? label : "").padEnd(labelWidth))}  ${line}`,
    );
  });
}

const mostLines = 6;

/** Words on lines of at most so many characters. */
function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(words, mostLines * width).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(oneLine(word, width));
  }
  return lines.filter((line) => line !== "");
}

function formatSection(
  { title, remarks = [], table }: Section,
  style: Style,
  room: number,
): string[] {
  return [
    style.bold(oneLine(title, room)),
    ...remarks.flatMap((remark) => wrap(remark, room).map(style.dim)),
    ...(table ? formatTable(table, style, room) : []),
  ];
}

/** The last column has what room the others leave. */
function formatTable({ columns, rows }: Table, style: Style, room: number): string[] {
  const isTitled = columns.some(({ title }) => title !== "");
  const titles = columns.map(({ title }) => title);
  const texts = [...(isTitled ? [titles] : []), ...rows.map((row) => row.map(plainText))];
  const widths = columns.map((_, index) =>
    Math.max(...texts.map((row) => row[index]?.length ?? 0)),
  );
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const left = Math.max(1, room - before);
  const line = (row: readonly Cell[]) =>
    row
      .map((cell, index) => {
        const isLast = index === columns.length - 1;
        if (typeof cell === "object" && "from" in cell) {
          return style.dim(bar(cell, Math.min(widestBar, left)));
        }
        const words = isLast ? oneLine(plainText(cell), left) : plainText(cell);
        const width = isLast ? 0 : (widths[index] ?? 0);
        const padded =
          columns[index]?.align === "right" ? words.padStart(width) : words.padEnd(width);
        return typeof cell === "object" && "strong" in cell ? style.bold(padded) : padded;
      })
      .join("  ");
  return [...(isTitled ? [style.dim(line(titles))] : []), ...rows.map(line)];
}

const longestCell = 60;

function plainText(cell: Cell): string {
  if (typeof cell === "string") return oneLine(cell, longestCell);
  if ("code" in cell) return oneLine(cell.code, longestCell);
  return "strong" in cell ? oneLine(cell.strong, longestCell) : "";
}

/**
 * Text on one line that does nothing to a terminal, and is no command to GitHub's runner, which looks for `::` at the
 * begin of a line, and for `##[` anywhere in it.
 */
function oneLine(words: string, longest: number): string {
  const harmless = words
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "\ufffd")
    .replaceAll("##[", "# #[")
    .replace(/^ ?::/, ": :");
  return shorten(harmless, longest);
}
