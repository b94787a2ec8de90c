import type { Leftovers } from "../../../src/postgres/leftovers.ts";
import type { Baseline } from "../../../src/run/baseline.ts";
import type { HistoryEntry } from "../../../src/run/history.ts";
import type { TestCase } from "../../../src/run/junit.ts";
import type { Report } from "../../../src/run/report/report.ts";

export const mebibyte = 1024 ** 2;

/** A report of a run that went well; `changes` are what a test is about. */
export function report(changes: Partial<Report> = {}): Report {
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

const listUsers = "SELECT * FROM users WHERE name <> '<b>' ORDER BY id LIMIT $1";

/** Runs that took 3 seconds, and of which two had to make their database. */
const earlierRuns = [
  ...[2980, 3110, 3050, 2890, 3020, 3240, 2950, 3060, 3000, 3090, 2970, 3070],
].map((testMs, index): HistoryEntry => {
  const isMiss = index === 0 || index === 7;
  return {
    at: Date.UTC(2026, 0, index + 1),
    commit: `${index}`.padStart(8, "a"),
    testMs,
    readyMs: isMiss ? 1400 + index : 360 + 2 * index,
    snapshot: isMiss ? "miss" : "hit",
    statements: [{ text: listUsers, calls: 24, totalMs: 200 + index }],
  };
});

/** What is kept of 300 tests: the slowest took 6.2 seconds, and each of the others 1 % less than the one before. */
const slowestOf300 = [
  ["checkout > two customers buy the last ticket at the same time", "tests/checkout.test.ts"],
  ["importing a catalogue > 20,000 products, a tenth of them known", "tests/catalogue.test.ts"],
  ["invoices > numbers have no gaps when transactions are rolled back", "tests/invoices.test.ts"],
  ["search > ranks titles above descriptions, in six languages", "tests/search.test.ts"],
  ["checkout > a payment that comes twice is booked once", "tests/checkout.test.ts"],
  ["reports > the year's turnover by month and currency", "tests/reports.test.ts"],
  ["permissions > a member of two teams sees the orders of both", "tests/permissions.test.ts"],
  ["importing a catalogue > a file that ends in the middle of a row", "tests/catalogue.test.ts"],
  ["jobs > ten workers take each job once", "tests/jobs.test.ts"],
  ["search > finds what was renamed a moment ago", "tests/search.test.ts"],
].map(([name = "", file], index): TestCase => {
  const durationMs = Math.round(6200 * 0.99 ** index);
  return { name, file, durationMs, outcome: "passed", message: undefined };
});

export const reports: Record<string, Report> = {
  passed: report(),
  hit: report({
    // What "passed" takes to make the database, less what it takes to copy it.
    snapshot: { state: "hit", migrationCount: 2, savedMs: 281.3 },
    ...timesFromSnapshot(1050),
  }),
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
  "with-figures": report({
    exitCode: 1,
    snapshot: { state: "hit", migrationCount: 2, savedMs: 1940 },
    tests: {
      files: 2,
      passed: 113,
      failed: 2,
      skipped: 1,
      testMs: 4321,
      shown: [
        {
          name: "POST /users > refuses an email that is taken",
          file: "tests/users.test.ts",
          durationMs: 31,
          outcome: "failed",
          message: "expected 500 to be 400 // Object.is equality",
        },
        {
          name: "UserRepository > lists",
          file: undefined,
          durationMs: 12,
          outcome: "failed",
          message: undefined,
        },
        ...[480, 122, 90, 61, 55, 54, 40, 39].map((durationMs, index) => ({
          name: `UserRepository > does thing ${index + 1} | <b>`,
          file: "tests/repository.test.ts",
          ...{ durationMs, outcome: "passed" as const, message: undefined },
        })),
      ],
      problems: ["reports/broken.xml: not XML: unexpected end"],
    },
    errors: [
      {
        severity: "ERROR",
        message: 'duplicate key value violates unique constraint "users_email_key"',
        detail: "Key (email)=(ada@example.org) already exists.",
        statement: "INSERT INTO users (name, email) VALUES ($1, $2)",
        count: 12,
      },
      {
        ...{ severity: "FATAL", message: "sorry, too many clients already", count: 1 },
        ...{ detail: undefined, statement: undefined },
      },
    ],
    activity: {
      committed: 1234,
      rolledBack: 56,
      rowsWritten: 1_234_567,
      rowsRead: 987,
      temporaryFiles: 2,
      temporaryBytes: 12 * mebibyte,
      deadlocks: 1,
      connections: 24,
      walBytes: 3.4 * mebibyte,
      bufferHits: 0.9987,
      isPartial: false,
      ...{ statements: 12_345, peakConnections: 25 },
    },
    statements: [
      {
        text: "INSERT INTO users (name, email) VALUES ($1, $2) RETURNING id",
        ...{ calls: 1240, totalMs: 2310, rows: 1228 },
      },
      {
        text: "SELECT * FROM users WHERE name LIKE $1 OR `x` | '<script>' || ::error::",
        ...{ calls: 12, totalMs: 3.2, rows: 0 },
      },
      { text: "BEGIN", calls: 1290, totalMs: 1.9, rows: 0 },
    ],
    serverLog: "ERROR:  duplicate key value violates unique constraint",
    audit: {
      databases: [
        leftovers("test", {
          rows: [
            { table: "users", added: 3, changed: 1, removed: 0 },
            { table: "posts", added: 0, removed: 1 },
          ],
          newTables: ["scratch"],
          idleInTransaction: 1,
        }),
        leftovers("test_1"),
        leftovers("test_2", { preparedTransactions: ["import"], unseen: ["big"] }),
      ],
      newDatabases: ["test_fresh_1"],
      goneDatabases: ["test_3"],
      problem: undefined,
      isFailure: false,
    },
  }),
  "many-tests": report({
    migrations: 24,
    snapshot: { state: "hit", migrationCount: 24, savedMs: 6120 },
    ...timesFromSnapshot(149_200),
    tests: {
      ...{ files: 1, passed: 300, failed: 0, skipped: 0 },
      ...{ testMs: 589_591, shown: slowestOf300, problems: [] },
    },
  }),
  "left-something": report({
    audit: {
      databases: [leftovers("test", { rows: [{ table: "users", added: 1, removed: 0 }] })],
      ...{ newDatabases: [], goneDatabases: [], problem: undefined, isFailure: true },
    },
  }),
  "not-looked-at": report({
    audit: {
      databases: [],
      ...{
        newDatabases: [],
        goneDatabases: [],
        problem: 'database "test" does not exist',
        isFailure: false,
      },
    },
  }),
  slower: report({
    history: { branch: "main", earlier: earlierRuns },
    snapshot: { state: "hit", migrationCount: 2, savedMs: 1940 },
    statements: [{ text: listUsers, calls: 1240, totalMs: 1105, rows: 12_400 }],
    ...timesFromSnapshot(4215),
  }),
  compared: report({
    snapshot: { state: "hit", migrationCount: 2, savedMs: 1940 },
    phases: [
      { phase: "binaries", start: 85, duration: 9.4 },
      { phase: "ram disk", start: 85.1, duration: 12.6 },
      { phase: "snapshot", start: 98, duration: 120 },
      ...report().phases.filter(({ phase }) => ["start", "test", "stop"].includes(phase)),
    ],
    baseline: stockRun(),
  }),
  "compared-without-gain": report({
    settings: [],
    baseline: stockRun({
      phases: stockRun().phases.map((each) =>
        each.phase === "test" ? { ...each, duration: 1061 } : each,
      ),
      storage: { kind: "ram", reason: "none of /tmp, /var/tmp is on a disk" },
    }),
  }),
  "full-disk": report({
    exitCode: 1,
    faults: [
      { kind: "disk full", disk: "tmpfs", sizeBytes: 128 * mebibyte, peakBytes: 127 * mebibyte },
    ],
  }),
  crashed: report({
    exitCode: 1,
    faults: [
      { kind: "out of memory", kills: 1 },
      {
        kind: "crash",
        how: "server process (PID 4711) was terminated by signal 9: Killed",
        statement: "SELECT repeat('<x>', 1000000)",
      },
      { kind: "end" },
    ],
  }),
  "nothing-left": report({
    activity: {
      ...{ committed: 12, rolledBack: 2000, rowsWritten: 40, rowsRead: 4000 },
      ...{ temporaryFiles: 0, temporaryBytes: 0, deadlocks: 0 },
      ...{ connections: 2, walBytes: 4096, bufferHits: 1, isPartial: true },
    },
    audit: {
      databases: [leftovers("test")],
      newDatabases: [],
      goneDatabases: [],
      problem: undefined,
      isFailure: false,
    },
  }),
};

/** Those of a run that starts from a snapshot. */
function timesFromSnapshot(testMs: number): Pick<Report, "readyMs" | "totalMs" | "phases"> {
  return {
    ...{ readyMs: 371.4, totalMs: testMs + 426 },
    phases: [
      { phase: "binaries", start: 85, duration: 9.4 },
      { phase: "ram disk", start: 85.1, duration: 12.6 },
      { phase: "snapshot", start: 98, duration: 170 },
      { phase: "start", start: 269, duration: 102 },
      { phase: "test", start: 371.4, duration: testMs },
      { phase: "stop", start: testMs + 375, duration: 50 },
    ],
  };
}

type StockRun = Extract<Baseline, { state: "ran" }>;

/** What came of tests that passed against a stock server, too. */
export function stockRun(changes: Partial<StockRun> = {}): StockRun {
  return {
    ...{ state: "ran", exitCode: 0, readyMs: 2510, totalMs: 5410 },
    phases: [
      { phase: "binaries", start: 0, duration: 10 },
      { phase: "initdb", start: 10, duration: 1800 },
      { phase: "start", start: 1810, duration: 62 },
      { phase: "migrate", start: 1872, duration: 240 },
      { phase: "clone", start: 2112, duration: 398 },
      { phase: "test", start: 2510, duration: 2700 },
      { phase: "stop", start: 5210, duration: 200 },
    ],
    storage: { kind: "disk" },
    ...changes,
  };
}

/** What was left in a database: nothing but `changes`. */
export function leftovers(database: string, changes: Partial<Leftovers> = {}): Leftovers {
  return {
    database,
    rows: [],
    newTables: [],
    goneTables: [],
    sequences: ["users_id_seq"],
    preparedTransactions: [],
    idleInTransaction: 0,
    unseen: [],
    tooLarge: ["events"],
    ...changes,
  };
}
