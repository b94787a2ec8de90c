import { appendFileSync, constants, readFileSync, statSync } from "node:fs";
import {
  access,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { isTrusted, makeDirectory, makePublicDirectory } from "./access.ts";
import { userCacheDirectory } from "./cache-directory.ts";
import { watchTemporary } from "./known-runs.ts";
import { isLeftHalfMade, noteOwner, ownerIn } from "./owner.ts";
import {
  keyIn,
  type Manifest,
  type OriginCheck,
  parseManifest,
  snapshotFormat,
} from "./snapshot-manifest.ts";

export interface Snapshot<Origin> extends Manifest<Origin> {
  readonly directory: string;
  readonly bytes: number;
  readonly made: Date;
  /** How often a run has started from it. */
  readonly uses: number;
  /** When it was made or, if it was, last used. */
  readonly lastUse: Date;
}

const day = 24 * 3600 * 1000;

/** How much is kept, and for how long after its last use. */
const keptAtMost = { bytes: 2 * 1024 ** 3, ms: 30 * day };

const keyForm = /^[0-9a-f]{32}$/;
const temporaryPrefix = ".new-";

/**
 * Snapshots in a private folder of the user's cache, a directory each:
 *
 *     KEY/
 *       manifest.json
 *       1.tar …        the cluster
 *       uses           a byte for each use, which many runs can add at once; its time is the last one's
 *
 * They are made beside their place and moved there whole, so that nobody ever sees half of one.
 */
export class SnapshotStore<Origin> {
  readonly directory: string;

  readonly #isOrigin: OriginCheck<Origin>;
  readonly #damaged = new Set<string>();

  private constructor(directory: string, isOrigin: OriginCheck<Origin>) {
    this.directory = directory;
    this.#isOrigin = isOrigin;
  }

  /**
   * @param isOrigin whether what stands in a manifest as the origin is one, and of this key
   * @throws when there is no place for it
   */
  static open<Origin>(
    env: NodeJS.ProcessEnv,
    isOrigin: OriginCheck<Origin>,
  ): SnapshotStore<Origin> {
    const cache = userCacheDirectory(env);
    if (!cache) throw new Error("there is no folder for caches");
    const place = join(cache, "ram-postgres");
    makePublicDirectory(place);
    requireTrusted(place);
    const directory = join(place, "snapshots");
    makeDirectory(directory, 0o700);
    requireTrusted(directory);
    return new SnapshotStore<Origin>(directory, isOrigin);
  }

  /** The snapshot of that key; undefined when there is none. One that is damaged is removed. */
  async find(key: string): Promise<Snapshot<Origin> | undefined> {
    const directory = join(this.directory, key);
    const text = textOf(join(directory, "manifest.json"));
    // There is none, or another run is just removing it.
    if (text === undefined) return undefined;
    const manifest = parseManifest(text, key, this.#isOrigin);
    const snapshot = manifest && lookAt(manifest, directory);
    if (snapshot) return snapshot;
    this.#damaged.add(key);
    await this.drop({ key });
    return undefined;
  }

  /** Whether one of that key was found to be damaged. */
  wasDamaged(key: string): boolean {
    return this.#damaged.has(key);
  }

  /** All snapshots, the last used first. */
  async list(): Promise<Snapshot<Origin>[]> {
    const names = (await readdir(this.directory)).filter((name) => keyForm.test(name));
    const found = await Promise.all(names.map((name) => this.find(name)));
    return found
      .filter((snapshot) => snapshot !== undefined)
      .sort((a, b) => b.lastUse.getTime() - a.lastUse.getTime());
  }

  noteUse({ directory }: Pick<Snapshot<Origin>, "directory">): void {
    try {
      appendFileSync(join(directory, "uses"), ".");
    } catch {
      // In a folder that is only to be read, snapshots are as good as elsewhere.
    }
  }

  /** Makes a snapshot of what `fill` puts into a directory, unless another run has made it meanwhile. */
  async save(
    key: string,
    fill: (directory: string) => Promise<Pick<Manifest<Origin>, "parts" | "origin">>,
  ): Promise<void> {
    await using aside = await this.#makeAside();
    const directory = aside.path;
    await mkdir(directory, { mode: 0o700 });
    const content = await fill(directory);
    const manifest: Manifest<Origin> = { format: snapshotFormat, key, ...content };
    await writeFile(join(directory, "uses"), "");
    // Nothing waits for the disk: what a crash of the machine damages is noticed by its checksum.
    await writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
    await this.#moveIn(directory, key);
  }

  /** Takes in a snapshot that was made elsewhere, by moving its directory; gives its key. */
  async adopt(directory: string): Promise<string> {
    const text = await readFile(join(directory, "manifest.json"), "utf8");
    const key = keyIn(text);
    if (key === undefined || !keyForm.test(key) || !parseManifest(text, key, this.#isOrigin)) {
      throw new Error("it is no snapshot of ours");
    }
    await using aside = await this.#makeAside();
    await rename(directory, aside.path).catch((error) => {
      if (error.code !== "EXDEV") throw error;
      return cp(directory, aside.path, { recursive: true });
    });
    await chmod(aside.path, 0o700);
    await writeFile(join(aside.path, "uses"), "");
    await this.#moveIn(aside.path, key);
    return key;
  }

  /** A place for one, beside all others, which is gone with all that is there in the end, also when we are killed. */
  async #makeAside(): Promise<AsyncDisposable & { readonly path: string }> {
    const directory = await mkdtemp(join(this.directory, temporaryPrefix));
    watchTemporary(directory);
    noteOwner(ownerIn(directory));
    return {
      path: join(directory, "snapshot"),
      [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
    };
  }

  async #moveIn(directory: string, key: string): Promise<void> {
    const place = join(this.directory, key);
    await rename(directory, place).catch(async () => {
      // Another run has been faster; or there is something else that keeps the place from snapshots.
      if (await this.find(key)) return;
      await this.drop({ key });
      await rename(directory, place);
    });
  }

  /** @throws when nothing can be kept here */
  async requireWritable(): Promise<void> {
    await access(this.directory, constants.W_OK | constants.X_OK);
  }

  /** Removes all there is, what is just being made included. */
  async empty(): Promise<void> {
    for (const name of await readdir(this.directory)) {
      await rm(join(this.directory, name), { recursive: true, force: true });
    }
  }

  /** Removes a snapshot; who is reading it can go on. */
  async drop({ key }: Pick<Manifest<Origin>, "key">): Promise<void> {
    await using aside = await this.#makeAside();
    await rename(join(this.directory, key), aside.path).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }

  /** Removes what has not been used for long, what is too much, and what killed runs have left half made. */
  async trim(limits = keptAtMost): Promise<void> {
    const now = Date.now();
    let bytes = 0;
    for (const [index, snapshot] of (await this.list()).entries()) {
      // The last used one is kept however large it is: to make it anew each time would take no less room.
      const isTooMuch = index > 0 && bytes + snapshot.bytes > limits.bytes;
      if (isTooMuch || now - snapshot.lastUse.getTime() > limits.ms) await this.drop(snapshot);
      else if (snapshot.bytes <= limits.bytes) bytes += snapshot.bytes;
    }
    for (const name of await readdir(this.directory)) {
      if (!name.startsWith(temporaryPrefix)) continue;
      const path = join(this.directory, name);
      // What is another user's stays.
      if (isLeftHalfMade(path)) await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}

/** Whoever fills the store has programs of theirs run. */
function requireTrusted(directory: string): void {
  if (!isTrusted(directory)) throw new Error(`${directory} is another user's`);
}

// A few small files, which a run waits for: by promises it would wait several times as long.
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** What is there of a snapshot; undefined when it is not all there. */
function lookAt<Origin>(
  manifest: Manifest<Origin>,
  directory: string,
): Snapshot<Origin> | undefined {
  try {
    const { mtime: made } = statSync(join(directory, "manifest.json"));
    const uses = statSync(join(directory, "uses"));
    for (const { file, bytes } of manifest.parts) {
      if (statSync(join(directory, file)).size !== bytes) return undefined;
    }
    const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
    return { ...manifest, directory, bytes, made, uses: uses.size, lastUse: uses.mtime };
  } catch {
    return undefined;
  }
}
