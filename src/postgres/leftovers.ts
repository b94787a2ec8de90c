import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { sinceStart } from "../process/clock.ts";
import { type Horizon, readHorizon } from "./horizon.ts";
import { type Look, look, ownOf, type TableLook } from "./leftovers-look.ts";

/** What was in a database when it had been migrated: plain data, for a later process. */
export interface DatabaseState extends Look {
  readonly horizon: Horizon;
}

/** Rows that differ from what was there. */
export interface RowLeftovers {
  /** As a query would name it, without `public`; or `large objects`. */
  readonly table: string;
  /** Rows that are new; where `changed` is absent, these and those that were written anew. */
  readonly added: number;
  /** Rows written anew; absent when they can't be told from rows that were added in the place of removed ones. */
  readonly changed?: number;
  readonly removed: number;
}

/** What the tests left behind in a database that was not there before. */
export interface Leftovers {
  readonly database: string;
  /** Only tables that differ, those with the most rows first; of new tables see {@link newTables}. */
  readonly rows: readonly RowLeftovers[];
  /** Tables and views. */
  readonly newTables: readonly string[];
  readonly goneTables: readonly string[];
  /** Those that moved, which they do also when a test is rolled back: a remark, no more. */
  readonly sequences: readonly string[];
  readonly preparedTransactions: readonly string[];
  readonly idleInTransaction: number;
  /** Tables that were locked by a transaction that was left open. */
  readonly unseen: readonly string[];
  /** Tables that may have been written to, and that it would have taken long to read. */
  readonly tooLarge: readonly string[];
}

/** How the server's figures of tables can be of use: where it has counted no write, nothing need be read. */
export interface CountedWrites {
  /** All that was done until now is in them. */
  readonly areSure: boolean;
  /** They began at zero, as those of a copied database do. */
  readonly areNew: boolean;
  /** Small tables are read all the same: a session may have told the server not to count (track_counts). */
  readonly areDoubted?: boolean;
}

const unsure: CountedWrites = { areSure: false, areNew: false };

/** Time for sessions to end whose clients have: until then they hold locks and are idle in their transactions. */
const endingMs = 500;
const pollMs = 5;

/** What is in the database that the client, a superuser's, is connected to. */
export async function readState(client: Client): Promise<DatabaseState> {
  // Before all else: what is written meanwhile is not taken for older then.
  const horizon = await readHorizon(client);
  return { ...(await look(client)), horizon };
}

/** Whether it is what {@link readState} has read: another program, or a disk, may have written it. */
export function isState(value: unknown): value is DatabaseState {
  const { horizon, relations, tables, sequences, writes, ...rest } = (value ??
    {}) as Partial<DatabaseState>;
  const lists = [
    relations,
    horizon?.running,
    rest.preparedTransactions,
    rest.tooLarge,
    rest.unseen,
  ];
  const isObject = (each: unknown) => typeof each === "object" && each !== null;
  return lists.every(Array.isArray) && [tables, sequences, writes].every(isObject);
}

/**
 * What was once read, for a server that was started anew on the same cluster, without the figures of the one before: the
 * client is of any database.
 */
export async function renewState(client: Client, state: DatabaseState): Promise<DatabaseState> {
  return { ...state, writes: countedFromZero(state), horizon: await readHorizon(client) };
}

/**
 * What was left behind in the database that the client, a superuser's, is connected to. Rows that were committed are
 * found by the transactions that wrote them, whatever their number; what was rolled back has left none.
 */
export async function findLeftovers(
  client: Client,
  before: DatabaseState,
  { areSure, areNew, areDoubted = false }: CountedWrites = unsure,
): Promise<Leftovers> {
  const deadline = sinceStart() + endingMs;
  const counted = areNew ? countedFromZero(before) : before.writes;
  const writes = areSure ? counted : {};
  const earlier = { horizon: before.horizon, writes, readsSmall: areDoubted };
  for (;;) {
    const now = await look(client, earlier);
    const isSettled = now.idleInTransaction === 0 && now.unseen.length === 0;
    if (isSettled || sinceStart() > deadline) return compare(before, now);
    await sleep(pollMs);
  }
}

function countedFromZero({ writes }: DatabaseState): DatabaseState["writes"] {
  return Object.fromEntries(
    Object.entries(writes).map(([name, { file }]) => [name, { file, changes: "0", analyzed: "0" }]),
  );
}

/** Of a database that nobody was in. */
export function noLeftovers(database: string): Leftovers {
  const none: readonly never[] = [];
  return {
    ...{ database, rows: none, newTables: none, goneTables: none, sequences: none },
    ...{ preparedTransactions: none, idleInTransaction: 0, unseen: none, tooLarge: none },
  };
}

/** Whether nothing was left, as far as it was read; that sequences have moved is no matter. */
export function isClean(leftovers: Leftovers): boolean {
  const { rows, newTables, goneTables, preparedTransactions, unseen, idleInTransaction } =
    leftovers;
  const lists = [rows, newTables, goneTables, preparedTransactions, unseen];
  return idleInTransaction === 0 && lists.every((list) => list.length === 0);
}

function compare(before: Look, now: Look): Leftovers {
  const newTables = without(now.relations, before.relations);
  const goneTables = without(before.relations, now.relations);
  const ofEither = (list: "unseen" | "tooLarge") =>
    without([...new Set([...before[list], ...now[list]])], [...goneTables, ...now.untouched]);
  const [unseen, tooLarge] = [ofEither("unseen"), ofEither("tooLarge")];
  const names = Object.keys({ ...before.tables, ...now.tables });
  // What was not read before can't be compared.
  const unread = [...before.unseen, ...before.tooLarge];
  const trusted = now.untouched.filter(
    (name) => ownOf(now.tables, name) === undefined || unread.includes(name),
  );
  const known = [...newTables, ...goneTables, ...unseen, ...tooLarge, ...trusted];
  const rows = without(names, known)
    .map((table) => compareRows(table, ownOf(before.tables, table), ownOf(now.tables, table)))
    .filter(({ added, changed = 0, removed }) => added + changed + removed > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.table < b.table ? -1 : 1));
  return {
    ...{ database: now.database, rows, newTables, goneTables, unseen, tooLarge },
    sequences: moved(before.sequences, now.sequences),
    preparedTransactions: without(now.preparedTransactions, before.preparedTransactions),
    idleInTransaction: now.idleInTransaction,
  };
}

const empty: TableLook = { rows: 0, fresh: 0, keys: null };

/** An old version of a row that is gone was removed, or it was changed and is among the fresh ones. */
function compareRows(table: string, before = empty, now = empty): RowLeftovers {
  const { fresh } = now;
  const gone = before.rows - (now.rows - fresh);
  if (fresh === 0 || gone === 0) return { table, added: fresh, changed: 0, removed: gone };
  const hasSameKeys = fresh === gone && before.keys !== null && before.keys === now.keys;
  if (hasSameKeys) return { table, added: 0, changed: fresh, removed: 0 };
  return { table, added: fresh, removed: gone };
}

function weight({ added, changed = 0, removed }: RowLeftovers): number {
  return added + changed + removed;
}

function moved(before: Look["sequences"], now: Look["sequences"]): string[] {
  const names = Object.keys(before).filter((name) => Object.hasOwn(now, name));
  return names.filter((name) => now[name] !== before[name]).sort();
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const excluded = new Set(others);
  return names.filter((name) => !excluded.has(name)).sort();
}
