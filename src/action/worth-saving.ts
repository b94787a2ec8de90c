import type { MadeSnapshot } from "../run/snapshots.ts";

// Clusters are mostly catalogs, which compress well; hosted runners fetch from their cache at 50 MB/s and more.
const compression = 8;
const bytesPerMs = 50_000;

/** How long bringing a snapshot back would take: to look it up, as has just been done in vain, to fetch and unpack it. */
export function restoringMs(bytes: number, lookupMs: number): number {
  return 2 * lookupMs + bytes / compression / bytesPerMs;
}

/** Whether a later run on another machine would gain by the snapshot. */
export function isWorthSaving({ bytes, makingMs }: MadeSnapshot, lookupMs: number): boolean {
  return makingMs > restoringMs(bytes, lookupMs);
}
