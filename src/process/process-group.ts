import { setTimeout as sleep } from "node:timers/promises";
import { sinceStart } from "./clock.ts";
import { isGroupRunning } from "./process-state.ts";
import type { StartedGroup } from "./started-groups.ts";

const isWindows = process.platform === "win32";

/** Sends `signal` to a process and to all it started, if any of them is left. Returns whether there was one. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    // A negative pid means the whole group: https://man7.org/linux/man-pages/man2/kill.2.html
    return process.kill(isWindows ? leader : -leader, signal);
  } catch (error) {
    // EPERM: what is left belongs to another user (macOS says so for zombies too); there is nothing we can do to it.
    if (["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** Ends what is left of a process group: asked first, killed when it is still there after `graceMs`. */
export async function endGroup(leader: number, graceMs: number): Promise<void> {
  if (isWindows || !signalGroup(leader, "SIGTERM")) return;
  const deadline = sinceStart() + graceMs;
  while (signalGroup(leader, 0) && (await isGroupRunning(leader))) {
    if (sinceStart() > deadline) {
      signalGroup(leader, "SIGKILL");
      return;
    }
    await sleep(5);
  }
}

/**
 * Ends a group that a process which is no more has started: a command of the user's is asked first, a program of ours may
 * still work for its grace, and what is there then is killed.
 */
export async function endLeftGroup({ leader, kind, graceMs }: StartedGroup): Promise<void> {
  if (isWindows) return;
  if (kind === "command") signalGroup(leader, "SIGTERM");
  if (await isGoneWithin(leader, graceMs)) return;
  signalGroup(leader, "SIGKILL");
  // One that works as root by sudo can't be killed, but does not take long.
  await isGoneWithin(leader, 2000);
}

async function isGoneWithin(leader: number, patienceMs: number): Promise<boolean> {
  const isThere = () =>
    process.platform === "linux" ? isGroupRunning(leader) : signalGroup(leader, 0);
  const deadline = sinceStart() + patienceMs;
  while (isThere()) {
    if (sinceStart() >= deadline) return false;
    await sleep(5);
  }
  return true;
}
