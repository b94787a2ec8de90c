import { describe, expect, test } from "vitest";
import { isInForce, type SettingRow } from "../../src/postgres/setting-value.ts";

function row(vartype: SettingRow["vartype"], setting: string, unit: string | null = null) {
  return { setting, unit, vartype, enumvals: null } satisfies SettingRow;
}

function choice(setting: string, ...enumvals: string[]): SettingRow {
  return { setting, unit: null, vartype: "enum", enumvals };
}

describe("a switch", () => {
  const words = {
    on: ["on", "ON", "true", "tru", "tr", "t", "yes", "ye", "y", "YES", "1"],
    off: ["off", "of", "OFF", "false", "fals", "f", "no", "n", "NO", "0"],
  };

  test.each([...words.on])("that is on is what %j asks for", (asked) => {
    expect(isInForce(asked, row("bool", "on"))).toBe(true);
    expect(isInForce(asked, row("bool", "off"))).toBe(false);
  });

  test.each([...words.off])("that is off is what %j asks for", (asked) => {
    expect(isInForce(asked, row("bool", "off"))).toBe(true);
    expect(isInForce(asked, row("bool", "on"))).toBe(false);
  });

  test.each(["", "o", "maybe", "2", "onn", "truee"])("is not asked for by %j", (asked) => {
    expect(isInForce(asked, row("bool", "on"))).toBe(false);
    expect(isInForce(asked, row("bool", "off"))).toBe(false);
  });
});

describe("a choice", () => {
  const syncs = ["local", "remote_write", "remote_apply", "on", "off"];

  test.each([
    ["minimal", choice("minimal", "minimal", "replica", "logical"), true],
    ["LOGICAL", choice("logical", "minimal", "replica", "logical"), true],
    ["minimal", choice("replica", "minimal", "replica", "logical"), false],
    ["off", choice("off", ...syncs), true],
    ["off", choice("on", ...syncs), false],
    ["on", choice("off", ...syncs), false],
    ["local", choice("on", ...syncs), false],
  ])("%j against %j: %j", (asked, setting, expected) => {
    expect(isInForce(asked, setting)).toBe(expected);
  });

  test.each([
    ["no", choice("off", ...syncs), true],
    ["0", choice("on", ...syncs), false],
    ["yes", choice("on", ...syncs), true],
    ["true", choice("off", ...syncs), false],
  ])("takes a switch's words too: %j against %j: %j", (asked, setting, expected) => {
    expect(isInForce(asked, setting)).toBe(expected);
  });

  test("may have names that the server takes and does not list", () => {
    expect(isInForce("hot_standby", choice("replica", "minimal", "replica", "logical"))).toBe(true);
    expect(isInForce("debug", choice("debug2", "debug2", "log", "notice"))).toBe(true);
  });

  test.each(["on", "true", "1"])(
    "for which %j is another name of a value is told as that value",
    (asked) => {
      const compression = (setting: string) => choice(setting, "pglz", "lz4", "on", "off");
      expect(isInForce(asked, compression("pglz"))).toBe(true);
      expect(isInForce(asked, compression("off"))).toBe(false);
      expect(isInForce("off", compression("pglz"))).toBe(false);
    },
  );
});

describe("a text", () => {
  test("is compared letter by letter", () => {
    expect(isInForce("", row("string", ""))).toBe(true);
    expect(isInForce("127.0.0.1", row("string", "127.0.0.1"))).toBe(true);
    expect(isInForce("on", row("string", "1"))).toBe(false);
  });
});

describe("a number", () => {
  test.each([
    ["200", row("integer", "200"), true],
    ["+200", row("integer", "200"), true],
    [" 200 ", row("integer", "200"), true],
    ["2e2", row("integer", "200"), true],
    ["0xC8", row("integer", "200"), true],
    ["-1", row("integer", "-1", "kB"), true],
    ["0", row("integer", "0", "ms"), true],
    ["100", row("integer", "200"), false],
    ["many", row("integer", "200"), false],
    ["", row("integer", "0"), false],
    ["kB", row("integer", "0", "kB"), false],
    ["200 400", row("integer", "200"), false],
  ])("without a unit: %j against %j: %j", (asked, setting, expected) => {
    expect(isInForce(asked, setting)).toBe(expected);
  });

  test.each([
    ["0700", row("integer", "0700"), true],
    ["0700", row("integer", "448"), true],
    ["448", row("integer", "0700"), true],
    ["0200", row("integer", "128", "kB"), true],
    ["0200", row("integer", "200", "kB"), false],
  ])("with a leading zero is octal: %j against %j: %j", (asked, setting, expected) => {
    expect(isInForce(asked, setting)).toBe(expected);
  });

  test.each([
    ["64MB", row("integer", "64", "MB"), true],
    ["65536kB", row("integer", "64", "MB"), true],
    ["64 MB", row("integer", "64", "MB"), true],
    ["1GB", row("integer", "1024", "MB"), true],
    ["64MB", row("integer", "65536", "kB"), true],
    ["128MB", row("integer", "16384", "8kB"), true],
    ["128", row("integer", "128", "8kB"), true],
    ["4", row("integer", "4", "16MB"), true],
    ["64MB", row("integer", "4", "16MB"), true],
    ["1h", row("integer", "3600", "s"), true],
    ["90min", row("integer", "5400", "s"), true],
    ["1d", row("integer", "1440", "min"), true],
    ["1s", row("integer", "1000", "ms"), true],
    ["500us", row("real", "0.5", "ms"), true],
    ["1TB", row("integer", "1073741824", "kB"), true],
    ["64MB", row("integer", "63", "MB"), false],
    ["64kB", row("integer", "64", "MB"), false],
    ["64MB", row("integer", "64", "kB"), false],
    ["1h", row("integer", "60", "s"), false],
    ["64mb", row("integer", "64", "MB"), false],
    ["64m", row("integer", "64", "MB"), false],
    ["64MB", row("integer", "64", "s"), false],
    ["64constructor", row("integer", "64", "MB"), false],
  ])("with a unit: %j against %j: %j", (asked, setting, expected) => {
    expect(isInForce(asked, setting)).toBe(expected);
  });

  // What a server of 15.18 made of them.
  test.each([
    ["0.3GB", row("integer", "39296", "8kB")],
    ["30.1MB", row("integer", "30822", "kB")],
    ["70.5kB", row("integer", "70", "kB")],
    ["71.5kB", row("integer", "72", "kB")],
    ["2.5MB", row("integer", "2560", "kB")],
    ["1.5s", row("integer", "1500", "ms")],
    ["1.5d", row("integer", "2160", "min")],
    ["100.4", row("integer", "100")],
    ["1.23456789ms", row("real", "1.235", "ms")],
  ])("that is none of the next smaller unit's is rounded to one: %j is %j", (asked, setting) => {
    expect(isInForce(asked, setting)).toBe(true);
  });

  test.each([
    ["1.1", row("real", "1.1"), true],
    [".5", row("real", "0.5"), true],
    ["1e-3", row("real", "0.001"), true],
    ["0.02", row("real", "0.02"), true],
    ["0", row("real", "0", "ms"), true],
    ["2ms", row("real", "2", "ms"), true],
    ["1.1", row("real", "1.2"), false],
    ["1.1", row("real", "1.10001"), false],
    ["0.02", row("real", "0"), false],
  ])("with a fraction: %j against %j: %j", (asked, setting, expected) => {
    expect(isInForce(asked, setting)).toBe(expected);
  });

  test.each([
    ["0.3333333", "0.333333"],
    ["1.23456789", "1.23457"],
    ["1234567.8", "1.23457e+06"],
    ["0.000012345678", "1.23457e-05"],
  ])("with more digits than the server tells is the one it tells: %j is %j", (asked, setting) => {
    expect(isInForce(asked, row("real", setting))).toBe(true);
  });

  const memory = { B: 1, kB: 2 ** 10, "8kB": 2 ** 13, MB: 2 ** 20, "16MB": 2 ** 24, GB: 2 ** 30 };
  const time = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

  test.each([
    ["memory", memory],
    ["time", time],
  ])("is the same in every unit of %s, and its neighbours are not", (_, units) => {
    for (const [told, toldSize] of Object.entries(units)) {
      for (const [asked, askedSize] of Object.entries(units)) {
        if (/^\d/.test(asked)) continue;
        for (const count of [1, 3, 1000]) {
          const inForce = (count * askedSize) / toldSize;
          if (!Number.isInteger(inForce)) continue;
          const inUnits = (value: number) => row("integer", `${value}`, told);
          expect(isInForce(`${count}${asked}`, inUnits(inForce))).toBe(true);
          expect(isInForce(`${count}${asked}`, inUnits(inForce + 1))).toBe(false);
          expect(isInForce(`${count}${asked}`, inUnits(inForce - 1))).toBe(false);
        }
      }
    }
  });
});

test("a long text that is no number is found out at once", () => {
  const row = { setting: "1", unit: "kB", vartype: "integer", enumvals: null } as const;
  for (const piece of [" ", "9", "0x1", "1e", ".", "a"]) {
    // What takes the square of the time would not end within the test's own.
    expect(isInForce(`1${piece.repeat(1_000_000)}!`, row)).toBe(false);
  }
});
