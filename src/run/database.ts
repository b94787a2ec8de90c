import { countMigrations } from "../migrations/migration-files.ts";
import { serverAccount } from "../postgres/account.ts";
import { provideBinaries } from "../postgres/binaries.ts";
import { type Address, connectionUri } from "../postgres/connection.ts";
import type { Binaries } from "../postgres/installed.ts";
import { choosePort } from "../postgres/port.ts";
import { createDisk, type Disk } from "../postgres/ramdisk.ts";
import { createRunDirectory, type RunDirectory, removeRun } from "../postgres/run-directory.ts";
import type { Server } from "../postgres/server.ts";
import type { AppliedSetting } from "../postgres/settings.ts";
import type { Interrupts } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import {
  type DatabaseEnvironment,
  databaseEnvironment,
  neutralEnvironment,
} from "./environment.ts";
import { stepsKept } from "./ingredients.ts";
import type { Log } from "./log.ts";
import type { Options } from "./options.ts";
import { PeakUse } from "./peak-use.ts";
import { Plan, type SnapshotUse } from "./plan.ts";
import { type Place, Preparation } from "./preparation.ts";
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
  /** Told of a secret that a command may print. */
  readonly mask?: (secret: string) => void;
  /** Where snapshots are looked for beyond this machine. */
  readonly cache?: SnapshotCache | undefined;
  /** Told of a snapshot that was made. */
  readonly onSnapshotMade?: (made: MadeSnapshot) => void;
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
  const account = await serverAccount();
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

async function prepare(options: Options, context: Context, place: Place): Promise<Database> {
  const { timings } = context;
  const provided = await provide(options, context, place);
  const { binaries, plan, disk, migrationCount } = provided;
  const peakUse = new PeakUse(disk);
  try {
    const preparation = new Preparation(options, context, place, provided);
    const server = await migratedServer(options, context, preparation, plan);
    await preparation.handOver(server);
    const { run } = place;
    return {
      run,
      binaries,
      disk,
      peakUse,
      settings: preparation.settings,
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

interface Provided {
  readonly binaries: Binaries;
  readonly plan: Plan;
  readonly disk: Disk;
  readonly port: number;
  readonly migrationCount: number | undefined;
}

/** What a server needs: its programs, what to start from, a place for its data, and a port. */
async function provide(
  options: Options,
  context: Context,
  { run, account }: Place,
): Promise<Provided> {
  const { postgresVersion, workingDirectory, ramDisk, ramDiskSize, migrations } = options;
  const { timings, log, env, interrupts } = context;
  // It is mounted while the rest is looked up.
  const mounting = timings.measure("ram disk", () =>
    createDisk(run, { mode: ramDisk, sizeBytes: ramDiskSize, account }),
  );
  const finding = timings.measure("binaries", () =>
    provideBinaries({
      account,
      workingDirectory,
      onProgress: log.info,
      signal: interrupts.aborted,
      env: neutralEnvironment(env),
      request: postgresVersion,
    }),
  );
  const [binaries, disk, plan, port, migrationCount] = await together(
    finding,
    mounting,
    Plan.make(options, context, finding),
    // That a port asked for is taken is told before the long work.
    choosePort(options.port),
    migrations === undefined ? undefined : countMigrations(migrations),
  );
  return { binaries, disk, plan, port, migrationCount };
}

/** Takes a cluster the rest of its way, from a snapshot or from nothing, and keeps it where that is to be done. */
async function migratedServer(
  options: Options,
  context: Context,
  preparation: Preparation,
  plan: Plan,
): Promise<Server> {
  let server = await startedServer(context, preparation, plan);
  const { start, isToBeKept } = plan;
  const steps = [
    () => preparation.migrate(server, start),
    () => preparation.runMigrateCommand(server),
    () => preparation.cloneForWorkers(server),
  ];
  const keptSteps = stepsKept(options);
  if (plan.isOn && keptSteps === 1) {
    context.log.info(
      "what migrate-command does is in no snapshot: name the files that go into it by snapshot-files",
    );
  }
  for (const [index, step] of steps.entries()) {
    if (!start?.isExact || index >= keptSteps) await step();
    if (isToBeKept && index + 1 === keptSteps) server = await preparation.keep(server, plan);
  }
  return server;
}

async function startedServer(
  context: Context,
  preparation: Preparation,
  plan: Plan,
): Promise<Server> {
  let hasCluster = false;
  if (plan.canFetch) {
    // That takes as long as a new cluster, which is then there if it was in vain.
    hasCluster = plan.start === undefined;
    await together(plan.fetch(context), hasCluster ? preparation.createCluster() : undefined);
  }
  if (plan.start) {
    if (hasCluster) await preparation.removeCluster();
    hasCluster = false;
    try {
      return await preparation.startFrom(plan.start);
    } catch (error) {
      preparation.throwIfAborted();
      await plan.giveUpStart(error, context.log);
    }
  }
  if (!hasCluster) await preparation.createCluster();
  return preparation.startNew();
}
