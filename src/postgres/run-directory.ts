import { chmod, chown, lstat, mkdtemp, readlink, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "../process/execute.ts";
import { together } from "../process/together.ts";
import { isOpenTo } from "./cache-directory.ts";
import { isMountPoint, unmount } from "./mounts.ts";
import { endServer, serverOf } from "./server-process.ts";

/**
 * All that a run makes on this machine is found from one private directory, so that whoever has its path can end the
 * run and remove it without a trace: the run itself, the action's post step, or the next run after a crash.
 *
 *     ram-postgres-XXXXXX/
 *       disk        where the data lives: a tmpfs mounted here, a link to a directory on another tmpfs, or a directory
 *       disk/data   the cluster; its postmaster.pid tells the server's process
 *       .s.PGSQL.*  the server's socket
 *       server.log
 */
export interface RunDirectory {
  readonly path: string;
  readonly disk: string;
  readonly data: string;
  readonly log: string;
}

export const namePrefix = "ram-postgres-";

// sockaddr_un holds 107 bytes and a NUL on Linux, 103 on macOS; the longest name in it is /.s.PGSQL.65535.lock
const longestPathBytes = 103 - Buffer.byteLength("/.s.PGSQL.65535.lock");

export function runDirectoryAt(path: string): RunDirectory {
  const disk = join(path, "disk");
  return { path, disk, data: join(disk, "data"), log: join(path, "server.log") };
}

/**
 * Makes the directory, for the server's user alone, in the system's temporary directory, or in /tmp where that is too
 * long for the path of a socket or closed to that user.
 */
export async function createRunDirectory(account: Account | undefined): Promise<RunDirectory> {
  for (const place of [tmpdir(), "/tmp"]) {
    const parent = await realpath(place).catch(() => undefined);
    if (!parent || (account && !(await isOpenTo(parent, account)))) continue;
    const path = join(parent, `${namePrefix}XXXXXX`);
    if (process.platform !== "win32" && Buffer.byteLength(path) > longestPathBytes) continue;
    return runDirectoryAt(await makePrivateDirectory(parent, account));
  }
  throw new Error(
    `no temporary directory to work in: ${tmpdir()} (TMPDIR) is missing, too long for the path of a socket` +
      `${account ? ` or closed to the user ${account.name}` : ""}, and so is /tmp`,
  );
}

/** A directory of a name nobody can guess, that nobody but `account` (or we) can look into. */
export async function makePrivateDirectory(
  parent: string,
  account: Account | undefined,
): Promise<string> {
  const path = await mkdtemp(join(parent, namePrefix));
  await chmod(path, 0o700);
  if (account) await chown(path, account.uid, account.gid);
  return path;
}

/**
 * Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm.
 *
 * @throws when something can't be removed, saying what is left and how to remove it
 */
export async function removeRun({ path, disk, data }: RunDirectory): Promise<void> {
  const kind = await lstat(disk).catch(() => undefined);
  // Read first: unmounting hides the file that tells the process.
  const server = kind && (await serverOf(data));
  const isMounted = kind?.isDirectory() && (await isMountPoint(disk));
  await together(
    server ? endServer(server) : Promise.resolve(),
    isMounted ? unmount(disk) : Promise.resolve(),
  );
  if (kind?.isSymbolicLink()) await removeTree(await readlink(disk));
  await removeTree(path);
}

async function removeTree(path: string): Promise<void> {
  // A process that is just dying may still write a last file.
  for (let attempt = 1; ; attempt++) {
    try {
      return await rm(path, { recursive: true, force: true });
    } catch (error) {
      if (attempt === 20) {
        throw new Error(`${path} is left behind: rm -rf it`, { cause: error });
      }
      await sleep(25);
    }
  }
}
