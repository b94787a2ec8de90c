import { cutTo, displayWidth, padEnd, padStart } from "./display-width.ts";
import type { Cell, Table } from "./document.ts";
import { oneLine, wrap } from "./lines.ts";
import type { Style } from "./style.ts";
import { bar } from "./units.ts";

const gap = 2;
const widestBar = 40;
const narrowestBar = 8;
const narrowest = 8;
/** A cell beyond it is cut, but for the last of a row, which goes on in the next line. */
const widest = 60;

/** What is left to the last column when it is in want of room. */
const readable = 20;

/** The lines of a table that is `room` columns wide at most. */
export function formatTable(table: Table, style: Style, room: number): string[] {
  const { columns, rows } = isTooWide(table, room) ? withoutMinor(table) : table;
  const titles = columns.map(({ title }) => title);
  const isTitled = titles.some((title) => title !== "");
  const all: readonly (readonly Cell[])[] = isTitled ? [titles, ...rows] : rows;
  const widths = fitted(
    columns.map((_, index) => Math.max(...all.map((row) => widthOf(row[index])))),
    room,
  );
  const format = (row: readonly Cell[], look: (text: string) => string) => {
    const last = row.length - 1;
    const [first = "", ...more] = lastLines(row[last] ?? "", widths[last] ?? 0);
    const cells = row.slice(0, -1).map((cell, index) => {
      const width = widths[index] ?? 0;
      const words = cutTo(plainText(cell), width);
      const pad = columns[index]?.align === "right" ? padStart : padEnd;
      const padded = pad(words, width);
      return isStrong(cell) ? style.bold(padded) : look(padded);
    });
    const indent = " ".repeat(widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 0));
    const isBar = typeof row[last] === "object" && "from" in row[last];
    const [start, ...rest] = [first, ...more].map((line) => (isBar ? style.dim(line) : look(line)));
    return [[...cells, start].join(" ".repeat(gap)), ...rest.map((line) => indent + line)];
  };
  return [
    ...(isTitled ? format(titles, style.dim) : []),
    ...rows.flatMap((row) => format(row, (text) => text)),
  ];
}

function isTooWide({ columns, rows }: Table, room: number): boolean {
  const widths = columns
    .slice(0, -1)
    .map(({ title }, index) => Math.max(title.length, ...rows.map((row) => widthOf(row[index]))));
  return widths.reduce((sum, width) => sum + width + gap, readable) > room;
}

function withoutMinor({ columns, rows }: Table): Table {
  const isKept = (_: unknown, index: number) => !columns[index]?.isMinor;
  return { columns: columns.filter(isKept), rows: rows.map((row) => row.filter(isKept)) };
}

/** Takes from the widest column what is too much for the line. */
function fitted(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  const excess = () => widths.reduce((sum, width) => sum + width, gap * (widths.length - 1)) - room;
  while (excess() > 0 && Math.max(...widths) > narrowest) {
    const index = widths.indexOf(Math.max(...widths));
    widths[index] = Math.max(narrowest, (widths[index] ?? 0) - 1);
  }
  return widths;
}

function widthOf(cell: Cell = ""): number {
  if (typeof cell === "object" && "from" in cell) return widestBar;
  return Math.min(widest, displayWidth(plainText(cell)));
}

function lastLines(cell: Cell, width: number): string[] {
  if (typeof cell === "object" && "from" in cell) return [bar(cell, Math.max(narrowestBar, width))];
  return wrap(plainText(cell), width);
}

function isStrong(cell: Cell): boolean {
  return typeof cell === "object" && "strong" in cell;
}

const longest = 1000;

function plainText(cell: Cell): string {
  if (typeof cell === "string") return oneLine(cell, longest);
  if ("code" in cell) return oneLine(cell.code, longest);
  return "strong" in cell ? oneLine(cell.strong, longest) : "";
}
