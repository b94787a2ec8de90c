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

export const reports: Record<string, Report> = {
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
