import { appendFileSync, chmodSync, statSync } from "node:fs";
import { listMounts } from "../postgres/mounts.ts";
import { become, userOf } from "./become.ts";

/**
 * Goes on as the user whose a directory is, so that the files which a run writes there are that user's. When it is
 * root's, or we are not root, all stays as it is.
 */
export function becomeOwner(directory: string, env: NodeJS.ProcessEnv): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(directory);
  if (uid === 0) return;
  const user = userOf(uid, gid);
  // A server is told by its user's name who gets in, and initdb wants one.
  if (user.name === undefined) {
    appendFileSync("/etc/passwd", `owner:x:${uid}:${gid}::/tmp:/bin/bash\n`);
  }
  openRamDisks();
  become(userOf(uid, gid), env);
}

/** A tmpfs that is mounted over a path of the server's is for that one alone, and we are to be another user. */
function openRamDisks(): void {
  for (const { path, type } of listMounts()) {
    if (type === "tmpfs" && path.startsWith("/var/lib/postgresql")) chmodSync(path, 0o1777);
  }
}
