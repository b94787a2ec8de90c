import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { uptime } from "node:os";
import { join } from "node:path";
import { attempt } from "../process/attempt.ts";
import { fateOf, identityOf, parseIdentity } from "../process/process-identity.ts";

/** What may be done with a directory of a run by somebody who has not made it. */
export type Claim =
  /** Its owner runs. */
  | "owned"
  /** Its owner is no more. */
  | "abandoned"
  /** Its owner left it in use, for somebody else to remove. */
  | "left"
  /** It can't be told: its owner is of another container, or of before the machine was started. */
  | "unknown"
  /** Nobody has noted anything, as far as can be believed. */
  | "none";

/** Notes in a file that a directory is this process's, or that it is left in use. */
export function noteOwner(file: string, { isLeft = false } = {}): void {
  const note = { ...identityOf(process.pid), isLeft, uptime: attempt(uptime) };
  writeFileSync(file, JSON.stringify(note), { mode: 0o600 });
}

/** What a note says. One that another user may have put there says nothing. */
export function readClaim(file: string): Claim {
  const text = readOwn(file);
  const owner = text === undefined ? undefined : parseIdentity(text);
  if (text === undefined || !owner) return "none";
  const fate = fateOf(owner);
  if (fate === "unknown") return "unknown";
  if (JSON.parse(text).isLeft === true) return "left";
  return fate === "runs" ? "owned" : "abandoned";
}

const dayMs = 24 * 3600 * 1000;

/**
 * Whether a note is of days ago, by the time since the machine was started where that is known, and nobody has touched any
 * of some files and directories for as long; either way, as a clock may have been set.
 */
export function isOld(file: string, paths: readonly string[], days = 1): boolean {
  const age = ageOf(file);
  if (age !== undefined && age <= days * dayMs) return false;
  return paths.every((path) => {
    try {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return !found || Math.abs(Date.now() - found.mtimeMs) > days * dayMs;
    } catch {
      return false; // that can't be told
    }
  });
}

/** Whether a directory in which somebody made something, and noted that, is nobody's any more. */
export function isLeftHalfMade(directory: string): boolean {
  const claim = readClaim(ownerIn(directory));
  return claim === "abandoned" || (claim !== "owned" && isOld(ownerIn(directory), [directory]));
}

/** How long ago a note was made, in milliseconds, whatever clocks were set to; undefined when it can't be told. */
function ageOf(file: string): number | undefined {
  const note = attempt(() => JSON.parse(readOwn(file) ?? ""));
  const isOfThisBoot = note?.boot != null && note.boot === identityOf(process.pid).boot;
  const now = isOfThisBoot ? attempt(uptime) : undefined;
  const age = ((now ?? Number.NaN) - note?.uptime) * 1000;
  // A container's time may count from when that was started.
  return age >= 0 ? age : undefined;
}

/** The file in a directory that says whose it is. */
export function ownerIn(directory: string): string {
  return join(directory, "owner");
}

function readOwn(file: string): string | undefined {
  try {
    const { uid, nlink, isFile } = lookAt(file);
    const isOurs = process.getuid === undefined || uid === process.getuid();
    return isFile && isOurs && nlink === 1 ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

function lookAt(file: string) {
  const found = lstatSync(file);
  return { uid: found.uid, nlink: found.nlink, isFile: found.isFile() };
}
