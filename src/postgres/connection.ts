import type { Client } from "pg";

/** How a server is reached. */
export interface Address {
  /** A host name or address, or the directory of a socket. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

/** The database that every cluster has, for commands that are about other databases. */
export const maintenanceDatabase = "postgres";

/** Loads the driver, which takes as long as a server takes to start: best done while something else is waited for. */
export function loadDriver(): Promise<typeof import("pg")> {
  return import("pg");
}

/** Connects to a database, without regard to the PG* variables we may have inherited. */
export async function connect(address: Address, database: string): Promise<Client> {
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
    options: " ",
    client_encoding: "UTF8",
  });
  // A server that goes away while nothing is asked of it is found by the next query.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Our own work is done whatever the user's settings for theirs are. */
export async function prepareForWork(client: Client): Promise<void> {
  await client.query(
    "SET default_transaction_read_only = off; SET statement_timeout = 0; SET lock_timeout = 0",
  );
}

/** Connects, does some work and leaves. */
export async function withConnection<T>(
  address: Address,
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect(address, database);
  try {
    await prepareForWork(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
export function connectionUri(
  { host, port, username, password }: Address,
  database: string,
): string {
  const [user, secret, name] = [username, password, database].map(encodeURIComponent);
  return `postgresql://${user}:${secret}@${host}:${port}/${name}`;
}
