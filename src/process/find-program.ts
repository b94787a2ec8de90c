import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";

/** The directories that PATH names, in their order. */
export function searchPath(env: NodeJS.ProcessEnv): string[] {
  // Without PATH a shell looks in the usual places too.
  const path = env.PATH ?? env.Path ?? "/usr/local/bin:/usr/bin:/bin";
  return path.split(delimiter).filter((directory) => directory !== "");
}

/** Where a program is that a shell would start by this name, or undefined when there is none. */
export async function findProgram(
  name: string,
  env: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<string | undefined> {
  const places = /[\\/]/.test(name)
    ? [resolve(cwd ?? ".", name)]
    : searchPath(env).map((directory) => join(directory, name));
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat", ""] : [""];
  for (const place of places) {
    for (const ending of endings) {
      if (await isExecutable(place + ending)) return place + ending;
    }
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
