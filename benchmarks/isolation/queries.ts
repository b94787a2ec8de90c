import { median } from "../median.ts";
import { Contender } from "./contender.ts";
import type { Ground } from "./ground.ts";
import { inTurn, quietest } from "./in-turn.ts";
import { type Measured, milliseconds, ratio } from "./measured.ts";

const script = new URL("queries.mjs", import.meta.url);

const cases = [
  { query: "insert", isInTransaction: false, allowed: 1.6 },
  { query: "select", isInTransaction: false, allowed: 1.6 },
  { query: "insert", isInTransaction: true, allowed: 1.25 },
  { query: "select", isInTransaction: true, allowed: 1.25 },
] as const;

/** The same query on plain `pg` and through a sandbox, in a process each, on one processor, twenty of each in turn. */
export async function queries({ copy, signal }: Ground): Promise<Measured[]> {
  const url = copy();
  await using plain = await Contender.start(script, { args: ["plain", url], signal });
  await using sandbox = await Contender.start(script, { args: ["sandbox", url], signal });
  const measured: Measured[] = [];
  for (const { allowed, ...what } of cases) {
    const rounds = await inTurn(
      { plain: () => plain.measure(what), sandbox: () => sandbox.measure(what) },
      { warmUp: 30, rounds: 160 },
    );
    const quiet = quietest(rounds);
    const where = what.isInTransaction ? "in the application's transaction" : "in autocommit";
    measured.push(
      milliseconds(`${what.query} on plain pg, ${where}`, median(quiet.map((each) => each.plain))),
      ratio(
        `${what.query} through the sandbox, beside it`,
        median(quiet.map((each) => each.sandbox / each.plain)),
        allowed,
      ),
    );
  }
  return measured;
}
