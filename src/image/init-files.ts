import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Address } from "../postgres/connection.ts";
import { runCommand } from "../process/command.ts";
import type { Interrupts } from "../process/interrupts.ts";
import type { Variables } from "./variables.ts";

const directory = "/docker-entrypoint-initdb.d";
/** Beside the bundle. */
const program = fileURLToPath(new URL("init-files.sh", import.meta.url));

export interface InitFilesOptions {
  readonly variables: Variables;
  readonly server: Address;
  readonly data: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
}

/** Runs the files with which a user of the official image fills a new database. */
export async function runInitFiles(options: InitFilesOptions): Promise<void> {
  if (filesThere().length === 0) return;
  const { variables, server, data, env, interrupts } = options;
  const { username, password, database } = variables;
  // These would lead to another server.
  const { PGHOSTADDR: _address, PGSERVICE: _service, ...inherited } = env;
  const code = await runCommand(
    { kind: "program", file: "bash", args: [program, directory] },
    {
      cwd: "/",
      env: {
        ...inherited,
        PGDATA: data,
        // The server of the set-up is nobody else's to find.
        PGHOST: server.host,
        PGPORT: `${server.port}`,
        POSTGRES_USER: username,
        POSTGRES_DB: database,
        ...(password !== undefined && { POSTGRES_PASSWORD: password, PGPASSWORD: password }),
      },
      stdout: "stdout",
      interrupts,
    },
  );
  interrupts.aborted.throwIfAborted();
  if (code !== 0) throw new Error(`a file of ${directory} failed with exit code ${code}`);
}

function filesThere(): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new Error(`${directory} can't be read by the server's user: chmod a+rx it`, {
      cause: error,
    });
  }
}
