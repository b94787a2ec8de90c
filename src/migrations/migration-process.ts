import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Address } from "../postgres/connection.ts";
import { attendCommand } from "../process/command.ts";
import type { Interrupts } from "../process/interrupts.ts";
import { commandComes } from "../process/started-groups.ts";
import { MigrationError, type Progress } from "./migration-error.ts";

/** What a process for migrations is told. */
export interface MigrationJob {
  readonly address: Address;
  readonly directory: string;
  readonly database: string;
}

/** What it tells: the file that it has come to, and in the end what came of it all. */
export type MigrationNews =
  | { readonly news: "file"; readonly file?: string | undefined }
  | { readonly news: "applied"; readonly count: number }
  | { readonly news: "failure"; readonly failure: FailureNews };

/** A {@link MigrationError}, of whose cause there is the message, the stack, and what the server has said. */
export interface FailureNews extends Pick<MigrationError, "message" | "file" | "place"> {
  readonly cause: Pick<Error, "message" | "stack">;
}

/** Beside the bundle. Run from source there is none, and migrations run in our own process. */
const program = fileURLToPath(new URL("apply-migrations.js", import.meta.url));

export function hasProgram(): boolean {
  return existsSync(program);
}

export interface ProcessOptions {
  readonly stdout: "stdout" | "stderr";
  readonly interrupts: Interrupts;
  readonly progress: Progress;
}

/** Applies migrations in a process of their own, which is ended as a command of the user's is, with all that it started. */
export async function migrateApart(
  job: MigrationJob,
  { stdout, interrupts, progress }: ProcessOptions,
): Promise<number> {
  commandComes();
  const child = spawn(process.execPath, [program], {
    stdio: ["inherit", stdout === "stdout" ? 1 : 2, 2, "ipc"],
    detached: process.platform !== "win32",
  });
  let end: Exclude<MigrationNews, { news: "file" }> | undefined;
  child.on("message", (message: MigrationNews | null) => {
    if (message?.news === "file") progress.file = message.file;
    // Code may send something of its own.
    else if (message?.news) end = message;
  });
  // Whatever it has told has come by then.
  const closed = once(child, "close").catch(() => {});
  const ended = attendCommand(child, interrupts);
  // Where it is gone before it has read this, its end tells.
  if (child.connected) child.send(job, () => {});
  const code = await ended;
  interrupts.aborted.throwIfAborted();
  await closed;
  return resultOf(end, code);
}

function resultOf(end: MigrationNews | undefined, code: number): number {
  if (end?.news === "applied") return end.count;
  if (end?.news !== "failure") {
    throw new Error(
      `the migrations' process was ended, with exit code ${code}: a migration that fails throws an error`,
    );
  }
  const { message, cause, ...where } = end.failure;
  throw new MigrationError(message, {
    ...where,
    cause: Object.assign(new Error(cause.message), cause),
  });
}
