import { hash } from "node:crypto";

/** A file by its path in its directory, and what is in it. */
export interface FileDigest {
  readonly name: string;
  readonly digest: string;
}

/** All that goes into a migrated cluster, as digests: nothing of it can be read back. */
export interface Recipe {
  /** By the name of the input, what the cluster is made with before anything is migrated. */
  readonly base: Readonly<Record<string, string>>;
  /** In the order in which they are applied. */
  readonly migrations: readonly FileDigest[];
  /** What is done by the migrate command, by the name of the input; nothing when it is not in. */
  readonly command: Readonly<Record<string, string>>;
  readonly workerDatabases: number;
}

export function digestOf(content: string | Buffer): string {
  return hash("sha256", content).slice(0, 32);
}

/** What tells two recipes apart: one byte changed anywhere gives another key. */
export function keyOf(recipe: Recipe): string {
  const { base, migrations, command, workerDatabases } = recipe;
  return digestOf(JSON.stringify([base, migrations, command, workerDatabases]));
}

/** The keys of the states on the way: before the first migration, after the first one, … */
export function lineageOf({ base, migrations }: Pick<Recipe, "base" | "migrations">): string[] {
  const lineage = [digestOf(JSON.stringify(base))];
  for (const { name, digest } of migrations) {
    lineage.push(digestOf(JSON.stringify([lineage.at(-1), name, digest])));
  }
  return lineage;
}

/**
 * How many of the wanted migrations a cluster of another recipe has already; undefined when it can't become the wanted
 * one, since something else has gone into it.
 */
export function headStart(made: Recipe, wanted: Recipe): number | undefined {
  const count = made.migrations.length;
  if (count > wanted.migrations.length) return undefined;
  if (Object.keys(made.command).length > 0) return undefined;
  return lineageOf(made).at(-1) === lineageOf(wanted)[count] ? count : undefined;
}

/** The inputs by which two recipes differ, in words. */
export function differences(made: Recipe, wanted: Recipe): string[] {
  const found = [
    ...changedNames(made.base, wanted.base),
    ...changedNames(digestsByName(made.migrations), digestsByName(wanted.migrations)),
    ...changedNames(made.command, wanted.command),
  ];
  if (made.workerDatabases !== wanted.workerDatabases) found.push("worker-databases changed");
  if (found.length === 0 && keyOf(made) !== keyOf(wanted))
    found.push("the order of migrations changed");
  return found;
}

function digestsByName(files: readonly FileDigest[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, digest }) => [name, digest]));
}

function changedNames(
  made: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): string[] {
  const names = [...new Set([...Object.keys(made), ...Object.keys(wanted)])];
  return names
    .filter((name) => made[name] !== wanted[name])
    .map((name) => {
      if (made[name] === undefined) return `${name} is new`;
      return wanted[name] === undefined ? `${name} is gone` : `${name} changed`;
    });
}

/** Of several recipes the one that differs least from the wanted one. */
export function closest<T>(
  candidates: readonly T[],
  recipeOf: (candidate: T) => Recipe,
  wanted: Recipe,
): T | undefined {
  const scored = candidates.map((candidate) => ({
    candidate,
    score: differences(recipeOf(candidate), wanted).length,
  }));
  return scored.sort((a, b) => a.score - b.score)[0]?.candidate;
}
