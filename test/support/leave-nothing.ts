import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

async function runDirectories(place: string): Promise<string[]> {
  const names = await readdir(place).catch(() => []);
  return names.filter((name) => name.startsWith("ram-postgres-")).map((name) => join(place, name));
}

/**
 * Gives the test run a temporary directory of its own and fails it when something of ours is left there, or on
 * /dev/shm, where a run of somebody else's at the same time would be taken for ours.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "rpt-"));
  await chmod(directory, 0o755);
  process.env.TMPDIR = directory;
  const before = new Set(await runDirectories("/dev/shm"));
  return async () => {
    const shared = (await runDirectories("/dev/shm")).filter((path) => !before.has(path));
    const left = [...(await runDirectories(directory)), ...shared];
    if (left.length > 0) throw new Error(`the tests left behind: ${left.join(", ")}`);
    await rm(directory, { recursive: true, force: true });
  };
}
