import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverAccount } from "../../src/postgres/account.ts";
import { findInstalled } from "../../src/postgres/installed.ts";
import { median } from "../median.ts";
import { inTurn, type Round } from "./in-turn.ts";
import { runOurWay } from "./seed/our-way.ts";
import { runSlowWay } from "./seed/slow-way.ts";

/** Seconds in the slow way and in ours. */
export interface TwoWays {
  readonly slow: number;
  readonly ours: number;
  readonly ratio: number;
}

export interface SeedSuite {
  readonly wholeRun: TwoWays;
  /** Of that the tests, with what is done before and after each. */
  readonly tests: TwoWays;
}

/** What the seed's author tells of his own: https://github.com/sionabraham-senvo/sioncodes */
export const seedsOwn: TwoWays = { slow: 8.45, ours: 1.3, ratio: 8.45 / 1.3 };

/** The seed's suite in its slow way and in ours, whole runs in turn. */
export async function seedSuite(signal: AbortSignal): Promise<SeedSuite> {
  const account = await serverAccount();
  const [binaries] = await findInstalled({ env: process.env, account });
  if (!binaries) throw new Error("this benchmark needs an installed PostgreSQL");
  const cache = await mkdtemp(join(tmpdir(), "isolation-cache-"));
  try {
    await runOurWay({ cache, expected: "miss", signal });
    const rounds = await inTurn(
      {
        slow: () => timedRun(() => runSlowWay({ binaries, account, signal })),
        ours: () => timedRun(() => runOurWay({ cache, expected: "hit", signal })),
      },
      { rounds: 5 },
    );
    return {
      wholeRun: compare(rounds, ({ wholeRun }) => wholeRun),
      tests: compare(rounds, ({ tests }) => tests),
    };
  } finally {
    await rm(cache, { recursive: true });
  }
}

type Run = Round<keyof SeedSuite>;

async function timedRun(run: () => Promise<number>): Promise<Run> {
  const start = performance.now();
  const tests = await run();
  return { wholeRun: (performance.now() - start) / 1000, tests };
}

function compare(rounds: Round<"slow" | "ours", Run>[], of: (run: Run) => number): TwoWays {
  return {
    slow: median(rounds.map(({ slow }) => of(slow))),
    ours: median(rounds.map(({ ours }) => of(ours))),
    ratio: median(rounds.map(({ slow, ours }) => of(slow) / of(ours))),
  };
}
