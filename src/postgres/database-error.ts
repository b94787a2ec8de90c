import type { DatabaseError } from "pg";

/** Whether the server itself sent this error. */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && "severity" in error && "code" in error;
}

export interface TextPosition {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Where the character at `position` (from 1, as Postgres counts) stands in a text. */
export function locate(text: string, position: number): TextPosition {
  // Postgres counts characters, JavaScript UTF-16 units.
  const before = [...text].slice(0, position - 1).join("");
  const lines = before.split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

/**
 * An error as psql would show it: message and SQLSTATE, detail, hint, context, and the line of the statement with a
 * mark below the place.
 */
export function describeDatabaseError(error: DatabaseError, sql?: string): string {
  const parts = [`${error.severity}: ${error.message} (SQLSTATE ${error.code})`];
  const position = Number(error.position);
  if (sql && position > 0) {
    const { line, column } = locate(sql, position);
    parts.push(sql.split("\n")[line - 1] ?? "", `${" ".repeat(column - 1)}^`);
  }
  for (const [name, text] of Object.entries({
    DETAIL: error.detail,
    HINT: error.hint,
    CONTEXT: error.where,
  })) {
    if (text) parts.push(`${name}: ${text}`);
  }
  return parts.join("\n");
}
