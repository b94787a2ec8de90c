import { getState, saveState } from "@actions/core";
import type { Report } from "../run/report.ts";

/** What the main step leaves for the post step. */
export interface SetUpState {
  /** When the main step's clock began, in milliseconds since 1970. */
  readonly origin: number;
  /** As it was when the database was ready. */
  readonly report: Report;
}

const runDirectory = "run-directory";
const setUp = "set-up";

/** Saved before anything else is made, so that the post step finds all there is to remove. */
export function saveRunDirectory(path: string): void {
  saveState(runDirectory, path);
}

export function loadRunDirectory(): string | undefined {
  return getState(runDirectory) || undefined;
}

export function saveSetUp(state: SetUpState): void {
  saveState(setUp, JSON.stringify(state));
}

/** Undefined when the main step ran the tests itself, or did not get as far. */
export function loadSetUp(): SetUpState | undefined {
  try {
    const state: SetUpState | undefined = JSON.parse(getState(setUp) || "null") ?? undefined;
    return Array.isArray(state?.report?.phases) ? state : undefined;
  } catch {
    return undefined; // not what we wrote: what there is to remove is removed all the same
  }
}
