import { expect, test } from "vitest";
import { withoutSecret } from "../../src/run/secrets.ts";
import { shorten } from "../../src/run/shorten.ts";

/** Takes out a password of a run. */
function without<T>(password: string, found: T): T {
  return withoutSecret({ password, username: "postgres", database: "my-database" }, found);
}

const passwords = [
  "secret-of-mine",
  `q"w'e\\rt<y>&é-secret`,
  `\\\\\\\\''''""""`,
  "a b\tc\nd",
  "+/=+/=(.*)[a]{2}$^|?",
  "🐘🐘🐘",
];

const quoted = (text: string) => text.replaceAll("'", "''");
const escaped = (text: string) => quoted(text.replaceAll("\\", "\\\\"));
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** As a log, a shell or a driver has it. */
const forms: Record<string, (password: string) => string> = {
  itself: (password) => password,
  "a literal": quoted,
  "a literal with escapes": escaped,
  JSON: inJson,
  "JSON in a literal": (password) => quoted(inJson(password)),
  "JSON in a literal with escapes": (password) => escaped(inJson(password)),
  "a URL": encodeURIComponent,
  "a URL in a literal": (password) => quoted(encodeURIComponent(password)),
  "a form": (password) => new URLSearchParams({ p: password }).toString().slice(2),
  "base 64": (password) => Buffer.from(password).toString("base64"),
  "a log of several lines": (password) => password.replaceAll("\n", "\n\t"),
};

test.each(Object.entries(forms))("a password is taken out as %s", (_, form) => {
  for (const password of passwords) {
    const found = { list: [`before ${form(password)} after`] };
    expect(without(password, found).list[0]).toMatch(/^before \*\*\*=* after$/);
  }
});

test("what is left of one where a text was shortened is taken out as well", () => {
  for (const password of passwords) {
    for (const form of Object.values(forms)) {
      const text = `before ${form(password)}`;
      for (let length = 14; length < text.length; length++) {
        const told = without(password, shorten(text, length));
        const left = told.replace(/^before /, "").replace(/…$/, "");
        // Of the first characters alone nobody can tell.
        const most = form([...password].slice(0, 6).join("")).length;
        expect(left === "***" || left.length <= most, `${told} of ${text}`).toBe(true);
      }
    }
  }
});

test("all else stays as it is, and so does everything when the password is a short one", () => {
  const found = { a: ["secret", 1, null, undefined, { b: true }], c: "mine…" };
  expect(without("secret-of-mine", found)).toEqual(found);
  expect(without("mine", found)).toEqual(found);
});

test("a password that is a name everybody knows is no secret", () => {
  const found = 'relation "postgres_audit" of my-database';
  expect(without("postgres", found)).toBe(found);
  expect(without("my-database", found)).toBe(found);
});

test("a password of many backslashes takes no time to look for", () => {
  const found = `${"\\".repeat(10_000)}x`;
  expect(without(`${"\\".repeat(20)}y`, found)).toBe(found);
});
