import { fileURLToPath } from "node:url";

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The directory that the suite is run in. */
export const exampleApp = fromHere("../../../example-app");

/** What runs the example's eleven tests that are the seed's; `options` are Vitest's. */
export function suiteCommand(...options: readonly string[]): [string, ...string[]] {
  const vitest = fromHere("../../../node_modules/vitest/vitest.mjs");
  return [process.execPath, vitest, "run", ...options, "test/user-repository.test.ts"];
}

/**
 * The seconds that the tests took, with what is done before and after each, as Vitest tells.
 *
 * @throws when not all eleven passed
 */
export function secondsOfTests(output: string): number {
  const [, number, unit] = /\btests ([\d.]+)(ms|s)\b/.exec(output) ?? [];
  if (/Tests\s+11 passed \(11\)/.test(output) && number) {
    return unit === "ms" ? Number(number) / 1000 : Number(number);
  }
  throw new Error(
    `expected Vitest to tell of eleven tests that passed, but it printed:\n${output}`,
  );
}
