import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { messageOf } from "../process/message-of.ts";
import { UsageError } from "../run/options.ts";

/** What the variables of the official image ask for, with the meaning that they have there: https://hub.docker.com/_/postgres */
export interface Variables {
  /** Where the data is when no tmpfs is mounted. */
  readonly data: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly database: string;
  /** How those get in who come from outside of the container, as in a line of pg_hba.conf. */
  readonly hostAuthMethod: string | undefined;
  /** Arguments of `initdb`, as words of a shell. */
  readonly initdbArgs: string | undefined;
  /** Where the WAL is, when that is not with the data. */
  readonly walDirectory: string | undefined;
}

/**
 * Reads them, each either itself or, by its name with `_FILE`, from a file.
 *
 * @throws {UsageError} with all problems at once
 */
export function readVariables(env: NodeJS.ProcessEnv): Variables {
  const problems: string[] = [];
  const read = (name: string): string | undefined => {
    const [value, file] = [env[name], env[`${name}_FILE`]];
    if (!file) return value || undefined;
    if (value) problems.push(`${name} and ${name}_FILE are both set: set one of them`);
    try {
      return readFileSync(file, "utf8").replace(/\n+$/, "") || undefined;
    } catch (error) {
      problems.push(`${name}_FILE: ${messageOf(error)}`);
      return undefined;
    }
  };
  const username = read("POSTGRES_USER") ?? "postgres";
  const password = read("POSTGRES_PASSWORD");
  const walDirectory = env.POSTGRES_INITDB_WALDIR || undefined;
  const variables = {
    data: env.PGDATA || "/var/lib/postgresql/data",
    username,
    password,
    database: read("POSTGRES_DB") ?? username,
    hostAuthMethod: env.POSTGRES_HOST_AUTH_METHOD || undefined,
    initdbArgs:
      [
        read("POSTGRES_INITDB_ARGS"),
        walDirectory && `--waldir='${walDirectory.replaceAll("'", "'\\''")}'`,
      ]
        .filter(Boolean)
        .join(" ") || undefined,
    walDirectory,
  };
  if (!isAbsolute(variables.data)) {
    problems.push(
      `PGDATA: expected a path that begins with "/", got ${JSON.stringify(variables.data)}`,
    );
  }
  if (/[\r\n]/.test(variables.hostAuthMethod ?? "")) {
    problems.push(
      "POSTGRES_HOST_AUTH_METHOD: expected what follows the address in a line of pg_hba.conf",
    );
  }
  if (problems.length > 0) throw new UsageError(problems);
  return variables;
}

/** The environment for a server, which has no use for a password: who runs programs by it could read that there. */
export function withoutPasswords(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { POSTGRES_PASSWORD: _superuser, PGPASSWORD: _client, ...others } = env;
  return others;
}

/** @throws {UsageError} when a new cluster would let nobody in, or everybody without being told to */
export function requirePassword({ password, hostAuthMethod }: Variables): void {
  if (password !== undefined || hostAuthMethod === "trust") return;
  throw new UsageError([
    "there is no password for the superuser: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE, as in " +
      "docker run -e POSTGRES_PASSWORD=secret; POSTGRES_HOST_AUTH_METHOD=trust lets everybody in without one",
  ]);
}
