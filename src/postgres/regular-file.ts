import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** More than any file has that tells of a server. */
const mostBytes = 8192;

/**
 * The text of a small file in a directory that tests, or whoever can run SQL, may have written to: what they have put in
 * its place is no link that is followed, and no pipe that nobody ever writes to.
 *
 * @throws when there is none, or something else
 */
export function readRegularFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is no regular file`);
    const buffer = Buffer.alloc(mostBytes);
    return buffer.toString("utf8", 0, readSync(file, buffer, 0, mostBytes, 0));
  } finally {
    closeSync(file);
  }
}
