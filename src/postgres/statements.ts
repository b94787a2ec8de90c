import type { Client, QueryResult } from "pg";
import { mayTellSecret } from "./secret-text.ts";
import { statementsModule } from "./statements-module.ts";

/** Statements that differ in their constants alone, as `pg_stat_statements` takes them together. */
export interface Statement {
  /** With `$1`, `$2` in place of constants, white space made one blank, and cut where it is long. */
  readonly text: string;
  readonly calls: number;
  readonly totalMs: number;
  /** Rows that were returned or written. */
  readonly rows: number;
}

/** What a server has executed, in all its databases. */
export interface Executed {
  /** How many statements, BEGIN and COMMIT among them. */
  readonly calls: number;
  /**
   * There were more: of more kinds of statements than the server keeps, those that were seldom are not among the calls,
   * or somebody has made it begin anew.
   */
  readonly isPartial: boolean;
  /** Those that took most time, all their calls together, the first one the most. */
  readonly slowest: readonly Statement[];
}

const mostStatements = 10;
const longestText = 200;

/**
 * The module's functions, by the interface of 1.8 (PostgreSQL 13), which every later one still offers for those who did
 * not update their extension. They are there for a transaction, in the system's schema: to make one for temporary objects
 * takes as long as all else, and to create the extension itself ten times as long.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/contrib/pg_stat_statements/pg_stat_statements--1.7--1.8.sql
 */
const readFunctions = `
  CREATE FUNCTION pg_catalog.ram_postgres_statements(with_text boolean,
    OUT userid oid, OUT dbid oid, OUT queryid int8, OUT query text,
    OUT plans int8, OUT total_plan_time float8, OUT min_plan_time float8, OUT max_plan_time float8,
    OUT mean_plan_time float8, OUT stddev_plan_time float8,
    OUT calls int8, OUT total_exec_time float8, OUT min_exec_time float8, OUT max_exec_time float8,
    OUT mean_exec_time float8, OUT stddev_exec_time float8, OUT rows int8,
    OUT shared_blks_hit int8, OUT shared_blks_read int8, OUT shared_blks_dirtied int8, OUT shared_blks_written int8,
    OUT local_blks_hit int8, OUT local_blks_read int8, OUT local_blks_dirtied int8, OUT local_blks_written int8,
    OUT temp_blks_read int8, OUT temp_blks_written int8, OUT blk_read_time float8, OUT blk_write_time float8,
    OUT wal_records int8, OUT wal_fpi int8, OUT wal_bytes numeric)
  RETURNS SETOF record LANGUAGE c STRICT AS '$libdir/${statementsModule}', 'pg_stat_statements_1_8';
  CREATE FUNCTION pg_catalog.ram_postgres_statements_info(OUT dealloc int8, OUT stats_reset timestamptz)
  RETURNS record LANGUAGE c STRICT AS '$libdir/${statementsModule}', 'pg_stat_statements_info';`;

const resetFunction = `
  CREATE FUNCTION pg_catalog.ram_postgres_reset_statements(userid oid, dbid oid, queryid int8)
  RETURNS void LANGUAGE c STRICT AS '$libdir/${statementsModule}', 'pg_stat_statements_reset_1_7';`;

/** These name what is often made for one test, and numbered. */
const numbered = ["create", "drop", "alter", "truncate", "savepoint", "release", "rollback to"];

/**
 * A statement's text on one line, with `#` for numbers where they alone tell apart statements that are the same otherwise.
 * To look at all texts by regular expressions takes longer than all else.
 */
const textOf = `
  left(CASE WHEN lower(ltrim(left(line, 100))) LIKE ANY ('{${numbered.map((word) => `${word} %`)}}')
            THEN regexp_replace(regexp_replace(line, ' +', ' ', 'g'), '[0-9a-f]{8,}|[0-9]+', '#', 'g')
            WHEN strpos(line, '  ') > 0 THEN regexp_replace(line, ' +', ' ', 'g')
            ELSE line END, ${longestText + 1})`;

const executedQuery = (since: number) => `
  WITH statements AS MATERIALIZED (SELECT * FROM pg_catalog.ram_postgres_statements(true))
  SELECT json_build_object(
    'calls', (SELECT coalesce(sum(calls), 0) FROM statements),
    'isPartial', (SELECT dealloc > 0 OR stats_reset > to_timestamp(${since}) FROM pg_catalog.ram_postgres_statements_info()),
    'slowest', (SELECT coalesce(json_agg(slow), '[]') FROM (
        SELECT ${textOf} AS text, sum(calls) AS calls, sum(total_exec_time) AS "totalMs", sum(rows) AS rows
          FROM statements, translate(left(query, ${20 * longestText}), E'\\n\\r\\t', '   ') AS line
         WHERE query IS NOT NULL
         GROUP BY 1 ORDER BY 3 DESC LIMIT ${mostStatements}) AS slow))::text AS found`;

/**
 * What a server that counts statements has executed since its start, or since {@link forgetStatements}, on connections
 * that are not `uncounted`.
 *
 * @param since when the tests began, in seconds since 1970 by the server's clock
 */
export async function readExecuted(client: Client, since: number): Promise<Executed> {
  const results = await undone(client, `${readFunctions} ${executedQuery(since)}`);
  const { slowest, ...totals }: Executed = JSON.parse(results.at(-2)?.rows[0]?.found ?? "");
  return { ...totals, slowest: slowest.map((each) => ({ ...each, text: harmless(each.text) })) };
}

/** Begins to count anew, where statements are counted. */
export async function forgetStatements(client: Client): Promise<void> {
  const { rows } = await client.query<{ isLoaded: boolean }>(
    `SELECT current_setting('${statementsModule}.max', true) IS NOT NULL AS "isLoaded"`,
  );
  const reset = `${resetFunction} SELECT pg_catalog.ram_postgres_reset_statements(0, 0, 0)`;
  if (rows[0]?.isLoaded) await undone(client, reset);
}

/** The results of some statements, nothing of which stays. */
async function undone(client: Client, statements: string) {
  try {
    const results: unknown = await client.query(`BEGIN; ${statements}; ROLLBACK`);
    return results as readonly QueryResult<{ found?: string }>[];
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

const normalized =
  /^(\/\*.*?\*\/ ?|--.*)*\(*(select|insert|update|delete|merge|with|values|table)\b/i;

function harmless(text: string): string {
  // Of commands, such as ALTER ROLE, constants are not replaced.
  if (!normalized.test(text) && mayTellSecret(text))
    return `${text.split(" ").slice(0, 2).join(" ")} …`;
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
