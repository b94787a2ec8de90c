import { readFile, readlink, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../process/process-state.ts";

/** What a server writes into its data directory's postmaster.pid; its form is in pidfile.h of PostgreSQL's source. */
export interface PidFile {
  readonly pid: number;
  readonly isReady: boolean;
}

/** The server of a data directory as its postmaster.pid tells it; undefined when there is none. */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  // In single-user mode, as initdb uses it, the pid is negative.
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, isReady: lines[7]?.trim() === "ready" };
}

/** The process of the server that runs on a data directory, if there is one. */
export async function serverOf(data: string): Promise<number | undefined> {
  const server = await readPidFile(data);
  return server && (await runsOn(server.pid, data)) ? server.pid : undefined;
}

/**
 * Ends a server at once: SIGQUIT makes it end its sessions and leave without a checkpoint, which nobody needs of data
 * that is thrown away. https://www.postgresql.org/docs/current/server-shutdown.html
 */
export async function endServer(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGQUIT", 10_000],
    ["SIGKILL", 5000],
  ] as const) {
    if (!signalProcess(pid, signal)) return;
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      if (!signalProcess(pid, 0) || !(await isRunning(pid))) return;
      await sleep(1);
    }
  }
  throw new Error(`the server's process ${pid} does not end, even by SIGKILL`);
}

export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

/** A pid may be another program's by now: a server's working directory is its data directory. */
async function runsOn(pid: number, data: string): Promise<boolean> {
  if (process.platform !== "linux") return signalProcess(pid, 0);
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return directory !== undefined && directory === (await realpath(data));
}
