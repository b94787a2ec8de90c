import { info, summary, warning } from "@actions/core";
import { messageOf } from "../process/message-of.ts";
import { formatMarkdown } from "../run/report/markdown.ts";
import type { Report } from "../run/report/report.ts";
import { formatText } from "../run/report/text.ts";

/** Shows the report in the log, and in the job's summary where the runner takes one. */
export async function showReport(report: Report, env: NodeJS.ProcessEnv): Promise<void> {
  info(formatText(report));
  if (!env.GITHUB_STEP_SUMMARY) return;
  // Passed tests have passed, whether a summary can be written or not.
  await summary
    .addRaw(formatMarkdown(report), true)
    .write()
    .catch((error) => warning(`the job summary could not be written: ${messageOf(error)}`));
}
