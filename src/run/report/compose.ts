import { hasLeftovers } from "../audit.ts";
import type { ServerLog } from "../server-errors.ts";
import { activity } from "./activity.ts";
import { baselineFact, comparison } from "./baseline.ts";
import type { Document, Fact, Section, Tone } from "./document.ts";
import { serverErrors } from "./errors.ts";
import { faultFacts, nameFault } from "./faults.ts";
import { history, historyFact } from "./history.ts";
import { isolation } from "./isolation.ts";
import type { Audit, Report } from "./report.ts";
import { slowestStatements } from "./statements.ts";
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
      comparison(report),
      history(report),
      slowestTests(report),
      isolation(report),
      activity(report),
      slowestStatements(report),
      settings(report),
    ].filter((section) => section !== undefined),
  };
}

function headline({ exitCode, readyMs, phases, audit, faults = [] }: Report): {
  tone: Tone;
  text: string;
} {
  const [fault] = faults;
  const test = phases.find(({ phase }) => phase === "test");
  if (exitCode === undefined || !test) {
    const ready = `database ready after ${formatMs(readyMs)}`;
    if (fault) return { tone: "bad", text: `${ready}; during the later steps ${nameFault(fault)}` };
    return audit?.isFailure
      ? { tone: "bad", text: `${ready}; ${whatAuditFound(audit, "the later steps")}` }
      : { tone: "plain", text: ready };
  }
  const took = formatMs(test.duration);
  if (exitCode === 0 && audit?.isFailure) {
    return { tone: "bad", text: `tests passed in ${took}, but ${whatAuditFound(audit, "they")}` };
  }
  return exitCode === 0
    ? { tone: "good", text: `tests passed in ${took}` }
    : {
        tone: "bad",
        text: `tests failed after ${took} (exit code ${exitCode})${fault ? `: ${nameFault(fault)}` : ""}`,
      };
}

/** What there is to say of a run that did not come to its tests. */
export function composeFailure(
  message: string,
  log: Pick<ServerLog, "errors" | "end"> | undefined,
): Document {
  const [what = "", ...more] = message.split("\n").filter((line) => line.trim() !== "");
  return {
    headline: { tone: "bad", text: "the database could not be set up" },
    facts: [{ label: "Failure", value: what }],
    sections: [
      ...(more.length > 0 ? [{ title: "What was said", remarks: more.slice(0, mostSaid) }] : []),
      serverErrors({ errors: log?.errors ?? [], serverLog: log?.end ?? "" }),
    ].filter((section) => section !== undefined),
  };
}

const mostSaid = 40;

/** Not to know what was left is another thing than that there is something. */
function whatAuditFound(audit: Audit, who: string): string {
  return hasLeftovers(audit)
    ? `${who} left something behind`
    : "not all could be looked at that they may have left behind";
}

function facts(report: Report): Fact[] {
  const { server, storage, readyMs } = report;
  const content = describeContent(report);
  const trend = historyFact(report);
  return [
    ...faultFacts(report),
    ...(trend ? [trend] : []),
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
    ...baselineFact(report),
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
