/** Input that does not have the form it must have; the message names each fault. */
export class InvalidError extends Error {
  override readonly name = "InvalidError";
}

/** There is no user with the id that was asked for. */
export class UserNotFoundError extends Error {
  override readonly name = "UserNotFoundError";

  constructor() {
    super("User not found");
  }
}

/** Another user has this email or username already. */
export class TakenError extends Error {
  override readonly name = "TakenError";

  constructor(field: "Email" | "Username", options?: ErrorOptions) {
    super(`${field} already registered`, options);
  }
}

/** Two transactions waited for each other and PostgreSQL ended this one; it may be tried again. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";

  constructor(options?: ErrorOptions) {
    super("Another request changed the same users; try again", options);
  }
}
