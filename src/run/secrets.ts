import type { Options } from "./options.ts";

/** A shorter one is a part of much that is no secret. */
const shortestSecret = 6;
/** Words of ours, by which a report is told. */
const ownWords = ["outcome", "severity", "kind", "disk"];

type Named = Pick<Options, "password" | "username" | "database">;

/**
 * The same data, in whose texts a password is not, in none of the forms that it has in a statement, a URL or JSON. One that
 * is the name of the user or the database is no secret, and a part of much else.
 */
export function withoutSecret<T>({ password, username, database }: Named, found: T): T {
  if (password.length < shortestSecret || [username, database].includes(password)) return found;
  const forms = [
    (text: string) => pattern(text),
    (text: string) =>
      Buffer.from(text).toString("base64").replace(/=+$/, "").replaceAll("+", "\\+"),
  ];
  const whole = new RegExp(forms.map((form) => form(password)).join("|"), "g");
  // Where a text was shortened, the begin of it may be left.
  const begin = forms.map((form) => form(password.slice(0, shortestSecret))).join("|");
  const cut = new RegExp(`(?:${begin})[^]{0,${longestForm(password)}}…$`);
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(whole, "***").replace(cut, "***…");
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        ownWords.includes(name) ? each : clean(each),
      ]),
    );
  };
  return clean(found) as T;
}

function longestForm(password: string): number {
  return 4 * Buffer.byteLength(password);
}

/** What matches a text as it is, and with its characters doubled, escaped or as their bytes, also more than once. */
function pattern(text: string): string {
  // Those that are the same are taken together: of many backslashes it would not be clear which belong to which.
  return text.replace(/\s+|[A-Za-z0-9_]+|(.)\1*/gsu, (run, character?: string) => {
    if (/^\s/.test(run)) return "(?:\\s|\\+|\\\\+[nrt]|%(?:20|0[9AaDd]))+";
    if (character === undefined) return run;
    const code = [...Buffer.from(character)].map(
      (byte) => `%${byte.toString(16).padStart(2, "0")}`,
    );
    const bytes = `${code.join("")}|${code.join("").toUpperCase()}`;
    const count = run.length / character.length;
    if (character === "\\") return `(?:\\\\|${bytes}){${count},${4 * count}}`;
    const itself = character.replace(/[$()*+./?[\]^{|}]/, "\\$&");
    return `(?:\\\\*${itself}|${bytes}){${count},${2 * count}}`;
  });
}
