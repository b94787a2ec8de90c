export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-Co5kYq_d.js";
