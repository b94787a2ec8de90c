export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-D0v4fgjj.js";
