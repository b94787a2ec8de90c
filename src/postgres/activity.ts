import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { sinceStart } from "../process/clock.ts";
import {
  type ActivityCounters,
  type DatabaseCounters,
  handInOwn,
  handingInTransactions,
  read,
} from "./activity-counters.ts";

export type { ActivityCounters } from "./activity-counters.ts";

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
}

/**
 * Sessions hand in their figures when they end; before, the server lets them keep those of a second for ten, and longer
 * before 15. Those of a program that is gone end within milliseconds: nothing but a session that stays makes us wait
 * that long. Before 15 the figures are also read from a file that may be half a second old.
 */
const settlingMs = 600;
const firstPauseMs = 5;

/** What the server has counted so far, as soon as the sessions of others have handed in what they did. */
export async function readCounters(client: Client): Promise<ActivityCounters> {
  const deadline = sinceStart() + settlingMs;
  let goneAt: number | undefined;
  await handInOwn(client);
  for (let transactions = 1; ; transactions++) {
    const { others, askedAt, collectedAt, session, counters } = await read(client);
    if (others === 0) goneAt ??= askedAt;
    const isSettled = goneAt !== undefined && (collectedAt ?? askedAt) >= goneAt;
    if (isSettled || sinceStart() > deadline) {
      return { ...counters, reader: { session, transactions } };
    }
    // Few looks, since before 15 it can't be known which of them the figures have.
    await sleep(Math.min(firstPauseMs * 2 ** (transactions - 1), deadline - sinceStart()));
  }
}

/**
 * The difference between two readings. A database that was made meanwhile, or whose figures were reset, counts from
 * zero; of one that was dropped there are none. What the readings themselves took is not in it, before 15 but for a few
 * transactions.
 */
export function activityBetween(before: ActivityCounters, after: ActivityCounters): Activity {
  const databases = Object.entries(after.databases).map(([id, now]) =>
    difference(before.databases[id], now),
  );
  const total = (name: CounterName) => databases.reduce((sum, each) => sum + each[name], 0);
  const own = readersActivity(before, after);
  const [hits, reads] = [total("blocksHit"), total("blocksRead")];
  return {
    committed: Math.max(0, total("committed") - own.transactions),
    rolledBack: total("rolledBack"),
    rowsWritten: total("rowsWritten"),
    rowsRead: total("rowsRead"),
    temporaryFiles: total("temporaryFiles"),
    temporaryBytes: total("temporaryBytes"),
    deadlocks: total("deadlocks"),
    connections: Math.max(0, total("sessions") - own.connections),
    walBytes: Math.max(0, after.walBytes - before.walBytes),
    bufferHits: hits + reads === 0 ? 1 : hits / (hits + reads),
  };
}

type CounterName = Exclude<keyof DatabaseCounters, "resetAt">;

function difference(before: DatabaseCounters | undefined, now: DatabaseCounters): DatabaseCounters {
  const names = Object.keys(now).filter((name): name is CounterName => name !== "resetAt");
  // A crash of the server resets them too, and before 15 leaves no other trace.
  const isContinued =
    before?.resetAt === now.resetAt && names.every((name) => now[name] >= before[name]);
  if (!before || !isContinued) return now;
  const differences = names.map((name) => [name, now[name] - before[name]]);
  return { ...now, ...Object.fromEntries(differences) };
}

/** A session of its own for the second reading began with a transaction, and with one that prepared it for work. */
function readersActivity({ reader }: ActivityCounters, after: ActivityCounters) {
  const isSame = reader.session === after.reader.session;
  const transactions = reader.transactions + handingInTransactions + (isSame ? 0 : 2);
  return { transactions, connections: isSame ? 0 : 1 };
}
