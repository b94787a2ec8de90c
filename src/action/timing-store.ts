import { lstat, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "../process/message-of.ts";
import { formatHistory, type HistoryEntry, parseHistory } from "../run/history.ts";
import { type GitHubCache, type GitHubCacheOptions, openGitHubCache } from "./github-cache.ts";
import type { TimingPlace } from "./timing-place.ts";

/** What is in the cache of earlier runs. */
export interface Kept {
  readonly entries: readonly HistoryEntry[];
  /** There was something of that name, which is of no use. */
  readonly isDamaged: boolean;
}

type Names = Pick<TimingPlace, "key" | "beginning">;

const file = "history.json";
const mostBytes = 1024 ** 2;
const nothing: Kept = { entries: [], isDamaged: false };
const damaged: Kept = { entries: [], isDamaged: true };

/** The timings of earlier runs in GitHub's cache. */
export class TimingStore {
  readonly #cache: GitHubCache;
  readonly #temp: string;

  private constructor(cache: GitHubCache, temp: string) {
    this.#cache = cache;
    this.#temp = temp;
  }

  /** Undefined where there is no cache. */
  static open(
    env: NodeJS.ProcessEnv,
    options: Omit<GitHubCacheOptions, "exchange"> = {},
  ): TimingStore | undefined {
    const cache = openGitHubCache(env, { ...options, exchange: "ram-postgres-history" });
    return cache && new TimingStore(cache, env.RUNNER_TEMP || tmpdir());
  }

  /** @throws when it can't be told what there is */
  async read({ key, beginning }: Names): Promise<Kept> {
    const keys = { exact: key, beginnings: [beginning] };
    const directory = await this.#cache.restore(keys).catch((error) => {
      // It will be the same the next time, when nothing newer is saved.
      if (/\btar\b.* exit code \d/.test(messageOf(error))) return null;
      throw error;
    });
    if (directory === null) return damaged;
    if (directory === undefined) return nothing;
    try {
      return await readKept(join(directory, file));
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** @throws when that can't be done */
  async save(key: string, entries: readonly HistoryEntry[]): Promise<boolean> {
    const directory = await mkdtemp(join(this.#temp, "ram-postgres-timings-"));
    try {
      await writeFile(join(directory, file), formatHistory(entries));
      return await this.#cache.save(key, directory);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}

/** Whoever made the archive may have put anything into it. */
async function readKept(path: string): Promise<Kept> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > mostBytes) return damaged;
  const entries = parseHistory(await readFile(path, "utf8"));
  return entries ? { entries, isDamaged: false } : damaged;
}
