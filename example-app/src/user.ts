/** A user as the service keeps and shows it. */
export interface User {
  readonly id: number;
  readonly name: string;
  /** Unique. Compared as it was given: `Ada@example.com` and `ada@example.com` are two addresses. */
  readonly email: string;
  /** Unique where there is one. */
  readonly username: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a client says about a user, as a whole. */
export type UserFields = Pick<User, "name" | "email" | "username">;

/** Some of those fields; one that is missing stays as it is. */
export type UserChanges = Partial<UserFields>;

/** A part of the list of users, in the order of their ids. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}
