import { Lane } from "./lane.ts";
import type { Settings } from "./settings.ts";
import { overWhileWaiting, patienceMs, settle } from "./settle.ts";
import { Link } from "./wire/link.ts";

export interface BoxOptions {
  readonly connectionString: string;
  readonly warn: (message: string) => void;
  /** Counts what may have changed the schema outside of tests. */
  readonly schema: { version: number };
}

/** A connection for tests, one after the other, each in a transaction that is rolled back. */
export class Box {
  readonly #options: BoxOptions;
  #lane: Lane;
  #isOpen = false;
  #ending: Promise<void> | undefined;
  #settings: Settings = new Map();
  #unknownSettings: ReadonlySet<string> = new Set();
  /** What is known of the schema is of that one. */
  #schemaVersion: number | undefined;

  private constructor(options: BoxOptions, lane: Lane) {
    this.#options = options;
    this.#lane = lane;
  }

  static async open(options: BoxOptions): Promise<Box> {
    return new Box(options, await openLane(options));
  }

  get lane(): Lane {
    return this.#lane;
  }

  /** Whether a test is under way. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  async begin(): Promise<void> {
    if (this.#lane.link.lost) await this.#reopen();
    const { link, constraints } = this.#lane;
    const { version } = this.#options.schema;
    if (this.#schemaVersion !== version) {
      await this.#lane.turns.alone(() => constraints.look());
      this.#schemaVersion = version;
    }
    this.#settings = link.settings;
    this.#unknownSettings = link.unknownSettings;
    // It goes with the test's first statement: nobody waits for it.
    link.opening = "BEGIN; SAVEPOINT _ram_postgres_test";
    this.#isOpen = true;
  }

  /**
   * Rolls back all that was done since {@link begin}.
   *
   * @throws when something has ended the transaction before
   */
  rollback(): Promise<void> {
    // When the sandbox is closed meanwhile, that has ended it already, or is about to.
    this.#ending ??= this.#end().finally(() => {
      this.#ending = undefined;
    });
    return this.#ending;
  }

  async #end(): Promise<void> {
    if (!this.#isOpen) return;
    const isIdle = this.#lane.link.lost ? false : await settle(this.#lane, this.#options.warn);
    // From now on what clients send is not the test's.
    this.#isOpen = false;
    if (!isIdle || this.#lane.link.lost) return this.#replace();
    await this.#lane.turns.alone(() => this.#undo());
  }

  async #undo(): Promise<void> {
    const { link, brokenBy, constraints, hasPrepared } = this.#lane;
    if (link.opening) {
      // There has been no statement.
      link.opening = undefined;
      return;
    }
    let isBroken = brokenBy !== undefined;
    await link.ask(undoing(hasPrepared)).catch(async () => {
      isBroken = true;
      await link.ask("ROLLBACK");
    });
    link.settings = this.#settings;
    link.unknownSettings = this.#unknownSettings;
    constraints.reset();
    if (hasPrepared) link.prepared.clear();
    this.#lane.hasPrepared = false;
    this.#lane.brokenBy = undefined;
    if (!isBroken) return;
    // What had been set is committed, too.
    link.unknownSettings = new Set(["*"]);
    await link.ask("RESET SESSION AUTHORIZATION; RESET ROLE");
    await constraints.look();
    throw new Error(
      `the test's transaction was ended by ${brokenBy?.context.place ?? "something"}: what had been done is committed, ` +
        "and was not rolled back. Find what ends it, and take freshDatabase() for a test of it.",
    );
  }

  /** Something holds the connection and does not let go of it, as a copy does whose data does not come. */
  async #replace(): Promise<void> {
    const left = this.#lane;
    const { link, transactions } = left;
    link.destroy();
    transactions.reset(overWhileWaiting);
    left.turns.lose(
      new Error(
        `the test was over, and this was still running, or waiting behind what was, after ${patienceMs / 1000} s: ` +
          "wait in the test for all that it begins",
      ),
    );
    await this.#reopen();
    if (link.lost) {
      throw new Error(
        "the connection to the server was lost during this test: look into the server's log for what ended it",
        { cause: link.lost },
      );
    }
    // It would not notice before it has done what it does, and keep its locks until then.
    const end = `SELECT pg_catalog.pg_terminate_backend(${link.processId}, ${patienceMs})`;
    await this.#lane.link.ask(end).catch(() => {});
  }

  async #reopen(): Promise<void> {
    this.#lane = await openLane(this.#options);
    this.#schemaVersion = undefined;
  }

  async close(): Promise<void> {
    try {
      if (this.#isOpen) await this.rollback();
    } finally {
      await this.#lane.link.close();
    }
  }
}

/** A ROLLBACK leaves what is the session's own. */
function undoing(hasPrepared: boolean): string {
  const forgetting = hasPrepared ? "; DEALLOCATE ALL" : "";
  return `ROLLBACK TO SAVEPOINT _ram_postgres_test; ROLLBACK; SELECT pg_catalog.pg_advisory_unlock_all()${forgetting}`;
}

async function openLane({ connectionString, warn }: BoxOptions): Promise<Lane> {
  return new Lane(await Link.open({ connectionString }), warn);
}
