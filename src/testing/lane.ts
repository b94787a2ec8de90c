import { nowMs } from "./clock.ts";
import { Constraints } from "./constraints.ts";
import { ControlUnits } from "./control-units.ts";
import { exchange, type Receiver, type Segment } from "./exchange.ts";
import type { Home } from "./home.ts";
import { LaneSettings } from "./lane-settings.ts";
import { PlainStatements } from "./plain-statements.ts";
import { transactionAborted } from "./refusals.ts";
import type { Session } from "./session.ts";
import { Transactions } from "./transactions.ts";
import { Turns } from "./turns.ts";
import { isControl, type Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";
import { message, syncMessage } from "./wire/messages.ts";

/** A connection inside a test's transaction, on which the statements of all clients take turns. */
export class Lane implements Home {
  readonly link: Link;
  readonly turns = new Turns();
  readonly constraints: Constraints;
  readonly settings: LaneSettings;
  readonly transactions: Transactions;
  readonly statements = new PlainStatements(this);
  readonly #control = new ControlUnits(this);
  /** What has ended the test's own transaction, if anything has. */
  brokenBy: Unit | undefined;
  /** Whether there may be statements prepared by SQL, which the rollback leaves. */
  hasPrepared = false;

  constructor(link: Link, warn: (message: string) => void) {
    this.link = link;
    this.constraints = new Constraints(link);
    this.settings = new LaneSettings(link);
    this.transactions = new Transactions(this, warn);
    link.onLost = (error) => this.turns.lose(error);
  }

  run(session: Session, unit: Unit): void {
    const { lost } = this.link;
    if (lost) session.lost(lost);
    else this.turns.add({ session, unit, begin: () => this.#begin(session, unit) });
  }

  copy(_session: Session, bytes: Buffer, written: (() => void) | undefined): void {
    this.link.send([bytes], written);
  }

  leave(session: Session): void {
    if (this.link.lost) return;
    this.transactions.stopWaiting(session);
    const names = session.preparedNames.filter((name) => this.link.prepared.delete(name));
    const isInTransaction = session.transaction !== undefined && session.pinned === this;
    if (names.length === 0 && !isInTransaction) return;
    const begin = async () => {
      if (isInTransaction) await this.transactions.abandon(session);
      const segment: Segment = { messages: closing(names), passes: "nothing" };
      exchange(this.link, [segment], {}, () => this.end(session, () => {}));
    };
    this.turns.add({ session, unit: undefined, begin });
  }

  #begin(session: Session, unit: Unit): void {
    if (unit.statements.some(isControl)) {
      this.#control.run(session, unit);
    } else if (session.transaction?.hasFailed) {
      this.end(session, () => session.refuse(unit, transactionAborted));
    } else if (unit.messages.length === 0) {
      this.end(session, () => session.finished(session.status));
    } else {
      this.statements.run(session, unit, (outcome) => {
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
    this.turns.end(tell);
  }

  receiver(session: Session): Receiver {
    return {
      deliver: (bytes) => session.deliver(bytes),
      copyBegan: () => session.copiesTo(this),
      lost: (error) => session.lost(error),
    };
  }
}

function closing(prepared: readonly string[]): Buffer[] {
  return [...prepared.map((name) => message("C", statementKind, name)), syncMessage];
}

const statementKind = [0x53];
