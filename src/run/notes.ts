import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunDirectory } from "../postgres/run-directory.ts";
import type { Database } from "./database.ts";
import { type FaultWatch, killsSoFar } from "./faults.ts";
import { type Findings, findings } from "./findings.ts";
import { type Before, Observation } from "./observation.ts";
import type { Options } from "./options.ts";

/** What a process that sets up notes for the one that will look what was done with the database. */
interface Notes {
  readonly options: Pick<Options, "junit" | "workingDirectory" | "audit" | "username" | "database">;
  readonly before: Before | undefined;
  /** When the database was ready, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** How long the server's log was then. */
  readonly logStart: number;
  readonly watch: Omit<FaultWatch, "run">;
}

/** In the run's own directory: a runner hands state on in variables, which can't hold as much. */
function fileOf(run: RunDirectory): string {
  return join(run.path, "notes.json");
}

export function writeNotes(
  { run, disk }: Pick<Database, "run" | "disk">,
  { junit, workingDirectory, audit, username, database }: Options,
  observation: Observation | undefined,
): void {
  const notes: Notes = {
    options: { junit, workingDirectory, audit, username, database },
    before: observation?.before,
    sinceMs: Date.now(),
    logStart: statSync(run.log, { throwIfNoEntry: false })?.size ?? 0,
    watch: { disk, killsBefore: killsSoFar() },
  };
  writeFileSync(fileOf(run), JSON.stringify(notes), { mode: 0o600 });
}

/** What can be learnt since notes were written; nothing when there are none. It never throws. */
export async function findingsSinceNotes(run: RunDirectory, password: string): Promise<Findings> {
  let notes: Notes;
  try {
    notes = JSON.parse(readFileSync(fileOf(run), "utf8"));
  } catch {
    return {}; // somebody removed it
  }
  const { options, before, sinceMs, logStart, watch } = notes;
  return findings({
    options: { ...options, password },
    observation: before && new Observation(run, before),
    ...{ exitCode: undefined, sinceMs },
    log: { file: run.log, start: logStart },
    watch: { ...watch, run },
  });
}
