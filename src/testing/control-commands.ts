import type { Lane } from "./lane.ts";
import { notPreparable, outsideOf, transactionAborted } from "./refusals.ts";
import type { Session } from "./session.ts";
import type { Action } from "./sql/action.ts";
import type { Statement } from "./sql/statements.ts";
import type { Result, Transactions } from "./transactions.ts";
import type { Unit } from "./unit.ts";
import { notice } from "./wire/messages.ts";

interface Control<Kind extends Action["kind"]> {
  readonly action: Extract<Action, { kind: Kind }>;
  readonly text: string;
}

/** Carries out statements of transaction control by savepoints. */
export class ControlCommands {
  readonly #lane: Lane;

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  get #transactions(): Transactions {
    return this.#lane.transactions;
  }

  async run(session: Session, unit: Unit, { action, text }: Statement): Promise<Result> {
    const { transaction } = session;
    switch (action.kind) {
      case "begin":
        if (transaction?.hasFailed) return { error: transactionAborted };
        if (transaction)
          session.deliver(notice("25001", "there is already a transaction in progress"));
        else await this.#transactions.begin(session, unit, action.readOnly);
        return { tag: "BEGIN" };
      case "commit":
      case "rollback":
        return this.#transactions.end(session, unit, action);
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

  async #setTransaction(
    session: Session,
    unit: Unit,
    { action, text }: Control<"set transaction">,
  ): Promise<Result> {
    const { readOnly, isSnapshot, isAssignment } = action;
    const { transaction } = session;
    if (transaction?.hasFailed) return { error: transactionAborted };
    if (!transaction) {
      const told = notice("25P01", "SET TRANSACTION can only be used in transaction blocks");
      if (!isAssignment) session.deliver(told);
    } else if (isSnapshot || readOnly) {
      await this.#transactions.untilTop(transaction, unit);
      const sql = isSnapshot ? text : "SET TRANSACTION READ ONLY";
      if (!(await this.#transactions.send(session, sql)))
        return this.#transactions.failed(transaction);
    }
    // A level can't be changed any more when there have been statements, as there have in a test.
    return { tag: "SET" };
  }

  async #savepoint(
    session: Session,
    unit: Unit,
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
    await this.#transactions.untilTop(transaction, unit);
    const known = transaction.savepoint(name);
    if (transaction.hasFailed && kind !== "rollback to") return { error: transactionAborted };
    if (kind !== "savepoint" && !known) {
      // The server may know one of that name that is not this transaction's.
      transaction.hasFailed = true;
      return { error: { code: "3B001", message: `savepoint "${name}" does not exist` } };
    }
    if (!(await this.#transactions.send(session, text)))
      return this.#transactions.failed(transaction);
    if (kind === "savepoint") {
      const before = this.#lane.settings.save(session);
      transaction.savepoints = [...transaction.savepoints, { name, before }];
    } else if (known) {
      transaction.leave(known, kind === "rollback to");
      if (kind === "rollback to") {
        this.#lane.settings.restore(session, known.before);
        transaction.hasFailed = false;
      }
    }
    return { tag };
  }
}
