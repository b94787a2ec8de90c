import type { Client } from "pg";
import { type Address, maintenanceDatabase, withConnection } from "../postgres/connection.ts";
import { mayTellSecret } from "../postgres/secret-text.ts";
import { sinceStart } from "../process/clock.ts";
import { Interrupts } from "../process/interrupts.ts";

/** A session waited too long for a lock that another one has. */
export class LockError extends Error {
  override name = "LockError";
}

/**
 * While migrations run nobody else is in the database: who waits long for a lock waits for another connection of the
 * migration's own, which in turn may wait for it. The server sees no deadlock there.
 */
export const lockPatienceMs = 30_000;
/** How many times as long somebody may wait while others are at work. */
const patienceWithWork = 20;
const looks = 6;

export interface LockWatchOptions {
  readonly interrupts: Interrupts;
  /** How long anybody may wait for a lock while nobody does anything, in milliseconds. */
  readonly patienceMs: number;
}

/**
 * Does some work, and looks now and then whether a session waits for a lock that it will hardly get.
 *
 * @param work is interrupted by what interrupts us, and by a {@link LockError} when a session has waited too long
 */
export async function watchingLocks<T>(
  address: Address,
  { interrupts, patienceMs }: LockWatchOptions,
  work: (interrupts: Interrupts) => Promise<T>,
): Promise<T> {
  interrupts.aborted.throwIfAborted();
  const watched = new Interrupts();
  using _forwarding = interrupts.passTo(watched);
  let since = new Map<string, number>();
  const look = async () => {
    const { waits, state, isAtWork } = await withConnection(
      address,
      maintenanceDatabase,
      findWaits,
    );
    const limits = new Map(waits.map(({ key }) => [key, patienceWithWork * patienceMs]));
    if (waits.length > 0 && !isAtWork) limits.set(state, patienceMs);
    const [now, before] = [sinceStart(), since];
    since = new Map([...limits.keys()].map((key) => [key, before.get(key) ?? now]));
    const isTooLong = [...since].some(([key, first]) => now - first >= (limits.get(key) ?? 0));
    if (isTooLong) watched.fail(new LockError(describe(waits)));
  };
  // A server that can't be asked will be asked again.
  const timer = setInterval(() => void look().catch(() => {}), patienceMs / looks).unref();
  try {
    return await work(watched);
  } finally {
    clearInterval(timer);
  }
}

interface Look {
  readonly waits: readonly Wait[];
  /** Changes with whatever any session does. */
  readonly state: string;
  /** Whether any session does something else than to wait for a lock. */
  readonly isAtWork: boolean;
}

interface Wait {
  readonly key: string;
  readonly waiter: Session;
  /** Null for transactions that have been prepared, which no session has. */
  readonly blocker: Session | null;
  readonly prepared: string | null;
}

interface Session {
  readonly name: string;
  readonly state: string | null;
  readonly query: string;
}

const session = (alias: string) =>
  `json_build_object('name', ${alias}.application_name, 'state', ${alias}.state,
     'query', left(regexp_replace(${alias}.query, '\\s+', ' ', 'g'), 200))`;

async function findWaits(client: Client): Promise<Look> {
  const { rows: waits } = await client.query<Wait>(
    `SELECT w.pid || ' ' || w.query_start AS key, ${session("w")} AS waiter,
            CASE WHEN b.pid IS NOT NULL THEN ${session("b")} END AS blocker,
            (SELECT string_agg(gid, ', ') FROM pg_prepared_xacts) AS prepared
       FROM pg_stat_activity w
      CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS blocking(pid)
       LEFT JOIN pg_stat_activity b ON b.pid = blocking.pid
      WHERE w.wait_event_type = 'Lock' AND (b.pid IS NOT NULL OR blocking.pid = 0)
      ORDER BY w.query_start`,
  );
  const { rows } = await client.query<Omit<Look, "waits">>(
    `SELECT string_agg(concat_ws(' ', pid, state, state_change), ',' ORDER BY pid) AS state,
            bool_or(state NOT LIKE 'idle%' AND wait_event_type IS DISTINCT FROM 'Lock') AS "isAtWork"
       FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return { waits, state: "", isAtWork: false, ...rows[0] };
}

function describe(waits: readonly Wait[]): string {
  const lines = waits.map(({ waiter, blocker, prepared }) => {
    const waiting = `${nameOf(waiter)} waits for a lock: ${queryOf(waiter)}`;
    if (!blocker) return `${waiting}\n  a prepared transaction has it: ${prepared}`;
    const does = blocker.state?.startsWith("idle") ? "is idle in a transaction after" : "runs";
    return `${waiting}\n  ${nameOf(blocker)} has it, and ${does}: ${queryOf(blocker)}`;
  });
  const todo = "end the transaction that has the lock before another connection needs it";
  return ["it waits for itself", ...lines, todo].join("\n");
}

/** Of our own connections only that of the migrations has locks, or waits for one. */
function nameOf({ name }: Session): string {
  if (name === "ram-postgres") return "the migration's connection";
  return `a connection${name && ` (${name})`}`;
}

function queryOf({ query }: Session): string {
  return mayTellSecret(query) ? "***" : query;
}
