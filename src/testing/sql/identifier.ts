/** As the server folds words without quotes where its encoding is UTF-8: ASCII only. */
export function foldCase(text: string): string {
  // toLowerCase alone would make a k of the Kelvin sign.
  return /^[\w$]*$/.test(text)
    ? text.toLowerCase()
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * The name that a word or a quoted identifier is to the server.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 */
export function nameOf(written: string, escapedBy = "\\"): string {
  if (/^[uU]&"/.test(written))
    return truncate(unescapeUnicode(unquote(written.slice(2)), escapedBy));
  return truncate(written.startsWith('"') ? unquote(written) : foldCase(written));
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll('""', '"');
}

/** `\0041`, `\+000041`, `\\`: https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
function unescapeUnicode(text: string, escapedBy: string): string {
  const sign = `\\u{${escapedBy.codePointAt(0)?.toString(16)}}`;
  const escapes = new RegExp(`${sign}(?:(${sign})|([\\da-f]{4})|\\+([\\da-f]{6}))`, "giu");
  return text.replace(escapes, (written, self?: string, short?: string, long?: string) => {
    if (self !== undefined) return self;
    const code = Number.parseInt(short ?? long ?? "", 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

/** The server cuts names to what fits its catalogs (NAMEDATALEN), and goes on with a notice. */
const longestName = 63;

function truncate(name: string): string {
  if (Buffer.byteLength(name) <= longestName) return name;
  const bytes = Buffer.from(name);
  let end = longestName;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString("utf8", 0, end);
}
