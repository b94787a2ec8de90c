export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-C_VvOe-8.js";
