export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-CAnWXJ8J.js";
