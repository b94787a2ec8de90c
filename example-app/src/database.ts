import { type Options, Sequelize } from "sequelize";

/** Connects to PostgreSQL on first use; `close()` ends all connections. */
export function connect(databaseUrl: string, options: Options = {}): Sequelize {
  return new Sequelize(databaseUrl, { dialect: "postgres", logging: false, ...options });
}
