import type { Client } from "pg";
import { uncounted } from "./statements-module.ts";
import { oldestMajor } from "./version.ts";

/** How a server is reached. */
export interface Address {
  /** A host name or address, or the directory of a socket. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** The server's, on which it depends what can be set for a connection; the oldest is assumed when it is not known. */
  readonly major?: number;
}

/** The database that every cluster has, for commands that are about other databases. */
export const maintenanceDatabase = "postgres";

/** Loads the driver, which takes as long as a server takes to start: best done while something else is waited for. */
export function loadDriver(): Promise<typeof import("pg")> {
  return import("pg");
}

/** A server may be told to wait before it answers (post_auth_delay). */
const patienceMs = 60_000;

/**
 * For connections that only look: of triggers, those on events as well, none is ours to set off.
 * https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE
 */
export const settingOffNothing = "-c session_replication_role=replica";

/**
 * Connects to a database, without regard to the PG* variables we may have inherited.
 *
 * @param options of the startup packet, as well as those that all connections of ours have
 */
export async function connect(address: Address, database: string, options = ""): Promise<Client> {
  const { default: pg } = await loadDriver();
  const client = new pg.Client({
    host: address.host,
    port: address.port,
    user: address.username,
    password: address.password,
    database,
    ssl: false,
    application_name: "ram-postgres",
    // An empty one would give way to PGOPTIONS.
    options: `${ownOptions(address.major)} ${options}`,
    client_encoding: "UTF8",
    connectionTimeoutMillis: patienceMs,
  });
  // A server that goes away while nothing is asked of it is found by the next query.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** In their own units, of which 0 is none at all. */
const timeouts = [
  "statement_timeout",
  "lock_timeout",
  "idle_session_timeout",
  "idle_in_transaction_session_timeout",
];

/**
 * Options of the startup packet by which our own work is done whatever the user's settings for theirs are: they hold from
 * a connection's first moment, and over those of a database and a role. And ours are no statements of the tests.
 */
function ownOptions(major = oldestMajor): string {
  // A server refuses one that it does not know.
  const known = major >= 17 ? [...timeouts, "transaction_timeout"] : timeouts;
  const lifted = known.map((name) => `-c ${name}=0`).join(" ");
  return `${uncounted} -c default_transaction_read_only=off ${lifted}`;
}

/** Connects, does some work and leaves. */
export async function withConnection<T>(
  address: Address,
  database: string,
  work: (client: Client) => Promise<T>,
  options?: string,
): Promise<T> {
  const client = await connect(address, database, options);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A URL that libpq and `pg` read alike: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 *
 * libpq decodes all of it. `pg` decodes a database's name as a whole URI, in which an encoded "/" or "&" stays encoded: such
 * characters stand for themselves there. {@link fitsUri} tells of names for which there is no way.
 */
export function connectionUri(
  { host, port, username, password }: Address,
  database: string,
): string {
  const [user, secret] = [username, password].map(encodeURIComponent);
  return `postgresql://${user}:${secret}@${host}:${port}/${encodeURI(database)}`;
}

/** Whether a database of that name can be told by a URL: "?" and "#" would end it, and "." and ".." be folded away. */
export function fitsUri(database: string): boolean {
  return !/[?#]|^\/|(^|\/)\.{1,2}(\/|$)/.test(database);
}
