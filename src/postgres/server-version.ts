import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { execute, ProgramError } from "../process/execute.ts";
import { isOpenTo } from "./access.ts";
import type { FindInstalledOptions } from "./installed.ts";
import { parseServerVersion, type Version } from "./version.ts";

/** What `postgres --version` prints, a constant of the program: PG_BACKEND_VERSIONSTR of pg_config.h. */
const constantStart = "postgres (PostgreSQL) ";
const constantEnd = "\n\0";
const longestConstant = 512;
const chunkBytes = 512 * 1024;

/**
 * The version of the server in a directory; undefined where it can't be run by that user.
 *
 * It is read from the program, which takes a tenth of the time of starting it; one that does not have it, as a script
 * that stands before the real one, is asked.
 */
export async function serverVersion(
  directory: string,
  options: FindInstalledOptions,
): Promise<Version | undefined> {
  const program = join(directory, "postgres");
  const constant = versionConstant(program);
  if (constant === undefined) return askVersion(directory, options);
  const { account } = options;
  return !account || isOpenTo(program, account) ? parseServerVersion(constant) : undefined;
}

/** As {@link serverVersion}, by running the program, or another of the server's: what it says is proof that it runs. */
export async function askVersion(
  directory: string,
  { env, account, signal }: FindInstalledOptions,
  program = "postgres",
): Promise<Version | undefined> {
  try {
    const options = { env, account, signal, cwd: "/" };
    return parseServerVersion(await execute(join(directory, program), ["--version"], options));
  } catch (error) {
    signal?.throwIfAborted();
    // A server that is there but can't be run is none for us: another one may do, or a prebuilt one is fetched.
    if (error instanceof ProgramError) return undefined;
    throw error;
  }
}

/** Looks from the end: there linkers put constants, behind the code. */
function versionConstant(program: string): string | undefined {
  let file: number;
  try {
    file = openSync(program, "r");
  } catch {
    return undefined;
  }
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    // The begin of one chunk is read again with the next: the constant may lie across both.
    const step = chunkBytes - longestConstant;
    const { size } = fstatSync(file);
    for (let position = size - chunkBytes; position > -chunkBytes; position -= step) {
      const bytesRead = readSync(file, buffer, 0, chunkBytes, Math.max(position, 0));
      const found = constantIn(buffer.subarray(0, bytesRead));
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

function constantIn(bytes: Buffer): string | undefined {
  const start = bytes.indexOf(constantStart);
  const end = start < 0 ? -1 : bytes.indexOf(constantEnd, start);
  return end < 0 ? undefined : bytes.toString("utf8", start, end);
}
