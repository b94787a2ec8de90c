import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import {
  mayTellSecret,
  withoutPasswords,
  withoutTellingStatements,
} from "../postgres/secret-text.ts";

/** An error that the server has logged, and how often it was the same. */
export interface ServerError {
  readonly severity: "ERROR" | "FATAL" | "PANIC";
  readonly message: string;
  readonly detail: string | undefined;
  /** That brought it about; the first one of several. */
  readonly statement: string | undefined;
  readonly count: number;
}

/** How many kinds of errors are told. */
export const mostErrors = 10;
const lastErrors = 4;
const mostBytes = 8 * 1024 ** 2;

/** A line of the log, behind whatever `log_line_prefix` has it begin with. */
const line =
  /^(?!\t)(.*?)\b(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|QUERY|CONTEXT|LOCATION|STATEMENT|BACKTRACE): {2}(.*)$/;

/**
 * By default, `%m [%p] `, and mostly, the process that wrote a line. Where that is not known, what goes on goes on with the
 * line before: the server writes them in one piece.
 */
const usualPrefix = /^\S+ \S+ \S+ \[(\d+)\]/;

/** What the server has logged in a while. What takes a while itself is done when it is asked for. */
export interface ServerLog {
  /** The most frequent first; a log in JSON or CSV has none. */
  readonly errors: readonly ServerError[];
  /** The last lines, without statements that may hold a password. */
  readonly end: string;
  /** All of it, as far back as it is read. */
  readonly text: string;
}

/** What the server says last when we let ourselves in again. */
const ownSignal = /(^|\n).*received SIGHUP, reloading configuration files$/;

const mostLines = 50;
const mostCharacters = 32 * 1024;

/**
 * What the server's log has from a place on: of the last bytes, when that is much.
 *
 * @throws when it can't be read
 */
export function readServerLog(log: string, from: number): ServerLog {
  // Tests may have put a pipe in its place that nobody ever writes to.
  const file = openSync(log, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(file);
    const start = Math.max(from, size - mostBytes);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    const text = buffer.toString("utf8", 0, readSync(file, buffer, 0, buffer.length, start));
    return {
      text,
      get errors() {
        return parseServerErrors(text);
      },
      get end() {
        return endOf(withoutTellingStatements(text.trimEnd())).replace(ownSignal, "");
      },
    };
  } finally {
    closeSync(file);
  }
}

function endOf(text: string): string {
  const end = text.split("\n").slice(-mostLines).join("\n");
  if (end.length <= mostCharacters) return end;
  // Of a line there may be a part of a password left.
  const shorter = end.slice(-mostCharacters);
  return shorter.slice(shorter.indexOf("\n") + 1);
}

type Mutable = { -readonly [Name in keyof ServerError]: ServerError[Name] };

export function parseServerErrors(text: string): ServerError[] {
  const errors: Mutable[] = [];
  /** What a process has written last. */
  const current = new Map<string, Mutable>();
  for (const [pid, label, words] of entries(text)) {
    const error = current.get(pid);
    if (label === "ERROR" || label === "FATAL" || label === "PANIC") {
      const nothing = { detail: undefined, statement: undefined };
      const message = withoutPasswords(words);
      const next: Mutable = { severity: label, message, ...nothing, count: 1 };
      errors.push(next);
      current.set(pid, next);
    } else if (label === "LOG") current.delete(pid);
    else if (!error || mayTellSecret(words)) continue;
    else if (label === "DETAIL") error.detail = words;
    else if (label === "STATEMENT") error.statement = words;
  }
  return mostTelling(errors);
}

/** Lines with those that they go on in, which begin with a tab. */
function entries(text: string): [pid: string, label: string, words: string][] {
  const found: [string, string, string][] = [];
  for (const each of text.split("\n")) {
    const [, prefix = "", label, words = ""] = line.exec(each) ?? [];
    const last = found.at(-1);
    const [, pid = ""] = usualPrefix.exec(prefix) ?? [];
    if (label) found.push([pid, label, words]);
    else if (last && each.startsWith("\t")) last[2] += ` ${each.trim()}`;
  }
  return found;
}

/** Those that came most often, and the last ones: what made tests fail may have been said once, after all that they provoke. */
function mostTelling(errors: readonly Mutable[]): ServerError[] {
  const byMessage = new Map<string, Mutable>();
  for (const error of errors) {
    const known = byMessage.get(error.message);
    if (known) known.count += 1;
    else byMessage.set(error.message, error);
  }
  const all = [...byMessage.values()];
  const last = new Set(all.slice(-lastErrors));
  const byCount = all.toSorted((a, b) => b.count - a.count);
  const frequent = byCount.filter((error) => !last.has(error)).slice(0, mostErrors - last.size);
  return byCount.filter((error) => last.has(error) || frequent.includes(error));
}
