import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, isAbsolute, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "../process/execute.ts";
import { together } from "../process/together.ts";
import { isOpenTo } from "./access.ts";
import { isMountPoint, unmount } from "./mounts.ts";
import { endServer, serverOf } from "./server-process.ts";

/**
 * All that a run makes on this machine is found from one directory, so that whoever has its path can end the run and
 * remove it without a trace: the run itself, or the action's post step. It belongs to us; when the server runs as
 * another user, that one may pass through it to what is its own, and can't put anything else in its place.
 *
 *     ram-postgres-XXXXXX/
 *       disk        where the data lives: a tmpfs mounted here, a link to a directory on another tmpfs, or a directory
 *       disk/data   the cluster
 *       socket      the server's socket
 *       hba.conf    who gets in
 *       ident.conf  who is who
 *       server.log
 *       server.pid  the server's process
 */
export interface RunDirectory {
  readonly path: string;
  readonly disk: string;
  readonly data: string;
  readonly socket: string;
  readonly hba: string;
  readonly ident: string;
  readonly log: string;
  readonly pid: string;
}

const name = /^ram-postgres-[A-Za-z0-9]{6}$/;
const namePrefix = "ram-postgres-";

// sockaddr_un holds 107 bytes and a NUL on Linux, 103 on macOS.
const longestPathBytes = 103 - Buffer.byteLength("/socket/.s.PGSQL.65535.lock");

export function runDirectoryAt(path: string): RunDirectory {
  const disk = join(path, "disk");
  return {
    path,
    disk,
    data: join(disk, "data"),
    socket: join(path, "socket"),
    hba: join(path, "hba.conf"),
    ident: join(path, "ident.conf"),
    log: join(path, "server.log"),
    pid: join(path, "server.pid"),
  };
}

/**
 * Makes the directory in the system's temporary directory, or in /tmp where that is too long for the path of a socket
 * or closed to the server's user.
 */
export async function createRunDirectory(account: Account | undefined): Promise<RunDirectory> {
  for (const place of [tmpdir(), "/tmp"]) {
    const parent = realDirectory(place);
    if (!parent || (account && !isOpenTo(parent, account))) continue;
    const length = Buffer.byteLength(join(parent, `${namePrefix}XXXXXX`));
    if (process.platform !== "win32" && length > longestPathBytes) continue;
    const run = runDirectoryAt(mkdtempSync(join(parent, namePrefix)));
    await removedOnFailure(run.path, () => {
      chmodSync(run.path, account ? 0o711 : 0o700);
      makeFor(account, run.socket);
    });
    return run;
  }
  throw new Error(
    `no temporary directory to work in: ${tmpdir()} (TMPDIR) is missing, too long for the path of a socket` +
      `${account ? ` or closed to the user ${account.name}` : ""}, and so is /tmp`,
  );
}

function realDirectory(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Makes a directory that nobody but the server's user (and root) can look into. */
export function makeFor(account: Account | undefined, path: string): void {
  mkdirSync(path, { mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}

/** Such a directory of a name nobody can guess. */
export async function makePrivateDirectory(
  parent: string,
  account: Account | undefined,
): Promise<string> {
  const path = mkdtempSync(join(parent, namePrefix));
  await removedOnFailure(path, () => {
    if (account) chownSync(path, account.uid, account.gid);
  });
  return path;
}

async function removedOnFailure(path: string, work: () => void): Promise<void> {
  try {
    work();
  } catch (error) {
    await removeTree(path);
    throw error;
  }
}

/**
 * Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm.
 *
 * @throws when something can't be removed, saying what is left and how to remove it; or when the path is of no run of
 *   ours
 */
export async function removeRun(run: RunDirectory): Promise<void> {
  const { path, disk } = run;
  if (!isThere(path)) return;
  const kind = lstatSync(disk, { throwIfNoEntry: false });
  const server = serverOf(run);
  const isMounted = kind?.isDirectory() && isMountPoint(disk);
  await together(
    server ? endServer(server) : Promise.resolve(),
    isMounted ? unmount(disk) : Promise.resolve(),
  );
  if (kind?.isSymbolicLink()) {
    const target = readlinkSync(disk);
    if (isAbsolute(target) && name.test(basename(target))) await removeTree(target);
  }
  await removeTree(path);
}

/** @throws when there is something by that name that is not a run's directory of ours: it must not be touched */
function isThere(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  // A path that ends in a slash would lead through a link.
  const isPlain = isAbsolute(path) && path === resolve(path);
  if (isPlain && name.test(basename(path)) && found.isDirectory() && isOurs) return true;
  throw new Error(`${path} is not the directory of a run of ours: nothing was removed`);
}

async function removeTree(path: string): Promise<void> {
  // A process that is just dying may still write a last file.
  for (let attempt = 1; ; attempt++) {
    try {
      return rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (attempt === 20) {
        throw new Error(`${path} is left behind: rm -rf it`, { cause: error });
      }
      await sleep(25);
    }
  }
}
