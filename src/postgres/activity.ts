import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { sinceStart } from "../process/clock.ts";
import { type ActivityCounters, type DatabaseCounters, read } from "./activity-counters.ts";

export { type ActivityCounters, handInOwn } from "./activity-counters.ts";

/** What a server did in a while, in all its databases. */
export interface Activity {
  /** Transactions; autovacuum's own, some every second, are among them. */
  readonly committed: number;
  readonly rolledBack: number;
  /** Inserted, updated or deleted, also by transactions that were rolled back, and in the system's own tables. */
  readonly rowsWritten: number;
  /** By scans of tables and of indexes, the system's own included. */
  readonly rowsRead: number;
  readonly temporaryFiles: number;
  readonly temporaryBytes: number;
  readonly deadlocks: number;
  /** Sessions that began. */
  readonly connections: number;
  readonly walBytes: number;
  /** The share of blocks that were found in shared buffers, 0 to 1. */
  readonly bufferHits: number;
  /** The server began to count anew meanwhile, as it does after a crash: what was before is not in the figures. */
  readonly isPartial: boolean;
}

/**
 * Sessions hand in their figures when they end; before, the server lets them keep those of a second for ten, and longer
 * before 15. Those of a program that is gone end within milliseconds: nothing but a session that stays makes us wait
 * that long. Before 15 the figures are also read from a file that may be half a second old.
 */
const settlingMs = 600;
const firstPauseMs = 5;

/**
 * What the server has counted so far, as soon as the sessions of others have handed in what they did.
 *
 * @param client of a session that does this first, or has handed in what it did by {@link handInOwn}
 */
export async function readCounters(client: Client): Promise<ActivityCounters> {
  const deadline = sinceStart() + settlingMs;
  let goneAt: number | undefined;
  for (let transactions = 1; ; transactions++) {
    const { others, askedAt, collectedAt, counters } = await read(client);
    if (others === 0) goneAt ??= askedAt;
    const isSettled = goneAt !== undefined && (collectedAt ?? askedAt) >= goneAt;
    if (isSettled || sinceStart() > deadline) {
      return { ...counters, isSettled, readAt: askedAt, transactions };
    }
    // Few looks, since before 15 it can't be known which of them the figures have.
    await sleep(Math.min(firstPauseMs * 2 ** (transactions - 1), deadline - sinceStart()));
  }
}

/**
 * The difference between two readings. A database that was made meanwhile, or whose figures were reset, counts from
 * zero; of one that was dropped there are none. What the readings themselves took is not in it, before 15 but for a few
 * transactions.
 *
 * @param after read by a session of its own, which is one more and began with a transaction
 */
export function activityBetween(before: ActivityCounters, after: ActivityCounters): Activity {
  const databases = Object.entries(after.databases).map(([id, now]) =>
    difference(before.databases[id], now),
  );
  const total = (name: CounterName) => databases.reduce((sum, each) => sum + each[name], 0);
  const [hits, reads] = [total("blocksHit"), total("blocksRead")];
  return {
    committed: Math.max(0, total("committed") - before.transactions - 1),
    rolledBack: total("rolledBack"),
    rowsWritten: total("rowsWritten"),
    rowsRead: total("rowsRead"),
    temporaryFiles: total("temporaryFiles"),
    temporaryBytes: total("temporaryBytes"),
    deadlocks: total("deadlocks"),
    connections: Math.max(0, total("sessions") - 1),
    walBytes: Math.max(0, after.walBytes - before.walBytes),
    bufferHits: hits + reads === 0 ? 1 : hits / (hits + reads),
    isPartial: before.since !== after.since,
  };
}

type CounterName = Exclude<keyof DatabaseCounters, "name" | "resetAt">;

function difference(before: DatabaseCounters | undefined, now: DatabaseCounters): DatabaseCounters {
  const names = (Object.keys(now) as (keyof DatabaseCounters)[]).filter(
    (name): name is CounterName => typeof now[name] === "number",
  );
  // A crash of the server resets them too, and before 15 leaves no other trace.
  const isContinued =
    before?.resetAt === now.resetAt && names.every((name) => now[name] >= before[name]);
  if (!before || !isContinued) return now;
  const differences = names.map((name) => [name, now[name] - before[name]]);
  return { ...now, ...Object.fromEntries(differences) };
}

/** The databases there were, but for those that are only there to be copied in every cluster. */
export function databasesOf({ databases }: ActivityCounters): string[] {
  const names = Object.values(databases).map(({ name }) => name);
  return names.filter((name) => name !== "template0" && name !== "template1").sort();
}

/** Whether it is known that nobody was in a database between two readings, not even the one who read. */
export function isUntouched(
  database: string,
  before: ActivityCounters,
  after: ActivityCounters,
): boolean {
  const [was, now] = countersOf(database, before, after);
  if (!was || !now || !after.isSettled || !isContinued(database, before, after)) return false;
  // Workers that extensions have in the background are no sessions.
  return was.sessions === now.sessions && was.rowsWritten === now.rowsWritten;
}

/** Whether the figures of a database, and of its tables, go on from an earlier reading: nothing has reset them. */
export function isContinued(
  database: string,
  before: ActivityCounters,
  after: ActivityCounters,
): boolean {
  const [was, now] = countersOf(database, before, after);
  return was !== undefined && was.resetAt === now?.resetAt && before.since === after.since;
}

/** Of the database that has this name now; another one may have had it. */
function countersOf(
  database: string,
  before: ActivityCounters,
  after: ActivityCounters,
): [was: DatabaseCounters | undefined, now: DatabaseCounters | undefined] {
  const entries = Object.entries(after.databases);
  const [id, now] = entries.find(([, { name }]) => name === database) ?? [];
  return [id === undefined ? undefined : before.databases[id], now];
}
