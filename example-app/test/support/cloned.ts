import { test as base } from "vitest";
import { createApp } from "../../src/app.ts";
import { connect } from "../../src/database.ts";
import { transactions } from "../../src/unit-of-work.ts";
import { defineUserTable } from "../../src/user-table.ts";
import { cloneDatabase } from "./database-clone.ts";

/**
 * A `test` in a database of its own, where the application commits on several connections.
 *
 * The copy is of `DATABASE_URL` itself: with worker databases nobody else is connected to it, and
 * without them the files run one after the other.
 */
export const test = base
  .extend("templateUrl", () => process.env.DATABASE_URL ?? "")
  .extend("databaseUrl", async ({ templateUrl }, { onCleanup }) => {
    const clone = await cloneDatabase(templateUrl);
    onCleanup(() => clone[Symbol.asyncDispose]());
    return clone.url;
  })
  .extend("sequelize", ({ databaseUrl }, { onCleanup }) => {
    const sequelize = connect(databaseUrl, { max: 10 });
    onCleanup(() => sequelize.close());
    return sequelize;
  })
  .extend("table", ({ sequelize }) => defineUserTable(sequelize))
  .extend("unitOfWork", ({ sequelize }) => transactions(sequelize))
  .extend("app", ({ table, unitOfWork }) => createApp({ table, unitOfWork }));
