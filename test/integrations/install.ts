import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const folder = fileURLToPath(new URL(".", import.meta.url));

/**
 * Installs the libraries and test runners that the sandbox is tested with, unless they are there as the lock has them.
 * `pg` among them is a link to this project's own: a sandbox and the libraries share one, as they do in any project.
 */
export default async function installIntegrations(): Promise<void> {
  const [wanted, installed] = await Promise.all([
    changedAt("package-lock.json"),
    changedAt("node_modules/.package-lock.json"),
  ]);
  if (installed < wanted) await promisify(execFile)("npm", ["ci"], { cwd: folder });
}

/** In milliseconds of the epoch; the beginning of time for what is not there. */
function changedAt(file: string): Promise<number> {
  return stat(`${folder}${file}`).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
