export { t as applyMigrations, n as loadAhead } from "./node-pg-migrate-B7x3y9Tf.js";
