export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-BVfep54S.js";
