import { spawnSync } from "node:child_process";
import { openSync } from "node:fs";

const conflictExitCode = 75;

/**
 * Keeps other containers off a directory until this process ends, in whatever way: a volume may be theirs as well, and a
 * server looks for others in its own container alone.
 *
 * @returns whether there is a lock: not all file systems have them
 * @throws when another container has it
 */
export function lockDirectory(path: string): boolean {
  // It is never closed. The lock belongs to what was opened, of which `flock` has but a copy.
  const directory = openSync(path, "r");
  const { status } = spawnSync(
    "flock",
    ["--nonblock", "--conflict-exit-code", `${conflictExitCode}`, "3"],
    { stdio: ["ignore", "ignore", "ignore", directory] },
  );
  if (status !== conflictExitCode) return status === 0;
  throw new Error(
    `${path} is in use by another container, whose data a second server would destroy: end that one, or give this one ` +
      "a volume of its own",
  );
}

/** The words of a command that takes our place with the lock of ours, which ends with what Node has opened. */
export function withLock(path: string, words: readonly string[]): readonly string[] {
  return ["flock", "--nonblock", "--no-fork", path, ...words];
}
