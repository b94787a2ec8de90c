import type { Client } from "pg";
import { type Address, connect, withConnection } from "./connection.ts";

/** The database that every cluster has, for commands that are about other databases. */
export const maintenanceDatabase = "postgres";

/** Makes the database of the tests, unless it is one that every cluster has. */
export async function createDatabase(admin: Client, name: string): Promise<void> {
  if (name === maintenanceDatabase) return;
  await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}${await fileCopy(admin)}`);
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
        `extensions: this server does not have ${missing.join(", ")}; install the package that brings it, ` +
          `or use one of: ${available.join(", ")}`,
      );
    }
    for (const name of extensions) {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${client.escapeIdentifier(name)} CASCADE`);
    }
  });
}

/** The names of the copies of a database for `count` parallel workers: `test_1` … */
export function workerDatabaseNames(database: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${database}_${index + 1}`);
}

/**
 * Makes copies of a database, to which nobody may be connected.
 *
 * Two at a time: a copy waits for its checkpoints and for the kernel in turn, so a second one fills the gaps, and a
 * third finds none.
 */
export async function cloneDatabase(
  address: Address,
  template: string,
  names: readonly string[],
): Promise<void> {
  const queue = [...names];
  const work = async () => {
    const client = await connect(address, maintenanceDatabase);
    try {
      const strategy = await fileCopy(client);
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
        const [copy, original] = [name, template].map((each) => client.escapeIdentifier(each));
        await client.query(`CREATE DATABASE ${copy} TEMPLATE ${original}${strategy}`);
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, names.length) }, work));
}

/** Copying files beats logging every page where a checkpoint writes to RAM; before 15 there is no other way. */
async function fileCopy(client: Client): Promise<string> {
  const { rows } = await client.query<{ major: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS major",
  );
  return (rows[0]?.major ?? 0) >= 15 ? " STRATEGY FILE_COPY" : "";
}
