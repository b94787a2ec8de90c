import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What is no migration by its ending, such as a README; node-pg-migrate puts it between ^ and $. */
export const otherFiles = "(\\..*|(?!.*\\.(sql|[cm]?js|[cm]?ts)$).*|.*\\.d\\.[cm]?ts)";

const isOther = new RegExp(`^${otherFiles}$`);

export interface MigrationFiles {
  /** The names of the migrations, in the order in which they are applied. */
  readonly migrations: readonly string[];
  /** What else is there, which a migration may read or import: paths in the directory. */
  readonly others: readonly string[];
}

export function listMigrationFiles(directory: string): MigrationFiles {
  const migrations: string[] = [];
  const others: string[] = [];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const { name } = entry;
    if (isMigrationFile(directory, entry)) migrations.push(name);
    else if (isDirectory(join(directory, name))) others.push(...filesBelow(directory, name));
    else others.push(name);
  }
  return { migrations: inOrderOfApplication(migrations), others: others.sort() };
}

function isMigration(name: string): boolean {
  return !isOther.test(name);
}

/**
 * @throws when it has the name of a migration and can't be one: to read a named pipe would wait for somebody to write there
 */
function isMigrationFile(directory: string, entry: Dirent): boolean {
  if (!isMigration(entry.name) || entry.isDirectory()) return false;
  const path = join(directory, entry.name);
  const isOfOtherKind =
    !entry.isFile() && statSync(path, { throwIfNoEntry: false })?.isFile() === false;
  if (isOfOtherKind)
    throw new Error(`migrations: expected files, got "${path}", which is something else`);
  return true;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filesBelow(directory: string, folder: string): string[] {
  return readdirSync(join(directory, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
}

/** As {@link listMigrationFiles}, without regard to what else is there. */
export function countMigrations(directory: string): number {
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.filter((entry) => isMigrationFile(directory, entry)).length;
}

/** Whether any of the migrations is something else than SQL. */
export function hasCode(directory: string): boolean {
  return readdirSync(directory).some((name) => isMigration(name) && !name.endsWith(".sql"));
}

/** As node-pg-migrate sorts: by the number that a name begins with, then by the whole name. */
function inOrderOfApplication(names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, number: numberOf(name) }))
    .sort((a, b) => a.number - b.number || a.name.localeCompare(b.name, undefined, sorting))
    .map(({ name }) => name);
}

const sorting = {
  usage: "sort",
  numeric: true,
  sensitivity: "variant",
  ignorePunctuation: true,
} as const;

function numberOf(name: string): number {
  const digits = /^\d*/.exec(name)?.[0] ?? "";
  const time = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(digits);
  if (!time) return Number(digits);
  const [, year, month, day, hour, minute, second, ms] = time;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
}
