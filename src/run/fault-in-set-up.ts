import { setTimeout as sleep } from "node:timers/promises";
import { MigrationError } from "../migrations/migration-error.ts";
import { isDatabaseError } from "../postgres/database-error.ts";
import { attempt } from "../process/attempt.ts";
import { sinceStart } from "../process/clock.ts";
import { messageOf } from "../process/message-of.ts";
import { type Fault, type FaultWatch, faultsSince, sinceReady, wasReady } from "./faults.ts";
import { describeFault, nameFault } from "./report/faults.ts";
import { readServerLog } from "./server-errors.ts";

/**
 * A failure of the set-up with what had gone wrong with the server meanwhile, where that is known: a migration that loses
 * its connection tells nothing but that.
 */
export async function withFaults(
  error: unknown,
  watch: FaultWatch,
  describe = describeFault,
): Promise<unknown> {
  const said = messageOf(error);
  const { faults, log } = await look(watch, said, patienceFor(error, said));
  if (faults.length === 0) return error;
  const told = faults.map((fault) => `${nameFault(fault)}: ${describe(fault)}`);
  const end =
    faults.some(needsLog) && !said.includes("the end of its log") ? lastLines(log.end) : [];
  return retold(error, [said, ...told, ...end].join("\n"));
}

interface Seen {
  readonly faults: readonly Fault[];
  readonly log: { readonly text: string; readonly end: string };
}

/** As the driver tells it. */
const lostConnection = /Connection terminated|ECONNRESET|ECONNREFUSED|EPIPE|ENOENT/;

/** How long to look: a connection ends a moment before the server knows why. */
function patienceFor(error: unknown, said: string): number {
  if (lostConnection.test(said)) return 1000;
  // It has answered, or it was a command, of which it is not known why it failed.
  const { cause } = error instanceof Error ? error : {};
  return isDatabaseError(error) || isDatabaseError(cause) ? 0 : 300;
}

async function look(watch: FaultWatch, said: string, patienceMs: number): Promise<Seen> {
  const deadline = sinceStart() + patienceMs;
  while (true) {
    const log = attempt(() => readServerLog(watch.run.log, 0)) ?? { text: "", end: "" };
    const faults = faultsSince(watch, `${log.text}\n${said}`).filter(
      (fault) => fault.kind !== "end" || isUnasked(log.text),
    );
    if (faults.length > 0 || sinceStart() >= deadline) return { faults, log };
    await sleep(20);
  }
}

/** Whether the server was at work, and nobody asked it to end: we do when one does not start as it should. */
function isUnasked(log: string): boolean {
  return wasReady(log) && !/received \w+ shutdown request/.test(sinceReady(log));
}

function needsLog({ kind }: Fault): boolean {
  return kind === "crash" || kind === "end";
}

const mostLines = 20;

function lastLines(log: string): string[] {
  return ["the end of the server's log:", ...log.split("\n").slice(-mostLines)];
}

function retold(error: unknown, message: string): Error {
  if (!(error instanceof MigrationError)) return new Error(message, { cause: error });
  const { file, place } = error;
  return new MigrationError(message, { file, place, cause: error });
}
