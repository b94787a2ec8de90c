import { rm } from "node:fs/promises";
import { admitRun, dismissRun, setPassword } from "../postgres/authentication.ts";
import { createCluster, writeSettings } from "../postgres/cluster.ts";
import { loadDriver } from "../postgres/connection.ts";
import { extensionVersions } from "../postgres/databases.ts";
import type { Binaries } from "../postgres/installed.ts";
import { choosePort } from "../postgres/port.ts";
import { makeFor, type RunDirectory } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import {
  type Server,
  ServerEndedError,
  type ServerOptions,
  startServer,
} from "../postgres/server.ts";
import { endServer, serverOf } from "../postgres/server-process.ts";
import { type AppliedSetting, resolveSettings } from "../postgres/settings.ts";
import { unpackCluster, verifyParts } from "../postgres/snapshot-archive.ts";
import type { Account } from "../process/execute.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { together } from "../process/together.ts";
import type { Context } from "./database.ts";
import { neutralEnvironment } from "./environment.ts";
import type { Options } from "./options.ts";
import type { Start } from "./snapshots.ts";
import type { Timings } from "./timings.ts";

/** Where a run's cluster lives, and as whom its server runs. */
export interface RunPlace {
  readonly run: RunDirectory;
  readonly account: Account | undefined;
}

/** A run's cluster, new or from a snapshot, and its server, which may be started more than once. */
export class ClusterServer {
  readonly settings: readonly AppliedSetting[];
  readonly #options: Options;
  readonly #timings: Timings;
  readonly #place: RunPlace;
  readonly #server: Omit<ServerOptions, "port">;
  #verifier: Promise<string> | undefined;
  #port: number;

  constructor(
    options: Options,
    context: Context,
    place: RunPlace,
    { binaries, port }: { readonly binaries: Binaries; readonly port: number },
  ) {
    const { username, password } = options;
    this.settings = resolveSettings(binaries.version.major, options.settings);
    this.#options = options;
    this.#timings = context.timings;
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
  async create(): Promise<void> {
    const { locale } = this.#options;
    await this.#timings.measure("initdb", () =>
      together(createCluster({ ...this.#server, locale }), loadDriver(), this.#makeVerifier()),
    );
  }

  async remove(): Promise<void> {
    await rm(this.#place.run.data, { recursive: true, force: true });
  }

  /** Starts a server on a new cluster. */
  startNew(): Promise<Server> {
    return this.#timings.measure("start", () => this.start());
  }

  /**
   * A server with the cluster of a snapshot.
   *
   * @throws when it is damaged, or not what this machine would make; nothing of it is left then
   */
  async startFrom({ snapshot }: Start): Promise<Server> {
    const { run, account } = this.#place;
    const { parts, directory } = snapshot;
    try {
      await this.#timings.measure("snapshot", async () => {
        makeFor(account, run.data);
        const unpacking = unpackCluster(parts, directory, run.data, this.#server);
        await together(unpacking, loadDriver(), this.#makeVerifier());
      });
      const [, server] = await this.#timings.measure("start", () =>
        // While the server starts there is time to look whether it was given what had been saved.
        together(verifyParts(parts, directory), this.start()),
      );
      await this.#verifyExtensions(server, snapshot.origin.extensions);
      return server;
    } catch (error) {
      this.#server.signal.throwIfAborted();
      const pid = serverOf(run);
      if (pid !== undefined) await endServer(pid);
      await this.remove();
      throw error;
    }
  }

  /** A newer package of an extension would have made something else. */
  async #verifyExtensions({ own }: Server, made: Readonly<Record<string, string>>): Promise<void> {
    if (Object.keys(made).length === 0) return;
    const versions = await extensionVersions(own, this.#options.database);
    const changed = Object.keys(made).filter((name) => versions[name] !== made[name]);
    if (changed.length === 0) return;
    throw new Error(`this machine has another version of ${changed.join(", ")}`);
  }

  /** Starts the server on what there is. */
  async start(): Promise<Server> {
    const { run } = this.#place;
    const { username, binaries } = this.#server;
    writeSettings(run, this.settings);
    admitRun(run, { username, major: binaries.version.major });
    try {
      return await startServer({ ...this.#server, port: this.#port });
    } catch (error) {
      this.#server.signal.throwIfAborted();
      if (!(error instanceof ServerEndedError)) throw error;
      // Another program may have taken the port since it was chosen; to look there tells little, it may be free again.
      this.#port = await choosePort(this.#options.port ?? 0);
      return startServer({ ...this.#server, port: this.#port });
    }
  }

  #makeVerifier(): Promise<string> {
    this.#verifier ??= scramVerifier(this.#options.password);
    return this.#verifier;
  }

  /** From now on the server is the tests', when `before` is done. */
  async handOver(server: Server, before: () => Promise<void> | undefined): Promise<void> {
    const { username } = this.#options;
    await unlessAborted(this.#server.signal, async () => {
      await together(
        before(),
        this.#makeVerifier().then((verifier) => setPassword(server.admin, username, verifier)),
      );
      await dismissRun(this.#place.run, server.admin);
    });
    // It has been told to go, and nobody need wait for it.
    server.admin.end().catch(() => {});
  }
}
