import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../../support/sandbox.ts";

export interface ProgramEnded {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the programs beside the tests in a process of its own, which a test runner tells no more than given. */
export function runProgram(name: string, env: NodeJS.ProcessEnv): Promise<ProgramEnded> {
  const args = ["--import", "tsx", join(import.meta.dirname, "programs", name)];
  const options = { cwd: root, env: { PATH: process.env.PATH, ...env }, timeout: 30_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? error.signal ?? null) : 0, stdout, stderr }),
    );
  });
}
