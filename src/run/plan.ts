import { setImmediate } from "node:timers/promises";
import { knowsPeers } from "../postgres/authentication.ts";
import type { Binaries } from "../postgres/installed.ts";
import { type DatabaseState, isState } from "../postgres/leftovers.ts";
import { type ArchivePart, verifyParts } from "../postgres/snapshot-archive.ts";
import { formatVersion } from "../postgres/version.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import type { Context } from "./database.ts";
import { createRecipe, readIngredients, stepsKept } from "./ingredients.ts";
import type { Log } from "./log.ts";
import type { Options } from "./options.ts";
import { differences, type Recipe } from "./recipe.ts";
import { type MadeSnapshot, Snapshots, type Start } from "./snapshots.ts";
import type { Phase, Timings } from "./timings.ts";

/** What snapshots were to a run, for its report. */
export type SnapshotUse =
  | { readonly state: "off"; readonly reason: string | undefined }
  | { readonly state: "miss"; readonly reason: string }
  | {
      readonly state: "hit" | "prefix";
      /** How many migrations were in it. */
      readonly migrationCount: number;
      readonly savedMs: number;
    };

/** What need not be done again when there is a snapshot. */
const savedPhases: readonly Phase[] = ["initdb", "migrate", "migrate command", "clone"];
/** What has to be done instead; beside a fetch a cluster may have been made in vain. */
const spentPhases: readonly Phase[] = ["fetch snapshot", "initdb", "snapshot"];

/** Does something now, and gives its result or throws its error when it is asked for. */
function attempt<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

interface Known {
  /** Takes the recipe again, of what there is now. */
  readonly recipeNow: () => Recipe;
  readonly server: string;
  readonly snapshots: Snapshots;
  readonly recipe: Recipe;
}

type Pack = (directory: string) => Promise<readonly ArchivePart[]>;

export interface SaveOptions {
  readonly timings: Timings;
  /** What is noted of extensions. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly state: DatabaseState | undefined;
}

/** Which snapshot a run starts from, and which one it makes. */
export class Plan {
  readonly #known: Known | undefined;
  #start: Start | undefined;
  #missing: string | undefined;
  #givenUp: Start["snapshot"] | undefined;
  /** What was noted of the snapshot that was made. */
  #made: Pick<SaveOptions, "state"> | undefined;

  private constructor(known: Known | undefined, missing?: string) {
    this.#known = known;
    this.#missing = missing;
  }

  /** Looks for what there is on this machine; what does not need to know the server is done while that is looked for. */
  static async make(
    options: Options,
    { env, cache, log, interrupts }: Context,
    found: Promise<Binaries>,
  ): Promise<Plan> {
    if (!options.snapshot) return new Plan(undefined);
    // A snapshot has no password, by which alone a run gets in there.
    if (!knowsPeers) return new Plan(undefined, "there are none on this system");
    // What others wait for has to be begun before.
    await setImmediate();
    const ingredients = attempt(() => readIngredients(options));
    const binaries = await found;
    try {
      const recipe = createRecipe(options, binaries, ingredients());
      const snapshots = Snapshots.open(env, cache);
      const recipeNow = () => createRecipe(options, binaries, readIngredients(options));
      const server = formatVersion(binaries.version);
      const plan = new Plan({ snapshots, recipe, recipeNow, server });
      await plan.#look();
      return plan;
    } catch (error) {
      interrupts.aborted.throwIfAborted();
      // A run does without rather than fail.
      log.warn(`there are no snapshots: ${messageOf(error)}`);
      return new Plan(undefined, messageOf(error));
    }
  }

  async #look(): Promise<void> {
    if (!this.#known) return;
    const { snapshots, recipe } = this.#known;
    this.#start = await snapshots.find(recipe);
    if (this.#start) snapshots.noteUse(this.#start.snapshot);
    else this.#missing = await snapshots.whyMissing(recipe);
  }

  /** Whether this run has to do with snapshots. */
  get isOn(): boolean {
    return this.#known !== undefined;
  }

  get start(): Start | undefined {
    return this.#start;
  }

  /** Whether what there will be is worth keeping: snapshots are on, and it did not come from one whole. */
  get isToBeKept(): boolean {
    return this.#known !== undefined && this.#start?.isExact !== true;
  }

  /** What the migrated database holds, if nothing was done to it since that was noted. */
  keptState(options: Options): DatabaseState | undefined {
    const isAsKept = options.migrateCommand === undefined || stepsKept(options) > 1;
    const { state } = this.#start?.isExact ? this.#start.snapshot.origin : (this.#made ?? {});
    return isAsKept && isState(state) ? state : undefined;
  }

  /** Whether it is worth while to look for a better start beyond this machine. */
  get canFetch(): boolean {
    return this.isToBeKept && this.#known?.snapshots.canFetch === true;
  }

  /** Looks for a start beyond this machine. */
  async fetch({ timings, log, interrupts }: Context): Promise<void> {
    if (!this.#known) return;
    const { snapshots, recipe } = this.#known;
    await timings.measure("fetch snapshot", () =>
      unlessAborted(interrupts.aborted, () => snapshots.fetch(recipe, log)),
    );
    await this.#look();
  }

  /** Goes on without the snapshot that was chosen. It is replaced when its like has been made. */
  async giveUpStart(error: unknown, log: Log): Promise<void> {
    if (!this.#start || !this.#known) return;
    log.warn(`a snapshot was of no use and is made anew: ${messageOf(error)}`);
    const { snapshot } = this.#start;
    const isDamaged = await verifyParts(snapshot.parts, snapshot.directory).then(
      () => false,
      () => true,
    );
    if (isDamaged) await this.#known.snapshots.drop(snapshot).catch(() => {});
    this.#givenUp = snapshot;
    this.#start = undefined;
    this.#missing = `the one there was is ${isDamaged ? "damaged" : `of no use: ${messageOf(error)}`}`;
  }

  /** @throws when nothing can be kept anyway */
  async requireWritable(): Promise<void> {
    await this.#known?.snapshots.requireWritable();
  }

  /**
   * Keeps what `pack` packs into a directory.
   *
   * @throws when that can't be done, or would be something else than is told of it
   */
  async save({ timings, ...noted }: SaveOptions, pack: Pack): Promise<MadeSnapshot | undefined> {
    if (!this.#known) return undefined;
    const { snapshots, recipe, server, recipeNow } = this.#known;
    const changed = differences(recipe, recipeNow());
    if (changed.length > 0) throw new Error(`meanwhile ${changed.join(", ")}`);
    if (this.#givenUp) await snapshots.drop(this.#givenUp);
    const before = this.#start?.snapshot.origin.makingMs ?? 0;
    const makingMs = before + timings.spentIn(savedPhases);
    const made = await snapshots.save({ server, recipe, makingMs, ...noted }, pack);
    this.#made = noted;
    return made;
  }

  /** Removes what was kept, since it is of no use. */
  async drop({ key }: Pick<MadeSnapshot, "key">): Promise<void> {
    await this.#known?.snapshots.drop({ key }).catch(() => {});
  }

  /** What snapshots were to the run, when all is done. */
  use(timings: Timings): SnapshotUse {
    if (!this.#known) return { state: "off", reason: this.#missing };
    if (!this.#start) return { state: "miss", reason: this.#missing ?? "" };
    const { isExact, migrationCount, snapshot } = this.#start;
    return {
      state: isExact ? "hit" : "prefix",
      migrationCount,
      savedMs: Math.max(0, snapshot.origin.makingMs - timings.spentIn(spentPhases)),
    };
  }
}
