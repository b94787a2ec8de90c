import { describe, expect, test } from "vitest";
import { runDirectoryAt } from "../../../src/postgres/run-directory.ts";
import { Peak } from "../../../src/run/peak.ts";
import { formatJson } from "../../../src/run/report/json.ts";
import { formatMarkdown } from "../../../src/run/report/markdown.ts";
import { createReport } from "../../../src/run/report/report.ts";
import { formatText } from "../../../src/run/report/text.ts";
import { report, reports } from "./sample.ts";

describe("the report", () => {
  test.each(Object.keys(reports))("in a terminal: %s", async (name) => {
    const text = formatText(reports[name] ?? report());
    await expect(text).toMatchFileSnapshot(`golden/${name}.terminal.txt`);
  });

  test.each(Object.keys(reports))("in GitHub's Markdown: %s", async (name) => {
    const text = formatMarkdown(reports[name] ?? report());
    await expect(text).toMatchFileSnapshot(`golden/${name}.markdown.txt`);
  });

  test("is the same data again as JSON", () => {
    for (const each of Object.values(reports)) {
      const { exitCode, ...rest } = each;
      const told = exitCode === undefined ? rest : each;
      expect(JSON.parse(formatJson(each))).toEqual(JSON.parse(JSON.stringify(told)));
    }
  });
});

test("a report is made of a database and its figures", () => {
  const disk = { kind: "tmpfs", path: "/tmp/run/disk", sizeBytes: 5 } as const;
  const peakUse = new Peak(() => 0, 3_600_000);
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
