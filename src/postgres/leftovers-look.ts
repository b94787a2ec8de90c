import type { Client, QueryResult } from "pg";
import { lookBlock, resultName } from "./leftovers-block.ts";

/** What is in a database at a moment. */
export interface Look {
  readonly database: string;
  readonly horizon: Horizon;
  /** Tables and views of every kind, as a query would name them. */
  readonly relations: readonly string[];
  /** The tables that have pages, and how large objects are kept. */
  readonly tables: Readonly<Record<string, TableLook>>;
  /** Where each sequence is. */
  readonly sequences: Readonly<Record<string, string>>;
  readonly preparedTransactions: readonly string[];
  readonly idleInTransaction: number;
  /** Tables that would take too long to read. */
  readonly tooLarge: readonly string[];
  /** What could not be read, as it is locked. */
  readonly unseen: readonly string[];
}

/** What tells rows that were written since from older ones: transactions, as rows have them in `xmin`. */
export interface Horizon {
  /** The first that had not begun yet. */
  readonly next: string;
  /** Those before it that had not ended. */
  readonly running: readonly string[];
}

export interface TableLook {
  readonly rows: number;
  /** How many of the rows were written beyond the horizon that was given. */
  readonly fresh: number;
  /** A sum over all primary keys; null for a large table, or one without a key. */
  readonly keys: string | null;
}

const settings = `
  SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL statement_timeout = '5s';
  SET LOCAL lock_timeout = '10ms';`;

/**
 * Looks at all that there is in the database that the client is connected to, in one message, which is one transaction.
 *
 * @param since beyond which rows are fresh; without it, none is
 */
export async function look(client: Client, since?: Horizon): Promise<Look> {
  const text = `${settings} ${lookBlock(client, since)}; SELECT current_setting('${resultName}') AS found`;
  const results = (await client.query(text)) as unknown as QueryResult<{ found: string }>[];
  return JSON.parse(results.at(-1)?.rows[0]?.found ?? "");
}
