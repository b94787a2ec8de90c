export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-BIo6rtH_.js";
