import { describe, expect } from "vitest";
import { connect } from "../src/database.ts";
import { ConflictError } from "../src/errors.ts";
import { UserRepository } from "../src/user-repository.ts";
import { defineUserTable } from "../src/user-table.ts";
import { test as cloned } from "./support/cloned.ts";
import { ada, bob } from "./support/users.ts";

const test = cloned.extend("countElsewhere", ({ databaseUrl }, { onCleanup }) => {
  const other = connect(databaseUrl);
  onCleanup(() => other.close());
  return () => defineUserTable(other).count();
});

describe("unit of work", () => {
  test("is committed when it ends well", async ({ unitOfWork, table, countElsewhere }) => {
    const count = await unitOfWork(async (transaction) => {
      await new UserRepository(table, transaction).create(ada());
      return countElsewhere();
    });

    expect(count).toBe(0);
    expect(await countElsewhere()).toBe(1);
  });

  test("is rolled back when it throws", async ({ unitOfWork, table, countElsewhere }) => {
    const work = unitOfWork(async (transaction) => {
      await new UserRepository(table, transaction).create(ada());
      throw new Error("after the insert");
    });

    await expect(work).rejects.toThrow("after the insert");
    expect(await countElsewhere()).toBe(0);
  });

  test("one of two that wait for each other is refused", async ({
    unitOfWork,
    table,
    sequelize,
  }) => {
    const { id: first } = await table.create(ada());
    const { id: second } = await table.create(bob());
    const bothHoldOne = barrier(2);
    const renameInOrder = (ids: number[]) =>
      unitOfWork(async (transaction) => {
        await sequelize.query("SET LOCAL deadlock_timeout = '10ms'", { transaction });
        const users = new UserRepository(table, transaction);
        for (const id of ids) {
          await users.patch(id, { name: "Renamed" });
          await bothHoldOne();
        }
      });

    const results = await Promise.allSettled([
      renameInOrder([first, second]),
      renameInOrder([second, first]),
    ]);

    const refused = results.filter(({ status }) => status === "rejected");
    expect(refused).toEqual([{ status: "rejected", reason: expect.any(ConflictError) }]);
  });
});

/** Waits until it has been called `count` times; later calls go on at once. */
function barrier(count: number): () => Promise<void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let calls = 0;
  return () => {
    calls += 1;
    if (calls === count) open();
    return opened;
  };
}
