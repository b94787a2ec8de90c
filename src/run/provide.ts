import { countMigrations } from "../migrations/migration-files.ts";
import { provideBinaries } from "../postgres/binaries.ts";
import type { Binaries } from "../postgres/installed.ts";
import { choosePort } from "../postgres/port.ts";
import { createDisk, type Disk } from "../postgres/ramdisk.ts";
import { createStockDisk, lastingPlaces } from "../postgres/stock-disk.ts";
import { together } from "../process/together.ts";
import type { RunPlace } from "./cluster-server.ts";
import type { Context } from "./database.ts";
import { neutralEnvironment } from "./environment.ts";
import type { Options } from "./options.ts";
import { Plan } from "./plan.ts";

/** What a run's cluster and its server are made with. */
export interface Provided {
  readonly binaries: Binaries;
  readonly plan: Plan;
  readonly disk: Disk;
  readonly port: number;
  readonly migrationCount: number | undefined;
}

/** What a server needs: its programs, what to start from, a place for its data, and a port. */
export async function provide(
  options: Options,
  context: Context,
  place: RunPlace,
): Promise<Provided> {
  const { postgresVersion, workingDirectory, migrations } = options;
  const { timings, log, env, interrupts } = context;
  const { account } = place;
  // It is mounted while the rest is looked up.
  const mounting = provideDisk(options, context, place);
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
    migrations === undefined ? undefined : counted(migrations),
  );
  return { binaries, disk, plan, port, migrationCount };
}

async function provideDisk(
  { ramDisk, ramDiskSize }: Options,
  { timings, env, log, serverKind = "tuned" }: Context,
  { run, account }: RunPlace,
): Promise<Disk> {
  if (serverKind === "stock") {
    return createStockDisk(run, { places: lastingPlaces(env), account });
  }
  const disk = await timings.measure("ram disk", () =>
    createDisk(run, { mode: ramDisk, sizeBytes: ramDiskSize, account }),
  );
  if (ramDiskSize !== undefined && disk.kind !== "tmpfs") {
    log.warn(`ram-disk-size: there is no cap, for the data has no disk of its own: ${disk.reason}`);
  }
  return disk;
}

/** A failure is one among those of the others, who are waited for. */
async function counted(migrations: string): Promise<number> {
  return countMigrations(migrations);
}
