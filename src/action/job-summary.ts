import { statSync } from "node:fs";
import { group, info, summary, warning } from "@actions/core";
import { attempt } from "../process/attempt.ts";
import { messageOf } from "../process/message-of.ts";
import { composeFailure } from "../run/report/compose.ts";
import { harmlessLines } from "../run/report/lines.ts";
import { formatDocument, formatMarkdown } from "../run/report/markdown.ts";
import type { Report } from "../run/report/report.ts";
import { formatText } from "../run/report/text.ts";
import type { ServerLog } from "../run/server-errors.ts";

export const auditFailure =
  "audit: the tests left something behind, or it is not known, as the job summary tells";

/** Formats a report for nobody: most of the time that it takes is for code that runs for the first time. */
export function warmUp(report: Report): void {
  attempt(() => formatText(report));
  attempt(() => formatMarkdown(report));
}

/** Shows the report in the log, and in the job's summary where the runner takes one. */
export async function showReport(report: Report, env: NodeJS.ProcessEnv): Promise<void> {
  info(formatText(report));
  await showServerLog(report.serverLog);
  await writeSummary(env, (takenBytes) => formatMarkdown(report, takenBytes));
}

/** Shows why there was nothing to test with; the message itself is in the log already. */
export async function showFailure(
  message: string,
  log: ServerLog | undefined,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await showServerLog(log?.end);
  const document = composeFailure(message, log);
  await writeSummary(env, (takenBytes) => formatDocument(document, takenBytes));
}

async function showServerLog(log: string | undefined): Promise<void> {
  if (!log) return;
  await group("ram-postgres: the end of the server's log", async () => info(harmlessLines(log)));
}

async function writeSummary(
  { GITHUB_STEP_SUMMARY: file }: NodeJS.ProcessEnv,
  format: (takenBytes: number) => string,
): Promise<void> {
  if (!file) return;
  // Tests may have written there as well.
  const takenBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  // Passed tests have passed, whether a summary can be written or not.
  await summary
    .addRaw(format(takenBytes), true)
    .write()
    .catch((error) => warning(`the job summary could not be written: ${messageOf(error)}`));
}
