import type { Client } from "pg";
import { type ActivityCounters, activityBetween, readCounters } from "../postgres/activity.ts";
import { admitRun } from "../postgres/authentication.ts";
import { maintenanceDatabase, withConnection } from "../postgres/connection.ts";
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
/** A copy's name has at least so much of the database's, which may be too long for all of it. */
const shortestStem = 20;

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

  private constructor(made: ObservationOptions, before: Before) {
    this.#made = made;
    this.#before = before;
  }

  /** @returns undefined when it could not be looked at */
  static async begin(made: ObservationOptions): Promise<Observation | undefined> {
    return inTime(patienceMs, Observation.#lookFirst(made)).catch(() => undefined);
  }

  static async #lookFirst(made: ObservationOptions): Promise<Observation> {
    const { server, options, kept } = made;
    // No connection stays: tests may copy or drop the database that it is of. Those for workers are copies, and have what
    // this one has.
    const read = kept ?? (await withConnection(server.own, options.database, readState));
    return withConnection(server.own, maintenanceDatabase, async (client) => {
      const state = await renewState(client, read);
      const databases = await databasesNow(client);
      return new Observation(made, { counters: await readCounters(client), state, databases });
    });
  }

  /** To be called when the tests are through, and once. */
  async end(): Promise<Observed> {
    const { server, run, options } = this.#made;
    try {
      // Again without a password, whose rounds take as long as all else: nobody else comes any more.
      admitRun(run, { username: options.username, major: server.version.major });
      return await inTime(
        patienceMs,
        withConnection(server.own, maintenanceDatabase, (client) => this.#lookAgain(client)),
      );
    } catch (error) {
      return { audit: { databases: [], newDatabases: [], problem: messageOf(error) } };
    }
  }

  async #lookAgain(client: Client): Promise<Observed> {
    await client.query("SELECT pg_reload_conf()");
    const activity = await readCounters(client).then(
      (after) => activityBetween(this.#before.counters, after),
      () => undefined,
    );
    return { ...(activity && { activity }), audit: await this.#audit(client) };
  }

  async #audit(client: Client): Promise<Observed["audit"]> {
    const now = await databasesNow(client);
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
    const isOfLibrary = /_fresh_[0-9a-f]{8}_\d+$/.test(name);
    const { database } = this.#made.options;
    if (isOfLibrary && name.startsWith(database.slice(0, shortestStem))) return false;
    return !this.#before.databases.includes(name);
  }

  #leftovers(name: string): Promise<Leftovers> {
    return withConnection(this.#made.server.own, name, (client) =>
      findLeftovers(client, this.#before.state),
    );
  }
}
