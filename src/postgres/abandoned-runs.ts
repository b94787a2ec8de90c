import { lstatSync, readdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { attempt } from "../process/attempt.ts";
import { ourMounts } from "./mounts.ts";
import { isOld, ownerIn, readClaim } from "./owner.ts";
import {
  type RunDirectory,
  removeDisk,
  removeRun,
  runDirectoryAt,
  runName,
} from "./run-directory.ts";
import { serverOf } from "./server-process.ts";
import { isServed } from "./serving.ts";

/** A job takes no longer, on a machine of one's own: https://docs.github.com/actions/reference/limits */
const longestJobDays = 5;
const sharedMemory = "/dev/shm";

/**
 * Removes what runs have left that were killed together with those who watched over them: directories beside a run's, and
 * others whose RAM disk is mounted, and data whose run's directory is gone. What may still be in use stays, and what can't
 * be removed is for the next run to try.
 *
 * @param places where there may be data, besides the machine's shared memory
 */
export async function removeAbandoned(
  run: RunDirectory,
  places: readonly string[] = [],
): Promise<void> {
  const beside = await ours(dirname(run.path));
  const mounted = ourMounts().map(dirname);
  const runs = [...new Set([...beside, ...mounted.filter((path) => runName.test(basename(path)))])];
  const abandoned = runs.filter((path) => path !== run.path && isAbandoned(path));
  await Promise.allSettled(abandoned.map((path) => removeRun(runDirectoryAt(path))));
  const withData = process.platform === "linux" ? [sharedMemory, ...places] : places;
  const disks = (await Promise.all(withData.map(ours))).flat();
  const lost = disks.filter((path) => isLost(path));
  await Promise.allSettled(lost.map(removeDisk));
}

async function ours(place: string): Promise<string[]> {
  const names = await readdir(place).catch(() => []);
  return names.filter((name) => runName.test(name)).map((name) => join(place, name));
}

/** A server on it that can be reached by its run's directory may have been left for later steps. */
function isLost(path: string): boolean {
  // A run's own directory, of a run that had another for temporary files.
  if (["disk", "socket"].some((name) => attempt(() => lstatSync(join(path, name))))) return false;
  const owner = ownerIn(path);
  const claim = readClaim(owner);
  if (claim !== "abandoned" && claim !== "unknown") return false;
  // A server of another container, which can't be seen, writes there once in a while.
  const signs = ["", "data", "data/global", "data/global/pg_control"];
  const paths = signs.map((name) => join(path, name));
  return (claim === "abandoned" || isOld(owner, paths)) && !isServed(path);
}

function isAbandoned(path: string): boolean {
  // What is mounted in another user's private directory can't be looked at.
  const found = attempt(() => lstatSync(path));
  const isOurs = process.getuid === undefined || found?.uid === process.getuid();
  if (!found?.isDirectory() || !isOurs) return false;
  const run = runDirectoryAt(path);
  const claim = readClaim(run.owner);
  if (claim === "owned") return false;
  const serves = serverOf(run) !== undefined;
  // Elsewhere than on Linux a server's number may be another process's by now.
  if (claim === "abandoned") return process.platform === "linux" || !serves;
  // Nobody came to remove it when its job had ended.
  if (claim === "left") return isOld(run.owner, [path], serves ? longestJobDays : 1);
  return !serves && isOld(run.owner, [path, ...socketFiles(run)]);
}

/** A server touches them every hour, lest they be taken for old; one of another container can't be seen otherwise. */
function socketFiles({ socket }: RunDirectory): string[] {
  return (attempt(() => readdirSync(socket)) ?? []).map((name) => join(socket, name));
}
