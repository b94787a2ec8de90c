export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-C_7r-p3-.js";
