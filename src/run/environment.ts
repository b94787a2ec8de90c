import { type Address, connectionUri } from "../postgres/connection.ts";
import { workerDatabaseNames } from "../postgres/databases.ts";
import { type RunDirectory, runVariables } from "../postgres/run-directory.ts";

/** The variables by which a test finds its database. */
export type DatabaseEnvironment = Record<string, string>;

export interface DatabaseNames {
  readonly database: string;
  readonly workerDatabases: number;
}

/** What the test command, the migrate command and a job's later steps see. */
export function databaseEnvironment(
  address: Address,
  { database, workerDatabases }: DatabaseNames,
): DatabaseEnvironment {
  const environment: DatabaseEnvironment = {
    DATABASE_URL: connectionUri(address, database),
    PGHOST: address.host,
    PGPORT: `${address.port}`,
    PGUSER: address.username,
    PGPASSWORD: address.password,
    PGDATABASE: database,
    WORKER_DATABASES: `${workerDatabases}`,
  };
  workerDatabaseNames(database, workerDatabases).forEach((name, index) => {
    environment[`DATABASE_URL_${index + 1}`] = connectionUri(address, name);
  });
  return environment;
}

/**
 * Variables that would send a client to another server, make it ask for TLS, or name somebody's cluster.
 * https://www.postgresql.org/docs/current/libpq-envars.html
 */
const leadsElsewhere =
  /^(PGHOST|PGHOSTADDR|PGPORT|PGDATABASE|PGUSER|PGPASSWORD|PGPASSFILE|PGSERVICE|PGSERVICEFILE|PGSSL.*|PGREQUIRESSL|PGREQUIREAUTH|PGREQUIREPEER|PGCHANNELBINDING|PGGSS.*|PGKRBSRVNAME|PGTARGETSESSIONATTRS|PGLOADBALANCEHOSTS|PGDATA|DATABASE_URL(_\d+)?|WORKER_DATABASES)$/;

/** Variables of `inherited` that would keep a client from finding the run's server, or the server from its data. */
export function misleadingVariables(inherited: NodeJS.ProcessEnv): string[] {
  return Object.keys(inherited).filter((name) => leadsElsewhere.test(name));
}

/** `inherited` without what would lead elsewhere, and without the password as the runner gives it to a step. */
export function neutralEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unwanted = new Set([...misleadingVariables(inherited), "INPUT_PASSWORD"]);
  return Object.fromEntries(Object.entries(inherited).filter(([name]) => !unwanted.has(name)));
}

/** The environment of a command that is to find the database: ours, less what would lead it elsewhere. */
export function clientEnvironment(
  inherited: NodeJS.ProcessEnv,
  environment: DatabaseEnvironment,
  run: RunDirectory,
): NodeJS.ProcessEnv {
  return { ...neutralEnvironment(inherited), ...environment, ...runVariables(run) };
}
