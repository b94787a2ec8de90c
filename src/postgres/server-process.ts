import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "../process/attempt.ts";
import { sinceStart } from "../process/clock.ts";
import { descendantsOf, isRunning } from "../process/process-state.ts";
import { readRegularFile } from "./regular-file.ts";
import { dataOf } from "./serving.ts";

/**
 * Whether a server takes connections, as it writes into the postmaster.pid of its data directory (pidfile.h). One that was
 * killed may have left such a file.
 */
export function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readRegularFile(join(data, "postmaster.pid")).split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false; // it has not got as far
  }
}

/** Where the process of a run's server is noted, and the data that it was started on. */
export interface ServerPlace {
  readonly pid: string;
  readonly data: string;
}

/** The process of a run's server, if there is one. */
export function serverOf(place: ServerPlace): number | undefined {
  const pid = Number(attempt(() => readRegularFile(place.pid)));
  return Number.isInteger(pid) && pid > 0 && servesData(pid, place.data) ? pid : undefined;
}

/**
 * Ends a server at once: SIGQUIT makes it end its sessions and leave without a checkpoint, which nobody needs of data
 * that is thrown away. https://www.postgresql.org/docs/current/server-shutdown.html
 */
export async function endServer(pid: number): Promise<void> {
  // It kills sessions itself that have not ended after 5 s.
  if (await endsBy("SIGQUIT", pid, 7000)) return;
  // Its processes would live on, if they are stopped or hang as well.
  const all = [pid, ...descendantsOf(pid)];
  const ended = await Promise.all(all.map((each) => endsBy("SIGKILL", each, 5000)));
  const left = all.filter((_, index) => !ended[index]);
  if (left.length === 0) return;
  throw new Error(`the server's process ${left.join(", ")} does not end, even by SIGKILL`);
}

/**
 * Shuts down a run's server so that its files are all there is to know: SIGINT makes it end its sessions and write a
 * checkpoint.
 *
 * @throws when it had to be ended otherwise
 */
export async function shutDownServer(place: ServerPlace): Promise<void> {
  const pid = serverOf(place);
  if (pid === undefined) throw new Error("the server has ended by itself");
  if (await endsBy("SIGINT", pid, 30_000)) return;
  await endServer(pid);
  throw new Error("the server did not shut down within 30 s");
}

async function endsBy(signal: NodeJS.Signals, pid: number, patienceMs: number): Promise<boolean> {
  if (!signalProcess(pid, signal)) return true;
  // One that is stopped heeds no other.
  signalProcess(pid, "SIGCONT");
  const deadline = sinceStart() + patienceMs;
  while (sinceStart() < deadline) {
    if (!signalProcess(pid, 0) || !isRunning(pid)) return true;
    await sleep(1);
  }
  return false;
}

/** Whether there is such a process of ours, which has got the signal then. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** A pid may be another program's by now. */
function servesData(pid: number, data: string): boolean {
  return process.platform === "linux" ? dataOf(pid) === data : signalProcess(pid, 0);
}
