import type { Activity } from "../../postgres/activity.ts";
import type { Leftovers } from "../../postgres/leftovers.ts";
import type { Disk } from "../../postgres/ramdisk.ts";
import type { AppliedSetting } from "../../postgres/settings.ts";
import type { Statement } from "../../postgres/statements.ts";
import { formatVersion } from "../../postgres/version.ts";
import type { Baseline } from "../baseline.ts";
import type { Database } from "../database.ts";
import type { Fault } from "../faults.ts";
import type { History } from "../history.ts";
import type { SnapshotUse } from "../plan.ts";
import type { ServerError } from "../server-errors.ts";
import type { TestResults } from "../test-results.ts";
import type { PhaseTiming } from "../timings.ts";

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
  /** What the project's own reports say of its tests. */
  readonly tests?: TestResults;
  /** What the tests did in all databases together. */
  readonly activity?: DatabaseFigures;
  /** Those that took most time, all their calls together, the first one the most. */
  readonly statements?: readonly Statement[];
  /** What they left behind. */
  readonly audit?: Audit;
  /** What went wrong with the server while tests ran. */
  readonly faults?: readonly Fault[];
  /** What the server logged while tests failed. */
  readonly errors?: readonly ServerError[];
  /** The end of what it logged then. */
  readonly serverLog?: string;
  /** How long earlier runs took, where that is known. */
  readonly history?: History;
  /** What came of the tests against a stock server, where that was asked for. */
  readonly baseline?: Baseline;
}

export interface DatabaseFigures extends Activity {
  /** Executed ones, BEGIN and COMMIT among them; undefined where the server does not count them. */
  readonly statements?: number;
  /** There were more of them, which the server did not keep. */
  readonly hasMoreStatements?: boolean;
  /** The most that were seen at a time, by looking now and then. */
  readonly peakConnections?: number;
}

export interface Audit {
  readonly databases: readonly Leftovers[];
  /** Those that the tests have made, and not dropped. */
  readonly newDatabases: readonly string[];
  /** Those that were there before the tests, and are not any more. */
  readonly goneDatabases: readonly string[];
  /** Why not all of it is known. */
  readonly problem: string | undefined;
  /** It was to fail the run, and has. */
  readonly isFailure: boolean;
}

/** How much of the disk was in use: the most that was seen, or, where nobody was there to look, the end's. */
export interface DiskUse {
  readonly when: "peak" | "at the end";
  readonly bytes: number;
}

export interface RunFigures
  extends Pick<
    Report,
    "tests" | "activity" | "statements" | "audit" | "errors" | "serverLog" | "faults"
  > {
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
    ...(figures.tests && { tests: figures.tests }),
    ...(figures.activity && { activity: figures.activity }),
    ...(figures.statements && { statements: figures.statements }),
    ...(figures.serverLog && { serverLog: figures.serverLog }),
    ...(figures.audit && { audit: figures.audit }),
    ...(figures.errors && { errors: figures.errors }),
    ...(figures.faults && { faults: figures.faults }),
  };
}
