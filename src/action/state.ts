import { getState, saveState } from "@actions/core";
import type { HistoryEntry } from "../run/history.ts";
import type { Report } from "../run/report/report.ts";

/** What the main step leaves for the post step. */
export interface SetUpState {
  /** When the main step's clock began, in milliseconds since 1970. */
  readonly origin: number;
  /** As it was when the database was ready. */
  readonly report: Report;
}

/** A snapshot that the post step puts into GitHub's cache. */
export interface UnsavedSnapshot {
  readonly cacheKey: string;
  readonly directory: string;
}

/** A run's timings that the post step adds to those in GitHub's cache. */
export interface UnsavedTimings {
  /** The name of the entry with them. */
  readonly key: string;
  /** With it begin the names of those before. */
  readonly beginning: string;
  readonly entry: HistoryEntry;
}

const unsavedTimings = "unsaved-timings";
const unsavedSnapshot = "unsaved-snapshot";
const runDirectory = "run-directory";
const setUp = "set-up";

/** Saved before anything else is made, so that the post step finds all there is to remove. */
export function saveRunDirectory(path: string): void {
  saveState(runDirectory, path);
}

export function loadRunDirectory(): string | undefined {
  return getState(runDirectory) || undefined;
}

export function saveUnsavedSnapshot({ cacheKey, directory }: UnsavedSnapshot): void {
  saveState(unsavedSnapshot, JSON.stringify({ cacheKey, directory }));
}

export function loadUnsavedSnapshot(): UnsavedSnapshot | undefined {
  return load(
    unsavedSnapshot,
    ({ cacheKey, directory }: Partial<UnsavedSnapshot>) =>
      typeof cacheKey === "string" && typeof directory === "string",
  );
}

export function saveUnsavedTimings({ key, beginning, entry }: UnsavedTimings): void {
  saveState(unsavedTimings, JSON.stringify({ key, beginning, entry }));
}

export function loadUnsavedTimings(): UnsavedTimings | undefined {
  return load(
    unsavedTimings,
    ({ key, beginning, entry }: Partial<UnsavedTimings>) =>
      typeof key === "string" && typeof beginning === "string" && typeof entry === "object",
  );
}

export function saveSetUp(state: SetUpState): void {
  saveState(setUp, JSON.stringify(state));
}

/** Undefined when the main step ran the tests itself, or did not get as far. */
export function loadSetUp(): SetUpState | undefined {
  return load(setUp, ({ report }: Partial<SetUpState>) => Array.isArray(report?.phases));
}

function load<T>(name: string, isOurs: (value: Partial<T>) => boolean): T | undefined {
  try {
    const value: Partial<T> | null = JSON.parse(getState(name) || "null");
    return value && isOurs(value) ? (value as T) : undefined;
  } catch {
    return undefined; // not what we wrote: what there is to remove is removed all the same
  }
}
