import { randomUUID } from "node:crypto";
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { makePublicDirectory } from "./access.ts";
import { userCacheDirectory } from "./cache-directory.ts";
import type { ArchivePart } from "./snapshot-archive.ts";

/** Raised when snapshots of before would not do any more. */
export const snapshotFormat = 1;

/** What is told of a snapshot beside its content. */
export interface Manifest<Origin> {
  readonly format: typeof snapshotFormat;
  readonly key: string;
  readonly parts: readonly ArchivePart[];
  /** What its maker wants to know of it later. */
  readonly origin: Origin;
}

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
export const keptAtMost = { bytes: 2 * 1024 ** 3, ms: 30 * day };

const keyForm = /^[0-9a-f]{32}$/;
const partForm = /^\d+\.tar$/;
// Nobody is at work on one for a day.
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

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** @throws when there is no place for it */
  static async open<Origin>(env: NodeJS.ProcessEnv): Promise<SnapshotStore<Origin>> {
    const cache = userCacheDirectory(env);
    if (!cache) throw new Error("there is no folder for caches");
    await makePublicDirectory(join(cache, "ram-postgres"));
    const directory = join(cache, "ram-postgres", "snapshots");
    await mkdir(directory, { mode: 0o700 }).catch(async (error) => {
      if (error.code !== "EEXIST") throw error;
    });
    return new SnapshotStore<Origin>(directory);
  }

  /** The snapshot of that key; undefined when there is none. One that is damaged is removed. */
  async find(key: string): Promise<Snapshot<Origin> | undefined> {
    const directory = join(this.directory, key);
    try {
      const text = await readFile(join(directory, "manifest.json"), "utf8");
      const manifest: Manifest<Origin> = JSON.parse(text);
      const { mtime: made } = await stat(join(directory, "manifest.json"));
      const uses = await stat(join(directory, "uses"));
      const sizes = await Promise.all(
        manifest.parts.map(async ({ file, bytes }) => {
          const { size } = await stat(join(directory, file));
          if (!partForm.test(file) || size !== bytes) throw new Error("it is not as it was saved");
          return size;
        }),
      );
      if (manifest.format !== snapshotFormat || manifest.key !== key || sizes.length === 0)
        throw new Error("it is none of ours");
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      return { ...manifest, directory, bytes, made, uses: uses.size, lastUse: uses.mtime };
    } catch {
      // It is none, half removed by another run, or damaged: in no case one to start from.
      await this.drop({ key });
      return undefined;
    }
  }

  /** All snapshots, the last used first. */
  async list(): Promise<Snapshot<Origin>[]> {
    const names = (await readdir(this.directory)).filter((name) => keyForm.test(name));
    const found = await Promise.all(names.map((name) => this.find(name)));
    return found
      .filter((snapshot) => snapshot !== undefined)
      .sort((a, b) => b.lastUse.getTime() - a.lastUse.getTime());
  }

  async noteUse({ directory }: Pick<Snapshot<Origin>, "directory">): Promise<void> {
    // In a folder that is only to be read, snapshots are as good as elsewhere.
    await appendFile(join(directory, "uses"), ".").catch(() => {});
  }

  /** Makes a snapshot of what `fill` puts into a directory, unless another run has made it meanwhile. */
  async save(
    key: string,
    fill: (directory: string) => Promise<Pick<Manifest<Origin>, "parts" | "origin">>,
  ): Promise<void> {
    const directory = await mkdtemp(join(this.directory, temporaryPrefix));
    try {
      const content = await fill(directory);
      const manifest: Manifest<Origin> = { format: snapshotFormat, key, ...content };
      await writeFile(join(directory, "uses"), "");
      // Nothing waits for the disk: what a crash of the machine damages is noticed by its checksum.
      await writeFile(join(directory, "manifest.json"), JSON.stringify(manifest));
      await this.#moveIn(directory, key);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** Takes in a snapshot that was made elsewhere, by moving its directory; gives its key. */
  async adopt(directory: string): Promise<string> {
    const text = await readFile(join(directory, "manifest.json"), "utf8");
    const { key }: Manifest<Origin> = JSON.parse(text);
    if (!keyForm.test(key)) throw new Error("it is no snapshot of ours");
    await chmod(directory, 0o700);
    await writeFile(join(directory, "uses"), "");
    await this.#moveIn(directory, key);
    return key;
  }

  async #moveIn(directory: string, key: string): Promise<void> {
    await rename(directory, join(this.directory, key)).catch((error) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  }

  /** Removes a snapshot; who is reading it can go on. */
  async drop({ key }: Pick<Manifest<Origin>, "key">): Promise<void> {
    const doomed = join(this.directory, `${temporaryPrefix}${randomUUID()}`);
    await rename(join(this.directory, key), doomed).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rm(doomed, { recursive: true, force: true });
  }

  /** Removes what has not been used for long, what is too much, and what killed runs have left half made. */
  async trim(limits = keptAtMost): Promise<void> {
    const now = Date.now();
    let bytes = 0;
    for (const [index, snapshot] of (await this.list()).entries()) {
      bytes += snapshot.bytes;
      const isOld = now - snapshot.lastUse.getTime() > limits.ms;
      // The last used one is kept however large it is: to make it anew each time would take no less room.
      if (isOld || (bytes > limits.bytes && index > 0)) await this.drop(snapshot);
    }
    for (const name of await readdir(this.directory)) {
      if (!name.startsWith(temporaryPrefix)) continue;
      const path = join(this.directory, name);
      const found = await stat(path).catch(() => undefined);
      if (found && now - found.mtimeMs > day) await rm(path, { recursive: true, force: true });
    }
  }
}
