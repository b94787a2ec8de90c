import { once } from "node:events";
import type pg from "pg";

/** What a client is told in answer to a query. */
export interface Outcome {
  readonly results: readonly { command: string; rowCount: number | null; rows: unknown[] }[];
  readonly error: string | undefined;
  readonly notices: readonly string[];
  readonly status: string | null;
}

/** Asks, and tells all that has come of it. */
export async function outcomeOf(client: pg.ClientBase, text: string): Promise<Outcome> {
  const notices: string[] = [];
  const note = ({ code, message }: { code?: string | undefined; message?: string | undefined }) =>
    notices.push(`${code} ${message}`);
  client.on("notice", note);
  // An error is told before the server is ready again.
  const isReady = once(client, "drain");
  // A text of several statements has several results.
  const asked = client.query(text) as Promise<pg.QueryResult | pg.QueryResult[]>;
  const { results, error } = await asked.then(
    (result) => ({ results: [result].flat(), error: undefined }),
    ({ code, message }: pg.DatabaseError) => ({ results: [], error: `${code} ${message}` }),
  );
  await isReady;
  client.off("notice", note);
  return {
    results: results.map(({ command, rowCount, rows }) => ({ command, rowCount, rows })),
    error,
    notices,
    status: client.getTransactionStatus(),
  };
}
