import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "./attempt.ts";
import { sinceStart } from "./clock.ts";
import { listProcesses } from "./process-state.ts";

/** A variable of the environment, which all inherit that a command starts, also those that leave its session. */
export const markName = "RAM_POSTGRES_RUN";

const graceMs = 2000;
const pauseMs = 10;

/**
 * Ends all processes that have a mark in their environment, this one excepted: asked first, killed when they are still
 * there after a grace. Known on Linux, of processes that we may look into and that have not written over it.
 *
 * @returns what was found, by name and number
 */
export async function endMarked(mark: string): Promise<string[]> {
  const found = new Map<number, string>();
  const startMs = sinceStart();
  const passedMs = () => sinceStart() - startMs;
  // One that starts another and ends while we look hides both.
  for (let emptyLooks = 0; passedMs() < 2 * graceMs; ) {
    const lookedAtMs = sinceStart();
    const pids = findMarked(mark);
    for (const pid of pids) {
      const isAsked = found.has(pid);
      if (!isAsked) found.set(pid, `${nameOf(pid)} (process ${pid})`);
      if (passedMs() >= graceMs) attempt(() => process.kill(pid, "SIGKILL"));
      else if (!isAsked) attempt(() => process.kill(pid, "SIGTERM"));
    }
    emptyLooks = pids.length > 0 ? 0 : emptyLooks + 1;
    if (found.size === 0 || emptyLooks === 2) break;
    // Others want the processor as well, and a look at thousands of processes takes a while.
    await sleep(Math.max(pauseMs, sinceStart() - lookedAtMs));
  }
  return [...found.values()];
}

function findMarked(mark: string): number[] {
  // As bytes: a path may be of another encoding than ours.
  const entry = Buffer.from(`\0${markName}=${mark}\0`);
  const zero = Buffer.from("\0");
  return listProcesses().filter((pid) => {
    if (pid === process.pid) return false;
    const environment = attempt(() => readFileSync(`/proc/${pid}/environ`));
    return environment?.length ? Buffer.concat([zero, environment, zero]).includes(entry) : false;
  });
}

/** A program may call itself anything, also what is a command to GitHub's runner. */
function nameOf(pid: number): string {
  const name = attempt(() => readFileSync(`/proc/${pid}/comm`, "utf8").trimEnd()) ?? "";
  return name.replace(/[^\w.+:/ -]/g, "?");
}
