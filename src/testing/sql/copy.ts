import type { Action } from "./action.ts";
import type { TokenReader } from "./token-reader.ts";

/** COPY [BINARY] table [(columns)] FROM STDIN …: https://www.postgresql.org/docs/current/sql-copy.html */
export function readCopy(reader: TokenReader): Action | undefined {
  // A query in parentheses can only be copied to somewhere.
  if (reader.peekSign() === "(") return undefined;
  while (!reader.isAtEnd) {
    if (reader.takeWord("to")) return undefined;
    if (reader.takeWord("from")) {
      // The grammar takes each for the other: STDOUT, after FROM, is the client as well.
      return reader.takeWord("stdin", "stdout") ? { kind: "copy from client" } : undefined;
    }
    reader.skip();
  }
  return undefined;
}
