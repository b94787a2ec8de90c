import type { Context } from "./context.ts";
import type { Statement } from "./sql/statements.ts";

/** What a client sends before it waits for an answer. */
export interface Unit {
  readonly kind: "query" | "extended";
  /** `flush` when it goes on with the same portal later, as a cursor does. */
  readonly ends: "ready" | "flush";
  readonly messages: readonly Buffer[];
  /** What is executed by it. */
  readonly statements: readonly Statement[];
  /** Names of prepared statements that it makes, in their order, and that it needs. */
  readonly prepares: readonly string[];
  readonly needs: readonly string[];
  readonly unseenCloses: number;
  /** What it asks for, in order: to answer in the server's place. */
  readonly asks: readonly Ask[];
  readonly context: Context;
}

/** A message of the extended protocol, as far as it matters to one who answers it. */
export type Ask = "parse" | "bind" | "describe statement" | "describe portal" | "execute" | "close";

/** Whether it is nothing but statements of transaction control and such as change the session. */
export function isControl({ action }: Statement): boolean {
  switch (action.kind) {
    case "other":
    case "set":
    case "reset":
    case "copy from client":
      return false;
    default:
      return true;
  }
}

/** Whether it leaves the session, the schema and the connection's settings as they are, as nearly all do. */
export function isOrdinary({ statements }: Unit): boolean {
  return statements.every((statement) => statement.isOrdinary);
}
