import { lstatSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "../../src/process/attempt.ts";

/**
 * Shared memory of servers that no process uses any more, as far as we may look: files of PostgreSQL's in /dev/shm, and
 * System V segments. A server that is just starting, or ending, has some as well for a moment.
 */
export async function unusedSharedMemory(): Promise<string[]> {
  const names = await ownNames();
  const pids = (await list("/proc")).filter((name) => /^\d+$/.test(name));
  const maps = await Promise.all(pids.map((pid) => read(`/proc/${pid}/maps`)));
  const mapped = new Set(maps.join("").match(/PostgreSQL\.\d+/g) ?? []);
  const there = new Set(await ownNames());
  return [
    ...names.filter((name) => there.has(name) && !mapped.has(name)),
    ...(await unusedSegments()),
  ];
}

/** What has come since and stays: other tests' servers have some for a moment, as they start or are killed. */
export async function unusedSince(before: readonly string[]): Promise<string[]> {
  let left = (await unusedSharedMemory()).filter((name) => !before.includes(name));
  for (let look = 0; look < 50 && left.length > 0; look++) {
    await sleep(20);
    const unused = await unusedSharedMemory();
    left = left.filter((name) => unused.includes(name));
  }
  return left;
}

async function ownNames(): Promise<string[]> {
  const names = (await list("/dev/shm")).filter((name) => name.startsWith("PostgreSQL."));
  return names.filter((name) => isOurs(attempt(() => lstatSync(`/dev/shm/${name}`).uid)));
}

/** https://man7.org/linux/man-pages/man5/proc_sysvipc.5.html */
async function unusedSegments(): Promise<string[]> {
  const [head = "", ...rows] = (await read("/proc/sysvipc/shm")).trimEnd().split("\n");
  const columns = head.trim().split(/\s+/);
  const segments = rows.map((row) => {
    const fields = row.trim().split(/\s+/);
    const field = (name: string) => Number(fields[columns.indexOf(name)]);
    return { id: field("shmid"), uid: field("uid"), attached: field("nattch") };
  });
  return segments
    .filter(({ attached, uid }) => attached === 0 && isOurs(uid))
    .map(({ id }) => `segment ${id}`);
}

function isOurs(uid: number | undefined): boolean {
  const ours = process.getuid?.();
  return uid !== undefined && (ours === 0 || uid === ours);
}

function list(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
