import { setTimeout as sleep } from "node:timers/promises";
import { Lane } from "./lane.ts";
import type { Settings } from "./settings.ts";
import { Link } from "./wire/link.ts";

export interface BoxOptions {
  readonly connectionString: string;
  readonly warn: (message: string) => void;
  /** Counts what may have changed the schema outside of tests. */
  readonly schema: { version: number };
}

/** How long what runs at the end of a test is waited for. */
const patienceMs = 5000;
const overWhileWaiting = "the test was rolled back while this transaction waited for another one";

/** A connection for tests, one after the other, each in a transaction that is rolled back. */
export class Box {
  readonly #options: BoxOptions;
  #lane: Lane;
  #isOpen = false;
  #ending: Promise<void> | undefined;
  #settings: Settings = new Map();
  #schemaVersion: number;

  private constructor(options: BoxOptions, lane: Lane) {
    this.#options = options;
    this.#lane = lane;
    this.#schemaVersion = options.schema.version;
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
    if (this.#lane.link.lost) this.#lane = await openLane(this.#options);
    const { link, constraints } = this.#lane;
    const { version } = this.#options.schema;
    if (this.#schemaVersion !== version) {
      await this.#lane.alone(() => constraints.look());
      this.#schemaVersion = version;
    }
    this.#settings = link.settings;
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
    const isIdle = this.#lane.link.lost ? false : await this.#settle();
    // From now on what clients send is not the test's.
    this.#isOpen = false;
    if (!isIdle || this.#lane.link.lost) return this.#replace();
    await this.#lane.alone(() => this.#undo());
  }

  async #undo(): Promise<void> {
    const { link, brokenBy, constraints } = this.#lane;
    if (link.opening) {
      // There has been no statement.
      link.opening = undefined;
      return;
    }
    let isBroken = brokenBy !== undefined;
    await link.ask("ROLLBACK TO SAVEPOINT _ram_postgres_test; ROLLBACK").catch(async () => {
      isBroken = true;
      await link.ask("ROLLBACK");
    });
    link.settings = this.#settings;
    link.unknownSettings = new Set();
    constraints.reset();
    this.#lane.brokenBy = undefined;
    if (!isBroken) return;
    await constraints.look();
    throw new Error(
      `the test's transaction was ended by ${brokenBy?.context.place ?? "something"}: what had been done is committed, ` +
        "and was not rolled back. Find what ends it, and take freshDatabase() for a test of it.",
    );
  }

  /** Waits for what still runs. @returns whether it has come to its end */
  async #settle(): Promise<boolean> {
    const { warn } = this.#options;
    const { control } = this.#lane;
    for (const { unit, session } of this.#lane.pending) {
      if (!unit || unit.statements.length === 0 || session?.hasClosed) continue;
      warn(
        `a query was still running when its test was rolled back: ${unit.context.place}. ` +
          "Most often an await is missing.",
      );
    }
    for (const place of control.waiting) {
      warn(
        `a transaction was still waiting for another one when its test was rolled back: ${place}.`,
      );
    }
    const isIdle = await this.#whenIdle();
    for (const { place } of control.open) {
      warn(
        `a transaction was left open when its test was rolled back, begun by ${place}. ` +
          "It was undone with the test; in production its connection would be of no use to anybody.",
      );
    }
    control.reset(overWhileWaiting);
    if (isIdle) await this.#lane.whenIdle();
    return isIdle;
  }

  async #whenIdle(): Promise<boolean> {
    if (this.#lane.pending.length === 0) return true;
    const patience = new AbortController();
    const { signal } = patience;
    const idle = this.#lane.whenIdle().then(() => true);
    const isIdle = await Promise.race([idle, sleep(patienceMs, false, { signal })]);
    patience.abort();
    return isIdle;
  }

  /** Something holds the connection and does not let go of it, as a copy does whose data does not come. */
  async #replace(): Promise<void> {
    const { link, control, pending } = this.#lane;
    const [turn] = pending;
    link.destroy();
    control.reset(overWhileWaiting);
    turn?.session?.lost(
      new Error(`the test was over, and this was still running after ${patienceMs / 1000} s`),
    );
    this.#lane = await openLane(this.#options);
    if (link.lost) {
      throw new Error("the connection to the server was lost during this test", {
        cause: link.lost,
      });
    }
  }

  async close(): Promise<void> {
    try {
      if (this.#isOpen) await this.rollback();
    } finally {
      await this.#lane.link.close();
    }
  }
}

async function openLane({ connectionString, warn }: BoxOptions): Promise<Lane> {
  const link = await Link.open({ connectionString });
  const lane = new Lane(link, warn);
  await lane.constraints.look();
  return lane;
}
