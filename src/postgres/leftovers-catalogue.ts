import type { Client, QueryResult } from "pg";

/** What the system's own tables and figures tell of a database, without a look into any of the user's. */
export interface Catalogue {
  readonly database: string;
  /** Relations of every kind, by their numbers, and the tables of the system's that hold large objects. */
  readonly relations: ReadonlyMap<number, Relation>;
  readonly preparedTransactions: readonly string[];
  readonly idleInTransaction: number;
}

export interface Relation {
  /** As a query would name it. */
  readonly name: string;
  /** As `relkind` has it. */
  readonly kind: string;
  /** Of what can hold rows. */
  readonly writes?: TableWrites;
  /** Where a sequence is. */
  readonly value?: string | null;
}

/** Why a table is to be read, or need not be. */
export interface TableWrites {
  /** Its file, which TRUNCATE replaces. */
  readonly file: number;
  /** Rows that were inserted, updated or deleted, and committed, since it was analyzed: a large number, as digits. */
  readonly changes: string;
  /** How often it was analyzed, since the server began to count. */
  readonly analyzed: string;
}

/** Of objects that did not come with the server: https://www.postgresql.org/docs/current/system-catalog-initial-data.html */
const firstOfUsers = 16_384;
/** How large objects are kept. */
const systemsOwn: Readonly<Record<number, string>> = {
  2995: "large objects",
  2613: "pages of large objects",
};

const relationsQuery = (withSequences: boolean) => `
  SELECT c.oid, relkind AS kind, relfilenode AS file,
         CASE nspname WHEN 'public' THEN quote_ident(relname)
              ELSE quote_ident(nspname) || '.' || quote_ident(relname) END AS name,
         pg_stat_get_mod_since_analyze(c.oid) AS changes,
         pg_stat_get_analyze_count(c.oid) + pg_stat_get_autoanalyze_count(c.oid) AS analyzed,
         ${withSequences ? "CASE relkind WHEN 'S' THEN pg_sequence_last_value(c.oid) END" : "NULL"} AS value
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
   WHERE relkind IN ('r', 'm', 'p', 'f', 'v', 'S') AND relpersistence <> 't'
     AND (c.oid >= ${firstOfUsers} OR c.oid IN (${Object.keys(systemsOwn)}))`;

const othersQuery = `
  SELECT datname AS database,
         ARRAY(SELECT gid FROM pg_prepared_xact() WHERE dbid = d.oid) AS "preparedTransactions",
         (SELECT count(*)::int FROM pg_stat_get_activity(NULL)
           WHERE datid = d.oid AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()) AS "idleInTransaction"
    FROM pg_database d WHERE datname = current_database()`;

/** What each message begins with: in one transaction, by the system's own operators alone, and without long waiting. */
export const beginLook = `
  SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL statement_timeout = '5s';
  SET LOCAL lock_timeout = '10ms';`;

type RelationRow = Omit<Relation, "writes"> & TableWrites & { readonly oid: number };

const holdingRows = ["r", "m"];

/** @param withSequences whose function waits for whoever alters one */
export async function readCatalogue(client: Client, withSequences = true): Promise<Catalogue> {
  const text = `${beginLook} ${relationsQuery(withSequences)}; ${othersQuery}`;
  const results = (await client.query(text)) as unknown as QueryResult[];
  const [relations, others] = results.slice(-2).map(({ rows }) => rows);
  const named = (relations as RelationRow[]).map(({ oid, kind, value, ...row }) => {
    const { name, ...writes } = { ...row, name: systemsOwn[oid] ?? row.name };
    const relation = holdingRows.includes(kind) ? { name, kind, writes } : { name, kind, value };
    return [oid, relation] as const;
  });
  return { ...others?.[0], relations: new Map(named) };
}
