import { rm } from "node:fs/promises";
import type { DatabaseState } from "../postgres/leftovers.ts";
import type { ArchivePart } from "../postgres/snapshot-archive.ts";
import { type Snapshot, SnapshotStore } from "../postgres/snapshot-store.ts";
import { messageOf } from "../process/message-of.ts";
import type { Log } from "./log.ts";
import { closest, differences, headStart, keyOf, lineageOf, type Recipe } from "./recipe.ts";

/** What a run notes of a snapshot that it makes. */
export interface Origin {
  /** The version of its server. */
  readonly server: string;
  readonly recipe: Recipe;
  /** What it took to make without any snapshot, in milliseconds: what the next run saves. */
  readonly makingMs: number;
  /** Of the extensions that are in it, the versions that the machine had for new ones. */
  readonly extensions: Readonly<Record<string, string>>;
  /** What the migrated database holds, for those who look what tests leave there. */
  readonly state?: DatabaseState | undefined;
}

/** Whether it is what a run has noted, and of this key: another program, or a disk, may have written it. */
export function isOrigin(value: unknown, key: string): value is Origin {
  const { server, recipe, makingMs, extensions } = (value ?? {}) as Partial<Origin>;
  return (
    typeof server === "string" &&
    typeof makingMs === "number" &&
    makingMs >= 0 &&
    makingMs < longestMakingMs &&
    isTextByName(extensions) &&
    isRecipe(recipe) &&
    keyOf(recipe) === key
  );
}

const longestMakingMs = 24 * 3600 * 1000;

function isRecipe(value: unknown): value is Recipe {
  const { base, migrations, command, workerDatabases } = (value ?? {}) as Partial<Recipe>;
  return (
    isTextByName(base) &&
    isTextByName(command) &&
    Number.isInteger(workerDatabases) &&
    Array.isArray(migrations) &&
    migrations.every(isTextByName)
  );
}

function isTextByName(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}

/** Names of a snapshot in a cache beyond this machine: its own, and beginnings of others that would do as a start. */
export interface CacheKeys {
  readonly exact: string;
  /** The best first. */
  readonly beginnings: readonly string[];
}

/** A cache beyond this machine. It never throws: what goes wrong is told as a warning. */
export interface SnapshotCache {
  /** Brings a snapshot into a new directory, which the caller moves or removes. */
  restore(keys: CacheKeys): Promise<string | undefined>;
}

/** A snapshot that a run has made, for a cache beyond this machine. */
export interface MadeSnapshot {
  readonly key: string;
  readonly cacheKey: string;
  readonly directory: string;
  readonly bytes: number;
  readonly makingMs: number;
}

/** What a run starts from. */
export interface Start {
  readonly snapshot: Snapshot<Origin>;
  /** How many of the run's migrations are in it. */
  readonly migrationCount: number;
  readonly isExact: boolean;
}

const mostReasons = 3;

/** The snapshots of a user, as a run sees them. */
export class Snapshots {
  readonly #store: SnapshotStore<Origin>;
  readonly #cache: SnapshotCache | undefined;

  private constructor(store: SnapshotStore<Origin>, cache: SnapshotCache | undefined) {
    this.#store = store;
    this.#cache = cache;
  }

  static open(env: NodeJS.ProcessEnv, cache: SnapshotCache | undefined): Snapshots {
    return new Snapshots(SnapshotStore.open(env, isOrigin), cache);
  }

  /** What there is on this machine: the very snapshot, or else the one with the most of the wanted migrations. */
  async find(wanted: Recipe): Promise<Start | undefined> {
    const snapshot = await this.#store.find(keyOf(wanted));
    if (snapshot) return { snapshot, migrationCount: wanted.migrations.length, isExact: true };
    return bestStart(await this.#store.list(), wanted);
  }

  /** Whether there are more beyond this machine. */
  get canFetch(): boolean {
    return this.#cache !== undefined;
  }

  /** Brings what the cache beyond this machine has to this one, where it is found then. */
  async fetch(wanted: Recipe, log: Log): Promise<void> {
    const directory = await this.#cache?.restore(cacheKeys(wanted));
    if (directory) await this.#adopt(directory, log);
  }

  /** Why there is nothing to start from: by what the wanted one differs from the nearest that there is. */
  async whyMissing(wanted: Recipe): Promise<string> {
    if (this.#store.wasDamaged(keyOf(wanted))) return "the one there was is damaged";
    const all = await this.#store.list();
    const nearest = closest(all, ({ origin }) => origin.recipe, wanted);
    if (!nearest) return this.canFetch ? "there was none for these inputs" : "there was none yet";
    const reasons = differences(nearest.origin.recipe, wanted);
    const more = reasons.length - mostReasons;
    return reasons.slice(0, mostReasons).join(", ") + (more > 0 ? ` and ${more} more` : "");
  }

  async #adopt(directory: string, log: Log): Promise<void> {
    try {
      await this.#store.adopt(directory);
      await this.#store.trim();
    } catch (error) {
      log.warn(`snapshot: what the cache had is of no use: ${messageOf(error)}`);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  get directory(): string {
    return this.#store.directory;
  }

  /** All of them, the last used first. */
  list(): Promise<Snapshot<Origin>[]> {
    return this.#store.list();
  }

  noteUse(snapshot: Snapshot<Origin>): void {
    this.#store.noteUse(snapshot);
  }

  drop(snapshot: Pick<Snapshot<Origin>, "key">): Promise<void> {
    return this.#store.drop(snapshot);
  }

  /** Removes all of them, and what is just being made. */
  empty(): Promise<void> {
    return this.#store.empty();
  }

  /** @throws when nothing can be kept */
  requireWritable(): Promise<void> {
    return this.#store.requireWritable();
  }

  /** Keeps a cluster that `pack` packs into a directory. */
  async save(
    origin: Origin,
    pack: (directory: string) => Promise<readonly ArchivePart[]>,
  ): Promise<MadeSnapshot | undefined> {
    const { recipe, makingMs } = origin;
    const key = keyOf(recipe);
    await this.#store.save(key, async (directory) => ({ parts: await pack(directory), origin }));
    await this.#store.trim();
    const made = await this.#store.find(key);
    return made && { cacheKey: cacheKeys(recipe).exact, makingMs, ...made };
  }
}

/** The snapshot with the most of the wanted migrations. */
function bestStart(all: readonly Snapshot<Origin>[], wanted: Recipe): Start | undefined {
  const starts = all.flatMap((snapshot) => {
    const migrationCount = headStart(snapshot.origin.recipe, wanted);
    return migrationCount === undefined ? [] : [{ snapshot, migrationCount, isExact: false }];
  });
  return starts.sort((a, b) => b.migrationCount - a.migrationCount)[0];
}

const mostBeginnings = 9;

/** The names a cache knows snapshots by; of a name's parts, each says less of the recipe than the next. */
function cacheKeys(recipe: Recipe): CacheKeys {
  const short = (digest: string) => digest.slice(0, 16);
  const lineage = lineageOf(recipe).map(short);
  const family = `ram-postgres-${lineage[0]}-`;
  const kind = Object.keys(recipe.command).length > 0 ? "commanded" : "migrated";
  const withoutCommand = lineage.map((digest) => `${family}${digest}-migrated-`).reverse();
  return {
    exact: `${family}${lineage.at(-1)}-${kind}-${keyOf(recipe)}`,
    beginnings: [...withoutCommand.slice(0, mostBeginnings - 1), family],
  };
}
