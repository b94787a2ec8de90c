import type { Session } from "./session.ts";
import type { Unit } from "./unit.ts";

/** What is done when the connection is free. */
export interface Turn {
  /** Undefined for work of our own. */
  readonly session: Session | undefined;
  readonly unit: Unit | undefined;
  readonly begin: () => void;
}

/** Who uses a connection, one after the other. */
export class Turns {
  readonly #queue: Turn[] = [];
  #current: Turn | undefined;
  #idle: (() => void)[] = [];

  add(turn: Turn): void {
    this.#queue.push(turn);
    this.#next();
  }

  /** What runs, or waits for its turn. */
  get pending(): readonly Turn[] {
    return this.#current ? [this.#current, ...this.#queue] : this.#queue;
  }

  /** Does work of our own when its turn has come: clients may leave at any time. */
  async alone(work: () => Promise<unknown>): Promise<void> {
    await new Promise<void>((begin) => this.add({ session: undefined, unit: undefined, begin }));
    try {
      await work();
    } finally {
      this.end(() => {});
    }
  }

  /** A turn is over: its client is told, and the next one begins. */
  end(tell: () => void): void {
    this.#current = undefined;
    tell();
    this.#next();
  }

  /** Lets others have their turns until what is waited for has come; then it is the first again. */
  async giveWay(waited: Promise<void>): Promise<void> {
    const turn = this.#current;
    this.#current = undefined;
    this.#next();
    try {
      await waited;
    } finally {
      await new Promise<void>((resolve) => {
        if (turn) this.#queue.unshift({ ...turn, begin: resolve });
        this.#next();
      });
    }
  }

  /** There is no connection any more: tells all who use it, or wait for it. */
  lose(error: Error): void {
    const turns = [...this.pending];
    this.#current = undefined;
    this.#queue.length = 0;
    for (const { session, begin } of turns) {
      if (session) session.lost(error);
      // It fails by itself.
      else begin();
    }
    this.#tellIdle();
  }

  /** Resolves when nothing runs and nothing waits for its turn. */
  whenIdle(): Promise<void> {
    if (!this.#current && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#queue.shift();
    if (this.#current) this.#current.begin();
    else this.#tellIdle();
  }

  #tellIdle(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
