/** A row of the view `pg_settings`: https://www.postgresql.org/docs/current/view-pg-settings.html */
export interface SettingRow {
  readonly setting: string;
  readonly unit: string | null;
  readonly vartype: "bool" | "enum" | "integer" | "real" | "string";
  readonly enumvals: readonly string[] | null;
}

/**
 * Whether a value that was asked for is the one in force: the server keeps numbers in units of its own and knows several
 * words for yes and no.
 */
export function isInForce(asked: string, row: SettingRow): boolean {
  switch (row.vartype) {
    case "bool":
      return readBoolean(asked) === row.setting;
    case "enum":
      // A value may have other names that the server takes but does not list (wal_level's old hot_standby).
      return row.enumvals?.includes(asked.toLowerCase())
        ? row.setting === asked.toLowerCase()
        : readBoolean(asked) === undefined || readBoolean(asked) === row.setting;
    case "string":
      return asked === row.setting;
    default:
      return isSameNumber(asked, row);
  }
}

function readBoolean(text: string): "on" | "off" | undefined {
  // Unique prefixes of the words will do, but a lone "o" is neither.
  const word = text.toLowerCase();
  if (word === "") return undefined;
  if (word === "on" || word === "1" || "true".startsWith(word) || "yes".startsWith(word))
    return "on";
  if (["off", "of", "0"].includes(word) || "false".startsWith(word) || "no".startsWith(word))
    return "off";
  return undefined;
}

const kibibyte = 1024;
/** Bytes, or microseconds, in a unit: https://www.postgresql.org/docs/current/config-setting.html */
const factors: Readonly<Record<string, number>> = {
  B: 1,
  kB: kibibyte,
  MB: kibibyte ** 2,
  GB: kibibyte ** 3,
  TB: kibibyte ** 4,
  us: 1,
  ms: 1e3,
  s: 1e6,
  min: 60e6,
  h: 3600e6,
  d: 86400e6,
};

function isSameNumber(asked: string, { setting, unit, vartype }: SettingRow): boolean {
  const match = /^\s*([-+]?(?:0x[\da-f]+|\d*\.?\d*(?:e[-+]?\d+)?))\s*([A-Za-z]*)\s*$/i.exec(asked);
  if (!match?.[1]) return false;
  let value = Number(match[1]);
  if (match[2] && unit) {
    // The server's own unit may have a number: 8kB, 16MB.
    const [, count = "1", name = ""] = /^(\d*)(\w+)$/.exec(unit) ?? [];
    value =
      (value * (factors[match[2]] ?? Number.NaN)) /
      (Number(count || 1) * (factors[name] ?? Number.NaN));
  }
  return vartype === "integer"
    ? Math.round(value) === Number(setting)
    : Math.abs(value - Number(setting)) < 1e-9;
}
