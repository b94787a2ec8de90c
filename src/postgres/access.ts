import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "../process/execute.ts";
import { listProcesses, userOf } from "../process/process-state.ts";

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

/**
 * Whether nobody but us decides what is in a directory. Root may, and the owner of the directory above, who could put
 * another one in its place anyway; another user may have been the first to make it where all can.
 */
export function isTrusted(path: string): boolean {
  if (process.getuid === undefined) return true;
  const trusted = [process.getuid(), 0, statSync(dirname(path)).uid];
  // A link is its owner's choice of a directory.
  return [lstatSync(path), statSync(path)].every(({ uid }) => trusted.includes(uid));
}

/**
 * Whether nobody but us, and root, can put something else in the place of what we make in a directory: not there, and with
 * no directory above it. Where all may write, the sticky bit sees to that.
 *
 * @param trusted users whose directories will do as well
 */
export function keepsInPlace(path: string, trusted: readonly number[] = []): boolean {
  if (process.getuid === undefined) return true;
  const { uid, gid, mode } = statSync(path);
  // In a user namespace root may have another number, that of whoever has the root directory.
  const isTrustedOwner = [process.getuid(), 0, statSync("/").uid, ...trusted].includes(uid);
  // A group of our own number is ours alone, as useradd makes it.
  const others = [process.getuid(), 0].includes(gid) ? 0o002 : 0o022;
  if (!isTrustedOwner || ((mode & others) !== 0 && (mode & 0o1000) === 0)) return false;
  const parent = dirname(path);
  return parent === path || keepsInPlace(parent, trusted);
}

/**
 * Whether a directory is a file system of its own, open to all as containers get them from Kubernetes, in a container
 * where there is nobody but us, root and such users: where all may write without the sticky bit, nobody else does. Other
 * containers that share it are taken for ours.
 */
export function isOurVolume(path: string, trusted: readonly number[] = []): boolean {
  if (process.platform !== "linux" || !keepsInPlace(dirname(path), trusted)) return false;
  const { uid, dev } = statSync(path);
  const known = [process.getuid?.(), 0, statSync("/").uid, ...trusted];
  const isVolume = dev !== statSync(dirname(path)).dev && known.includes(uid);
  // On a machine with other users at least some of its services run as one of them, unless they are hidden from us.
  const users = listProcesses().map((pid) => [pid, userOf(pid)?.uid] as const);
  const isKnown = ([pid, user]: (typeof users)[number]) =>
    user === undefined ? !existsSync(`/proc/${pid}`) : known.includes(user);
  const isHidden = !users.some(([pid, user]) => pid === 1 && user !== undefined);
  return isVolume && !isHidden && users.every(isKnown);
}

/** Makes a directory that all may read, whatever our umask is, with those above it that are missing. */
export function makePublicDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makePublicDirectory(dirname(directory));
  if (makeDirectory(directory, 0o755)) chmodSync(directory, 0o755);
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
