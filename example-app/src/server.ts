import { once } from "node:events";
import { createApp } from "./app.ts";
import { connect } from "./database.ts";
import { parseSettings, type Settings } from "./settings.ts";
import { transactions } from "./unit-of-work.ts";
import { defineUserTable } from "./user-table.ts";

async function serve({ databaseUrl, host, port }: Settings): Promise<void> {
  const sequelize = connect(databaseUrl);
  await using app = createApp({
    table: defineUserTable(sequelize),
    unitOfWork: transactions(sequelize),
    logger: true,
  });
  app.addHook("onClose", () => sequelize.close());

  await sequelize.authenticate().catch((cause: Error) => {
    throw new Error(`DATABASE_URL: cannot connect: ${cause.message}`, { cause });
  });
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await app.listen({ host, port });
  await stopped;
}

try {
  await serve(parseSettings(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
