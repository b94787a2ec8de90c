import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import type { Account } from "../process/execute.ts";
import { exists, isOpenTo, isTrusted, makePublicDirectory } from "./access.ts";

/**
 * Where prebuilt servers may be kept, the best first: the runner's tool cache, else the user's cache folder. When the
 * server runs as another user than we do, that is no place under a private home, which that user could not enter; and
 * never one that another user has made.
 */
export async function cachePlaces(
  env: NodeJS.ProcessEnv,
  account: Account | undefined,
): Promise<string[]> {
  const places = [env.RUNNER_TOOL_CACHE, userCacheDirectory(env), "/var/cache"]
    .filter((place) => place !== undefined && place !== "")
    .map((place) => join(place as string, "ram-postgres"));
  const fit = await Promise.all(places.map((place) => isFit(place, account)));
  return places.filter((_, index) => fit[index]);
}

async function isFit(place: string, account: Account | undefined): Promise<boolean> {
  if (account && !isOpenTo(await nearestExisting(place), account)) return false;
  return !(await exists(place)) || isTrusted(place);
}

/** @throws when none of the places can be written to */
export async function writablePlace(places: readonly string[]): Promise<string> {
  for (const place of places) {
    if (await isWritable(place)) return place;
  }
  throw new Error(
    `no place to keep a downloaded server: none of ${places.join(", ") || "the usual ones"} can be written to and ` +
      "read by the server's user; set RUNNER_TOOL_CACHE to a directory that can",
  );
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ and its counterparts elsewhere. */
export function userCacheDirectory(env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform === "win32") return env.LOCALAPPDATA;
  const isMac = process.platform === "darwin";
  // One that is not absolute does not count.
  const given = env.XDG_CACHE_HOME ?? "";
  if (!isMac && isAbsolute(given)) return given;
  const home = env.HOME || accountsHome();
  return home && join(home, ...(isMac ? ["Library", "Caches"] : [".cache"]));
}

/** In a container a user may be a mere number, of whom the system knows nothing. */
function accountsHome(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

async function isWritable(directory: string): Promise<boolean> {
  try {
    makePublicDirectory(directory);
    await access(directory, constants.W_OK);
    return true;
  } catch {
    return false; // whatever the reason, the next place may do
  }
}

async function nearestExisting(path: string): Promise<string> {
  return (await exists(path)) ? path : nearestExisting(dirname(path));
}
