import {
  accessSync,
  appendFileSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Migrations } from "../migrations/migrate.ts";
import { openToOwner, renameSuperuser, setPassword } from "../postgres/authentication.ts";
import { loadDriver, maintenanceDatabase, withConnection } from "../postgres/connection.ts";
import {
  cloneDatabase,
  createDatabase,
  createExtensions,
  dropDatabases,
  workerDatabaseNames,
} from "../postgres/databases.ts";
import type { Binaries } from "../postgres/installed.ts";
import { createRunDirectory, type RunDirectory } from "../postgres/run-directory.ts";
import { scramVerifier } from "../postgres/scram.ts";
import { type Server, type ServerOptions, startServer } from "../postgres/server.ts";
import { endServer, serverOf, shutDownServer } from "../postgres/server-process.ts";
import { withSettingsAtFault } from "../postgres/settings-at-fault.ts";
import { type Interrupts, unlessAborted } from "../process/interrupts.ts";
import { messageOf } from "../process/message-of.ts";
import { together } from "../process/together.ts";
import { killsSoFar } from "../run/faults.ts";
import { type Options, UsageError } from "../run/options.ts";
import { admitHosts, configure, hostLine, makeClusterFiles } from "./cluster-files.ts";
import { begin, emptyPlace, finish } from "./contents.ts";
import { withFillFaults } from "./faults.ts";
import { runInitFiles } from "./init-files.ts";
import type { Place } from "./place.ts";
import { tell, tellFile } from "./streams.ts";
import { type Variables, withoutPasswords } from "./variables.ts";

export interface FillOptions {
  readonly variables: Variables;
  readonly options: Options;
  /** What the server is started with in the end. */
  readonly args: readonly string[];
  readonly port: number;
  readonly place: Place;
  readonly finding: Promise<Binaries>;
  readonly env: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
}

/**
 * Makes a migrated cluster, or applies to the one that is there what it does not have yet, by a server that nobody else
 * can reach: it listens on no network, and its socket is in a directory of its own. So whoever finds the database finds it
 * ready.
 *
 * @throws whatever went wrong; of a new cluster nothing is left then
 */
export async function fillCluster(options: FillOptions): Promise<void> {
  const { place, interrupts } = options;
  const killsBefore = killsSoFar();
  const { path: data, isFilled } = place;
  const run = { ...(await createRunDirectory(undefined)), disk: data, data };
  try {
    if (isFilled) forgetServer(data);
    else begin(data);
    const server = isFilled ? await startAsItIs(options, run) : await startAnew(options, run);
    await unlessAborted(interrupts.aborted, () => fillDatabase(options, server, run));
    await shutDownServer(run);
    // As the official image shows what its first server says.
    tellFile(run.log);
    if (!isFilled) finish(data);
  } catch (error) {
    noteServer(run);
    const told = await withFillFaults(error, { run, place, killsBefore });
    await undo(options, run).catch((failure) => tell(`ram-postgres: ${messageOf(failure)}\n`));
    throw told;
  } finally {
    rmSync(run.path, { recursive: true, force: true });
  }
}

async function undo({ place, variables }: FillOptions, run: RunDirectory): Promise<void> {
  const pid = serverOf(run);
  if (pid !== undefined) await endServer(pid);
  if (!place.isFilled) emptyPlace(place.path, variables.walDirectory);
}

/**
 * Removes the note that the server of another container has left, which was killed. Processes there have numbers that
 * are somebody else's here, whom the server would take for that one.
 */
function forgetServer(data: string): void {
  rmSync(join(data, "postmaster.pid"), { force: true });
}

/** A server on a new cluster, whose superuser has the name and the password that were asked for. */
async function startAnew(options: FillOptions, run: RunDirectory): Promise<Server> {
  const { variables, args, finding, env, interrupts } = options;
  const { username, password } = variables;
  const { aborted: signal } = interrupts;
  const [binaries, superuser, verifier] = await together(
    finding,
    makeClusterFiles({ variables, finding, run, env, signal }),
    password === undefined ? undefined : scramVerifier(password),
    loadDriver(),
  );
  admitHosts(run, hostLine(variables, args));
  const settings = configure(run, binaries.version.major, options.options, args);
  const server = await start(options, run, { settings, username: superuser });
  if (superuser !== username) await renameSuperuser(server.admin, username);
  if (verifier) await setPassword(server.admin, username, verifier);
  await createDatabase(server, variables.database);
  return { ...server, own: { ...server.own, username } };
}

/** A server on the cluster of a container that was started before, which is not made again. */
function startAsItIs(options: FillOptions, run: RunDirectory): Promise<Server> {
  return start(options, run, { settings: [], username: options.variables.username });
}

async function start(
  { variables, place, args, finding, port, env, interrupts }: FillOptions,
  run: RunDirectory,
  as: Pick<ServerOptions, "settings" | "username">,
): Promise<Server> {
  const binaries = await finding;
  openToOwner(run);
  // It listens nowhere. What it does not take there, the one that listens would not take either.
  if (!place.isFilled) appendFileSync(run.hba, hostLine(variables, args));
  try {
    return await startServer({
      ...{ binaries, run, port, signal: interrupts.aborted, account: undefined },
      ...{ ...as, password: "", env: withoutPasswords(env) },
      args: [...args, "-c", "listen_addresses="],
    });
  } catch (error) {
    if (!messageOf(error).includes(run.hba)) throw withSettingsAtFault(error, as.settings);
    throw new UsageError([
      `POSTGRES_HOST_AUTH_METHOD: the server does not take ${JSON.stringify(variables.hostAuthMethod)}: ${messageOf(error)}`,
    ]);
  }
}

async function fillDatabase(
  { variables, options, place, env, interrupts }: FillOptions,
  server: Server,
  run: RunDirectory,
): Promise<void> {
  const { own, admin } = server;
  const { database } = variables;
  const { extensions, migrations } = options;
  // A file may start the server again.
  await admin.end();
  if (!place.isFilled) {
    await runInitFiles({ variables, server: own, data: place.path, env, interrupts });
    noteServer(run);
  }
  await createExtensions(own, database, extensions);
  let count = 0;
  if (migrations) {
    requireReadable(migrations);
    const directory = migrations;
    await using code = new Migrations({ database, directory, stdout: "stderr", env });
    count = await code.apply(own, interrupts);
  }
  await makeCopies(server, database, options.workerDatabases, count > 0);
}

/** Makes the copies for workers that are not there; all of them when those that are have become old. */
async function makeCopies(
  { own, version }: Server,
  database: string,
  count: number,
  areOld: boolean,
): Promise<void> {
  const names = workerDatabaseNames(database, count);
  if (names.length === 0) return;
  await withConnection(own, maintenanceDatabase, async (admin) => {
    if (areOld) await dropDatabases(admin, names);
    const { rows } = await admin.query<{ name: string }>("SELECT datname AS name FROM pg_database");
    const missing = names.filter((name) => !rows.some((row) => row.name === name));
    // Of a database that somebody is connected to there is no copy, and a file may have left somebody behind.
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
      [database],
    );
    await cloneDatabase({ own, version, admin }, database, missing);
  });
}

/** The server's own note of its process: it is another one when a file has started it again. */
function noteServer({ data, pid }: RunDirectory): void {
  const file = join(data, "postmaster.pid");
  if (existsSync(file)) writeFileSync(pid, readFileSync(file, "utf8").split("\n")[0] ?? "");
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
