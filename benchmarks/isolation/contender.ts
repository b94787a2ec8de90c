import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { environment } from "../timed-run.ts";

export interface ContenderOptions {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the process. */
  readonly signal: AbortSignal;
}

/**
 * A process of its own in which one thing is measured whenever it is asked for: another's patches, or the async hooks that
 * an AsyncLocalStorage switches on in some versions of Node.js, would make it slower. It is plain JavaScript, so that there
 * is no tsx in it either. Its own half is `answer.mjs`.
 */
export class Contender implements AsyncDisposable {
  readonly #name: string;
  readonly #child: ChildProcess;
  /** What is wrong with how it ended, if anything is. */
  readonly #ended: Promise<Error | undefined>;

  private constructor(script: URL, { args, env, signal }: ContenderOptions) {
    this.#name = basename(script.pathname);
    this.#child = fork(fileURLToPath(script), args, {
      env: { ...environment, ...env },
      execArgv: [],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      signal,
    });
    this.#ended = this.#end();
    this.#ended.catch(() => {});
  }

  /** @throws when it ends before it is ready, with what it printed */
  static async start(script: URL, options: ContenderOptions): Promise<Contender> {
    const contender = new Contender(script, options);
    await contender.#answer();
    return contender;
  }

  /** @throws when it ends meanwhile, with what it printed */
  measure<T = number>(what?: unknown): Promise<T> {
    const answer = this.#answer<T>();
    this.#child.send({ what });
    return answer;
  }

  /** Lets it clean up and end by itself. */
  async [Symbol.asyncDispose](): Promise<void> {
    // One that has ended, or is to end by the signal, has been told of.
    if (!this.#child.connected || this.#child.killed) return;
    this.#child.disconnect();
    const problem = await this.#ended;
    if (problem) throw problem;
  }

  async #answer<T>(): Promise<T> {
    const tooEarly = this.#ended.then((problem) => {
      throw problem ?? new Error(`${this.#name} ended although nobody said so`);
    });
    const [{ answer }] = await Promise.race([once(this.#child, "message"), tooEarly]);
    return answer;
  }

  async #end(): Promise<Error | undefined> {
    const said = this.#child.stderr ? text(this.#child.stderr) : "";
    const [code, signal] = await once(this.#child, "exit");
    const how = signal ?? code;
    if (how === 0) return undefined;
    return new Error(`${this.#name} ended with ${how}:\n${(await said).trim().slice(0, 2000)}`);
  }
}
