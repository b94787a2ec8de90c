import { info, summary } from "@actions/core";
import type { Report } from "../run/report.ts";
import { formatMarkdown } from "../run/report-markdown.ts";
import { formatText } from "../run/report-text.ts";

/** Shows the report in the log, and in the job's summary where the runner takes one. */
export async function showReport(report: Report, env: NodeJS.ProcessEnv): Promise<void> {
  info(formatText(report));
  if (!env.GITHUB_STEP_SUMMARY) return;
  await summary.addRaw(formatMarkdown(report), true).write();
}
