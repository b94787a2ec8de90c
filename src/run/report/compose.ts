import { activity } from "./activity.ts";
import type { Document, Fact, Section, Tone } from "./document.ts";
import { serverErrors } from "./errors.ts";
import { isolation } from "./isolation.ts";
import type { Report } from "./report.ts";
import { failedTests, slowestTests } from "./tests.ts";
import { timeline } from "./timeline.ts";
import { formatMs } from "./units.ts";
import { describeContent, describeSnapshot, describeStorage } from "./words.ts";

/** What there is to say of a run. */
export function compose(report: Report): Document {
  return {
    headline: headline(report),
    facts: facts(report),
    sections: [
      failedTests(report),
      serverErrors(report),
      timeline(report),
      slowestTests(report),
      isolation(report),
      activity(report),
      settings(report),
    ].filter((section) => section !== undefined),
  };
}

function headline({ exitCode, readyMs, phases, audit }: Report): { tone: Tone; text: string } {
  const test = phases.find(({ phase }) => phase === "test");
  if (exitCode === undefined || !test) {
    return { tone: "plain", text: `database ready after ${formatMs(readyMs)}` };
  }
  const took = formatMs(test.duration);
  if (exitCode === 0 && audit?.isFailure) {
    return { tone: "bad", text: `tests passed in ${took}, but left something behind` };
  }
  return exitCode === 0
    ? { tone: "good", text: `tests passed in ${took}` }
    : { tone: "bad", text: `tests failed after ${took} (exit code ${exitCode})` };
}

function facts(report: Report): Fact[] {
  const { server, storage, readyMs } = report;
  const content = describeContent(report);
  return [
    { label: "Ready after", value: formatMs(readyMs), remark: content || undefined },
    { label: "Snapshot", ...describeSnapshot(report) },
    {
      label: "RAM disk",
      ...describeStorage(storage),
      tone: storage.kind === "directory" ? "bad" : "plain",
    },
    {
      label: "PostgreSQL",
      value: server.version,
      remark: `${server.source}, on ${server.address}`,
    },
  ];
}

function settings({ settings: applied }: Report): Section | undefined {
  if (applied.length === 0) return undefined;
  return {
    title: `${applied.length} setting${applied.length === 1 ? "" : "s"}`,
    isFolded: true,
    table: {
      columns: [{ title: "Setting" }, { title: "Value" }, { title: "Why" }],
      rows: applied.map(({ name, value, because, by }) => [
        { code: name },
        { code: value },
        by === "user" ? { strong: "yours" } : because,
      ]),
    },
  };
}
