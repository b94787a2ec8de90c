import { type ChildProcess, spawn } from "node:child_process";
import { findProgram } from "./find-program.ts";
import { exitCodeOf, type Interrupts } from "./interrupts.ts";
import { endGroup, signalGroup } from "./process-group.ts";
import { commandComes, groupStarted } from "./started-groups.ts";

/** A command of the user's: a script for a shell, or a program with its arguments, which sees no shell. */
export type Command =
  | { readonly kind: "script"; readonly script: string }
  | { readonly kind: "program"; readonly file: string; readonly args: readonly string[] };

export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where its standard output goes: ours, or our standard error when ours is for something else. */
  readonly stdout: "stdout" | "stderr";
  readonly interrupts: Interrupts;
}

// GitHub's runner sends SIGINT, after 7.5 s SIGTERM, after 2.5 s SIGKILL, and to us alone. A command that does not
// heed the first signal is killed early enough for us to clean up before that.
const graceAfterFirstSignalMs = 7000;
const graceAfterNextSignalMs = 1000;
const graceForLeftOversMs = 2000;

/**
 * Runs a command of the user's in a process group of its own with our standard streams, passes the signals on that
 * we get, and ends what it left running in its group.
 *
 * @returns its exit code; 128 + n when signal n ended it; 127 when there is no such program
 * @throws the reason of `interrupts.aborted` when that happened before the command was started
 */
export async function runCommand(command: Command, options: CommandOptions): Promise<number> {
  const { file, args } = await toProgram(command, options.env);
  options.interrupts.aborted.throwIfAborted();
  commandComes();
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["inherit", options.stdout === "stdout" ? 1 : 2, 2],
    detached: process.platform !== "win32",
  });
  return attendCommand(child, options.interrupts);
}

/** As {@link runCommand}, of a process that has just been started as the leader of a group. */
export async function attendCommand(child: ChildProcess, interrupts: Interrupts): Promise<number> {
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      // Of a name that is looked up on PATH, EACCES tells of a directory that we may not look into.
      const { spawnfile: file } = child;
      const isPath = file.includes("/");
      if (error.code === "ENOENT" || (error.code === "EACCES" && !isPath)) resolve(127);
      else if (error.code === "EACCES") resolve(126);
      else reject(new Error(`${file} could not be started: ${error.message}`, { cause: error }));
    });
    child.once("exit", (code, signal) => resolve(code ?? exitCodeOf(signal ?? "SIGKILL")));
  });
  const pid = child.pid;
  if (pid === undefined) return exited;
  using _known = groupStarted({ leader: pid, kind: "command", graceMs: graceForLeftOversMs });

  let killer: NodeJS.Timeout | undefined;
  using _forwarding = interrupts.subscribe((signal) => {
    signalGroup(pid, signal);
    const graceMs = killer ? graceAfterNextSignalMs : graceAfterFirstSignalMs;
    clearTimeout(killer);
    killer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
  });
  // The terminal tells only its foreground group of a new size; that is us.
  const resized = () => signalGroup(pid, "SIGWINCH");
  process.on("SIGWINCH", resized);
  try {
    const code = await exited;
    await endGroup(pid, graceForLeftOversMs);
    return code;
  } finally {
    clearTimeout(killer);
    process.off("SIGWINCH", resized);
  }
}

async function toProgram(
  command: Command,
  env: NodeJS.ProcessEnv,
): Promise<{ file: string; args: readonly string[] }> {
  if (command.kind === "program") return command;
  const bash = findProgram("bash", env);
  return bash
    ? { file: bash, args: ["-eo", "pipefail", "-c", command.script] }
    : { file: "sh", args: ["-e", "-c", command.script] };
}
