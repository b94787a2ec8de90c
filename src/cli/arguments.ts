import { parseArgs } from "node:util";
import type { Command } from "../process/command.ts";
import { type Input, type InputName, inputs, type RawInputs } from "../run/inputs.ts";
import { UsageError } from "../run/options.ts";

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether it was written as `--name=value`. */
  readonly inlineValue?: boolean | undefined;
}

/** What the command line asks for. */
export type Invocation =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "snapshots"; readonly prune: boolean }
  | { readonly kind: "run"; readonly inputs: RawInputs; readonly command: Command };

/** The words of the command line are off; the inputs that could be read may be as well. */
export class ArgumentsError extends UsageError {
  readonly inputs: RawInputs;

  constructor(problems: readonly string[], inputs: RawInputs) {
    super(problems);
    this.inputs = inputs;
  }
}

const options: readonly Input[] = inputs.filter((input) => !("actionOnly" in input));

/**
 * Reads `[options] -- COMMAND [ARGUMENT…]` or `snapshots [--prune]`.
 *
 * @throws {ArgumentsError} with all problems at once
 */
export function parseArguments(argv: readonly string[]): Invocation {
  if (argv[0] === "snapshots") return parseSnapshotsArguments(argv.slice(1));
  const end = argv.indexOf("--");
  const ours = end < 0 ? argv : argv.slice(0, end);
  const { tokens } = parseArgs({
    args: [...ours],
    options: {
      ...Object.fromEntries(options.map(({ name }) => [name, { type: "string", multiple: true }])),
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "V" },
    } as const,
    strict: false,
    tokens: true,
  });
  const given: RawInputs = {};
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      problems.push(`"${token.value}" is no option; the test command comes after --`);
    } else if (token.kind === "option") {
      if (token.name === "help" || token.name === "version") return { kind: token.name };
      const problem = take(token, given);
      if (problem) problems.push(problem);
    }
  }
  const [file, ...args] = end < 0 ? [] : argv.slice(end + 1);
  if (!file) problems.push("there is no test command: ram-postgres [options] -- COMMAND");
  if (!file || problems.length > 0) throw new ArgumentsError(problems, given);
  return { kind: "run", inputs: given, command: { kind: "program", file, args } };
}

function parseSnapshotsArguments(words: readonly string[]): Invocation {
  if (words.some((word) => word === "--help" || word === "-h")) return { kind: "help" };
  if (words.some((word) => word === "--version" || word === "-V")) return { kind: "version" };
  const others = words.filter((word) => word !== "--prune");
  if (others.length > 0) {
    const problems = others.map((word) => `snapshots takes no "${word}", only --prune`);
    throw new ArgumentsError(problems, {});
  }
  return { kind: "snapshots", prune: words.includes("--prune") };
}

function take(token: OptionToken, given: RawInputs): string | undefined {
  const option = options.find(({ name }) => name === token.name);
  if (!option) return `${token.rawName} is not an option; see ram-postgres --help`;
  if (token.value === undefined) return `${token.rawName} takes a value: ${option.value}`;
  if (!token.inlineValue && token.value.startsWith("--")) {
    return `${token.rawName} takes a value: ${option.value}; one that begins with -- is written ${token.rawName}=${token.value}`;
  }
  const name = option.name as InputName;
  const before = given[name];
  if (before !== undefined && !option.isList) return `${token.rawName} is given twice`;
  given[name] = before === undefined ? token.value : `${before}\n${token.value}`;
  return undefined;
}

/** The text of `--help`. */
export function helpText(): string {
  const names = options.map(({ name, value }) => `--${name} ${value}`);
  const width = Math.max(...names.map((name) => name.length));
  const lines = options.map(({ help, default: preset, isList }, index) => {
    const notes = [isList && "repeatable", preset && `default: ${preset}`].filter(Boolean);
    const note = notes.length > 0 ? ` (${notes.join("; ")})` : "";
    return `  ${names[index]?.padEnd(width)}  ${help}${note}`;
  });
  return `Runs a test command with a migrated PostgreSQL on a RAM disk, then removes it.

Usage: ram-postgres [options] -- COMMAND [ARGUMENT...]
       ram-postgres snapshots [--prune]     lists the snapshots that are kept, or removes them

Options:
${lines.join("\n")}
  ${"--help".padEnd(width)}  show this
  ${"--version".padEnd(width)}  show the version

COMMAND sees DATABASE_URL, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, and with
worker databases WORKER_DATABASES and DATABASE_URL_1 to DATABASE_URL_N.

Exit code: the command's own; 64 for bad usage, 70 when the run itself failed,
126 or 127 when the command can't be run, 128 + n when signal n ended the run.

Example: ram-postgres --migrations migrations -- npm test
`;
}
