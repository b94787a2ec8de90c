import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
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
  // The user's snapshots are not for tests, but the prebuilt servers of that cache are.
  const { RUNNER_TOOL_CACHE, XDG_CACHE_HOME } = process.env;
  process.env.RUNNER_TOOL_CACHE = RUNNER_TOOL_CACHE || XDG_CACHE_HOME || join(homedir(), ".cache");
  process.env.XDG_CACHE_HOME = join(directory, "cache");
  const before = new Set(await runDirectories("/dev/shm"));
  return async () => {
    const shared = (await runDirectories("/dev/shm")).filter((path) => !before.has(path));
    const left = [...(await runDirectories(directory)), ...shared];
    if (left.length > 0) throw new Error(`the tests left behind: ${left.join(", ")}`);
    await rm(directory, { recursive: true, force: true });
  };
}
