import { open } from "node:fs/promises";

/** An error that the server has logged, and how often it was the same. */
export interface ServerError {
  readonly severity: "ERROR" | "FATAL" | "PANIC";
  readonly message: string;
  readonly detail: string | undefined;
  /** That brought it about; the first one of several. */
  readonly statement: string | undefined;
  readonly count: number;
}

const mostErrors = 10;
const mostBytes = 8 * 1024 ** 2;

/** A line of the log, with the process that wrote it, as `log_line_prefix` has it by default: `%m [%p] `. */
const line = /^\S+ \S+ \S+ \[(\d+)\] ([A-Z]+): {2}(.*)$/;

/**
 * The errors in a piece of the server's log, the most frequent first: those of the last bytes, when it is long. A log of
 * another format has none.
 */
export async function readServerErrors(log: string, from: number): Promise<ServerError[]> {
  const file = await open(log);
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - mostBytes);
    const { bytesRead, buffer } = await file.read(
      Buffer.alloc(Math.max(0, size - start)),
      0,
      null,
      start,
    );
    return parseServerErrors(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** As of CREATE and ALTER ROLE, and of what goes to foreign servers. */
const tellsSecret = /\bpassword\b/i;

type Mutable = { -readonly [Name in keyof ServerError]: ServerError[Name] };

export function parseServerErrors(text: string): ServerError[] {
  const errors: Mutable[] = [];
  /** What a process has written last. */
  const current = new Map<string, Mutable>();
  for (const [pid, label, words] of entries(text)) {
    const error = current.get(pid);
    if (label === "ERROR" || label === "FATAL" || label === "PANIC") {
      const nothing = { detail: undefined, statement: undefined };
      const next: Mutable = { severity: label, message: words, ...nothing, count: 1 };
      errors.push(next);
      current.set(pid, next);
    } else if (label === "DETAIL" && error) error.detail = words;
    else if (label === "STATEMENT" && error && !tellsSecret.test(words)) error.statement = words;
    else if (label === "LOG") current.delete(pid);
  }
  return mostFrequent(errors);
}

/** Lines with those that they go on in, which begin with a tab. */
function entries(text: string): [pid: string, label: string, words: string][] {
  const found: [string, string, string][] = [];
  for (const each of text.split("\n")) {
    const [, pid, label, words] = line.exec(each) ?? [];
    const last = found.at(-1);
    if (pid && label) found.push([pid, label, words ?? ""]);
    else if (last && each.startsWith("\t")) last[2] += ` ${each.trim()}`;
  }
  return found;
}

function mostFrequent(errors: readonly Mutable[]): ServerError[] {
  const byMessage = new Map<string, Mutable>();
  for (const error of errors) {
    const known = byMessage.get(error.message);
    if (known) known.count += 1;
    else byMessage.set(error.message, error);
  }
  return [...byMessage.values()].sort((a, b) => b.count - a.count).slice(0, mostErrors);
}
