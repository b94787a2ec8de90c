import { accessSync, constants, realpathSync, statfsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "../process/execute.ts";
import { isOpenTo, keepsInPlace } from "./access.ts";
import { userCacheDirectory } from "./cache-directory.ts";
import { type Disk, isInRam, smallestSizeBytes } from "./ramdisk.ts";
import { makeFor, makePrivateDirectory, type RunDirectory } from "./run-directory.ts";

export interface StockDiskOptions {
  /** Where there may be a disk when temporary files are in RAM. */
  readonly places: readonly string[];
  readonly account: Account | undefined;
}

/** Places that outlast the machine, and are on a disk therefore. */
export function lastingPlaces(env: NodeJS.ProcessEnv): string[] {
  return ["/var/tmp", userCacheDirectory(env)].filter((place) => place !== undefined);
}

/**
 * Makes the place for a stock server's data in a run's directory, on a disk: there where temporary files are on one, else
 * a private directory in the first fitting place. Where there is none, it is in RAM as well and says so.
 */
export async function createStockDisk(
  run: RunDirectory,
  { places, account }: StockDiskOptions,
): Promise<Disk> {
  if (!isInRam(run.path)) {
    makeFor(account, run.disk);
    return { kind: "directory", path: run.disk };
  }
  const place = places.find((each) => isFit(each, account));
  if (place === undefined) {
    makeFor(account, run.disk);
    const tried = [dirname(run.path), ...places].join(", ");
    const reason = `none of ${tried} is on a disk and can be written to`;
    return { kind: "shared-tmpfs", path: run.disk, reason };
  }
  const path = await makePrivateDirectory(realpathSync(place), account);
  await symlink(path, run.disk);
  return { kind: "directory", path };
}

function isFit(place: string, account: Account | undefined): boolean {
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    if (
      !keepsInPlace(realpathSync(place)) ||
      isInRam(place) ||
      (account && !isOpenTo(place, account))
    )
      return false;
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= smallestSizeBytes;
  } catch {
    return false; // it is not there, or not ours to look into: the next one may do
  }
}
