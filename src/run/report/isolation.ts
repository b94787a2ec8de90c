import type { Leftovers, RowLeftovers } from "../../postgres/leftovers.ts";
import type { Section } from "./document.ts";
import type { Report } from "./report.ts";
import { count } from "./words.ts";

const mostNames = 5;

const advice =
  "What a test leaves, the next one finds: roll back each test, or delete what it has made. Tests that take turns on " +
  "one database are told apart by worker-databases.";

/** What the tests left behind, each database by itself. */
export function isolation({ audit }: Report): Section | undefined {
  if (!audit) return undefined;
  const { databases, newDatabases, problem } = audit;
  const found = databases.map((each) => ({ name: each.database, what: describe(each) }));
  const rows = found.filter(({ what }) => what.length > 0);
  const tooLarge = [...new Set(databases.flatMap((each) => each.tooLarge))];
  const isClean = rows.length === 0 && newDatabases.length === 0;
  const asFar = tooLarge.length > 0 ? ", as far as all was read" : "";
  const remarks = [
    ...(problem ? [`Not all could be looked at: ${problem}`] : []),
    ...(isClean && !problem
      ? [
          `The tests left no rows, tables or open transactions behind in ${where(databases)}${asFar}.`,
        ]
      : []),
    ...(newDatabases.length > 0
      ? [`Databases that were not there before: ${names(newDatabases)}.`]
      : []),
    ...(tooLarge.length > 0 ? [`Not read, since it would take long: ${names(tooLarge)}.`] : []),
    ...(rows.length > 0 ? [advice] : []),
  ];
  return {
    title: isClean ? "Isolation" : "Isolation: the tests left something behind",
    remarks,
    ...(rows.length > 0 && {
      table: {
        columns: [{ title: "Database" }, { title: "What was not there after migrating" }],
        rows: rows.map(({ name, what }) => [{ code: name }, what.join("; ")]),
      },
    }),
  };
}

function where(databases: readonly Leftovers[]): string {
  const [first] = databases;
  return databases.length === 1 && first ? first.database : `${databases.length} databases`;
}

function describe(leftovers: Leftovers): string[] {
  const { rows, newTables, goneTables, preparedTransactions, idleInTransaction, unseen } =
    leftovers;
  const more = rows.length - mostNames;
  return [
    ...rows.slice(0, mostNames).map(describeRows),
    ...(more > 0 ? [`rows of ${count(more, "more table")}`] : []),
    ...(newTables.length > 0 ? [`new tables: ${names(newTables)}`] : []),
    ...(goneTables.length > 0 ? [`tables that are gone: ${names(goneTables)}`] : []),
    ...(preparedTransactions.length > 0
      ? [`prepared transactions, which hold their locks: ${names(preparedTransactions)}`]
      : []),
    ...(idleInTransaction > 0
      ? [
          `${count(idleInTransaction, "connection")} idle in a transaction: a COMMIT or ROLLBACK is missing`,
        ]
      : []),
    ...(unseen.length > 0 ? [`locked, so that nobody could look: ${names(unseen)}`] : []),
  ];
}

function describeRows({ table, added, changed = 0, removed }: RowLeftovers): string {
  const parts = [
    ...(added > 0 ? [`${count(added, "row")} added`] : []),
    ...(changed > 0 ? [`${count(changed, "row")} changed`] : []),
    ...(removed > 0 ? [`${count(removed, "row")} removed`] : []),
  ];
  return `${table}: ${parts.join(", ")}`;
}

function names(all: readonly string[]): string {
  const more = all.length - mostNames;
  return all.slice(0, mostNames).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
