import { markdownTable } from "markdown-table";
import type { CleaningUp } from "./cleaning-up.ts";
import { isKept, type Measured } from "./measured.ts";
import { type SeedSuite, seedsOwn, type TwoWays } from "./seed-suite.ts";

export interface Results {
  readonly version: string;
  readonly limits: readonly Measured[];
  readonly cleaningUp: readonly CleaningUp[];
  readonly seedSuite: SeedSuite;
}

/** What is printed: Markdown. */
export function formatReport({ version, limits, cleaningUp, seedSuite }: Results): string {
  return [
    `PostgreSQL ${version}, Node.js ${process.version}, a schema of 60 tables. All figures are medians; what is beside ` +
      "something else is the median of the ratios of neighbouring rounds. Of single queries the quietest quarter counts.",
    table(["", "measured", "allowed", ""], limits.map(limitRow)),
    "A test that inserts ten rows and counts them, with what cleans up after it:",
    table(["cleaned up by", "a test", "beside a sandbox"], cleaningUp.map(cleaningUpRow)),
    "The first seed's suite of eleven tests. The slow way is a server on disk with stock settings that is made for the run; " +
      "for each test all tables are created and dropped, and all is committed. Ours starts from a snapshot:",
    table(
      ["", "slow way", "ours", "ratio"],
      [
        seedRow("whole run", seedSuite.wholeRun),
        seedRow("of that the tests, as Vitest tells", seedSuite.tests),
        seedRow("the seed's own, as pytest told", seedsOwn),
      ],
    ),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const align = head.map((_, column) => (column === 0 ? "l" : "r"));
  return markdownTable([head, ...rows], { align });
}

function limitRow(measured: Measured): string[] {
  const { what, value, unit, allowed } = measured;
  const digits = unit === "ms" && value < 10 ? 3 : value < 100 ? 2 : 0;
  const figure = `${value.toFixed(digits)} ${unit}`;
  if (allowed === undefined) return [what, figure, "", ""];
  const outcome = isKept(measured) ? "kept" : "NOT KEPT";
  return [what, figure, `at most ${allowed} ${unit}`, outcome];
}

function cleaningUpRow({ way, took }: CleaningUp): string[] {
  if (took instanceof Error) return [way.name, `not measured: ${inOneLine(took)}`, ""];
  const { milliseconds, besideSandbox } = took;
  return [way.name, `${milliseconds.toFixed(2)} ms`, `${besideSandbox.toFixed(1)} ×`];
}

/** The error that a program ended with, out of all that it printed. */
function inOneLine({ message }: Error): string {
  const [line] = /^\w*Error\b.*$/m.exec(message) ?? [message.split("\n", 1).join()];
  return line.replaceAll("|", "\\|");
}

function seedRow(what: string, { slow, ours, ratio }: TwoWays): string[] {
  return [what, `${slow.toFixed(2)} s`, `${ours.toFixed(2)} s`, `${ratio.toFixed(1)} ×`];
}
