import { runInNewContext } from "node:vm";

/** How long a glob may take. */
const limitMs = 10_000;

/**
 * The files that a glob matches, as paths in a directory. It is matched by a regular expression, which with some of a
 * few stars would be at work for ever, and nobody could interrupt it: hence in a script, for which there is a limit.
 *
 * @throws when it is no glob, or takes too long
 */
export async function filesMatching(pattern: string, cwd: string): Promise<string[]> {
  const { globSync } = await import("tinyglobby");
  const options = { cwd, dot: true, expandDirectories: false };
  const match = () => globSync(pattern, options).sort();
  try {
    return runInNewContext("match()", { match }, { timeout: limitMs });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    const tooLong = `it takes more than ${limitMs / 1000} s to match; give it fewer stars or files`;
    throw new Error(tooLong, { cause: error });
  }
}
