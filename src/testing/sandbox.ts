import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import { Box } from "./box.ts";
import type { Context, TransactionMark } from "./context.ts";
import { Direct } from "./direct.ts";
import type { Home } from "./home.ts";
import { pgModule } from "./pg-module.ts";
import { Place } from "./place.ts";
import { type Greeting, Session, type SessionHost } from "./session.ts";
import { statementsOf } from "./sql/statement-cache.ts";
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
  /** Those of {@link run}: all, and those which are free. */
  readonly #boxes: Box[] = [];
  readonly #free: Box[] = [];
  readonly #directs = new Map<Session, Direct>();
  readonly #surroundings = new AsyncLocalStorage<Surroundings>();
  readonly #transactions = new AsyncLocalStorage<TransactionMark>();
  /** Clients of pools that are out, with where they were taken. */
  readonly taken = new Map<pg.ClientBase, Place>();
  #count = 0;
  #isClosed = false;

  private constructor(options: SharedOptions, box: Box) {
    this.#options = options;
    this.#box = box;
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
    this.taken.clear();
    await this.#box.begin();
  }

  async rollback(): Promise<void> {
    this.#requireOpen("rollback()");
    if (!this.#box.isOpen) {
      throw new Error("sandbox.rollback() was called without sandbox.begin() before it");
    }
    this.#lookForTaken();
    await this.#box.rollback();
  }

  async run<T>(test: () => T | Promise<T>): Promise<T> {
    this.#requireOpen("run()");
    const box = this.#free.pop() ?? (await this.#anotherBox());
    await box.begin();
    let result: T;
    try {
      result = await this.#surroundings.run(box, test);
    } catch (error) {
      // What failed first comes first.
      await box.rollback().catch((also: Error) => this.#options.warn(also.message));
      this.#free.push(box);
      throw error;
    }
    await box.rollback().finally(() => this.#free.push(box));
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
    await Promise.all([this.#box, ...this.#boxes].map((box) => box.close()));
  }

  async #anotherBox(): Promise<Box> {
    const box = await Box.open(this.#options);
    this.#boxes.push(box);
    return box;
  }

  #requireOpen(call: string): void {
    if (this.#isClosed) throw new Error(`sandbox.${call} was called after sandbox.close()`);
  }

  #lookForTaken(): void {
    for (const [client, place] of this.taken) {
      this.taken.delete(client);
      this.#options.warn(
        `a client of a pool was not released by the end of its test: ${place}. Call release() when it is done with.`,
      );
    }
  }

  // What sessions and clients ask:

  openSession(): Session {
    this.#count += 1;
    const context = this.context("", this.openSession);
    return new Session(this, this.#count, context);
  }

  /** Where code comes from that sends a statement now. */
  context(text: string, below: (...words: never[]) => unknown): Context {
    const within = this.#transactions.getStore();
    const begins = text !== "" && statementsOf(text)[0]?.action.kind === "begin";
    const mark = begins ? { within } : undefined;
    // Code that goes on from here is within it.
    if (mark) this.#transactions.enterWith(mark);
    return { place: new Place(text, below), within, mark, home: this.#surroundings.getStore() };
  }

  greeting(): Greeting {
    return this.#box.lane.link;
  }

  homeOf(session: Session, { home }: Context): Home {
    if (this.#isClosed) {
      throw new Error("the sandbox is closed: a query was sent after sandbox.close()");
    }
    if (home === "unboxed") return this.#directOf(session, true);
    if (home) {
      if (home.isOpen) return home.lane;
      throw new Error(
        "this query comes from a test whose sandbox.run() is over: wait for all that a test begins",
      );
    }
    if (this.#box.isOpen) return this.#box.lane;
    const open = this.#boxes.filter(({ isOpen }) => isOpen);
    const [only] = open;
    if (!only) return this.#directOf(session, false);
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
          `rows were committed outside of a test, by ${place}: other tests see them. ` +
            "Write between sandbox.begin() and sandbox.rollback(), or by sandbox.unboxed() if they are meant to stay.",
        ),
    });
  }

  forget(session: Session): void {
    this.#directs.get(session)?.leave();
    this.#directs.delete(session);
    for (const { lane } of [this.#box, ...this.#boxes]) lane.leave(session);
  }
}
