import { readFileSync, readlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sinceStart } from "../process/clock.ts";
import { isRunning } from "../process/process-state.ts";

/** Whether the server of a data directory takes connections, as it writes into its postmaster.pid (pidfile.h). */
export function isReady(data: string): boolean {
  try {
    const text = readFileSync(join(data, "postmaster.pid"), "utf8");
    return text.split("\n")[7]?.trim() === "ready";
  } catch {
    return false; // it has not got as far
  }
}

/** Where the process of a run's server is noted, and the directory it works in. */
export interface ServerPlace {
  readonly pid: string;
  /** It, or one above it, may be a link. */
  readonly disk: string;
  readonly data: string;
}

/** The process of a run's server, if there is one. */
export function serverOf(place: ServerPlace): number | undefined {
  const pid = Number(attempt(() => readFileSync(place.pid, "utf8")));
  return Number.isInteger(pid) && pid > 0 && worksIn(pid, place) ? pid : undefined;
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

/** A pid may be another program's by now: a server's working directory is its data directory, be it there or not. */
function worksIn(pid: number, { disk, data }: ServerPlace): boolean {
  if (process.platform !== "linux") return signalProcess(pid, 0);
  const directory = attempt(() => readlinkSync(`/proc/${pid}/cwd`)) ?? "";
  const place = attempt(() => readlinkSync(disk)) ?? disk;
  return directory.replace(/ \(deleted\)$/, "") === join(place, relative(disk, data));
}

/** What can be read, if it can. */
function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
