import { appendFileSync, chmodSync, statSync } from "node:fs";
import { listMounts } from "../postgres/mounts.ts";
import { messageOf } from "../process/message-of.ts";
import { become, userOf } from "./become.ts";

/**
 * Goes on as the user whose a directory is, so that the files which a run writes there are that user's. When it is
 * root's, or we are not root, all stays as it is.
 */
export function becomeOwner(directory: string, env: NodeJS.ProcessEnv): void {
  const ours = process.getuid?.() ?? 0;
  if (ours !== 0) {
    requireName(ours);
    return;
  }
  const { uid, gid } = statSync(directory);
  if (uid === 0) return;
  // A server is told by its user's name who gets in, and initdb wants one.
  if (userOf(uid, gid).name === undefined) giveName(uid, gid);
  openRamDisks();
  become(userOf(uid, gid), env);
}

/** @throws when the container was told to run as a user whom it does not know */
function requireName(uid: number): void {
  if (userOf(uid, 0).name !== undefined) return;
  throw new Error(
    `the user ${uid} has no name in this image, which initdb asks for: leave out --user, a run is done by the user ` +
      "who owns the directory anyway",
  );
}

function giveName(uid: number, gid: number): void {
  try {
    appendFileSync("/etc/passwd", `owner:x:${uid}:${gid}::/tmp:/bin/bash\n`);
  } catch (error) {
    throw new Error(
      `the user ${uid}, who owns the directory, has no name in this image and can't be given one (${messageOf(error)}): ` +
        "run the container without --read-only",
      { cause: error },
    );
  }
}

/** A tmpfs that is mounted over a path of the server's is for that one alone, and we are to be another user. */
function openRamDisks(): void {
  for (const { path, type } of listMounts()) {
    if (type === "tmpfs" && path.startsWith("/var/lib/postgresql")) chmodSync(path, 0o1777);
  }
}
