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
export declare const inputs: readonly [{
    readonly name: "test-command";
    readonly value: "SCRIPT";
    readonly help: "the command to run";
    readonly actionOnly: true;
}, {
    readonly name: "working-directory";
    readonly default: ".";
    readonly value: "DIRECTORY";
    readonly help: "where migrations are looked up and commands run";
}, {
    readonly name: "migrations";
    readonly value: "DIRECTORY";
    readonly help: "node-pg-migrate migrations to apply (.js .cjs .mjs .ts .sql)";
}, {
    readonly name: "migrate-command";
    readonly value: "SCRIPT";
    readonly help: "any other command that migrates or seeds, run after migrations";
}, {
    readonly name: "snapshot";
    readonly default: "true";
    readonly value: "true|false";
    readonly help: "keep the migrated cluster, and start from it next time";
}, {
    readonly name: "snapshot-files";
    readonly value: "GLOBS";
    readonly help: "further files that went into the migrated state";
    readonly isList: true;
}, {
    readonly name: "postgres-version";
    readonly value: "VERSION";
    readonly help: "a major (17) or exact version (17.5); the newest installed, else 18";
}, {
    readonly name: "database";
    readonly default: "test";
    readonly value: "NAME";
    readonly help: "the migrated database";
}, {
    readonly name: "username";
    readonly default: "postgres";
    readonly value: "NAME";
    readonly help: "the superuser";
}, {
    readonly name: "password";
    readonly value: "PASSWORD";
    readonly help: "the superuser's; random";
}, {
    readonly name: "port";
    readonly value: "PORT";
    readonly help: "5432 when it is free, else any free one; 0 for any free one";
}, {
    readonly name: "worker-databases";
    readonly default: "0";
    readonly value: "N";
    readonly help: "copies NAME_1 to NAME_N of the migrated database, for parallel workers";
}, {
    readonly name: "extensions";
    readonly value: "NAMES";
    readonly help: "extensions to create before migrating, comma separated";
    readonly isList: true;
}, {
    readonly name: "settings";
    readonly value: "'NAME = VALUE'";
    readonly help: "a line of postgresql.conf; wins over the tuned ones";
    readonly isList: true;
}, {
    readonly name: "locale";
    readonly default: "C.UTF-8";
    readonly value: "LOCALE";
    readonly help: "the cluster's locale";
}, {
    readonly name: "ram-disk";
    readonly default: "auto";
    readonly value: "auto|required";
    readonly help: "required: stop where there is no RAM disk";
}, {
    readonly name: "ram-disk-size";
    readonly value: "SIZE";
    readonly help: "cap, as 512M or 2G; half of the available memory";
}, {
    readonly name: "junit";
    readonly value: "GLOBS";
    readonly help: "JUnit XML that the tests write, for the slowest and the failed ones";
    readonly isList: true;
}, {
    readonly name: "audit";
    readonly default: "report";
    readonly value: "report|fail";
    readonly help: "fail: what the tests leave in the database is a failure";
}, {
    readonly name: "baseline";
    readonly default: "false";
    readonly value: "true|false";
    readonly help: "run the tests once more, on a stock server on disk, and compare";
}, {
    readonly name: "report";
    readonly default: "text";
    readonly value: "text|markdown|json";
    readonly help: "the form of the report at the end";
    readonly commandLineOnly: true;
}, {
    readonly name: "report-file";
    readonly value: "FILE";
    readonly help: "write it there, and show the text here";
    readonly commandLineOnly: true;
}];
export type InputName = (typeof inputs)[number]["name"];
/** What was given, as text; an input that is missing or empty has its default. */
export type RawInputs = Partial<Record<InputName, string>>;
