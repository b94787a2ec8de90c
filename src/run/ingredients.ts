import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listMigrationFiles } from "../migrations/migration-files.ts";
import type { Binaries } from "../postgres/installed.ts";
import { snapshotFormat } from "../postgres/snapshot-store.ts";
import { formatVersion } from "../postgres/version.ts";
import type { Options } from "./options.ts";
import { packageVersion } from "./package-version.ts";
import { digestOf, type FileDigest, type Recipe } from "./recipe.ts";

/** Whether what the migrate command does is kept, and all that comes after: it must be known what goes into it. */
export function keepsCommand({ migrateCommand, snapshotFiles }: Options): boolean {
  return migrateCommand === undefined || snapshotFiles !== undefined;
}

/** Takes the digests of all that goes into that part of a run's cluster that is kept. */
export async function createRecipe(options: Options, binaries: Binaries): Promise<Recipe> {
  const { database, username, locale, extensions, settings, migrateCommand } = options;
  const { migrations, others } = readMigrations(options.migrations);
  const named = readFiles(options.workingDirectory, options.snapshotFiles ?? [], "snapshot-files");
  const values = {
    "the snapshot's format": [snapshotFormat, packageVersion],
    "postgres-version": [formatVersion(binaries.version), binaries.build],
    "the platform": [process.platform, process.arch, await distribution()],
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
  return {
    base: { ...base, ...byName(others), ...(migrateCommand ? {} : byName(named)) },
    migrations,
    command:
      migrateCommand && keepsCommand(options)
        ? { "migrate-command": digestOf(migrateCommand), ...byName(named) }
        : {},
    workerDatabases: keepsCommand(options) ? options.workerDatabases : 0,
  };
}

function readMigrations(directory: string | undefined) {
  if (!directory) return { migrations: [], others: [] };
  const { migrations, others } = listMigrationFiles(directory);
  return {
    migrations: readFiles(directory, migrations, "migrations"),
    others: readFiles(directory, others, "migrations"),
  };
}

function readFiles(directory: string, names: readonly string[], input: string): FileDigest[] {
  return names.map((name) => ({
    name: `${input}/${name}`,
    digest: digestOf(readFileSync(join(directory, name))),
  }));
}

function byName(files: readonly FileDigest[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, digest }) => [name, digest]));
}

/** The system's C library sorts texts for locales that are its own: https://wiki.postgresql.org/wiki/Locale_data_changes */
async function distribution(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => /^(ID|VERSION_ID)=/.test(line))
    .join(" ");
}
