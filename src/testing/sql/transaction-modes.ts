import type { TokenReader } from "./token-reader.ts";

export interface TransactionModes {
  /** What the last of READ ONLY and READ WRITE says, since the server sets one after the other. */
  readonly readOnly: boolean | undefined;
}

/**
 * The modes up to the end of a statement, with or without commas between them; none of them when something else comes.
 * https://www.postgresql.org/docs/current/sql-set-transaction.html
 */
export function readModes(reader: TokenReader): TransactionModes | undefined {
  let readOnly: boolean | undefined;
  let isFirst = true;
  while (!reader.isAtEnd) {
    if (!isFirst) reader.takeSign(",");
    isFirst = false;
    if (reader.takeWords("read", "only")) readOnly = true;
    else if (reader.takeWords("read", "write")) readOnly = false;
    else if (!takeOtherMode(reader)) return undefined;
  }
  return { readOnly };
}

function takeOtherMode(reader: TokenReader): boolean {
  if (reader.takeWords("isolation", "level")) return takeLevel(reader);
  return reader.takeWords("deferrable") || reader.takeWords("not", "deferrable");
}

function takeLevel(reader: TokenReader): boolean {
  return (
    reader.takeWords("serializable") ||
    reader.takeWords("repeatable", "read") ||
    reader.takeWords("read", "committed") ||
    reader.takeWords("read", "uncommitted")
  );
}
