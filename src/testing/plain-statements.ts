import { actsAsAnother, asConnected } from "./acting-user.ts";
import type { AppTransaction } from "./app-transaction.ts";
import type { ConstraintCheck } from "./constraints.ts";
import { exchange, type Outcome, type Segment } from "./exchange.ts";
import type { Lane } from "./lane.ts";
import { endOfLimits } from "./limits.ts";
import { segmentOf } from "./segment-of.ts";
import type { Session } from "./session.ts";
import { setsByFunction, settingsOnLink } from "./settings.ts";
import type { Statement } from "./sql/statements.ts";
import { isOrdinary, type Unit } from "./unit.ts";
import { queryMessage } from "./wire/messages.ts";

const savepoint = "_ram_postgres_statement";
const enter: Segment = { messages: [queryMessage(`SAVEPOINT ${savepoint}`)], passes: "nothing" };
const leave: Segment = { messages: [queryMessage(`RELEASE ${savepoint}`)], passes: "nothing" };
const undo: Segment = {
  messages: [queryMessage(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`)],
  passes: "nothing",
};

/** Carries out what is no transaction control. */
export class PlainStatements {
  readonly #lane: Lane;

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  /** Runs a unit: outside of a transaction so that a failure undoes nothing else. */
  run(session: Session, unit: Unit, done: (outcome: Outcome) => void): void {
    const { transaction } = session;
    if (!transaction) {
      this.#alone(session, unit, done);
    } else if (this.#lane.transactions.isTop(transaction)) {
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
    const preparation = this.#preparation(session);
    const segment = segmentOf(this.#lane.link, session, unit);
    const segments = [...preparation, segment, ...withoutLimits(unit)];
    exchange(this.#lane.link, segments, this.#lane.receiver(session), (outcome) => {
      this.#look(unit, outcome);
      if (outcome.failedAt !== undefined) {
        this.#lane.transactions.undoFailure(transaction, () => done(outcome));
        return;
      }
      this.#lane.settings.note(session, unit);
      done(outcome);
    });
  }

  #alone(session: Session, unit: Unit, done: (outcome: Outcome) => void): void {
    const before = this.#lane.settings.save(session);
    const begin = [enter, ...this.#preparation(session), segmentOf(this.#lane.link, session, unit)];
    const atCommit = this.#lane.transactions.isInUse
      ? undefined
      : this.#lane.constraints.atCommit();
    const end = [...withoutLimits(unit), ...this.#endOfStatement(session, unit, atCommit)];
    const then = (outcome: Outcome) => {
      this.#look(unit, outcome);
      if (outcome.failedAt !== undefined) {
        this.#lane.settings.restore(session, before);
        exchange(this.#lane.link, [undo], {}, () => done(outcome));
        return;
      }
      this.#lane.settings.note(session, unit);
      if (atCommit) this.#lane.link.settings = asConnected(this.#lane.link.settings);
      done(outcome);
    };
    const receiver = this.#lane.receiver(session);
    // While the server takes the data of a copy, it takes no statement.
    if (unit.statements.some(({ action }) => action.kind === "copy from client")) {
      exchange(this.#lane.link, begin, receiver, (copied) => {
        if (copied.failedAt !== undefined) return then(copied);
        copied.finish(undefined);
        exchange(this.#lane.link, end, receiver, then);
      });
    } else exchange(this.#lane.link, [...begin, ...end], receiver, then);
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
    const sql = this.#lane.settings.toSend(session);
    return sql ? [{ messages: [queryMessage(sql)], passes: "errors" }] : [];
  }

  #look(unit: Unit, { status }: Outcome): void {
    if (status === "I") this.#lane.brokenBy ??= unit;
    if (isOrdinary(unit)) return;
    this.#lane.hasPrepared ||= unit.statements.some(
      ({ action }) => action.kind === "other" && action.command === "prepare",
    );
    this.#lane.constraints.note(unit.statements);
    if (unit.statements.some(deallocatesAll)) this.#lane.link.prepared.clear();
  }
}

const justLeave = [leave];

/** Takes back at once what would end the connection for being idle, as it often is within a test. */
function withoutLimits(unit: Unit): readonly Segment[] {
  const sql = isOrdinary(unit) ? undefined : endOfLimits(unit.statements);
  return sql ? [{ messages: [queryMessage(sql)], passes: "nothing" }] : [];
}

/** Those of all clients. Whether it has worked does not matter: a statement that is there is prepared anew. */
function deallocatesAll({ action, text }: Statement): boolean {
  return action.kind === "other" && action.command === "deallocate" && /\ball\b/i.test(text);
}
