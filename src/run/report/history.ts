import { type History, timesOf } from "../history.ts";
import {
  type Change,
  type Growth,
  isFromSnapshot,
  type StatementChange,
  type Trend,
  trendOf,
} from "../trend.ts";
import type { Cell, Fact, Section } from "./document.ts";
import type { Report } from "./report.ts";
import { sparkline } from "./sparkline.ts";
import { formatMs } from "./units.ts";
import { count } from "./words.ts";

const mostShown = 20;

/** How the run compares with earlier ones. */
export function history(report: Report): Section | undefined {
  const { history: known, exitCode } = report;
  const now = timesOf(report);
  if (!known || !now || known.earlier.length === 0) return undefined;
  const trend = trendOf(now, known.earlier);
  const { tests, ready, slowest } = trend;
  const hasPassed = exitCode === 0;
  const start = isFromSnapshot(now) ? "from a snapshot" : "without a snapshot";
  return {
    title: "Trend",
    remarks: [
      ...(hasPassed
        ? regressions(trend)
        : ["The tests failed, so their time is compared with nothing."]),
      describeMedian(known, { alike: ready?.earlier.length ?? 0, start }),
    ],
    table: {
      columns: [
        { title: "" },
        { title: "This run", align: "right" },
        { title: "Median", align: "right" },
        { title: "Last runs" },
      ],
      rows: [
        ...(tests ? [row("tests", tests, hasPassed)] : []),
        ...(ready ? [row(`ready, ${start}`, ready)] : []),
        ...(slowest && hasPassed ? [row("slowest statement, all calls", slowest)] : []),
      ],
    },
  };
}

function describeMedian(
  { branch, earlier }: History,
  { alike, start }: { readonly alike: number; readonly start: string },
): string {
  const all = earlier.length === 1 ? "the one run" : `the last ${runs(earlier.length)}`;
  const some =
    alike < earlier.length ? `; ${alike || "none"} of them started ${start}, as this one` : "";
  return `The median is that of ${all} on ${branch} that passed${some}.`;
}

function row(name: string, { now, usual, earlier }: Change, isComparable = true): Cell[] {
  const change = isComparable ? signed({ now, usual }) : "";
  const shown = isComparable ? [...earlier, now] : earlier;
  return [
    name,
    change ? `${formatMs(now)} (${change})` : formatMs(now),
    formatMs(usual),
    { code: sparkline(shown.slice(-mostShown)) },
  ];
}

/** What got slower, that which matters most first. */
function regressions({ tests, ready, slowerStatements, growth }: Trend): string[] {
  const [slower] = slowerStatements;
  const isSlower = (change: Change | undefined) => change?.verdict === "slower";
  return [
    ...(tests && isSlower(tests)
      ? [`The tests took ${percent(tests)} longer (${rather(tests)}).`]
      : []),
    ...(isSlower(tests) && growth ? [describeGrowth(growth)] : []),
    ...(ready && isSlower(ready)
      ? [`The database was ready ${percent(ready)} later (${rather(ready)}).`]
      : []),
    ...(slower && !(isSlower(tests) && slower.text === growth?.text)
      ? [describeSlower(slower)]
      : []),
  ];
}

function describeSlower({ text, calls, now, usual }: StatementChange): string {
  const times = rather({ now: now * calls, usual: usual * calls });
  return `A statement took ${percent({ now, usual })} longer (${times} for ${count(calls, "call")}): ${text}`;
}

function describeGrowth({ text, now, usual }: Growth): string {
  if (!usual) {
    return `A statement that was not among the slowest took ${formatMs(now.totalMs)} (${count(now.calls, "call")}): ${text}`;
  }
  const times = rather({ now: now.totalMs, usual: usual.totalMs });
  const calls = `${count(now.calls, "call")} rather than ${Math.round(usual.calls)}`;
  return `The statement that grew most took ${times} (${calls}): ${text}`;
}

type Times = Pick<Change, "now" | "usual">;

function rather({ now, usual }: Times): string {
  return `${formatMs(now)} rather than ${formatMs(usual)}`;
}

/** The one thing that has changed, and matters most. */
export function historyFact(report: Report): Fact | undefined {
  const { history: known, exitCode } = report;
  const now = timesOf(report);
  if (!known || !now || exitCode !== 0) return undefined;
  const { tests, ready, slowerStatements } = trendOf(now, known.earlier);
  const [statement] = slowerStatements;
  const fact = (value: string, { earlier, verdict }: Change): Fact => ({
    label: "Trend",
    value,
    remark: `than the median of ${runs(earlier.length)} on ${known.branch}`,
    tone: verdict === "slower" ? "bad" : "plain",
  });
  if (tests?.verdict === "slower") return fact(`tests ${percent(tests)} slower`, tests);
  if (ready?.verdict === "slower") return fact(`ready ${percent(ready)} later`, ready);
  if (statement) return fact(`a statement ${percent(statement)} slower`, statement);
  if (tests?.verdict === "faster") return fact(`tests ${percent(tests)} faster`, tests);
  if (ready?.verdict === "faster") return fact(`ready ${percent(ready)} sooner`, ready);
  return undefined;
}

function runs(number: number): string {
  return count(number, "run");
}

const mostPercents = 1000;

/** How much more or less it is. */
function percent({ now, usual }: Times): string {
  if (usual <= 0) return "much";
  const percents = Math.abs(Math.round((now / usual - 1) * 100));
  return percents < mostPercents ? `${percents} %` : `${Math.round(now / usual)} times`;
}

function signed({ now, usual }: Times): string {
  if (usual <= 0) return "";
  const percents = Math.round((now / usual - 1) * 100);
  if (percents >= mostPercents) return `×${Math.round(now / usual)}`;
  return `${percents > 0 ? "+" : ""}${percents} %`;
}
