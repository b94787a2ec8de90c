import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { attempt } from "../process/attempt.ts";
import { hasTerminal, listProcesses, userOf } from "../process/process-state.ts";
import { mayServe } from "./account.ts";

/** The server that was started on some data, when nothing else is left that tells of it; known on Linux. */
export function findServer(data: string): number | undefined {
  return listProcesses().find((pid) => dataOf(pid) === data);
}

/** Whether a server was started on data in a directory, by whatever path leads there; known on Linux. */
export function isServed(directory: string): boolean {
  const data = join(attempt(() => realpathSync(directory)) ?? directory, "data");
  return listProcesses().some((pid) => {
    const path = dataOf(pid);
    return path !== undefined && attempt(() => realpathSync(path)) === data;
  });
}

/**
 * The data that a process was started on as a server, if it may be one of ours: any user can give a program the
 * arguments of a server. Its working directory tells as well, but in a container not of another user's process.
 */
export function dataOf(pid: number): string | undefined {
  const args = attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.split("\0") ?? [];
  const data = args.includes("-D") ? args[args.indexOf("-D") + 1] : undefined;
  return data !== undefined && isOurs(pid) ? data : undefined;
}

/**
 * The processes of a server whose data is, or was, in a directory: they all work there, with the programs that they have
 * started; known on Linux. Somebody who looks around there does it from a terminal, which those do not have.
 */
export function findProcessesIn(directory: string): number[] {
  const data = join(attempt(() => realpathSync(directory)) ?? directory, "data");
  const isThere = (place: string | undefined) => place === data || place === `${data} (deleted)`;
  const hidden: number[] = [];
  const found = listProcesses().filter((pid) => {
    if (hasTerminal(pid)) return false;
    try {
      return isThere(readlinkSync(placeOf(pid)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EACCES" && isOurs(pid)) hidden.push(pid);
      return false;
    }
  });
  return [...found, ...hidden.filter((pid) => isThere(askPlace(pid)))];
}

/** In a container root may not look into other users' processes, but those users may. */
function askPlace(pid: number): string | undefined {
  const options = { ...userOf(pid), cwd: "/", env: { PATH: "/usr/bin:/bin" } };
  return spawnSync("readlink", ["-n", placeOf(pid)], options).stdout?.toString();
}

function placeOf(pid: number): string {
  return `/proc/${pid}/cwd`;
}

function isOurs(pid: number): boolean {
  const user = userOf(pid);
  return user !== undefined && mayServe(user.uid);
}
