import { mayChangeSchema } from "./constraints.ts";
import { exchange, type Outcome } from "./exchange.ts";
import type { Home } from "./home.ts";
import type { Place } from "./place.ts";
import { segmentOf } from "./segment-of.ts";
import type { Session } from "./session.ts";
import { settingsAfter, settingsToSend } from "./settings.ts";
import type { Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";
import { queryMessage, type Status } from "./wire/messages.ts";

export interface DirectOptions {
  readonly open: () => Promise<Link>;
  /** Told when the schema may have been changed. */
  readonly onSchemaChange: () => void;
  /** Told when rows have been committed. */
  readonly onCommitted: (place: Place) => void;
}

/** A client's own connection, for what is outside of any test: all is as it would be without a sandbox. */
export class Direct implements Home {
  /** What it writes is meant to stay. */
  isMeant = false;
  readonly #options: DirectOptions;
  #link: Promise<Link> | undefined;
  #opened: Link | undefined;
  #wroteAt: Place | undefined;
  #status: Status = "I";

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
    if (unit.messages.length === 0) {
      session.finished(this.#status);
      return;
    }
    const sql = settingsToSend(link, session.settings);
    link.settings = session.settings;
    const preparation = sql ? [{ messages: [queryMessage(sql)], passes: "errors" } as const] : [];
    // As it came: here the client itself decides when it is through.
    const segments = [...preparation, segmentOf(link, session, unit)];
    const receiver = {
      deliver: (bytes: Buffer) => session.deliver(bytes),
      copyBegan: () => session.copiesTo(this),
      lost: (error: Error) => session.lost(error),
      completed: (tag: string) => this.#note(tag, unit),
    };
    exchange(link, segments, receiver, (outcome) => {
      if (outcome.failedAt === undefined) {
        session.settings = settingsAfter(session.settings, unit.statements);
        link.settings = session.settings;
      }
      if (mayChangeSchema(unit.statements)) this.#options.onSchemaChange();
      this.#settle(session, outcome);
      const isReady = unit.ends === "ready";
      if (outcome.failedAt !== undefined) session.failed(unit);
      outcome.finish(isReady ? outcome.status : undefined);
      session.finished(undefined);
    });
  }

  #note(tag: string, { context, statements }: Unit): void {
    if (tag === "ROLLBACK") this.#wroteAt = undefined;
    if (!writing.test(tag)) return;
    const isCopyOut =
      tag.startsWith("COPY") &&
      !statements.some(({ action }) => action.kind === "copy from client");
    if (!isCopyOut) this.#wroteAt ??= context.place;
  }

  #settle(session: Session, { status, failedAt }: Outcome): void {
    this.#status = status;
    session.pinned = status === "I" ? undefined : this;
    if (failedAt !== undefined && status === "I") this.#wroteAt = undefined;
    if (status !== "I" || !this.#wroteAt) return;
    if (!this.isMeant) this.#options.onCommitted(this.#wroteAt);
    this.#wroteAt = undefined;
  }
}

/** Tags of commands that have changed rows. https://www.postgresql.org/docs/current/protocol-message-formats.html */
const writing = /^(INSERT \d+|UPDATE|DELETE|MERGE|COPY) [1-9]/;
