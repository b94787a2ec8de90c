import type { Disk } from "../postgres/ramdisk.ts";
import type { Command } from "../process/command.ts";
import { Interrupted, Interrupts } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { type Context, setUpDatabase } from "./database.ts";
import type { Options } from "./options.ts";
import { formatMs } from "./report/units.ts";
import { withoutSecret } from "./secrets.ts";
import { slowPhaseNotices } from "./slow-phases.ts";
import { runTestCommand } from "./test-command.ts";
import { type PhaseTiming, Timings } from "./timings.ts";

/** What came of the tests against a stock server. */
export type Baseline =
  | {
      readonly state: "ran";
      readonly exitCode: number;
      /** Milliseconds until the test command was started, and until everything was removed. */
      readonly readyMs: number;
      readonly totalMs: number;
      readonly phases: readonly PhaseTiming[];
      /** Where the data was; in RAM only where there is no disk to write to, with the reason. */
      readonly storage: { readonly kind: "disk" | "ram"; readonly reason?: string };
    }
  /** The tests had failed before, so that there was nothing to compare with. */
  | { readonly state: "skipped" }
  /** Server or database could not be made, or the tests did not end. */
  | { readonly state: "failed"; readonly problem: string }
  /** A signal ended it. */
  | { readonly state: "interrupted" };

export interface BaselineOptions {
  readonly command: Command;
  /** That of the run itself, which is over. */
  readonly context: Context;
  /** With which the tests have ended. */
  readonly exitCode: number;
  /** How long they may take against the stock server, in milliseconds. */
  readonly limitMs?: number;
}

/** How many times as long the tests may take as before, and what they may take anyway. */
const patience = { times: 10, leastMs: 60_000 };

/**
 * Runs the test command once more, against a stock server: durable, on a disk, with the same migrations.
 *
 * Whatever comes of it, also a failure, is told and no matter of the run's result. It never throws.
 */
export async function runBaseline(options: Options, of: BaselineOptions): Promise<Baseline> {
  const { log } = of.context;
  if (of.exitCode !== 0) return { state: "skipped" };
  log.info("baseline: the tests passed, and run once more now, against a stock server on a disk");
  try {
    return await runOnStock(options, of);
  } catch (error) {
    if (of.context.interrupts.aborted.reason instanceof Interrupted) {
      return { state: "interrupted" };
    }
    const problem = withoutSecret(options, messageOf(error));
    log.warn(`baseline: there is nothing to compare with: ${problem}`);
    return { state: "failed", problem };
  }
}

async function runOnStock(
  options: Options,
  { command, context: of, limitMs }: BaselineOptions,
): Promise<Baseline> {
  const { env, log, stdout, onCreated } = of;
  // Ended by what ends the run, and by the limit, which does not end the run.
  const interrupts = new Interrupts();
  using _forwarding = of.interrupts.passTo(interrupts);
  const origin = of.timings.origin + of.timings.now();
  const timings = new Timings({
    listener: slowPhaseNotices(log.info),
    earlier: { origin, phases: [] },
  });
  const context: Context = {
    ...{ env, interrupts, log, stdout, timings, serverKind: "stock" },
    // Whoever ends a run that was killed has to find this one now.
    ...(onCreated && { onCreated }),
  };
  const database = await setUpDatabase({ ...options, snapshot: false }, context);
  // To look at every file again and again is work for its disk, and nobody asks.
  database.peakUse.stop();
  const readyMs = timings.now();
  log.info(`baseline: the stock server is ready after ${formatMs(readyMs)}`);
  let exitCode: number;
  {
    await using _ended = database;
    const limit =
      limitMs ?? Math.max(patience.leastMs, patience.times * of.timings.spentIn(["test"]));
    using _clock = endingAfter(limit, interrupts);
    exitCode = await runTestCommand(command, database, { options, context });
  }
  interrupts.aborted.throwIfAborted();
  if (exitCode !== 0) {
    log.warn(
      `baseline: against the stock server the tests failed (exit code ${exitCode}), which does not count`,
    );
  }
  return {
    ...{ state: "ran", exitCode, readyMs },
    totalMs: readyMs + timings.spentIn(["test", "stop"]),
    phases: timings.phases,
    storage: storageOf(database.disk),
  };
}

function endingAfter(ms: number, interrupts: Interrupts): Disposable {
  const late = new Error(`the tests did not end within ${formatMs(ms)}`);
  const clock = setTimeout(() => interrupts.fail(late), ms);
  return { [Symbol.dispose]: () => clearTimeout(clock) };
}

function storageOf({ kind, reason }: Disk): Extract<Baseline, { state: "ran" }>["storage"] {
  return {
    kind: kind === "directory" ? "disk" : "ram",
    ...(reason !== undefined && { reason }),
  };
}
