import { fileURLToPath } from "node:url";
import { execute } from "../../../src/process/execute.ts";
import { environment } from "../../timed-run.ts";
import { exampleApp, secondsOfTests, suiteCommand } from "./suite.ts";

const cli = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

export interface OurWayOptions {
  /** Where snapshots are kept. */
  readonly cache: string;
  readonly expected: "miss" | "hit";
  readonly signal: AbortSignal;
}

/**
 * Runs the suite by the command line, as `npm run example` does: each test in a sandbox.
 *
 * @returns the seconds that the tests took of that
 * @throws when a test fails, or when it did not start as expected
 */
export async function runOurWay({ cache, expected, signal }: OurWayOptions): Promise<number> {
  const options = ["--migrations", "../migrations", "--worker-databases", "1", "--port", "0"];
  const command = [process.execPath, cli, ...options, "--", ...suiteCommand()];
  // Its summary is on the standard error.
  const output = await execute("sh", ["-c", '"$@" 2>&1', "sh", ...command], {
    env: { ...environment, NO_COLOR: "1", XDG_CACHE_HOME: cache },
    cwd: exampleApp,
    signal,
    abortGraceMs: 10_000,
  });
  if (output.includes(`snapshot: ${expected}`)) return secondsOfTests(output);
  throw new Error(`expected a snapshot ${expected}, but:\n${output}`);
}
