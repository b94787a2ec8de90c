import { At as runDirectoryAt, Bt as readNotes, Ot as removeDisk, Yt as endLeftGroup, kt as removeRun } from "./run-CbA7hw36.js";
import { rm } from "node:fs/promises";
// src/remove-runs.ts
/** Started by the watchdog of a process that is no more; its arguments are the notes which that one left. */
const { runs, groups, disks, temporaries } = readNotes(process.argv.slice(2));
await Promise.allSettled(groups.map(endLeftGroup));
await Promise.allSettled(runs.map((known) => removeRun(runDirectoryAt(known.path), known)));
await Promise.allSettled(disks.map(removeDisk));
await Promise.allSettled(temporaries.map((path) => rm(path, {
	recursive: true,
	force: true
})));
export {};
