import { actsAsAnother, asConnected } from "./acting-user.ts";
import type { AppTransaction, SettingsBefore } from "./app-transaction.ts";
import { nowMs } from "./clock.ts";
import { type ConstraintCheck, Constraints } from "./constraints.ts";
import { exchange, type Outcome, type Receiver, type Segment } from "./exchange.ts";
import type { Home } from "./home.ts";
import { endOfLimits } from "./limits.ts";
import { transactionAborted } from "./refusals.ts";
import { segmentOf } from "./segment-of.ts";
import type { Session } from "./session.ts";
import {
  setsByFunction,
  settingsAfter,
  settingsOnLink,
  settingsToSend,
  settingsWithin,
} from "./settings.ts";
import type { Statement } from "./sql/statements.ts";
import { TransactionControl } from "./transaction-control.ts";
import { isControl, type Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";
import { message, queryMessage, syncMessage } from "./wire/messages.ts";

const savepoint = "_ram_postgres_statement";
const enter: Segment = { messages: [queryMessage(`SAVEPOINT ${savepoint}`)], passes: "nothing" };
const leave: Segment = { messages: [queryMessage(`RELEASE ${savepoint}`)], passes: "nothing" };
const undo: Segment = {
  messages: [queryMessage(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`)],
  passes: "nothing",
};

/** A unit whose time comes when the connection is free. */
export interface Turn {
  /** Undefined for work of our own. */
  readonly session: Session | undefined;
  readonly unit: Unit | undefined;
  readonly begin: () => void;
}

/** A connection inside a test's transaction, on which the statements of all clients take turns. */
export class Lane implements Home {
  readonly link: Link;
  readonly constraints: Constraints;
  readonly control: TransactionControl;
  /** What has ended the test's own transaction, if anything has. */
  brokenBy: Unit | undefined;
  /** Whether there may be statements prepared by SQL, which the rollback leaves. */
  hasPrepared = false;
  readonly #queue: Turn[] = [];
  #current: Turn | undefined;
  #idle: (() => void)[] = [];

  constructor(link: Link, warn: (message: string) => void) {
    this.link = link;
    this.constraints = new Constraints(link);
    this.control = new TransactionControl(this, warn);
    link.onLost = (error) => this.lose(error);
  }

  run(session: Session, unit: Unit): void {
    const { lost } = this.link;
    if (lost) {
      session.lost(lost);
      return;
    }
    this.#queue.push({ session, unit, begin: () => this.#begin(session, unit) });
    this.#next();
  }

  copy(_session: Session, bytes: Buffer, written: (() => void) | undefined): void {
    this.link.send([bytes], written);
  }

  leave(session: Session): void {
    if (this.link.lost) return;
    this.control.stopWaiting(session);
    const names = session.preparedNames.filter((name) => this.link.prepared.delete(name));
    const isInTransaction = session.transaction !== undefined && session.pinned === this;
    if (names.length === 0 && !isInTransaction) return;
    const begin = async () => {
      if (isInTransaction) await this.control.abandon(session);
      const segment: Segment = { messages: closing(names), passes: "nothing" };
      exchange(this.link, [segment], {}, () => this.end(session, () => {}));
    };
    this.#queue.push({ session, unit: undefined, begin });
    this.#next();
  }

  /** Does work of our own when its turn has come: clients may leave at any time. */
  async alone(work: () => Promise<unknown>): Promise<void> {
    await new Promise<void>((begin) => {
      this.#queue.push({ session: undefined, unit: undefined, begin });
      this.#next();
    });
    try {
      await work();
    } finally {
      this.#current = undefined;
      this.#next();
    }
  }

  /** What runs, or waits for its turn. */
  get pending(): readonly Turn[] {
    return this.#current ? [this.#current, ...this.#queue] : this.#queue;
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
    for (const resolve of this.#idle.splice(0)) resolve();
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
    else for (const resolve of this.#idle.splice(0)) resolve();
  }

  #begin(session: Session, unit: Unit): void {
    if (unit.statements.some(isControl)) {
      this.control.run(session, unit);
    } else if (session.transaction?.hasFailed) {
      this.end(session, () => session.refuse(unit, transactionAborted));
    } else if (unit.messages.length === 0) {
      this.end(session, () => session.finished(session.status));
    } else {
      this.plain(session, unit, (outcome) => {
        if (outcome.failedAt !== undefined) session.failed(unit);
        this.end(session, () => {
          outcome.finish(unit.ends === "ready" ? session.status : undefined);
          session.finished(undefined);
        });
      });
    }
  }

  /** The turn is over: the client is told, and the next one begins. */
  end(session: Session, tell: () => void): void {
    if (session.transaction) session.transaction.lastUsed = nowMs();
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

  /** Runs what is no transaction control: outside of a transaction so that a failure undoes nothing else. */
  plain(session: Session, unit: Unit, done: (outcome: Outcome) => void): void {
    const { transaction } = session;
    if (!transaction) {
      this.#alone(session, unit, done);
    } else if (this.control.isTop(transaction)) {
      this.#within(transaction, unit, done);
    } else {
      // Back to its own savepoint it could only go over those of transactions within it.
      this.#alone(session, unit, (outcome) => {
        if (outcome.failedAt !== undefined) transaction.hasFailed = true;
        done(outcome);
      });
    }
  }

  #within(transaction: AppTransaction, unit: Unit, done: (outcome: Outcome) => void): void {
    const { session } = transaction;
    const segments = [
      ...this.#preparation(session),
      segmentOf(this.link, session, unit),
      ...withoutLimits(unit),
    ];
    exchange(this.link, segments, this.receiver(session), (outcome) => {
      this.#look(unit, outcome);
      if (outcome.failedAt !== undefined) {
        this.control.undoFailure(transaction, () => done(outcome));
        return;
      }
      this.#noteSettings(session, unit);
      done(outcome);
    });
  }

  #alone(session: Session, unit: Unit, done: (outcome: Outcome) => void): void {
    const before = this.settingsBefore(session);
    const begin = [enter, ...this.#preparation(session), segmentOf(this.link, session, unit)];
    const atCommit = this.control.isInUse ? undefined : this.constraints.atCommit();
    const end = [...withoutLimits(unit), ...this.#endOfStatement(session, unit, atCommit)];
    const then = (outcome: Outcome) => {
      this.#look(unit, outcome);
      if (outcome.failedAt !== undefined) {
        this.restoreSettings(session, before);
        exchange(this.link, [undo], {}, () => done(outcome));
        return;
      }
      this.#noteSettings(session, unit);
      if (atCommit) this.link.settings = asConnected(this.link.settings);
      done(outcome);
    };
    const receiver = this.receiver(session);
    // While the server takes the data of a copy, it takes no statement.
    if (unit.statements.some(({ action }) => action.kind === "copy from client")) {
      exchange(this.link, begin, receiver, (copied) => {
        if (copied.failedAt !== undefined) return then(copied);
        copied.finish(undefined);
        exchange(this.link, end, receiver, then);
      });
    } else exchange(this.link, [...begin, ...end], receiver, then);
  }

  /** Deferred constraints are looked at when a statement is through, as at a commit. */
  #endOfStatement(
    { settings }: Session,
    { statements }: Unit,
    atCommit: ConstraintCheck | undefined,
  ): readonly Segment[] {
    if (!atCommit) return justLeave;
    const isAnother =
      actsAsAnother(settingsOnLink(settings, statements)) || setsByFunction(statements);
    const end = `${atCommit.restore(isAnother)}; RELEASE ${savepoint}`;
    return [
      { messages: [queryMessage(atCommit.check)], passes: "errors" },
      { messages: [queryMessage(end)], passes: "errors" },
    ];
  }

  #preparation(session: Session): readonly Segment[] {
    const sql = this.#settingsToSend(session);
    return sql ? [{ messages: [queryMessage(sql)], passes: "errors" }] : [];
  }

  #settingsToSend({ settings }: Session): string | undefined {
    const sql = settingsToSend(this.link, settings);
    this.link.settings = settings;
    this.link.unknownSettings = none;
    return sql;
  }

  /** A statement of ours that the session's settings matter to. */
  withSettings(session: Session, sql: string): string {
    const settings = this.#settingsToSend(session);
    return settings ? `${settings}\n;${sql}` : sql;
  }

  receiver(session: Session): Receiver {
    return {
      deliver: (bytes) => session.deliver(bytes),
      copyBegan: () => session.copiesTo(this),
      lost: (error) => session.lost(error),
    };
  }

  settingsBefore({ settings, transaction }: Session): SettingsBefore {
    const { link } = this;
    return {
      ofSession: settings,
      lasting: transaction?.lasting ?? settings,
      ofLink: link.settings,
      unknown: link.unknownSettings,
    };
  }

  restoreSettings(session: Session, before: SettingsBefore): void {
    session.settings = before.ofSession;
    if (session.transaction) session.transaction.lasting = before.lasting;
    this.link.settings = before.ofLink;
    this.link.unknownSettings = before.unknown;
  }

  /** A transaction's own settings end with it; the connection has them until others are sent. */
  endLocalSettings({ session, lasting, hasSetByFunction }: AppTransaction): void {
    session.settings = lasting;
    if (hasSetByFunction) this.link.unknownSettings = all;
  }

  #noteSettings(session: Session, { statements }: Unit): void {
    const { transaction } = session;
    const hasSetByFunction = setsByFunction(statements);
    this.link.settings = settingsOnLink(session.settings, statements);
    if (transaction) {
      session.settings = settingsWithin(session.settings, statements);
      transaction.lasting = settingsAfter(transaction.lasting, statements);
      transaction.hasSetByFunction ||= hasSetByFunction;
    } else {
      session.settings = settingsAfter(session.settings, statements);
      if (hasSetByFunction) this.link.unknownSettings = all;
    }
  }

  #look(unit: Unit, { status }: Outcome): void {
    this.hasPrepared ||= unit.statements.some(
      ({ action }) => action.kind === "other" && action.command === "prepare",
    );
    this.constraints.note(unit.statements);
    if (unit.statements.some(deallocatesAll)) this.link.prepared.clear();
    if (status === "I") this.brokenBy ??= unit;
  }
}

function closing(prepared: readonly string[]): Buffer[] {
  return [...prepared.map((name) => message("C", statementKind, name)), syncMessage];
}

const statementKind = [0x53];
const justLeave = [leave];
const none: ReadonlySet<string> = new Set();
/** As a link has it. */
const all: ReadonlySet<string> = new Set(["*"]);

/** Takes back at once what would end the connection for being idle, as it often is within a test. */
function withoutLimits({ statements }: Unit): readonly Segment[] {
  const sql = endOfLimits(statements);
  return sql ? [{ messages: [queryMessage(sql)], passes: "nothing" }] : [];
}

/** Those of all clients. Whether it has worked does not matter: a statement that is there is prepared anew. */
function deallocatesAll({ action, text }: Statement): boolean {
  return action.kind === "other" && action.command === "deallocate" && /\ball\b/i.test(text);
}
