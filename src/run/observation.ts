import type { Client } from "pg";
import {
  type Activity,
  type ActivityCounters,
  activityBetween,
  handInOwn,
  readCounters,
} from "../postgres/activity.ts";
import { knowsPeers, readmitRun } from "../postgres/authentication.ts";
import {
  type Address,
  connect,
  maintenanceDatabase,
  settingOffNothing,
  withConnection,
} from "../postgres/connection.ts";
import { workerDatabaseNames } from "../postgres/databases.ts";
import {
  type CountedWrites,
  type DatabaseState,
  findLeftovers,
  readState,
  renewState,
} from "../postgres/leftovers.ts";
import type { RunDirectory } from "../postgres/run-directory.ts";
import type { Server } from "../postgres/server.ts";
import { serverOf, signalProcess } from "../postgres/server-process.ts";
import { type Executed, forgetStatements, readExecuted } from "../postgres/statements.ts";
import { inTime } from "../process/in-time.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import { type Audited, audit } from "./audit.ts";
import type { Options } from "./options.ts";

/** What was learnt of the tests by asking the server. */
export interface Observed {
  readonly activity?: Activity;
  readonly executed?: Executed;
  readonly audit: Audited;
}

const patienceMs = 5000;

export interface ObservationOptions {
  readonly server: Server;
  readonly run: RunDirectory;
  readonly options: Pick<Options, "database" | "username" | "workerDatabases" | "migrateCommand">;
  /** What the database holds, when that was kept with its snapshot. */
  readonly kept: DatabaseState | undefined;
}

/** What was seen before the tests: plain data, for a later process of the same user on the same machine. */
export interface Before {
  readonly server: Omit<Address, "password"> & { readonly major: number };
  /** The database and its copies. */
  readonly names: readonly string[];
  readonly counters: ActivityCounters;
  readonly state: DatabaseState;
}

/** Looks at the server before the tests and after them. Figures for the report are not worth a failure of anything. */
export class Observation {
  readonly before: Before;
  readonly #run: RunDirectory;
  readonly #server: Address;

  /** @param password needed where the server knows nobody by the system's users */
  constructor(run: RunDirectory, before: Before, password = "") {
    this.before = before;
    this.#run = run;
    this.#server = { ...before.server, password };
  }

  /** @returns undefined when it could not be looked at */
  static async begin(made: ObservationOptions): Promise<Observation | undefined> {
    return inTime(patienceMs, lookFirst(made)).catch(() => undefined);
  }

  /** To be called when the tests are through, and once. Strict where what was left may be a failure. */
  async end(isStrict: boolean): Promise<Observed> {
    try {
      this.#letOurselvesIn();
      return await inTime(patienceMs, this.#lookAgain(isStrict));
    } catch (error) {
      const nothing = { databases: [], newDatabases: [], goneDatabases: [] };
      return { audit: { ...nothing, problem: messageOf(error) } };
    }
  }

  /** Again without a password, whose rounds take as long as all else: nobody else comes any more. */
  #letOurselvesIn(): void {
    if (!knowsPeers) return;
    readmitRun(this.#run);
    const server = serverOf(this.#run);
    // It reads the files before it takes another connection.
    if (server !== undefined) signalProcess(server, "SIGHUP");
  }

  async #lookAgain(isStrict: boolean): Promise<Observed> {
    const { before } = this;
    await using reader = await this.#connectAnywhere();
    const { client } = reader;
    const now = await readCounters(client);
    const executing = now.countsStatements
      ? readExecuted(client, before.counters.readAt).catch(() => undefined)
      : undefined;
    const leftoversIn = async (name: string, counted: CountedWrites) => {
      if (name !== client.database) {
        await using other = await this.#connect(name);
        return await findLeftovers(other.client, before.state, counted);
      }
      await executing;
      return findLeftovers(client, before.state, counted);
    };
    const [executed, audited] = await together(
      executing,
      audit({
        ...{ names: before.names, major: before.server.major, isStrict, leftoversIn },
        counters: { before: before.counters, now },
      }),
    );
    return {
      activity: activityBetween(before.counters, now),
      ...(executed && { executed }),
      audit: audited,
    };
  }

  /**
   * To a database that is to be looked at anyway, which is a copy where there are some, or where it is gone to the one that
   * every cluster has.
   */
  #connectAnywhere() {
    const [original = maintenanceDatabase, copy = original] = this.before.names;
    return this.#connect(copy).catch(() => this.#connect(maintenanceDatabase));
  }

  async #connect(database: string): Promise<AsyncDisposable & { readonly client: Client }> {
    const client = await connect(this.#server, database, settingOffNothing);
    return {
      client,
      // The server is about to be ended: nobody waits until it has taken leave, which begins when all is known, as the
      // session would take the processor from us.
      [Symbol.asyncDispose]: async () => {
        setImmediate(() => client.end().catch(() => {}));
      },
    };
  }
}

async function lookFirst(made: ObservationOptions): Promise<Observation> {
  const { server, run, options, kept } = made;
  const { admin, own } = server;
  const { database, workerDatabases, migrateCommand } = options;
  // No connection stays: tests may copy or drop the database that it is of. Those for workers are copies, and have what
  // this one has.
  const state = kept
    ? await renewState(admin, kept)
    : await withConnection(own, database, readState, settingOffNothing);
  // Its statements were counted, other than our own.
  if (migrateCommand !== undefined) await forgetStatements(admin);
  await handInOwn(admin, server.version.major);
  const counters = await readCounters(admin);
  const { password, ...address } = own;
  const before: Before = {
    server: { ...address, major: server.version.major },
    names: [database, ...workerDatabaseNames(database, workerDatabases)],
    state,
    // Of this connection there is one more to come: who gets in is read again.
    counters: { ...counters, transactions: counters.transactions + 1 },
  };
  return new Observation(run, before, password);
}
