export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-Dd8_94BI.js";
