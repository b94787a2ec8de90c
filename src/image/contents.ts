import { existsSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { attempt } from "../process/attempt.ts";

/** In a data directory of ours lies one of these: while it is being filled, and when that is through. */
const marks = { filling: "ram_postgres.filling", filled: "ram_postgres.filled" };

/** From now on it is known as ours, whatever ends us. */
export function begin(data: string): void {
  writeFileSync(join(data, marks.filling), "", { mode: 0o600 });
}

export function finish(data: string): void {
  renameSync(join(data, marks.filling), join(data, marks.filled));
}

/** Empties a place, with the WAL of what is there. Its mark goes last: whatever ends us, it is known as ours. */
export function emptyPlace(path: string, walDirectory: string | undefined): void {
  if (walDirectory !== undefined && leadsTo(path, walDirectory)) emptyDirectory(walDirectory);
  emptyDirectory(path, [marks.filling]);
}

function emptyDirectory(path: string, last: readonly string[] = []): void {
  const names = namesIn(path);
  for (const name of [...names.filter((each) => !last.includes(each)), ...last]) {
    // A process that is just dying may still write a last file.
    rmSync(join(path, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 25 });
  }
}

/** Whether a cluster, or one that is being made, has its WAL in another directory. */
function leadsTo(path: string, walDirectory: string): boolean {
  const links = [path, join(path, beingMade)].map((each) =>
    attempt(() => readlinkSync(join(each, "pg_wal"))),
  );
  return links.includes(resolve(walDirectory));
}

/** Where `initdb` makes a cluster: it takes an empty directory, and ours has its mark. */
export const beingMade = "new";

function namesIn(path: string): string[] {
  return readdirSync(path).filter((name) => name !== "lost+found");
}

/** @throws when there is something that we have not put there */
export function requireOurs(path: string): boolean {
  const names = existsSync(path) ? namesIn(path) : [];
  if (names.includes(marks.filled)) return true;
  // A container was killed before it was through.
  if (names.includes(marks.filling)) return false;
  if (names.length === 0) return false;
  const what = names.includes("PG_VERSION") ? "a cluster" : `files (${names[0]})`;
  throw new Error(
    `${path} holds ${what} that this image has not made: it is left as it is. This server is for tests alone, and what ` +
      "it keeps does not survive a crash of the machine; serve data that matters from the image postgres",
  );
}
