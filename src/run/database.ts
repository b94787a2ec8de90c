import { serverAccount } from "../postgres/account.ts";
import { type Address, connectionUri } from "../postgres/connection.ts";
import type { Binaries } from "../postgres/installed.ts";
import type { DatabaseState } from "../postgres/leftovers.ts";
import type { Disk } from "../postgres/ramdisk.ts";
import { createRunDirectory, type RunDirectory, removeRun } from "../postgres/run-directory.ts";
import type { Server } from "../postgres/server.ts";
import type { AppliedSetting } from "../postgres/settings.ts";
import type { Interrupts } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { ClusterServer, type RunPlace } from "./cluster-server.ts";
import { type DatabaseEnvironment, databaseEnvironment } from "./environment.ts";
import type { Log } from "./log.ts";
import { migratedServer } from "./migrated-server.ts";
import type { Options } from "./options.ts";
import { PeakUse } from "./peak-use.ts";
import type { SnapshotUse } from "./plan.ts";
import { provide } from "./provide.ts";
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
  /** Told as soon as there is something on this machine that will have to be removed. */
  readonly onCreated?: (run: RunDirectory) => void;
  /** Where snapshots are looked for beyond this machine. */
  readonly cache?: SnapshotCache | undefined;
  /** Called when all is migrated, while this process still gets in without a password, and nobody else does. */
  readonly onMigrated?: (migrated: Migrated) => Promise<void>;
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
  readonly peakUse: PeakUse;
}

/**
 * Takes the phases up to the point where tests can run.
 *
 * @throws whatever went wrong, after removing all that was made
 */
export async function setUpDatabase(options: Options, context: Context): Promise<Database> {
  const account = serverAccount();
  const run = await createRunDirectory(account);
  context.onCreated?.(run);
  try {
    return await prepare(options, context, { run, account });
  } catch (error) {
    await removeRun(run).catch((leftover) => {
      // What failed first comes first.
      throw new AggregateError([error, leftover], `${messageOf(error)}\n${messageOf(leftover)}`);
    });
    throw error;
  }
}

async function prepare(options: Options, context: Context, place: RunPlace): Promise<Database> {
  const { timings } = context;
  const provided = await provide(options, context, place);
  const { binaries, plan, disk, migrationCount } = provided;
  const peakUse = new PeakUse(disk);
  try {
    const { run } = place;
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
        await timings.measure("stop", () => removeRun(run));
      },
    };
  } catch (error) {
    peakUse.stop();
    throw error;
  }
}
