import { shorten } from "../shorten.ts";
import { cutTo, displayWidth } from "./display-width.ts";

/**
 * Text on one line that does nothing to a terminal, and is no command to GitHub's runner, which looks for `::` at the
 * begin of a line, and for `##[` anywhere in it.
 */
export function oneLine(words: string, longest: number): string {
  // A text of megabytes is not looked at whole for a line of it.
  return shorten(harmless(words.slice(0, 8 * longest).replace(/\s+/g, " ")), longest);
}

/** Most lines are: no sign beyond ASCII, and none of those that a command begins with. */
const isHarmless = /^[\t -~]*$/;

function harmless(line: string): string {
  if (isHarmless.test(line) && !line.includes("##[") && !line.includes("::")) return line;
  return line
    .replace(/(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "\ufffd")
    .replaceAll("##[", "# #[")
    .replace(/^(\s*)::/, "$1: :");
}

/** As {@link oneLine}, for a message of several lines, such as one with the end of a log. */
export function harmlessLines(message: string): string {
  return message.split(/\r?\n/).map(harmless).join("\n");
}

const mostLines = 6;

/** Words on lines of at most so many columns of a terminal. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(words, mostLines * width).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(cutTo(harmless(word), width));
  }
  return lines.filter((line) => line !== "");
}
