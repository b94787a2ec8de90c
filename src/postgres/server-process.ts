import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sinceStart } from "../process/clock.ts";
import { isRunning } from "../process/process-state.ts";

/**
 * Whether a server takes connections, as it writes into the postmaster.pid of its data directory (pidfile.h). One that was
 * killed may have left such a file.
 */
export function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
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
  const pid = Number(attempt(() => readFileSync(place.pid, "utf8")));
  return Number.isInteger(pid) && pid > 0 && servesData(pid, place.data) ? pid : undefined;
}

/**
 * Ends a server at once: SIGQUIT makes it end its sessions and leave without a checkpoint, which nobody needs of data
 * that is thrown away. https://www.postgresql.org/docs/current/server-shutdown.html
 */
export async function endServer(pid: number): Promise<void> {
  if (await endsBy("SIGQUIT", pid, 10_000)) return;
  if (await endsBy("SIGKILL", pid, 5000)) return;
  throw new Error(`the server's process ${pid} does not end, even by SIGKILL`);
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
  const deadline = sinceStart() + patienceMs;
  while (sinceStart() < deadline) {
    if (!signalProcess(pid, 0) || !isRunning(pid)) return true;
    await sleep(1);
  }
  return false;
}

export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

/**
 * A pid may be another program's by now: a server's arguments name its data. Its working directory tells as well, but in
 * a container not of another user's process, whoever asks.
 */
function servesData(pid: number, data: string): boolean {
  if (process.platform !== "linux") return signalProcess(pid, 0);
  const args = attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.split("\0") ?? [];
  return args[args.indexOf("-D") + 1] === data;
}

/** What can be read, if it can. */
function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
