import { actsAsAnother, asConnected } from "./acting-user.ts";
import { AppTransaction } from "./app-transaction.ts";
import { exchange } from "./exchange.ts";
import type { Lane } from "./lane.ts";
import type { Place } from "./place.ts";
import { mixedUnit, notPreparable, outsideOf, transactionAborted } from "./refusals.ts";
import type { Session } from "./session.ts";
import type { Action } from "./sql/action.ts";
import type { Statement } from "./sql/statements.ts";
import { TransactionQueue } from "./transaction-queue.ts";
import { type Ask, isControl, type Unit } from "./unit.ts";
import {
  bindComplete,
  closeComplete,
  commandComplete,
  errorResponse,
  type Fields,
  noData,
  noParameters,
  noticeResponse,
  parseComplete,
  queryMessage,
} from "./wire/messages.ts";

/** The tag of a command that has been done; what is wrong; or that the client has been told what is wrong. */
type Result = { readonly tag: string } | { readonly error: Fields } | "told";

interface Control<Kind extends Action["kind"]> {
  readonly action: Extract<Action, { kind: Kind }>;
  readonly text: string;
}

/** Carries out the application's transaction control by savepoints. */
export class TransactionControl {
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

  /** Runs a unit in which there is transaction control. */
  run(session: Session, unit: Unit): void {
    const work = unit.kind === "query" ? this.#script(session, unit) : this.#answer(session, unit);
    work
      .catch((error: Error) => {
        session.deliverLast(errorResponse({ code: "RP001", message: error.message }));
        session.failed(unit);
      })
      .then(() =>
        this.#lane.end(session, () =>
          session.finished(unit.ends === "ready" ? session.status : undefined),
        ),
      );
  }

  /** Statement by statement, until one fails. */
  async #script(session: Session, unit: Unit): Promise<void> {
    for (const part of partsOf(unit.statements)) {
      const [first] = part;
      if (!first) continue;
      const hasWorked = isControl(first)
        ? this.#tell(session, await this.#control(session, unit, first))
        : await this.#plain(session, unit, part);
      if (!hasWorked) return;
    }
  }

  #plain(session: Session, unit: Unit, statements: readonly Statement[]): Promise<boolean> {
    if (session.transaction?.hasFailed) {
      return Promise.resolve(this.#tell(session, { error: transactionAborted }));
    }
    const text = statements.map((statement) => statement.text).join(";");
    const part = { ...unit, statements, messages: [queryMessage(text)] };
    return new Promise((resolve) => {
      this.#lane.plain(session, part, (outcome) => {
        outcome.finish(undefined);
        resolve(outcome.failedAt === undefined);
      });
    });
  }

  /** Answers the extended protocol in the server's place, which sees other statements. */
  async #answer(session: Session, unit: Unit): Promise<void> {
    if (!unit.statements.every(isControl)) {
      this.#tell(session, { error: mixedUnit });
      return session.failed(unit);
    }
    const statements = [...unit.statements];
    for (const ask of unit.asks) {
      const statement = ask === "execute" ? statements.shift() : undefined;
      if (!statement) session.deliver(answers[ask]);
      else if (!this.#tell(session, await this.#control(session, unit, statement))) {
        return session.failed(unit);
      }
    }
  }

  #tell(session: Session, result: Result): boolean {
    if (result === "told") return false;
    const hasWorked = "tag" in result;
    if (hasWorked) session.deliver(commandComplete(result.tag));
    else session.deliverLast(errorResponse(result.error));
    return hasWorked;
  }

  async #control(session: Session, unit: Unit, { action, text }: Statement): Promise<Result> {
    const { transaction } = session;
    switch (action.kind) {
      case "begin":
        if (transaction?.hasFailed) return { error: transactionAborted };
        if (transaction) notice(session, "25001", "there is already a transaction in progress");
        else await this.#begin(session, unit, action.readOnly);
        return { tag: "BEGIN" };
      case "commit":
      case "rollback":
        return this.#end(session, unit, action);
      case "prepare transaction":
        return { error: notPreparable };
      case "set transaction":
        return this.#setTransaction(session, unit, { action, text });
      case "savepoint":
      case "release":
      case "rollback to":
        return this.#savepoint(session, unit, { action, text });
      default:
        throw new Error(`${action.kind} is no transaction control`);
    }
  }

  async #begin(session: Session, unit: Unit, isReadOnly: boolean): Promise<void> {
    await this.#queue.enter(session, unit.context);
    const lane = this.#lane;
    const transaction = new AppTransaction({
      session,
      isReadOnly,
      depth: this.#queue.open.length,
      place: unit.context.place,
      mark: unit.context.mark,
      before: lane.settingsBefore(session),
    });
    const readOnly = isReadOnly ? "; SET TRANSACTION READ ONLY" : "";
    await this.#send(session, `SAVEPOINT ${transaction.name}${readOnly}`);
    session.transaction = transaction;
    session.pinned = lane;
    this.#queue.push(transaction);
    if (transaction.mark) transaction.mark.isOpen = true;
  }

  async #end(
    session: Session,
    unit: Unit,
    { kind, chain }: Extract<Action, { kind: "commit" | "rollback" }>,
  ): Promise<Result> {
    const { transaction } = session;
    if (!transaction) {
      if (chain) return { error: outsideOf(`${kind.toUpperCase()} AND CHAIN`) };
      notice(session, "25P01", "there is no transaction in progress");
      return { tag: kind.toUpperCase() };
    }
    await this.#queue.untilTop(transaction, unit.context.place);
    const isCommit = kind === "commit" && !transaction.hasFailed;
    const isKept = isCommit && (await this.#commit(transaction));
    if (!isKept) await this.#rollback(transaction);
    this.#close(transaction);
    await this.#undoAbandoned();
    if (isCommit && !isKept) return "told";
    if (chain) await this.#begin(session, unit, transaction.isReadOnly);
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
      const check = this.#lane.withSettings(session, atCommit.check);
      if (!(await this.#send(session, check))) return false;
      restore = `${atCommit.restore(actsAsAnother(link.settings) || hasSetByFunction)}; `;
    }
    if (!(await this.#send(session, `${restore}RELEASE ${name}`))) return false;
    if (atCommit) link.settings = asConnected(link.settings);
    this.#lane.endLocalSettings(transaction);
    return true;
  }

  async #rollback({ session, name, before }: AppTransaction): Promise<void> {
    await new Promise<void>((resolve) => {
      const messages = [queryMessage(`ROLLBACK TO ${name}; RELEASE ${name}`)];
      exchange(this.#lane.link, [{ messages, passes: "nothing" }], {}, () => resolve());
    });
    this.#lane.restoreSettings(session, before);
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

  async #setTransaction(
    session: Session,
    { context }: Unit,
    { action, text }: Control<"set transaction">,
  ): Promise<Result> {
    const { readOnly, isSnapshot, isAssignment } = action;
    const { transaction } = session;
    if (transaction?.hasFailed) return { error: transactionAborted };
    if (!transaction) {
      if (!isAssignment)
        notice(session, "25P01", "SET TRANSACTION can only be used in transaction blocks");
    } else if (isSnapshot || readOnly) {
      await this.#queue.untilTop(transaction, context.place);
      const sql = isSnapshot ? text : "SET TRANSACTION READ ONLY";
      if (!(await this.#send(session, sql))) return this.#failed(transaction);
    }
    // A level can't be changed any more when there have been statements, as there have in a test.
    return { tag: "SET" };
  }

  async #savepoint(
    session: Session,
    { context }: Unit,
    { action, text }: Control<"savepoint" | "release" | "rollback to">,
  ): Promise<Result> {
    const { kind, name } = action;
    const { transaction } = session;
    const tag = { savepoint: "SAVEPOINT", release: "RELEASE", "rollback to": "ROLLBACK" }[kind];
    const command =
      kind === "rollback to"
        ? "ROLLBACK TO SAVEPOINT"
        : kind === "release"
          ? "RELEASE SAVEPOINT"
          : tag;
    if (!transaction) return { error: outsideOf(command) };
    await this.#queue.untilTop(transaction, context.place);
    const known = transaction.savepoint(name);
    if (transaction.hasFailed && kind !== "rollback to") return { error: transactionAborted };
    if (kind !== "savepoint" && !known) {
      // The server may know one of that name that is not this transaction's.
      transaction.hasFailed = true;
      return { error: { code: "3B001", message: `savepoint "${name}" does not exist` } };
    }
    if (!(await this.#send(session, text))) return this.#failed(transaction);
    if (kind === "savepoint") {
      const before = this.#lane.settingsBefore(session);
      transaction.savepoints = [...transaction.savepoints, { name, before }];
    } else if (known) {
      transaction.leave(known, kind === "rollback to");
      if (kind === "rollback to") {
        this.#lane.restoreSettings(session, known.before);
        transaction.hasFailed = false;
      }
    }
    return { tag };
  }

  async #failed(transaction: AppTransaction): Promise<Result> {
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
    this.#lane.restoreSettings(session, (last ?? transaction).before);
    exchange(this.#lane.link, [{ messages: [queryMessage(sql)], passes: "nothing" }], {}, () =>
      done(),
    );
  }

  /** Sends a statement of ours; the client gets its error, if it fails. */
  #send(session: Session, sql: string): Promise<boolean> {
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

function notice(session: Session, code: string, message: string): void {
  session.deliver(noticeResponse({ code, message }));
}

const answers: Readonly<Record<Ask, Buffer>> = {
  parse: parseComplete,
  bind: bindComplete,
  "describe statement": Buffer.concat([noParameters, noData]),
  "describe portal": noData,
  execute: commandComplete(""),
  close: closeComplete,
};

/** Neighbours that are sent together, and transaction control by itself. */
function partsOf(statements: readonly Statement[]): (readonly Statement[])[] {
  const parts: Statement[][] = [];
  for (const statement of statements) {
    const last = parts.at(-1);
    const before = last?.at(-1);
    if (last && before && !isControl(before) && !isControl(statement)) last.push(statement);
    else parts.push([statement]);
  }
  return parts;
}
