import { describeDatabaseError, isDatabaseError } from "../postgres/database-error.ts";

/** What to do about errors of the server that have little to do with what was asked of it. */
const advice: Readonly<Record<string, string>> = {
  "55006": "a connection was left open to the database, most likely by the migrate-command: end it",
};

/**
 * Tells an error of the server with all it said and what to do about it.
 *
 * @throws always: that, or an error of another kind as it is
 */
export function explain(error: unknown, what: string): never {
  if (!isDatabaseError(error)) throw error;
  const todo = advice[error.code ?? ""];
  throw new Error(`${what}\n${describeDatabaseError(error)}${todo ? `\n${todo}` : ""}`, {
    cause: error,
  });
}
