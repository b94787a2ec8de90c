import { spawn } from "node:child_process";
import { signalGroup } from "./process-group.ts";

/** The user that a program runs as, when we are root and it must not be. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ExecuteOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly account?: Account | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A program that we start could not be run, or ended with something else than exit code 0. */
export class ProgramError extends Error {
  override name = "ProgramError";
  readonly code: string | number | undefined;

  constructor(message: string, code: string | number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Runs a program to its end, without a shell, and gives its standard output.
 *
 * It gets a process group of its own: a Ctrl-C at the terminal reaches us alone, and an abort ends it with all its
 * children.
 *
 * @throws {ProgramError} when it can't be started, is ended by a signal or exits with another code than 0; the
 *   message ends with what it printed
 * @throws the abort's reason when `signal` is aborted
 */
export async function execute(
  file: string,
  args: readonly string[],
  options: ExecuteOptions,
): Promise<string> {
  options.signal?.throwIfAborted();
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
    ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  const abort = () => child.pid !== undefined && signalGroup(child.pid, "SIGKILL");
  options.signal?.addEventListener("abort", abort);
  try {
    const ending = await new Promise<number | NodeJS.Signals>((resolve, reject) => {
      child.once("error", (error: NodeJS.ErrnoException) => {
        reject(new ProgramError(`${file}: ${error.message}`, error.code, { cause: error }));
      });
      child.once("close", (code, signal) => resolve(code ?? signal ?? "SIGKILL"));
    });
    options.signal?.throwIfAborted();
    if (ending === 0) return output.stdout;
    const how = typeof ending === "number" ? `exit code ${ending}` : ending;
    const said = (output.stderr.trim() || output.stdout.trim()).slice(-4000);
    throw new ProgramError(`${file} ended with ${how}${said && `:\n${said}`}`, ending);
  } finally {
    options.signal?.removeEventListener("abort", abort);
  }
}
