import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** Nothing of the user's environment may decide what is run as root. */
export const systemEnvironment = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" } as const;

/** The directories that PATH names, in their order. */
export function searchPath(env: NodeJS.ProcessEnv): string[] {
  // Without PATH a shell looks in the usual places too.
  const path = env.PATH ?? env.Path ?? "/usr/local/bin:/usr/bin:/bin";
  return path.split(delimiter).filter((directory) => directory !== "");
}

/**
 * Where a program is that a shell would start by this name, or undefined when there is none. It is not waited for: a turn
 * of the event loop for each place takes longer than to look there.
 */
export function findProgram(
  name: string,
  env: NodeJS.ProcessEnv,
  cwd?: string,
): string | undefined {
  const places = /[\\/]/.test(name)
    ? [resolve(cwd ?? ".", name)]
    : searchPath(env).map((directory) => join(directory, name));
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat", ""] : [""];
  for (const place of places) {
    for (const ending of endings) {
      if (isExecutable(place + ending)) return place + ending;
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
