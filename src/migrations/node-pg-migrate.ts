import { readFile } from "node:fs/promises";
import { extname, relative } from "node:path";
import { createJiti } from "jiti";
import { type MigrationBuilderActions, sqlMigration } from "node-pg-migrate/sqlMigration";
import type { Client } from "pg";
import { type Address, withConnection } from "../postgres/connection.ts";
import {
  describeDatabaseError,
  isDatabaseError,
  locate,
  type TextPosition,
} from "../postgres/database-error.ts";
import { messageOf } from "../process/message-of.ts";
import { runGuestCode } from "./guest-code.ts";
import { otherFiles } from "./migration-files.ts";

/** A migration could not be loaded or applied. */
export class MigrationError extends Error {
  override name = "MigrationError";
  /** The migration's path; undefined when it is none of them that failed. */
  readonly file: string | undefined;
  readonly place: TextPosition | undefined;

  constructor(
    message: string,
    details: { file: string | undefined; place?: TextPosition | undefined; cause: unknown },
  ) {
    super(message, { cause: details.cause });
    this.file = details.file;
    this.place = details.place;
  }
}

export interface MigrateOptions {
  /** The directory of migrations: `.js`, `.cjs`, `.mjs`, `.ts` and `.sql`, sorted as node-pg-migrate does. */
  readonly directory: string;
  readonly database: string;
  /** Where what the migrations print goes. */
  readonly stdout: "stdout" | "stderr";
}

type NodePgMigrate = typeof import("node-pg-migrate/index");
type LoaderStrategies = NonNullable<
  Parameters<NodePgMigrate["runner"]>[0]["migrationLoaderStrategies"]
>;

/** What is being done, so that a failure can be told with its file and its SQL. */
interface Progress {
  file?: string;
  sql?: string;
}

/**
 * Applies the migrations of a directory that have not been applied yet, by node-pg-migrate.
 *
 * @returns how many were applied
 * @throws {MigrationError} naming the file, with Postgres' message, detail and position
 */
export async function migrate(address: Address, options: MigrateOptions): Promise<number> {
  const progress: Progress = {};
  try {
    return await withConnection(address, options.database, async (client) => {
      const nodePgMigrate = await loadNodePgMigrate();
      const applied = await runGuestCode(options.stdout, () =>
        nodePgMigrate.runner({
          dbClient: recordSql(client, progress),
          dir: options.directory,
          direction: "up",
          ignorePattern: otherFiles,
          migrationsTable: "pgmigrations",
          // Nobody else migrates this database.
          noLock: true,
          migrationLoaderStrategies: loadersThatTell(nodePgMigrate, options.directory, progress),
          logger: silent,
        }),
      );
      return applied.length;
    });
  } catch (error) {
    throw await describeFailure(error, progress);
  }
}

/** Loads it without the folder that its own jiti would make for a cache, in the project or in the temporary directory. */
async function loadNodePgMigrate(): Promise<NodePgMigrate> {
  const { env } = process;
  const before = env.JITI_FS_CACHE;
  env.JITI_FS_CACHE = "false";
  try {
    return await import("node-pg-migrate/index");
  } finally {
    if (before === undefined) delete env.JITI_FS_CACHE;
    else env.JITI_FS_CACHE = before;
  }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function recordSql(client: Client, progress: Progress): Client {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const [first] = args;
    progress.sql = typeof first === "string" ? first : ((first as { text?: string })?.text ?? "");
    return query(...args);
  }) as Client["query"];
  return client;
}

/** The loaders node-pg-migrate has for these kinds of files, told apart file by file. */
function loadersThatTell(
  nodePgMigrate: NodePgMigrate,
  directory: string,
  progress: Progress,
): LoaderStrategies {
  const loader =
    (load: (file: string) => Promise<MigrationBuilderActions>) => async (files: string[]) => {
      const units = [];
      for (const file of files) {
        progress.file = file;
        const actions = telling(await load(file), file, progress);
        units.push({ id: file, filePaths: [file], actions });
      }
      delete progress.file;
      return units;
    };
  const jiti = createJiti(directory, {
    fsCache: false,
    // A migration may use PgLiteral and others also where the project has no node-pg-migrate of its own.
    virtualModules: { "node-pg-migrate": nodePgMigrate },
  });
  return [
    { extensions: [".sql"], loader: loader(sqlMigration) },
    {
      extensions: [".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"],
      loader: loader((file) => jiti.import<MigrationBuilderActions>(file)),
    },
  ];
}

type Up = Exclude<NonNullable<MigrationBuilderActions["up"]>, false>;

/** The same actions, of which `up` notes the file. */
function telling(
  actions: MigrationBuilderActions,
  file: string,
  progress: Progress,
): MigrationBuilderActions {
  // Of a default export, what jiti gives has only these names as they are asked for: a copy would not have them.
  const { up, shorthands } = actions;
  const apply: Up = (pgm) => {
    progress.file = file;
    delete progress.sql;
    if (typeof up !== "function") throw new Error('it exports no function "up"');
    return up.length === 2 ? untilCalledBack(up, pgm) : up(pgm);
  };
  return { ...actions, ...(shorthands && { shorthands }), up: apply };
}

/** A migration with a second parameter says by calling it that it is through; it may fail by a promise all the same. */
function untilCalledBack(up: Up, pgm: Parameters<Up>[0]): Promise<void> {
  return new Promise((resolve, reject) => {
    Promise.resolve(up(pgm, resolve)).catch(reject);
  });
}

async function describeFailure(error: unknown, { file, sql }: Progress): Promise<MigrationError> {
  const name = file && relative(process.cwd(), file);
  if (!isDatabaseError(error)) {
    const message = messageOf(error);
    return new MigrationError(`migrations: ${name ? `${name}: ` : ""}${message}`, {
      file,
      cause: error,
    });
  }
  const place = file && sql ? await placeInFile(file, sql, Number(error.position)) : undefined;
  const where = place ? `${name}:${place.line}:${place.column}` : name;
  const what = where ? `migration ${where}` : "migrations";
  return new MigrationError(`${what} failed\n${describeDatabaseError(error, sql)}`, {
    file,
    place,
    cause: error,
  });
}

/** Where in an SQL file the failing character stands; other kinds make their SQL as they run. */
async function placeInFile(
  file: string,
  sql: string,
  position: number,
): Promise<TextPosition | undefined> {
  if (extname(file) !== ".sql" || !(position > 0)) return undefined;
  const content = await readFile(file, "utf8");
  // node-pg-migrate sends the part of the file that is for this direction, and ends it with a semicolon if need be.
  const start = content.indexOf(sql.trimEnd().replace(/;$/, ""));
  return start < 0 ? undefined : locate(content, [...content.slice(0, start)].length + position);
}
