import { chown, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isOpenTo } from "../../../src/postgres/access.ts";
import type { Account } from "../../../src/process/execute.ts";

/** https://man7.org/linux/man-pages/man2/statfs.2.html */
const tmpfs = 0x0102_1994;
const repository = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Makes a directory that is not in memory.
 *
 * @param account whose it is to be
 * @throws when there is no place for one
 */
export async function makeDirectoryOnDisk(account: Account | undefined): Promise<string> {
  const places = [tmpdir(), "/var/tmp", repository];
  for (const place of places) {
    const kind = await statfs(place).catch(() => undefined);
    if (!kind || kind.type === tmpfs) continue;
    if (account && !(await isOpenTo(place, account))) continue;
    const directory = await mkdtemp(join(place, "on-disk-"));
    if (account) await chown(directory, account.uid, account.gid);
    return directory;
  }
  throw new Error(
    `no disk for a server with stock settings: ${places.join(", ")} are in memory, missing or closed to its user; ` +
      "name a directory on a disk by TMPDIR",
  );
}
