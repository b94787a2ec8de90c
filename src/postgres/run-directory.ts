import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, isAbsolute, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "../process/attempt.ts";
import { type Account, execute } from "../process/execute.ts";
import { findProgram, systemEnvironment } from "../process/find-program.ts";
import { endMarked, markName } from "../process/marked-processes.ts";
import { messageOf } from "../process/message-of.ts";
import { endLeftGroup } from "../process/process-group.ts";
import { fateOf, parseIdentity } from "../process/process-identity.ts";
import { hasTerminal } from "../process/process-state.ts";
import { together } from "../process/together.ts";
import { isOpenTo, isOurVolume, keepsInPlace } from "./access.ts";
import { type KnownRun, knownRun, unwatchRun, watchDisk } from "./known-runs.ts";
import { isMountPoint, unmount } from "./mounts.ts";
import { noteOwner } from "./owner.ts";
import { readRegularFile } from "./regular-file.ts";
import { endServer, serverOf } from "./server-process.ts";
import { findProcessesIn, findServer } from "./serving.ts";
import { removeSharedMemory, segmentOf, sharedMemoryOf } from "./shared-memory.ts";

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
 *       settings.conf  the cluster's own settings, and the run's
 *       server.log
 *       server.pid  the server's process
 *       shared-memory  names of what the server has in /dev/shm, if anything
 *       command.pid the process of the user's command that is at work
 *       owner       whose run it is
 */
export interface RunDirectory {
  readonly path: string;
  readonly disk: string;
  readonly data: string;
  readonly socket: string;
  readonly hba: string;
  readonly ident: string;
  readonly settings: string;
  readonly log: string;
  readonly pid: string;
  readonly sharedMemory: string;
  readonly command: string;
  readonly owner: string;
}

/** What directories of ours are called. */
export const runName = /^ram-postgres-[A-Za-z0-9]{6}$/;
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
    settings: join(path, "settings.conf"),
    log: join(path, "server.log"),
    pid: join(path, "server.pid"),
    sharedMemory: join(path, "shared-memory"),
    command: join(path, "command.pid"),
    owner: ownerFile(path),
  };
}

/**
 * Makes the directory in the system's temporary directory, or in /tmp where that can't be: it is missing, full, too long
 * for the path of a socket, closed to the server's user, or open to others, who could put something in its place.
 *
 * @throws with what is wrong with each
 */
export async function createRunDirectory(account: Account | undefined): Promise<RunDirectory> {
  const reasons = new Map<string, string>();
  // The server's own user, where it has one, is somebody else there.
  for (const isSafe of account ? [keepsInPlace] : [keepsInPlace, isOurVolume]) {
    for (const place of new Set([tmpdir(), "/tmp"])) {
      try {
        return await createRunDirectoryIn(place, { account, isSafe });
      } catch (error) {
        reasons.set(place, messageOf(error));
      }
    }
  }
  const told = [...reasons].map(([place, reason]) => `${place}: ${reason}`);
  throw new Error(
    `no temporary directory to work in (TMPDIR names another one): ${told.join("; ")}`,
  );
}

interface PlaceOptions {
  readonly account: Account | undefined;
  /** Whether nobody can put something in the place of what is made there. */
  isSafe(place: string): boolean;
}

async function createRunDirectoryIn(
  place: string,
  { account, isSafe }: PlaceOptions,
): Promise<RunDirectory> {
  const parent = realpathSync(place);
  if (!isSafe(parent)) {
    throw new Error("others can put something in the place of what is in it: chmod +t");
  }
  if (account && !isOpenTo(parent, account)) {
    throw new Error(`it is closed to the user ${account.name}`);
  }
  const length = Buffer.byteLength(join(parent, `${namePrefix}XXXXXX`));
  if (process.platform !== "win32" && length > longestPathBytes) {
    throw new Error("it is too long for the path of a socket");
  }
  const run = runDirectoryAt(mkdtempSync(join(parent, namePrefix)));
  await removedOnFailure(run.path, () => {
    noteOwner(run.owner);
    chmodSync(run.path, account ? 0o711 : 0o700);
    makeFor(account, run.socket);
  });
  return run;
}

/**
 * Leaves a run, when its owner ends, to the one who will remove it by its directory: until then nobody takes it for
 * abandoned.
 */
export async function leaveRun(run: RunDirectory): Promise<void> {
  noteOwner(run.owner, { isLeft: true });
  await unwatchRun(run);
}

function ownerFile(path: string): string {
  return join(path, "owner");
}

/** Makes a directory that nobody but the server's user (and root) can look into. */
export function makeFor(account: Account | undefined, path: string): void {
  mkdirSync(path, { mode: 0o700 });
  if (!account) return;
  // Where that user can put something else in its place, that is not given away.
  const made = openSync(path, constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    fchownSync(made, account.uid, account.gid);
  } finally {
    closeSync(made);
  }
}

/** Such a directory of a name nobody can guess, with a note whose it is. */
export async function makePrivateDirectory(
  parent: string,
  account: Account | undefined,
): Promise<string> {
  const path = mkdtempSync(join(parent, namePrefix));
  watchDisk(path);
  await removedOnFailure(path, () => {
    noteOwner(ownerFile(path));
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
 * Ends what runs from a run's directory and removes all of it. Doing it again, or when it is half done, does no harm. When
 * somebody has removed the directory, what is known of the run besides is removed.
 *
 * @returns the processes that commands had left running outside of their group
 * @throws when something can't be removed, saying what is left and how to remove it; or when the path is of no run of
 *   ours
 */
export async function removeRun(
  run: RunDirectory,
  known: KnownRun | undefined = knownRun(run.path),
): Promise<readonly string[]> {
  const { path, disk } = run;
  if (!isThere(path) && !(isAbsolute(path) && runName.test(basename(path)))) return [];
  const kind = lstatSync(disk, { throwIfNoEntry: false });
  const target = kind?.isSymbolicLink() ? readlinkSync(disk) : known?.disk;
  const isMounted = kind?.isDirectory() && isMountPoint(disk);
  const sharedMemory = sharedMemoryOf(run);
  const [, daemons] = await together(
    endServerOf(run, known),
    endMarked(path),
    known ? Promise.resolve() : endCommand(run),
    isMounted ? unmount(disk) : Promise.resolve(),
  );
  await removeSharedMemory(sharedMemory);
  if (target !== undefined) await removeDisk(target);
  await removeTree(path);
  await unwatchRun(run);
  return daemons;
}

/**
 * What a command's environment has for us to find what it has started, when the run is over, as GitHub's runner does by
 * RUNNER_TRACKING_ID. At a terminal there is nothing: an editor that somebody opens from there is meant to stay.
 */
export function runVariables({ path }: Pick<RunDirectory, "path">): Record<string, string> {
  return hasTerminal(process.pid) ? {} : { [markName]: path };
}

/** Ends the user's command of a run whose owner is no more. The owner itself has seen to it. */
async function endCommand({ command }: RunDirectory): Promise<void> {
  const identity = parseIdentity(attempt(() => readRegularFile(command)) ?? "");
  if (!identity || fateOf(identity) !== "runs") return;
  await endLeftGroup({ leader: identity.pid, kind: "command", graceMs: 2000 });
}

async function endServerOf(run: RunDirectory, known: KnownRun | undefined): Promise<void> {
  const server = serverOf(run) ?? lostServer(run, known);
  if (server !== undefined) return endServer(server);
  // What is left of one that was killed, or one that has only just been started, which its arguments do not tell yet.
  await Promise.all(findProcessesIn(run.disk).map(endServer));
}

/** The server of a run whose own note of it is gone, or still of the one before, when its owner was killed. */
function lostServer(run: RunDirectory, known: KnownRun | undefined): number | undefined {
  if (process.platform === "linux") return findServer(run.data);
  return existsSync(run.pid) ? undefined : known?.server;
}

/** Removes a directory that was made for the data of a run, with the server that still works there. */
export async function removeDisk(path: string): Promise<void> {
  if (!isAbsolute(path) || !runName.test(basename(path))) return;
  // Its run's directory may tell of it no more, or only later.
  const segment = segmentOf(join(path, "data"));
  await Promise.all(findProcessesIn(path).map(endServer));
  await removeSharedMemory({ segment, names: [] });
  await removeTree(path);
}

/** @throws when there is something by that name that is not a run's directory of ours: it must not be touched */
function isThere(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  // A path that ends in a slash would lead through a link.
  const isPlain = isAbsolute(path) && path === resolve(path);
  if (isPlain && runName.test(basename(path)) && found.isDirectory() && isOurs) return true;
  throw new Error(`${path} is not the directory of a run of ours: nothing was removed`);
}

/** Removes a directory, with what the server's user has in it. */
export async function removeTree(path: string): Promise<void> {
  // A process that is just dying may still write a last file.
  for (let attempt = 1; ; attempt++) {
    const error = await removeAll(path).catch((reason: unknown) => reason);
    // Where somebody else removes it as well, Node.js 24 is through before it is gone.
    if (!error && !lstatSync(path, { throwIfNoEntry: false })) return;
    if (attempt === 20) throw new Error(`${path} is left behind: rm -rf it`, { cause: error });
    await sleep(25);
  }
}

async function removeAll(path: string): Promise<void> {
  // Unlike Node's it never follows a link that somebody puts in the place of a directory just then. Some systems, such as
  // NixOS, have none there.
  const rm = process.getuid?.() === 0 ? findProgram("rm", systemEnvironment) : undefined;
  if (rm) await execute(rm, ["-rf", "--", path], { env: systemEnvironment });
  else rmSync(path, { recursive: true, force: true });
}
