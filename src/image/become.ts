import { accessSync, constants, readFileSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { findProgram } from "../process/find-program.ts";
import type { Interrupts } from "../process/interrupts.ts";

interface User {
  readonly uid: number;
  readonly gid: number;
  readonly name: string | undefined;
  readonly home: string;
}

/** A user by number, with the home that is told of it; without an entry of its own, one that has none. */
export function userOf(uid: number, gid: number): User {
  const entry = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find((fields) => fields.length >= 7 && Number(fields[2]) === uid);
  return { uid, gid, name: entry?.[0], home: entry?.[5] || "/" };
}

/** Not in the types: https://nodejs.org/api/process.html#processinitgroupsuser-extragroup */
type InitGroups = NodeJS.Process & { initgroups(user: string, extraGroup: number): void };

/** Goes on as another user, for good, with its groups and its home. */
export function become({ uid, gid, name, home }: User, env: NodeJS.ProcessEnv): void {
  if (name === undefined) process.setgroups?.([gid]);
  else (process as InitGroups).initgroups(name, gid);
  process.setgid?.(gid);
  process.setuid?.(uid);
  // That one is root's. Another one was asked for.
  if (env.HOME === undefined || env.HOME === "/root") env.HOME = isWritable(home) ? home : "/tmp";
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Lets signals end this process by themselves again: one that Node has taken and not yet told would be lost with it.
 *
 * @throws the reason of `aborted` when one has arrived
 */
export async function handBackEndings({ aborted }: Interrupts): Promise<void> {
  // In the turn between these, all that has arrived is told.
  await nextTurn();
  await nextTurn();
  aborted.throwIfAborted();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) {
    process.removeAllListeners(signal);
  }
}

/** Lets another program take the place of this one: its process, its standard streams, its signals. */
export function giveWayTo(file: string, args: readonly string[], env: NodeJS.ProcessEnv): never {
  if (!process.execve) throw new Error("this Node has no process.execve: it takes 24");
  return process.execve(file, [file, ...args], env);
}

/** As {@link giveWayTo}, for a command as a shell would find it; undefined when there is none. */
export function giveWayToCommand(
  [name = "", ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): undefined {
  const file = findProgram(name, env);
  return file === undefined ? undefined : giveWayTo(file, args, env);
}
