import { describe, expect } from "vitest";
import { TakenError } from "../src/errors.ts";
import { test } from "./support/rolled-back.ts";
import { ada, bob } from "./support/users.ts";

describe("isolation of tests", () => {
  // Each of them fails if it sees the row of any other, in whatever order they run.
  test.for(["first", "second", "third"])(
    "the %s test sees only its own user",
    async (_, { app }) => {
      expect((await app.inject("/users")).json()).toEqual([]);

      const { statusCode } = await app.inject({ method: "POST", url: "/users", payload: ada() });

      expect(statusCode).toBe(200);
      expect((await app.inject("/users")).json()).toHaveLength(1);
    },
  );

  test("a unit of work that throws is undone, the test's transaction stays", async ({
    unitOfWork,
    users,
    table,
  }) => {
    const kept = await users.create(bob());

    const work = unitOfWork(async (transaction) => {
      await table.create(ada(), { transaction });
      throw new Error("after the insert");
    });

    await expect(work).rejects.toThrow("after the insert");
    expect(await users.list({ limit: 10, offset: 0 })).toEqual([kept]);
  });

  test("a failed insert leaves the test's transaction usable", async ({ app, users }) => {
    const kept = await users.create(ada());

    const taken = await app.inject({ method: "POST", url: "/users", payload: ada() });

    expect(taken.statusCode).toBe(400);
    expect(await users.get(kept.id)).toEqual(kept);
    await expect(users.create(ada())).rejects.toThrow(TakenError);
  });
});
