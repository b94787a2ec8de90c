import { type Action, isPlain, readAction } from "./action.ts";
import { skipBlanks } from "./blanks.ts";
import { isIdentifierStart, isSpace } from "./characters.ts";
import { foldCase } from "./identifier.ts";
import { endOfWord, nextToken, type Token } from "./lexer.ts";
import { StatementNesting } from "./statement-nesting.ts";
import { TokenReader } from "./token-reader.ts";

export interface Statement {
  /** As it is written, with its comments and without its semicolon. */
  readonly text: string;
  readonly action: Action;
  /** Whether nothing of it outlives its transaction but rows: it sets nothing, and the schema stays as it is. */
  readonly isOrdinary: boolean;
}

function statement(text: string, action: Action): Statement {
  const isOrdinary = action.kind === "other" && queries.test(action.command) && !setting.test(text);
  return { text, action, isOrdinary };
}

const queries = /^(select|insert|update|delete|merge|values)$/;
const setting = /set_config/i;

/**
 * The statements of a query's text, in their order, as the server will find them in it. Those of which there is nothing
 * but white space and comments are left out. A text with an error is split in some way that has the error in a part.
 *
 * ```ts
 * parseStatements("BEGIN; SELECT ';'").map(({ action }) => action.kind); // ["begin", "other"]
 * ```
 */
export function parseStatements(sql: string): readonly Statement[] {
  return plainStatement(sql) ?? tokenizedStatements(sql);
}

/**
 * What nearly every query is, without looking at more of it than need be: one statement whose first word tells that it
 * is neither transaction control nor a setting.
 */
export function plainStatement(sql: string): readonly Statement[] | undefined {
  const semicolon = sql.indexOf(";");
  // It may be in a string without an end or a comment: neither is made better or worse by its loss.
  if (semicolon >= 0 && !isSpaceFrom(sql, semicolon + 1)) return undefined;
  const command = firstWord(sql);
  if (command === undefined || !isPlain(command)) return undefined;
  const text = semicolon < 0 ? sql : sql.slice(0, semicolon);
  return [statement(text, { kind: "other", command })];
}

function isSpaceFrom(sql: string, from: number): boolean {
  let index = from;
  while (isSpace(sql.charCodeAt(index))) index++;
  return index === sql.length;
}

function firstWord(sql: string): string | undefined {
  let start = skipBlanks(sql, 0);
  while (sql[start] === "(") start = skipBlanks(sql, start + 1);
  if (!isIdentifierStart(sql.charCodeAt(start))) return undefined;
  return foldCase(sql.slice(start, endOfWord(sql, start)));
}

export function tokenizedStatements(sql: string): readonly Statement[] {
  const statements: Statement[] = [];
  const nesting = new StatementNesting();
  let tokens: Token[] = [];
  let start = 0;
  const add = (end: number) => {
    if (tokens.length === 0) return;
    const action = readAction(new TokenReader(sql, tokens));
    statements.push(statement(sql.slice(start, end), action));
  };
  for (let token = nextToken(sql, 0); token; token = nextToken(sql, token.end)) {
    if (nesting.endsWith(token, sql)) {
      add(token.start);
      tokens = [];
      start = token.end;
    } else tokens.push(token);
  }
  add(sql.length);
  return statements;
}
