import { chmod, mkdtemp, readdir, readlink, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listMounts } from "../../src/postgres/mounts.ts";
import { listProcesses } from "../../src/process/process-state.ts";
import { unusedSharedMemory } from "./unused-memory.ts";

/**
 * Gives the test run a temporary directory of its own and fails it when something of ours is left there, or in the
 * machine's shared memory, where what somebody else's run at the same time leaves would be taken for ours.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "rpt-"));
  await chmod(directory, 0o755);
  process.env.TMPDIR = directory;
  // The user's snapshots are not for tests, but the prebuilt servers of that cache are.
  const { RUNNER_TOOL_CACHE, XDG_CACHE_HOME } = process.env;
  process.env.RUNNER_TOOL_CACHE = RUNNER_TOOL_CACHE || XDG_CACHE_HOME || join(homedir(), ".cache");
  process.env.XDG_CACHE_HOME = join(directory, "cache");
  const before = new Set(await leftInMemory());
  return async () => {
    const left = await settled(async () => [
      ...(await leftIn(directory)),
      ...(await leftInMemory()).filter((each) => !before.has(each)),
    ]);
    if (left.length > 0) throw new Error(`the tests left behind: ${left.join(", ")}`);
    await rm(directory, { recursive: true, force: true });
  };
}

const mostLooks = 100;

/** What is there once and again: what is just starting, or ending, may be there at one look. */
async function settled(look: () => Promise<string[]>): Promise<string[]> {
  let left = await look();
  for (let looks = 1; left.length > 0 && looks < mostLooks; looks++) {
    await sleep(50);
    const now = new Set(await look());
    left = left.filter((each) => now.has(each));
  }
  return left;
}

async function leftIn(directory: string): Promise<string[]> {
  const isThere = (path: string) => path.startsWith(`${directory}/`);
  const halves = await names(join(directory, "cache", "ram-postgres", "snapshots"), /^\./);
  const processes = await Promise.all(
    listProcesses().map(async (pid) => {
      // A server's processes have its log, wherever their data is or was.
      const places = ["cwd", "fd/2"].map((name) =>
        readlink(`/proc/${pid}/${name}`).catch(() => ""),
      );
      return (await Promise.all(places)).some(isThere) && pid !== process.pid ? [pid] : [];
    }),
  );
  return [
    ...(await names(directory, /^ram-postgres-/)),
    ...halves,
    ...listMounts().flatMap(({ path }) => (isThere(path) ? `mount ${path}` : [])),
    ...processes.flat().map((pid) => `process ${pid}`),
  ];
}

async function leftInMemory(): Promise<string[]> {
  return [...(await names("/dev/shm", /^ram-postgres-/)), ...(await unusedSharedMemory())];
}

async function names(place: string, form: RegExp): Promise<string[]> {
  const all = await readdir(place).catch(() => []);
  return all.filter((name) => form.test(name)).map((name) => join(place, name));
}
