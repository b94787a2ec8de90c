import { statfsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { type StartedDatabase, startDatabase } from "ram-postgres";
import type { RawInputs } from "../../src/run/inputs.ts";
import type { Phase } from "../../src/run/timings.ts";

/** Where a part of the measurement works. */
export interface Ground {
  readonly place: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Part {
  readonly title: string;
  readonly figures: readonly (readonly [what: string, figure: string])[];
}

export interface Started {
  readonly database: StartedDatabase;
  /** Milliseconds until it was ready. */
  readonly readyMs: number;
}

/** Starts a database, gives it to some work and ends it. */
export async function withDatabase<T>(
  { env }: Ground,
  inputs: RawInputs,
  work: (started: Started) => Promise<T>,
): Promise<T> {
  const start = performance.now();
  await using database = await startDatabase({ port: "0", ...inputs }, { env });
  return await work({ database, readyMs: performance.now() - start });
}

/** Connects to a database, does some work and leaves. */
export async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Bytes in use of the disk that a server's data is on, which is the run's own where it could be mounted. */
export async function diskUse({ connectionString }: StartedDatabase): Promise<number> {
  const [row] = await query<{ data_directory: string }>(connectionString, "SHOW data_directory");
  const { blocks, bfree, bsize } = statfsSync(row?.data_directory ?? "/");
  return (blocks - bfree) * bsize;
}

/** Bytes of memory that the machine has in use. */
export async function memoryInUse(): Promise<number> {
  const text = await readFile("/proc/meminfo", "utf8");
  const of = (name: string) => Number(new RegExp(`^${name}: +(\\d+)`, "m").exec(text)?.[1]) * 1024;
  return of("MemTotal") - of("MemAvailable");
}

export function verify(isAsItShouldBe: boolean, what: string): void {
  if (!isAsItShouldBe) throw new Error(`not as it should be: ${what}`);
}

/** How long a phase of the set-up took, all its turns together. */
export function phase({ database }: Started, name: Phase): number {
  const turns = database.timings.filter((each) => each.phase === name);
  return turns.reduce((sum, { duration }) => sum + duration, 0);
}

export function ms(value: number): string {
  return value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function mib(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MiB`;
}
