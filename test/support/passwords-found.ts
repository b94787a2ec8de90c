import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Sandbox } from "./sandbox.ts";

/** A directory with all that is below it. */
export async function allUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true });
  return [directory, ...entries.map((entry) => join(directory, entry))];
}

/** What a password still has in a URL, in HTML or in a command for the runner: its longest row of letters and digits. */
export function traceOf(password: string): string {
  const [longest = ""] = (password.match(/[A-Za-z0-9]+/g) ?? []).sort(
    (a, b) => b.length - a.length,
  );
  expect(longest.length).toBeGreaterThan(8);
  return longest;
}

/** The processes of a sandbox whose arguments have a password. */
export async function argumentsWith(sandbox: Sandbox, password: string): Promise<string[]> {
  const processes = await sandbox.processes();
  expect(processes.filter((each) => / -D /.test(each))).toHaveLength(1);
  return processes.filter((each) => each.includes(traceOf(password)));
}

/** The processes of a sandbox whose environment has a password, but for those of the test command. */
export async function environmentsWith(sandbox: Sandbox, password: string): Promise<string[]> {
  const found = [];
  for (const each of await sandbox.processes()) {
    const file = `/proc/${Number.parseInt(each, 10)}/environ`;
    const environment = await readFile(file, "utf8").catch(() => "");
    const has = environment.includes(traceOf(password));
    if (has && !/^DATABASE_URL=/m.test(environment.replaceAll("\0", "\n"))) found.push(each);
  }
  return found;
}

/** The files below a directory that have a password. */
export async function filesWith(directory: string, password: string): Promise<string[]> {
  const found = [];
  for (const path of await allUnder(directory)) {
    const content = await readFile(path).catch(() => undefined);
    if (content?.includes(traceOf(password))) found.push(path);
  }
  return found.sort();
}
