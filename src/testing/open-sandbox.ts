import type pg from "pg";
import { SandboxCore } from "./sandbox.ts";

export interface SandboxOptions {
  /** The database's; without it, {@link workerDatabaseUrl} tells it. */
  readonly connectionString?: string;
  /** Told of what is most often a mistake of a test; without it, Node prints it as a warning. */
  readonly onWarning?: (message: string) => void;
}

export interface Sandbox extends AsyncDisposable {
  readonly pg: typeof pg;
  begin(): Promise<void>;
  rollback(): Promise<void>;
  run<T>(test: () => T | Promise<T>): Promise<T>;
  unboxed<T>(work: () => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openSandbox(
  options: SandboxOptions & { connectionString: string },
): Promise<Sandbox> {
  const core = await SandboxCore.open({
    connectionString: options.connectionString,
    warn: options.onWarning ?? ((message) => process.emitWarning(message, "SandboxWarning")),
  });
  return Object.assign(core, { [Symbol.asyncDispose]: () => core.close() });
}
