export { t as applyMigrations } from "./node-pg-migrate-CA7UKzbe.js";
