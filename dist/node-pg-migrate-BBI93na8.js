export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-CokI4AYK.js";
