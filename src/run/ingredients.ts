import { closeSync, constants, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listMigrationFiles } from "../migrations/migration-files.ts";
import type { Binaries } from "../postgres/installed.ts";
import { snapshotFormat } from "../postgres/snapshot-manifest.ts";
import { formatVersion } from "../postgres/version.ts";
import { messageOf } from "../process/message-of.ts";
import type { Options } from "./options.ts";
import { packageVersion } from "./package-version.ts";
import { digestOf, type FileDigest, type Recipe } from "./recipe.ts";

/** More copies than these would fill the cache, although unpacking them takes less time than making them. */
const mostKeptCopies = 32;

/** How many of the steps are kept in a snapshot: the migrations, the migrate command, the copies for workers. */
export function stepsKept({ migrateCommand, snapshotFiles, workerDatabases }: Options): 1 | 2 | 3 {
  // It must be known what goes into the command.
  if (migrateCommand !== undefined && snapshotFiles === undefined) return 1;
  return workerDatabases > mostKeptCopies ? 2 : 3;
}

/** The files that go into a cluster. */
export interface Ingredients {
  readonly migrations: readonly FileDigest[];
  /** What else is in the directory of migrations. */
  readonly others: readonly FileDigest[];
  /** Those of `snapshot-files`. */
  readonly named: readonly FileDigest[];
  /** The system's C library sorts texts for locales that are its own: https://wiki.postgresql.org/wiki/Locale_data_changes */
  readonly distribution: string;
}

/** Hundreds of small files are read in a fraction of the time when nobody waits for each. */
export function readIngredients(options: Options): Ingredients {
  const { migrations: directory, workingDirectory, snapshotFiles = [] } = options;
  const files = directory ? listMigrationFiles(directory) : { migrations: [], others: [] };
  return {
    migrations: readMigrations(directory ?? "", files.migrations),
    others: readOthers(directory ?? "", files.others),
    named: readFiles("snapshot-files", workingDirectory, snapshotFiles),
    distribution: readDistribution(),
  };
}

/** All that goes into that part of a run's cluster that is kept. */
export function createRecipe(
  options: Options,
  binaries: Binaries,
  { migrations, others, named, distribution }: Ingredients,
): Recipe {
  const { database, username, locale, extensions, settings, migrateCommand } = options;
  const values = {
    "the snapshot's format": [snapshotFormat, packageVersion],
    "postgres-version": [formatVersion(binaries.version), binaries.build],
    "the platform": [process.platform, process.arch, distribution],
    database,
    username,
    locale,
    extensions,
    settings,
    "migrations directory": options.migrations !== undefined,
  };
  const base = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, digestOf(JSON.stringify(value))]),
  );
  const kept = stepsKept(options);
  return {
    base: { ...base, ...byName(others), ...(migrateCommand ? {} : byName(named)) },
    migrations,
    command:
      migrateCommand && kept > 1
        ? { "migrate-command": digestOf(migrateCommand), ...byName(named) }
        : {},
    workerDatabases: kept > 2 ? options.workerDatabases : 0,
  };
}

function readMigrations(directory: string, names: readonly string[]): FileDigest[] {
  return names.map((name) => ({
    name: `migrations/${name}`,
    digest: digestOf(textOf(join(directory, name))),
  }));
}

/** Of any kind and size, told apart by where they were looked for. */
function readFiles(kind: string, directory: string, names: readonly string[]): FileDigest[] {
  return names.map((name) => ({
    name: `${kind}/${name}`,
    digest: digestOf(contentOf(kind, join(directory, name))),
  }));
}

/** Without waiting, should it be a named pipe by now. */
function contentOf(kind: string, path: string): Buffer {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new Error(`${kind}: "${path}" can't be read: ${messageOf(error)}`, { cause: error });
  }
}

/** A text as such, which Node.js reads in less than half the time, unless bytes of it would be lost so. */
function textOf(path: string): string | Buffer {
  const text = readFileSync(path, "utf8");
  return text.includes("\ufffd") ? readFileSync(path) : text;
}

/** Of what can't be read, such as a link that leads nowhere, a migration can't make anything either. */
function readOthers(directory: string, names: readonly string[]): FileDigest[] {
  const files = names.filter((name) =>
    statSync(join(directory, name), { throwIfNoEntry: false })?.isFile(),
  );
  return readFiles("migrations", directory, files);
}

function byName(files: readonly FileDigest[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, digest }) => [name, digest]));
}

function readDistribution(): string {
  let text: string;
  try {
    text = readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
  return text
    .split("\n")
    .filter((line) => /^(ID|VERSION_ID)=/.test(line))
    .join(" ");
}
