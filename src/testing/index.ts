export {
  type FreshDatabase,
  type FreshDatabaseOptions,
  freshDatabase,
} from "./databases/fresh-database.ts";
export { workerDatabaseUrl } from "./databases/worker-database.ts";
export { openSandbox, type Sandbox, type SandboxOptions } from "./open-sandbox.ts";
