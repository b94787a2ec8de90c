import { describe, expect, test } from "vitest";
import { runDirectoryAt } from "../../src/postgres/run-directory.ts";
import { PeakUse } from "../../src/run/peak-use.ts";
import {
  bar,
  createReport,
  describeContent,
  describeSnapshot,
  describeStorage,
  formatBytes,
  formatMs,
  formatShare,
  type Report,
  reportRows,
} from "../../src/run/report.ts";
import { formatMarkdown } from "../../src/run/report-markdown.ts";
import { ansi, formatText, plain } from "../../src/run/report-text.ts";

const mebibyte = 1024 ** 2;

/** A report of a run that went well; `changes` are what a test is about. */
function report(changes: Partial<Report> = {}): Report {
  return {
    exitCode: 0,
    server: { version: "17.5", source: "installed", address: "127.0.0.1:5432" },
    storage: {
      kind: "tmpfs",
      sizeBytes: 8192 * mebibyte,
      use: { when: "peak", bytes: 96 * mebibyte },
      reason: undefined,
    },
    migrations: 2,
    workerDatabases: 4,
    snapshot: { state: "miss", reason: "migrations/002_users.sql changed, locale changed" },
    settings: [
      { name: "fsync", value: "off", because: "the data dies with the run", by: "ram-postgres" },
      { name: "work_mem", value: "64MB", because: "asked for", by: "user" },
    ],
    readyMs: 612.3,
    totalMs: 1712.5,
    phases: [
      { phase: "binaries", start: 85, duration: 9.4 },
      { phase: "ram disk", start: 85.1, duration: 12.6 },
      { phase: "initdb", start: 98, duration: 310 },
      { phase: "start", start: 408, duration: 62 },
      { phase: "migrate", start: 470, duration: 90.3 },
      { phase: "clone", start: 561, duration: 51 },
      { phase: "test", start: 612.4, duration: 1050 },
      { phase: "stop", start: 1662.5, duration: 50 },
    ],
    ...changes,
  };
}

const reports: Record<string, Report> = {
  passed: report(),
  failed: report({ exitCode: 3, migrations: 1, workerDatabases: 1 }),
  "set-up-only": report({
    exitCode: undefined,
    storage: { ...report().storage, use: { when: "at the end", bytes: 40 * mebibyte } },
    totalMs: 95_612.3,
    phases: [
      ...report().phases.filter(({ phase }) => phase !== "test" && phase !== "stop"),
      { phase: "later steps", start: 612.3, duration: 94_900 },
      { phase: "stop", start: 95_512.3, duration: 100 },
    ],
  }),
  "no-ram-disk": report({
    server: { version: "18.4", source: "prebuilt", address: "127.0.0.1:43210" },
    storage: {
      kind: "directory",
      sizeBytes: undefined,
      use: { when: "peak", bytes: 96 * mebibyte },
      reason: "no tmpfs could be mounted (not root, and there is no sudo)",
    },
    workerDatabases: 0,
    settings: [],
  }),
  "shared-ram-disk": report({
    migrations: undefined,
    workerDatabases: 0,
    storage: {
      kind: "shared-tmpfs",
      sizeBytes: undefined,
      use: { when: "peak", bytes: 2048 * mebibyte },
      reason: "no tmpfs could be mounted (mount: permission denied.)",
    },
  }),
};

describe("the summary", () => {
  test.each(Object.keys(reports))("in a terminal: %s", async (name) => {
    const text = formatText(reports[name] ?? report(), plain);
    await expect(text).toMatchFileSnapshot(`golden/${name}.terminal.txt`);
  });

  test.each(Object.keys(reports))("in GitHub's Markdown: %s", async (name) => {
    const text = formatMarkdown(reports[name] ?? report());
    await expect(text).toMatchFileSnapshot(`golden/${name}.markdown.txt`);
  });

  test("in colours says the same as without them", () => {
    for (const each of Object.values(reports)) {
      const coloured = formatText(each, ansi);
      expect(coloured).toContain("\u001b[");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what colours are made of
      const bare = coloured.replace(/\u001b\[\d+m/g, "");
      expect(bare.replace(/ +$/gm, "")).toBe(formatText(each));
    }
  });

  test("has lines without white space at their ends", () => {
    for (const each of Object.values(reports)) {
      expect(formatText(each).split("\n")).toEqual(
        formatText(each)
          .split("\n")
          .map((line) => line.trimEnd()),
      );
    }
  });
});

describe("in Markdown nothing means anything but itself:", () => {
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
  ];
  function withValue(value: string): Report {
    return report({ settings: [{ name: "my.own", value, because: "", by: "user" }] });
  }

  function withReason(text: string): Report {
    const storage = { ...report().storage, kind: "directory", reason: text } as const;
    const because = { name: "my.own", value: "", because: text, by: "ram-postgres" } as const;
    return report({ storage, settings: [because] });
  }

  function structure(markdown: string): string[] {
    return markdown.split("\n").map((line) => line.replace(/[^|`<>\\]/g, ""));
  }

  test.each(nasty)("a setting's value of %j", (value) => {
    const markdown = formatMarkdown(withValue(value));
    expect(structure(markdown)).toEqual(structure(formatMarkdown(withValue("plain"))));
    expect(decode(markdown)).toContain(value);
  });

  test.each(nasty)("a reason of %j", (reason) => {
    const markdown = formatMarkdown(withReason(reason));
    expect(structure(markdown)).toEqual(structure(formatMarkdown(withReason("plain"))));
    expect(decode(markdown).split(reason)).toHaveLength(3);
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
    expect(cells(withValue(nasty.join("|")))).toHaveLength(5);
    expect(cells(withReason(nasty.join("|")))).toHaveLength(5);
  });

  /** What is between the bars of the setting's row. */
  function cells(of: Report): string[] {
    const rows = formatMarkdown(of).split("\n");
    const row = rows.find((line) => line.startsWith("| <code>my.own")) ?? "";
    return row.split("|").map((cell) => cell.trim());
  }

  function decode(html: string): string {
    return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  }
});

describe("the rows", () => {
  test("are the phases, after what was spent outside of them", () => {
    const rows = reportRows(report());
    expect(rows.map(({ name }) => name)).toEqual([
      ...["launch", "binaries", "ram disk", "initdb", "start", "migrate", "clone", "test", "stop"],
    ]);
    expect(rows[0]?.durationMs).toBeCloseTo(1712.5 - 1626);
    expect(rows.at(-2)?.share).toBeCloseTo(1050 / 1712.5);
  });

  test("count what was spent outside of phases once, however they overlap", () => {
    const phases = [
      { phase: "ram disk", start: 10, duration: 30 },
      { phase: "binaries", start: 0, duration: 80 },
      { phase: "initdb", start: 75, duration: 10 },
    ] as const;
    expect(reportRows(report({ phases, totalMs: 100 }))[0]).toMatchObject({ durationMs: 15 });
  });

  test("have no share of nothing", () => {
    expect(reportRows(report({ phases: [], totalMs: 0 }))).toEqual([
      { name: "launch", durationMs: 0, share: 0 },
    ]);
  });
});

test.each([
  [{ state: "off", reason: undefined }, "off"],
  [{ state: "off", reason: "no folder" }, "off: no folder"],
  [{ state: "miss", reason: "locale changed" }, "miss: locale changed"],
  [{ state: "hit", migrationCount: 3, savedMs: 1234 }, "hit, which saved 1.23 s"],
  [
    { state: "prefix", migrationCount: 2, savedMs: 12 },
    "prefix, 2 of 3 migrations, which saved 12 ms",
  ],
] as const)("the snapshot %j is %j", (snapshot, text) => {
  expect(describeSnapshot({ snapshot, migrations: 3 })).toBe(text);
});

test("a cluster that had nothing in it is called so", () => {
  const snapshot = { state: "prefix", migrationCount: 0, savedMs: 600 } as const;
  const text = "prefix, a cluster with nothing in it, which saved 600 ms";
  expect(describeSnapshot({ snapshot, migrations: undefined })).toBe(text);
});

test.each([
  [undefined, 0, ""],
  [0, 0, "0 migrations"],
  [1, 0, "1 migration"],
  [2, 1, "2 migrations, 1 worker database"],
  [undefined, 2, "2 worker databases"],
])("%j migrations and %i worker databases are %j", (migrations, workerDatabases, text) => {
  expect(describeContent(report({ migrations, workerDatabases }))).toBe(text);
});

test("storage that is no RAM disk is told in capitals, with its reason", () => {
  const { storage } = reports["no-ram-disk"] ?? report();
  expect(describeStorage(storage)).toBe(
    "NO RAM DISK: a temporary directory, peak 96 MiB, " +
      "because no tmpfs could be mounted (not root, and there is no sudo)",
  );
});

test.each([
  [0, "0.0 ms"],
  [0.04, "0.0 ms"],
  [9.94, "9.9 ms"],
  [10, "10 ms"],
  [999.4, "999 ms"],
  [1000, "1.00 s"],
  [1234.5, "1.23 s"],
  [59_990, "59.99 s"],
  [60_000, "1 min 0 s"],
  [119_600, "2 min 0 s"],
  [3_661_000, "61 min 1 s"],
])("%d milliseconds are %j", (milliseconds, text) => {
  expect(formatMs(milliseconds)).toBe(text);
});

test.each([
  [0, "0 MiB"],
  [mebibyte / 2, "1 MiB"],
  [96.4 * mebibyte, "96 MiB"],
  [1023 * mebibyte, "1023 MiB"],
  [1024 * mebibyte, "1.0 GiB"],
  [1536 * mebibyte, "1.5 GiB"],
])("%d bytes are %j", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, "0.0 %"],
  [0.0123, "1.2 %"],
  [0.1, "10 %"],
  [0.613, "61 %"],
  [1, "100 %"],
])("a share of %d is %j", (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test.each([
  [0, ""],
  [1, "██████████"],
  [0.5, "█████"],
  [0.0125, "▏"],
  [0.05, "▌"],
  [0.0999, "█"],
  [0.3375, "███▍"],
])("a share of %d is the bar %j of ten", (share, text) => {
  expect(bar(share, 10)).toBe(text);
});

test("a report is made of a database and its figures", () => {
  const disk = { kind: "tmpfs", path: "/tmp/run/disk", sizeBytes: 5 } as const;
  const peakUse = new PeakUse(disk);
  peakUse.stop();
  const phases = [{ phase: "start", start: 1, duration: 2 }] as const;
  const made = createReport(
    {
      run: runDirectoryAt("/tmp/run"),
      binaries: {
        directory: "/bin",
        version: { major: 17, minor: 5 },
        source: "installed",
        build: "1",
      },
      disk,
      address: { host: "127.0.0.1", port: 5433, username: "postgres", password: "s3cret" },
      uri: "postgresql://",
      settings: [],
      migrationCount: 3,
      snapshot: { state: "off", reason: undefined },
      environment: { WORKER_DATABASES: "2", PGPASSWORD: "s3cret" },
      peakUse,
      [Symbol.asyncDispose]: async () => {},
    },
    { exitCode: 0, use: { when: "peak", bytes: 3 }, readyMs: 3, totalMs: 9, phases },
  );
  expect(made).toEqual({
    exitCode: 0,
    server: { version: "17.5", source: "installed", address: "127.0.0.1:5433" },
    storage: {
      kind: "tmpfs",
      sizeBytes: 5,
      use: { when: "peak", bytes: 3 },
      reason: undefined,
    },
    migrations: 3,
    workerDatabases: 2,
    snapshot: { state: "off", reason: undefined },
    settings: [],
    readyMs: 3,
    totalMs: 9,
    phases,
  });
  expect(JSON.stringify(made)).not.toContain("s3cret");
});
