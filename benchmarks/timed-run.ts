import { spawn } from "node:child_process";
import type { Account } from "../src/process/execute.ts";
import { neutralEnvironment } from "../src/run/environment.ts";

/**
 * The environment that everything is measured in: without what leads to another server, and without Node.js's own
 * variables, of which NODE_EXTRA_CA_CERTS alone can take as long as Node.js takes to start.
 */
export const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(neutralEnvironment(process.env)).filter(([name]) => !name.startsWith("NODE_")),
);

export interface RunTimes {
  /** Milliseconds from the process's start until its standard output had a line that says `ready`. */
  readonly ready: number;
  /** Milliseconds until it had ended. */
  readonly whole: number;
  readonly stderr: string;
}

export interface TimedRunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly account?: Account | undefined;
}

/**
 * Runs a program that prints `ready` when tests could start, and times it by one clock, ours: a pipe tells at once. It
 * stays in our process group, so that Ctrl-C reaches it and it cleans up after itself.
 *
 * @throws when it fails, or prints anything else
 */
export function timedRun(
  file: string,
  args: readonly string[],
  { env, cwd, account }: TimedRunOptions,
): Promise<RunTimes> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, {
      env,
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let [ready, whole, stdout, stderr] = [Number.NaN, Number.NaN, "", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      ready = performance.now() - start;
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("exit", () => {
      whole = performance.now() - start;
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0 && stdout === "ready\n") return resolve({ ready, whole, stderr });
      const command = [file, ...args].join(" ");
      const said = JSON.stringify(stdout);
      reject(new Error(`${command} ended with ${signal ?? code}, printed ${said} and:\n${stderr}`));
    });
  });
}
