import { describe, expect, test } from "vitest";
import {
  formatSettings,
  parseSettings,
  reservedSettings,
  resolveSettings,
  type Setting,
  tunedSettings,
} from "../../src/postgres/settings.ts";

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function values(settings: readonly Setting[]): Record<string, string> {
  return Object.fromEntries(settings.map(({ name, value }) => [name, value]));
}

describe("reading lines of postgresql.conf", () => {
  test.each([
    ["work_mem = 64MB", "work_mem", "64MB"],
    ["work_mem=64MB", "work_mem", "64MB"],
    ["work_mem 64MB", "work_mem", "64MB"],
    ["\t work_mem \t=\t 64MB \t", "work_mem", "64MB"],
    ["Work_Mem = 64MB", "work_mem", "64MB"],
    ["jit = off # not worth it", "jit", "off"],
    ["jit = off#close by", "jit", "off"],
    ["search_path = 'a, b'", "search_path", "a, b"],
    ["search_path='a, b'# c", "search_path", "a, b"],
    ["search_path '\"$user\", public'", "search_path", '"$user", public'],
    ["log_line_prefix = '%m # [%p] '", "log_line_prefix", "%m # [%p] "],
    ["temp_tablespaces = ''", "temp_tablespaces", ""],
    ["cluster_name = 'it''s'", "cluster_name", "it's"],
    ["cluster_name = 'it\\'s'", "cluster_name", "it's"],
    ["cluster_name = 'a\\\\b'", "cluster_name", "a\\b"],
    ["cluster_name = 'a\\nb\\tc\\rd\\fe\\bf'", "cluster_name", "a\nb\tc\rd\fe\bf"],
    ["cluster_name = '\\101\\7z'", "cluster_name", "A\u0007z"],
    ["cluster_name = 'caf\\303\\251'", "cluster_name", "café"],
    ["cluster_name = 'né\\x'", "cluster_name", "néx"],
    ["auto_explain.log_min_duration = 0", "auto_explain.log_min_duration", "0"],
    ["seq_page_cost = -1.5e3", "seq_page_cost", "-1.5e3"],
  ])("%j sets %s to %j", (line, name, value) => {
    expect(parseSettings(line)).toEqual({ settings: [{ name, value }], problems: [] });
  });

  test("lines that are empty or hold a comment alone are none, whatever ends them", () => {
    expect(parseSettings("\r\n  \n# jit = off\r\n\t#\njit = on\r\nfsync = on")).toEqual({
      settings: [
        { name: "jit", value: "on" },
        { name: "fsync", value: "on" },
      ],
      problems: [],
    });
  });

  test.each([
    "work_mem",
    "work_mem =",
    "= 64MB",
    "64MB",
    "work_mem = 64 MB",
    "work_mem = '64MB",
    "work_mem = 64MB'",
    "work_mem = '64MB' 'more'",
    "work_mem == 64MB",
    "work-mem = 64MB",
    "a.b.c = 1",
    "--work_mem = 64MB",
    "work_mem'64MB'",
  ])("%j is a problem that quotes the line", (line) => {
    const { settings, problems } = parseSettings(line);
    expect(settings).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(`got "${line}"`)]);
  });

  test("each bad line is a problem of its own, and the good ones are read", () => {
    const { settings, problems } = parseSettings("nonsense\njit = on\nmore nonsense here\n");
    expect(values(settings)).toEqual({ jit: "on" });
    expect(problems).toHaveLength(2);
  });

  test.each(Object.keys(reservedSettings))("%s can't be set, in capitals neither", (name) => {
    for (const spelling of [name, name.toUpperCase()]) {
      const { settings, problems } = parseSettings(`${spelling} = 'x'`);
      expect(settings).toEqual([]);
      expect(problems).toEqual([`${name} can't be set here: ${reservedSettings[name]}`]);
    }
  });

  test.each(["\\0", "\\000", "\\400"])(
    "an escape for a NUL character, %s, is a problem",
    (sequence) => {
      const { settings, problems } = parseSettings(`cluster_name = 'a${sequence}b'`);
      expect(settings).toEqual([]);
      expect(problems).toEqual(["cluster_name can't hold a NUL character"]);
    },
  );

  test.each(["constructor", "toString", "__proto__"])("%s is a name like any other", (name) => {
    const { settings } = parseSettings(`${name} = 1`);
    expect(settings).toEqual([{ name: name.toLowerCase(), value: "1" }]);
  });

  test("a line of many quotes that do not close is refused without delay", () => {
    expect(parseSettings(`cluster_name = '${"''".repeat(50_000)}\\`).problems).toHaveLength(1);
  });
});

describe("writing lines of postgresql.conf", () => {
  test("values are quoted", () => {
    const settings = [
      { name: "jit", value: "off" },
      { name: "cluster_name", value: "it's \\ here" },
    ];
    expect(formatSettings(settings)).toBe("jit = 'off'\ncluster_name = 'it''s \\\\ here'\n");
  });

  test("a value takes one line, whatever is in it", () => {
    const lines = formatSettings([{ name: "cluster_name", value: "a\nb\r\nc\u2028d" }]);
    expect(lines.split("\n")).toEqual([expect.stringMatching(/^cluster_name = '.*'$/su), ""]);
  });

  test("what is written is read back as it was, whatever is in it", () => {
    const random = randomNumbers(1);
    const alphabet = [
      ..."abzAZ09 \t\n\r\f\b'\"\\#=$%`;,.()[]{}",
      ...["''", "\\'", "\\n", "\\101", "é", "€", "😀", "\u0001", "\u007f", "\u00a0", "\u2028"],
    ];
    for (let i = 0; i < 500; i++) {
      const value = Array.from(
        { length: Math.floor(random() * 20) },
        () => alphabet[Math.floor(random() * alphabet.length)],
      ).join("");
      const settings = [
        { name: "cluster_name", value },
        { name: "my.own", value: "after" },
      ];
      expect(parseSettings(formatSettings(settings))).toEqual({ settings, problems: [] });
    }
  });
});

describe("the settings of a server", () => {
  test("are the tuned ones when none are asked for, each with its reason", () => {
    const resolved = resolveSettings({ major: 18, hasModule: () => true }, []);
    expect(values(resolved)).toEqual(values(tunedSettings));
    for (const { by, because } of resolved) {
      expect(by).toBe("ram-postgres");
      expect(because).not.toBe("");
    }
  });

  test("are known to that major", () => {
    expect(values(resolveSettings({ major: 18 }, []))).toHaveProperty("io_method", "sync");
    for (const major of [14, 15, 16, 17]) {
      expect(values(resolveSettings({ major }, []))).not.toHaveProperty("io_method");
    }
  });

  test("are those of modules that the server has", () => {
    const asked: string[] = [];
    const hasModule = (name: string) => asked.push(name) === 0;
    expect(values(resolveSettings({ major: 18, hasModule }, []))).not.toHaveProperty(
      "shared_preload_libraries",
    );
    expect(new Set(asked)).toEqual(new Set(["pg_stat_statements"]));
  });

  test.each([
    ["timescaledb", undefined],
    ["pg_cron, pg_stat_statements", "off"],
  ])("leave modules to those who load %s themselves", (value, saving) => {
    const users = [{ name: "shared_preload_libraries", value }];
    const resolved = values(resolveSettings({ major: 18, hasModule: () => true }, users));
    expect(resolved.shared_preload_libraries).toBe(value);
    expect(resolved["pg_stat_statements.save"]).toBe(saving);
  });

  test("are few for a stock server, and those decide nothing about speed", () => {
    const resolved = resolveSettings({ major: 18, kind: "stock", hasModule: () => true }, []);
    expect(Object.keys(values(resolved)).sort()).toEqual([
      ...["listen_addresses", "log_timezone", "timezone"],
    ]);
  });

  test("are the user's where there are two of a name", () => {
    const resolved = resolveSettings({ major: 17 }, [{ name: "fsync", value: "on" }]);
    expect(resolved.filter(({ name }) => name === "fsync")).toEqual([
      { name: "fsync", value: "on", because: expect.any(String), by: "user" },
    ]);
    expect(values(resolved)).toHaveProperty("synchronous_commit", "off");
  });

  test("are the user's last when a name is given several times", () => {
    const asked = ["1MB", "2MB", "3MB"].map((value) => ({ name: "work_mem", value }));
    expect(resolveSettings({ major: 17 }, asked).filter(({ by }) => by === "user")).toEqual([
      expect.objectContaining({ name: "work_mem", value: "3MB" }),
    ]);
  });

  test.each([
    ["wal_level", "logical"],
    ["wal_level", "replica"],
    ["max_wal_senders", "3"],
    ["archive_mode", "on"],
    ["summarize_wal", "on"],
  ])("leave WAL as the server has it when %s = %s asks for more of it", (name, value) => {
    const resolved = values(resolveSettings({ major: 17 }, [{ name, value }]));
    const ofWal = ["wal_level", "max_wal_senders"].filter((each) => each in resolved);
    expect(ofWal.filter((each) => each !== name)).toEqual([]);
    expect(resolved[name]).toBe(value);
    expect(resolved.fsync).toBe("off");
  });

  test.each([
    ["wal_level", "minimal"],
    ["wal_level", "MINIMAL"],
    ["max_wal_senders", "0"],
    ["archive_mode", "off"],
    ["archive_mode", "false"],
    ["summarize_wal", "off"],
  ])("keep WAL minimal when %s = %s goes with that", (name, value) => {
    const resolved = resolveSettings({ major: 17 }, [{ name, value }]);
    const ofOurs = { wal_level: "minimal", max_wal_senders: "0" };
    expect(values(resolved)).toMatchObject({ ...ofOurs, [name]: value });
    expect(resolved.filter((setting) => setting.name === name)).toHaveLength(1);
  });

  test("leave WAL as the server has it when one of several asks for more of it", () => {
    const resolved = resolveSettings({ major: 17 }, [
      { name: "archive_mode", value: "off" },
      { name: "max_wal_senders", value: "3" },
    ]);
    expect(values(resolved)).not.toHaveProperty("wal_level");
    expect(values(resolved)).toMatchObject({ archive_mode: "off", max_wal_senders: "3" });
  });

  test("of ours are each named once, and none is reserved", () => {
    const names = tunedSettings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => Object.hasOwn(reservedSettings, name))).toEqual([]);
  });

  test("of ours are lines that can be read back", () => {
    const { settings, problems } = parseSettings(formatSettings(tunedSettings));
    expect(problems).toEqual([]);
    expect(values(settings)).toEqual(values(tunedSettings));
  });
});
