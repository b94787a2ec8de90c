import { describe, expect, test } from "vitest";
import { type Circumstances, findFaults } from "../../src/run/faults.ts";
import { describeFault, nameFault } from "../../src/run/report/faults.ts";

const at = "2026-11-22 15:15:44.097 UTC";
const mebibyte = 1024 ** 2;

function faults(changes: Partial<Circumstances>) {
  const disk = { kind: "tmpfs", sizeBytes: 128 * mebibyte } as const;
  const nothing = { log: "", disk, peakBytes: 40 * mebibyte, isServing: true, kills: 0 };
  return findFaults({ ...nothing, ...changes });
}

test("where nothing is known of any, there is none", () => {
  const log = `${at} [1] ERROR:  relation "a" does not exist\n${at} [1] LOG:  checkpoint starting`;
  expect(faults({ log })).toEqual([]);
});

test.each(["sorry, too many clients already", "remaining connection slots are reserved for roles"])(
  "connections ran out, as the log tells: %s",
  (words) => {
    expect(faults({ log: `${at} [1] FATAL:  ${words}` })).toEqual([{ kind: "connections" }]);
    // A statement may have any words.
    expect(faults({ log: `${at} [1] LOG:  statement: SELECT 'FATAL:  ${words}'` })).toEqual([]);
  },
);

test("statements of any length are gone through", () => {
  const long = "x".repeat(8 * mebibyte);
  expect(faults({ log: `${at} [1] STATEMENT:  ${long}` })).toEqual([]);
  const crash = [
    `${at} [1] LOG:  server process (PID 2) was terminated by signal 11`,
    `${at} [1] DETAIL:  Failed process was running: ${long}\n\t${long}`,
    `${at} [1] LOG:  terminating any other active server processes`,
  ];
  expect(faults({ log: crash.join("\n") })).toMatchObject([{ kind: "crash" }]);
});

describe("a disk was full", () => {
  test.each([
    `${at} [1] ERROR:  could not extend file "base/1/2": No space left on device`,
    `${at} [1] ERROR:  could not extend file "base/1/2": wrote only 4096 of 8192 bytes at block 3`,
    `x PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device`,
    `DETAIL:  Could not write to file "pg_xact/0000" at offset 8192: No space left on device.`,
    `migration 1_a.sql failed: could not extend file "base/1/2": No space left on device`,
    `initdb: error: could not write to file "/x/disk/data/PG_VERSION": No space left on device`,
    "FATAL:  could not write bootstrap write-ahead log file: No space left on device",
  ])("as the log tells: %s", (log) => {
    const [fault] = faults({ log });
    expect(fault).toMatchObject({ kind: "disk full", disk: "tmpfs", peakBytes: 40 * mebibyte });
    expect(fault && describeFault(fault)).toBe(
      "its size is 128 MiB, its peak use was 40 MiB; give it more by ram-disk-size, or make fewer worker-databases",
    );
  });

  test("as its peak use tells", () => {
    expect(faults({ peakBytes: 126 * mebibyte })).toEqual([]);
    expect(faults({ peakBytes: 127.5 * mebibyte })).toMatchObject([{ kind: "disk full" }]);
  });

  const log = 'ERROR:  could not extend file "base/1/2": No space left on device';

  test("that is none of RAM", () => {
    const [fault] = faults({ log, disk: { kind: "directory" }, peakBytes: undefined });
    expect(fault && nameFault(fault)).toBe("the disk was full");
    expect(fault && describeFault(fault)).toBe("make room there, or make fewer worker-databases");
  });

  test("that others fill as well", () => {
    const [fault] = faults({
      log,
      disk: { kind: "shared-tmpfs", path: "/dev/shm/ram-postgres-a" },
    });
    expect(fault && describeFault(fault)).toMatch(
      /^it is \/dev\/shm, \d.* in all, the run's peak use was 40 MiB; make room there, or make fewer/,
    );
  });

  test.each([
    `${at} [1] STATEMENT:  SELECT 'No space left on device'`,
    `${at} [1] ERROR:  invalid input syntax for type integer: "No space left on device"`,
    `${at} [1] ERROR:  could not write to COPY file: No space left on device`,
    `${at} [1] ERROR:  could not open file "/full/x" for writing: No space left on device`,
    `${at} [1] ERROR:  could not extend file "pg_tblspc/1/2": No space left on device`,
  ])("is not told by: %s", (log) => {
    expect(faults({ log })).toEqual([]);
  });
});

describe("a crash", () => {
  const crashed = (detail: string) =>
    [
      `${at} [9] LOG:  server process (PID 12) was terminated by signal 11: Segmentation fault`,
      ...(detail ? [`${at} [9] DETAIL:  Failed process was running: ${detail}`] : []),
      `${at} [9] LOG:  terminating any other active server processes`,
      `${at} [9] LOG:  all server processes terminated; reinitializing`,
    ].join("\n");
  const how = "server process (PID 12) was terminated by signal 11: Segmentation fault";

  test.each([
    ["with its statement", "SELECT 1", { statement: "SELECT 1" }],
    ["with a statement of several lines", "SELECT\n\t\t1", { statement: "SELECT 1" }],
    ["without one that may tell a password", "ALTER ROLE a PASSWORD 'b'", {}],
    ["without one that is not known", "", {}],
  ])("is told %s", (_, detail, expected) => {
    expect(faults({ log: crashed(detail) })).toEqual([{ kind: "crash", how, ...expected }]);
  });

  test("is the first one of several", () => {
    const log = `${crashed("SELECT 1")}\n${crashed("SELECT 2")}`;
    expect(faults({ log })).toMatchObject([{ statement: "SELECT 1" }]);
  });

  test("is not when a worker ends", () => {
    const log = `${at} [9] LOG:  background worker "parallel worker" (PID 12) exited with exit code 1`;
    expect(faults({ log })).toEqual([]);
  });
});

describe("a server that is gone", () => {
  test.each([
    ["was killed, when nothing asked it to end", `${at} [9] LOG:  checkpoint starting`, {}],
    [
      "was asked to end",
      `${at} [9] LOG:  received fast shutdown request`,
      { how: "received fast shutdown request" },
    ],
    [
      "was killed, when it was the one before that was asked to end",
      `LOG:  received fast shutdown request\nLOG:  database system is ready to accept connections`,
      {},
    ],
  ])("%s", (_, log, expected) => {
    expect(faults({ log, isServing: false })).toEqual([{ kind: "end", ...expected }]);
  });
});

test("what explains the others comes first", () => {
  const log = `PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device`;
  const kinds = faults({ log, kills: 2, isServing: false }).map(({ kind }) => kind);
  expect(kinds).toEqual(["disk full", "out of memory", "end"]);
});
