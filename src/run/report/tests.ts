import type { TestCase } from "../junit.ts";
import type { Section } from "./document.ts";
import type { Report } from "./report.ts";
import { formatMs } from "./units.ts";
import { count } from "./words.ts";

/** The tests that failed, as the project's own reports tell. */
export function failedTests({ tests: results }: Report): Section | undefined {
  const failures = results?.shown.filter(({ outcome }) => outcome === "failed") ?? [];
  if (!results || failures.length === 0) return undefined;
  const more = results.failed - failures.length;
  return {
    title: "Failed tests",
    remarks: more > 0 ? [`${failures.length} of ${results.failed}, the slowest first.`] : [],
    table: {
      columns: [{ title: "Test" }, { title: "Time", align: "right" }, { title: "Message" }],
      rows: failures.map((test) => [nameOf(test), formatMs(test.durationMs), test.message ?? ""]),
    },
  };
}

/** The slowest of the others, and how many there were. */
export function slowestTests({ tests: results }: Report): Section | undefined {
  if (!results) return undefined;
  const { files, passed, failed, skipped, shown, problems } = results;
  const total = passed + failed + skipped;
  const counts = [
    ...(passed === total
      ? [`${count(total, "test")} passed`]
      : [count(total, "test"), `${passed} passed`]),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const remarks = [...(files > 0 ? [`${counts.join(", ")}.`] : []), ...problems];
  const slowest = shown.filter(({ outcome }) => outcome !== "failed");
  if (slowest.length === 0) return remarks.length > 0 ? { title: "Tests", remarks } : undefined;
  if (passed > slowest.length) remarks.push(`The ${slowest.length} slowest of those that passed:`);
  const longest = Math.max(...slowest.map(({ durationMs }) => durationMs));
  return {
    title: "Slowest tests",
    remarks,
    table: {
      columns: [{ title: "Test" }, { title: "Time", align: "right" }, { title: "" }],
      rows: slowest.map((test) => [
        nameOf(test),
        formatMs(test.durationMs),
        { from: 0, to: longest > 0 ? test.durationMs / longest : 0 },
      ]),
    },
  };
}

function nameOf({ name, file }: TestCase): string {
  return file ? `${name} (${file})` : name;
}
