import { realpathSync, statSync } from "node:fs";
import { chmod, mkdir, stat } from "node:fs/promises";
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
export async function makePublicDirectory(directory: string): Promise<void> {
  if (await exists(directory)) return;
  await makePublicDirectory(dirname(directory));
  await mkdir(directory).then(
    () => chmod(directory, 0o755),
    (error) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
