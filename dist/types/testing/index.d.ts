export { type FreshDatabase, type FreshDatabaseOptions, freshDatabase, } from "./databases/fresh-database.js";
export { workerDatabaseUrl } from "./databases/worker-database.js";
export { openSandbox, type Sandbox, type SandboxOptions } from "./open-sandbox.js";
