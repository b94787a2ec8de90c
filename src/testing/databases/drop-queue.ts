import pg from "pg";
import { setTimeout } from "../clock.ts";
import type { Admin } from "./admin.ts";
import type { Job } from "./copy-lane.ts";

/**
 * Why a copy is dropped. What a test asked for is done before the process ends by itself, and told when it fails; so is
 * what was made ahead for nobody, but then nobody need know. What others left over is of no hurry.
 */
type Reason = "asked" | "unused" | "leftover";

/** Then whoever is still there is cut off. */
const mostLooks = 50;
const lookEveryMs = 5;

interface Drop {
  readonly name: string;
  readonly reason: Reason;
}

/** The copies that are still to be dropped. */
export class DropQueue {
  #waiting: Drop[] = [];
  #running = 0;

  /** Whether there are some for which the process stays alive. */
  get isAwaited(): boolean {
    return this.#running > 0 || this.#waiting.some(({ reason }) => reason !== "leftover");
  }

  add(reason: Reason, names: readonly string[]): void {
    this.#waiting.push(...names.map((name) => ({ name, reason })));
  }

  forget(unwanted: Reason): void {
    this.#waiting = this.#waiting.filter(({ reason }) => reason !== unwanted);
  }

  next(): Job | undefined {
    const drop = this.#waiting.shift();
    if (!drop) return undefined;
    const awaited = drop.reason === "leftover" ? 0 : 1;
    this.#running += awaited;
    return async (connect) => {
      await dropCopy(drop, connect);
      this.#running -= awaited;
    };
  }
}

async function dropCopy({ name, reason }: Drop, connect: () => Promise<Admin>): Promise<void> {
  // To a leftover nobody was connected when it was found; somebody who came since may need it.
  const whoever = reason === "leftover" ? "" : " WITH (FORCE)";
  try {
    const { client } = await connect();
    await untilLeft(client, name);
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}${whoever}`);
  } catch (error) {
    // What was unused is a leftover now, and leftovers may be another user's: the next process tries again.
    if (reason !== "asked" || !isRefusal(error)) return;
    process.emitWarning(
      `could not drop the database "${name}": ${error.message}`,
      "RamPostgresWarning",
    );
  }
}

/**
 * Gives those a moment who are leaving: a pool is told to have ended before the server knows of it, and has an error that
 * nobody listens for when it is cut off.
 */
async function untilLeft(client: pg.Client, name: string): Promise<void> {
  const asked = "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = $1";
  for (let look = 0; look < mostLooks; look++) {
    const { rows } = await client.query<{ count: number }>(asked, [name]);
    if (rows[0]?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Whether the server refused; one that is gone, or about to go (class 57P), takes its databases along. */
function isRefusal(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && !error.code?.startsWith("57P");
}
