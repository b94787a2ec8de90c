import type { AppTransaction, SettingsBefore } from "./app-transaction.ts";
import type { Session } from "./session.ts";
import {
  setsByFunction,
  settingsAfter,
  settingsOnLink,
  settingsToSend,
  settingsWithin,
} from "./settings.ts";
import { isOrdinary, type Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";

const none: ReadonlySet<string> = new Set();
/** As a link has it. */
const all: ReadonlySet<string> = new Set(["*"]);

/** The settings of a connection that several sessions share, each of which has its own. */
export class LaneSettings {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  /** What to send so that the connection has those of a session; nothing most of the time. */
  toSend({ settings }: Session): string | undefined {
    const sql = settingsToSend(this.#link, settings);
    this.#link.settings = settings;
    this.#link.unknownSettings = none;
    return sql;
  }

  /** A statement of ours that the session's settings matter to. */
  before(session: Session, sql: string): string {
    const settings = this.toSend(session);
    return settings ? `${settings}\n;${sql}` : sql;
  }

  save({ settings, transaction }: Session): SettingsBefore {
    const link = this.#link;
    return {
      ofSession: settings,
      lasting: transaction?.lasting ?? settings,
      ofLink: link.settings,
      unknown: link.unknownSettings,
    };
  }

  restore(session: Session, before: SettingsBefore): void {
    session.settings = before.ofSession;
    if (session.transaction) session.transaction.lasting = before.lasting;
    this.#link.settings = before.ofLink;
    this.#link.unknownSettings = before.unknown;
  }

  /** Heeds what a unit that has worked has set. */
  note(session: Session, unit: Unit): void {
    if (isOrdinary(unit)) return;
    const { statements } = unit;
    const { transaction } = session;
    const hasSetByFunction = setsByFunction(statements);
    this.#link.settings = settingsOnLink(session.settings, statements);
    if (transaction) {
      session.settings = settingsWithin(session.settings, statements);
      transaction.lasting = settingsAfter(transaction.lasting, statements);
      transaction.hasSetByFunction ||= hasSetByFunction;
    } else {
      session.settings = settingsAfter(session.settings, statements);
      if (hasSetByFunction) this.#link.unknownSettings = all;
    }
  }

  /** A transaction's own settings end with it; the connection has them until others are sent. */
  endLocal({ session, lasting, hasSetByFunction }: AppTransaction): void {
    session.settings = lasting;
    if (hasSetByFunction) this.#link.unknownSettings = all;
  }
}
