import { mayChangeSchema } from "./constraints.ts";
import { exchange, type Outcome, type Segment } from "./exchange.ts";
import type { Home } from "./home.ts";
import type { Place } from "./place.ts";
import { segmentOf } from "./segment-of.ts";
import type { Session } from "./session.ts";
import { settingsAfter, settingsOnOwnLink, settingsToSend } from "./settings.ts";
import type { Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";
import { queryMessage, type Status } from "./wire/messages.ts";
import { mayWriteSilently, Writes } from "./writes.ts";

export interface DirectOptions {
  readonly open: () => Promise<Link>;
  /** Told when the schema may have been changed. */
  readonly onSchemaChange: () => void;
  /** Told when something has been committed, with what wrote first. */
  readonly onCommitted: (place: Place) => void;
}

/** A client's own connection, for what is outside of any test: all is as it would be without a sandbox. */
export class Direct implements Home {
  /** What it writes is meant to stay. */
  isMeant = false;
  readonly #options: DirectOptions;
  #link: Promise<Link> | undefined;
  #opened: Link | undefined;
  #status: Status = "I";
  /** Whether its transaction is one of ours, which the client does not know of. */
  #isOurs = false;
  readonly #writes = new Writes();

  constructor(options: DirectOptions) {
    this.#options = options;
  }

  run(session: Session, unit: Unit): void {
    if (this.#opened) this.#run(this.#opened, session, unit);
    else this.#runWhenOpen(session, unit);
  }

  #runWhenOpen(session: Session, unit: Unit): void {
    this.#link ??= this.#options.open();
    this.#link.then(
      (link) => {
        this.#opened = link;
        link.onNews = (_letter, bytes, start, end) => session.deliver(bytes.subarray(start, end));
        link.onLost = (error) => session.lost(error);
        this.#run(link, session, unit);
      },
      (error: Error) => session.lost(error),
    );
  }

  copy(_session: Session, bytes: Buffer, written: (() => void) | undefined): void {
    this.#opened?.send([bytes], written);
  }

  leave(): void {
    this.#link?.then((link) => link.close()).catch(() => {});
  }

  #run(link: Link, session: Session, unit: Unit): void {
    if (unit.messages.length === 0 && !this.#isOurs) {
      session.finished(this.#status);
      return;
    }
    const receiver = {
      deliver: (bytes: Buffer) => session.deliver(bytes),
      copyBegan: () => session.copiesTo(this),
      lost: (error: Error) => session.lost(error),
    };
    exchange(link, this.#segments(link, session, unit), receiver, (outcome) => {
      const finish = (status: Status) => this.#finish(link, session, unit, { ...outcome, status });
      // The client will not ask for an end of what it has not begun.
      if (this.#isOurs && outcome.status === "E") {
        exchange(link, [rollback], {}, ({ status }) => finish(status));
      } else finish(outcome.status);
    });
  }

  #segments(link: Link, session: Session, unit: Unit): readonly Segment[] {
    const sql = settingsToSend(link, session.settings);
    link.settings = session.settings;
    const isReady = unit.ends === "ready";
    const isWithin = this.#status !== "I";
    const isAsked =
      !this.isMeant && this.#status !== "E" && mayWriteSilently(unit.statements, { isWithin });
    // What goes on later needs a transaction meanwhile, since the client's Flush has become a Sync.
    const begins = !isWithin && (isAsked || !isReady);
    this.#isOurs ||= begins;
    const own =
      unit.messages.length > 0 ? [this.#noting(unit, segmentOf(link, session, unit))] : [];
    return [
      ...(sql ? [{ messages: [queryMessage(sql)], passes: "errors" } as const] : []),
      ...(begins ? [begin] : []),
      ...(isAsked ? this.#asking(unit, own) : own),
      ...(this.#isOurs && isReady ? [commit] : []),
    ];
  }

  /** As it came, and each of its statements is noted. */
  #noting({ statements, context }: Unit, segment: Segment): Segment {
    const waiting = [...statements];
    const completed = (tag: string) =>
      this.#report(this.#writes.note(tag, waiting.shift(), context.place));
    return { ...segment, completed };
  }

  /** Asks the server before and after. */
  #asking({ context }: Unit, segments: readonly Segment[]): readonly Segment[] {
    let hadWritten = false;
    const before = question((hasWritten) => {
      hadWritten = hasWritten;
    });
    const after = question((hasWritten) => {
      if (hasWritten && !hadWritten) this.#writes.add(context.place);
    });
    return [before, ...segments, after];
  }

  #finish(link: Link, session: Session, unit: Unit, { failedAt, status, finish }: Outcome): void {
    const hasFailed = failedAt !== undefined;
    if (!hasFailed) {
      link.settings = settingsOnOwnLink(session.settings, unit.statements);
      session.settings = settingsAfter(session.settings, unit.statements);
    }
    if (mayChangeSchema(unit.statements)) this.#options.onSchemaChange();
    this.#status = status;
    if (status === "I") {
      this.#isOurs = false;
      this.#report(this.#writes.end({ isKept: !hasFailed }));
    }
    session.pinned = status === "I" ? undefined : this;
    if (hasFailed) session.failed(unit);
    finish(unit.ends === "ready" ? status : undefined);
    session.finished(undefined);
  }

  #report(place: Place | undefined): void {
    if (place && !this.isMeant) this.#options.onCommitted(place);
  }
}

const begin: Segment = { messages: [queryMessage("BEGIN")], passes: "nothing" };
const commit: Segment = { messages: [queryMessage("COMMIT")], passes: "errors" };
const rollback: Segment = { messages: [queryMessage("ROLLBACK")], passes: "nothing" };

/** A transaction has a number from when it first writes: https://www.postgresql.org/docs/current/transaction-id.html */
const hasNumber = queryMessage(
  "SELECT WHERE pg_catalog.pg_current_xact_id_if_assigned() IS NOT NULL",
);

function question(told: (hasWritten: boolean) => void): Segment {
  const completed = (tag: string) => told(tag === "SELECT 1");
  return { messages: [hasNumber], passes: "nothing", completed };
}
