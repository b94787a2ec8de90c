import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "../process/execute.ts";

/**
 * Whether `account` may enter a directory, or run a program: it and every directory above it lets that user, or
 * everybody, in.
 */
export function isOpenTo(path: string, account: Account): boolean {
  // What is above a link does not matter, what is above its target does.
  const real = realpathSync(path);
  const { mode, uid, gid } = statSync(real);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(real);
  return parent === real || isOpenTo(parent, account);
}

/** Makes a directory that all may read, whatever our umask is, with those above it that are missing. */
export function makePublicDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makePublicDirectory(dirname(directory));
  if (makeDirectory(directory)) chmodSync(directory, 0o755);
}

/** Makes a directory unless another program is faster; says whether it did. */
export function makeDirectory(directory: string, mode = 0o777): boolean {
  try {
    mkdirSync(directory, { mode });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
