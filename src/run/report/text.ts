import { compose } from "./compose.ts";
import { displayWidth } from "./display-width.ts";
import type { Document, Fact, Section } from "./document.ts";
import { wrap } from "./lines.ts";
import type { Report } from "./report.ts";
import { plain, type Style } from "./style.ts";
import { formatTable } from "./text-table.ts";

export interface TextOptions {
  readonly style?: Style;
  /** The terminal's, in characters. */
  readonly width?: number;
}

/** Of a log. */
const usualWidth = 100;
const narrowest = 40;
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
    ...beside(
      style.bold(title),
      wrap(headline.text, room - title.length).map(tones[headline.tone]),
    ),
    ...formatFacts(facts, style, room).map(indent),
    ...shown.flatMap((section) => ["", ...formatSection(section, style, room).map(indent)]),
    "",
  ];
  return lines.map((line) => line.trimEnd()).join("\n");
}

/** Lines that begin beside a word. */
function beside(word: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index === 0 ? word : " ".repeat(title.length)}  ${line}`);
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
    const isOneLine = displayWidth(value) + 2 + displayWidth(remark) <= width;
    const lines = isOneLine
      ? [`${said(values[0] ?? "")}  ${style.dim(remarks[0] ?? "")}`]
      : [...values.map(said), ...remarks.map(style.dim)];
    return lines.map(
      (line, index) => `${style.dim((index === 0 ? label : "").padEnd(labelWidth))}  ${line}`,
    );
  });
}

function formatSection(
  { title, remarks = [], table }: Section,
  style: Style,
  room: number,
): string[] {
  return [
    ...wrap(title, room).map(style.bold),
    ...remarks.flatMap((remark) => wrap(remark, room).map(style.dim)),
    ...(table ? formatTable(table, style, room) : []),
  ];
}
