import type { Client, QueryResult } from "pg";
import { statementsModule } from "./statements-module.ts";

/** What a server has counted since it was started: plain data, for a later process. */
export interface ActivityCounters {
  /** The position in the WAL, which nothing resets. */
  readonly walBytes: number;
  /** Since when figures were kept: a crash of the server ends them all. */
  readonly since: string | null;
  /** Every session that had been there had handed in what it did. */
  readonly isSettled: boolean;
  /** The server counts what is done to tables (track_counts). */
  readonly countsWrites: boolean;
  /** The server counts statements (pg_stat_statements). */
  readonly countsStatements: boolean;
  /** By the server's clock, in seconds since 1970. */
  readonly readAt: number;
  /** By their numbers, as a name may be another database's later. */
  readonly databases: Readonly<Record<string, DatabaseCounters>>;
  /** The transactions that it took to read these, which are in none of the figures yet. */
  readonly transactions: number;
}

export interface DatabaseCounters {
  readonly name: string;
  readonly resetAt: string | null;
  readonly committed: number;
  readonly rolledBack: number;
  readonly rowsWritten: number;
  readonly rowsRead: number;
  readonly temporaryFiles: number;
  readonly temporaryBytes: number;
  readonly deadlocks: number;
  readonly sessions: number;
  readonly blocksHit: number;
  readonly blocksRead: number;
}

export interface Reading {
  /** Sessions, other than our own, that may have figures that are not in yet. */
  readonly others: number;
  /** When the sessions were counted, and when the figures were collected; null when they are always up to date. */
  readonly askedAt: number;
  readonly collectedAt: number | null;
  readonly counters: Omit<ActivityCounters, "transactions" | "isSettled" | "readAt">;
}

const ofDatabase = (name: string) => `pg_stat_get_db_${name}(oid)`;

/**
 * Below the view of that name, which takes as long to plan as all of these take to read:
 * https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW
 */
const figures: Readonly<Record<Exclude<keyof DatabaseCounters, "name" | "resetAt">, string>> = {
  committed: ofDatabase("xact_commit"),
  rolledBack: ofDatabase("xact_rollback"),
  rowsWritten: ["inserted", "updated", "deleted"]
    .map((what) => ofDatabase(`tuples_${what}`))
    .join(" + "),
  rowsRead: ofDatabase("tuples_returned"),
  temporaryFiles: ofDatabase("temp_files"),
  temporaryBytes: ofDatabase("temp_bytes"),
  deadlocks: ofDatabase("deadlocks"),
  sessions: ofDatabase("sessions"),
  blocksHit: ofDatabase("blocks_hit"),
  blocksRead: `${ofDatabase("blocks_fetched")} - ${ofDatabase("blocks_hit")}`,
};

const epoch = (moment: string) => `extract(epoch FROM ${moment})`;

const sessionsQuery = `
  SELECT state, ${epoch("state_change")} AS "stateAt",
         pid = pg_backend_pid() AS "isOwn", ${epoch("clock_timestamp()")} AS "askedAt"
    FROM pg_stat_get_activity(NULL) WHERE backend_type = 'client backend'`;

const serverQuery = `
  SELECT ${epoch("pg_stat_get_snapshot_timestamp()")} AS "collectedAt", pg_current_wal_insert_lsn() - '0/0' AS "walBytes",
         ${epoch("pg_stat_get_bgwriter_stat_reset_time()")} AS since, current_setting('track_counts') AS "trackCounts",
         current_setting('${statementsModule}.max', true) IS NOT NULL AS "countsStatements",
         current_setting('server_version_num') AS version`;

const databasesQuery = `
  SELECT oid, datname AS name, ${epoch(ofDatabase("stat_reset_time"))} AS "resetAt",
         ${Object.entries(figures).map(([name, sql]) => `${sql} AS "${name}"`)}
    FROM pg_database`;

interface Session {
  readonly state: string | null;
  readonly stateAt: string | null;
  readonly isOwn: boolean;
  readonly askedAt: string;
}

interface ServerRow {
  readonly collectedAt: string | null;
  readonly walBytes: string;
  readonly since: string | null;
  readonly trackCounts: string;
  readonly countsStatements: boolean;
  readonly version: string;
}

type DatabaseRow = Readonly<Record<keyof DatabaseCounters | "oid", string>>;

/** Has the server count what our own session did up to now, rather than at a time of its choice. */
export async function handInOwn(client: Client, major: number): Promise<void> {
  if (major >= 15) await client.query("SELECT pg_stat_force_next_flush()");
}

/** Since 15 figures are in shared memory, and always up to date but for what sessions have not handed in. */
function canAsk(version: string | undefined): boolean {
  return Number(version) >= 150_000;
}

/** Reads in one message; whoever was gone in the first query had handed in figures that the later ones find. */
export async function read(client: Client): Promise<Reading> {
  const text = [sessionsQuery, serverQuery, databasesQuery].join(";");
  const results = (await client.query(text)) as unknown as QueryResult[];
  const rowsOf = <Row>(index: number) => (results[index]?.rows ?? []) as readonly Row[];
  const sessions = rowsOf<Session>(0);
  const [server] = rowsOf<ServerRow>(1);
  const databases = rowsOf<DatabaseRow>(2);
  const own = sessions.find(({ isOwn }) => isOwn);
  if (!own || !server) throw new Error("the server does not tell of our own session");
  const { collectedAt, walBytes, since, trackCounts, countsStatements, version } = server;
  const others = sessions.filter((each) => !each.isOwn && !(canAsk(version) && hasHandedIn(each)));
  return {
    others: others.length,
    askedAt: Number(own.askedAt),
    collectedAt: collectedAt === null ? null : Number(collectedAt),
    counters: {
      ...{ walBytes: Number(walBytes), since, countsStatements },
      countsWrites: trackCounts === "on",
      databases: Object.fromEntries(databases.map(({ oid, ...row }) => [oid, countersOf(row)])),
    },
  };
}

/** Since 15 a session that has been idle for ten seconds has handed in all it had. */
function hasHandedIn({ state, stateAt, askedAt }: Session): boolean {
  return state === "idle" && Number(stateAt) < Number(askedAt) - 11;
}

function countersOf({ name, resetAt, ...row }: Omit<DatabaseRow, "oid">): DatabaseCounters {
  const numbers = Object.entries(row).map(([figure, value]) => [figure, Number(value)]);
  return { name, resetAt, ...Object.fromEntries(numbers) };
}
