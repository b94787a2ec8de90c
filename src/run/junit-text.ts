import { stripVTControlCharacters } from "node:util";
import { shorten } from "./shorten.ts";

/** What a reporter tells of a failure. */
export interface Failure {
  readonly message: string;
  readonly type: string;
  readonly text: string;
}

const longestMessage = 1000;
/** How much of a failure's text is looked at for that. */
export const longestText = 10 * longestMessage;

// gotestsum's and pytest's, which say the same of every failure.
const emptyMessages = ["", "Failed", "collection failure"];

/** The first part of what a failure says, without colours. */
export function describeFailure({ message, type, text }: Failure): string | undefined {
  const said = message.trim();
  const candidates = [emptyMessages.includes(said) ? "" : said, withoutGoMarks(text), said, type];
  const told = candidates.map(plain).find((each) => each !== "");
  return told && shorten(told, longestMessage);
}

/** Without the lines in which `go test` says what it runs. */
function withoutGoMarks(text: string): string {
  return text.replace(/^ *(=== (RUN|PAUSE|CONT|NAME) |--- FAIL: ).*\n?/gm, "");
}

/**
 * Without colours. Escape characters can't be in XML: pytest writes them as "#x1B", rspec_junit_formatter as "\e", and
 * gotestsum as U+FFFD.
 */
function plain(text: string): string {
  const start = text.slice(0, longestText).replace(/(#x1B|\\e|\ufffd)\[[\d;]*m/g, "");
  return stripVTControlCharacters(start).trim();
}
