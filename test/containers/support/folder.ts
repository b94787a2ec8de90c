import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of this machine, to be mounted. */
export interface Folder extends AsyncDisposable {
  readonly path: string;
}

/** Makes one with files, by their paths in it, that everybody can read; removed when it is disposed of. */
export async function makeFolder(files: Readonly<Record<string, string>>): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), "folder-"));
  await chmod(path, 0o755);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true, mode: 0o755 });
    await writeFile(join(path, name), text, { mode: 0o644 });
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
