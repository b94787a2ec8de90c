import fc from "fast-check";

/** What means something to a parser, a shell, SQL, a URL or a terminal somewhere. */
const pieces = [
  ...[
    "",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u001b[31m",
    "\u007f",
    "\u2028",
    "\ufeff",
    "\ud800",
    "é",
    "😀",
  ],
  ...[
    "'",
    "''",
    '"',
    "`",
    "\\",
    "\\'",
    "$(id)",
    "$" + "{HOME}",
    "$$",
    ";",
    "--",
    "/*",
    "*/",
    "#",
    "%",
    "%00",
  ],
  ...[
    "..",
    "/",
    "//",
    "?",
    "&",
    "@",
    ":",
    "=",
    "==",
    ",",
    "<",
    ">",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "&amp;",
  ],
  ...["&#x0;", "<!DOCTYPE", "<!--", "{", "}", "[", "]", "null", "true", "__proto__", "constructor"],
  ...[
    "0",
    "-1",
    "1.5",
    "1e3",
    "0x10",
    "NaN",
    "Infinity",
    "9".repeat(40),
    "18",
    "17.5",
    "512M",
    "work_mem",
  ],
];

/** Text of such pieces and of any characters between. */
export const nasty = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 8 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

/** A piece many times over: what takes the square of the time for a long text would not end. */
export const endless = fc
  .tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces), fc.constantFrom(...pieces))
  .map(([first, repeated, last]) => first + repeated.repeat(50_000) + last);

/** A text of a form, damaged: cut off, with a part missing, twice, or replaced by something else. */
export function damaged(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const places = fc.tuple(fc.nat(), fc.nat());
  return fc.tuple(texts, places, nasty).map(([text, [one, other], instead]) => {
    const [start = 0, end = 0] = [one, other]
      .map((n) => n % (text.length + 1))
      .sort((a, b) => a - b);
    return text.slice(0, start) + instead + text.slice(end);
  });
}
