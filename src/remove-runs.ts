/** Started by the watchdog of a process that is no more; its arguments are the notes which that one left. */
import { rm } from "node:fs/promises";
import { readNotes } from "./postgres/known-runs.ts";
import { removeDisk, removeRun, runDirectoryAt } from "./postgres/run-directory.ts";
import { endLeftGroup } from "./process/process-group.ts";

const { runs, groups, disks, temporaries } = readNotes(process.argv.slice(2));
// What still works would write into what is removed.
await Promise.allSettled(groups.map(endLeftGroup));
await Promise.allSettled(runs.map((known) => removeRun(runDirectoryAt(known.path), known)));
// One that no run's directory led to yet.
await Promise.allSettled(disks.map(removeDisk));
await Promise.allSettled(temporaries.map((path) => rm(path, { recursive: true, force: true })));
