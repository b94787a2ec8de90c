import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { messageOf } from "../process/message-of.ts";
import type { Options } from "../run/options.ts";
import { formatJson } from "../run/report/json.ts";
import { formatMarkdown } from "../run/report/markdown.ts";
import type { Report } from "../run/report/report.ts";
import { ansi, plain } from "../run/report/style.ts";
import { formatText } from "../run/report/text.ts";

/** Shows the report at the terminal, or puts it into a file in the form that was asked for. */
export async function showReport(
  report: Report,
  { report: form, reportFile }: Pick<Options, "report" | "reportFile">,
  say: (message: string) => void,
): Promise<void> {
  const { stderr } = process;
  const style = stderr.hasColors?.() ? ansi : plain;
  const text = formatText(report, { style, ...(stderr.isTTY && { width: stderr.columns }) });
  const formatted = { text: () => text, markdown: formatMarkdown, json: formatJson }[form](report);
  stderr.write(`${(reportFile === undefined ? formatted : text).trimEnd()}\n\n`);
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
