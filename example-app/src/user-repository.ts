import type { Transaction } from "sequelize";
import { translateDatabaseError } from "./database-errors.ts";
import type { Page, User, UserChanges, UserFields } from "./user.ts";
import type { UserRow, UserTable } from "./user-table.ts";

/**
 * The users, within one transaction. It never commits: whoever opened the transaction does, so that
 * all of a request is kept or none of it. Without a transaction each call is one by itself.
 *
 * A method that writes throws a `TakenError` for an email or username of another user, and a
 * `ConflictError` for a deadlock; the transaction can then only be rolled back.
 */
export class UserRepository {
  readonly #table: UserTable;
  readonly #transaction: Transaction | null;

  constructor(table: UserTable, transaction: Transaction | null = null) {
    this.#table = table;
    this.#transaction = transaction;
  }

  async list({ limit, offset }: Page): Promise<User[]> {
    const transaction = this.#transaction;
    const rows = await this.#table.findAll({ order: ["id"], limit, offset, transaction });
    return rows.map(toUser);
  }

  async get(id: number): Promise<User | undefined> {
    const row = await this.#table.findByPk(id, { transaction: this.#transaction });
    return row === null ? undefined : toUser(row);
  }

  async create(fields: UserFields): Promise<User> {
    const row = await this.#table
      .create(fields, { transaction: this.#transaction })
      .catch(translateDatabaseError);
    return toUser(row);
  }

  /** Replaces all fields of a user; undefined when there is none. */
  async update(id: number, fields: UserFields): Promise<User | undefined> {
    return this.#write(id, fields);
  }

  /** Replaces some fields of a user; undefined when there is none. */
  async patch(id: number, changes: UserChanges): Promise<User | undefined> {
    const unchanged = Object.keys(changes).length === 0;
    return unchanged ? this.get(id) : this.#write(id, changes);
  }

  /** Tells whether there was such a user. */
  async delete(id: number): Promise<boolean> {
    const count = await this.#table
      .destroy({ where: { id }, transaction: this.#transaction })
      .catch(translateDatabaseError);
    return count > 0;
  }

  // One statement, not a read and a write: what others change in between is not lost.
  async #write(id: number, changes: UserChanges): Promise<User | undefined> {
    const [, [row]] = await this.#table
      .update(changes, { where: { id }, returning: true, transaction: this.#transaction })
      .catch(translateDatabaseError);
    return row && toUser(row);
  }
}

function toUser({ id, name, email, username, createdAt, updatedAt }: UserRow): User {
  return { id, name, email, username, createdAt, updatedAt };
}
