import type { AppTransaction } from "./app-transaction.ts";
import type { Box } from "./box.ts";
import type { Boxes } from "./boxes.ts";
import type { Context } from "./context.ts";
import { Direct } from "./direct.ts";
import type { Home } from "./home.ts";
import type { SharedOptions } from "./sandbox.ts";
import type { Session } from "./session.ts";
import { Link } from "./wire/link.ts";

/** Tells where a session's statements are to run. */
export class Homes {
  readonly #options: SharedOptions;
  readonly #box: Box;
  readonly #boxes: Boxes;
  readonly #directs = new Map<Session, Direct>();

  constructor(options: SharedOptions, box: Box, boxes: Boxes) {
    this.#options = options;
    this.#box = box;
    this.#boxes = boxes;
  }

  /** @throws when that can't be told, or its time is over */
  of(session: Session, { home, isCalledBack }: Context): Home {
    if (isCalledBack) this.#requireOneTest();
    if (home === "unboxed") return this.#directOf(session, true);
    if (home) {
      if (home.isOpen) return home.lane;
      throw new Error(
        "this query comes from a test whose sandbox.run() is over: wait for all that a test begins",
      );
    }
    if (this.#box.isOpen) {
      session.leftOpen = undefined;
      return this.#box.lane;
    }
    return this.#onlyOneOpen() ?? this.#outside(session);
  }

  /** For code that belongs to no run(): that of the only test there is. */
  #onlyOneOpen(): Home | undefined {
    const open = this.#boxes.all.filter(({ isOpen }) => isOpen);
    if (open.length < 2) return open[0]?.lane;
    throw new Error(
      `${open.length} tests run at the same time, and this query comes from code that belongs to none of them, such as ` +
        "a server that was started before. Call the application within sandbox.run(), or run such tests one at a time.",
    );
  }

  #requireOneTest(): void {
    const { length } = [this.#box, ...this.#boxes.all].filter(({ isOpen }) => isOpen);
    if (length < 2) return;
    throw new Error(
      `${length} tests run at the same time, and this query comes from a pool of pg's own, which has one test's ` +
        "queries done in the async context of another. Use sandbox.pg.Pool, or await pool.connect() and query that client.",
    );
  }

  #outside(session: Session): Home {
    if (session.leftOpen) throw new Error(overWith(session.leftOpen));
    return this.#directOf(session, false);
  }

  #directOf(session: Session, isMeant: boolean): Direct {
    const direct = this.#directs.get(session) ?? this.#newDirect();
    direct.isMeant = isMeant;
    this.#directs.set(session, direct);
    return direct;
  }

  #newDirect(): Direct {
    const { connectionString, warn, schema } = this.#options;
    return new Direct({
      open: () => Link.open({ connectionString }),
      onSchemaChange: () => {
        schema.version += 1;
      },
      onCommitted: (place) =>
        warn(
          `changes were committed outside of a test, by ${place}: other tests see them. ` +
            "Write between sandbox.begin() and sandbox.rollback(), or by sandbox.unboxed() if they are meant to stay.",
        ),
    });
  }

  /** A client has gone. */
  forget(session: Session): void {
    this.#directs.get(session)?.leave();
    this.#directs.delete(session);
    for (const { lane } of [this.#box, ...this.#boxes.all]) lane.leave(session);
  }

  close(): void {
    for (const direct of this.#directs.values()) direct.leave();
  }
}

function overWith({ place }: AppTransaction): string {
  return (
    `this query belongs to a transaction, begun by ${place}, whose test is over: it was undone with the test. ` +
    "Wait in the test for all that it begins."
  );
}
