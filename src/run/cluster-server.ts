import { admitRun, dismissRun, setPassword } from "../postgres/authentication.ts";
import { createCluster, writeRunSettings } from "../postgres/cluster.ts";
import { loadDriver } from "../postgres/connection.ts";
import { extensionVersions } from "../postgres/databases.ts";
import type { Binaries } from "../postgres/installed.ts";
import { hasModule } from "../postgres/modules.ts";
import { choosePort } from "../postgres/port.ts";
import { makeFor, type RunDirectory, removeTree } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import {
  type Server,
  ServerEndedError,
  type ServerOptions,
  startServer,
} from "../postgres/server.ts";
import { endServer, serverOf } from "../postgres/server-process.ts";
import {
  type AppliedSetting,
  resolveSettings,
  type ServerKind,
  type Setting,
} from "../postgres/settings.ts";
import { withSettingsAtFault } from "../postgres/settings-at-fault.ts";
import { unpackCluster, verifyParts } from "../postgres/snapshot-archive.ts";
import type { Account } from "../process/execute.ts";
import { unlessAborted } from "../process/interrupts.ts";
import { together } from "../process/together.ts";
import type { Context } from "./database.ts";
import { neutralEnvironment } from "./environment.ts";
import type { Options } from "./options.ts";
import type { Start } from "./snapshots.ts";
import type { Timings } from "./timings.ts";

/** It takes a moment to try each. */
const mostTried = 10;

/** Where a run's cluster lives, and as whom its server runs. */
export interface RunPlace {
  readonly run: RunDirectory;
  readonly account: Account | undefined;
}

/** A run's cluster, new or from a snapshot, and its server, which may be started more than once. */
export class ClusterServer {
  readonly settings: readonly AppliedSetting[];
  readonly place: RunPlace;
  readonly #options: Options;
  readonly #settingsFor: (asked: readonly Setting[]) => AppliedSetting[];
  readonly #kind: ServerKind;
  readonly #timings: Timings;
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
    this.#kind = context.serverKind ?? "tuned";
    const server = {
      major: binaries.version.major,
      kind: this.#kind,
      hasModule: (name: string) => hasModule(binaries, name),
    };
    this.#settingsFor = (asked) => resolveSettings(server, asked);
    this.settings = this.#settingsFor(options.settings);
    this.#options = options;
    this.#timings = context.timings;
    this.#port = port;
    this.place = place;
    this.#server = {
      ...place,
      binaries,
      username,
      password,
      settings: this.settings,
      args: ["-c", `config_file=${place.run.settings}`],
      env: neutralEnvironment(context.env),
      signal: context.interrupts.aborted,
    };
  }

  /** Makes a new cluster, in which there is nothing yet. */
  async create(): Promise<void> {
    const { locale } = this.#options;
    await this.#timings.measure("initdb", () =>
      together(
        createCluster({ ...this.#server, kind: this.#kind, locale }),
        loadDriver(),
        this.#makeVerifier(),
      ),
    );
  }

  async remove(): Promise<void> {
    await removeTree(this.place.run.data);
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
    const { run, account } = this.place;
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
    const { username, binaries } = this.#server;
    admitRun(this.place.run, { username, major: binaries.version.major });
    try {
      return await this.#startOrMove();
    } catch (error) {
      this.#server.signal.throwIfAborted();
      const failing = error instanceof ServerEndedError ? await this.#failingAlone() : [];
      throw withSettingsAtFault(error, this.settings, failing);
    }
  }

  async #startOrMove(): Promise<Server> {
    try {
      return await this.#startWith(this.settings);
    } catch (error) {
      this.#server.signal.throwIfAborted();
      if (!(error instanceof ServerEndedError)) throw error;
      // Another program may have taken the port since it was chosen; to look there tells little, it may be free again.
      this.#port = await choosePort(this.#options.port ?? 0);
      return this.#startWith(this.settings);
    }
  }

  #startWith(settings: readonly AppliedSetting[]): Promise<Server> {
    writeRunSettings(this.place.run, settings, this.place.account);
    return startServer({ ...this.#server, settings, port: this.#port });
  }

  /** Those of the user's settings with each of which alone the server does not start; none where there are too many to try. */
  async #failingAlone(): Promise<Setting[]> {
    const settings = this.settings.filter(({ by }) => by === "user");
    const failing: Setting[] = [];
    if (settings.length > mostTried) return failing;
    for (const setting of settings) {
      try {
        const { admin } = await this.#startWith(this.#settingsFor([setting]));
        await admin.end();
      } catch {
        failing.push(setting);
      }
      this.#server.signal.throwIfAborted();
      const pid = serverOf(this.place.run);
      if (pid !== undefined) await endServer(pid);
    }
    return failing;
  }

  #makeVerifier(): Promise<string> {
    this.#verifier ??= scramVerifier(this.#options.password);
    return this.#verifier;
  }

  /** From now on the server is the tests', when `before` is done. */
  async handOver(server: Server, before: () => Promise<void> | undefined): Promise<void> {
    const { username } = this.#options;
    await unlessAborted(this.#server.signal, async () => {
      await setPassword(server.admin, username, await this.#makeVerifier());
      await before();
      await dismissRun(this.place.run, server.admin);
    });
    // It has been told to go, and nobody need wait for it.
    server.admin.end().catch(() => {});
  }
}
