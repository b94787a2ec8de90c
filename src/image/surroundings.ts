import { accessSync, chmodSync, chownSync, constants, mkdirSync, writeFileSync } from "node:fs";
import type { Setting } from "../postgres/settings.ts";
import type { Account } from "../process/execute.ts";
import { messageOf } from "../process/message-of.ts";
import { withAdvice } from "./faults.ts";

const socketDirectory = "/var/run/postgresql";

/** What takes root: a place for the server's socket, and a note for the health check. */
export function prepareForServer(account: Account, port: number): void {
  try {
    writeFileSync("/run/ram-postgres.port", `${port}`);
    giveDirectory(socketDirectory, account);
    chmodSync(socketDirectory, 0o3775);
  } catch {
    // A file system that is only to be read: of what is missing there a warning tells.
  }
}

/** Makes a directory, where there is none, and gives it to the server's user. */
export function giveDirectory(path: string, { uid, gid }: Account): void {
  mkdirSync(path, { recursive: true });
  chownSync(path, uid, gid);
}

/** What keeps the server from making its socket, which would end it when all is filled. */
export function socketProblem(settings: readonly Setting[]): string | undefined {
  const named = settings.map(({ name }) => name);
  if (["unix_socket_directories", "config_file"].some((name) => named.includes(name))) return;
  try {
    accessSync(socketDirectory, constants.W_OK);
    return undefined;
  } catch (error) {
    return withAdvice(`the server can't make its socket: ${messageOf(error)}`);
  }
}
