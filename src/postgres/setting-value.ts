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
      return isSameChoice(asked.toLowerCase(), row);
    case "string":
      return asked === row.setting;
    default:
      return isSameNumber(asked, row);
  }
}

function isSameChoice(asked: string, { setting, enumvals }: SettingRow): boolean {
  const word = readBoolean(asked);
  if (word === "off") return setting === "off";
  // It may be another name of a value: wal_compression tells its "on" as "pglz".
  if (word === "on") return setting !== "off";
  // The server takes names that it does not list (wal_level's old hot_standby).
  return setting === asked || !enumvals?.includes(asked);
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

/** Sizes in bytes and times in microseconds: https://www.postgresql.org/docs/current/config-setting.html */
const unitFamilies: readonly Readonly<Record<string, number>>[] = [
  { B: 1, kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 },
  { us: 1, ms: 1e3, s: 1e6, min: 60e6, h: 3600e6, d: 86400e6 },
];

function isSameNumber(asked: string, row: SettingRow): boolean {
  const value = readNumber(asked, row);
  const setting = readNumber(row.setting, row);
  return row.vartype === "integer"
    ? roundHalfToEven(value) === setting
    : // The server tells six digits.
      Number(value.toPrecision(6)) === setting;
}

// No two parts of it can take the same characters: a text that is none is found out in one go, however long it is.
const number = /^([-+]?(?:0x[\da-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?))\s*([A-Za-z]*)$/i;

/** Reads a number as the server does (parse_int and parse_real of its guc.c), in the setting's own unit. */
function readNumber(text: string, { unit, vartype }: SettingRow): number {
  const [, digits = "", name = ""] = number.exec(text.trim()) ?? [];
  if (digits === "") return Number.NaN;
  const isOctal = vartype === "integer" && /^[-+]?0[0-7]+$/.test(digits);
  const value = isOctal ? Number.parseInt(digits, 8) : Number(digits);
  return name === "" ? value : convert(value, name, unit ?? "");
}

function convert(value: number, from: string, to: string): number {
  // The server's own unit may have a number: 8kB, 16MB.
  const [, count = "", name = ""] = /^(\d*)(\w+)$/.exec(to) ?? [];
  const sizes = unitFamilies.find((each) => Object.hasOwn(each, from)) ?? {};
  const [size = Number.NaN, target = Number.NaN] = [sizes[from], sizes[name]];
  const smaller = Math.max(...Object.values(sizes).filter((each) => each < size));
  // A fraction is rounded to whole ones of the next smaller unit, if there is one: 0.3GB to 307MB.
  const whole = smaller > 0 ? roundHalfToEven(value * (size / smaller)) * smaller : value * size;
  return whole / (Number(count || 1) * target);
}

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
