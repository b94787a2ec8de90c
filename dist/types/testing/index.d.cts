export { type FreshDatabase, type FreshDatabaseOptions, freshDatabase, } from "./databases/fresh-database.cjs";
export { workerDatabaseUrl } from "./databases/worker-database.cjs";
export { openSandbox, type Sandbox, type SandboxOptions } from "./open-sandbox.cjs";
