import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { runMigrateCommand } from "../migrations/migrate-command.ts";
import { dismissRun, forgetPassword, forgetRun, setPassword } from "../postgres/authentication.ts";
import { createCluster, writeSettings } from "../postgres/cluster.ts";
import { loadDriver } from "../postgres/connection.ts";
import {
  cloneDatabase,
  createDatabase,
  createExtensions,
  dropDatabases,
  verifyExtensions,
  workerDatabaseNames,
} from "../postgres/databases.ts";
import type { Binaries } from "../postgres/installed.ts";
import { choosePort, isFree } from "../postgres/port.ts";
import { makeFor, type RunDirectory } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import { type Server, type ServerOptions, startServer } from "../postgres/server.ts";
import { endServer, serverOf, shutDownServer } from "../postgres/server-process.ts";
import { type AppliedSetting, resolveSettings } from "../postgres/settings.ts";
import {
  packCluster,
  requireWhole,
  tidyCluster,
  unpackCluster,
  verifyParts,
} from "../postgres/snapshot-archive.ts";
import type { Account } from "../process/execute.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import type { Context } from "./database.ts";
import { clientEnvironment, databaseEnvironment, neutralEnvironment } from "./environment.ts";
import { explain } from "./explain.ts";
import type { Options } from "./options.ts";
import type { Plan } from "./plan.ts";
import type { Start } from "./snapshots.ts";

/** Where a run's cluster lives, and as whom its server runs. */
export interface Place {
  readonly run: RunDirectory;
  readonly account: Account | undefined;
}

/** The way of a run's cluster from nothing, or from a snapshot, to a migrated database. */
export class Preparation {
  readonly settings: readonly AppliedSetting[];
  readonly #options: Options;
  readonly #context: Context;
  readonly #place: Place;
  readonly #server: Omit<ServerOptions, "port">;
  #verifier: Promise<string> | undefined;
  /** Whether there is a password in the cluster that is not to be kept. */
  #hasPassword = false;
  #port: number;

  constructor(
    options: Options,
    context: Context,
    place: Place,
    { binaries, port }: { readonly binaries: Binaries; readonly port: number },
  ) {
    const { username, password } = options;
    this.settings = resolveSettings(binaries.version.major, options.settings);
    this.#options = options;
    this.#context = context;
    this.#port = port;
    this.#place = place;
    this.#server = {
      ...place,
      binaries,
      username,
      password,
      settings: this.settings,
      env: neutralEnvironment(context.env),
      signal: context.interrupts.aborted,
    };
  }

  /** Makes a new cluster, in which there is nothing yet. */
  async createCluster(): Promise<void> {
    const { locale } = this.#options;
    await this.#context.timings.measure("initdb", () =>
      together(createCluster({ ...this.#server, locale }), loadDriver(), this.#makeVerifier()),
    );
  }

  async removeCluster(): Promise<void> {
    await rm(this.#place.run.data, { recursive: true, force: true });
  }

  /** Starts a server on a new cluster. */
  startNew(): Promise<Server> {
    return this.#context.timings.measure("start", () => this.#start());
  }

  /**
   * A server with the cluster of a snapshot.
   *
   * @throws when it is damaged, or not what this machine would make; nothing of it is left then
   */
  async startFrom({ snapshot }: Start): Promise<Server> {
    const { timings } = this.#context;
    const { run, account } = this.#place;
    const { parts, directory } = snapshot;
    try {
      await timings.measure("snapshot", async () => {
        await makeFor(account, run.data);
        const unpacking = unpackCluster(parts, directory, run.data, this.#server);
        await together(unpacking, loadDriver(), this.#makeVerifier());
      });
      const [, server] = await timings.measure("start", () =>
        // While the server starts there is time to look whether it was given what had been saved.
        together(verifyParts(parts, directory), this.#start()),
      );
      const { database, extensions } = this.#options;
      if (extensions.length > 0) await verifyExtensions(server.own, database);
      return server;
    } catch (error) {
      this.#server.signal.throwIfAborted();
      const pid = await serverOf(run);
      if (pid !== undefined) await endServer(pid);
      await this.removeCluster();
      throw error;
    }
  }

  throwIfAborted(): void {
    this.#server.signal.throwIfAborted();
  }

  async #start(): Promise<Server> {
    try {
      return await startServer({ ...this.#server, port: this.#port });
    } catch (error) {
      this.throwIfAborted();
      if (await isFree(this.#port)) throw error;
      // Since it was chosen, another program has taken it.
      this.#port = await choosePort(this.#options.port);
      return startServer({ ...this.#server, port: this.#port });
    }
  }

  #makeVerifier(): Promise<string> {
    this.#verifier ??= scramVerifier(this.#options.password);
    return this.#verifier;
  }

  /** Makes the database, unless it is there from the start, and applies the migrations that it does not have yet. */
  async migrate(server: Server, start: Start | undefined): Promise<void> {
    await this.#context.timings.measure("migrate", async () => {
      await unlessAborted(this.#server.signal, () => this.#makeDatabase(server, start));
      await unlessAborted(this.#server.signal, () => this.#applyMigrations(server));
    });
  }

  async #makeDatabase({ own, admin }: Server, start: Start | undefined): Promise<void> {
    const { database, extensions } = this.#options;
    try {
      if (start) {
        // Its copies would not get what is new.
        const { workerDatabases } = start.snapshot.origin.recipe;
        await dropDatabases(admin, workerDatabaseNames(database, workerDatabases));
      } else {
        await createDatabase(admin, database);
        await createExtensions(own, database, extensions);
      }
    } catch (error) {
      explain(error, "the database could not be made");
    }
  }

  async #applyMigrations({ own }: Server): Promise<void> {
    const { database, migrations } = this.#options;
    if (!migrations) return;
    // It takes longer to load than a run without migrations takes.
    const { migrate } = await import("../migrations/node-pg-migrate.ts");
    await migrate(own, { database, directory: migrations, stdout: this.#context.stdout });
  }

  async runMigrateCommand(server: Server): Promise<void> {
    const { env, stdout, interrupts, timings, mask } = this.#context;
    const { migrateCommand: script, username, workingDirectory } = this.#options;
    if (!script) return;
    // The tests' password is no part of what is kept: not even in a log or in the statistics of statements.
    const password = randomBytes(16).toString("hex");
    mask?.(password);
    await setPassword(server.admin, username, await scramVerifier(password));
    this.#hasPassword = true;
    const environment = databaseEnvironment({ ...server.address, password }, this.#options);
    await timings.measure("migrate command", () =>
      runMigrateCommand(script, {
        cwd: workingDirectory,
        env: clientEnvironment(env, environment),
        stdout,
        interrupts,
      }),
    );
  }

  async cloneForWorkers(server: Server): Promise<void> {
    const { database, workerDatabases } = this.#options;
    if (workerDatabases === 0) return;
    const copies = workerDatabaseNames(database, workerDatabases);
    await this.#context.timings.measure("clone", () =>
      unlessAborted(this.#server.signal, () => cloneDatabase(server, database, copies)).catch(
        (error) => explain(error, "worker-databases: a copy could not be made"),
      ),
    );
  }

  /** Keeps the cluster as it is now for later runs: shuts its server down, packs it and starts it again. */
  async keep(server: Server, plan: Plan): Promise<Server> {
    const { run } = this.#place;
    try {
      await requireWhole(run.data);
      if (this.#hasPassword) await forgetPassword(server.admin, this.#options.username);
    } catch (error) {
      this.#warnUnkept(error);
      return server;
    }
    return this.#context.timings.measure("save snapshot", async () => {
      await server.admin.end();
      try {
        await shutDownServer(run);
        await this.#pack(plan);
      } catch (error) {
        this.#warnUnkept(error);
      }
      return this.#start();
    });
  }

  #warnUnkept(error: unknown): void {
    this.throwIfAborted();
    this.#context.log.warn(`the snapshot could not be kept: ${messageOf(error)}`);
  }

  async #pack(plan: Plan): Promise<void> {
    const { run } = this.#place;
    await together(tidyCluster(run.data), writeSettings(run, []), forgetRun(run));
    const { timings, onSnapshotMade } = this.#context;
    const made = await plan.save(timings, (directory) =>
      packCluster(run.data, directory, this.#server),
    );
    if (made) onSnapshotMade?.(made);
  }

  /** From now on the server is the tests'. */
  async handOver(server: Server): Promise<void> {
    const { username } = this.#options;
    await unlessAborted(this.#server.signal, async () => {
      await dismissRun(this.#place.run, server.admin);
      await setPassword(server.admin, username, await this.#makeVerifier());
    });
    // It has been told to go, and nobody need wait for it.
    server.admin.end().catch(() => {});
  }
}
