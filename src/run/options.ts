import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { workerDatabaseNames } from "../postgres/databases.ts";
import { smallestSizeBytes } from "../postgres/ramdisk.ts";
import { parseSettings, type Setting } from "../postgres/settings.ts";
import { oldestMajor, parseVersionRequest, type VersionRequest } from "../postgres/version.ts";
import { type InputName, inputs, type RawInputs } from "./inputs.ts";

/** Everything a run was asked for, validated; built once, at the edge. */
export interface Options {
  readonly testCommand: string | undefined;
  readonly workingDirectory: string;
  readonly migrations: string | undefined;
  readonly migrateCommand: string | undefined;
  readonly postgresVersion: VersionRequest | undefined;
  readonly database: string;
  readonly username: string;
  readonly password: string;
  /** 0: any free one; undefined: 5432 when it is free. */
  readonly port: number | undefined;
  readonly workerDatabases: number;
  readonly extensions: readonly string[];
  readonly settings: readonly Setting[];
  readonly locale: string;
  readonly ramDisk: "auto" | "required";
  /** Bytes. */
  readonly ramDiskSize: number | undefined;
}

/** What was asked for can't be done, whatever the machine; nothing was started. */
export class UsageError extends Error {
  override name = "UsageError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Validates what was given. Directories are resolved from `cwd` and must exist.
 *
 * @throws {UsageError} with all problems at once, each with its input's name, its value and what is allowed
 */
export async function parseOptions(raw: RawInputs, cwd: string): Promise<Options> {
  const problems: string[] = [];
  const given = (name: InputName) => {
    const text = raw[name]?.trim() ? raw[name] : undefined;
    const input = inputs.find((each) => each.name === name);
    return text ?? (input && "default" in input ? input.default : undefined);
  };
  const read = <T>(name: InputName, parse: (text: string) => T): T | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      for (const problem of (error as Error).message.split("\n")) {
        problems.push(`${name}: ${problem}`);
      }
      return undefined;
    }
  };

  const workingDirectory = read("working-directory", (text) => resolve(cwd, text)) ?? cwd;
  const migrations = read("migrations", (text) => resolve(workingDirectory, text));
  const options: Options = {
    testCommand: read("test-command", plainText),
    workingDirectory,
    migrations,
    migrateCommand: read("migrate-command", plainText),
    postgresVersion: read("postgres-version", versionRequest),
    database: read("database", databaseName) ?? "",
    username: read("username", roleName) ?? "",
    password: read("password", passwordText) ?? randomBytes(16).toString("hex"),
    port: read("port", (text) => integer(text, 0, 65535)),
    workerDatabases: read("worker-databases", (text) => integer(text, 0, 1000)) ?? 0,
    extensions: read("extensions", extensionNames) ?? [],
    settings: read("settings", settingLines) ?? [],
    locale: read("locale", localeName) ?? "",
    ramDisk: read("ram-disk", ramDiskMode) ?? "auto",
    ramDiskSize: read("ram-disk-size", sizeBytes),
  };

  const longest = workerDatabaseNames(options.database, options.workerDatabases).at(-1) ?? "";
  if (Buffer.byteLength(longest) > longestNameBytes) {
    problems.push(
      `database: with worker-databases, "${longest}" would be longer than ${longestNameBytes} bytes`,
    );
  }
  await requireDirectory("working-directory", workingDirectory, problems);
  if (migrations) await requireDirectory("migrations", migrations, problems);
  if (problems.length > 0) throw new UsageError(problems);
  return options;
}

async function requireDirectory(name: InputName, path: string, problems: string[]): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) return;
    problems.push(`${name}: expected a directory, got "${path}", which is something else`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "which does not exist" : `which can't be read (${code})`;
    problems.push(`${name}: expected a directory, got "${path}", ${why}`);
  }
}

// NAMEDATALEN - 1: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
const longestNameBytes = 63;

function plainText(text: string): string {
  if (text.includes("\0")) throw new Error("a NUL character can't be passed to a program");
  return text;
}

function expected(what: string, text: string): Error {
  return new Error(`expected ${what}, got ${JSON.stringify(text)}`);
}

function versionRequest(text: string): VersionRequest {
  const request = parseVersionRequest(text.trim());
  if (!request || request.major < oldestMajor) {
    throw expected(`a major from ${oldestMajor} (17) or an exact version (17.5)`, text);
  }
  return request;
}

function integer(text: string, lowest: number, highest: number): number {
  const value = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value >= lowest && value <= highest)) {
    throw expected(`a whole number from ${lowest} to ${highest}`, text);
  }
  return value;
}

function identifier(text: string): string {
  if (hasControlCharacter(text) || Buffer.byteLength(text) > longestNameBytes) {
    throw expected(`a name of at most ${longestNameBytes} bytes without control characters`, text);
  }
  return text;
}

function databaseName(text: string): string {
  if (["template0", "template1"].includes(text)) {
    throw expected("a name that is not one of the cluster's templates", text);
  }
  return identifier(text);
}

function roleName(text: string): string {
  // https://www.postgresql.org/docs/current/sql-createrole.html, and the names that SQL itself reserves
  if (text.startsWith("pg_") || ["public", "none"].includes(text)) {
    throw expected('a name that is not reserved ("pg_…", "public", "none")', text);
  }
  // initdb creates extensions of this owner, of which CREATE EXTENSION wants a name without these.
  if (/["$'\\]/.test(text)) throw expected("a name without any of \"$'\\", text);
  return identifier(text);
}

function passwordText(text: string): string {
  // The value itself is a secret and goes into no message. initdb reads a line.
  if (hasControlCharacter(text)) throw new Error("expected text without control characters");
  if (Buffer.byteLength(text) > 500) throw new Error("expected at most 500 bytes");
  return text;
}

function extensionNames(text: string): string[] {
  const names = text.split(/[,\n]/).map((name) => name.trim());
  return names.filter((name) => name !== "").map(identifier);
}

function settingLines(text: string): Setting[] {
  const { settings, problems } = parseSettings(plainText(text));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return settings;
}

function localeName(text: string): string {
  if (!/^[\w.@-]+$/.test(text)) throw expected("the name of a locale, such as C.UTF-8", text);
  return text;
}

function ramDiskMode(text: string): "auto" | "required" {
  if (text !== "auto" && text !== "required") throw expected('"auto" or "required"', text);
  return text;
}

function sizeBytes(text: string): number {
  const [, count, unit] = /^(\d{1,9})([MG])$/.exec(text.trim()) ?? [];
  const bytes = Number(count) * (unit === "G" ? 1024 ** 3 : 1024 ** 2);
  if (!(bytes >= smallestSizeBytes)) {
    throw expected(`a size such as 512M or 2G, at least ${smallestSizeBytes / 1024 ** 2}M`, text);
  }
  return bytes;
}

function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}
