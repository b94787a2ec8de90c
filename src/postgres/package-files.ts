import { readFileSync, statSync } from "node:fs";
import { readdir, stat, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Without one of these no server starts. Others, of extensions and time zones, are too many to look at before each run. */
const needed = /^native\/(bin\/|lib\/([^/]+\/)?[^/]+\.so|share\/[^/]+\/[^/]+$)/;

const listOf = (directory: string) => join(directory, "sizes.json");

/** Notes how large the files of a server are that was just unpacked, for {@link isWhole}. */
export async function noteSizes(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(directory, join(parentPath, name)).replaceAll(sep, "/"))
    .filter((path) => needed.test(path));
  const sizes = paths.map(async (path) => [path, (await stat(join(directory, path))).size]);
  const list = Object.fromEntries(await Promise.all(sizes));
  await writeFile(listOf(directory), JSON.stringify(list), { mode: 0o644 });
}

/**
 * Whether what a server needs is all there, and not cut off: a disk may have been full, or somebody tidied up. Undefined
 * where that was not noted.
 */
export function isWhole(directory: string): boolean | undefined {
  let text: string;
  try {
    text = readFileSync(listOf(directory), "utf8");
  } catch {
    return undefined;
  }
  try {
    const sizes = Object.entries<unknown>(JSON.parse(text));
    return sizes.every(([path, size]) => statSync(join(directory, path)).size === size);
  } catch {
    return false; // a file is missing, or the list itself is cut off
  }
}
