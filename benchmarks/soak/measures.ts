import { readdir, readFile, readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listMounts } from "../../src/postgres/mounts.ts";
import type { Ground } from "./ground.ts";

interface Measure {
  readonly name: string;
  readonly unit: string;
  /** How much more there may be in the end: what the whole machine has is never quite the same. */
  readonly allowed: number;
  readonly take: (ground: Ground) => Promise<number>;
}

export type Amounts = Readonly<Record<string, number>>;

export const measures: readonly Measure[] = [
  { name: "processes", unit: "", allowed: 0, take: countProcesses },
  { name: "mounts", unit: "", allowed: 0, take: countMounts },
  { name: "temporary files", unit: "", allowed: 0, take: async ({ temp }) => countUnder(temp) },
  {
    name: "runs' directories in /dev/shm",
    unit: "",
    allowed: 0,
    take: async () =>
      (await names("/dev/shm")).filter((name) => /^ram-postgres-/.test(name)).length,
  },
  {
    name: "PostgreSQL's files in /dev/shm",
    unit: "",
    allowed: 0,
    take: async () => (await names("/dev/shm")).filter((name) => /^PostgreSQL\./.test(name)).length,
  },
  {
    name: "shared memory segments that nobody uses",
    unit: "",
    allowed: 0,
    take: async () => (await segments()).filter(({ attached }) => attached === 0).length,
  },
  {
    name: "files in the cache",
    unit: "",
    allowed: 0,
    take: async ({ cache }) => countUnder(cache),
  },
  { name: "size of the cache", unit: " MiB", allowed: 0, take: sizeOfCache },
  {
    name: "shared memory, of the machine",
    unit: " MiB",
    allowed: 16,
    take: () => memory("Shmem"),
  },
  {
    name: "memory in use, of the machine",
    unit: " MiB",
    allowed: 256,
    take: async () => (await memory("MemTotal")) - (await memory("MemAvailable")),
  },
  { name: "open files, of the machine", unit: "", allowed: 256, take: openFiles },
];

export async function measure(ground: Ground): Promise<Amounts> {
  const amounts: Record<string, number> = {};
  for (const { name, take } of measures) amounts[name] = await take(ground);
  return amounts;
}

export function hasGrown(name: string, before: Amounts, after: Amounts): boolean {
  const allowed = measures.find((each) => each.name === name)?.allowed ?? 0;
  return (after[name] ?? 0) > (before[name] ?? 0) + allowed;
}

const patienceMs = 30_000;

/** What there is when all that is still being removed is gone: no more than before, or as it stays. */
export async function settled(ground: Ground, before: Amounts = {}): Promise<Amounts> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const now = await measure(ground);
    const own = ["processes", "mounts", "temporary files"];
    const watched = before.processes === undefined ? own : measures.map(({ name }) => name);
    if (performance.now() > end || !watched.some((name) => hasGrown(name, before, now))) return now;
    await sleep(250);
  }
}

/** A server's processes write their titles over the mark, but keep their log. */
async function countProcesses({ mark, place }: Ground): Promise<number> {
  const pids = (await names("/proc")).filter((name) => /^\d+$/.test(name));
  const ours = pids
    .filter((pid) => Number(pid) !== process.pid)
    .map(async (pid) => {
      const log = await readlink(`/proc/${pid}/fd/2`).catch(() => "");
      return log.startsWith(place) || (await text(`/proc/${pid}/environ`)).includes(mark);
    });
  return (await Promise.all(ours)).filter(Boolean).length;
}

async function countMounts({ place }: Ground): Promise<number> {
  return listMounts().filter(({ path }) => path.startsWith(place)).length;
}

async function countUnder(directory: string): Promise<number> {
  return (await readdir(directory, { recursive: true })).length;
}

async function sizeOfCache({ cache }: Ground): Promise<number> {
  const files = await readdir(cache, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(cache, file))).size));
  return mebibytes(sizes.reduce((sum, size) => sum + size, 0));
}

/** https://man7.org/linux/man-pages/man5/proc_sysvipc.5.html */
async function segments(): Promise<{ readonly attached: number }[]> {
  const [head = "", ...rows] = (await text("/proc/sysvipc/shm")).trimEnd().split("\n");
  const column = head.trim().split(/\s+/).indexOf("nattch");
  return rows.map((row) => ({ attached: Number(row.trim().split(/\s+/)[column]) }));
}

async function memory(name: string): Promise<number> {
  const [, kibibytes] =
    new RegExp(`^${name}: +(\\d+) kB`, "m").exec(await text("/proc/meminfo")) ?? [];
  return mebibytes(Number(kibibytes) * 1024);
}

async function openFiles(): Promise<number> {
  return Number((await text("/proc/sys/fs/file-nr")).split("\t")[0]);
}

async function names(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

async function text(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
