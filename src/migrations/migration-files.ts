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
  // Hundreds of small files are read in a third of the time when nobody waits for each.
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  const isMigration = (name: string) => !name.includes("/") && !isOther.test(name);
  return {
    migrations: files.filter(isMigration).sort(byOrderOfApplication),
    others: files.filter((name) => !isMigration(name)).sort(),
  };
}

export function countMigrations(directory: string): number {
  return listMigrationFiles(directory).migrations.length;
}

/** As node-pg-migrate sorts: by the number that a name begins with, then by the whole name. */
export function byOrderOfApplication(a: string, b: string): number {
  return numberOf(a) - numberOf(b) || a.localeCompare(b, undefined, sorting);
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
  const [year = 0, month = 0, ...rest] = time.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}
