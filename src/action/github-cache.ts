import { chmod, constants, cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CacheKeys } from "../run/snapshots.ts";
import { type Heard, hear, lastOf } from "./overhearing.ts";

/** How long the cache may take, in milliseconds; the client's own limits come to a quarter of an hour. */
export interface Patience {
  readonly restoreMs: number;
  readonly saveMs: number;
}

export interface GitHubCacheOptions {
  /**
   * The name of what is saved and restored, in the runner's temporary directory. The text of its path is a part of an
   * entry's version, so it is always the same; things of different kinds have different ones.
   */
  readonly exchange: string;
  readonly patience?: Patience | undefined;
  /** What of the client's details is printed at once: all, unless told otherwise. */
  show?(details: string): string;
}

type Client = typeof import("@actions/cache");

const usualPatience: Patience = { restoreMs: 10_000, saveMs: 60_000 };
const mostKeys = 10;

/**
 * GitHub's cache for the workflow's jobs; undefined where there is none. Its client is loaded when it is first needed,
 * and reads more of the process's environment, which is what `env` has to be. What it did not finish in time goes on in
 * the background, for minutes at worst: somebody has to end the process.
 */
export function openGitHubCache(
  env: NodeJS.ProcessEnv,
  options: GitHubCacheOptions,
): GitHubCache | undefined {
  return hasService(env) ? new GitHubCache(env.RUNNER_TEMP || tmpdir(), options) : undefined;
}

/** As the client sees it; to a GitHub Enterprise Server it would speak an older protocol. */
function hasService(env: NodeJS.ProcessEnv): boolean {
  const server = env.GITHUB_SERVER_URL || "https://github.com";
  if (!URL.canParse(server)) return false;
  const isGitHub = /^github\.com$|\.(ghe\.com|localhost)$/.test(new URL(server).hostname);
  const given = [env.ACTIONS_CACHE_SERVICE_V2, env.ACTIONS_RESULTS_URL, env.ACTIONS_RUNTIME_TOKEN];
  return isGitHub && given.every(Boolean);
}

/** Directories of one kind in GitHub's cache. When there is no entry of a name, it takes that for a beginning too. */
export class GitHubCache {
  readonly #temp: string;
  readonly #options: GitHubCacheOptions;
  readonly #patience: Patience;
  readonly #exchange: string;
  /** Settles when the client has left the exchange directory after work that did not end in time. */
  #late: Promise<unknown> = Promise.resolve();

  constructor(temp: string, options: GitHubCacheOptions) {
    this.#temp = temp;
    this.#options = options;
    this.#patience = options.patience ?? usualPatience;
    this.#exchange = join(temp, options.exchange);
  }

  /**
   * Brings an entry into a new directory, which the caller moves or removes; undefined when there is none.
   *
   * @throws when it can't be told, or fetched, in time
   */
  async restore({ exact, beginnings }: CacheKeys): Promise<string | undefined> {
    await using _exchange = { [Symbol.asyncDispose]: () => this.#clear() };
    const others = beginnings.slice(0, mostKeys - 1);
    const { result, said } = await this.#ask(this.#patience.restoreMs, (client) =>
      client.restoreCache([this.#exchange], exact, others),
    );
    // Awaited, or its place would be cleared while it is taken from there.
    if (result !== undefined) return await this.#take();
    const complaint = lastOf(said, complaints);
    if (complaint !== undefined) throw new Error(complaint);
    return undefined;
  }

  /**
   * Keeps a copy of a directory. False when another job has saved one of that name.
   *
   * @throws when that can't be done in time
   */
  async save(key: string, directory: string): Promise<boolean> {
    await using _exchange = { [Symbol.asyncDispose]: () => this.#clear() };
    const { result, said } = await this.#ask(this.#patience.saveMs, async (client) => {
      await cp(directory, this.#exchange, { recursive: true, mode: constants.COPYFILE_FICLONE });
      return client.saveCache([this.#exchange], key);
    });
    if (result !== -1) return true;
    const complaint = lastOf(said, complaints) ?? "the client does not say why";
    if (complaint.includes("(409)")) return false; // Conflict: it is there already
    throw new Error(complaint);
  }

  /** @throws when it takes too long: the client can't be stopped, so its answer is for nobody then */
  async #ask<T>(ms: number, work: (client: Client) => Promise<T>): Promise<Heard<T>> {
    const said: string[] = [];
    const clock = new AbortController();
    const answer = this.#late.then(async () => {
      clock.signal.throwIfAborted();
      await this.#clear();
      // For nobody else to look into, while it is being filled.
      await mkdir(this.#exchange, { mode: 0o700 });
      const run = async () => work(await import("@actions/cache"));
      return hear(said, run, this.#options.show);
    });
    const deadline = sleep(ms, "late" as const, { signal: clock.signal });
    const first = await Promise.race([answer, deadline]).finally(() => clock.abort());
    if (first !== "late") return { result: first, said };
    this.#late = Promise.allSettled([answer.finally(() => this.#clear())]);
    const attempt = lastOf(said, failedAttempts);
    throw new Error(`it took more than ${ms / 1000} s${attempt ? ` (${attempt})` : ""}`);
  }

  async #take(): Promise<string> {
    const directory = await mkdtemp(join(this.#temp, "ram-postgres-restored-"));
    try {
      // In place of the empty one, which is beside it: nothing is copied.
      await rename(this.#exchange, directory);
      await chmod(directory, 0o700);
      return directory;
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
  }

  async #clear(): Promise<void> {
    await rm(this.#exchange, { recursive: true, force: true, maxRetries: 3 });
  }
}

const complaints =
  /^(?:::(?:warning|error)::(?:Failed to \w+: )?|::debug::Failed to reserve cache: (?:Error: )?|Cache save skipped: )(.+)/gm;
const failedAttempts = /^Attempt \d+ of \d+ failed with error: (.+)\. Retrying/gm;
