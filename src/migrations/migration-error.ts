import { readFile } from "node:fs/promises";
import { extname, relative } from "node:path";
import {
  describeDatabaseError,
  isDatabaseError,
  locate,
  type TextPosition,
} from "../postgres/database-error.ts";
import { messageOf } from "../process/message-of.ts";

/** A migration could not be loaded or applied. */
export class MigrationError extends Error {
  override name = "MigrationError";
  /** The migration's path; undefined when it is none of them that failed. */
  readonly file: string | undefined;
  readonly place: TextPosition | undefined;

  constructor(
    message: string,
    details: { file: string | undefined; place?: TextPosition | undefined; cause: unknown },
  ) {
    super(message, { cause: details.cause });
    this.file = details.file;
    this.place = details.place;
  }
}

/** What is being done, so that a failure can be told with its file and its SQL. */
export class Progress {
  sql: string | undefined;
  #file: string | undefined;
  readonly #onFile: (file: string | undefined) => void;

  constructor(onFile: (file: string | undefined) => void = () => {}) {
    this.#onFile = onFile;
  }

  get file(): string | undefined {
    return this.#file;
  }

  set file(file: string | undefined) {
    this.#file = file;
    this.#onFile(file);
  }
}

/** A failure with its migration, and its place there. */
export async function migrationFailure(
  error: unknown,
  { file, sql }: Progress,
): Promise<MigrationError> {
  if (error instanceof MigrationError) return error;
  const name = file && relative(process.cwd(), file);
  if (!isDatabaseError(error)) {
    const message = messageOf(error);
    return new MigrationError(`migrations: ${name ? `${name}: ` : ""}${message}`, {
      file,
      place: file ? placeOnStack(file, error) : undefined,
      cause: error,
    });
  }
  const place = file && sql ? await placeInFile(file, sql, Number(error.position)) : undefined;
  const where = place ? `${name}:${place.line}:${place.column}` : name;
  const what = where ? `migration ${where}` : "migrations";
  return new MigrationError(`${what} failed\n${describeDatabaseError(error, sql)}`, {
    file,
    place,
    cause: error,
  });
}

/** Where in an SQL file the failing character stands; other kinds make their SQL as they run. */
async function placeInFile(
  file: string,
  sql: string,
  position: number,
): Promise<TextPosition | undefined> {
  if (extname(file) !== ".sql" || !(position > 0)) return undefined;
  const content = await readFile(file, "utf8");
  // node-pg-migrate sends the part of the file that is for this direction, and ends it with a semicolon if need be.
  const start = content.indexOf(sql.trimEnd().replace(/;$/, ""));
  return start < 0 ? undefined : locate(content, [...content.slice(0, start)].length + position);
}

/** Where in a file of code an error was thrown. */
function placeOnStack(file: string, error: unknown): TextPosition | undefined {
  const frames = ((error as Error).stack ?? "").split("\n");
  const frame = frames.find((each) => each.includes(`${file}:`)) ?? "";
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : undefined;
}
