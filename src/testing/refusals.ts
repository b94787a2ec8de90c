import type { Fields } from "./wire/messages.ts";

/** As the server has it: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const transactionAborted: Fields = {
  code: "25P02",
  message: "current transaction is aborted, commands ignored until end of transaction block",
};

export function outsideOf(command: string): Fields {
  return { code: "25P01", message: `${command} can only be used in transaction blocks` };
}

export const notPreparable: Fields = {
  code: "0A000",
  message: "PREPARE TRANSACTION cannot be used in a sandbox",
  detail: "It would take the test's own transaction, which has to be there to be rolled back.",
  hint: "Take a database of the test's own: freshDatabase(), or sandbox.unboxed().",
};

export const mixedUnit: Fields = {
  code: "0A000",
  message: "transaction control and other statements cannot share one Sync in a sandbox",
  hint: "Send BEGIN, COMMIT, ROLLBACK and savepoints as queries of their own.",
};
