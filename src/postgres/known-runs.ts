import { existsSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { attempt } from "../process/attempt.ts";
import { identityOf } from "../process/process-identity.ts";
import { followGroups, type StartedGroup } from "../process/started-groups.ts";
import { Watchdog } from "../process/watchdog.ts";
import { readRegularFile } from "./regular-file.ts";
import type { RunDirectory } from "./run-directory.ts";

/** What is known of a run besides its directory's path, should somebody remove that. */
export interface KnownRun {
  readonly path: string;
  readonly server?: number | undefined;
  /** Where its data is, when that is another directory. */
  readonly disk?: string | undefined;
}

/** What the program that comes after us is told, in order; the last word on a run or a group counts. */
type Note =
  | { readonly run: KnownRun }
  | { readonly removed: string }
  | { readonly disk: string }
  | { readonly temporary: string }
  | { readonly started: StartedGroup }
  | { readonly ended: number };

/** Beside the bundle. Run from source there is none, and nobody watches. */
const remover = fileURLToPath(new URL("remove-runs.js", import.meta.url));

/** The runs of this process, and what watches over them. */
const runs = new Map<string, { known: KnownRun; readonly run: RunDirectory }>();
let watchdog: Watchdog | undefined;
let following: Disposable | undefined;

/** Has a run removed, and what works for it ended, when this process ends before that was done. */
export function watchRun(run: RunDirectory, env: NodeJS.ProcessEnv): void {
  runs.set(run.path, { run, known: { path: run.path } });
  if (!watchdog && process.platform !== "win32" && existsSync(remover)) {
    watchdog = new Watchdog([process.execPath, remover], env);
  }
  tell({ run: { path: run.path } });
  following ??= followGroups({
    // From then on somebody else may remove what tells of our runs.
    commandComes: () => {
      for (const each of runs.values()) remember(each.run);
    },
    started: (group) => {
      tell({ started: group });
      if (group.kind === "command") for (const each of runs.values()) noteCommand(each.run, group);
    },
    ended: (group) => {
      tell({ ended: group.leader });
      if (group.kind === "command") {
        for (const each of runs.values()) rmSync(each.run.command, { force: true });
      }
    },
  });
}

/** Leaves a run to itself: it has been removed, or somebody else will do that. */
export async function unwatchRun({ path }: Pick<RunDirectory, "path">): Promise<void> {
  if (!runs.delete(path)) return;
  tell({ removed: path });
  if (runs.size > 0) return;
  following?.[Symbol.dispose]();
  following = undefined;
  const idle = watchdog;
  watchdog = undefined;
  await idle?.end();
}

/** Undefined of a run that is not this process's. */
export function knownRun(path: string): KnownRun | undefined {
  return runs.get(path)?.known;
}

function remember(run: RunDirectory): void {
  const { path } = run;
  const known: KnownRun = {
    path,
    server: Number(attempt(() => readRegularFile(run.pid))) || undefined,
    disk: attempt(() => readlinkSync(run.disk)),
  };
  runs.set(path, { run, known });
  tell({ run: known });
}

/** For the next run, should the one who watches be killed as well. */
function noteCommand({ command }: RunDirectory, { leader }: StartedGroup): void {
  attempt(() => writeFileSync(command, JSON.stringify(identityOf(leader)), { mode: 0o600 }));
}

/** Makes a directory for the data of one of our runs known before anything leads there. */
export function watchDisk(path: string): void {
  tell({ disk: path });
}

/** Makes a directory known that is gone when we are through with it. */
export function watchTemporary(path: string): void {
  tell({ temporary: path });
}

function tell(note: Note): void {
  watchdog?.tell(note);
}

/** What is left to do, of the notes that a process has left. */
export function readNotes(texts: readonly string[]): {
  readonly runs: readonly KnownRun[];
  readonly groups: readonly StartedGroup[];
  readonly disks: readonly string[];
  readonly temporaries: readonly string[];
} {
  const left = { runs: new Map<string, KnownRun>(), groups: new Map<number, StartedGroup>() };
  const disks: string[] = [];
  const temporaries: string[] = [];
  for (const text of texts) {
    const note: Note = JSON.parse(text);
    if ("run" in note) left.runs.set(note.run.path, note.run);
    else if ("disk" in note) disks.push(note.disk);
    else if ("temporary" in note) temporaries.push(note.temporary);
    else if ("removed" in note) left.runs.delete(note.removed);
    else if ("started" in note) left.groups.set(note.started.leader, note.started);
    else left.groups.delete(note.ended);
  }
  const [runs, groups] = [[...left.runs.values()], [...left.groups.values()]];
  return { runs, groups, disks, temporaries };
}
