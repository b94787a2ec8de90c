import { openSandbox, workerDatabaseUrl } from "ram-postgres/testing";
import { test as base } from "vitest";
import { createApp } from "../../src/app.ts";
import { connect } from "../../src/database.ts";
import { transactions } from "../../src/unit-of-work.ts";
import { UserRepository } from "../../src/user-repository.ts";
import { defineUserTable } from "../../src/user-table.ts";

/**
 * A `test` of which nothing is left in the database: the application's transactions are savepoints of
 * one that is rolled back afterwards. `cloned.ts` is for tests that must really commit.
 */
export const test = base
  .extend("databaseUrl", { scope: "file" }, () => workerDatabaseUrl())
  .extend("sandbox", { scope: "file" }, async ({ databaseUrl }, { onCleanup }) => {
    const sandbox = await openSandbox({ connectionString: databaseUrl });
    onCleanup(() => sandbox.close());
    return sandbox;
  })
  .extend("sequelize", { scope: "file" }, ({ databaseUrl, sandbox }, { onCleanup }) => {
    const sequelize = connect(databaseUrl, { dialectModule: sandbox.pg });
    onCleanup(() => sequelize.close());
    return sequelize;
  })
  .extend("table", { scope: "file" }, ({ sequelize }) => defineUserTable(sequelize))
  .extend("rollback", { auto: true }, async ({ sandbox }, { onCleanup }) => {
    await sandbox.begin();
    onCleanup(() => sandbox.rollback());
  })
  .extend("unitOfWork", ({ sequelize }) => transactions(sequelize))
  .extend("users", ({ table }) => new UserRepository(table))
  .extend("app", ({ table, unitOfWork }) => createApp({ table, unitOfWork }));
