import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./sandbox.ts";

/** Another local user, who has no name and is in nobody's group. */
export const stranger = { uid: 54321, gid: 54321 };

export interface Knock {
  /** A host name or address, or the directory of a socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
  readonly replication?: "true";
}

type Identity = typeof stranger;

/** What servers answer a user who would like in; ours, unless told otherwise. */
export function knock(knocks: readonly Knock[], as?: Identity): Promise<(string | undefined)[]> {
  return ask("knock.mjs", knocks, as);
}

/** Those of some files and directories that a user can read or list. */
export function readable(paths: readonly string[], as: Identity): Promise<string[]> {
  return ask("reader.mjs", paths, as);
}

/** Has a program of this directory answer a question, as a user whom only root can become. */
async function ask<T>(program: string, question: unknown, as: Identity | undefined): Promise<T> {
  const file = join(root, "test", "support", program);
  const answer = promisify(execFile)(process.execPath, [file], {
    ...{ cwd: "/", env: {}, maxBuffer: 16 * 1024 ** 2 },
    ...as,
  });
  answer.child.stdin?.end(JSON.stringify(question));
  return JSON.parse((await answer).stdout);
}
