import { existsSync, readdirSync } from "node:fs";
import { parseArguments } from "../cli/arguments.ts";
import { type InputName, inputs, type RawInputs } from "../run/inputs.ts";
import { type Options, parseOptions, UsageError } from "../run/options.ts";
import type { Variables } from "./variables.ts";

/** The options of `serve`; each is also a variable, since in a workflow's `services:` that is all there is. */
const names: readonly InputName[] = [
  "migrations",
  "worker-databases",
  "extensions",
  "settings",
  "ram-disk",
];

/** What an input of ours is called here. */
const variableOf: Partial<Record<InputName, string>> = {
  username: "POSTGRES_USER",
  password: "POSTGRES_PASSWORD",
  database: "POSTGRES_DB",
  ...Object.fromEntries(names.map((name) => [name, variableFor(name)])),
};

function variableFor(name: InputName): string {
  return `RAM_POSTGRES_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** Where migrations are looked for when nothing else is said. */
const usualMigrations = "/migrations";

/**
 * Reads the words after `serve` and the variables.
 *
 * @throws {UsageError} with all problems at once
 */
export async function parseServeOptions(
  words: readonly string[],
  variables: Variables,
  env: NodeJS.ProcessEnv,
): Promise<Options> {
  const { username, password, database } = variables;
  const given = { ...fromVariables(env), ...fromWords(words) };
  const migrations = given.migrations ?? (hasFiles(usualMigrations) ? usualMigrations : undefined);
  try {
    return await parseOptions(
      {
        ...given,
        ...(migrations !== undefined && { migrations }),
        ...{ username, database, snapshot: "false" },
        ...(password !== undefined && { password }),
      },
      "/",
    );
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.problems.map(inItsWords));
  }
}

/** The text of `serve --help`. */
export function serveHelpText(): string {
  const options = inputs.filter(({ name }) => names.includes(name));
  const lines = options.map(({ name, value, help }) => [
    `--${name} ${value}`,
    `${variableFor(name)}\n      ${help}`,
  ]);
  const width = Math.max(...lines.map(([option = ""]) => option.length));
  return `Serves a migrated PostgreSQL on a RAM disk, in the place of the official image.

Usage: docker run [--tmpfs /var/lib/postgresql/data] -e POSTGRES_PASSWORD=... IMAGE [serve [options]]
       docker run ... IMAGE postgres [arguments of postgres]
       docker run -v "$PWD:/work" IMAGE run [options] -- COMMAND     see: docker run IMAGE run --help

Options, each also a variable:
${lines.map(([option = "", rest]) => `  ${option.padEnd(width)}  ${rest}\n`).join("")}
Without --migrations it applies what is in ${usualMigrations}. Variables of the official image:
POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB, POSTGRES_HOST_AUTH_METHOD, POSTGRES_INITDB_ARGS.
`;
}

function fromVariables(env: NodeJS.ProcessEnv): RawInputs {
  const given = names.map((name) => [name, env[variableFor(name)]] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

function fromWords(words: readonly string[]): RawInputs {
  // There is no test command here.
  const invocation = parseArguments([...words, "--", "none"]);
  const given = invocation.kind === "run" ? invocation.inputs : {};
  const others = inputs.filter(({ name }) => name in given && !names.includes(name));
  if (others.length === 0) return given;
  throw new UsageError(
    others.map(({ name }) => {
      const instead = variableOf[name];
      return `--${name} is no option of serve${instead ? `: set ${instead}` : ""}`;
    }),
  );
}

function inItsWords(problem: string): string {
  const [name = ""] = problem.split(":");
  const variable = variableOf[name as InputName];
  return variable ? `${variable}${problem.slice(name.length)}` : problem;
}

function hasFiles(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).length > 0;
}
