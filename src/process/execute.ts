import { type ChildProcess, spawn } from "node:child_process";
import { signalGroup } from "./process-group.ts";
import { groupStarted, type StartedGroup } from "./started-groups.ts";

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
  /** A file to read as its standard input. */
  readonly stdin?: number;
  /** A file that its standard output goes to; nothing of it is given then. */
  readonly stdout?: number;
  /** How long it may still work after an abort before it is killed, for a program that leaves something when it is. */
  readonly abortGraceMs?: number;
}

/** A program that we start could not be run, or ended with something else than exit code 0. */
export class ProgramError extends Error {
  override name = "ProgramError";
  /** Its exit code, the signal that ended it, or why it could not be started. */
  readonly code: string | number | undefined;
  readonly stderr: string;

  constructor(
    message: string,
    details: { code: string | number | undefined; stderr?: string; cause?: unknown },
  ) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.stderr = details.stderr ?? "";
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
    stdio: [options.stdin ?? "ignore", options.stdout ?? "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
    ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
  });
  using _known = child.pid === undefined ? null : groupStarted(groupOf(child.pid, options));
  const output = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      const details = { code: error.code, cause: error };
      reject(new ProgramError(`${file}: ${error.message}`, details));
    });
    child.once("close", (code, signal) => resolve(code ?? signal ?? "SIGKILL"));
  });
  const ending = await killedOnAbort(child, ended, options);
  options.signal?.throwIfAborted();
  if (ending === 0) return output.stdout;
  const how = typeof ending === "number" ? `exit code ${ending}` : ending;
  const said = (output.stderr.trim() || output.stdout.trim()).slice(-4000);
  const details = { code: ending, stderr: output.stderr };
  throw new ProgramError(`${file} ended with ${how}${said && `:\n${said}`}`, details);
}

function groupOf(leader: number, { abortGraceMs: graceMs = 0 }: ExecuteOptions): StartedGroup {
  return { leader, graceMs, kind: "program" };
}

async function killedOnAbort<T>(
  child: ChildProcess,
  ended: Promise<T>,
  { signal, abortGraceMs = 0 }: ExecuteOptions,
): Promise<T> {
  let killer: NodeJS.Timeout | undefined;
  const kill = () => child.pid !== undefined && signalGroup(child.pid, "SIGKILL");
  const abort = () => {
    killer = setTimeout(kill, abortGraceMs);
  };
  signal?.addEventListener("abort", abort);
  try {
    return await ended;
  } finally {
    signal?.removeEventListener("abort", abort);
    clearTimeout(killer);
  }
}
