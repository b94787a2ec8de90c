import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** Installs what the lock of a folder says, unless it is there already: not every user of the project needs it. */
export async function installLocked(folder: string): Promise<void> {
  const [wanted, installed] = await Promise.all([
    changedAt(join(folder, "package-lock.json")),
    changedAt(join(folder, "node_modules", ".package-lock.json")),
  ]);
  if (installed < wanted) await promisify(execFile)("npm", ["ci"], { cwd: folder });
}

/** In milliseconds of the epoch; the beginning of time for what is not there. */
function changedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
