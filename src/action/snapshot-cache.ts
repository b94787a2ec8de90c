import { messageOf } from "../process/message-of.ts";
import type { SnapshotCache } from "../run/snapshots.ts";
import { openGitHubCache, type Patience } from "./github-cache.ts";

/** Snapshots in GitHub's cache. */
export interface GitHubSnapshotCache extends SnapshotCache {
  /** Keeps a copy of a snapshot's directory. False also when another job has saved the same meanwhile. */
  save(key: string, directory: string): Promise<boolean>;
}

type Warner = { warn(message: string): void };

/** The place for snapshots in GitHub's cache; undefined where there is none. */
export function openSnapshotCache(
  env: NodeJS.ProcessEnv,
  log: Warner,
  patience?: Patience,
): GitHubSnapshotCache | undefined {
  const cache = openGitHubCache(env, { exchange: "ram-postgres-snapshot", patience });
  if (!cache) return undefined;
  const attempt = <T>(done: string, work: Promise<T>): Promise<T | undefined> =>
    work.catch((error) => {
      log.warn(
        `the snapshot could not be ${done} GitHub's cache; the run goes on without it: ${messageOf(error)}`,
      );
      return undefined;
    });
  return {
    restore: (keys) => attempt("fetched from", cache.restore(keys)),
    save: async (key, directory) =>
      (await attempt("saved in", cache.save(key, directory))) ?? false,
  };
}
