import type { Client } from "pg";

/** What tells rows that were written since from older ones: transactions, as rows have them in `xmin`. */
export interface Horizon {
  /** The first that had not begun yet. */
  readonly next: string;
  /** Those before it that had not ended. */
  readonly running: readonly string[];
}

/** The moment, as rows of all databases have it. */
export async function readHorizon(client: Client): Promise<Horizon> {
  const { rows } = await client.query<Horizon>(
    `SELECT pg_snapshot_xmax(now)::xid::text AS next, ARRAY(SELECT id::xid::text FROM pg_snapshot_xip(now) id) AS running
       FROM pg_current_snapshot() now`,
  );
  const [horizon] = rows;
  if (!horizon) throw new Error("the server does not tell of its transactions");
  return horizon;
}
