import {
  type ActivityCounters,
  databasesOf,
  isContinued,
  isUntouched,
} from "../postgres/activity.ts";
import { type CountedWrites, isClean, type Leftovers, noLeftovers } from "../postgres/leftovers.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import type { Options } from "./options.ts";
import type { Audit } from "./report/report.ts";

/** What was found, before it is said what follows from it. */
export type Audited = Omit<Audit, "isFailure">;

export interface AuditOptions {
  /** The database and its copies. */
  readonly names: readonly string[];
  readonly counters: { readonly before: ActivityCounters; readonly now: ActivityCounters };
  readonly major: number;
  /** What is found may be a failure. */
  readonly isStrict: boolean;
  /** Looks at one of them. */
  leftoversIn(database: string, counted: CountedWrites): Promise<Leftovers>;
}

/** How many databases are looked at at a time. */
const lanes = 4;
/** A copy's name has at least so much of the database's, which may be too long for all of it. */
const shortestStem = 20;

/** Looks at each database in which somebody was. What can't be looked at is told. */
export async function audit(of: AuditOptions): Promise<Audited> {
  const { names, counters, leftoversIn } = of;
  const databases = {
    before: databasesOf(counters.before),
    now: databasesOf(counters.now),
  };
  const [original = ""] = names;
  const there = names.filter((name) => databases.now.includes(name));
  const found = new Map<string, Leftovers>();
  const problems: string[] = [];
  const waiting: string[] = [];
  for (const name of there) {
    const { before, now } = counters;
    // To connect to it, and to look at all its tables for the first time, would take longer than all else.
    if (isUntouched(name, before, now)) found.set(name, noLeftovers(name));
    else waiting.push(name);
  }
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const counted = {
        areSure: countsWrites(name, of),
        areNew: name !== original,
        areDoubted: of.isStrict,
      };
      await leftoversIn(name, counted).then(
        (leftovers) => found.set(leftovers.database, leftovers),
        (error) => problems.push(messageOf(error)),
      );
    }
  };
  await together(...Array.from({ length: lanes }, lane));
  return {
    databases: there.flatMap((name) => found.get(name) ?? []),
    newDatabases: without(databases.now, databases.before).filter(
      (name) => !isOfLibrary(name, original),
    ),
    goneDatabases: without(databases.before, databases.now),
    problem: problems[0],
  };
}

/** Before 15 the server's figures may get lost on their way. */
function countsWrites(name: string, { counters, major }: AuditOptions): boolean {
  const { before, now } = counters;
  const isSure = now.isSettled && before.countsWrites && now.countsWrites;
  return major >= 15 && isSure && isContinued(name, before, now);
}

/** The testing library makes copies ahead, and removes what is left of them some time. */
function isOfLibrary(name: string, original: string): boolean {
  return /_fresh_[0-9a-f]{8}_\d+$/.test(name) && name.startsWith(original.slice(0, shortestStem));
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

const nothingKnown: Audited = {
  ...{ databases: [], newDatabases: [], goneDatabases: [] },
  problem: "the server did not answer before the tests",
};

/** What follows from what was found: with `audit: fail`, what is left or not known is a failure. */
export function judge(audited: Audited = nothingKnown, mode: Options["audit"]): Audit {
  const isFailure = mode === "fail" && (hasLeftovers(audited) || !isWhole(audited));
  return { ...audited, isFailure };
}

/** Whether anything was left behind, or is gone. */
export function hasLeftovers({ databases, newDatabases, goneDatabases }: Audited): boolean {
  return !databases.every(isClean) || newDatabases.length > 0 || goneDatabases.length > 0;
}

/** Whether all was looked at that may have been changed. */
function isWhole({ databases, problem }: Audited): boolean {
  return problem === undefined && databases.every(({ tooLarge }) => tooLarge.length === 0);
}
