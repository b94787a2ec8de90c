import { describe, expect, test } from "vitest";
import {
  append,
  formatHistory,
  type HistoryEntry,
  parseHistory,
  timesOf,
} from "../../src/run/history.ts";
import { report } from "./report/sample.ts";

function entry(changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    at: Date.UTC(2026, 0, 1),
    commit: "0123456789ab",
    testMs: 3000.5,
    readyMs: 400,
    snapshot: "hit",
    statements: [{ text: "SELECT $1", calls: 3, totalMs: 12.5 }],
    ...changes,
  };
}

/** As another program could have written it. */
function parse(changes: object): HistoryEntry[] | undefined {
  const good = entry({ testMs: 1 });
  return parseHistory(JSON.stringify({ format: 1, entries: [good, { ...entry(), ...changes }] }));
}

test("what was written is read again", () => {
  const entries = [entry(), entry({ commit: undefined, statements: [], snapshot: "off" })];
  expect(parseHistory(formatHistory(entries))).toEqual(entries);
  expect(parseHistory(formatHistory([]))).toEqual([]);
});

test("the last twenty are kept, the oldest first", () => {
  let entries: HistoryEntry[] = [];
  for (let testMs = 1; testMs <= 25; testMs += 1) entries = append(entries, entry({ testMs }));
  const expected = Array.from({ length: 20 }, (_, index) => index + 6);
  expect(entries.map(({ testMs }) => testMs)).toEqual(expected);
  const many = formatHistory([...entries, ...entries]);
  expect(parseHistory(many)?.map(({ testMs }) => testMs)).toEqual(expected);
});

describe("nothing is read from what is", () => {
  test.each([
    "",
    "nonsense",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"format":1}',
    '{"format":1,"entries":{"length":1}}',
    '{"format":1,"entries":[null]}',
    '{"format":1,"entries":[[]]}',
    '{"format":1,"entries":["x",7]}',
    formatHistory([entry()]).replace('"format":1', '"format":2'),
    formatHistory([entry()]).slice(0, -5),
  ])("%j", (text) => {
    expect(parseHistory(text)).toBeUndefined();
  });
});

describe("an entry is left out, and the others are read, when", () => {
  test.each([
    { at: "2026-01-01" },
    { at: -1 },
    { at: 1e16 },
    { testMs: null },
    { testMs: -3 },
    { testMs: 1e12 },
    { readyMs: "400" },
    { readyMs: undefined },
    { snapshot: "<b>" },
    { snapshot: undefined },
    { commit: "$(id)" },
    { commit: 7 },
    { statements: undefined },
    { statements: "SELECT" },
    { statements: { length: 3 } },
  ])("it has %j", (changes) => {
    expect(parse(changes)).toEqual([entry({ testMs: 1 })]);
  });
});

test("a statement is left out when it is none, and no more than ten are read", () => {
  const good = { text: "SELECT 1", calls: 2, totalMs: 5 };
  const bad = [
    ...[null, 7, [], {}, { ...good, text: 7 }, { ...good, calls: 0 }, { ...good, calls: 1.5 }],
    ...[
      { ...good, calls: "1" },
      { ...good, totalMs: -1 },
      { ...good, totalMs: null },
    ],
  ];
  expect(parse({ statements: [...bad, good] })?.[1]?.statements).toEqual([good]);
  const many = Array.from({ length: 5000 }, (_, index) => ({ ...good, text: `SELECT ${index}` }));
  expect(parse({ statements: many })?.[1]?.statements).toHaveLength(10);
});

test("what else stands in an entry is not read, and texts are shortened to a line that does nothing", () => {
  const text = `::error::##[group]\u001b[31m\n${"x".repeat(10_000)}`;
  const [, read] =
    parse({ constructor: 7, more: text, statements: [{ text, calls: 1, totalMs: 1, rows: 7 }] }) ??
    [];
  expect(Object.keys(read ?? {}).sort()).toEqual(Object.keys(entry()).sort());
  const [statement] = read?.statements ?? [];
  expect(Object.keys(statement ?? {}).sort()).toEqual(["calls", "text", "totalMs"]);
  expect(statement?.text).toMatch(/^: :error::# #\[group\]\ufffd\[31m x+…$/);
  expect(statement?.text).toHaveLength(200);
});

describe("of a report", () => {
  test("the times of its tests, of its set-up and of its slowest statements are kept", () => {
    const statements = Array.from({ length: 12 }, (_, index) => ({
      ...{ text: `SELECT ${index}`, calls: 1, totalMs: 100 - index, rows: 1 },
    }));
    expect(timesOf(report({ statements }))).toEqual({
      ...{ testMs: 1050, readyMs: 612.3, snapshot: "miss" },
      statements: statements.slice(0, 10).map(({ rows, ...each }) => each),
    });
  });

  test("statements that are the same as far as they are kept count as one", () => {
    const [a, b] = ["a", "b"].map((end) => `SELECT ${"x".repeat(300)} ${end}`);
    const { statements } =
      timesOf(
        report({
          statements: [
            { text: a ?? "", calls: 1, totalMs: 10, rows: 0 },
            { text: b ?? "", calls: 2, totalMs: 5, rows: 0 },
          ],
        }),
      ) ?? {};
    expect(statements).toMatchObject([{ calls: 3, totalMs: 15 }]);
  });

  test("without tests there is nothing to keep", () => {
    expect(timesOf(report({ phases: [] }))).toBeUndefined();
  });
});
