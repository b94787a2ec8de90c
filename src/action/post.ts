import { info, setFailed, warning } from "@actions/core";
import { exists } from "../postgres/access.ts";
import { usedBytes } from "../postgres/ramdisk.ts";
import { removeRun, runDirectoryAt } from "../postgres/run-directory.ts";
import { messageOf } from "../process/message-of.ts";
import type { Report } from "../run/report/report.ts";
import { Timings } from "../run/timings.ts";
import { showReport } from "./job-summary.ts";
import { openSnapshotCache } from "./snapshot-cache.ts";
import { loadRunDirectory, loadSetUp, loadUnsavedSnapshot, type SetUpState } from "./state.ts";

/**
 * The action's post step: removes what the main step left, on purpose (set-up only) or because it was killed, and
 * completes the summary of a set-up. The runner runs it after failure and cancel too.
 */
export async function run(): Promise<void> {
  try {
    const path = loadRunDirectory();
    if (path) await cleanUp(path, process.env);
    await saveSnapshot(process.env);
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
  // A second time there is nothing left, and all has been told.
  if (!setUp || !(await exists(path))) return removeRun(runDirectory);
  const { origin, report } = setUp;
  const timings = new Timings({ earlier: { origin, phases: report.phases } });
  timings.record("later steps", report.readyMs);
  const bytes = await usedBytes({ ...report.storage, path: runDirectory.disk }).catch(() => 0);
  await timings.measure("stop", () => removeRun(runDirectory));
  await showReport(complete(setUp, timings, bytes), env);
}

function complete({ report }: SetUpState, timings: Timings, bytes: number): Report {
  return {
    ...report,
    storage: { ...report.storage, use: { when: "at the end", bytes } },
    totalMs: timings.now(),
    phases: timings.phases,
  };
}
