import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "./attempt.ts";
import { sinceStart } from "./clock.ts";
import { listProcesses } from "./process-state.ts";

/** A variable of the environment, which all inherit that a program starts, also those that leave its session. */
export interface Mark {
  readonly name: string;
  readonly value: string;
}

const graceMs = 2000;

/**
 * Ends all processes that have a mark in their environment, this one excepted: asked first, killed when they are still
 * there after a grace. Known on Linux, of processes that we may look into and that have not written over it.
 *
 * @returns what was found, by name and number
 */
export async function endMarked(mark: Mark): Promise<string[]> {
  const found = new Map<number, string>();
  const signalAll = (signal: NodeJS.Signals) => {
    const pids = findMarked(mark);
    for (const pid of pids) {
      // One that has come since, or has not been asked yet, is asked all the same.
      const isAsked = found.has(pid);
      if (!isAsked) found.set(pid, `${nameOf(pid)} (process ${pid})`);
      if (!isAsked || signal === "SIGKILL") attempt(() => process.kill(pid, signal));
    }
    return pids.length > 0;
  };
  const startMs = sinceStart();
  const passedMs = () => sinceStart() - startMs;
  while (signalAll(passedMs() < graceMs ? "SIGTERM" : "SIGKILL") && passedMs() < 2 * graceMs) {
    await sleep(10);
  }
  return [...found.values()];
}

function findMarked({ name, value }: Mark): number[] {
  const entry = `\0${name}=${value}\0`;
  return listProcesses().filter((pid) => {
    if (pid === process.pid) return false;
    const environment = attempt(() => readFileSync(`/proc/${pid}/environ`, "latin1"));
    return environment ? `\0${environment}\0`.includes(entry) : false;
  });
}

/** A program may call itself anything. */
function nameOf(pid: number): string {
  const name = attempt(() => readFileSync(`/proc/${pid}/comm`, "utf8").trimEnd()) ?? "";
  return name.replace(/[^\x20-\x7e]/g, "?");
}
