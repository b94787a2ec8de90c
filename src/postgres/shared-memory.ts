import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { attempt } from "../process/attempt.ts";
import { execute } from "../process/execute.ts";
import { systemEnvironment } from "../process/find-program.ts";
import { listProcesses, userOf } from "../process/process-state.ts";
import { readRegularFile } from "./regular-file.ts";
import { type ServerPlace, serverOf } from "./server-process.ts";
import type { AppliedSetting } from "./settings.ts";

/** The System V segment by which a server keeps others from its data; a server that is killed leaves it behind. */
export interface Segment {
  readonly id: string;
  /** By which it was asked for; the server takes it from the file system. */
  readonly key: string;
}

/** What a server has of the machine's shared memory, and leaves when it is killed. */
export interface SharedMemory {
  readonly segment: Segment | undefined;
  /** Of files in /dev/shm. */
  readonly names: readonly string[];
}

/** What a run's directory has that tells of it. */
interface Place extends ServerPlace {
  /** The names that were noted, a line each. */
  readonly sharedMemory: string;
}

/** What the server that works, or worked, on some data has of it. */
export function sharedMemoryOf(place: Place): SharedMemory {
  const noted = attempt(() => readRegularFile(place.sharedMemory))?.split("\n") ?? [];
  const segment = segmentOf(place.data) ?? segmentMadeBy(serverOf(place));
  return { segment, names: noted.filter((name) => nameForm.test(name)) };
}

/** As a server's postmaster.pid tells it (pidfile.h). */
export function segmentOf(data: string): Segment | undefined {
  const lines = attempt(() => readRegularFile(join(data, "postmaster.pid")))?.split("\n") ?? [];
  const [key, id] = lines[6]?.trim().split(/\s+/) ?? [];
  // There is none when there is no server, and the last one has left in order.
  return key && id ? { key, id } : undefined;
}

/** Removes what is left of a server that is no more. That it can't be done is not worth a failure: it is little. */
export async function removeSharedMemory({ segment, names }: SharedMemory): Promise<void> {
  const files = new Set(names.flatMap((name) => [name, ...namesIn(name)]));
  for (const name of files) attempt(() => rmSync(join(directory, name), { force: true }));
  if (!segment || !isThere(segment)) return;
  const ending = execute("ipcrm", ["-m", segment.id], { env: systemEnvironment });
  await ending.catch(() => {});
}

/** An id may be another's by now: https://man7.org/linux/man-pages/man5/proc_sysvipc.5.html */
function isThere({ id, key }: Segment): boolean {
  return listSegments().some((each) => each.id === id && each.key === key);
}

/** That of a server whose own note is gone. */
function segmentMadeBy(server: number | undefined): Segment | undefined {
  return server === undefined
    ? undefined
    : listSegments().find(({ creator }) => creator === `${server}`);
}

function listSegments(): (Segment & { readonly creator: string | undefined })[] {
  const rows = attempt(() => readFileSync("/proc/sysvipc/shm", "utf8"))?.split("\n") ?? [];
  return rows.map((row) => {
    const [key = "", id = "", , , creator] = row.trim().split(/\s+/);
    return { key, id, creator };
  });
}

const directory = "/dev/shm";
const nameForm = /^PostgreSQL\.\d+$/;

/**
 * Notes the shared memory that a server has by names, unless it keeps that with its data: a server that is killed can't
 * be asked any more. What it maps of it as long as it runs tells of the rest.
 *
 * https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-DYNAMIC-SHARED-MEMORY-TYPE
 */
export async function noteSharedMemory(
  admin: Client,
  { sharedMemory }: Pick<Place, "sharedMemory">,
  settings: readonly AppliedSetting[],
): Promise<void> {
  const type = settings.findLast(({ name }) => name === "dynamic_shared_memory_type")?.value;
  if (process.platform !== "linux" || type === "mmap") return;
  const { rows } = await admin.query<{ name: string }>(
    `SELECT DISTINCT part[1] AS name
       FROM regexp_matches(encode(pg_read_binary_file('/proc/self/maps'), 'escape'),
                           '${directory}/(PostgreSQL[.][0-9]+)', 'g') AS part`,
  );
  writeFileSync(sharedMemory, rows.map(({ name }) => name).join("\n"), { mode: 0o600 });
}

/**
 * The other segments of a server by the one in which it keeps their list: their numbers are in it, in whatever order its
 * version has.
 */
function namesIn(list: string): string[] {
  const file = join(directory, list);
  const bytes = attempt(() => readFileSync(file));
  if (!bytes) return [];
  const numbers = new Set(new Uint32Array(new Uint8Array(bytes).buffer, 0, bytes.length >> 2));
  const isOfSameUser = (name: string) =>
    attempt(() => lstatSync(join(directory, name)).uid === lstatSync(file).uid);
  return readdirSync(directory).filter(
    (name) => nameForm.test(name) && numbers.has(Number(name.split(".")[1])) && isOfSameUser(name),
  );
}

/** Names in /dev/shm that may be a server's. */
export function listNames(): string[] {
  return attempt(() => readdirSync(directory).filter((name) => nameForm.test(name))) ?? [];
}

/** What a server's list of its other segments begins with (dsm.c). */
const listMagic = 0x9a503d32;

/**
 * Removes what has come since of a user's, and nobody uses: a list of segments and what is in it, as an `initdb` whose
 * server aborted leaves them, on a full disk for example.
 */
export function removeUnusedSince(before: readonly string[], uid: number): void {
  const isTheirs = (name: string) => attempt(() => lstatSync(join(directory, name)).uid) === uid;
  const come = listNames().filter((name) => !before.includes(name) && isTheirs(name));
  const lists = come.filter((name) => startOf(name) === listMagic);
  if (lists.length === 0) return;
  const maps = listProcesses().map((pid) => {
    const text = attempt(() => readFileSync(`/proc/${pid}/maps`, "utf8"));
    // Who is of that user and can't be looked at may use any of them.
    return text ?? (userOf(pid)?.uid === uid ? come.join(" ") : "");
  });
  const isUnused = (name: string) => !maps.some((each) => new RegExp(`${name}\\b`).test(each));
  const left = lists.filter(isUnused).flatMap((list) => [...namesIn(list), list]);
  for (const name of left.filter((each) => come.includes(each) && isUnused(each))) {
    attempt(() => rmSync(join(directory, name), { force: true }));
  }
}

function startOf(name: string): number | undefined {
  return attempt(
    () => new Uint32Array(new Uint8Array(readFileSync(join(directory, name))).buffer, 0, 1)[0],
  );
}
