/*
 * The classes of characters of PostgreSQL's scanner:
 * https://github.com/postgres/postgres/blob/REL_17_STABLE/src/backend/parser/scan.l
 *
 * All of them take what `charCodeAt` gives, which is NaN past the end: that is in no class.
 */

const space = 1;
const identifierStart = 2;
const identifierPart = 4;
const digit = 8;
const operator = 16;

const ascii = new Uint8Array(128);

function put(characters: string, flags: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    ascii[code] = (ascii[code] ?? 0) | flags;
  }
}

// The vertical tab since PostgreSQL 16; before, it is an error wherever it stands.
put(" \t\n\r\f\v", space);
put("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_", identifierStart | identifierPart);
put("0123456789", digit | identifierPart);
put("$", identifierPart);
put("~!@#^&|`?+-*/%<>=", operator);

function isIn(code: number, flags: number): boolean {
  return ((ascii[code] ?? 0) & flags) !== 0;
}

export function isSpace(code: number): boolean {
  return isIn(code, space);
}

export function isNewline(code: number): boolean {
  return code === 10 || code === 13;
}

/** The server looks at bytes: all that is not ASCII is a letter to it, even a no-break space. */
export function isIdentifierStart(code: number): boolean {
  return code > 127 || isIn(code, identifierStart);
}

export function isIdentifierPart(code: number): boolean {
  return code > 127 || isIn(code, identifierPart);
}

export function isDigit(code: number): boolean {
  return isIn(code, digit);
}

export function isOperator(code: number): boolean {
  return isIn(code, operator);
}

export const character = {
  quote: 0x27,
  doubleQuote: 0x22,
  dollar: 0x24,
  ampersand: 0x26,
  dot: 0x2e,
  minus: 0x2d,
  slash: 0x2f,
  star: 0x2a,
} as const;
