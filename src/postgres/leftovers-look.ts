import type { Client, QueryResult } from "pg";
import type { Horizon } from "./horizon.ts";
import { readBlock, resultName, type TablesToRead } from "./leftovers-block.ts";
import { beginLook, readCatalogue, type TableWrites } from "./leftovers-catalogue.ts";

/** What is in a database at a moment. */
export interface Look {
  readonly database: string;
  /** Tables and views of every kind, as a query would name them. */
  readonly relations: readonly string[];
  /** The tables that have pages, and how large objects are kept. */
  readonly tables: Readonly<Record<string, TableLook>>;
  /** What the server has counted of each table, also of those that have none. */
  readonly writes: Readonly<Record<string, TableWrites>>;
  /** Tables that nobody has written to since, as the server has counted; read only where that is doubted. */
  readonly untouched: readonly string[];
  /** Where each sequence is; null where it was never used. */
  readonly sequences: Readonly<Record<string, string | null>>;
  readonly preparedTransactions: readonly string[];
  readonly idleInTransaction: number;
  /** Tables that would take too long to read. */
  readonly tooLarge: readonly string[];
  /** What could not be read, as it is locked. */
  readonly unseen: readonly string[];
}

export interface TableLook {
  readonly rows: number;
  /** How many of the rows were written beyond the horizon that was given. */
  readonly fresh: number;
  /** A sum over all primary keys; null for a large table, or one without a key. */
  readonly keys: string | null;
}

/** What is known of a look before. */
export interface Earlier {
  /** Beyond which rows are fresh. */
  readonly horizon: Horizon;
  /** Tables of which this is the same are not read; nothing when the server's figures are not sure. */
  readonly writes: Look["writes"];
  /** Small ones are read all the same. */
  readonly readsSmall: boolean;
}

/**
 * Looks at all that there is in the database that the client is connected to. Tables are read one by one only where the
 * catalogue does not tell that nobody has written to them.
 *
 * @param earlier without it no row is fresh, and every table is read
 */
export async function look(client: Client, earlier?: Earlier): Promise<Look> {
  // A sequence that somebody is altering hides them all, which is told by the transaction that is open then.
  const { relations, ...others } = await readCatalogue(client).catch(() =>
    readCatalogue(client, false),
  );
  const found = [...relations.values()];
  const tables = [...relations].flatMap(([oid, { name, writes }]) =>
    writes ? [{ oid, name, writes }] : [],
  );
  const isUntouched = ({ name, writes }: (typeof tables)[number]) =>
    isSame(ownOf(earlier?.writes ?? {}, name), writes);
  const numbersOf = (some: typeof tables) => some.map(({ oid }) => oid);
  const all = numbersOf(tables.filter((table) => !isUntouched(table)));
  const ifSmall = earlier?.readsSmall ? numbersOf(tables.filter(isUntouched)) : [];
  const read = await readTables(client, { all, ifSmall }, earlier?.horizon);
  const nameOf = (oid: number | string) => relations.get(Number(oid))?.name ?? "";
  return {
    ...others,
    relations: found.filter(({ kind }) => kind !== "S").map(({ name }) => name),
    sequences: Object.fromEntries(
      found.flatMap(({ kind, name, value }) => (kind === "S" ? [[name, value ?? null]] : [])),
    ),
    tables: Object.fromEntries(
      Object.entries(read.tables).map(([oid, each]) => [nameOf(oid), each]),
    ),
    writes: Object.fromEntries(tables.map(({ name, writes }) => [name, writes])),
    untouched: tables.filter(isUntouched).map(({ name }) => name),
    tooLarge: read.tooLarge.map(nameOf),
    unseen: read.unseen.map(nameOf),
  };
}

function isSame(known: TableWrites | undefined, now: TableWrites): boolean {
  const { file, changes, analyzed } = now;
  return known?.file === file && known.changes === changes && known.analyzed === analyzed;
}

/** Tables may be called as what every object has. */
export function ownOf<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** What was found in tables, by their numbers. */
interface TablesRead {
  readonly tables: Readonly<Record<string, TableLook>>;
  readonly tooLarge: readonly string[];
  readonly unseen: readonly string[];
}

async function readTables(
  client: Client,
  tables: TablesToRead,
  since: Horizon | undefined,
): Promise<TablesRead> {
  if (tables.all.length + tables.ifSmall.length === 0)
    return { tables: {}, tooLarge: [], unseen: [] };
  const block = readBlock(client, tables, since);
  const text = `${beginLook} ${block}; SELECT current_setting('${resultName}') AS found`;
  const results = (await client.query(text)) as unknown as QueryResult<{ found: string }>[];
  return JSON.parse(results.at(-1)?.rows[0]?.found ?? "");
}
