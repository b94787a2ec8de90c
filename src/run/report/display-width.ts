import { eastAsianWidth } from "get-east-asian-width";

/** Western text, and the bars: a column each, as nearly all texts have. */
const isNarrow = /^[\t -~\u00a0-\u02ff\u2010-\u203a\u2500-\u259f\ufffd]*$/;
const isMark = /^[\p{Mn}\p{Me}]$/u;

/** How many columns of a terminal a text takes, in which a Chinese character has two, and an accent of its own none. */
export function displayWidth(text: string): number {
  if (isNarrow.test(text)) return text.length;
  return [...text].reduce((width, character) => width + widthOf(character), 0);
}

/** A text of at most so many columns, which says that it was longer. */
export function cutTo(text: string, width: number): string {
  // Of a text of megabytes a line is wanted.
  const head = text.slice(0, 8 * width);
  if (head.length === text.length && displayWidth(text) <= width) return text;
  let fitting = "";
  let room = width - 1;
  for (const character of head) {
    room -= widthOf(character);
    if (room < 0) break;
    fitting += character;
  }
  return `${fitting}…`;
}

export function padEnd(text: string, width: number): string {
  return text + blanks(text, width);
}

export function padStart(text: string, width: number): string {
  return blanks(text, width) + text;
}

function blanks(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text)));
}

function widthOf(character: string): number {
  return isMark.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
