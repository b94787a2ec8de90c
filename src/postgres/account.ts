import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import type { Account } from "../process/execute.ts";

const preferred = ["postgres", "nobody"];

/**
 * The account the server runs as: none of its own for an ordinary user; when we are root, which `postgres` refuses to
 * run as, `postgres` where that user exists and `nobody` elsewhere. It must have an entry in the user database, since
 * `initdb` looks its name up.
 *
 * @throws when we are root and neither user exists
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [account] = accountsForServers();
  if (account) return account;
  throw new Error(
    `PostgreSQL does not run as root, and this machine has none of the users ${preferred.join(", ")} to run it as: ` +
      "create one (useradd --system postgres) or run as an ordinary user",
  );
}

/**
 * In a container a user may be a mere number, which neither `initdb` nor a server that asks who we are takes.
 *
 * @throws when we are such a user
 */
export function requireNamedUser(): void {
  try {
    userInfo();
  } catch (error) {
    const uid = process.getuid?.();
    const entry = `tests:x:${uid}:${process.getgid?.()}::/tmp:/bin/sh`;
    throw new Error(
      `PostgreSQL does not run as a user without a name, and ${uid} has no entry in /etc/passwd: ` +
        `add one ("${entry}"), or run as a user of this machine or as root`,
      { cause: error },
    );
  }
}

/** Whether a process of that user may be one of a server of ours. */
export function mayServe(uid: number): boolean {
  const ours = process.getuid?.();
  return uid === ours || (ours === 0 && accountsForServers().some((each) => each.uid === uid));
}

/** The user whom a machine has for servers, as a container with a tmpfs for one's data has; none where there is none. */
export function databaseUsers(): number[] {
  return accountsForServers().flatMap(({ name, uid }) => (name === "postgres" ? [uid] : []));
}

/** Of those that root may start a server as, the preferred one first. */
function accountsForServers(): Account[] {
  const accounts = parsePasswd(readFileSync("/etc/passwd", "utf8")).filter(({ uid }) => uid !== 0);
  return preferred.flatMap((name) => accounts.find((each) => each.name === name) ?? []);
}

/** The accounts in a file of the form of passwd(5). */
export function parsePasswd(text: string): Account[] {
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 7)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
