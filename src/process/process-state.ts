import { readdirSync, readFileSync } from "node:fs";
import { attempt } from "./attempt.ts";

interface ProcessState {
  readonly parent: number;
  readonly group: number;
  /** The number of its controlling terminal; 0 when it has none. */
  readonly terminal: number;
  /** In clock ticks since the machine was started. */
  readonly start: string | undefined;
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
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state = "", parent, group, , terminal] = fields;
  return {
    parent: Number(parent),
    group: Number(group),
    terminal: Number(terminal),
    start: fields[19],
    isZombie: "ZXx".includes(state),
  };
}

/** When a process was started, as the kernel counts; undefined when there is none, or where it does not tell. */
export function startOf(pid: number): string | undefined {
  return readState(pid)?.start;
}

/** Whether a process was started from a terminal, or by what was. */
export function hasTerminal(pid: number): boolean {
  return (readState(pid)?.terminal ?? 0) !== 0;
}

/** Whether a process has ended, and only its parent has not been told. */
export function isZombie(pid: number): boolean {
  return readState(pid)?.isZombie === true;
}

/** Whether a process that can be signalled really is one that runs; taken for granted where the kernel does not tell. */
export function isRunning(pid: number): boolean {
  const state = readState(pid);
  return state === undefined ? process.platform !== "linux" : !state.isZombie;
}

/** Whether any process of a group runs. */
export function isGroupRunning(leader: number): boolean {
  if (process.platform !== "linux") return true;
  const states = listProcesses().map(readState);
  return states.some((state) => state?.group === leader && !state.isZombie);
}

/** What a process has started and is still the parent of, and what those have. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map(listProcesses().map((each) => [each, readState(each)?.parent]));
  const childrenOf = (parent: number): number[] =>
    [...parents.keys()]
      .filter((each) => parents.get(each) === parent)
      .flatMap((child) => [child, ...childrenOf(child)]);
  return childrenOf(pid);
}

/** The user that a process runs as, and the group. */
export function userOf(pid: number): { readonly uid: number; readonly gid: number } | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/status`, "utf8")) ?? "";
  const [, uid, gid] = /^Uid:\t\d+\t(\d+).*\nGid:\t\d+\t(\d+)/m.exec(text) ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** All processes that can be seen from here; none where the system does not tell (macOS, Windows). */
export function listProcesses(): number[] {
  return (attempt(() => readdirSync("/proc")) ?? [])
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}
