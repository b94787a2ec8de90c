import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { listMounts } from "../postgres/mounts.ts";
import { smallestSizeBytes } from "../postgres/ramdisk.ts";
import type { Account } from "../process/execute.ts";
import { emptyPlace, requireOurs } from "./contents.ts";
import { lockDirectory } from "./lock.ts";

/** Where a container's data lives. */
export interface Place {
  readonly path: string;
  readonly isRam: boolean;
  /** A cluster of ours is there already: the container was started again. */
  readonly isFilled: boolean;
  /** Other containers are kept off it. */
  readonly isLocked: boolean;
  /** Why it is no RAM disk. */
  readonly reason?: string;
}

export interface PlaceOptions {
  /** PGDATA of the image. */
  readonly data: string;
  /** The server's user, when we are root. */
  readonly account: Account | undefined;
  /** Where the WAL of a new cluster is to be, when that is elsewhere. */
  readonly walDirectory: string | undefined;
  readonly isRamRequired: boolean;
}

/** Where images of all majors have their data: https://hub.docker.com/_/postgres#pgdata */
const usualPaths = ["/var/lib/postgresql/data", "/var/lib/postgresql"] as const;
export const sharedMemory = "/dev/shm";
const advice =
  "start the container with --tmpfs /var/lib/postgresql/data:rw,size=1g or a larger --shm-size";

/**
 * Chooses the place for the data, and makes it the server's: a tmpfs that is mounted over a usual path, else shared
 * memory where that is large enough, else PGDATA wherever that is.
 *
 * @throws when there is something that is not ours, when the RAM disk that is there is too small, or when one is
 *   required and there is none
 */
export function choosePlace(options: PlaceOptions): Place {
  const { data, isRamRequired } = options;
  const tmpfs = mountedTmpfs(data);
  if (tmpfs !== undefined) {
    const place = taken(tmpfs, { isRam: true }, options);
    if (!place.isFilled) requireRoom(tmpfs);
    return place;
  }
  // Somebody may have brought a cluster, and expects it to be served.
  const isFilled = requireOurs(data);
  if (!isFilled && freeBytes(sharedMemory) >= smallestSizeBytes) {
    return taken(mkdtempSync(join(sharedMemory, "ram-postgres-")), { isRam: true }, options);
  }
  const reason = `there is no tmpfs, and ${sharedMemory} has ${mebibytes(freeBytes(sharedMemory))} free; ${advice}`;
  if (isRamRequired) throw new Error(`ram-disk: "required", but ${reason}`);
  return taken(data, { isRam: false, reason }, options);
}

/** The data directory on a tmpfs: PGDATA, or in the place of those of other majors. */
function mountedTmpfs(data: string): string | undefined {
  const found = new Map(listMounts().map(({ path, type }) => [path, type]));
  const isTmpfs = (path: string): boolean => {
    const type = found.get(path);
    if (type !== undefined) return type === "tmpfs";
    return path !== "/" && isTmpfs(dirname(path));
  };
  if (isTmpfs(data)) return data;
  const [own, home] = usualPaths;
  if (found.get(own) === "tmpfs") return own;
  // The volume that images of before 18 have in it hides what PGDATA would be.
  return found.get(home) === "tmpfs" ? join(home, "ram-postgres") : undefined;
}

function requireRoom(path: string): void {
  const bytes = freeBytes(path);
  if (bytes >= smallestSizeBytes) return;
  throw new Error(
    `the tmpfs at ${path} has ${mebibytes(bytes)} free, and it takes ${mebibytes(smallestSizeBytes)}: ` +
      "mount a larger one, as in --tmpfs /var/lib/postgresql/data:rw,size=1g",
  );
}

function taken(
  path: string,
  kind: Pick<Place, "isRam" | "reason">,
  { account, walDirectory }: PlaceOptions,
): Place {
  requireOurs(path);
  mkdirSync(dirname(path), { recursive: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  // A tmpfs is this container's alone.
  const isLocked = !kind.isRam && lockDirectory(path);
  const isFilled = requireOurs(path);
  // In this order, which takes the fewest capabilities.
  if (!isFilled) emptyPlace(path, walDirectory);
  makePrivate(path);
  if (account) chownSync(path, account.uid, account.gid);
  return { path, isFilled, isLocked, ...kind };
}

function makePrivate(path: string): void {
  try {
    chmodSync(path, 0o700);
  } catch (error) {
    throw new Error(
      `${path} belongs to another user than the container runs as: run it as root, which gives way to postgres, or give ` +
        "the tmpfs that user (--tmpfs …:uid=1000)",
      { cause: error },
    );
  }
}

/** Of what is not there yet, where it would be. */
function freeBytes(path: string): number {
  if (!existsSync(path)) return path === "/" ? 0 : freeBytes(dirname(path));
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 2)} MiB`;
}
