import type { Client } from "pg";
import {
  type ActivityCounters,
  activityBetween,
  PeakConnections,
  readCounters,
} from "../postgres/activity.ts";
import { admitRun } from "../postgres/authentication.ts";
import { connect, maintenanceDatabase, withConnection } from "../postgres/connection.ts";
import { workerDatabaseNames } from "../postgres/databases.ts";
import {
  type DatabaseState,
  databasesNow,
  findLeftovers,
  type Leftovers,
  readState,
  renewState,
} from "../postgres/leftovers.ts";
import type { RunDirectory } from "../postgres/run-directory.ts";
import type { Server } from "../postgres/server.ts";
import { inTime } from "../process/in-time.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import type { Options } from "./options.ts";
import type { Audit, Report } from "./report/report.ts";

/** What was learnt of the tests by asking the server. */
export interface Observed extends Pick<Report, "activity"> {
  readonly audit: Omit<Audit, "isFailure">;
}

const patienceMs = 5000;
/** How many databases are looked at at a time. */
const lanes = 4;

export interface ObservationOptions {
  readonly server: Server;
  readonly run: RunDirectory;
  readonly options: Pick<Options, "database" | "username" | "workerDatabases">;
  /** What the database holds, when that was kept with its snapshot. */
  readonly kept: DatabaseState | undefined;
}

interface Before {
  readonly counters: ActivityCounters;
  readonly state: DatabaseState;
  readonly databases: readonly string[];
}

/** Looks at the server before the tests and after them. Figures for the report are not worth a failure of anything. */
export class Observation {
  readonly #made: ObservationOptions;
  readonly #before: Before;
  #client: Client;
  readonly #peak: PeakConnections;

  private constructor(made: ObservationOptions, before: Before, client: Client) {
    this.#made = made;
    this.#before = before;
    this.#client = client;
    this.#peak = new PeakConnections(client);
  }

  /** @returns undefined when it could not be looked at */
  static async begin(made: ObservationOptions): Promise<Observation | undefined> {
    return inTime(patienceMs, Observation.#lookFirst(made)).catch(() => undefined);
  }

  static async #lookFirst(made: ObservationOptions): Promise<Observation | undefined> {
    const { server, options, kept } = made;
    // The databases for workers are copies, and have what it has.
    const [client, read] = await together(
      connect(server.own, maintenanceDatabase),
      kept ? undefined : withConnection(server.own, options.database, readState),
    );
    const state = read ?? (kept && (await renewState(client, kept)));
    if (!state) return undefined;
    const [databases, counters] = [await databasesNow(client), await readCounters(client)];
    return new Observation(made, { counters, state, databases }, client);
  }

  /** To be called when the tests are through, and once. */
  async end(): Promise<Observed> {
    try {
      return await inTime(patienceMs, this.#lookAgain());
    } catch (error) {
      return { audit: { databases: [], newDatabases: [], problem: messageOf(error) } };
    } finally {
      // The server is about to go, and nobody need wait for it.
      this.#client.end().catch(() => {});
    }
  }

  async #lookAgain(): Promise<Observed> {
    await this.#comeBackIn();
    const peakConnections = await this.#peak.stop();
    const activity = await readCounters(this.#client).then(
      (after) => ({
        ...activityBetween(this.#before.counters, after, this.#peak.transactions),
        peakConnections,
      }),
      () => undefined,
    );
    return { ...(activity && { activity }), audit: await this.#audit() };
  }

  /** Without a password, whose rounds take as long as all else: nobody else comes any more. */
  async #comeBackIn(): Promise<void> {
    const { server, run, options } = this.#made;
    admitRun(run, { username: options.username, major: server.version.major });
    try {
      await this.#client.query("SELECT pg_reload_conf()");
    } catch {
      // Tests may have ended the connections of all others.
      this.#client = await connect(server.own, maintenanceDatabase);
    }
  }

  async #audit(): Promise<Observed["audit"]> {
    const now = await databasesNow(this.#client);
    const problems: string[] = [];
    const found: Leftovers[] = [];
    const waiting = [...this.#names()];
    const lane = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const leftovers = this.#leftovers(name);
        await leftovers.then(
          (each) => found.push(each),
          (error) => problems.push(messageOf(error)),
        );
      }
    };
    await together(...Array.from({ length: lanes }, lane));
    const order = this.#names();
    return {
      databases: found.sort((a, b) => order.indexOf(a.database) - order.indexOf(b.database)),
      newDatabases: now.filter((name) => this.#isNew(name)),
      problem: problems[0],
    };
  }

  #names(): readonly string[] {
    const { database, workerDatabases } = this.#made.options;
    return [database, ...workerDatabaseNames(database, workerDatabases)];
  }

  #isNew(name: string): boolean {
    // The testing library makes copies ahead, and removes what is left of them some time.
    return !this.#before.databases.includes(name) && !/_fresh_[0-9a-f]{8}_\d+$/.test(name);
  }

  #leftovers(name: string): Promise<Leftovers> {
    return withConnection(this.#made.server.own, name, (client) =>
      findLeftovers(client, this.#before.state),
    );
  }
}
