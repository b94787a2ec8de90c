import { actsAsAnother, asConnected } from "./acting-user.ts";
import { AppTransaction } from "./app-transaction.ts";
import { exchange } from "./exchange.ts";
import type { Lane } from "./lane.ts";
import type { Place } from "./place.ts";
import { outsideOf } from "./refusals.ts";
import type { Session } from "./session.ts";
import type { Action } from "./sql/action.ts";
import { TransactionQueue } from "./transaction-queue.ts";
import type { Unit } from "./unit.ts";
import { type Fields, notice, queryMessage } from "./wire/messages.ts";

/** The tag of a command that has been done; what is wrong; or that the client has been told what is wrong. */
export type Result = { readonly tag: string } | { readonly error: Fields } | "told";

/** The application's transactions, which are savepoints in the test's. */
export class Transactions {
  readonly #lane: Lane;
  readonly #queue: TransactionQueue;

  constructor(lane: Lane, warn: (message: string) => void) {
    this.#lane = lane;
    this.#queue = new TransactionQueue(lane, warn);
  }

  /** Whether there is a transaction of the application. */
  get isInUse(): boolean {
    return this.#queue.top !== undefined;
  }

  /** Whether no other one is within it. */
  isTop(transaction: AppTransaction): boolean {
    return this.#queue.top === transaction;
  }

  stopWaiting(session: Session): void {
    this.#queue.stopWaiting(session);
  }

  get open(): readonly AppTransaction[] {
    return this.#queue.open;
  }

  /** Who waits for another's transaction. */
  get waiting(): readonly Place[] {
    return this.#queue.waiting;
  }

  async begin(session: Session, unit: Unit, isReadOnly: boolean): Promise<void> {
    await this.#queue.enter(session, unit.context);
    const lane = this.#lane;
    const transaction = new AppTransaction({
      session,
      isReadOnly,
      depth: this.#queue.open.length,
      place: unit.context.place,
      mark: unit.context.mark,
      before: lane.settings.save(session),
    });
    const readOnly = isReadOnly ? "; SET TRANSACTION READ ONLY" : "";
    await this.send(session, `SAVEPOINT ${transaction.name}${readOnly}`);
    session.transaction = transaction;
    session.pinned = lane;
    this.#queue.push(transaction);
    if (transaction.mark) transaction.mark.isOpen = true;
  }

  async end(
    session: Session,
    unit: Unit,
    { kind, chain }: Extract<Action, { kind: "commit" | "rollback" }>,
  ): Promise<Result> {
    const { transaction } = session;
    if (!transaction) {
      if (chain) return { error: outsideOf(`${kind.toUpperCase()} AND CHAIN`) };
      session.deliver(notice("25P01", "there is no transaction in progress"));
      return { tag: kind.toUpperCase() };
    }
    await this.#queue.untilTop(transaction, unit.context.place);
    const isCommit = kind === "commit" && !transaction.hasFailed;
    const isKept = isCommit && (await this.#commit(transaction));
    if (!isKept) await this.#rollback(transaction);
    this.#close(transaction);
    await this.#undoAbandoned();
    if (isCommit && !isKept) return "told";
    if (chain) await this.begin(session, unit, transaction.isReadOnly);
    return { tag: isKept ? "COMMIT" : "ROLLBACK" };
  }

  /** @returns whether it could be committed; the client has been told why not */
  async #commit(transaction: AppTransaction): Promise<boolean> {
    const { session, name, hasSetByFunction } = transaction;
    const { link } = this.#lane;
    // Those around it are not at their end.
    const atCommit = this.#queue.open.length > 1 ? undefined : this.#lane.constraints.atCommit();
    let restore = "";
    if (atCommit) {
      // It may call triggers, and others may have been the last to ask something.
      const check = this.#lane.settings.before(session, atCommit.check);
      if (!(await this.send(session, check))) return false;
      restore = `${atCommit.restore(actsAsAnother(link.settings) || hasSetByFunction)}; `;
    }
    if (!(await this.send(session, `${restore}RELEASE ${name}`))) return false;
    if (atCommit) link.settings = asConnected(link.settings);
    this.#lane.settings.endLocal(transaction);
    return true;
  }

  async #rollback({ session, name, before }: AppTransaction): Promise<void> {
    await new Promise<void>((resolve) => {
      const messages = [queryMessage(`ROLLBACK TO ${name}; RELEASE ${name}`)];
      exchange(this.#lane.link, [{ messages, passes: "nothing" }], {}, () => resolve());
    });
    this.#lane.settings.restore(session, before);
  }

  /** Those whose clients are gone, as soon as none is within them. */
  async #undoAbandoned(): Promise<void> {
    for (let top = this.#queue.top; top?.isAbandoned; top = this.#queue.top) {
      await this.#rollback(top);
      this.#close(top);
    }
  }

  #close(transaction: AppTransaction): void {
    transaction.session.transaction = undefined;
    transaction.session.pinned = undefined;
    this.#queue.remove(transaction);
  }

  /** Waits until those within a transaction are at their end. */
  untilTop(transaction: AppTransaction, { context }: Unit): Promise<void> {
    return this.#queue.untilTop(transaction, context.place);
  }

  /** Undoes what one of our own statements has failed in, of which the client has been told. */
  async failed(transaction: AppTransaction): Promise<Result> {
    await new Promise<void>((resolve) => this.undoFailure(transaction, resolve));
    return "told";
  }

  /**
   * Undoes what has failed in a transaction, back to where the application itself can go back to: the connection is to
   * be of use to others, while the transaction is as good as ended.
   */
  undoFailure(transaction: AppTransaction, done: () => void): void {
    const { session } = transaction;
    const last = transaction.savepoints.at(-1);
    const target = last ? `"${last.name.replaceAll('"', '""')}"` : transaction.name;
    const sql = `ROLLBACK TO SAVEPOINT ${target}`;
    transaction.hasFailed = true;
    this.#lane.settings.restore(session, (last ?? transaction).before);
    exchange(this.#lane.link, [{ messages: [queryMessage(sql)], passes: "nothing" }], {}, () =>
      done(),
    );
  }

  /** Sends a statement of ours; the client gets its error, if it fails. */
  send(session: Session, sql: string): Promise<boolean> {
    return new Promise((resolve) => {
      const segment = { messages: [queryMessage(sql)], passes: "errors" } as const;
      const deliver = (bytes: Buffer) => session.deliverLast(bytes);
      const receiver = { ...this.#lane.receiver(session), deliver };
      exchange(this.#lane.link, [segment], receiver, (outcome) => {
        outcome.finish(undefined);
        resolve(outcome.failedAt === undefined);
      });
    });
  }

  /** A client that goes leaves its transaction undone, as at a server. */
  async abandon({ transaction }: Session): Promise<void> {
    if (!transaction) return;
    transaction.isAbandoned = true;
    await this.#undoAbandoned();
  }

  /** At the end of a test: nobody waits any more, and what was begun is forgotten. */
  reset(reason: string): void {
    this.#queue.failAll(new Error(reason));
    for (const transaction of [...this.#queue.open]) {
      transaction.session.leftOpen = transaction;
      transaction.session.settings = transaction.before.ofSession;
      this.#close(transaction);
    }
  }
}
