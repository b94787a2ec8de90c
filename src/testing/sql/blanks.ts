import { character, isNewline, isSpace } from "./characters.ts";

/** The end of the white space and the comments that begin at an index. */
export function skipBlanks(sql: string, from: number): number {
  let index = from;
  for (;;) {
    if (isSpace(sql.charCodeAt(index))) index++;
    else if (startsLineComment(sql, index)) index = endOfLine(sql, index);
    else if (startsBlockComment(sql, index)) {
      const end = endOfComment(sql, index);
      // The server complains of it, so it must not pass for nothing.
      if (end === undefined) return index;
      index = end;
    } else return index;
  }
}

export function startsComment(sql: string, index: number): boolean {
  return startsLineComment(sql, index) || startsBlockComment(sql, index);
}

function startsLineComment(sql: string, index: number): boolean {
  return sql.charCodeAt(index) === character.minus && sql.charCodeAt(index + 1) === character.minus;
}

function startsBlockComment(sql: string, index: number): boolean {
  return sql.charCodeAt(index) === character.slash && sql.charCodeAt(index + 1) === character.star;
}

/**
 * Where a string goes on if it does after a closing quote: past the next opening one, which must stand on another line.
 * Only comments to the end of a line may lie between.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS
 */
export function continuationOf(sql: string, closed: number): number | undefined {
  let index = closed;
  let isOnAnotherLine = false;
  for (;;) {
    const code = sql.charCodeAt(index);
    if (isSpace(code)) {
      isOnAnotherLine ||= isNewline(code);
      index++;
    } else if (startsLineComment(sql, index)) index = endOfLine(sql, index);
    else return isOnAnotherLine && code === character.quote ? index + 1 : undefined;
  }
}

function endOfLine(sql: string, from: number): number {
  let index = from;
  while (index < sql.length && !isNewline(sql.charCodeAt(index))) index++;
  return index;
}

const bounds = /\/\*|\*\//g;

function endOfComment(sql: string, start: number): number | undefined {
  bounds.lastIndex = start;
  let depth = 0;
  for (let bound = bounds.exec(sql); bound; bound = bounds.exec(sql)) {
    depth += bound[0] === "/*" ? 1 : -1;
    if (depth === 0) return bounds.lastIndex;
  }
  return undefined;
}
