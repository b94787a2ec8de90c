import type { Leftovers, RowLeftovers } from "../../postgres/leftovers.ts";
import { hasLeftovers } from "../audit.ts";
import type { Section } from "./document.ts";
import type { Report } from "./report.ts";
import { count } from "./words.ts";

const mostNames = 5;

const advice =
  "What a test leaves, the next one finds: roll back each test, or delete what it has made. Tests that take turns on " +
  "one database are told apart by worker-databases.";

/** What the tests left behind, each database by itself. */
export function isolation({ audit, exitCode }: Report): Section | undefined {
  if (!audit) return undefined;
  const who = exitCode === undefined ? "later steps" : "tests";
  const { databases, newDatabases, goneDatabases, problem } = audit;
  const found = databases.map((each) => ({ name: each.database, what: describe(each) }));
  const rows = found.filter(({ what }) => what.length > 0);
  const tooLarge = [...new Set(databases.flatMap((each) => each.tooLarge))];
  const isClean = !hasLeftovers(audit);
  const sequences = [...new Set(databases.flatMap((each) => each.sequences))];
  const asFar = tooLarge.length > 0 ? ", as far as all was read" : "";
  const remarks = [
    ...(problem ? [`Not all could be looked at: ${problem}`] : []),
    ...(isClean && !problem
      ? [
          `The ${who} left no rows, tables or open transactions behind in ${where(databases)}${asFar}.`,
        ]
      : []),
    ...(newDatabases.length > 0
      ? [`Databases that were not there before: ${names(newDatabases)}.`]
      : []),
    ...(goneDatabases.length > 0 ? [`Databases that are gone: ${names(goneDatabases)}.`] : []),
    ...(tooLarge.length > 0
      ? [`Written to, but not read, since it would take long: ${names(tooLarge)}.`]
      : []),
    ...(sequences.length > 0
      ? [
          `Sequences moved, as they do also when a test is rolled back: ${names(sequences)}. It matters only to tests that expect certain ids.`,
        ]
      : []),
    ...(rows.length > 0 ? [advice] : []),
  ];
  return {
    title: isClean ? "Isolation" : `Isolation: the ${who} left something behind`,
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
