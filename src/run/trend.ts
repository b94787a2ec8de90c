import type { RunTimes, StatementTimes } from "./history.ts";

/** Some time of this run beside that of earlier ones, in milliseconds. */
export interface Change {
  readonly now: number;
  /** The median of the earlier ones. */
  readonly usual: number;
  /** The oldest first. */
  readonly earlier: readonly number[];
  /** Unchanged also when it can't be told from chance, or there are too few to tell. */
  readonly verdict: "slower" | "faster" | "unchanged";
}

/** A statement's time for each of its calls. */
export interface StatementChange extends Change {
  readonly text: string;
  readonly calls: number;
}

/** A statement whose calls took longer in all: by themselves, or because there are more of them. */
export interface Growth {
  readonly text: string;
  readonly now: Omit<StatementTimes, "text">;
  /** Undefined when it was not among the slowest before. */
  readonly usual: Omit<StatementTimes, "text"> | undefined;
}

export interface Trend {
  readonly tests: Change | undefined;
  /** Beside those that started from a snapshot as well, or had none either. */
  readonly ready: Change | undefined;
  /** The statement that took longest in all, by the time of all its calls. */
  readonly slowest: Change | undefined;
  /** Those of which each call takes longer, the one that costs most first. */
  readonly slowerStatements: readonly StatementChange[];
  /** The statement whose time in all has grown most, when that is a good deal. */
  readonly growth: Growth | undefined;
}

/** From how many runs on there is a verdict. */
const fewest = 3;
/** How many of the last runs tell what has become usual. */
const recent = 3;
/** By what part something changes that is worth a word. */
const leastPart = 0.2;
/** How many times the usual deviation is no chance any more. */
const deviations = 3;
/** Milliseconds that nobody would notice. */
const floors = { tests: 250, ready: 150, statement: 50 };

/** How a run's times differ from those of earlier ones, all of which passed. */
export function trendOf(now: RunTimes, earlier: readonly RunTimes[]): Trend {
  const alike = earlier.filter((each) => isFromSnapshot(each) === isFromSnapshot(now));
  const [first] = now.statements;
  const statements = now.statements
    .map((statement) => compareStatement(statement, earlier))
    .filter((each) => each !== undefined);
  return {
    tests: compare(now.testMs, timesOf(earlier, "testMs"), floors.tests),
    ready: compare(now.readyMs, timesOf(alike, "readyMs"), floors.ready),
    slowest: first && compare(first.totalMs, totals(first.text, earlier), floors.statement),
    slowerStatements: statements
      .filter(({ verdict }) => verdict === "slower")
      .sort((a, b) => costOf(b) - costOf(a)),
    growth: earlier.length < fewest ? undefined : growthOf(now, earlier),
  };
}

/** One with all that is wanted in it. */
export function isFromSnapshot({ snapshot }: RunTimes): boolean {
  return snapshot === "hit";
}

function timesOf(runs: readonly RunTimes[], of: "testMs" | "readyMs"): number[] {
  return runs.map((run) => run[of]);
}

/**
 * @param floor how much it has to be at least that is worth a word, in milliseconds
 * @returns undefined when there is nothing to compare with
 */
export function compare(
  now: number,
  earlier: readonly number[],
  floor: number,
): Change | undefined {
  if (earlier.length === 0) return undefined;
  const usual = median(earlier);
  const spread = median(earlier.map((each) => Math.abs(each - usual)));
  // What the last runs have come to is not this one's doing.
  const references = [usual, median(earlier.slice(-recent))];
  const isBeyond = (sign: 1 | -1) =>
    earlier.length >= fewest &&
    references.every((reference) => {
      const difference = sign * (now - reference);
      return (
        difference > floor && difference > leastPart * reference && difference > deviations * spread
      );
    });
  const verdict = isBeyond(1) ? "slower" : isBeyond(-1) ? "faster" : "unchanged";
  return { now, usual, earlier, verdict };
}

function compareStatement(
  { text, calls, totalMs }: StatementTimes,
  earlier: readonly RunTimes[],
): StatementChange | undefined {
  const times = ofText(text, earlier).map((each) => each.totalMs / each.calls);
  const change = compare(totalMs / calls, times, floors.statement / calls);
  return change && { ...change, text, calls };
}

function ofText(text: string, runs: readonly RunTimes[]): StatementTimes[] {
  return runs.flatMap(({ statements }) => statements.filter((each) => each.text === text));
}

function totals(text: string, runs: readonly RunTimes[]): number[] {
  return ofText(text, runs).map(({ totalMs }) => totalMs);
}

function costOf({ now, usual, calls }: StatementChange): number {
  return (now - usual) * calls;
}

function growthOf(now: RunTimes, earlier: readonly RunTimes[]): Growth | undefined {
  const grown = now.statements.map(({ text, calls, totalMs }) => {
    const before = ofText(text, earlier);
    const isKnown = before.length >= fewest;
    const usual = {
      calls: median(before.map((each) => each.calls)),
      totalMs: median(totals(text, earlier)),
    };
    // Of one that was not among the slowest it is not known how long it took, but for the most that it can be.
    const usualMs = isKnown ? usual.totalMs : median(earlier.map(mostUnseen));
    const growth = { text, now: { calls, totalMs }, usual: isKnown ? usual : undefined };
    return { growth, ms: totalMs - usualMs, isGood: totalMs > usualMs * (1 + leastPart) };
  });
  const [most] = grown.sort((a, b) => b.ms - a.ms);
  return most?.isGood && most.ms > floors.statement ? most.growth : undefined;
}

function mostUnseen({ statements }: RunTimes): number {
  return statements.at(-1)?.totalMs ?? Number.POSITIVE_INFINITY;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}
