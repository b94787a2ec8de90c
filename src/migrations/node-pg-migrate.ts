import { createJiti } from "jiti";
import { type MigrationBuilderActions, sqlMigration } from "node-pg-migrate/sqlMigration";
import type { Client } from "pg";
import { loadDriver, withConnection } from "../postgres/connection.ts";
import { IdleConnection } from "./idle-connection.ts";
import type { Progress } from "./migration-error.ts";
import { otherFiles } from "./migration-files.ts";
import type { MigrationJob } from "./migration-process.ts";

type NodePgMigrate = typeof import("node-pg-migrate/index");
type LoaderStrategies = NonNullable<
  Parameters<NodePgMigrate["runner"]>[0]["migrationLoaderStrategies"]
>;

/**
 * Applies the migrations of a directory that have not been applied yet, by node-pg-migrate.
 *
 * @returns how many were applied
 */
export function applyMigrations(
  { address, directory, database }: MigrationJob,
  progress: Progress,
): Promise<number> {
  return withConnection(address, database, async (client) => {
    const nodePgMigrate = await loadNodePgMigrate();
    using idle = new IdleConnection(client);
    const applied = await nodePgMigrate.runner({
      dbClient: recordSql(client, idle, progress),
      dir: directory,
      direction: "up",
      ignorePattern: otherFiles,
      migrationsTable: "pgmigrations",
      // Nobody else migrates this database.
      noLock: true,
      migrationLoaderStrategies: loadersThatTell(nodePgMigrate, directory, progress),
      logger: silent,
    });
    return applied.length;
  });
}

/** Loads what migrations need, which takes longer than most of them. */
export async function loadAhead(): Promise<void> {
  await Promise.all([loadNodePgMigrate(), loadDriver()]);
}

let loaded: Promise<NodePgMigrate> | undefined;

function loadNodePgMigrate(): Promise<NodePgMigrate> {
  loaded ??= importNodePgMigrate();
  return loaded;
}

/** Loads it without the folder that its own jiti would make for a cache, in the project or in the temporary directory. */
async function importNodePgMigrate(): Promise<NodePgMigrate> {
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

function recordSql(client: Client, idle: IdleConnection, progress: Progress): Client {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const [first] = args;
    progress.sql = typeof first === "string" ? first : ((first as { text?: string })?.text ?? "");
    return idle.during(query(...args));
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
      progress.file = undefined;
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
    progress.sql = undefined;
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
