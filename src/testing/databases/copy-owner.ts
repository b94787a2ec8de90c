import { randomBytes } from "node:crypto";
import type { Admin } from "./admin.ts";

/** https://www.postgresql.org/docs/current/limits.html */
const longestName = 63;

/** The first half of the numbers of our advisory locks, so that they are nobody else's: "copy" in ASCII. */
const lockSpace = 0x636f7079;

/**
 * Whose copies are whose. An owner's mark is in the names of its copies, and while it lives it holds a lock of that
 * number: what has the mark of nobody is left over from a process that was ended.
 */
export class CopyOwner {
  readonly #mark = randomBytes(4);
  #count = 0;

  /** A name that no database has, of up to 63 bytes, beginning with the template's as far as it can. */
  name(template: string): string {
    this.#count += 1;
    const suffix = `_fresh_${this.#mark.toString("hex")}_${this.#count}`;
    // pg can't connect to every name that a connection string can hold: it does not decode a question mark.
    const plain = template.replace(/[^\p{L}\p{N}_-]/gu, "_");
    const bytes = Buffer.from(plain).subarray(0, longestName - suffix.length);
    // As of a stream, a character that is cut off is left out.
    return new TextDecoder().decode(bytes, { stream: true }) + suffix;
  }

  /** Takes the lock for as long as the connection lives. */
  async claim({ client }: Admin): Promise<void> {
    await client.query("SELECT pg_advisory_lock_shared($1, $2)", [
      lockSpace,
      this.#mark.readInt32BE(),
    ]);
  }
}

/** The copies whose owners are gone and to which nobody is connected, such as a program that was left running. */
export async function leftovers({ client }: Admin): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname::text AS name
       FROM pg_database d, substring(datname FROM '_fresh_([0-9a-f]{8})_[0-9]+$') AS mark
      WHERE mark IS NOT NULL
        AND NOT EXISTS (SELECT FROM pg_stat_activity a
                         WHERE a.datid = d.oid AND backend_type IS DISTINCT FROM 'autovacuum worker')
        AND NOT EXISTS (SELECT FROM pg_locks
                         WHERE locktype = 'advisory' AND classid = $1::bigint::oid
                           AND lpad(to_hex(objid::bigint), 8, '0') = mark)`,
    [lockSpace],
  );
  return rows.map(({ name }) => name);
}
