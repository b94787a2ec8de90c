import { info, setFailed, warning } from "@actions/core";
import { exists } from "../postgres/access.ts";
import { usedBytes } from "../postgres/ramdisk.ts";
import { removeRun, runDirectoryAt } from "../postgres/run-directory.ts";
import { messageOf } from "../process/message-of.ts";
import { tellEnded } from "../run/log.ts";
import { findingsSinceNotes } from "../run/notes.ts";
import { describeFault, nameFault } from "../run/report/faults.ts";
import type { Report } from "../run/report/report.ts";
import { Timings } from "../run/timings.ts";
import { readInputs } from "./inputs.ts";
import { auditFailure, showReport } from "./job-summary.ts";
import { openSnapshotCache } from "./snapshot-cache.ts";
import {
  loadRunDirectory,
  loadSetUp,
  loadUnsavedSnapshot,
  loadUnsavedTimings,
  type SetUpState,
} from "./state.ts";
import { saveTimings } from "./timing-history.ts";

/**
 * The action's post step: removes what the main step left, on purpose (set-up only) or because it was killed, and
 * completes the summary of a set-up. The runner runs it after failure and cancel too.
 */
export async function run(): Promise<void> {
  try {
    const path = loadRunDirectory();
    if (path) await cleanUp(path, process.env);
    await saveSnapshot(process.env);
    const timings = loadUnsavedTimings();
    if (timings) await saveTimings(process.env, timings, { info, warn: warning });
  } catch (error) {
    setFailed(messageOf(error));
  }
}

/** Puts a snapshot that the main step made into GitHub's cache, now that nobody waits for the tests any more. */
async function saveSnapshot(env: NodeJS.ProcessEnv): Promise<void> {
  const unsaved = loadUnsavedSnapshot();
  if (!unsaved || !(await exists(unsaved.directory))) return;
  const cache = openSnapshotCache(env, { warn: warning });
  if (await cache?.save(unsaved.cacheKey, unsaved.directory)) {
    info(`the snapshot is in GitHub's cache: ${unsaved.cacheKey}`);
  }
}

async function cleanUp(path: string, env: NodeJS.ProcessEnv): Promise<void> {
  const runDirectory = runDirectoryAt(path);
  const setUp = loadSetUp();
  const remove = async () => tellEnded(await removeRun(runDirectory), { info });
  // A second time there is nothing left, and all has been told.
  if (!setUp || !(await exists(path))) return remove();
  const { origin, report } = setUp;
  const timings = new Timings({ earlier: { origin, phases: report.phases } });
  timings.record("later steps", report.readyMs);
  const password = readInputs().password || env.PGPASSWORD || "";
  const found = await timings.measure("look", () => findingsSinceNotes(runDirectory, password));
  const bytes = await usedBytes({ ...report.storage, path: runDirectory.disk }).catch(() => 0);
  await timings.measure("stop", remove);
  await showReport({ ...complete(setUp, timings, bytes), ...found }, env);
  for (const fault of found.faults ?? []) {
    warning(`during the later steps ${nameFault(fault)}: ${describeFault(fault)}`);
  }
  if (found.audit?.isFailure) setFailed(auditFailure);
}

function complete({ report }: SetUpState, timings: Timings, bytes: number): Report {
  return {
    ...report,
    storage: { ...report.storage, use: { when: "at the end", bytes } },
    totalMs: timings.now(),
    phases: timings.phases,
  };
}
