import { median } from "../median.ts";
import { Contender } from "./contender.ts";
import type { Ground } from "./ground.ts";
import { inTurn, quietest } from "./in-turn.ts";
import { type Measured, milliseconds } from "./measured.ts";

const script = new URL("begin-and-rollback.mjs", import.meta.url);

/**
 * What a test of one query takes longer than the query. An empty one would tell nothing: it is the first query that brings
 * the test's BEGIN to the server.
 */
export async function beginAndRollback({ copy, signal }: Ground): Promise<Measured[]> {
  await using sandbox = await Contender.start(script, { args: [copy()], signal });
  const typical = async (what: string) => median(await sandbox.measure<number[]>(what));
  const rounds = await inTurn(
    { test: () => typical("test"), query: () => typical("query") },
    { warmUp: 20, rounds: 100 },
  );
  const quiet = quietest(rounds);
  return [
    milliseconds("a test of one query in a sandbox", median(quiet.map(({ test }) => test))),
    milliseconds(
      "its begin and rollback: what it takes longer than the query",
      median(quiet.map(({ test, query }) => test - query)),
      0.3,
    ),
  ];
}
