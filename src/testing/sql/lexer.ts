import { skipBlanks, startsComment } from "./blanks.ts";
import {
  character,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isOperator,
} from "./characters.ts";
import { type Escaping, endOfDollarQuoted, endOfQuotedIdentifier, endOfString } from "./quotes.ts";

/** A word is a key word or an identifier without quotes; a symbol is one character, or a comment that does not end. */
export type TokenKind =
  | "word"
  | "quoted identifier"
  | "string"
  | "bit string"
  | "number"
  | "parameter"
  | "operator"
  | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The next token of a text from an index on, past white space and comments, as PostgreSQL's scanner finds it with
 * `standard_conforming_strings` on: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export function nextToken(sql: string, from: number): Token | undefined {
  const start = skipBlanks(sql, from);
  return start < sql.length ? tokenAt(sql, start) : undefined;
}

function tokenAt(sql: string, start: number): Token {
  const code = sql.charCodeAt(start);
  if (isIdentifierStart(code)) return wordOrPrefixed(sql, start);
  if (code === character.quote) return stringAt(sql, start, start, "doubling");
  if (code === character.doubleQuote) return quotedIdentifierAt(sql, start, start);
  if (code === character.dollar) return afterDollar(sql, start);
  if (isDigit(code) || (code === character.dot && isDigit(sql.charCodeAt(start + 1)))) {
    return { kind: "number", start, end: endOfNumber(sql, start) };
  }
  if (startsComment(sql, start)) return { kind: "symbol", start, end: sql.length };
  if (isOperator(code)) return { kind: "operator", start, end: endOfOperator(sql, start) };
  return { kind: "symbol", start, end: start + 1 };
}

/** N'…' needs no mention: the scanner itself makes of it the word NCHAR and a plain string. */
const prefixes: Readonly<Record<string, Escaping>> = {
  E: "backslash",
  e: "backslash",
  B: "none",
  b: "none",
  X: "none",
  x: "none",
};

function wordOrPrefixed(sql: string, start: number): Token {
  const next = sql.charCodeAt(start + 1);
  if (next === character.quote) {
    const escaping = prefixes[sql.charAt(start)];
    if (escaping) return stringAt(sql, start, start + 1, escaping);
  }
  if (next === character.ampersand && /[uU]/.test(sql.charAt(start))) {
    const quote = sql.charCodeAt(start + 2);
    if (quote === character.quote) return stringAt(sql, start, start + 2, "doubling");
    if (quote === character.doubleQuote) return quotedIdentifierAt(sql, start, start + 2);
  }
  return { kind: "word", start, end: endOfWord(sql, start) };
}

export function endOfWord(sql: string, start: number): number {
  let end = start + 1;
  while (isIdentifierPart(sql.charCodeAt(end))) end++;
  return end;
}

function stringAt(sql: string, start: number, quote: number, escaping: Escaping): Token {
  const kind = escaping === "none" ? "bit string" : "string";
  return { kind, start, end: endOfString(sql, quote, escaping) };
}

function quotedIdentifierAt(sql: string, start: number, quote: number): Token {
  return { kind: "quoted identifier", start, end: endOfQuotedIdentifier(sql, quote) };
}

function afterDollar(sql: string, start: number): Token {
  let end = start + 1;
  while (isDigit(sql.charCodeAt(end))) end++;
  if (end > start + 1) return { kind: "parameter", start, end };
  const quoted = endOfDollarQuoted(sql, start);
  return { kind: quoted === undefined ? "symbol" : "string", start, end: quoted ?? end };
}

const digits = String.raw`\d(?:_?\d)*`;

/** With the forms of PostgreSQL 16, which are errors before: 0x1f, 0o17, 0b11, 1_000. Of `1..2`, only the 1. */
const numbers = new RegExp(
  [
    String.raw`0[xX](?:_?[\da-fA-F])+`,
    "0[oO](?:_?[0-7])+",
    "0[bB](?:_?[01])+",
    String.raw`(?:${digits}(?:\.(?!\.)(?:${digits})?)?|\.${digits})(?:[eE][+-]?${digits})?`,
  ].join("|"),
  "y",
);

function endOfNumber(sql: string, start: number): number {
  numbers.lastIndex = start;
  numbers.test(sql);
  return numbers.lastIndex;
}

/** An operator holds no beginning of a comment, and ends in a sign only if it has one of the unusual characters. */
function endOfOperator(sql: string, start: number): number {
  let end = start + 1;
  while (isOperator(sql.charCodeAt(end)) && !startsComment(sql, end)) end++;
  if (end === start + 1 || /[~!@#^&|`?%]/.test(sql.slice(start, end))) return end;
  while (end > start + 1 && /[+-]/.test(sql.charAt(end - 1))) end--;
  return end;
}
