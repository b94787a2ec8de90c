import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

/** Debian's client, where it is there: it knows BuildKit without a plugin. */
const program = existsSync("/usr/bin/docker") ? "/usr/bin/docker" : "docker";

/** Set for the tests by `leave-nothing.ts`. */
export const runVariable = "RAM_POSTGRES_TEST_RUN";

/** On everything that the tests of a run make, so that what is left of it is found. */
export const label = () => `ram-postgres-test=${process.env[runVariable] ?? ""}`;

/** The image under test. */
export const image = () => told("RAM_POSTGRES_IMAGE");

/** The one that it is built on. */
export const baseImage = () => told("RAM_POSTGRES_BASE_IMAGE");

function told(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set; ".ci/image shell COMMAND" runs a command with it`);
}

/**
 * Runs Docker's client.
 *
 * @returns what it prints on standard output, without the line's end
 * @throws with what it says when it fails
 */
export async function docker(...args: readonly string[]): Promise<string> {
  return (await dockerOutput(...args)).stdout.trimEnd();
}

/** As {@link docker}, with all it prints. */
export function dockerOutput(
  ...args: readonly string[]
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(program, args, { maxBuffer: 2 ** 26 });
}
