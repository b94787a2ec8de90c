import { accessSync, constants, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openToOwner, renameSuperuser, setPassword } from "../postgres/authentication.ts";
import { loadDriver } from "../postgres/connection.ts";
import {
  cloneDatabase,
  createDatabase,
  createExtensions,
  workerDatabaseNames,
} from "../postgres/databases.ts";
import type { Binaries } from "../postgres/installed.ts";
import { createRunDirectory, type RunDirectory } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { endServer, serverOf, shutDownServer } from "../postgres/server-process.ts";
import { type Interrupts, unlessAborted } from "../process/interrupts.ts";
import { together } from "../process/together.ts";
import type { Options } from "../run/options.ts";
import { admitHosts, configure, makeClusterFiles } from "./cluster-files.ts";
import { runInitFiles } from "./init-files.ts";
import { markIn } from "./place.ts";
import { tell } from "./streams.ts";
import type { Variables } from "./variables.ts";

export interface FillOptions {
  readonly variables: Variables;
  readonly options: Options;
  /** What the server is started with in the end. */
  readonly args: readonly string[];
  readonly port: number;
  /** An empty directory of ours. */
  readonly data: string;
  readonly finding: Promise<Binaries>;
  readonly env: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
}

/**
 * Fills a data directory with a migrated cluster, by a server that nobody else can reach: it listens on no network, and
 * its socket is in a directory of its own. So whoever finds the database finds it ready.
 *
 * @throws whatever went wrong; nothing is left then
 */
export async function fillCluster(options: FillOptions): Promise<void> {
  const { data, interrupts } = options;
  const run = { ...(await createRunDirectory(undefined)), disk: data, data };
  try {
    const server = await startPrivately(options, run);
    await unlessAborted(interrupts.aborted, () => fillDatabase(options, server));
    await server.admin.end();
    await shutDownServer(run);
    // As the official image shows what its first server says.
    tell(readFileSync(run.log, "utf8"));
    writeFileSync(markIn(data), "");
  } catch (error) {
    const pid = serverOf(run);
    if (pid !== undefined) await endServer(pid);
    for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true });
    throw error;
  } finally {
    rmSync(run.path, { recursive: true, force: true });
  }
}

/** A server on a new cluster, whose superuser has the name and the password that were asked for. */
async function startPrivately(options: FillOptions, run: RunDirectory): Promise<Server> {
  const { variables, args, finding, port, env, interrupts } = options;
  const { username, password } = variables;
  const { aborted: signal } = interrupts;
  const [binaries, superuser, verifier] = await together(
    finding,
    makeClusterFiles({ variables, finding, run, env, signal }),
    password === undefined ? undefined : scramVerifier(password),
    loadDriver(),
  );
  admitHosts(run, variables, args);
  openToOwner(run);
  const server = await startServer({
    ...{ binaries, run, port, env, signal, account: undefined },
    ...{ username: superuser, password: "" },
    settings: configure(run, binaries.version.major, options.options, args),
    args: [...args, "-c", "listen_addresses="],
  });
  if (superuser !== username) await renameSuperuser(server.admin, username);
  if (verifier) await setPassword(server.admin, username, verifier);
  return { ...server, own: { ...server.own, username } };
}

async function fillDatabase(
  { variables, options, data, env, interrupts }: FillOptions,
  server: Server,
): Promise<void> {
  const { own } = server;
  const { database } = variables;
  const { extensions, migrations, workerDatabases } = options;
  await createDatabase(server, database);
  await runInitFiles({ variables, server: own, data, env, interrupts });
  await createExtensions(own, database, extensions);
  if (migrations) {
    requireReadable(migrations);
    const { migrate } = await import("../migrations/node-pg-migrate.ts");
    await migrate(own, { database, directory: migrations, stdout: "stderr" });
  }
  await cloneDatabase(server, database, workerDatabaseNames(database, workerDatabases));
}

/** @throws when there is something that the server's user can't read, who a container goes on as */
function requireReadable(directory: string): void {
  const enter = constants.R_OK | constants.X_OK;
  try {
    accessSync(directory, enter);
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      accessSync(join(entry.parentPath, entry.name), entry.isDirectory() ? enter : constants.R_OK);
    }
  } catch (error) {
    const { path = directory } = error as NodeJS.ErrnoException;
    throw new Error(
      `migrations: ${path} can't be read by the server's user: chmod -R a+rX ${directory}`,
      { cause: error },
    );
  }
}
