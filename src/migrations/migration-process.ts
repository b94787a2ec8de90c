import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Address } from "../postgres/connection.ts";
import { attendCommand } from "../process/command.ts";
import { Interrupts } from "../process/interrupts.ts";
import { commandComes } from "../process/started-groups.ts";
import type { MigrationsOptions } from "./migrate.ts";
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

interface ApplyOptions {
  readonly interrupts: Interrupts;
  readonly progress: Progress;
}

/**
 * A process that applies migrations, which is ended as a command of the user's is, with all that it started. It takes a
 * while to load what it needs, and can do that before there is a server. Disposing of it ends it.
 */
export class MigrationProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #interrupts = new Interrupts();
  readonly #exited: Promise<number>;
  readonly #closed: Promise<unknown>;

  constructor({ stdout, env }: Pick<MigrationsOptions, "stdout" | "env">) {
    this.#child = spawn(process.execPath, [program], {
      env,
      stdio: ["inherit", stdout === "stdout" ? 1 : 2, 2, "ipc"],
      detached: process.platform !== "win32",
    });
    // Whatever it has told has come by then.
    this.#closed = once(this.#child, "close").catch(() => {});
    this.#exited = attendCommand(this.#child, this.#interrupts);
    // Whoever applies migrations hears of it.
    this.#exited.catch(() => {});
  }

  /** Once only. */
  async apply(job: MigrationJob, { interrupts, progress }: ApplyOptions): Promise<number> {
    using _forwarding = interrupts.passTo(this.#interrupts);
    let end: Exclude<MigrationNews, { news: "file" }> | undefined;
    this.#child.on("message", (message: MigrationNews | null) => {
      if (message?.news === "file") progress.file = message.file;
      // Code may send something of its own.
      else if (message?.news) end = message;
    });
    commandComes();
    // Where it is gone before it has read this, its end tells.
    if (this.#child.connected) this.#child.send(job, () => {});
    const code = await this.#exited;
    interrupts.aborted.throwIfAborted();
    await this.#closed;
    return resultOf(end, code);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Without a job it has nothing to end, and otherwise it is gone.
    this.#child.kill("SIGKILL");
    await this.#exited.catch(() => {});
  }
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
