import type { Client } from "pg";
import type { Horizon } from "./horizon.ts";

/** Tables by their numbers. */
export interface TablesToRead {
  readonly all: readonly number[];
  readonly ifSmall: readonly number[];
}

/** The setting that holds what the block has found, since a block returns nothing. */
export const resultName = "ram_postgres.look";

const mebibyte = 1024 * 1024;
/** To sum keys takes several times as long as to count. */
const largestKeyedBytes = mebibyte;
/** Takes a millisecond at most. */
const largestSmallBytes = mebibyte;
/** Nor do many of them take longer. */
const smallBudgetMs = 250;
/** No run is to wait long for large tables to be read. */
const budgetMs = 2000;

/**
 * A block that reads each of some tables by itself, so that one that can't be read does not hide the others, and opens
 * none that has no pages.
 *
 * That a row was written beyond the horizon is found by age(), which is right also around the wraparound; a row keeps
 * its xmin when it is frozen. Rows of transactions that were rolled back are not there to be read.
 * https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND
 *
 * @param tables their numbers; of `ifSmall` those are read that are
 * @param since without it no row is fresh
 */
export function readBlock(client: Client, tables: TablesToRead, since?: Horizon): string {
  const age = since ? `age(${client.escapeLiteral(since.next)}::xid)` : "-1";
  const running = (since?.running ?? []).map((id) => client.escapeLiteral(id));
  const orRan = running.length > 0 ? ` OR xmin::text IN (${running})` : "";
  return `DO $look$
DECLARE
  horizon_age constant int := ${age};
  is_fresh constant text := ${client.escapeLiteral(`age(xmin) <= $1${orRan}`)};
  deadline constant timestamptz := clock_timestamp() + '${budgetMs} ms';
  small_deadline constant timestamptz := clock_timestamp() + '${smallBudgetMs} ms';
  item record;
  rows bigint;
  fresh bigint;
  keys text;
  numbers text[] := '{}';
  looks text[] := '{}';
  too_large text[] := '{}';
  unseen text[] := '{}';
BEGIN
  FOR item IN ${sizesOf(tables)} LOOP
    BEGIN
      CONTINUE WHEN coalesce(item.size, 0) = 0;
      CONTINUE WHEN item.must_be_small AND (item.size > ${largestSmallBytes} OR clock_timestamp() > small_deadline);
      IF clock_timestamp() > deadline THEN
        too_large := too_large || item.number;
      ELSE${readTable}
      END IF;
    EXCEPTION WHEN OTHERS OR query_canceled THEN
      unseen := unseen || item.number;
    END;
  END LOOP;
  PERFORM set_config('${resultName}', jsonb_build_object('tooLarge', too_large, 'unseen', unseen,
    'tables', (SELECT coalesce(jsonb_object_agg(number, look::jsonb), '{}')
        FROM unnest(numbers, looks) AS each(number, look)))::text, true);
END $look$`;
}

/**
 * A size is that of a table's file, which takes no lock and is never behind: pages are added to it before anything is
 * written into them.
 */
const sizesOf = ({ all, ifSmall }: TablesToRead) => `
    SELECT oid, oid::text AS number, oid::regclass::text AS source, oid = ANY('{${ifSmall}}') AS must_be_small,
           (pg_stat_file(pg_relation_filepath(oid), true)).size
      FROM unnest('{${[...all, ...ifSmall]}}'::oid[]) AS oid`;

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
        numbers := numbers || item.number;
        looks := looks || jsonb_build_object('rows', rows, 'fresh', fresh, 'keys', keys)::text;`;
