import { statementsModule } from "./statements-module.ts";

/** A line of `postgresql.conf` that a user asked for. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** A server whose data may be lost, as tests have it, or one as PostgreSQL comes, to compare that with. */
export type ServerKind = "tuned" | "stock";

/** A setting of ours, with its reason. */
export interface TunedSetting extends Setting {
  readonly because: string;
  /** A stock server has it as well: it decides what is seen and who gets in, not how fast. */
  readonly isNeutral?: true;
  /** The first major that knows it. */
  readonly since?: number;
  /** Left out where the server does not have this module. */
  readonly module?: string;
  /** Left out when the user sets one of these to another value than the ones it goes with. */
  readonly onlyWith?: Readonly<Record<string, RegExp>>;
}

/** A setting a server was started with, and whose it is. */
export interface AppliedSetting extends Setting {
  readonly because: string;
  readonly by: "ram-postgres" | "user";
}

/** The values that go with `wal_level=minimal` and `max_wal_senders=0`; any other needs more WAL. */
const withoutReplication: Readonly<Record<string, RegExp>> = {
  wal_level: /^minimal$/i,
  max_wal_senders: /^0$/,
  archive_mode: /^(off?|false|no|0)$/i,
  summarize_wal: /^(off?|false|no|0)$/i,
};

/**
 * What makes a server fast whose data may be lost, and the same on every machine. Meanings and units:
 * https://www.postgresql.org/docs/current/runtime-config.html
 */
export const tunedSettings: readonly TunedSetting[] = [
  {
    name: "fsync",
    value: "off",
    because: "the data dies with the run: nothing needs to reach a disk",
  },
  {
    name: "synchronous_commit",
    value: "off",
    because: "a commit need not wait for its WAL to be written",
  },
  {
    name: "full_page_writes",
    value: "off",
    because: "pages torn by a power cut are of no concern",
  },
  {
    name: "wal_level",
    value: "minimal",
    because: "without replicas, WAL holds only what crash recovery needs",
    onlyWith: withoutReplication,
  },
  {
    name: "max_wal_senders",
    value: "0",
    because: "wal_level=minimal asks for it",
    onlyWith: withoutReplication,
  },
  {
    name: "max_wal_size",
    value: "64MB",
    because: "WAL fills a RAM disk, and a checkpoint costs next to nothing",
  },
  { name: "min_wal_size", value: "2MB", because: "as above: old segments are not kept" },
  {
    name: "wal_recycle",
    value: "off",
    because: "in RAM a new segment is as cheap as an old one renamed",
  },
  {
    name: "wal_init_zero",
    value: "off",
    because: "in RAM there is nothing to gain from filling segments ahead",
  },
  {
    name: "checkpoint_timeout",
    value: "1h",
    because: "a checkpoint by the clock only disturbs the tests",
  },
  { name: "bgwriter_lru_maxpages", value: "0", because: "writing pages ahead pays on disks alone" },
  {
    name: "autovacuum_naptime",
    value: "1s",
    because: "rolled-back tests leave dead rows; unless they are removed at once, tests get slower",
  },
  { name: "autovacuum_vacuum_cost_delay", value: "0", because: "vacuum need not spare a disk" },
  { name: "autovacuum_vacuum_scale_factor", value: "0.02", because: "as autovacuum_naptime" },
  { name: "jit", value: "off", because: "compiling a query takes longer than a test's query does" },
  { name: "random_page_cost", value: "1.1", because: "in RAM every page is as near as the next" },
  {
    name: "max_connections",
    value: "200",
    because: "parallel workers with pools of their own need more than 100",
  },
  {
    name: "dynamic_shared_memory_type",
    value: "mmap",
    because:
      "parallel queries use the data's own RAM disk: containers have little /dev/shm, and nothing stays there",
  },
  { name: "huge_pages", value: "off", because: "nothing to try at start" },
  {
    name: "io_method",
    value: "sync",
    because: "reads come from RAM: workers would only take their turn",
    since: 18,
  },
  { name: "update_process_title", value: "off", because: "saves a system call a statement" },
  {
    name: "shared_preload_libraries",
    value: statementsModule,
    because: "counts statements, for the report: costs 2 %",
    module: statementsModule,
  },
  {
    name: `${statementsModule}.save`,
    value: "off",
    because: "of this run alone",
    module: statementsModule,
    onlyWith: { shared_preload_libraries: new RegExp(statementsModule) },
  },
  { name: "log_checkpoints", value: "off", because: "of no interest in a test run" },
  { name: "logging_collector", value: "off", because: "the log is a file of the run's" },
  { name: "timezone", value: "UTC", because: "the same on every machine", isNeutral: true },
  { name: "log_timezone", value: "UTC", because: "as timezone", isNeutral: true },
  {
    name: "listen_addresses",
    value: "127.0.0.1",
    because: "nobody beyond this machine gets in",
    isNeutral: true,
  },
];

/** Settings that are inputs, or on which the run itself relies. */
export const reservedSettings: Readonly<Record<string, string>> = {
  port: "use the input port",
  data_directory: "the run makes its own",
  config_file: "the run makes its own",
  hba_file: "the run makes its own",
  ident_file: "the run makes its own",
  unix_socket_directories: "the run makes its own",
  external_pid_file: "the run has its own",
  include: "write the settings here",
  include_if_exists: "write the settings here",
  include_dir: "write the settings here",
};

/** What settings have to fit. */
export interface SettingsFor {
  readonly major: number;
  /** A tuned one when it is not said. */
  readonly kind?: ServerKind;
  /** Whether the server has a module that can be loaded; none when it is not said. */
  hasModule?(name: string): boolean;
}

/** The settings for a server: ours, then the user's, which win. */
export function resolveSettings(
  { major, kind = "tuned", hasModule = () => false }: SettingsFor,
  asked: readonly Setting[],
): AppliedSetting[] {
  const users = new Map(asked.map(({ name, value }) => [name, value]));
  const goesWith = ([name, allowed]: [string, RegExp]) =>
    allowed.test(users.get(name)?.trim() ?? "");
  const tuned = tunedSettings
    .filter(({ since = 0 }) => major >= since)
    .filter(({ module }) => module === undefined || hasModule(module))
    .filter(({ isNeutral }) => kind === "tuned" || isNeutral)
    .filter(({ name }) => !users.has(name))
    .filter(({ onlyWith = {} }) =>
      Object.entries(onlyWith).every((entry) => !users.has(entry[0]) || goesWith(entry)),
    )
    .map(({ name, value, because }) => ({ name, value, because, by: "ram-postgres" as const }));
  const because = "asked for by the input settings";
  const own = [...users].map(([name, value]) => ({ name, value, because, by: "user" as const }));
  return [...tuned, ...own];
}

/** The lines for `postgresql.conf`, values quoted. */
export function formatSettings(settings: readonly Setting[]): string {
  return settings.map(({ name, value }) => `${name} = '${quote(value)}'\n`).join("");
}

// In a quoted value a backslash begins an escape, and a line's end would end it:
// https://www.postgresql.org/docs/current/config-setting.html
function quote(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "''")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}

/**
 * Reads lines as `postgresql.conf` has them: `name = value`, `name value`, values plain or in single quotes, `#`
 * comments.
 *
 * @returns the settings, and a problem for each line that is none
 */
export function parseSettings(text: string): { settings: Setting[]; problems: string[] } {
  const settings: Setting[] = [];
  const problems: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const match = settingLine.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (!match || name === undefined) {
      problems.push(`expected lines such as "work_mem = 64MB", got "${line.trim()}"`);
    } else if (Object.hasOwn(reservedSettings, name)) {
      problems.push(`${name} can't be set here: ${reservedSettings[name]}`);
    } else {
      const value = match[2] === undefined ? (match[3] ?? "") : unquote(match[2]);
      if (value.includes("\0")) problems.push(`${name} can't hold a NUL character`);
      else settings.push({ name, value });
    }
  }
  return { settings, problems };
}

// The grammar of guc-file.l, a line at a time: a name, then a quoted value, or a plain one without white space.
const settingLine =
  /^\s*([A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?)(?:\s*=\s*|\s+)(?:'((?:[^'\\]|''|\\.)*)'|([^\s'#=]+))\s*(?:#.*)?$/;

function unquote(quoted: string): string {
  // An octal escape is a byte, and a character may take several: as latin1, a text's bytes are its characters.
  const bytes = Buffer.from(quoted, "utf8").toString("latin1");
  const unescaped = bytes.replace(/''|\\([0-7]{1,3}|.)/g, (_, code?: string) => {
    if (code === undefined) return "'";
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    return { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }[code] ?? code;
  });
  return Buffer.from(unescaped, "latin1").toString("utf8");
}
