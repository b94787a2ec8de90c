import { describeDatabaseError, isDatabaseError } from "../postgres/database-error.ts";
import { messageOf } from "../process/message-of.ts";

/** What to do about errors of the server that have little to do with what was asked of it. */
const advice: Readonly<Record<string, string>> = {
  "55006": "a connection was left open to the database, most likely by the migrate-command: end it",
};

/**
 * Tells what could not be done, and why: of an error of the server all that it said, and what to do about it.
 *
 * @throws always
 */
export function explain(error: unknown, what: string): never {
  if (!isDatabaseError(error)) throw new Error(`${what}: ${messageOf(error)}`, { cause: error });
  const todo = advice[error.code ?? ""];
  throw new Error(`${what}\n${describeDatabaseError(error)}${todo ? `\n${todo}` : ""}`, {
    cause: error,
  });
}
