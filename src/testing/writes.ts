import type { Place } from "./place.ts";
import type { Statement } from "./sql/statements.ts";

/** Tags of commands that have changed rows. https://www.postgresql.org/docs/current/protocol-message-formats.html */
const writing = /^((INSERT \d+|UPDATE|DELETE|MERGE) [1-9]|TRUNCATE)/;

/** Their tags do not tell whether they write, as by a function, and they do the same in a transaction of their own. */
const silent = /^(select|with|values|execute|explain|copy)$/;
/** These may end transactions, unless they run in one that was begun before. */
const silentWithin = /^(do|call)$/;
/** The server counts among writers also who locks rows, and who moves a sequence on. */
const harmless = /\bfor\s+((no\s+key\s+)?update|(key\s+)?share)\b|\b(next|set)val\b/i;

/** Whether only the server can tell what these have written. */
export function mayWriteSilently(
  statements: readonly Statement[],
  { isWithin }: { readonly isWithin: boolean },
): boolean {
  const isSilent = ({ action, text }: Statement) =>
    action.kind === "other" &&
    (silent.test(action.command) || (isWithin && silentWithin.test(action.command))) &&
    !harmless.test(text);
  return statements.length > 0 && statements.every(isSilent);
}

interface Savepoint {
  readonly name: string;
  readonly first: Place | undefined;
}

/** What a client has written in its transaction so far, as its statements and their tags tell. */
export class Writes {
  #first: Place | undefined;
  #savepoints: readonly Savepoint[] = [];

  /** Something was written. */
  add(place: Place): void {
    this.#first ??= place;
  }

  /**
   * A statement has done its work.
   *
   * @returns what wrote first of all that it has committed
   */
  note(tag: string, statement: Statement | undefined, place: Place): Place | undefined {
    const { action } = statement ?? unknown;
    switch (action.kind) {
      case "commit":
        return this.end({ isKept: tag === "COMMIT" });
      case "rollback":
        return this.end({ isKept: false });
      case "savepoint":
        this.#savepoints = [...this.#savepoints, { name: action.name, first: this.#first }];
        return undefined;
      case "release":
        this.#leave(action.name);
        return undefined;
      case "rollback to":
        this.#first = this.#leave(action.name)?.first;
        this.#savepoints = [...this.#savepoints, { name: action.name, first: this.#first }];
        return undefined;
      case "copy from client":
        if (tag !== "COPY 0") this.add(place);
        return undefined;
      case "other":
        // CREATE TABLE … AS has the tag of its query.
        if (writing.test(tag) || (action.command === "create" && tag.startsWith("SELECT"))) {
          this.add(place);
        }
    }
    return undefined;
  }

  /** The transaction is at its end. @returns what wrote first, if that stays */
  end({ isKept }: { readonly isKept: boolean }): Place | undefined {
    const first = isKept ? this.#first : undefined;
    this.#first = undefined;
    this.#savepoints = [];
    return first;
  }

  /** Leaves the last savepoint of that name, and those after it. */
  #leave(name: string): Savepoint | undefined {
    const index = this.#savepoints.findLastIndex((each) => each.name === name);
    const savepoint = this.#savepoints[index];
    if (savepoint) this.#savepoints = this.#savepoints.slice(0, index);
    return savepoint;
  }
}

const unknown: Pick<Statement, "action"> = { action: { kind: "other", command: "" } };
