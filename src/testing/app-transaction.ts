import { nowMs } from "./clock.ts";
import type { TransactionMark } from "./context.ts";
import type { Place } from "./place.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** What is to be as it was when something is undone. */
export interface SettingsBefore {
  readonly ofSession: Settings;
  readonly lasting: Settings;
  readonly ofLink: Settings;
  readonly unknown: ReadonlySet<string>;
}

interface Savepoint {
  readonly name: string;
  readonly before: SettingsBefore;
}

/** A transaction of the application, which is a savepoint in the test's. */
export class AppTransaction {
  readonly session: Session;
  /** Of its savepoint. */
  readonly name: string;
  readonly place: Place;
  readonly mark: TransactionMark | undefined;
  readonly isReadOnly: boolean;
  readonly before: SettingsBefore;
  /** As the server would have it: until it is rolled back, statements are refused. */
  hasFailed = false;
  /** The application's own savepoints in it. */
  savepoints: readonly Savepoint[] = [];
  /** The settings of its session but for those made for it alone. */
  lasting: Settings;
  /** Settings may have been made for it alone by a function. */
  hasSetByFunction = false;
  /** When it was last heard of, in milliseconds of {@link nowMs}. */
  lastUsed = nowMs();
  /** Its client is gone: it is undone as soon as none is within it. */
  isAbandoned = false;

  constructor(options: {
    readonly session: Session;
    /** In how many others it is. */
    readonly depth: number;
    readonly place: Place;
    readonly mark: TransactionMark | undefined;
    readonly isReadOnly: boolean;
    readonly before: SettingsBefore;
  }) {
    this.session = options.session;
    this.name = `_ram_postgres_transaction_${options.depth}`;
    this.place = options.place;
    this.mark = options.mark;
    this.isReadOnly = options.isReadOnly;
    this.before = options.before;
    this.lasting = options.before.lasting;
  }

  /** The last savepoint of that name. */
  savepoint(name: string): Savepoint | undefined {
    return this.savepoints.findLast((each) => each.name === name);
  }

  /** Leaves those from one on; with it, unless `isKept`. */
  leave(savepoint: Savepoint, isKept: boolean): void {
    const index = this.savepoints.indexOf(savepoint);
    this.savepoints = this.savepoints.slice(0, isKept ? index + 1 : index);
  }
}
