import type { Client, QueryResult } from "pg";

/** What a server has counted since it was started: plain data, for a later process. */
export interface ActivityCounters {
  /** The position in the WAL, which nothing resets. */
  readonly walBytes: number;
  /** By their numbers, as a name may be another database's later. */
  readonly databases: Readonly<Record<string, DatabaseCounters>>;
  readonly reader: Reader;
}

/** Who has read the figures, which are also of the reader. */
export interface Reader {
  readonly session: string;
  /** The transactions this took that are in none of the figures yet. */
  readonly transactions: number;
}

export interface DatabaseCounters {
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
  /** Sessions of others that may have figures that are not in yet. */
  readonly others: number;
  /** When the sessions were counted, and when the figures were collected; null when they are always up to date. */
  readonly askedAt: number;
  readonly collectedAt: number | null;
  readonly session: string;
  readonly counters: Omit<ActivityCounters, "reader">;
}

/** Sessions of programs other than ours. */
const othersSessions = `pg_stat_activity
  WHERE backend_type = 'client backend' AND application_name <> current_setting('application_name')`;

/** Since 15 a session that has been idle for ten seconds has handed in all it had. */
const sessionsQuery = `SELECT json_build_object(
  'others', (SELECT count(*) FROM ${othersSessions} AND NOT (
      current_setting('server_version_num')::int >= 150000
      AND state = 'idle' AND state_change < clock_timestamp() - interval '11 s')),
  'session', (SELECT concat(pid, ' of ', backend_start) FROM pg_stat_activity WHERE pid = pg_backend_pid()),
  'askedAt', extract(epoch FROM clock_timestamp()))::text AS found`;

const countersQuery = `SELECT json_build_object(
  'collectedAt', extract(epoch FROM pg_stat_get_snapshot_timestamp()),
  'counters', json_build_object(
    'walBytes', pg_current_wal_insert_lsn() - '0/0',
    'databases', (SELECT json_object_agg(datid, json_build_object(
        'resetAt', stats_reset, 'committed', xact_commit, 'rolledBack', xact_rollback,
        'rowsWritten', tup_inserted + tup_updated + tup_deleted, 'rowsRead', tup_returned,
        'temporaryFiles', temp_files, 'temporaryBytes', temp_bytes, 'deadlocks', deadlocks,
        'sessions', sessions, 'blocksHit', blks_hit, 'blocksRead', blks_read))
      FROM pg_stat_database WHERE datid <> 0)))::text AS found`;

/** How many transactions {@link handInOwn} takes, which are handed in as well. */
export const handingInTransactions = 2;

/** Has the server count what our own session did up to now, rather than at a time of its choice. */
export async function handInOwn(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version_num') AS version",
  );
  const canAsk = Number(rows[0]?.version) >= 150_000;
  await client.query(canAsk ? "SELECT pg_stat_force_next_flush()" : "SELECT");
}

/** Reads in one message; whoever was gone in the first query had handed in figures that the second one finds. */
export async function read(client: Client): Promise<Reading> {
  const text = `${sessionsQuery}; ${countersQuery}`;
  const results = (await client.query(text)) as unknown as QueryResult<{ found: string }>[];
  const parts = results.map(({ rows }) => JSON.parse(rows[0]?.found ?? "{}"));
  return Object.assign({}, ...parts);
}
