import { median } from "../median.ts";
import { Contender } from "./contender.ts";
import type { Ground } from "./ground.ts";
import { inTurn } from "./in-turn.ts";
import { type Measured, milliseconds, ratio } from "./measured.ts";

const script = new URL("many-tests.mjs", import.meta.url);
const tests = 20_000;
const thousand = 1000;
const rounds = 50;

/**
 * Tests in a row that insert and are rolled back: do the dead rows that they leave, or anything else that piles up, make
 * later ones slower? The machine changes as well in such a time. So the last thousand are done in turn with the first
 * thousand of somebody who begins at that time: another process, another copy of the database.
 */
export async function manyTests({ copy, signal }: Ground): Promise<Measured[]> {
  await using old = await Contender.start(script, { args: [copy()], signal });
  await using young = await Contender.start(script, { args: [copy()], signal });
  // Code that runs often becomes faster, and is not what this is about.
  for (const contender of [old, young]) await typical(contender, 500, "table_2");

  const first = await typical(old, thousand);
  await typical(old, tests - 2 * thousand);
  const compared = await inTurn(
    {
      last: () => typical(old, thousand / rounds),
      first: () => typical(young, thousand / rounds),
    },
    { rounds },
  );
  const last = median(compared.map((round) => round.last));
  return [
    milliseconds(`of ${tests} tests in a row that insert ten rows, the first thousand`, first),
    milliseconds("the last thousand", last),
    ratio(
      "the last thousand, beside another's first thousand at that time",
      median(compared.map((round) => round.last / round.first)),
      1.1,
    ),
    ratio("the last thousand, beside its own first thousand long before", last / first),
  ];
}

/** Milliseconds that one of them takes. */
async function typical(contender: Contender, count: number, table = "table_1"): Promise<number> {
  return median(await contender.measure<number[]>({ tests: count, table }));
}
