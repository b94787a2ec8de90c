import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "../src/process/execute.ts";
import { type Schema, writeMigrations } from "./schema.ts";
import { environment, type RunTimes, timedRun } from "./timed-run.ts";

const cli = new URL("../dist/cli.js", import.meta.url).pathname;
const keepCluster = new URL("keep-cluster.mjs", import.meta.url).pathname;

export interface SubjectInputs {
  readonly schema: Schema;
  readonly workerDatabases: number;
}

/** Inputs of the command line, with a cache folder of their own for the snapshot of them. */
export interface Subject extends SubjectInputs {
  readonly name: string;
  readonly place: string;
  readonly migrations: string;
  readonly cache: string;
}

/** Writes the migrations, and makes the snapshot by a first run. */
export async function makeSubject(parent: string, inputs: SubjectInputs): Promise<Subject> {
  const { schema, workerDatabases } = inputs;
  const name = `${schema.migrations}-migrations-${schema.tables}-tables-${workerDatabases}-workers`;
  const place = join(parent, name);
  const migrations = join(place, "migrations");
  const subject = { ...inputs, name, place, migrations, cache: join(place, "cache") };
  await mkdir(place);
  await writeMigrations(migrations, schema);
  await run(subject, { snapshot: "miss", cache: subject.cache });
  return subject;
}

/** @throws when it did not start from the snapshot: its figures would be of something else */
export function warmRun(subject: Subject): Promise<RunTimes> {
  return run(subject, { snapshot: "hit", cache: subject.cache });
}

/** A first run, by somebody who has no snapshots yet. */
export async function coldRun(subject: Subject): Promise<RunTimes> {
  const cache = await mkdtemp(join(subject.place, "cold-"));
  try {
    return await run(subject, { snapshot: "miss", cache });
  } finally {
    await rm(cache, { recursive: true });
  }
}

/** Where a subject's snapshot is kept. */
export function snapshotOf({ cache }: Subject): string {
  return join(cache, "ram-postgres", "snapshots");
}

/** The sum of the sizes of all files under a directory. */
export async function bytesOf(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true });
  const found = await Promise.all(files.map((file) => stat(join(directory, file))));
  return found.filter((each) => each.isFile()).reduce((sum, { size }) => sum + size, 0);
}

/** Copies the cluster that a subject's test command finds, shut down in order. */
export async function copyCluster(subject: Subject, target: string): Promise<void> {
  const testCommand = [process.execPath, keepCluster, target];
  await execute(process.execPath, commandLine(subject, testCommand), {
    env: withCache(subject.cache),
    cwd: subject.place,
  });
}

interface Expected {
  readonly snapshot: "hit" | "miss";
  readonly cache: string;
}

async function run(subject: Subject, { snapshot, cache }: Expected): Promise<RunTimes> {
  // A test command that does nothing but tell when it is started.
  const times = await timedRun(process.execPath, commandLine(subject, ["echo", "ready"]), {
    env: withCache(cache),
    cwd: subject.place,
  });
  const isHit = /^ *Snapshot +hit/m.test(times.stderr);
  if (isHit === (snapshot === "hit")) return times;
  throw new Error(
    `${subject.name}: expected a snapshot ${snapshot}, but the summary says:\n${times.stderr}`,
  );
}

function commandLine(
  { schema, migrations, workerDatabases }: Subject,
  testCommand: readonly string[],
): string[] {
  return [
    cli,
    ...(schema.migrations > 0 ? ["--migrations", migrations] : []),
    ...["--worker-databases", `${workerDatabases}`, "--port", "0"],
    "--",
    ...testCommand,
  ];
}

/** Nobody's snapshots are touched, and none is found. */
function withCache(cache: string): NodeJS.ProcessEnv {
  return { ...environment, XDG_CACHE_HOME: cache };
}
