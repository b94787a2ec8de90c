import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { sinceStart } from "../process/clock.ts";
import type { Account } from "../process/execute.ts";
import { knowsPeers } from "./authentication.ts";
import { type Address, connect, maintenanceDatabase } from "./connection.ts";
import type { Binaries } from "./installed.ts";
import { listensOnLoopback, loopback } from "./port.ts";
import type { RunDirectory } from "./run-directory.ts";
import { withoutTellingStatements } from "./secret-text.ts";
import { endServer, isReady } from "./server-process.ts";
import { isInForce, type SettingRow } from "./setting-value.ts";
import type { AppliedSetting } from "./settings.ts";
import { noteSharedMemory } from "./shared-memory.ts";
import type { Version } from "./version.ts";

export interface ServerOptions {
  readonly binaries: Binaries;
  readonly run: RunDirectory;
  readonly account: Account | undefined;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** What is to be in force when it has started. */
  readonly settings: readonly AppliedSetting[];
  /** Further arguments of `postgres`, over which our own win. */
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

const startTimeoutMs = 60_000;
const pollMs = 1;

/** A server that answers queries. */
export interface Server {
  readonly version: Version;
  /** On the loopback interface, for those who have the password. */
  readonly address: Address;
  /** For the run itself, which has none to show there until {@link dismissRun}. */
  readonly own: Address;
  /** A connection to the maintenance database, for commands that are about other databases. */
  readonly admin: Client;
}

/** The server ended by itself before it took connections, or can't be reached where it should be. */
export class ServerEndedError extends Error {}

/**
 * Starts a server on the run's cluster, whose files say who gets in and what is set, and returns when it has answered a
 * query and has every setting that it was given.
 *
 * @throws ServerEndedError when it ends by itself or another program has its port, an Error when it does not answer in time, or runs with other settings; the message has the end of its log
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { binaries, run, settings, username, password, port } = options;
  const started = spawnServer(options);
  try {
    await untilReady(started, options);
    requireLoopback(started, options);
    const { major } = binaries.version;
    const address = { host: loopback, port, username, password, major };
    const own = knowsPeers ? { ...address, host: run.socket } : address;
    const admin = await connect(own, maintenanceDatabase);
    await verifySettings(admin, settings);
    await noteSharedMemory(admin, run, settings);
    return { version: binaries.version, address, own, admin };
  } catch (error) {
    const Failure = started.ending === undefined ? Error : ServerEndedError;
    if (started.child.pid !== undefined) await endServer(started.child.pid);
    options.signal.throwIfAborted();
    const log = await tailOfLog(run);
    const told = `PostgreSQL did not start: ${(error as Error).message}${log && `; the end of its log:\n${log}`}`;
    throw new Failure(told, { cause: error });
  }
}

interface Started {
  readonly child: ChildProcess;
  /** How it ended, or why it never began. */
  ending?: string;
}

/**
 * Has the kernel kill sessions rather than us where memory runs out, since data on a RAM disk is no process's: the server
 * tells of it then, and we can. What has half of all memory itself still goes first.
 * https://www.postgresql.org/docs/current/kernel-resources.html#LINUX-MEMORY-OVERCOMMIT
 */
const killedFirst = { PG_OOM_ADJUST_FILE: "/proc/self/oom_score_adj", PG_OOM_ADJUST_VALUE: "500" };

function spawnServer({ binaries, run, account, port, args = [], env }: ServerOptions): Started {
  // A server with our own output streams would keep a workflow's step open after we are gone.
  const log = openSync(run.log, "a", 0o600);
  const sockets = process.platform === "win32" ? "" : run.socket;
  try {
    const child = spawn(
      join(binaries.directory, "postgres"),
      [
        ...[
          "-D",
          run.data,
          ...args,
          "-p",
          `${port}`,
          "-c",
          `unix_socket_directories=${quoteList(sockets)}`,
        ],
        ...["-c", `hba_file=${run.hba}`, "-c", `ident_file=${run.ident}`],
      ],
      {
        cwd: run.data,
        env: { ...env, ...killedFirst },
        stdio: ["ignore", log, log],
        // A Ctrl-C at the terminal is for us: the server ends when the tests are through.
        detached: true,
        windowsHide: true,
        ...(account && { uid: account.uid, gid: account.gid }),
      },
    );
    const started: Started = { child };
    child.once("error", (error) => {
      started.ending = error.message;
    });
    child.once("exit", (code, signal) => {
      started.ending = `it ended with ${signal ?? `exit code ${code}`}`;
    });
    child.unref();
    if (child.pid !== undefined) writeFileSync(run.pid, `${child.pid}`, { mode: 0o600 });
    return started;
  } finally {
    closeSync(log);
  }
}

/** An item of a list in a setting, as an identifier in double quotes; an empty list stays empty. */
function quoteList(item: string): string {
  return item && `"${item.replaceAll('"', '""')}"`;
}

async function untilReady(started: Started, { run, signal }: ServerOptions): Promise<void> {
  const deadline = sinceStart() + startTimeoutMs;
  // It writes there when it takes connections (as pg_ctl -w, which looks ten times a second).
  while (!isReady(run.data, started.child.pid)) {
    signal.throwIfAborted();
    if (started.ending) throw new Error(started.ending);
    if (sinceStart() > deadline) {
      throw new Error(`it did not take connections within ${startTimeoutMs / 1000} s`);
    }
    await sleep(pollMs);
  }
}

/** Of several addresses a server needs but one: where another program has the port, the tests would talk to that. */
function requireLoopback(started: Started, { settings, port }: ServerOptions): void {
  const isAsked = settings.some(({ name, by }) => name === "listen_addresses" && by === "user");
  if (!isAsked || started.child.pid === undefined) return;
  if (listensOnLoopback(started.child.pid, port)) return;
  started.ending = `another program listens on ${loopback}:${port}`;
  throw new Error(started.ending);
}

interface InForce extends SettingRow {
  readonly name: string;
  /**
   * By ALTER SYSTEM, DATABASE or ROLE, as a migration may have it; by our own connection for itself; or by its socket, for
   * which what is about TCP is always 0.
   */
  readonly isOverruled: boolean | null;
}

/** The first query a server answers: are the settings in force that it was given? */
async function verifySettings(admin: Client, settings: readonly AppliedSetting[]): Promise<void> {
  const names = settings.map(({ name }) => admin.escapeLiteral(name));
  const { rows: shown } = await admin.query<{ name: string; value: string | null }>(
    `SELECT name, current_setting(name, true) AS value FROM unnest(ARRAY[${names}]::text[]) AS asked(name)`,
  );
  const values = new Map(shown.map(({ name, value }) => [name, value]));
  const otherwise = settings.filter(({ name, value }) => values.get(name) !== value);
  if (otherwise.length === 0) return;
  const inForce = await settingRows(admin, otherwise);
  const differs = ({ name, value }: AppliedSetting) => {
    const row = inForce.get(name);
    return !row || !(row.isOverruled || isInForce(value, row));
  };
  const suspects = otherwise.filter(differs);
  if (suspects.length === 0) return;
  for (const row of await linesTaken(admin, [...inForce.values()])) inForce.set(row.name, row);
  const mismatches = suspects.filter(differs);
  if (mismatches.length === 0) return;
  const list = mismatches.map(
    ({ name, value }) => `${name} is "${inForce.get(name)?.setting}", not "${value}"`,
  );
  throw new Error(`it runs with other settings than it was given: ${list.join(", ")}`);
}

/** What `pg_settings` has of them; to look there takes many times as long as to ask for values as they are shown. */
async function settingRows(
  admin: Client,
  settings: readonly AppliedSetting[],
): Promise<Map<string, InForce>> {
  const { rows } = await admin.query<InForce>(
    `SELECT asked.name, s.setting, s.unit, coalesce(s.vartype, 'string') AS vartype, s.enumvals,
            s.source IN ('database', 'user', 'database user', 'client')
              OR s.sourcefile LIKE '%postgresql.auto.conf' OR s.name LIKE 'tcp\\_%' AS "isOverruled"
       FROM unnest($1::text[]) AS asked(name) LEFT JOIN pg_settings s ON lower(s.name) = asked.name`,
    [settings.map(({ name }) => name)],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/**
 * Of the texts the line that the server took: it spells some in its own way (timezone), and to this very connection it
 * tells those of its own (application_name).
 */
async function linesTaken(admin: Client, rows: readonly InForce[]): Promise<InForce[]> {
  const texts = rows.filter(({ vartype }) => vartype === "string");
  const { rows: lines } = await admin.query<{ name: string; setting: string }>(
    "SELECT lower(name) AS name, setting FROM pg_file_settings WHERE applied AND lower(name) = ANY($1)",
    [texts.map(({ name }) => name)],
  );
  const taken = new Map(lines.map(({ name, setting }) => [name, setting]));
  return texts.map((row) => ({ ...row, setting: taken.get(row.name) ?? row.setting }));
}

/** The last lines of the server's log. */
export async function tailOfLog(run: RunDirectory, lines = 20): Promise<string> {
  const text = await readFile(run.log, "utf8").catch(() => "");
  return withoutTellingStatements(text.trimEnd()).split("\n").slice(-lines).join("\n");
}
