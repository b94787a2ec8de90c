import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInForce, type SettingRow } from "../../src/postgres/setting-value.ts";
import { formatSettings, parseSettings, reservedSettings } from "../../src/postgres/settings.ts";
import { tellSettingsAtFault } from "../../src/postgres/settings-at-fault.ts";
import { damaged, endless, nasty } from "../support/nasty.ts";

const name = fc
  .stringMatching(/^[a-z_][a-z0-9_$]{0,8}(\.[a-z_][a-z0-9_$]{0,8})?$/)
  .filter((each) => !Object.hasOwn(reservedSettings, each));
const value = fc.string({ unit: "grapheme", maxLength: 20 }).filter((each) => !each.includes("\0"));
const settings = fc.array(fc.record({ name, value }), { maxLength: 5 });

describe("lines of settings", () => {
  test("are read back as they were written", () => {
    fc.assert(
      fc.property(settings, (written) => {
        expect(parseSettings(formatSettings(written))).toEqual({ settings: written, problems: [] });
      }),
    );
  });

  test("are each a setting, a problem or nothing, whatever is in them", () => {
    const text = fc.oneof(nasty, endless, damaged(settings.map(formatSettings)));
    fc.assert(
      fc.property(text, (lines) => {
        const read = parseSettings(lines);
        const count = read.settings.length + read.problems.length;
        expect(count).toBeLessThanOrEqual(lines.split("\n").length);
        // What was taken can be handed to a server, a line each.
        const again = parseSettings(formatSettings(read.settings));
        expect(again).toEqual({ settings: read.settings, problems: [] });
      }),
    );
  });
});

test("a value is in force or not, whatever the server says of it", () => {
  const row = fc.record<SettingRow>({
    setting: nasty,
    unit: fc.option(fc.constantFrom("kB", "8kB", "16MB", "ms", "s", "min", "")),
    vartype: fc.constantFrom("bool", "enum", "integer", "real", "string"),
    enumvals: fc.option(fc.array(nasty, { maxLength: 3 })),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, endless), row, (asked, told) => {
      expect(typeof isInForce(asked, told)).toBe("boolean");
    }),
  );
});

test("the end of any log tells of settings of the user's alone", () => {
  const applied = fc.record({
    ...{ name, value, because: fc.constant("") },
    by: fc.constantFrom("user" as const, "ram-postgres" as const),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, endless), fc.array(applied, { maxLength: 4 }), (log, all) => {
      const told = tellSettingsAtFault(log, all);
      expect(told === "").toBe(all.every(({ by }) => by !== "user"));
    }),
  );
});
