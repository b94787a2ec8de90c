import { type PoolOptions, Sequelize } from "sequelize";

/** Connects to PostgreSQL on first use; `close()` ends all connections. */
export function connect(databaseUrl: string, pool: PoolOptions = {}): Sequelize {
  return new Sequelize(databaseUrl, { dialect: "postgres", logging: false, pool });
}
