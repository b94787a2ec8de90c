import type { Client } from "pg";
import type { Horizon } from "./leftovers-look.ts";

/** The setting that holds what the block has found, since a block returns nothing. */
export const resultName = "ram_postgres.look";

const mebibyte = 1024 * 1024;
const largestTableBytes = 64 * mebibyte;
/** To sum keys takes several times as long as to count. */
const largestKeyedBytes = mebibyte;
/** No run is to wait long for a large seed to be read, which few tests leave changed. */
const budgetMs = 2000;

/**
 * A block that looks at every table by itself, so that one that can't be read does not hide the others, and opens none
 * that has no pages.
 *
 * That a row was written beyond the horizon is found by age(), which is right also around the wraparound; a row keeps
 * its xmin when it is frozen. Rows of transactions that were rolled back are not there to be read.
 * https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND
 */
export function lookBlock(client: Client, since: Horizon | undefined): string {
  const age = since ? `age(${client.escapeLiteral(since.next)}::xid)` : "-1";
  const running = (since?.running ?? []).map((id) => client.escapeLiteral(id));
  const orRan = running.length > 0 ? ` OR xmin::text IN (${running})` : "";
  return `DO $look$
DECLARE
  horizon_age constant int := ${age};
  is_fresh constant text := ${client.escapeLiteral(`age(xmin) <= $1${orRan}`)};
  deadline constant timestamptz := clock_timestamp() + '${budgetMs} ms';
  item record;
  rows bigint;
  fresh bigint;
  keys text;
  relations text[] := '{}';
  tables jsonb := '{}';
  sequences jsonb := '{}';
  prepared text[] := '{}';
  too_large text[] := '{}';
  unseen text[] := '{}';
BEGIN
  FOR item IN ${itemsQuery} LOOP
    BEGIN
      IF item.kind = 'S' THEN
        sequences := sequences || jsonb_build_object(item.name, pg_sequence_last_value(item.oid));
        CONTINUE;
      END IF;
      relations := relations || item.name;
      CONTINUE WHEN coalesce(item.size, 0) = 0;
      IF item.size > ${largestTableBytes} OR clock_timestamp() > deadline THEN
        too_large := too_large || item.name;
      ELSE${readTable}
      END IF;
    EXCEPTION WHEN OTHERS OR query_canceled THEN
      unseen := unseen || item.name;
    END;
  END LOOP;
  IF current_setting('max_prepared_transactions') <> '0' THEN
    prepared := ARRAY(SELECT gid FROM pg_prepared_xacts WHERE database = current_database());
  END IF;
  PERFORM set_config('${resultName}', (${otherFindings} || jsonb_build_object('relations', relations,
    'preparedTransactions', prepared, 'tables', tables, 'sequences', sequences, 'tooLarge', too_large, 'unseen', unseen))::text, true);
END $look$`;
}

/** Keys are for a later look, or for rows that may have been there under the same ones. */
const readTable = `
        EXECUTE format('SELECT count(*), count(*) FILTER (WHERE %s) FROM ONLY %s', is_fresh, item.source)
          INTO rows, fresh USING horizon_age;
        keys := NULL;
        IF item.size <= ${largestKeyedBytes} AND (fresh > 0 OR horizon_age < 0) THEN
          SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) INTO keys
            FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
           WHERE indrelid = item.oid AND indisprimary;
          IF keys IS NOT NULL THEN
            EXECUTE format('SELECT sum(hashtextextended(ROW(%s)::text, 0)) FROM ONLY %s', keys, item.source) INTO keys;
          END IF;
        END IF;
        tables := tables || jsonb_build_object(item.name,
          jsonb_build_object('rows', rows, 'fresh', fresh, 'keys', keys));`;

/**
 * All relations of the user's, and the tables of the system's that hold large objects. A size is that of a table's
 * file, which takes no lock and is never behind: pages are added to it before anything is written into them.
 */
const itemsQuery = `
    SELECT c.oid, relkind AS kind, format('%I.%I', nspname, relname) AS source,
           CASE nspname WHEN 'public' THEN quote_ident(relname) ELSE format('%I.%I', nspname, relname) END AS name,
           CASE WHEN relkind IN ('r', 'm') THEN (pg_stat_file(pg_relation_filepath(c.oid), true)).size END AS size
      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'm', 'p', 'f', 'v', 'S') AND relpersistence <> 't'
       AND nspname !~ '^pg_' AND nspname <> 'information_schema'
    UNION ALL
    SELECT oid, 'r', oid::text, name, (pg_stat_file(pg_relation_filepath(oid))).size
      FROM (VALUES ('pg_largeobject_metadata'::regclass, 'large objects'),
                   ('pg_largeobject', 'pages of large objects')) AS kept(oid, name)`;

/** The moment, as rows have it. */
export const horizon = `(SELECT jsonb_build_object('next', pg_snapshot_xmax(now)::xid::text, 'running',
        ARRAY(SELECT id::xid::text FROM pg_snapshot_xip(now) id)) FROM pg_current_snapshot() now)`;

const otherFindings = `(SELECT jsonb_build_object(
    'database', datname,
    'horizon', ${horizon},
    'idleInTransaction', (SELECT count(*) FROM pg_stat_activity
        WHERE datid = d.oid AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()))
    FROM pg_database d WHERE datname = current_database())`;
