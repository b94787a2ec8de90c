import { randomBytes } from "node:crypto";
import { constants, statSync } from "node:fs";
import { access, lstat, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { workerDatabaseNames } from "../postgres/databases.ts";
import type { Setting } from "../postgres/settings.ts";
import type { VersionRequest } from "../postgres/version.ts";
import { messageOf } from "../process/message-of.ts";
import { filesMatching } from "./globs.ts";
import { type Input, type InputName, inputs, type RawInputs } from "./inputs.ts";
import {
  auditMode,
  databaseName,
  extensionNames,
  globList,
  integer,
  localeName,
  longestNameBytes,
  passwordText,
  plainText,
  type ReportForm,
  ramDiskMode,
  reportForm,
  roleName,
  settingLines,
  sizeBytes,
  versionRequest,
  yesOrNo,
} from "./option-values.ts";
import { shorten } from "./shorten.ts";

/** Everything a run was asked for, validated; built once, at the edge. */
export interface Options {
  readonly testCommand: string | undefined;
  readonly workingDirectory: string;
  readonly migrations: string | undefined;
  readonly migrateCommand: string | undefined;
  readonly snapshot: boolean;
  /** The files that `snapshot-files` matches, as paths in the working directory; undefined when it is not given. */
  readonly snapshotFiles: readonly string[] | undefined;
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
  /** Globs of the files that the tests write. */
  readonly junit: readonly string[];
  /** What is done about what the tests leave in the database. */
  readonly audit: "report" | "fail";
  /** Whether the tests run once more against a stock server. */
  readonly baseline: boolean;
  readonly report: ReportForm;
  readonly reportFile: string | undefined;
}

/** What was asked for can't be done, whatever the machine; nothing was started. */
export class UsageError extends Error {
  override name = "UsageError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const told = problems.slice(0, mostProblems).map((each) => shorten(each, longestProblem));
    const others = problems.length - told.length;
    const all = others > 0 ? [...told, `… and ${others} more`] : told;
    super(all.join("\n"));
    this.problems = all;
  }
}

/** What is told of problems: a value may have any length, and many lines. */
const [mostProblems, longestProblem] = [50, 500];

/**
 * Validates what was given. Directories are resolved from `cwd` and must exist.
 *
 * @throws {UsageError} with all problems at once, each with its input's name, its value and what is allowed
 */
export async function parseOptions(raw: RawInputs, cwd: string): Promise<Options> {
  const problems = problemsOfForm(raw);
  const given = (name: InputName) => {
    const input: Input | undefined = inputs.find((each) => each.name === name);
    const text: unknown = raw[name];
    return typeof text !== "string" || isNothing(text, input) ? input?.default : text;
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
    snapshot: read("snapshot", yesOrNo) ?? true,
    snapshotFiles: undefined,
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
    junit: read("junit", globList) ?? [],
    audit: read("audit", auditMode) ?? "report",
    baseline: read("baseline", yesOrNo) ?? false,
    report: read("report", reportForm) ?? "text",
    // Where the shell is that it was typed in.
    reportFile: read("report-file", (text) => resolve(cwd, plainText(text))),
  };

  const longest = workerDatabaseNames(options.database, options.workerDatabases).at(-1) ?? "";
  if (Buffer.byteLength(longest) > longestNameBytes) {
    problems.push(
      `database: with worker-databases, "${longest}" would be longer than ${longestNameBytes} bytes`,
    );
  }
  await requireDirectory("working-directory", workingDirectory, problems);
  if (migrations) await requireDirectory("migrations", migrations, problems);
  if (options.reportFile) await requirePlaceForFile(options.reportFile, problems);
  const globs = read("snapshot-files", globList);
  const snapshotFiles = globs && (await matchingFiles(globs, workingDirectory, problems));
  if (problems.length > 0) throw new UsageError(problems);
  return { ...options, snapshotFiles };
}

/** Programs in JavaScript may give anything. */
function problemsOfForm(raw: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (!inputs.some((each) => each.name === name)) {
      return [`${name}: there is no such input`];
    }
    return typeof value === "string" ? [] : [`${name}: expected text, got a ${typeof value}`];
  });
}

/** White space may be a name or a password, but no command and nothing in a list. */
function isNothing(text: string, input: Input | undefined): boolean {
  return text === "" || ((input?.isList || input?.value === "SCRIPT") && text.trim() === "");
}

async function matchingFiles(
  globs: readonly string[],
  cwd: string,
  problems: string[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of globs) {
    try {
      const files = await filesMatching(pattern, cwd);
      // A typing mistake would keep a snapshot alive that should be none any more.
      if (files.length === 0)
        problems.push(`snapshot-files: "${pattern}" matches no file in ${cwd}`);
      for (const file of files) {
        if (isFile(join(cwd, file))) found.add(file);
        else problems.push(`snapshot-files: "${pattern}" matches "${file}", which is no file`);
      }
    } catch (error) {
      problems.push(`snapshot-files: "${pattern}": ${messageOf(error)}`);
    }
  }
  return [...found].sort();
}

/** A link leads anywhere, to a named pipe for example, of which to read would wait for a writer. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Not when all is done is the time to say that it can't be written. */
async function requirePlaceForFile(path: string, problems: string[]): Promise<void> {
  try {
    // Of a link it could not be known whose choice its target is.
    const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    if (there && !there.isFile()) {
      problems.push(`report-file: expected a file, got "${path}", which is something else`);
    } else await access(there ? path : dirname(path), constants.W_OK);
  } catch (error) {
    problems.push(`report-file: "${path}" can't be written: ${messageOf(error)}`);
  }
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
