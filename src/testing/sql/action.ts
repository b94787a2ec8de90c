import { readCopy } from "./copy.ts";
import { readReset, readSet } from "./session-setting.ts";
import type { TokenReader } from "./token-reader.ts";
import { transactionControl } from "./transaction-control.ts";

/** What a statement does to the transaction and the session, as far as can be seen from its text. */
export type Action =
  /** Of READ ONLY and READ WRITE the last one counts. */
  | { readonly kind: "begin"; readonly readOnly: boolean }
  | { readonly kind: "commit"; readonly chain: boolean }
  | { readonly kind: "rollback"; readonly chain: boolean }
  /** The name as the server folds it, here and below. */
  | { readonly kind: "savepoint"; readonly name: string }
  | { readonly kind: "release"; readonly name: string }
  | { readonly kind: "rollback to"; readonly name: string }
  | {
      readonly kind: "set transaction";
      readonly readOnly: boolean | undefined;
      readonly isSnapshot: boolean;
      /** As SET transaction_read_only = on, of which the server does not warn outside of a transaction. */
      readonly isAssignment: boolean;
    }
  | { readonly kind: "prepare transaction" }
  /**
   * The name in lower case, since names of settings have no case; `session characteristics` for the
   * `default_transaction_…` that SET SESSION CHARACTERISTICS AS TRANSACTION sets.
   */
  | { readonly kind: "set"; readonly name: string; readonly isLocal: boolean }
  /** All settings without a name. Also SET … TO DEFAULT, which alone can be local. */
  | { readonly kind: "reset"; readonly name: string | undefined; readonly isLocal: boolean }
  | { readonly kind: "copy from client" }
  /**
   * The first word in lower case, or two (`commit prepared`, `rollback prepared`, `set constraints`), or "" for none.
   * Also what begins as one of the above but is not what the server takes for it.
   */
  | { readonly kind: "other"; readonly command: string };

/** Reads what follows a first word; nothing if that is not what the word is for. */
export type Reading = (reader: TokenReader) => Action | undefined;

const readings: ReadonlyMap<string, Reading> = new Map([
  ...transactionControl,
  ["copy", readCopy],
  ["reset", readReset],
  ["set", readSet],
]);

/** Whether a statement with this first word is of no other kind than `other`. */
export function isPlain(firstWord: string): boolean {
  return !readings.has(firstWord);
}

/** After the rules of https://github.com/postgres/postgres/blob/REL_17_STABLE/src/backend/parser/gram.y */
export function readAction(reader: TokenReader): Action {
  const isInParentheses = reader.takeSign("(") !== undefined;
  while (reader.takeSign("("));
  const command = reader.peekWord() ?? "";
  reader.skip();
  // Only queries can stand in parentheses.
  const action = isInParentheses ? undefined : readings.get(command)?.(reader);
  return action ?? { kind: "other", command };
}
