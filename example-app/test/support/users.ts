import type { UserFields } from "../../src/user.ts";

/** A whole user to send or to store; `overrides` are what the test is about. */
export function ada(overrides: Partial<UserFields> = {}): UserFields {
  return { name: "Ada Lovelace", email: "ada@example.com", username: "ada", ...overrides };
}

/** Another one, with nothing in common with `ada`. */
export function bob(overrides: Partial<UserFields> = {}): UserFields {
  return { name: "Bob", email: "bob@example.com", username: null, ...overrides };
}

/** The id of no user. */
export const unknownId = 2_147_483_647;
