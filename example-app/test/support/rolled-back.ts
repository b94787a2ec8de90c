import { test as base } from "vitest";
import { createApp } from "../../src/app.ts";
import { connect } from "../../src/database.ts";
import type { UnitOfWork } from "../../src/unit-of-work.ts";
import { UserRepository } from "../../src/user-repository.ts";
import { defineUserTable } from "../../src/user-table.ts";
import { workerDatabaseUrl } from "./worker-databases.ts";

/**
 * A `test` inside a transaction that is rolled back afterwards.
 *
 * The application's transactions are savepoints of it. They share one connection, so a test sends
 * one request after the other; `cloned.ts` is for those that must overlap.
 */
export const test = base
  .extend("databaseUrl", { scope: "file" }, () => workerDatabaseUrl(process.env))
  .extend("sequelize", { scope: "file" }, ({ databaseUrl }, { onCleanup }) => {
    // With a single connection a query outside the test's transaction fails and cannot leave rows.
    const sequelize = connect(databaseUrl, { max: 1, acquire: 2000 });
    onCleanup(() => sequelize.close());
    return sequelize;
  })
  .extend("table", { scope: "file" }, ({ sequelize }) => defineUserTable(sequelize))
  .extend("transaction", async ({ sequelize }, { onCleanup }) => {
    const transaction = await sequelize.transaction();
    onCleanup(() => transaction.rollback());
    return transaction;
  })
  .extend("unitOfWork", ({ sequelize, transaction }): UnitOfWork => {
    return (work) => sequelize.transaction({ transaction }, work);
  })
  .extend("users", ({ table, transaction }) => new UserRepository(table, transaction))
  .extend("app", ({ table, unitOfWork }) => createApp({ table, unitOfWork }));
