import { describe, expect, test } from "vitest";
import { formatMarkdown } from "../../../src/run/report/markdown.ts";
import type { Report } from "../../../src/run/report/report.ts";
import { report, reports } from "./sample.ts";

const nasty = [
  "a|b",
  "a\\|b",
  "`code`",
  "``",
  "<script>alert(1)</script>",
  "</code></td></details><h1>",
  "<!-- -->",
  "&lt;&#124;&",
  "a\nb",
  "a\r\n\r\n# b",
  "| a |\n| - |",
  "[link](http://evil)",
  "![image](http://evil)",
  "*bold* _it_ ~no~",
  "$math$",
  "@everyone #1",
  "\"quoted\" 'it'",
  "\u2028\u0000\u001b[31m",
  "<details open>",
  "```mermaid\ngantt\n```",
];

function withValue(value: string): Report {
  return report({ settings: [{ name: "my.own", value, because: "", by: "user" }] });
}

function withReason(text: string): Report {
  const storage = { ...report().storage, kind: "directory", reason: text } as const;
  const because = { name: "my.own", value: "", because: text, by: "ram-postgres" } as const;
  return report({ storage, settings: [because] });
}

describe("in Markdown nothing means anything but itself:", () => {
  test.each(nasty)("a setting's value of %j", (value) => {
    const markdown = formatMarkdown(withValue(value));
    expect(structure(markdown)).toEqual(structure(formatMarkdown(withValue("plain"))));
    expect(decode(markdown)).toContain(value);
  });

  test.each(nasty)("a reason of %j", (reason) => {
    const markdown = formatMarkdown(withReason(reason));
    expect(structure(markdown)).toEqual(structure(formatMarkdown(withReason("plain"))));
    const without = decode(formatMarkdown(withReason("plain"))).split(reason);
    expect(decode(markdown).split(reason)).toHaveLength(without.length + 2);
  });

  test.each(nasty)("a cell with %j is plain words and entities", (text) => {
    const verbatim = /^(?:[\p{L}\p{N} .,:;()/=%-]|&#\d+;)*$/u;
    const [, , value = "<"] = cells(withValue(text));
    expect(value).toMatch(/^<code>.*<\/code>$/);
    expect(value.slice("<code>".length, -"</code>".length)).toMatch(verbatim);
    const [, , , why = "<"] = cells(withReason(text));
    expect(why).toMatch(verbatim);
  });

  test("a row has as many cells as its table has columns", () => {
    expect(cells(withValue(nasty.join("|").slice(0, 300)))).toHaveLength(5);
    expect(cells(withReason(nasty.join("|").slice(0, 300)))).toHaveLength(5);
  });
});

describe("however much there is, GitHub takes it:", () => {
  const limit = 1024 ** 2;

  test("a long text is shortened", () => {
    const value = "<".repeat(1_000_000);
    const [, , cell = ""] = cells(withValue(value));
    expect(decode(cell)).toBe(`<code>${"<".repeat(399)}…</code>`);
  });

  test("of many rows the first are shown", () => {
    const settings = Array.from({ length: 5000 }, (_, index) => ({
      ...{ name: `my.s${index}`, value: "<".repeat(1000), because: "", by: "user" },
    })) as Report["settings"];
    const markdown = formatMarkdown(report({ settings }));
    expect(Buffer.byteLength(markdown)).toBeLessThan(limit);
    expect(markdown).toContain("5000 settings");
    expect(markdown).toContain("and 4800 more");
  });

  test("a section that is too long is left out, and said to be", () => {
    const settings = Array.from({ length: 200 }, (_, index) => ({
      ...{ name: `my.${"𝕏".repeat(500)}${index}`, value: "𝕏".repeat(500), because: "" },
      by: "user",
    })) as Report["settings"];
    const phases = report().phases.map((each) => ({ ...each, phase: "<".repeat(500) as "test" }));
    const many = Array.from({ length: 100 }, () => phases).flat();
    const markdown = formatMarkdown(report({ settings, phases: many }));
    expect(Buffer.byteLength(markdown)).toBeLessThan(limit);
    expect(markdown).toMatch(/left out, since GitHub takes no summary that is so long/);
  });
});

function structure(markdown: string): string[] {
  return markdown.split("\n").map((line) => line.replace(/[^|`<>\\]/g, ""));
}

/** What is between the bars of the setting's row. */
function cells(of: Report): string[] {
  const rows = formatMarkdown(of).split("\n");
  const row = rows.find((line) => line.startsWith("| <code>my.own")) ?? "";
  return row.split("|").map((cell) => cell.trim());
}

test("addresses do not become links, and nothing turns the direction of a text", () => {
  const nasty = "http://evil.example www.evil.example me@evil.example @you \u202elive\u2066";
  const markdown = formatMarkdown(withReason(nasty));
  expect(decode(markdown)).toContain("http://evil.example www.evil.example me@evil.example @you ");
  expect(markdown).not.toMatch(/:\/\/|www\.|@|&#64;(?!&#8203;)|[\u202e\u2066]|&#8238;|&#8294;/);
});

test("it is short where the summary has little room left", () => {
  const taken = 1024 ** 2 - 30_000;
  const markdown = formatMarkdown(reports["with-figures"] ?? report(), taken);
  expect(markdown).toMatch(/^### /);
  expect(markdown).toContain("left out, since GitHub takes no summary that is so long");
  expect(taken + Buffer.byteLength(markdown)).toBeLessThan(1024 ** 2);
});

function decode(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("\u00a0", " ")
    .replaceAll("\u200b", "");
}
