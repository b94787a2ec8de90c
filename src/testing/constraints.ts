import { actAsConnected } from "./acting-user.ts";
import type { Statement } from "./sql/statements.ts";
import type { Link } from "./wire/link.ts";

/** What is sent at the end of a transaction of the application. */
export interface ConstraintCheck {
  /** Fails where a commit would. */
  readonly check: string;
  /**
   * Puts the modes of constraints as they are at the begin of a transaction. Where the application acts as another user
   * or role, who may lack the right to name them, it does so no more afterwards.
   */
  readonly restore: (isAnother: boolean) => string;
}

const check = "SET CONSTRAINTS ALL IMMEDIATE";

/**
 * By their names, as there is no other way. A name is of all constraints in its schema that have it: where one of them
 * is deferred at first, all are left so, which is found out too late rather than too early. So it is with those which
 * the sandbox's own user cannot name.
 */
const initiallyImmediate = `SELECT pg_catalog.string_agg(name, ', ') FROM (
  SELECT pg_catalog.format('%I.%I', n.nspname, c.conname) AS name
    FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
   WHERE c.condeferrable AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
     AND NOT pg_catalog.pg_is_other_temp_schema(n.oid)
   GROUP BY n.nspname, c.conname HAVING NOT pg_catalog.bool_or(c.condeferred)) AS names`;

const restoreByLooking = `SET CONSTRAINTS ALL DEFERRED;
DO $ram_postgres$ DECLARE names text := (${initiallyImmediate}); BEGIN
  IF names IS NOT NULL THEN EXECUTE 'SET CONSTRAINTS ' || names || ' IMMEDIATE'; END IF;
END $ram_postgres$`;

/** Statements by which no constraint comes or goes. */
const ordinary =
  /^(select|insert|update|delete|merge|with|values|table|copy|fetch|explain|show|set constraints|)$/;

export function mayChangeSchema(statements: readonly Statement[]): boolean {
  return statements.some(({ action }) => action.kind === "other" && !ordinary.test(action.command));
}

/**
 * The deferred constraints of a database. A release of a savepoint does not look at them as a commit does, so that has
 * to be asked for, and their modes put back: https://www.postgresql.org/docs/current/sql-set-constraints.html
 */
export class Constraints {
  readonly #link: Link;
  #atCommit: ConstraintCheck | undefined;
  /** Within this test the schema may have changed. */
  #mayHaveChanged = false;

  constructor(link: Link) {
    this.#link = link;
  }

  /** Looks at the schema as it is outside of a test. */
  async look(): Promise<void> {
    const [hasDeferrable] = await this.#link.ask(
      "SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgdeferrable)::text",
    );
    if (hasDeferrable !== "true") {
      this.#atCommit = undefined;
      return;
    }
    const [names] = await this.#link.ask(initiallyImmediate);
    const immediate = names ? `; SET CONSTRAINTS ${names} IMMEDIATE` : "";
    this.#atCommit = checkWith(`SET CONSTRAINTS ALL DEFERRED${immediate}`);
  }

  /** What a test has done is undone. */
  reset(): void {
    this.#mayHaveChanged = false;
  }

  note(statements: readonly Statement[]): void {
    this.#mayHaveChanged ||= mayChangeSchema(statements);
  }

  /** Nothing where there is no constraint that can be deferred. */
  atCommit(): ConstraintCheck | undefined {
    return this.#mayHaveChanged ? checkByLooking : this.#atCommit;
  }
}

function checkWith(restore: string): ConstraintCheck {
  return { check, restore: (isAnother) => (isAnother ? `${actAsConnected}; ${restore}` : restore) };
}

const checkByLooking = checkWith(restoreByLooking);
