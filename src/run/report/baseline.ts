import type { Baseline } from "../baseline.ts";
import type { Phase, PhaseTiming } from "../timings.ts";
import type { Cell, Fact, Section } from "./document.ts";
import type { Report } from "./report.ts";
import { formatMs } from "./units.ts";

type Ran = Extract<Baseline, { state: "ran" }>;

/** Times, in milliseconds, of which either may be missing. */
interface Times {
  readonly ours: number | undefined;
  readonly stock: number | undefined;
}

/** Less than this between two runs tells nothing. */
const alike = 1.05;
/** The part of the tests' time, and the milliseconds, that have to be saved for it to be called a gain. */
const leastGain = { share: 0.1, ms: 50 };

/** The comparison with a stock server in a word or two. */
export function baselineFact(report: Report): Fact[] {
  const { baseline } = report;
  const label = "Stock server";
  switch (baseline?.state) {
    case undefined:
      return [];
    case "skipped":
      return [{ label, value: "not run", remark: "failed tests can't be compared" }];
    case "interrupted":
      return [{ label, value: "not compared", remark: "interrupted" }];
    case "failed":
      return [{ label, value: "not compared", remark: "something failed there, told below" }];
    case "ran": {
      const { exitCode, readyMs } = baseline;
      const { ours = 0, stock = 0 } = timesOf(report, baseline, "test");
      const value =
        exitCode === 0
          ? `tests ${compared(stock, ours, ["faster", "as fast", "slower"])}`
          : `tests failed (exit code ${exitCode})`;
      const ready = compared(readyMs, report.readyMs, ["earlier", "as soon", "later"]);
      return [{ label, value, remark: `ready ${ready}` }];
    }
  }
}

/** The run beside the same tests against a stock server. */
export function comparison(report: Report): Section | undefined {
  const { baseline } = report;
  const title = "Compared with a stock server";
  if (baseline?.state === "failed") return { title, remarks: baseline.problem.split("\n") };
  if (baseline?.state !== "ran") return undefined;
  return {
    title,
    remarks: [
      baseline.exitCode === 0
        ? gain(timesOf(report, baseline, "test"))
        : `Against the stock server the tests failed (exit code ${baseline.exitCode}), so that their times say nothing. This is the case of tests that can't be run twice, or need a setting that a stock server does not have.`,
      conditions(report, baseline),
      ...(spentIn(report.phases, "save snapshot") === undefined
        ? []
        : ["This run has kept a snapshot, with which the next one is ready sooner."]),
      "Each ran once, the stock server second, with what the first run had left in caches: small differences mean nothing.",
    ],
    table: {
      columns: [
        { title: "" },
        { title: "ram-postgres", align: "right" },
        { title: "Stock server", align: "right" },
        { title: "" },
      ],
      rows: rows(report, baseline),
    },
  };
}

/** What the tests themselves gain, and where that is nothing, what kind of tests would. */
function gain({ ours = 0, stock = 0 }: Times): string {
  const both = `${formatMs(ours)}, and ${formatMs(stock)} against the stock server`;
  const which =
    "A suite gains when it commits or writes much, makes or truncates its tables for each test, or copies databases; one that spends its time in its own code or in reads does not.";
  const saved = stock - ours;
  const isLarge = Math.abs(saved) >= Math.max(leastGain.share * stock, leastGain.ms);
  if (isLarge && saved > 0) return `The tests gain: they took ${both}.`;
  const how = isLarge ? "are slower here" : "gain nothing to speak of";
  return `The tests ${how}: they took ${both}. ${which}`;
}

/** What is compared with what. */
function conditions({ storage, settings }: Report, { storage: stock }: Ran): string {
  const own = settings.some(({ by }) => by === "user") ? ", but for settings of yours" : "";
  const as = `The stock server is PostgreSQL as it comes${own}`;
  if (stock.kind === "ram") {
    return `${as}, and its data had to be in RAM as well: ${stock.reason ?? "there is no disk"}. On a disk it would be slower.`;
  }
  return storage.kind === "directory"
    ? `${as}. This run had no RAM disk, so that both had their data on the machine's disk, and settings alone tell them apart.`
    : `${as}, with its data on a disk.`;
}

/** What both have, or of which one of them saves the other. */
const comparedPhases: readonly Phase[] = [
  "initdb",
  "fetch snapshot",
  "snapshot",
  "start",
  "migrate",
  "migrate command",
  "clone",
  "save snapshot",
  "stop",
];

function rows(report: Report, baseline: Ran): Cell[][] {
  const hasPassed = baseline.exitCode === 0;
  const ready = { ours: report.readyMs, stock: baseline.readyMs };
  const whole = { ours: report.totalMs, stock: baseline.totalMs };
  const phases = comparedPhases
    .map((phase) => ({ phase, times: timesOf(report, baseline, phase) }))
    .filter(({ times: { ours, stock } }) => ours !== undefined || stock !== undefined);
  return [
    row({ strong: "until ready" }, ready),
    row({ strong: "tests" }, timesOf(report, baseline, "test"), hasPassed),
    row({ strong: "whole" }, whole, hasPassed),
    ...phases.map(({ phase, times }) => row(phase, times)),
  ];
}

function row(name: Cell, { ours, stock }: Times, isComparable = true): Cell[] {
  const has = isComparable && ours !== undefined && stock !== undefined;
  return [
    name,
    ours === undefined ? "–" : formatMs(ours),
    stock === undefined ? "–" : formatMs(stock),
    has ? compared(ours, stock, ["faster", "as fast", "slower"]) : "",
  ];
}

function timesOf(report: Report, baseline: Ran, phase: Phase): Times {
  return { ours: spentIn(report.phases, phase), stock: spentIn(baseline.phases, phase) };
}

/** A phase may come again, such as a start. */
function spentIn(phases: readonly PhaseTiming[], phase: Phase): number | undefined {
  const durations = phases.filter((each) => each.phase === phase).map(({ duration }) => duration);
  return durations.length === 0 ? undefined : durations.reduce((sum, each) => sum + each, 0);
}

/** Clocks are read in tenths. */
const leastMs = 0.1;

/** How a time is beside another one: shorter, alike or longer. */
function compared(
  time: number,
  other: number,
  [shorter, same, longer]: readonly [string, string, string],
): string {
  const ratio = Math.max(time, leastMs) / Math.max(other, leastMs);
  if (ratio <= alike && 1 / ratio <= alike) return same;
  const factor = Math.max(ratio, 1 / ratio);
  const shown = factor < 10 ? factor.toFixed(1) : factor.toFixed(0);
  return `${shown} × ${ratio < 1 ? shorter : longer}`;
}
