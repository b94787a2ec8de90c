import { test as base } from "vitest";
import { connect } from "../../../example-app/src/database.ts";
import { UserRepository } from "../../../example-app/src/user-repository.ts";
import { defineUserTable } from "../../../example-app/src/user-table.ts";

/**
 * A `test` for which all tables are created and then dropped, and in which everything is committed: in place of the
 * example's own, which is `rolled-back.ts`.
 */
export const test = base
  .extend("databaseUrl", { scope: "file" }, () => process.env.DATABASE_URL ?? "")
  .extend("sequelize", { scope: "file" }, ({ databaseUrl }, { onCleanup }) => {
    const sequelize = connect(databaseUrl);
    onCleanup(() => sequelize.close());
    return sequelize;
  })
  .extend("table", { scope: "file" }, ({ sequelize }) => defineUserTable(sequelize))
  .extend("tables", { auto: true }, async ({ sequelize, table: _ }, { onCleanup }) => {
    await sequelize.sync();
    onCleanup(async () => {
      await sequelize.drop();
    });
  })
  .extend("users", ({ table }) => new UserRepository(table));
