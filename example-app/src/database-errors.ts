import { BaseError } from "sequelize";
import { ConflictError, TakenError } from "./errors.ts";

/** What the `pg` driver tells about an error of the server. */
interface ServerError {
  /** https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly code?: string;
  readonly constraint?: string;
}

/**
 * Rethrows an error of the database in the service's own terms where it has one for it.
 *
 * Sequelize's own `fields` are read from the server's message, which depends on its language; the
 * name of the constraint does not.
 */
export function translateDatabaseError(cause: unknown): never {
  const { code, constraint } = serverErrorOf(cause);
  if (constraint === "users_email_key") throw new TakenError("Email", { cause });
  if (constraint === "users_username_key") throw new TakenError("Username", { cause });
  if (code === "40P01") throw new ConflictError({ cause });
  throw cause;
}

function serverErrorOf(error: unknown): ServerError {
  return error instanceof BaseError && "original" in error ? (error.original as ServerError) : {};
}
