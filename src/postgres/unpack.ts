import { chmod, readdir, readFile, symlink } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar";
import { makePublicDirectory } from "./access.ts";

/** Unpacks the tarball of a prebuilt server into a new directory, with the links that it lists. */
export async function unpack(tarball: Buffer, directory: string): Promise<void> {
  makePublicDirectory(directory);
  await pipeline(
    Readable.from([tarball]),
    extract({
      cwd: directory,
      strip: 1,
      strict: true,
      preserveOwner: false,
      filter: (_path, entry) => !("type" in entry) || ["File", "Directory"].includes(entry.type),
    }),
  );
  await openToAll(directory);
  await makeLinks(directory);
}

/** The server's user must be able to read and run it, whatever our umask is. */
async function openToAll(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith(`${sep}bin`);
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}

/** Makes the links that an npm tarball can't hold, from the list the package has of them. */
async function makeLinks(directory: string): Promise<void> {
  const list = await readFile(join(directory, "native", "pg-symlinks.json"), "utf8").catch(
    (error) => {
      if (error.code === "ENOENT") return "[]"; // Windows has none
      throw error;
    },
  );
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = inside(directory, link.target);
    const source = inside(directory, link.source);
    await symlink(relative(dirname(target), source), target).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

function inside(directory: string, path: string): string {
  const absolute = resolve(directory, path);
  if (!absolute.startsWith(directory + sep)) throw new Error(`${path} leads out of the package`);
  return absolute;
}
