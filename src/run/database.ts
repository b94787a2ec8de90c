import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { removeAbandoned } from "../postgres/abandoned-runs.ts";
import { requireNamedUser, serverAccount } from "../postgres/account.ts";
import { type Address, connectionUri } from "../postgres/connection.ts";
import type { Binaries } from "../postgres/installed.ts";
import { watchRun } from "../postgres/known-runs.ts";
import type { DatabaseState } from "../postgres/leftovers.ts";
import { type Disk, usedBytes } from "../postgres/ramdisk.ts";
import { createRunDirectory, type RunDirectory, removeRun } from "../postgres/run-directory.ts";
import type { Server } from "../postgres/server.ts";
import type { AppliedSetting, ServerKind } from "../postgres/settings.ts";
import { lastingPlaces } from "../postgres/stock-disk.ts";
import { attempt } from "../process/attempt.ts";
import { inTime } from "../process/in-time.ts";
import { Interrupted, type Interrupts } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { ClusterServer, type RunPlace } from "./cluster-server.ts";
import { type DatabaseEnvironment, databaseEnvironment } from "./environment.ts";
import { withFaults } from "./fault-in-set-up.ts";
import { killsSoFar } from "./faults.ts";
import { type Log, tellEnded } from "./log.ts";
import { migratedServer } from "./migrated-server.ts";
import type { Options } from "./options.ts";
import { Peak } from "./peak.ts";
import type { SnapshotUse } from "./plan.ts";
import { provide } from "./provide.ts";
import { readServerLog, type ServerLog } from "./server-errors.ts";
import type { MadeSnapshot, SnapshotCache } from "./snapshots.ts";
import type { Timings } from "./timings.ts";

/** What a run needs of the program it is part of. */
export interface Context {
  /** The environment that programs inherit. */
  readonly env: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
  readonly timings: Timings;
  readonly log: Log;
  /** Where the migrate command's standard output goes. */
  readonly stdout: "stdout" | "stderr";
  /** A stock server has its data on a disk; a tuned one when it is not given. */
  readonly serverKind?: ServerKind;
  /** Told as soon as there is something on this machine that will have to be removed. */
  readonly onCreated?: (run: RunDirectory) => void;
  /** Where snapshots are looked for beyond this machine. */
  readonly cache?: SnapshotCache | undefined;
  /** Called when all is migrated, while this process still gets in without a password, and nobody else does. */
  readonly onMigrated?: (migrated: Migrated) => Promise<void>;
  /** Told what the server has logged when there is no database in the end. */
  readonly onFailure?: (log: ServerLog) => void;
  /** Told of a snapshot that was made. */
  readonly onSnapshotMade?: (made: MadeSnapshot) => void;
}

/** What a run has when all is migrated. */
export interface Migrated {
  readonly server: Server;
  readonly run: RunDirectory;
  /** What the database holds, when that was kept with its snapshot. */
  readonly kept: DatabaseState | undefined;
}

/** A migrated database that is ready for tests. Disposing of it ends the server and removes all that was made. */
export interface Database extends AsyncDisposable {
  readonly run: RunDirectory;
  readonly binaries: Binaries;
  readonly disk: Disk;
  readonly address: Address;
  readonly uri: string;
  readonly settings: readonly AppliedSetting[];
  /** How many migrations it has; undefined when there was no directory of them. */
  readonly migrationCount: number | undefined;
  readonly snapshot: SnapshotUse;
  /** What a client must see, on top of {@link clientEnvironment}. */
  readonly environment: DatabaseEnvironment;
  /** Bytes in use of its disk. */
  readonly peakUse: Peak;
}

/**
 * Takes the phases up to the point where tests can run.
 *
 * @throws whatever went wrong, after removing all that was made
 */
export async function setUpDatabase(options: Options, context: Context): Promise<Database> {
  requireNamedUser();
  const account = serverAccount();
  const run = await createRunDirectory(account);
  try {
    watchRun(run, context.env);
    context.onCreated?.(run);
    // What others have left is no concern of this run.
    const sweeping = removeAbandoned(run, lastingPlaces(context.env)).catch(() => {});
    return await prepare(options, context, { run, account, sweeping });
  } catch (error) {
    const told = withFullPlace(error, run);
    const daemons = await removeRun(run).catch((leftover) => {
      // What failed first comes first.
      throw new AggregateError([told, leftover], `${messageOf(told)}\n${messageOf(leftover)}`);
    });
    tellEnded(daemons, context.log);
    throw told;
  }
}

/** Less than a run's own files take when a server tells a lot in its log. */
const leastBytes = 64 * 1024;

/** A failure with what is most likely to be behind it, where the run's own files have no room: a log that is cut tells nothing. */
function withFullPlace(error: unknown, { path }: RunDirectory): unknown {
  const place = dirname(path);
  const stats = attempt(() => statfsSync(place));
  if (!stats || stats.bavail * stats.bsize >= leastBytes) return error;
  if (error instanceof Error && !(error instanceof Interrupted)) {
    error.message += `\n${place} is full, where the server's log is: make room there, or name another directory by TMPDIR`;
  }
  return error;
}

/** A tmpfs of our own is looked at by one system call, other places by a look at every file. */
const lookEveryMs = { tmpfs: 100, "shared-tmpfs": 2000, directory: 2000 } as const;

interface Place extends RunPlace {
  /** What earlier runs have left is being removed. */
  readonly sweeping: Promise<void>;
}

/** Longer than it takes to end a server; the next run goes on with what is left then. */
const sweepingMs = 5000;

async function prepare(options: Options, context: Context, place: Place): Promise<Database> {
  const { timings } = context;
  const provided = await provide(options, context, place);
  const { binaries, plan, disk, migrationCount } = provided;
  const killsBefore = killsSoFar();
  const peakUse = new Peak(() => usedBytes(disk), lookEveryMs[disk.kind]);
  try {
    const { run, sweeping } = place;
    const cluster = new ClusterServer(options, context, place, provided);
    const server = await migratedServer(options, context, { ...provided, cluster, run });
    await cluster.handOver(server, () =>
      context.onMigrated?.({ server, run, kept: plan.keptState(options) }),
    );
    return {
      run,
      binaries,
      disk,
      peakUse,
      settings: cluster.settings,
      migrationCount,
      snapshot: plan.use(timings),
      environment: databaseEnvironment(server.address, options),
      address: server.address,
      uri: connectionUri(server.address, options.database),
      [Symbol.asyncDispose]: async () => {
        await peakUse.look();
        peakUse.stop();
        tellEnded(await timings.measure("stop", () => removeRun(run)), context.log);
        await inTime(sweepingMs, sweeping).catch(() => {});
      },
    };
  } catch (error) {
    await peakUse.look();
    peakUse.stop();
    context.interrupts.aborted.throwIfAborted();
    const log = attempt(() => readServerLog(place.run.log, 0));
    if (log) context.onFailure?.(log);
    throw await withFaults(error, {
      ...{ run: place.run, disk, killsBefore, peakBytes: peakUse.most },
    });
  }
}
