import type { Client } from "pg";
import { together } from "../process/together.ts";
import { type Address, maintenanceDatabase, withConnection } from "./connection.ts";
import type { Server } from "./server.ts";
import type { ServerKind } from "./settings.ts";

/** The server that makes databases; a tuned one when it is not said. */
type Maker<Parts extends keyof Server> = Pick<Server, Parts> & { readonly kind?: ServerKind };

/** Makes the database of the tests, unless it is one that every cluster has. */
export async function createDatabase(
  server: Maker<"admin" | "version">,
  name: string,
): Promise<void> {
  const { admin } = server;
  if (name === maintenanceDatabase) return;
  await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}${strategyOf(server)}`);
}

/** Creates extensions, with those that they need. */
export async function createExtensions(
  address: Address,
  database: string,
  extensions: readonly string[],
): Promise<void> {
  if (extensions.length === 0) return;
  await withConnection(address, database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT name FROM pg_available_extensions ORDER BY name",
    );
    const available = rows.map(({ name }) => name);
    const missing = extensions.filter((name) => !available.includes(name));
    if (missing.length > 0) {
      throw new Error(
        `extensions: this server does not have ${listed(missing)}; install the package that brings it, ` +
          `or use one of: ${available.join(", ")}`,
      );
    }
    for (const name of extensions) {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${client.escapeIdentifier(name)} CASCADE`);
    }
  });
}

const mostListed = 10;

function listed(names: readonly string[]): string {
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : "";
  return names.slice(0, mostListed).join(", ") + more;
}

/** Of the extensions that a database has, the versions that the server has for new ones; of those it always has none. */
export async function extensionVersions(
  address: Address,
  database: string,
): Promise<Record<string, string>> {
  return withConnection(address, database, async (client) => {
    const { rows } = await client.query<{ name: string; version: string | null }>(
      `SELECT x.extname AS name, a.default_version AS version
         FROM pg_extension x LEFT JOIN pg_available_extensions a ON a.name = x.extname
        WHERE x.extname <> 'plpgsql' ORDER BY 1`,
    );
    return Object.fromEntries(rows.map(({ name, version }) => [name, version ?? "none"]));
  });
}

export async function dropDatabases(admin: Client, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)}`);
  }
}

/** The names of the copies of a database for `count` parallel workers: `test_1` … */
export function workerDatabaseNames(database: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${database}_${index + 1}`);
}

/**
 * Makes copies of a database, to which nobody may be connected.
 *
 * Two at a time take half the time of one after the other, and four no less than two: each waits for checkpoints and
 * for the kernel in turn.
 */
export async function cloneDatabase(
  server: Maker<"own" | "admin" | "version">,
  template: string,
  names: readonly string[],
): Promise<void> {
  const { own, admin } = server;
  const queue = [...names];
  const strategy = strategyOf(server);
  const work = async (client: Client) => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const [copy, original] = [name, template].map((each) => client.escapeIdentifier(each));
      await client.query(`CREATE DATABASE ${copy} TEMPLATE ${original}${strategy}`);
    }
  };
  // Of the maintenance database only its one connection can make copies.
  const isBusy = template === maintenanceDatabase || names.length < 2;
  const second = isBusy ? undefined : withConnection(own, maintenanceDatabase, work);
  await together(work(admin), Promise.resolve(second));
}

/** Copying files beats logging every page where a checkpoint writes to RAM; before 15 there is no other way. */
function strategyOf({ version, kind = "tuned" }: Maker<"version">): string {
  return kind === "tuned" && version.major >= 15 ? " STRATEGY FILE_COPY" : "";
}
