import type { AppTransaction } from "./app-transaction.ts";
import { clearInterval, nowMs, setInterval } from "./clock.ts";
import type { Context, TransactionMark } from "./context.ts";
import type { Lane } from "./lane.ts";
import type { Place } from "./place.ts";
import type { Session } from "./session.ts";

/** How long a transaction whose begin surrounds another's may do nothing until that one is taken into it. */
const nestAfterMs = 100;
/** How long one may do nothing while another waits for it. Test runners give up a test after 5 s. */
const patienceMs = 3000;
const lookEveryMs = 25;

interface Waiter {
  readonly session: Session;
  readonly place: Place;
  /** Whether its time has come; then it goes. */
  readonly mayGo: () => boolean;
  /** The transactions that surround it in the code. */
  readonly within: TransactionMark | undefined;
  readonly go: () => void;
  readonly fail: (error: Error) => void;
  readonly since: number;
}

/** The application's transactions in one test: one after the other, since they share its connection. */
export class TransactionQueue {
  readonly #lane: Lane;
  readonly #warn: (message: string) => void;
  readonly #open: AppTransaction[] = [];
  #waiters: Waiter[] = [];
  /** Somebody has been told to begin, and has not got to it yet. */
  #isPromised = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(lane: Lane, warn: (message: string) => void) {
    this.#lane = lane;
    this.#warn = warn;
  }

  /** Those that are open, each within the one before it. */
  get open(): readonly AppTransaction[] {
    return this.#open;
  }

  get top(): AppTransaction | undefined {
    return this.#open.at(-1);
  }

  get waiting(): readonly Place[] {
    return this.#waiters.map(({ place }) => place);
  }

  /**
   * Waits until a transaction may begin.
   *
   * @throws when the one that it waits for does nothing for so long that it will never end
   */
  async enter(session: Session, { place, within }: Context): Promise<void> {
    const isFree = () => this.#open.length === 0 && !this.#isPromised;
    if (isFree()) return;
    const mayGo = () => {
      if (!isFree()) return false;
      this.#isPromised = true;
      return true;
    };
    await this.#wait({ session, place, within, mayGo });
    if (!session.hasEnded) return;
    this.#isPromised = false;
    this.#letGo();
    throw new Error("the client has gone while its transaction waited for another one");
  }

  /** Waits until those within a transaction are at their end. */
  async untilTop(transaction: AppTransaction, place: Place): Promise<void> {
    if (this.top === transaction) return;
    const mayGo = () => this.top === transaction;
    await this.#wait({ session: transaction.session, place, within: undefined, mayGo });
  }

  push(transaction: AppTransaction): void {
    this.#isPromised = false;
    this.#open.push(transaction);
  }

  remove(transaction: AppTransaction): void {
    const index = this.#open.indexOf(transaction);
    if (index >= 0) this.#open.splice(index, 1);
    this.#letGo();
  }

  /** A client that goes waits no more. */
  stopWaiting(session: Session): void {
    const gone = this.#waiters.filter((waiter) => waiter.session === session);
    for (const waiter of gone) {
      this.#take(waiter);
      waiter.fail(new Error("the client has gone"));
    }
  }

  failAll(error: Error): void {
    this.#isPromised = false;
    for (const waiter of this.#waiters.splice(0)) waiter.fail(error);
  }

  #wait(waiter: Pick<Waiter, "session" | "place" | "within" | "mayGo">): Promise<void> {
    const waited = new Promise<void>((go, fail) => {
      this.#waiters.push({ ...waiter, go, fail, since: nowMs() });
    });
    this.#timer ??= setInterval(() => this.#look(), lookEveryMs);
    return this.#lane.turns.giveWay(waited);
  }

  /** The first whose time has come. It has begun or ended something before the next one is looked at. */
  #letGo(): void {
    const index = this.#waiters.findIndex(({ mayGo }) => mayGo());
    const [waiter] = index < 0 ? [] : this.#waiters.splice(index, 1);
    waiter?.go();
  }

  /** Whoever waits for one that does nothing may wait for itself. */
  #look(): void {
    const { top } = this;
    if (this.#waiters.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    if (!top || this.#lane.turns.pending.some(({ session }) => session === top.session)) return;
    const now = nowMs();
    for (const waiter of this.#waiters) {
      const idleMs = now - Math.max(top.lastUsed, waiter.since);
      const isInside = () => isWithin(waiter.within, top.mark) || waiter.place.isWithin(top.place);
      if (idleMs >= nestAfterMs && isInside()) this.#nest(waiter, top);
      else if (idleMs >= patienceMs) this.#give(waiter, top);
      else continue;
      return;
    }
  }

  #nest(waiter: Waiter, top: AppTransaction): void {
    this.#take(waiter);
    this.#warn(
      `a transaction was begun by ${waiter.place} inside of another one, begun by ${top.place}, which waits for it. ` +
        "In the sandbox they share a connection, so it became part of that one. Hand the outer transaction on, " +
        "or take freshDatabase() where both must be independent.",
    );
    waiter.go();
  }

  #give(waiter: Waiter, top: AppTransaction): void {
    this.#take(waiter);
    waiter.fail(
      new Error(
        `${waiter.place} waited ${patienceMs / 1000} s for the transaction begun by ${top.place}, which did nothing ` +
          "meanwhile. In a sandbox transactions take turns, since they share a connection: end that one first, hand " +
          "it on to what is done within it, or take freshDatabase() for a test that needs both at once.",
      ),
    );
  }

  #take(waiter: Waiter): void {
    this.#waiters = this.#waiters.filter((each) => each !== waiter);
  }
}

function isWithin(within: TransactionMark | undefined, mark: TransactionMark | undefined): boolean {
  if (!mark) return false;
  for (let each = within; each; each = each.within) if (each === mark) return true;
  return false;
}
