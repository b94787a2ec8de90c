import { ControlCommands } from "./control-commands.ts";
import type { Lane } from "./lane.ts";
import { mixedUnit, transactionAborted } from "./refusals.ts";
import type { Session } from "./session.ts";
import type { Statement } from "./sql/statements.ts";
import type { Result } from "./transactions.ts";
import { type Ask, isControl, type Unit } from "./unit.ts";
import {
  bindComplete,
  closeComplete,
  commandComplete,
  errorResponse,
  noData,
  noParameters,
  parseComplete,
  queryMessage,
} from "./wire/messages.ts";

/** Runs units in which there is transaction control, and answers in the server's place. */
export class ControlUnits {
  readonly #lane: Lane;
  readonly #commands: ControlCommands;

  constructor(lane: Lane) {
    this.#lane = lane;
    this.#commands = new ControlCommands(lane);
  }

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
        ? this.#tell(session, await this.#commands.run(session, unit, first))
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
      this.#lane.statements.run(session, part, (outcome) => {
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
      else if (!this.#tell(session, await this.#commands.run(session, unit, statement))) {
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
