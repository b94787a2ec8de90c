import { readFileSync, readlinkSync } from "node:fs";
import { attempt } from "./attempt.ts";
import { isZombie, startOf } from "./process-state.ts";

/** A process, told apart from those that had its number before, or will have it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it was started, as the kernel counts; null where it does not tell (macOS, Windows). */
  readonly start: string | null;
  /** The start of the machine that the count is from. */
  readonly boot: string | null;
  /** Where it has that number: each container counts for itself. */
  readonly namespace: string | null;
}

/** What has become of a process; `unknown` when the machine was started anew since, or it is of another container. */
export type Fate = "runs" | "gone" | "unknown";

export function identityOf(pid: number): ProcessIdentity {
  return { pid, start: startOf(pid) ?? null, boot: boot(), namespace: namespace() };
}

/** One of another user's, of which it can't be told when it was started, is taken to run. */
export function fateOf(identity: ProcessIdentity): Fate {
  const { pid, start } = identity;
  if (identity.boot !== boot() || identity.namespace !== namespace()) return "unknown";
  if (!canBeSignalled(pid) || isZombie(pid)) return "gone";
  const startNow = startOf(pid);
  const isAnother = start !== null && startNow !== undefined && start !== startNow;
  return isAnother ? "gone" : "runs";
}

/** @returns undefined when the text is no identity that was written by this program */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const found: Partial<ProcessIdentity> | null = JSON.parse(text);
    const isOurs = Number.isInteger(found?.pid) && (found?.pid ?? 0) > 0;
    return isOurs ? (found as ProcessIdentity) : undefined;
  } catch {
    return undefined; // it was just being written when the machine stopped
  }
}

function canBeSignalled(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html */
function boot(): string | null {
  return attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? null;
}

/** https://man7.org/linux/man-pages/man7/pid_namespaces.7.html */
function namespace(): string | null {
  return attempt(() => readlinkSync("/proc/self/ns/pid")) ?? null;
}
