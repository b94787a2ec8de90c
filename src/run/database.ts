import { runMigrateCommand } from "../migrations/migrate-command.ts";
import { serverAccount } from "../postgres/account.ts";
import { dismissRun, setPassword } from "../postgres/authentication.ts";
import { provideBinaries } from "../postgres/binaries.ts";
import { createCluster } from "../postgres/cluster.ts";
import { type Address, connectionUri, loadDriver } from "../postgres/connection.ts";
import {
  cloneDatabase,
  createDatabase,
  createExtensions,
  workerDatabaseNames,
} from "../postgres/databases.ts";
import type { Binaries } from "../postgres/installed.ts";
import { choosePort } from "../postgres/port.ts";
import { createDisk, type Disk } from "../postgres/ramdisk.ts";
import { createRunDirectory, type RunDirectory, removeRun } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { type AppliedSetting, resolveSettings } from "../postgres/settings.ts";
import type { Account } from "../process/execute.ts";
import { type Interrupts, unlessAborted } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import {
  clientEnvironment,
  type DatabaseEnvironment,
  databaseEnvironment,
  neutralEnvironment,
} from "./environment.ts";
import { explain } from "./explain.ts";
import type { Log } from "./log.ts";
import type { Options } from "./options.ts";
import { PeakUse } from "./peak-use.ts";
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
}

/** A migrated database that is ready for tests. Disposing of it ends the server and removes all that was made. */
export interface Database extends AsyncDisposable {
  readonly run: RunDirectory;
  readonly binaries: Binaries;
  readonly disk: Disk;
  readonly address: Address;
  readonly uri: string;
  readonly settings: readonly AppliedSetting[];
  /** How many migrations were applied; undefined when there was no directory of them. */
  readonly migrationCount: number | undefined;
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

interface Place {
  readonly run: RunDirectory;
  readonly account: Account | undefined;
}

async function prepare(options: Options, context: Context, place: Place): Promise<Database> {
  const { timings, interrupts } = context;
  const { binaries, disk } = await provide(options, context, place);
  const peakUse = new PeakUse(disk);
  try {
    const settings = resolveSettings(binaries.version.major, options.settings);
    const server = await start(options, context, place, { binaries, settings });
    const environment = databaseEnvironment(server.address, options);
    const migrationCount = await timings
      .measure("migrate", () => migrateDatabase(server, environment, options, context))
      .catch((error) => explain(error, "the database could not be made"));
    await unlessAborted(interrupts.aborted, async () => {
      await cloneForWorkers(server, options, timings).catch((error) =>
        explain(error, "worker-databases: a copy could not be made"),
      );
      await dismissRun(place.run, server.admin);
      await server.admin.end();
    });
    const { run } = place;
    return {
      ...{ run, binaries, disk, settings, migrationCount, environment, peakUse },
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

/** What a server needs: its programs, a place for its data, and a port. */
async function provide(
  { postgresVersion, workingDirectory, ramDisk, ramDiskSize, port }: Options,
  { timings, log, env, interrupts }: Context,
  { run, account }: Place,
): Promise<{ binaries: Binaries; disk: Disk }> {
  const [binaries, disk] = await together(
    timings.measure("binaries", () =>
      provideBinaries({
        ...{ account, workingDirectory, onProgress: log.info, signal: interrupts.aborted },
        env: neutralEnvironment(env),
        request: postgresVersion,
      }),
    ),
    timings.measure("ram disk", () =>
      createDisk(run, { mode: ramDisk, sizeBytes: ramDiskSize, account }),
    ),
    // That a port asked for is taken is told before the long work.
    choosePort(port),
  );
  return { binaries, disk };
}

/** Makes the cluster and starts its server. */
async function start(
  { username, password, locale, port }: Options,
  { timings, env, interrupts }: Context,
  { run, account }: Place,
  { binaries, settings }: { binaries: Binaries; settings: readonly AppliedSetting[] },
): Promise<Server> {
  const common = {
    binaries,
    run,
    account,
    username,
    password,
    env: neutralEnvironment(env),
    signal: interrupts.aborted,
  };
  const [verifier] = await timings.measure("initdb", () =>
    together(scramVerifier(password), createCluster({ ...common, locale }), loadDriver()),
  );
  return timings.measure("start", async () => {
    const server = await startServer({ ...common, settings, port: await choosePort(port) });
    await setPassword(server.admin, username, verifier);
    return server;
  });
}

/** Makes the database and gives it its extensions and its schema. */
async function migrateDatabase(
  { own, admin }: Server,
  environment: DatabaseEnvironment,
  options: Options,
  { env, stdout, interrupts }: Context,
): Promise<number | undefined> {
  const { database, extensions, migrations, migrateCommand } = options;
  const count = await unlessAborted(interrupts.aborted, async () => {
    await createDatabase(admin, database);
    await createExtensions(own, database, extensions);
    if (!migrations) return undefined;
    // It takes longer to load than a run without migrations takes.
    const { migrate } = await import("../migrations/node-pg-migrate.ts");
    return migrate(own, { database, directory: migrations, stdout });
  });
  if (migrateCommand) {
    await runMigrateCommand(migrateCommand, {
      cwd: options.workingDirectory,
      env: clientEnvironment(env, environment),
      stdout,
      interrupts,
    });
  }
  return count;
}

async function cloneForWorkers(
  server: Server,
  { database, workerDatabases }: Options,
  timings: Timings,
): Promise<void> {
  if (workerDatabases === 0) return;
  const copies = workerDatabaseNames(database, workerDatabases);
  await timings.measure("clone", () => cloneDatabase(server, database, copies));
}
