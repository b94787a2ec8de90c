import { constants, mkdirSync, realpathSync, statfsSync } from "node:fs";
import { access, readdir, rmdir, stat, symlink } from "node:fs/promises";
import { freemem } from "node:os";
import { join } from "node:path";
import { type Account, ProgramError } from "../process/execute.ts";
import { messageOf } from "../process/message-of.ts";
import { isOpenTo, isOurVolume, keepsInPlace } from "./access.ts";
import { databaseUsers } from "./account.ts";
import { listMounts, mountTmpfs } from "./mounts.ts";
import { makeFor, makePrivateDirectory, type RunDirectory } from "./run-directory.ts";

/** Where a run's data lives. */
export interface Disk {
  /** `tmpfs`: one of our own; `shared-tmpfs`: a directory on the machine's; `directory`: no RAM disk. */
  readonly kind: "tmpfs" | "shared-tmpfs" | "directory";
  readonly path: string;
  /** The cap in bytes, of a tmpfs of our own. */
  readonly sizeBytes?: number;
  /** Why it is not the next better kind. */
  readonly reason?: string;
}

export interface DiskOptions {
  readonly mode: "auto" | "required";
  /** Bytes; half of the available memory when not given. */
  readonly sizeBytes: number | undefined;
  readonly account: Account | undefined;
}

/** A cluster, its WAL and a few copies of a small database need this much at least. */
export const smallestSizeBytes = 128 * 1024 ** 2;

/**
 * Makes the place for the data in a run's directory: a tmpfs of our own, else a private directory on a tmpfs that is
 * there, else, unless a RAM disk is required, a plain directory.
 *
 * @throws when a RAM disk is required and can't be had
 */
export async function createDisk(run: RunDirectory, options: DiskOptions): Promise<Disk> {
  const sizeBytes = options.sizeBytes ?? Math.floor(availableMemoryBytes() / 2);
  const reasons: string[] = [];
  if (process.platform !== "linux") {
    reasons.push(`RAM disks are made on Linux alone; running on ${process.platform} is not tested`);
  } else if (sizeBytes < smallestSizeBytes) {
    reasons.push(
      `half of the available memory is ${mebibytes(sizeBytes)}, as far as can be told, and it takes ${mebibytes(smallestSizeBytes)}`,
    );
  } else {
    const mounted = await tryMount(run, sizeBytes, options.account);
    if (typeof mounted !== "string") return mounted;
    reasons.push(mounted);
    const shared = await tryShared(run, options);
    if (typeof shared !== "string") return { ...shared, reason: mounted };
    reasons.push(shared);
  }
  const reason = reasons.join("; ");
  if (options.mode === "required") {
    throw new Error(
      `ram-disk: "required", but there is none: ${reason}. Run as root or with sudo that asks for no password, ` +
        "or give the container a tmpfs (--tmpfs, --shm-size)",
    );
  }
  makeFor(options.account, run.disk);
  return { kind: "directory", path: run.disk, reason };
}

async function tryMount(
  run: RunDirectory,
  sizeBytes: number,
  account: Account | undefined,
): Promise<Disk | string> {
  // Without waiting, so that it is being mounted from the start.
  mkdirSync(run.disk, { mode: 0o700 });
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  const gid = account?.gid ?? process.getgid?.() ?? 0;
  try {
    await mountTmpfs(run.disk, { sizeBytes, uid, gid });
    return { kind: "tmpfs", path: run.disk, sizeBytes };
  } catch (error) {
    await rmdir(run.disk);
    const said = error instanceof ProgramError ? error.stderr.trim().split("\n")[0] : undefined;
    return `no tmpfs could be mounted (${said || messageOf(error)})`;
  }
}

/** A private directory on /dev/shm or on another tmpfs with enough room. It has no cap of its own. */
async function tryShared(
  run: RunDirectory,
  { account, sizeBytes = 2 * smallestSizeBytes }: DiskOptions,
): Promise<Disk | string> {
  const mounts = listMounts();
  const places = mounts.filter(({ type }) => type === "tmpfs").map(({ path }) => path);
  for (const isSafe of [keepsInPlace, isOurVolume]) {
    for (const place of [...new Set(["/dev/shm", ...places])]) {
      if (!(await hasRoom(place, { bytes: sizeBytes, account, isSafe }))) continue;
      const path = await makePrivateDirectory(place, account);
      await symlink(path, run.disk);
      return { kind: "shared-tmpfs", path };
    }
  }
  return `and no tmpfs of this machine has ${mebibytes(sizeBytes)} free for us, in a directory that we may write to and others can't tamper with`;
}

interface Demand {
  readonly bytes: number;
  readonly account: Account | undefined;
  /** Whether nobody can put something in the place of what is made there. */
  isSafe(place: string, trusted: readonly number[]): boolean;
}

async function hasRoom(place: string, { bytes, account, isSafe }: Demand): Promise<boolean> {
  try {
    await access(place, constants.W_OK | constants.X_OK);
    if (!isSafe(realpathSync(place), databaseUsers())) return false;
    if (account && !isOpenTo(place, account)) return false;
    const { bavail, bsize, type } = statfsSync(place);
    return type === tmpfsMagic && bavail * bsize >= bytes;
  } catch {
    return false; // gone, or not ours to look into: the next one may do
  }
}

// https://man7.org/linux/man-pages/man2/statfs.2.html
const tmpfsMagic = 0x01021994;
const ramfsMagic = 0x858458f6;

/** Whether what is written to a directory stays in RAM. */
export function isInRam(directory: string): boolean {
  return [tmpfsMagic, ramfsMagic].includes(statfsSync(directory).type);
}

/** Bytes in use on a disk: of a tmpfs of our own what the kernel counts, else the sum of the files. */
export async function usedBytes(disk: Pick<Disk, "kind" | "path">): Promise<number> {
  if (disk.kind === "tmpfs") {
    const { blocks, bfree, bsize } = statfsSync(disk.path);
    return (blocks - bfree) * bsize;
  }
  const entries = await readdir(disk.path, { recursive: true });
  const sizes = entries.map(async (entry) => {
    // Files come and go while the server works.
    const found = await stat(join(disk.path, entry)).catch(() => undefined);
    return found?.isFile() ? found.blocks * 512 : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** What may still be used, a container's limit included. */
function availableMemoryBytes(): number {
  return process.availableMemory?.() ?? freemem();
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 2)} MiB`;
}
