import { describe, expect, test } from "vitest";
import { harmlessLines } from "../../../src/run/report/lines.ts";
import type { Report } from "../../../src/run/report/report.ts";
import { ansi } from "../../../src/run/report/style.ts";
import { formatText } from "../../../src/run/report/text.ts";
import { leftovers, report, reports } from "./sample.ts";

/** A report with a text that is not ours. */
function withReason(reason: string): Report {
  return report({ snapshot: { state: "miss", reason } });
}

test("in colours it says the same as without them", () => {
  for (const each of Object.values(reports)) {
    const coloured = formatText(each, { style: ansi });
    expect(coloured).toContain("\u001b[");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of
    const bare = coloured.replace(/\u001b\[\d+m/g, "");
    expect(bare.replace(/ +$/gm, "")).toBe(formatText(each));
  }
});

test("no line has white space at its end", () => {
  for (const each of Object.values(reports)) expect(formatText(each)).not.toMatch(/[^\S\n]$/m);
});

test.each([40, 60, 80, 132, 200])("no line is longer than a terminal of %i columns", (width) => {
  for (const each of [...Object.values(reports), withReason("because ".repeat(100))]) {
    for (const line of formatText(each, { width }).split("\n")) {
      expect([...line].length, line).toBeLessThanOrEqual(width);
    }
  }
});

describe("texts of wide characters, and of accents that take no room,", () => {
  /** As a terminal counts those of the texts here. */
  const columnsOf = (text: string) =>
    [...text].reduce(
      (sum, each) => sum + (/[\u3040-\u9fff🚀]/u.test(each) ? 2 : each === "\u0301" ? 0 : 1),
      0,
    );
  const names = ["ユーザー", "投稿🚀", "cafe\u0301", "plain", "長い名前".repeat(30)];

  test("keep the columns", () => {
    const rows = [{ table: "users", added: 7, removed: 0 }];
    const databases = names.map((database) => leftovers(database, { rows }));
    const nothing = { newDatabases: [], goneDatabases: [], problem: undefined, isFailure: false };
    const lines = formatText(report({ audit: { databases, ...nothing } })).split("\n");
    const places = lines
      .filter((line) => line.includes("7 rows"))
      .map((line) => columnsOf(line.slice(0, line.indexOf("users"))));
    expect(places).toHaveLength(names.length);
    expect(new Set(places).size).toBe(1);
  });

  test.each([40, 60, 80, 132])("keep to a terminal of %i columns", (width) => {
    for (const each of [`${names.join(" ")} `.repeat(20), names.join("").repeat(20)]) {
      for (const line of formatText(withReason(each), { width }).split("\n")) {
        expect(columnsOf(line), line).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("a text that is not ours", () => {
  test.each([
    ["\u001b[2J\u001b]0;title\u0007", "\ufffd[2J\ufffd]0;title\ufffd"],
    ["a\r\nb\tc\u0000", "a b c\ufffd"],
    ["\u202eevil\u2066", "\ufffdevil\ufffd"],
  ])("does nothing to a terminal: %j", (given, shown) => {
    const text = formatText(withReason(given));
    expect(text).toContain(shown);
    expect(text.split("\n")).toHaveLength(formatText(withReason("x")).split("\n").length);
  });

  // Some of many words begin a line.
  const many = `${"word ::error::x ".repeat(40)}`;
  test.each([
    "::set-output name=a::b",
    "\n::stop-commands::x",
    "##[error]x",
    "a ##[add-mask]b",
    many,
  ])("is no command to GitHub's runner: %j", (given) => {
    for (const line of formatText(withReason(given)).split("\n")) {
      expect(line.trimStart()).not.toMatch(/^::/);
      expect(line).not.toContain("##[");
    }
  });

  test("goes on in the next line, as long as it is not too long", () => {
    const text = formatText(withReason("because ".repeat(1000)), { width: 80 });
    expect(text).toMatch(/^ {15}because because( because)+…?$/m);
    expect(text).toContain("…");
    expect(text.split("\n").length).toBeLessThan(formatText(report()).split("\n").length + 10);
  });

  test("is cut when it has no end", () => {
    expect(formatText(withReason("x".repeat(1000)), { width: 80 })).toMatch(/x…$/m);
  });
});

test("a message of several lines is harmless in each of them, and keeps its tabs", () => {
  const message = "boom\n  ::set-output name=a::b\r\n\u001b]0;x\u0007\t##[stop-commands]y";
  expect(harmlessLines(message)).toBe(
    "boom\n  : :set-output name=a::b\n\ufffd]0;x\ufffd\t# #[stop-commands]y",
  );
});
