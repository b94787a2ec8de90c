import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Disk } from "../postgres/ramdisk.ts";
import type { RunDirectory } from "../postgres/run-directory.ts";
import { mayTellSecret } from "../postgres/secret-text.ts";
import { serverOf } from "../postgres/server-process.ts";
import { attempt } from "../process/attempt.ts";
import { oomKills } from "../process/oom-kills.ts";
import { shorten } from "./shorten.ts";

/** What went wrong with the server or its machine, which tests and migrations tell as something else. */
export type Fault =
  | {
      readonly kind: "disk full";
      readonly disk: Disk["kind"];
      readonly sizeBytes?: number;
      /** Where it is, when it is not the run's own. */
      readonly place?: string;
      /** The most that was seen in use. */
      readonly peakBytes?: number;
    }
  | { readonly kind: "out of memory"; readonly kills: number }
  /** A process of the server was ended, and all others with it. */
  | { readonly kind: "crash"; readonly how: string; readonly statement?: string }
  /** Nobody more was let in. */
  | { readonly kind: "connections" }
  /** There is no server any more. */
  | { readonly kind: "end"; readonly how?: string };

type WatchedDisk = Pick<Disk, "kind" | "sizeBytes"> & Partial<Pick<Disk, "path">>;

export interface Circumstances {
  /** What the server has logged meanwhile. */
  readonly log: string;
  readonly disk: WatchedDisk;
  readonly peakBytes: number | undefined;
  /** Whether the server is there. */
  readonly isServing: boolean;
  /** How many processes were killed for want of memory. */
  readonly kills: number;
}

/** What has to be known from before, to tell what has gone wrong since. */
export interface FaultWatch {
  readonly run: RunDirectory;
  readonly disk: WatchedDisk;
  /** How many processes had been killed for want of memory. */
  readonly killsBefore: number;
  /** The most that was seen in use of the disk. */
  readonly peakBytes?: number | undefined;
}

export function killsSoFar(): number {
  return oomKills() ?? 0;
}

/** @param log what the server has logged since */
export function faultsSince(
  { run, disk, killsBefore, peakBytes }: FaultWatch,
  log: string,
): readonly Fault[] {
  const isServing = serverOf(run) !== undefined;
  const kills = Math.max(0, killsSoFar() - killsBefore);
  return findFaults({ log, disk, peakBytes, isServing, kills });
}

/** The faults that explain the others come first. */
export function findFaults({
  log,
  disk,
  peakBytes,
  isServing,
  kills,
}: Circumstances): readonly Fault[] {
  const crash = findCrash(log);
  const { kind, sizeBytes } = disk;
  const peak = peakBytes !== undefined && { peakBytes };
  return [
    ...(isFull(log, sizeBytes, peakBytes)
      ? [{ kind: "disk full", disk: kind, ...sizeOf(disk), ...peak } as const]
      : []),
    ...(kills > 0 ? [{ kind: "out of memory", kills } as const] : []),
    ...(crash ? [crash] : []),
    ...(hasRefused(log) ? [{ kind: "connections" } as const] : []),
    ...(isServing ? [] : [{ kind: "end", ...howEnded(log) } as const]),
  ];
}

/** Of a disk of our own its cap, else what there is in all where the data is, which others fill as well. */
function sizeOf({ kind, path, sizeBytes }: WatchedDisk): { sizeBytes?: number; place?: string } {
  if (kind === "tmpfs") return sizeBytes === undefined ? {} : { sizeBytes };
  if (path === undefined) return {};
  const place = dirname(path.replace(/\/disk$/, ""));
  const stats = attempt(() => statfsSync(place));
  return stats ? { sizeBytes: stats.blocks * stats.bsize, place } : { place };
}

/**
 * As initdb tells it, and the server of files of its own, whose paths begin in its data directory. It tells the same of
 * others, which tests have it write (COPY), and a statement may have any words.
 */
const fullDisk =
  /(?:initdb: error: .*|(?:^|: +)could not (?!write to COPY)(?:[^"\n]*"(?!\/|pg_tblspc)[^"\n]*")?[^"\n]*): (?:No space left on device|wrote only \d+ of \d+ bytes)/im;
/** A file grows by less. */
const roomToWrite = 1024 ** 2;

function isFull(
  log: string,
  sizeBytes: number | undefined,
  peakBytes: number | undefined,
): boolean {
  const isAtCap =
    sizeBytes !== undefined && peakBytes !== undefined && sizeBytes - peakBytes < roomToWrite;
  return isAtCap || fullDisk.test(log);
}

/** As it tells superusers and others. */
const refusal =
  /FATAL: {2}(?:sorry, too many clients already|remaining connection slots are reserved)/g;
/** What goes on with a line, a statement, or another server's message may have any words. */
const otherWords = /^\t|\b(?:LOG|ERROR|DETAIL|CONTEXT|QUERY|STATEMENT): {2}/;

/** Whether the server has refused somebody for want of connections, as its log tells. */
export function hasRefused(log: string): boolean {
  return [...log.matchAll(refusal)].some(
    ({ index }) => !otherWords.test(log.slice(log.lastIndexOf("\n", index) + 1, index)),
  );
}

/** How the postmaster tells that it ends all sessions and starts again, whatever `log_line_prefix` is. */
const crash =
  /LOG: {2}(.+ \(PID \d+\) .+)\n(?:.*DETAIL: {2}Failed process was running: (.*(?:\n\t.*)*)\n)?.*LOG: {2}terminating any other active server processes/;
const longestStatement = 300;

function findCrash(log: string): Fault | undefined {
  const [, how, statement] = crash.exec(log) ?? [];
  if (!how) return undefined;
  if (!statement || mayTellSecret(statement)) return { kind: "crash", how };
  return {
    kind: "crash",
    how,
    statement: shorten(statement.replace(/\s+/g, " "), longestStatement),
  };
}

/** What asked the server to end that was started last. */
function howEnded(log: string): { how?: string } {
  const [how] = /received (smart|fast|immediate) shutdown request/.exec(sinceReady(log)) ?? [];
  return how ? { how } : {};
}

/** What a server has logged since it was ready the last time; all, where it does not tell. */
export function sinceReady(log: string): string {
  return log.slice(Math.max(0, log.lastIndexOf(ready)));
}

const ready = "database system is ready to accept connections";

/** Whether a server was ready once, as far as its log tells. */
export function wasReady(log: string): boolean {
  return log.includes(ready);
}
