import { readFileSync } from "node:fs";
import { messageOf } from "../process/message-of.ts";
import { UsageError } from "../run/options.ts";

/** What the variables of the official image ask for, with the meaning that they have there: https://hub.docker.com/_/postgres */
export interface Variables {
  readonly username: string;
  readonly password: string | undefined;
  readonly database: string;
  /** How those get in who come from outside of the container, as in a line of pg_hba.conf. */
  readonly hostAuthMethod: string | undefined;
  /** Arguments of `initdb`, as words of a shell. */
  readonly initdbArgs: string | undefined;
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
  const walDirectory = env.POSTGRES_INITDB_WALDIR;
  const variables = {
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
  };
  if (/[\r\n]/.test(variables.hostAuthMethod ?? "")) {
    problems.push(
      "POSTGRES_HOST_AUTH_METHOD: expected what follows the address in a line of pg_hba.conf",
    );
  }
  if (problems.length > 0) throw new UsageError(problems);
  return variables;
}

/** @throws {UsageError} when a new cluster would let nobody in, or everybody without being told to */
export function requirePassword({ password, hostAuthMethod }: Variables): void {
  if (password !== undefined || hostAuthMethod === "trust") return;
  throw new UsageError([
    "there is no password for the superuser: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE, as in " +
      "docker run -e POSTGRES_PASSWORD=secret; POSTGRES_HOST_AUTH_METHOD=trust lets everybody in without one",
  ]);
}
