import { continuationOf } from "./blanks.ts";

/*
 * The ends of what is quoted, past the closing quote. What is not closed ends with the text: the server complains of it
 * itself. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS
 */

/** How a quote is written within: `''`; `''` or `\'`, after an E; not at all, after a B or X. */
export type Escaping = "doubling" | "backslash" | "none";

/** A string in all its continuations, which escape as their beginning does, from its opening quote. */
export function endOfString(sql: string, start: number, escaping: Escaping): number {
  let closed = endOfPart(sql, start + 1, escaping);
  for (;;) {
    const next = continuationOf(sql, closed);
    if (next === undefined) return closed;
    closed = endOfPart(sql, next, escaping);
  }
}

function endOfPart(sql: string, from: number, escaping: Escaping): number {
  switch (escaping) {
    case "doubling":
      return endOfDoubling(sql, from, "'");
    case "backslash":
      return endOfEscaping(sql, from);
    case "none":
      return orLength(sql, sql.indexOf("'", from), 1);
  }
}

export function endOfQuotedIdentifier(sql: string, start: number): number {
  return endOfDoubling(sql, start + 1, '"');
}

const delimiters = /\$(?:[A-Za-z_\x80-\uffff][A-Za-z\d_\x80-\uffff]*)?\$/y;

/** A string in `$$` or `$tag$`, if one starts there. */
export function endOfDollarQuoted(sql: string, start: number): number | undefined {
  delimiters.lastIndex = start;
  const delimiter = delimiters.exec(sql)?.[0];
  if (delimiter === undefined) return undefined;
  return orLength(sql, sql.indexOf(delimiter, start + delimiter.length), delimiter.length);
}

function endOfDoubling(sql: string, from: number, quote: string): number {
  let index = sql.indexOf(quote, from);
  while (index >= 0 && sql[index + 1] === quote) index = sql.indexOf(quote, index + 2);
  return orLength(sql, index, 1);
}

const special = /['\\]/g;

function endOfEscaping(sql: string, from: number): number {
  special.lastIndex = from;
  for (let match = special.exec(sql); match; match = special.exec(sql)) {
    const isClosing = match[0] === "'" && sql[special.lastIndex] !== "'";
    if (isClosing) return special.lastIndex;
    special.lastIndex++;
  }
  return sql.length;
}

function orLength(sql: string, index: number, length: number): number {
  return index < 0 ? sql.length : index + length;
}
