import { freshDatabase } from "ram-postgres/testing";
import { test as base } from "vitest";
import { createApp } from "../../src/app.ts";
import { connect } from "../../src/database.ts";
import { transactions } from "../../src/unit-of-work.ts";
import { defineUserTable } from "../../src/user-table.ts";

/** A `test` in a database of its own, where the application commits on several connections. */
export const test = base
  .extend("databaseUrl", async ({ task: _ }, { onCleanup }) => {
    const database = await freshDatabase();
    onCleanup(() => database.drop());
    return database.connectionString;
  })
  .extend("sequelize", ({ databaseUrl }, { onCleanup }) => {
    const sequelize = connect(databaseUrl, { pool: { max: 10 } });
    onCleanup(() => sequelize.close());
    return sequelize;
  })
  .extend("table", ({ sequelize }) => defineUserTable(sequelize))
  .extend("unitOfWork", ({ sequelize }) => transactions(sequelize))
  .extend("app", ({ table, unitOfWork }) => createApp({ table, unitOfWork }));
