import { constants } from "node:fs";
import { access, chmod, mkdir, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { Account } from "../process/execute.ts";

/**
 * Where prebuilt servers are kept: the runner's tool cache, else the user's cache folder. When the server runs as
 * another user than we do, that is no place under a private home, which that user could not enter.
 *
 * @throws when none of the places can be written to and read by the server's user
 */
export async function prebuiltCache(
  env: NodeJS.ProcessEnv,
  account: Account | undefined,
): Promise<string> {
  const places = [env.RUNNER_TOOL_CACHE, userCache(env), "/var/cache"]
    .filter((place) => place !== undefined && place !== "")
    .map((place) => join(place as string, "ram-postgres"));
  for (const place of places) {
    if (account && !(await isOpenTo(await nearestExisting(place), account))) continue;
    if (await isWritable(place)) return place;
  }
  throw new Error(
    `no place to keep a downloaded server: none of ${places.join(", ")} can be written to` +
      (account ? ` and read by the user ${account.name}` : "") +
      "; set RUNNER_TOOL_CACHE to a directory that can",
  );
}

/** Whether `account` may enter a directory: it and every one above it lets that user, or everybody, in. */
export async function isOpenTo(directory: string, account: Account): Promise<boolean> {
  // What is above a link does not matter, what is above its target does.
  const real = await realpath(directory);
  const { mode, uid, gid } = await stat(real);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(real);
  return parent === real || isOpenTo(parent, account);
}

/** https://specifications.freedesktop.org/basedir-spec/latest/ and its counterparts elsewhere. */
function userCache(env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform === "win32") return env.LOCALAPPDATA;
  const home = env.HOME || homedir();
  if (process.platform === "darwin") return join(home, "Library", "Caches");
  return env.XDG_CACHE_HOME || join(home, ".cache");
}

async function isWritable(directory: string): Promise<boolean> {
  try {
    await makePublicDirectory(directory);
    await access(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
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

async function nearestExisting(path: string): Promise<string> {
  return (await exists(path)) ? path : nearestExisting(dirname(path));
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
