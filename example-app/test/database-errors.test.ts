import { DatabaseError } from "sequelize";
import { describe, expect } from "vitest";
import { translateDatabaseError } from "../src/database-errors.ts";
import { TakenError } from "../src/errors.ts";
import { UserRepository } from "../src/user-repository.ts";
import { test } from "./support/rolled-back.ts";
import { ada, bob } from "./support/users.ts";

describe("database errors", () => {
  test.for([
    ["Email", bob({ email: ada().email })],
    ["Username", bob({ username: ada().username })],
  ] as const)("a taken %s is named", async ([field, fields], { users }) => {
    await users.create(ada());

    await expect(users.create(fields)).rejects.toThrow(new TakenError(field));
  });

  test("an error the service has no word for stays as it is", async ({ table, unitOfWork }) => {
    const work = unitOfWork(async (transaction) => {
      const users = new UserRepository(table, transaction);
      await users.create(ada());
      await expect(users.create(ada())).rejects.toThrow(TakenError);
      // The transaction can only be rolled back now.
      await users.create(bob());
    });

    await expect(work).rejects.toThrow(DatabaseError);
  });

  test("an error that is not the database's stays as it is", () => {
    const error = new Error("not the database's");
    expect(() => translateDatabaseError(error)).toThrow(error);
  });
});
