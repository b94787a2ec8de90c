/** An input of the action, and the option of the same name on the command line. */
export interface Input {
  readonly name: string;
  /** As a user would write it; undefined when it is none or has to be found out. */
  readonly default?: string;
  /** How its value is called in the command line's help. */
  readonly value: string;
  readonly help: string;
  /** May be given several times on the command line, a line each. */
  readonly isList?: boolean;
  /** The command line takes the test command after `--`. */
  readonly actionOnly?: boolean;
  /** GitHub shows a job's summary by itself. */
  readonly commandLineOnly?: boolean;
}

/** All inputs; `action.yml`, `--help` and the README are tested against this table. */
export const inputs = [
  { name: "test-command", value: "SCRIPT", help: "the command to run", actionOnly: true },
  {
    name: "working-directory",
    default: ".",
    value: "DIRECTORY",
    help: "where migrations are looked up and commands run",
  },
  {
    name: "migrations",
    value: "DIRECTORY",
    help: "node-pg-migrate migrations to apply (.js .cjs .mjs .ts .sql)",
  },
  {
    name: "migrate-command",
    value: "SCRIPT",
    help: "any other command that migrates or seeds, run after migrations",
  },
  {
    name: "snapshot",
    default: "true",
    value: "true|false",
    help: "keep the migrated cluster, and start from it next time",
  },
  {
    name: "snapshot-files",
    value: "GLOBS",
    help: "further files that went into the migrated state",
    isList: true,
  },
  {
    name: "postgres-version",
    value: "VERSION",
    help: "a major (17) or exact version (17.5); the newest installed, else 18",
  },
  { name: "database", default: "test", value: "NAME", help: "the migrated database" },
  { name: "username", default: "postgres", value: "NAME", help: "the superuser" },
  { name: "password", value: "PASSWORD", help: "the superuser's; random" },
  {
    name: "port",
    value: "PORT",
    help: "5432 when it is free, else any free one; 0 for any free one",
  },
  {
    name: "worker-databases",
    default: "0",
    value: "N",
    help: "copies NAME_1 to NAME_N of the migrated database, for parallel workers",
  },
  {
    name: "extensions",
    value: "NAMES",
    help: "extensions to create before migrating, comma separated",
    isList: true,
  },
  {
    name: "settings",
    value: "'NAME = VALUE'",
    help: "a line of postgresql.conf; wins over the tuned ones",
    isList: true,
  },
  { name: "locale", default: "C.UTF-8", value: "LOCALE", help: "the cluster's locale" },
  {
    name: "ram-disk",
    default: "auto",
    value: "auto|required",
    help: "required: stop where there is no RAM disk",
  },
  {
    name: "ram-disk-size",
    value: "SIZE",
    help: "cap, as 512M or 2G; half of the available memory",
  },
  {
    name: "junit",
    value: "GLOBS",
    help: "JUnit XML that the tests write, for the slowest and the failed ones",
    isList: true,
  },
  {
    name: "audit",
    default: "report",
    value: "report|fail",
    help: "fail: what the tests leave in the database is a failure",
  },
  {
    name: "baseline",
    default: "false",
    value: "true|false",
    help: "run the tests once more, on a stock server on disk, and compare",
  },
  {
    name: "report",
    default: "text",
    value: "text|markdown|json",
    help: "the form of the report at the end",
    commandLineOnly: true,
  },
  {
    name: "report-file",
    value: "FILE",
    help: "write it there, and show the text here",
    commandLineOnly: true,
  },
] as const satisfies readonly Input[];

export type InputName = (typeof inputs)[number]["name"];

/** What was given, as text; an input that is missing or empty has its default. */
export type RawInputs = Partial<Record<InputName, string>>;
