import { readFileSync } from "node:fs";
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
  const accounts = parsePasswd(readFileSync("/etc/passwd", "utf8"));
  for (const name of preferred) {
    const account = accounts.find((each) => each.name === name && each.uid !== 0);
    if (account) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root, and this machine has none of the users ${preferred.join(", ")} to run it as: ` +
      "create one (useradd --system postgres) or run as an ordinary user",
  );
}

/** The accounts in a file of the form of passwd(5). */
export function parsePasswd(text: string): Account[] {
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 7)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
