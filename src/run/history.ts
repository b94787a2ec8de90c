import type { Statement } from "../postgres/statements.ts";
import type { SnapshotUse } from "./plan.ts";
import { oneLine } from "./report/lines.ts";
import type { Report } from "./report/report.ts";

/** How long the parts of a run took that are worth a comparison with other runs, in milliseconds. */
export interface RunTimes {
  readonly testMs: number;
  readonly readyMs: number;
  /** What the run started from: those that had to make all are ready later. */
  readonly snapshot: SnapshotUse["state"];
  /** Those that took longest in all, the longest first. */
  readonly statements: readonly StatementTimes[];
}

/** Of a {@link Statement}, what is kept: its text is shortened. */
export type StatementTimes = Pick<Statement, "text" | "calls" | "totalMs">;

/** A run whose tests passed. That of others says little: they may have ended early. */
export interface HistoryEntry extends RunTimes {
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  /** The beginning of its name. */
  readonly commit: string | undefined;
}

/** What a report knows of earlier runs. */
export interface History {
  /** Whose runs they are. */
  readonly branch: string;
  /** The oldest first. */
  readonly earlier: readonly HistoryEntry[];
}

export const mostEntries = 20;
const mostStatements = 10;
const longestText = 200;
const format = 1;

export type TimedRun = Pick<Report, "phases" | "readyMs" | "snapshot" | "statements">;

/** Undefined for a run without tests. */
export function timesOf({ phases, readyMs, snapshot, statements }: TimedRun): RunTimes | undefined {
  const test = phases.find(({ phase }) => phase === "test");
  return (
    test && {
      testMs: test.duration,
      readyMs,
      snapshot: snapshot.state,
      statements: slowest(statements ?? []),
    }
  );
}

/** Those of one text, as far as it is kept, are one. */
function slowest(statements: readonly StatementTimes[]): StatementTimes[] {
  const byText = new Map<string, StatementTimes>();
  for (const { calls, totalMs, ...statement } of statements) {
    const text = oneLine(statement.text, longestText);
    const known = byText.get(text) ?? { calls: 0, totalMs: 0 };
    byText.set(text, { text, calls: known.calls + calls, totalMs: known.totalMs + totalMs });
  }
  return [...byText.values()].sort((a, b) => b.totalMs - a.totalMs).slice(0, mostStatements);
}

/** The last ones, with one more. */
export function append(earlier: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  return [...earlier, entry].slice(-mostEntries);
}

export function formatHistory(entries: readonly HistoryEntry[]): string {
  return JSON.stringify({ format, entries });
}

/**
 * Reads what {@link formatHistory} wrote, or what another program did: an entry that is none is left out.
 *
 * @returns undefined when nothing in it is of ours
 */
export function parseHistory(text: string): HistoryEntry[] | undefined {
  const value = parseJson(text) as { format?: unknown; entries?: unknown } | null | undefined;
  if (value?.format !== format || !Array.isArray(value.entries)) return undefined;
  const entries = value.entries.map(parseEntry).filter((entry) => entry !== undefined);
  if (entries.length === 0 && value.entries.length > 0) return undefined;
  return entries.slice(-mostEntries);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const states: readonly unknown[] = [
  "hit",
  "prefix",
  "miss",
  "off",
] satisfies RunTimes["snapshot"][];
/** The last moment that a Date can be of: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const lastMoment = 8.64e15;
const longestMs = 7 * 24 * 3600 * 1000;
const mostCalls = 1e15;

function parseEntry(value: unknown): HistoryEntry | undefined {
  const { at, commit, testMs, readyMs, snapshot, statements } = (value ??
    {}) as Partial<HistoryEntry>;
  const isEntry =
    isUpTo(lastMoment, at) &&
    isUpTo(longestMs, testMs) &&
    isUpTo(longestMs, readyMs) &&
    states.includes(snapshot) &&
    Array.isArray(statements) &&
    (commit === undefined || (typeof commit === "string" && /^[0-9a-f]{7,64}$/.test(commit)));
  if (!isEntry || snapshot === undefined) return undefined;
  const known = statements.map(parseStatement).filter((each) => each !== undefined);
  return { at, commit, testMs, readyMs, snapshot, statements: slowest(known) };
}

function parseStatement(value: unknown): StatementTimes | undefined {
  const { text, calls, totalMs } = (value ?? {}) as Partial<StatementTimes>;
  const isStatement =
    typeof text === "string" &&
    isUpTo(mostCalls, calls) &&
    Number.isInteger(calls) &&
    calls > 0 &&
    isUpTo(longestMs * 1000, totalMs);
  return isStatement ? { text, calls, totalMs } : undefined;
}

function isUpTo(most: number, value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= most;
}
