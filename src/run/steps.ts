import { lockPatienceMs, watchingLocks } from "../migrations/lock-watch.ts";
import { Migrations } from "../migrations/migrate.ts";
import { runMigrateCommand } from "../migrations/migrate-command.ts";
import { forgetPassword, setPassword } from "../postgres/authentication.ts";
import { settingOffNothing, withConnection } from "../postgres/connection.ts";
import {
  cloneDatabase,
  createDatabase,
  createExtensions,
  dropDatabases,
  extensionVersions,
  workerDatabaseNames,
} from "../postgres/databases.ts";
import { readState } from "../postgres/leftovers.ts";
import { type RunDirectory, runVariables } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import type { Server } from "../postgres/server.ts";
import { shutDownServer } from "../postgres/server-process.ts";
import type { ServerKind } from "../postgres/settings.ts";
import { packCluster, requireWhole } from "../postgres/snapshot-archive.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import type { ClusterServer, RunPlace } from "./cluster-server.ts";
import type { Context } from "./database.ts";
import { clientEnvironment, databaseEnvironment, neutralEnvironment } from "./environment.ts";
import { explain } from "./explain.ts";
import type { Options } from "./options.ts";
import type { Plan, SaveOptions } from "./plan.ts";
import type { MadeSnapshot, Start } from "./snapshots.ts";

/** The steps from a server with nothing in it, or with what a snapshot has, to a migrated database with its copies. */
export class Steps implements AsyncDisposable {
  readonly #options: Options;
  readonly #context: Context;
  readonly #run: RunDirectory;
  readonly #kind: ServerKind;
  readonly #aborted: AbortSignal;
  readonly #migrations: Migrations | undefined;
  /** What the server has been told of the password, which is not to be kept. */
  #verifier: string | undefined;

  constructor(options: Options, context: Context, run: RunDirectory) {
    this.#options = options;
    this.#context = context;
    this.#run = run;
    this.#kind = context.serverKind ?? "tuned";
    this.#aborted = context.interrupts.aborted;
    const { database, migrations: directory } = options;
    const { stdout } = context;
    const env = { ...context.env, ...runVariables(run) };
    const job = directory && { database, directory, stdout, env };
    this.#migrations = job ? new Migrations(job) : undefined;
  }

  /** Begins with what can be done before there is a server, when it is known that there are steps to take. */
  prepare(): void {
    this.#migrations?.prepare();
  }

  /** Ends what was begun, when it is not needed after all or done with; it may begin again. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#migrations?.[Symbol.asyncDispose]();
  }

  /** Makes the database, unless it is there from the start, and applies the migrations that it does not have yet. */
  async migrate(server: Server, start: Start | undefined): Promise<void> {
    await this.#context.timings.measure("migrate", async () => {
      await unlessAborted(this.#aborted, () => this.#makeDatabase(server, start));
      await this.#migrations?.apply(server.own, this.#context.interrupts);
    });
  }

  async #makeDatabase(server: Server, start: Start | undefined): Promise<void> {
    const { own, admin } = server;
    const { database, extensions } = this.#options;
    try {
      if (start) {
        // Its copies would not get what is new.
        const { workerDatabases } = start.snapshot.origin.recipe;
        await dropDatabases(admin, workerDatabaseNames(database, workerDatabases));
      } else {
        await createDatabase({ ...server, kind: this.#kind }, database);
        await createExtensions(own, database, extensions);
      }
    } catch (error) {
      this.#aborted.throwIfAborted();
      explain(error, "the database could not be made");
    }
  }

  async runMigrateCommand(server: Server): Promise<void> {
    const { env, stdout, interrupts, timings } = this.#context;
    const { migrateCommand: script, username, workingDirectory } = this.#options;
    if (!script) return;
    this.#verifier = await scramVerifier(this.#options.password);
    await setPassword(server.admin, username, this.#verifier);
    const environment = databaseEnvironment(server.address, this.#options);
    const commandEnv = clientEnvironment(env, environment, this.#run);
    const command = { cwd: workingDirectory, env: commandEnv, stdout };
    const watch = { interrupts, patienceMs: lockPatienceMs };
    await timings.measure("migrate command", () =>
      watchingLocks(server.own, watch, (interrupts) =>
        runMigrateCommand(script, { ...command, interrupts }),
      ),
    );
  }

  async cloneForWorkers(server: Server): Promise<void> {
    const { database, workerDatabases } = this.#options;
    if (workerDatabases === 0) return;
    const copies = workerDatabaseNames(database, workerDatabases);
    const maker = { ...server, kind: this.#kind };
    await this.#context.timings.measure("clone", () =>
      unlessAborted(this.#aborted, () => cloneDatabase(maker, database, copies)).catch((error) => {
        this.#aborted.throwIfAborted();
        explain(error, "worker-databases: a copy could not be made");
      }),
    );
  }

  /** Keeps the cluster as it is now for later runs: shuts its server down, packs it and starts it again. */
  async keep(server: Server, plan: Plan, cluster: ClusterServer): Promise<Server> {
    const { database, username } = this.#options;
    let noted: Omit<SaveOptions, "timings">;
    try {
      await plan.requireWritable();
      await requireWhole(this.#run.data);
      const extensions = await extensionVersions(server.own, database);
      // It can be looked at later as well.
      const looking = withConnection(server.own, database, readState, settingOffNothing);
      const state = await looking.catch(() => undefined);
      noted = { extensions, state };
      if (this.#verifier) await forgetPassword(server.admin, username);
    } catch (error) {
      this.#warnUnkept(error);
      return server;
    }
    return this.#context.timings.measure("save snapshot", async () => {
      await server.admin.end();
      const made = await this.#pack(plan, cluster.place, noted).catch((error) =>
        this.#warnUnkept(error),
      );
      try {
        return await cluster.start();
      } catch (error) {
        if (made) await plan.drop(made);
        throw error;
      }
    });
  }

  #warnUnkept(error: unknown): undefined {
    this.#aborted.throwIfAborted();
    this.#context.log.warn(`the snapshot could not be kept: ${messageOf(error)}`);
  }

  async #pack(
    plan: Plan,
    { run, account }: RunPlace,
    noted: Omit<SaveOptions, "timings">,
  ): Promise<MadeSnapshot | undefined> {
    const { timings, env, onSnapshotMade } = this.#context;
    await shutDownServer(run);
    const options = {
      account,
      env: neutralEnvironment(env),
      signal: this.#aborted,
      secrets: [run.path, ...this.#tracesOfPassword()],
    };
    const pack = (directory: string) => packCluster(run.data, directory, options);
    const made = await plan.save({ timings, ...noted }, pack);
    if (made) onSnapshotMade?.(made);
    return made;
  }

  /** What would tell the password, or whether a guess is right. A short one may be a part of anything. */
  #tracesOfPassword(): string[] {
    const { password } = this.#options;
    const storedKey = this.#verifier?.split("$").at(-1);
    return [...(storedKey ? [storedKey] : []), ...(password.length < 16 ? [] : [password])];
  }
}
