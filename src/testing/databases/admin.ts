import pg from "pg";
import { databaseOf, withDatabase, withoutLimits } from "./connection-string.ts";

/** A connection on which databases are made and dropped. */
export interface Admin {
  readonly client: pg.Client;
  /** The server's major version. */
  readonly major: number;
}

/**
 * Connects to a database of the server that is not the one to be copied: to copy a database, nobody may be connected
 * to it.
 *
 * @param connectionString of the database to be copied
 */
export async function connectAdmin(connectionString: string): Promise<Admin> {
  if (databaseOf(connectionString) === "postgres") return connect(connectionString, "template1");
  try {
    return await connect(connectionString, "postgres");
  } catch (error) {
    if (codeOf(error) !== "3D000") throw error;
    return connect(connectionString, "template1");
  }
}

/** Connects, does some work and leaves. */
export async function withAdmin<T>(
  connectionString: string,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = await connectAdmin(connectionString);
  try {
    return await work(admin);
  } finally {
    await admin.client.end();
  }
}

/** The server's code for an error. https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

async function connect(connectionString: string, database: string): Promise<Admin> {
  // Limits that are meant for the tests are not for this work.
  const client = new pg.Client(withoutLimits(withDatabase(connectionString, database)));
  // A server that goes away while nothing is asked of it is found by the next query.
  client.on("error", () => {});
  await client.connect();
  // Nor are limits from ALTER ROLE for this work.
  const { rows } = await client.query<{ major: string }>(
    `SELECT set_config('application_name', 'ram-postgres', false),
            set_config('default_transaction_read_only', 'off', false),
            set_config('statement_timeout', '0', false),
            set_config('lock_timeout', '0', false),
            (current_setting('server_version_num')::int / 10000)::text AS major`,
  );
  return { client, major: Number(rows[0]?.major) };
}
