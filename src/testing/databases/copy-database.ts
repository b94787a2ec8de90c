import { setTimeout as sleep } from "node:timers/promises";
import { applicationName as sandbox } from "../wire/link.ts";
import { type Admin, codeOf } from "./admin.ts";

/**
 * For two seconds and what the looks take: less than the five after which the common test runners give up on a test, so
 * that it shows this error and not theirs. Counted and not timed, since tests may stop the clock.
 */
const looks = 100;
/** A sandbox leaves when it is closed, and that takes no time; Mocha gives up on a test after two seconds. */
const looksAtSandboxes = 25;
/** In milliseconds. */
const betweenLooks = 20;

/** What one may know of a connection; of other users' connections only a superuser may know more than the number. */
interface Connection {
  readonly pid: string;
  readonly application: string | null;
  readonly began: string | null;
  readonly query: string | null;
}

/**
 * Makes a copy of a database.
 *
 * Waits for those who are connected to it to leave. The server would do so as well, but for longer, and it would let
 * nobody else in meanwhile.
 *
 * @throws {Error} that names the connections, when they stay
 */
export async function copyDatabase(admin: Admin, template: string, name: string): Promise<void> {
  let connections = await connectionsTo(admin, template);
  for (let look = 1; connections.length > 0 && look < looksFor(connections); look += 1) {
    await sleep(betweenLooks);
    connections = await connectionsTo(admin, template);
  }
  if (connections.length > 0) throw templateInUse(template, connections);
  try {
    await admin.client.query(copyStatement(admin, template, name));
  } catch (error) {
    // Somebody came just now and stayed for the five seconds that the server waits.
    if (codeOf(error) !== "55006") throw error;
    throw templateInUse(template, await connectionsTo(admin, template), error);
  }
}

function looksFor(connections: readonly Connection[]): number {
  return areSandboxes(connections) ? looksAtSandboxes : looks;
}

function areSandboxes(connections: readonly Connection[]): boolean {
  return connections.length > 0 && connections.every(({ application }) => application === sandbox);
}

function copyStatement({ client, major }: Admin, template: string, name: string): string {
  const [copy, original] = [name, template].map((each) => client.escapeIdentifier(each));
  // Copying files beats logging every page where a checkpoint writes to RAM; before 15 there is no other way.
  const strategy = major >= 15 ? " STRATEGY FILE_COPY" : "";
  return `CREATE DATABASE ${copy} TEMPLATE ${original}${strategy}`;
}

async function connectionsTo({ client }: Admin, database: string): Promise<Connection[]> {
  // Autovacuum is sent away by the server itself.
  const { rows } = await client.query<Connection>(
    `SELECT pid::text, application_name AS application, backend_start::text AS began, query_start::text AS query
       FROM pg_stat_activity
      WHERE datname = $1 AND pid <> pg_backend_pid() AND backend_type IS DISTINCT FROM 'autovacuum worker'
      ORDER BY backend_start, pid`,
    [database],
  );
  return rows;
}

const advice =
  "Close these connections (end the client or the pool) before; or have the tests connect to workerDatabaseUrl() " +
  "in place of DATABASE_URL, in parallel workers; or name, as `template`, a database that nobody connects to.";

const adviceForSandboxes =
  "A sandbox works in this database, as it does by default where no test runner tells the number of a worker. Let it " +
  "work in a copy: `const own = await freshDatabase(); const sandbox = await openSandbox({ connectionString: " +
  "own.connectionString });`. Or run with `worker-databases: 1`, and open it by `openSandbox({ connectionString: " +
  "process.env.DATABASE_URL_1 })`.";

function templateInUse(template: string, connections: Connection[], cause?: unknown): Error {
  const lines = connections.map(
    ({ pid, application, began, query }) =>
      `  pid ${pid}, application_name "${application ?? ""}", connected at ${began ?? "?"}, ` +
      `last query at ${query ?? "none"}`,
  );
  return new Error(
    [
      `can't copy the database "${template}": PostgreSQL does so only while nobody is connected to it, and there ` +
        (lines.length > 0 ? "stayed:" : "was somebody."),
      ...lines,
      areSandboxes(connections) ? adviceForSandboxes : advice,
    ].join("\n"),
    { cause },
  );
}
