import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { markName } from "./marked-processes.ts";

// Each note becomes an argument of the program. The last one is there whole or not at all.
const script = 'while IFS= read -r note; do set -- "$@" "$note"; done; exec "$@"';

/**
 * Runs a program when this process has ended, in whatever way: a shell waits at a pipe whose other end the kernel closes
 * when we are gone. It has a session of its own, so no signal of a terminal reaches it, and it keeps neither our output
 * nor a directory.
 */
export class Watchdog {
  readonly #shell: ChildProcess;

  /**
   * @param program its file and arguments, which are followed by the notes that it was told
   * @param env what it inherits, but for Node's own variables, which are for the user's programs, and the mark by which
   *   another run, whose command we are, would end it
   */
  constructor(program: readonly string[], env: NodeJS.ProcessEnv) {
    const inherited = Object.entries(env).filter(
      ([name]) => !name.startsWith("NODE_") && name !== markName,
    );
    this.#shell = spawn("/bin/sh", ["-c", script, "sh", ...program], {
      cwd: "/",
      env: Object.fromEntries(inherited),
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    });
    // Without it there is still the next run, which removes what this one leaves.
    this.#shell.on("error", () => {});
    this.#shell.stdin?.on("error", () => {});
    this.#shell.unref();
    (this.#shell.stdin as Socket | null)?.unref();
  }

  /** Notes something that the program is to know. It is with the shell when this returns. */
  tell(note: unknown): void {
    this.#shell.stdin?.write(`${JSON.stringify(note)}\n`);
  }

  /** Ends it, without its program. */
  async end(): Promise<void> {
    const shell = this.#shell;
    if (shell.pid === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
    shell.ref();
    const ended = once(shell, "exit");
    shell.kill("SIGKILL");
    await ended;
  }
}
