import type { Disk } from "../postgres/ramdisk.ts";
import type { AppliedSetting } from "../postgres/settings.ts";
import { formatVersion } from "../postgres/version.ts";
import type { Database } from "./database.ts";
import type { SnapshotUse } from "./plan.ts";
import { type PhaseTiming, timeCovered } from "./timings.ts";

/** What a run did, as data; the terminal's text and the job summary's Markdown are made of it. */
export interface Report {
  /** The test command's; undefined when there was none. */
  readonly exitCode: number | undefined;
  readonly server: {
    readonly version: string;
    readonly source: "installed" | "prebuilt";
    readonly address: string;
  };
  readonly storage: {
    readonly kind: Disk["kind"];
    readonly sizeBytes: number | undefined;
    readonly use: DiskUse;
    /** Why it is not the next better kind. */
    readonly reason: string | undefined;
  };
  readonly migrations: number | undefined;
  readonly workerDatabases: number;
  readonly snapshot: SnapshotUse;
  readonly settings: readonly AppliedSetting[];
  /** Milliseconds from the program's start until the test command was started. */
  readonly readyMs: number;
  /** Milliseconds from the program's start until everything was removed. */
  readonly totalMs: number;
  readonly phases: readonly PhaseTiming[];
}

/** How much of the disk was in use: the most that was seen, or, where nobody was there to look, the end's. */
export interface DiskUse {
  readonly when: "peak" | "at the end";
  readonly bytes: number;
}

export interface RunFigures {
  readonly exitCode?: number;
  readonly use: DiskUse;
  readonly readyMs: number;
  readonly totalMs: number;
  readonly phases: readonly PhaseTiming[];
}

export function createReport(database: Database, figures: RunFigures): Report {
  const { binaries, address, disk, environment } = database;
  return {
    exitCode: figures.exitCode,
    server: {
      version: formatVersion(binaries.version),
      source: binaries.source,
      address: `${address.host}:${address.port}`,
    },
    storage: {
      kind: disk.kind,
      sizeBytes: disk.sizeBytes,
      use: figures.use,
      reason: disk.reason,
    },
    migrations: database.migrationCount,
    workerDatabases: Number(environment.WORKER_DATABASES),
    snapshot: database.snapshot,
    settings: database.settings,
    readyMs: figures.readyMs,
    totalMs: figures.totalMs,
    phases: figures.phases,
  };
}

/** A line of the table of phases. */
export interface ReportRow {
  readonly name: string;
  readonly durationMs: number;
  /** Of the whole, from 0 to 1. */
  readonly share: number;
}

/** The phases, and what was spent between them: loading the program itself, mostly. */
export function reportRows({ phases, totalMs }: Report): ReportRow[] {
  const rows = phases.map(({ phase, duration }) => ({
    name: phase as string,
    durationMs: duration,
  }));
  return [{ name: "launch", durationMs: Math.max(0, totalMs - timeCovered(phases)) }, ...rows].map(
    (row) => ({
      ...row,
      share: totalMs > 0 ? row.durationMs / totalMs : 0,
    }),
  );
}

/** Where the data lived, in a few words. */
export function describeStorage({ kind, sizeBytes, use, reason }: Report["storage"]): string {
  const used = `${use.when} ${formatBytes(use.bytes)}`;
  switch (kind) {
    case "tmpfs":
      return `RAM disk of its own, ${used} of ${formatBytes(sizeBytes ?? 0)}`;
    case "shared-tmpfs":
      return `the machine's RAM disk, ${used}, without a cap of its own: ${reason}`;
    case "directory":
      return `NO RAM DISK: a temporary directory, ${used}, because ${reason}`;
  }
}

/** What the run made, in a few words; empty when that was nothing but the database. */
export function describeContent({ migrations, workerDatabases }: Report): string {
  const parts = [];
  if (migrations !== undefined) parts.push(`${migrations} migration${migrations === 1 ? "" : "s"}`);
  if (workerDatabases > 0) {
    parts.push(`${workerDatabases} worker database${workerDatabases === 1 ? "" : "s"}`);
  }
  return parts.join(", ");
}

function describePrefix(count: number, migrations = 0): string {
  return migrations > 0 ? `${count} of ${migrations} migrations` : "a cluster with nothing in it";
}

/** What snapshots were to the run, in a few words. */
export function describeSnapshot({
  snapshot,
  migrations,
}: Pick<Report, "snapshot" | "migrations">): string {
  switch (snapshot.state) {
    case "off":
      return `off${snapshot.reason ? `: ${snapshot.reason}` : ""}`;
    case "miss":
      return `miss: ${snapshot.reason}`;
    case "hit":
      return `hit, which saved ${formatMs(snapshot.savedMs)}`;
    case "prefix":
      return `prefix, ${describePrefix(snapshot.migrationCount, migrations)}, which saved ${formatMs(snapshot.savedMs)}`;
  }
}

export function formatMs(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${milliseconds.toFixed(0)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function formatBytes(bytes: number): string {
  const mebibytes = bytes / 1024 ** 2;
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}

export function formatShare(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

/** A bar of block characters, `width` of them for a share of 1. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(share * width * 8);
  const full = "█".repeat(Math.floor(eighths / 8));
  return full + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
}
