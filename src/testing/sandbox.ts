import { AsyncLocalStorage } from "node:async_hooks";
import { Box } from "./box.ts";
import { Boxes } from "./boxes.ts";
import type { Context, TransactionMark } from "./context.ts";
import type { Home } from "./home.ts";
import { Homes } from "./homes.ts";
import { pgModule, type Sender } from "./pg-module.ts";
import { Place } from "./place.ts";
import { type Greeting, Session, type SessionHost } from "./session.ts";
import { statementsOf } from "./sql/statement-cache.ts";
import { TakenClients } from "./taken-clients.ts";

export interface SandboxOptions {
  /** Of the database whose tests it is for. */
  readonly connectionString: string;
  /** Told of what is most often a mistake. */
  readonly warn: (message: string) => void;
}

export interface SharedOptions extends SandboxOptions {
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
  readonly #homes: Homes;
  readonly #surroundings = new AsyncLocalStorage<Surroundings>();
  readonly #transactions = new AsyncLocalStorage<TransactionMark>();
  readonly taken = new TakenClients();
  #count = 0;
  #isClosed = false;

  private constructor(options: SharedOptions, box: Box) {
    this.#options = options;
    this.#box = box;
    this.#boxes = new Boxes(options);
    this.#homes = new Homes(options, box, this.#boxes);
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
    this.#homes.close();
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

  homeOf(session: Session, context: Context): Home {
    if (this.#isClosed) {
      throw new Error(
        "the sandbox is closed: a query was sent after sandbox.close(). Wait for what the application still does, or " +
          "stop it, before you close it.",
      );
    }
    return this.#homes.of(session, context);
  }

  forget(session: Session): void {
    this.#homes.forget(session);
  }
}
