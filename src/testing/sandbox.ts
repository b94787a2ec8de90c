import { AsyncLocalStorage } from "node:async_hooks";
import type { AppTransaction } from "./app-transaction.ts";
import { Box } from "./box.ts";
import { Boxes } from "./boxes.ts";
import type { Context, TransactionMark } from "./context.ts";
import { Direct } from "./direct.ts";
import type { Home } from "./home.ts";
import { pgModule, type Sender } from "./pg-module.ts";
import { Place } from "./place.ts";
import { type Greeting, Session, type SessionHost } from "./session.ts";
import { statementsOf } from "./sql/statement-cache.ts";
import { TakenClients } from "./taken-clients.ts";
import { Link } from "./wire/link.ts";

export interface SandboxOptions {
  /** Of the database whose tests it is for. */
  readonly connectionString: string;
  /** Told of what is most often a mistake. */
  readonly warn: (message: string) => void;
}

interface SharedOptions extends SandboxOptions {
  /** Counts what may have changed the schema outside of tests. */
  readonly schema: { version: number };
}

/** Which test the code belongs to that runs. */
type Surroundings = Box | "unboxed";

/** A database in which tests leave nothing: see {@link Sandbox}. */
export class SandboxCore implements SessionHost {
  readonly pg: typeof import("pg");
  readonly #options: SharedOptions;
  readonly #box: Box;
  /** Those of {@link run}. */
  readonly #boxes: Boxes;
  readonly #directs = new Map<Session, Direct>();
  readonly #surroundings = new AsyncLocalStorage<Surroundings>();
  readonly #transactions = new AsyncLocalStorage<TransactionMark>();
  readonly taken = new TakenClients();
  #count = 0;
  #isClosed = false;

  private constructor(options: SharedOptions, box: Box) {
    this.#options = options;
    this.#box = box;
    this.#boxes = new Boxes(options);
    this.pg = pgModule(this);
  }

  static async open(options: SandboxOptions): Promise<SandboxCore> {
    const shared = { ...options, schema: { version: 0 } };
    return new SandboxCore(shared, await Box.open(shared));
  }

  async begin(): Promise<void> {
    this.#requireOpen("begin()");
    if (this.#box.isOpen) {
      throw new Error(
        "sandbox.begin() was called in a test that had begun: call sandbox.rollback() after each test. " +
          "For tests that run at the same time there is sandbox.run().",
      );
    }
    this.taken.forget((home) => this.#isOf(this.#box, home));
    await this.#beginIn(this.#box, "begin()");
  }

  async rollback(): Promise<void> {
    this.#requireOpen("rollback()");
    if (!this.#box.isOpen) {
      throw new Error(
        "sandbox.rollback() was called without sandbox.begin() before it: call both for each test, as in beforeEach " +
          "and afterEach. If begin() was called and failed, see its error.",
      );
    }
    await this.#endIn(this.#box);
  }

  async run<T>(test: () => T | Promise<T>): Promise<T> {
    this.#requireOpen("run()");
    return this.#boxes.lend(async (box) => {
      await this.#beginIn(box, "run()");
      return this.#runIn(box, test);
    });
  }

  async #runIn<T>(box: Box, test: () => T | Promise<T>): Promise<T> {
    let result: T;
    try {
      result = await this.#surroundings.run(box, test);
    } catch (error) {
      // What failed first comes first.
      await this.#endIn(box).catch((also: Error) => this.#options.warn(also.message));
      throw error;
    }
    await this.#endIn(box);
    return result;
  }

  async unboxed<T>(work: () => T | Promise<T>): Promise<T> {
    this.#requireOpen("unboxed()");
    return this.#surroundings.run("unboxed", work);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const direct of this.#directs.values()) direct.leave();
    await Promise.all([this.#box.close(), this.#boxes.close()]);
  }

  #requireOpen(call: string): void {
    if (!this.#isClosed) return;
    throw new Error(
      `sandbox.${call} was called after sandbox.close(). Close a sandbox after the last test, as in afterAll, or open ` +
        "another one by openSandbox().",
    );
  }

  async #beginIn(box: Box, call: string): Promise<void> {
    if (!this.#isClosed) await box.begin();
    if (!this.#isClosed) return;
    // It may have connected again meanwhile.
    await box.close();
    throw new Error(
      `the sandbox was closed while sandbox.${call} began a test: wait for all tests before sandbox.close()`,
    );
  }

  async #endIn(box: Box): Promise<void> {
    for (const place of this.taken.forget((home) => this.#isOf(box, home))) {
      this.#options.warn(
        `a client of a pool was not released by the end of its test: ${place}. Call release() when it is done with.`,
      );
    }
    await box.rollback();
  }

  /** What is outside of a run() is between begin() and rollback(), if there is any test. */
  #isOf(box: Box, home: Surroundings | undefined): boolean {
    return (home instanceof Box ? home : this.#box) === box;
  }

  // What sessions and clients ask:

  openSession(): Session {
    this.#count += 1;
    const context = this.context("", { below: this.openSession });
    return new Session(this, this.#count, context);
  }

  /** Where code comes from that sends a statement now. */
  context(text: string, { below, transaction, takenAt, isCalledBack = false }: Sender): Context {
    const around = this.#transactions.getStore();
    const within = around?.isOpen === false ? around.within : around;
    const kind = text === "" ? undefined : statementsOf(text)[0]?.action.kind;
    const mark = kind === "begin" ? { within, isOpen: false } : undefined;
    // Code that goes on from here is within it.
    if (mark) this.#transactions.enterWith(mark);
    // Where a transaction began tells of all that is done in it.
    const isPlain = transaction !== undefined && kind === "other";
    const place = new Place(text, isPlain ? undefined : below);
    place.takenAt = isPlain ? transaction.place : takenAt;
    return { place, within, mark, isCalledBack, home: this.#surroundings.getStore() };
  }

  greeting(): Greeting {
    return this.#box.lane.link;
  }

  homeOf(session: Session, { home, isCalledBack }: Context): Home {
    if (this.#isClosed) {
      throw new Error(
        "the sandbox is closed: a query was sent after sandbox.close(). Wait for what the application still does, or " +
          "stop it, before you close it.",
      );
    }
    const atOnce = [this.#box, ...this.#boxes.all].filter(({ isOpen }) => isOpen).length;
    if (isCalledBack && atOnce > 1) {
      throw new Error(
        `${atOnce} tests run at the same time, and this query comes from a pool of pg's own, which has one test's ` +
          "queries done in the async context of another. Use sandbox.pg.Pool, or await pool.connect() and query that client.",
      );
    }
    if (home === "unboxed") return this.#directOf(session, true);
    if (home) {
      if (home.isOpen) return home.lane;
      throw new Error(
        "this query comes from a test whose sandbox.run() is over: wait for all that a test begins",
      );
    }
    if (this.#box.isOpen) {
      session.leftOpen = undefined;
      return this.#box.lane;
    }
    const open = this.#boxes.all.filter(({ isOpen }) => isOpen);
    const [only] = open;
    if (!only) {
      if (session.leftOpen) throw new Error(overWith(session.leftOpen));
      return this.#directOf(session, false);
    }
    if (open.length === 1) return only.lane;
    throw new Error(
      `${open.length} tests run at the same time, and this query comes from code that belongs to none of them, such as ` +
        "a server that was started before. Call the application within sandbox.run(), or run such tests one at a time.",
    );
  }

  #directOf(session: Session, isMeant: boolean): Direct {
    const direct = this.#directs.get(session) ?? this.#newDirect();
    direct.isMeant = isMeant;
    this.#directs.set(session, direct);
    return direct;
  }

  #newDirect(): Direct {
    const { connectionString, warn, schema } = this.#options;
    return new Direct({
      open: () => Link.open({ connectionString }),
      onSchemaChange: () => {
        schema.version += 1;
      },
      onCommitted: (place) =>
        warn(
          `changes were committed outside of a test, by ${place}: other tests see them. ` +
            "Write between sandbox.begin() and sandbox.rollback(), or by sandbox.unboxed() if they are meant to stay.",
        ),
    });
  }

  forget(session: Session): void {
    this.#directs.get(session)?.leave();
    this.#directs.delete(session);
    for (const { lane } of [this.#box, ...this.#boxes.all]) lane.leave(session);
  }
}

function overWith({ place }: AppTransaction): string {
  return (
    `this query belongs to a transaction, begun by ${place}, whose test is over: it was undone with the test. ` +
    "Wait in the test for all that it begins."
  );
}
