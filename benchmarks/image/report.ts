import { availableParallelism } from "node:os";
import { markdownTable } from "markdown-table";
import type { Contender } from "./contenders.ts";

/** Medians of one kind of start. */
export interface Results {
  readonly start: string;
  /** Milliseconds. */
  readonly times: Readonly<Record<Contender["name"], number>>;
  /** Of ours and the copy, in a round. */
  readonly difference: number;
  /** Of initdb and ours, in a round. */
  readonly ratio: number;
  /** The same, less what Docker takes by itself. */
  readonly ratioBeyondDocker: number;
}

const mostDifferenceMs = 250;
const leastRatio = 5;

export function isKept({ difference, ratio }: Results): boolean {
  return difference <= mostDifferenceMs && ratio >= leastRatio;
}

export function formatReport(
  contenders: readonly Contender[],
  results: readonly Results[],
  rounds: number,
): string {
  const align = ["l", ...results.map(() => "r")];
  const starts = results.map(({ start }) => start);
  const times = contenders.map(({ name, what }) => [
    what,
    ...results.map((each) => ms(each.times[name])),
  ]);
  const limits = results.flatMap(({ start, difference, ratio, ratioBeyondDocker }) => [
    [
      `more than the copy, ${start}`,
      ms(difference),
      `at most ${ms(mostDifferenceMs)}`,
      verdict(difference <= mostDifferenceMs),
    ],
    [
      `initdb / ours, ${start}`,
      ratio.toFixed(2),
      `at least ${leastRatio}`,
      verdict(ratio >= leastRatio),
    ],
    [`initdb / ours, less docker run by itself, ${start}`, ratioBeyondDocker.toFixed(2), "", ""],
  ]);
  return [
    `From docker run until a query is answered; ${availableParallelism()} processors, ${rounds} rounds, medians`,
    markdownTable([["", ...starts], ...times], { align }),
    "Limits, by the medians of the differences and ratios of a round:",
    markdownTable([["", "measured", "allowed", ""], ...limits], { align: ["l", "r", "r", "r"] }),
  ].join("\n\n");
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
const verdict = (isKept: boolean) => (isKept ? "kept" : "**missed**");
