import { readdirSync, readFileSync } from "node:fs";

interface ProcessState {
  readonly group: number;
  /** It has ended, but its parent has not asked for its exit code: in many containers nobody ever does. */
  readonly isZombie: boolean;
}

/** What the kernel says of a process: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readState(pid: number | string): ProcessState | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // The name, in parentheses, may hold anything, parentheses too.
  const [state = "", , group] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { group: Number(group), isZombie: "ZXx".includes(state) };
}

/** Whether a process that can be signalled really is one that runs; taken for granted where the kernel does not tell. */
export function isRunning(pid: number): boolean {
  const state = readState(pid);
  return state === undefined ? process.platform !== "linux" : !state.isZombie;
}

/** Whether any process of a group runs. */
export function isGroupRunning(leader: number): boolean {
  if (process.platform !== "linux") return true;
  const states = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(readState);
  return states.some((state) => state?.group === leader && !state.isZombie);
}
