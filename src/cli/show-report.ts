import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { attempt } from "../process/attempt.ts";
import { messageOf } from "../process/message-of.ts";
import type { Options } from "../run/options.ts";
import { formatJson } from "../run/report/json.ts";
import { formatMarkdown } from "../run/report/markdown.ts";
import type { Report } from "../run/report/report.ts";
import { ansi, plain } from "../run/report/style.ts";
import { formatText } from "../run/report/text.ts";

type Wanted = Pick<Options, "report" | "reportFile">;

/** Formats a report for nobody: most of the time that it takes is for code that runs for the first time. */
export function warmUp(report: Report, options: Wanted): void {
  attempt(() => format(report, options));
}

/** A report as it is shown at the terminal, and in the form that was asked for. */
function format(
  report: Report,
  { report: form }: Wanted,
): { readonly text: string; readonly formatted: string } {
  const { stderr } = process;
  const style = stderr.hasColors?.() ? ansi : plain;
  const text = formatText(report, { style, ...(stderr.isTTY && { width: stderr.columns }) });
  return {
    text,
    formatted: { text: () => text, markdown: formatMarkdown, json: formatJson }[form](report),
  };
}

/** Shows the report at the terminal, or puts it into a file in the form that was asked for. */
export async function showReport(
  report: Report,
  options: Wanted,
  say: (message: string) => void,
): Promise<void> {
  const { report: form, reportFile } = options;
  const { text, formatted } = format(report, options);
  process.stderr.write(`${(reportFile === undefined ? formatted : text).trimEnd()}\n\n`);
  if (reportFile === undefined) return;
  const content = form === "text" ? formatText(report) : formatted;
  // Passed tests have passed, whether this can be told or not.
  await putInPlace(reportFile, `${content.trim()}\n`).catch((error) =>
    say(`warning: the report could not be written: ${messageOf(error)}`),
  );
}

/** Makes a file anew: what somebody has put there meanwhile, such as a link, is not written to. */
async function putInPlace(file: string, content: string): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  try {
    await writeFile(beside, content, { flag: "wx" });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
