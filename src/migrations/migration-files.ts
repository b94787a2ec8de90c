import { readdirSync } from "node:fs";
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
    if (entry.isDirectory()) others.push(...filesBelow(directory, entry.name));
    else (isOther.test(entry.name) ? others : migrations).push(entry.name);
  }
  return { migrations: inOrderOfApplication(migrations), others: others.sort() };
}

function filesBelow(directory: string, folder: string): string[] {
  return readdirSync(join(directory, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

export function countMigrations(directory: string): number {
  return listMigrationFiles(directory).migrations.length;
}

/** As node-pg-migrate sorts: by the number that a name begins with, then by the whole name. */
export function inOrderOfApplication(names: readonly string[]): string[] {
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
  if (digits.length !== 17) return Number(digits);
  const [, year = 0, month = 0, ...rest] = (wholeTime.exec(digits) ?? []).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}

const wholeTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/;
