import { availableParallelism } from "node:os";
import { markdownTable } from "markdown-table";
import { formatVersion, type Version } from "../src/postgres/version.ts";
import type { Schema } from "./schema.ts";

/** Medians in milliseconds. */
export interface Results {
  readonly version: Version;
  readonly rounds: number;
  readonly limit: {
    readonly node: number;
    readonly copy: number;
    readonly start: number;
    readonly total: number;
    readonly clusterBytes: number;
  };
  readonly withWorkers: { readonly ready: number; readonly whole: number };
  readonly bySize: readonly {
    readonly schema: Schema;
    readonly workerDatabases: number;
    readonly snapshotBytes: number;
    readonly ready: number;
  }[];
  readonly plain: { readonly cold: number; readonly warm: number };
  readonly rivals: readonly { readonly name: string; readonly ready: number }[];
}

/** A ratio that is promised, and how it came out. */
export interface Limit {
  readonly what: string;
  readonly measured: number;
  readonly allowed: number;
  readonly bound: "at most" | "at least";
}

const rivalNote =
  "From a process's start until tests can start, with 300 migrations, 60 tables and no worker databases. The other ways " +
  "have their data where they have it by default: in a directory on disk, here a temporary one, and PGlite in the " +
  "memory of the one process that can use it.";

export function limitsOf({ limit, withWorkers, plain, rivals }: Results): Limit[] {
  const bestRival = Math.min(...rivals.map(({ ready }) => ready));
  return [
    {
      what: "warm ready / limit",
      measured: withWorkers.ready / limit.total,
      allowed: 1.5,
      bound: "at most",
    },
    {
      what: "warm whole run / limit",
      measured: withWorkers.whole / limit.total,
      allowed: 2,
      bound: "at most",
    },
    {
      what: "best other way / warm ready",
      measured: bestRival / plain.warm,
      allowed: 5,
      bound: "at least",
    },
  ];
}

export function isKept({ measured, allowed, bound }: Limit): boolean {
  return bound === "at most" ? measured <= allowed : measured >= allowed;
}

export function formatReport(results: Results): string {
  const { version, rounds } = results;
  return [
    `PostgreSQL ${formatVersion(version)}, ${availableParallelism()} processors, ${rounds} rounds, medians`,
    `Ready with 300 migrations, 60 tables and 4 worker databases:\n\n${limitTable(results)}`,
    `Ready from a snapshot, by what is in it:\n\n${sizeTable(results)}`,
    `${rivalNote}\n\n${rivalTable(results)}`,
    `Limits:\n\n${table([
      ["", "measured", "allowed", ""],
      ...limitsOf(results).map((limit) => [
        limit.what,
        limit.measured.toFixed(2),
        `${limit.bound} ${limit.allowed}`,
        isKept(limit) ? "kept" : "**missed**",
      ]),
    ])}`,
  ].join("\n\n");
}

function limitTable({ limit, withWorkers }: Results): string {
  const row = (what: string, value: number) => [what, ms(value), times(value / limit.total)];
  return table([
    ["", "time", "of the limit"],
    row("node -e 0", limit.node),
    row(`cp -a of the cluster (${mebibytes(limit.clusterBytes)}) to a RAM disk`, limit.copy),
    row("postgres, until it answers a query", limit.start),
    row("the limit: these, one after the other", limit.total),
    row("ram-postgres, until the test command starts", withWorkers.ready),
    row("ram-postgres with a test command that does nothing", withWorkers.whole),
  ]);
}

function sizeTable({ bySize }: Results): string {
  return table(
    [
      ["migrations", "tables", "worker databases", "snapshot", "ready"],
      ...bySize.map(({ schema, workerDatabases, snapshotBytes, ready }) => [
        `${schema.migrations}`,
        `${schema.tables}`,
        `${workerDatabases}`,
        mebibytes(snapshotBytes),
        ms(ready),
      ]),
    ],
    "r",
  );
}

function rivalTable({ plain, rivals }: Results): string {
  const row = (what: string, value: number) => [what, ms(value), times(value / plain.warm)];
  return table([
    ["", "ready", "of ours"],
    row("ram-postgres with a snapshot", plain.warm),
    row("ram-postgres, the first run", plain.cold),
    ...rivals.map(({ name, ready }) => row(name, ready)),
  ]);
}

function table(rows: readonly (readonly string[])[], firstColumn: "l" | "r" = "l"): string {
  const others = rows[0]?.slice(1).map(() => "r") ?? [];
  return markdownTable(rows, { align: [firstColumn, ...others] });
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
const times = (value: number) => `${value.toFixed(2)} ×`;
const mebibytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
