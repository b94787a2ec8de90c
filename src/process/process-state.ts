import { readdir, readFile } from "node:fs/promises";

interface ProcessState {
  readonly group: number;
  /** It has ended, but its parent has not asked for its exit code: in many containers nobody ever does. */
  readonly isZombie: boolean;
}

/** What the kernel says of a process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readState(pid: number | string): Promise<ProcessState | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  // The name, in parentheses, may hold anything, parentheses too.
  const [state = "", , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { group: Number(group), isZombie: "ZXx".includes(state) };
}

/** Whether a process that can be signalled really is one that runs; taken for granted where the kernel does not tell. */
export async function isRunning(pid: number): Promise<boolean> {
  const state = await readState(pid);
  return state === undefined ? process.platform !== "linux" : !state.isZombie;
}

/** Whether any process of a group runs. */
export async function isGroupRunning(leader: number): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const states = await Promise.all(
    (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(readState),
  );
  return states.some((state) => state?.group === leader && !state.isZombie);
}
