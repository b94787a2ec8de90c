import { appendFile, chown, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, execute, ProgramError } from "../process/execute.ts";
import type { Binaries } from "./installed.ts";
import type { RunDirectory } from "./run-directory.ts";
import { type AppliedSetting, formatSettings } from "./settings.ts";

export interface ClusterOptions {
  readonly binaries: Binaries;
  readonly run: RunDirectory;
  readonly account: Account | undefined;
  readonly username: string;
  readonly password: string;
  readonly locale: string;
  readonly settings: readonly AppliedSetting[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Makes a cluster of our own by `initdb` in the run's data directory, with its settings. */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { run, account, signal } = options;
  const passwordFile = join(run.path, "password");
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600, flag: "wx" });
  try {
    if (account) await chown(passwordFile, account.uid, account.gid);
    const program = join(options.binaries.directory, "initdb");
    await execute(program, initdbArguments(options, passwordFile), {
      // With TZ told, initdb need not compare the system's time zone with hundreds of files. Its messages are ours to
      // show; the cluster's locale is an argument.
      env: { ...options.env, TZ: "UTC", LC_ALL: "C" },
      cwd: run.path,
      account,
      signal,
      // Killed, it leaves its shared memory; it is through in a second or two.
      abortGraceMs: 4000,
    }).catch((error) => explain(error, options));
  } finally {
    await rm(passwordFile, { force: true });
  }
  await appendFile(
    join(run.data, "postgresql.conf"),
    `\n# Set by ram-postgres, the last line of a name wins\n${formatSettings(options.settings)}`,
  );
}

function explain(error: unknown, { locale }: ClusterOptions): never {
  if (!(error instanceof ProgramError)) throw error;
  if (/locale/.test(error.stderr)) {
    throw new Error(
      `locale: initdb does not take "${locale}"; "locale -a" lists those of this machine. It said:\n${error.stderr.trim()}`,
      { cause: error },
    );
  }
  // When it can't set the password, it shows the statement.
  const lines = error.message.split("\n").filter((line) => !/ PASSWORD /.test(line));
  throw new ProgramError(lines.join("\n"), { code: error.code });
}

function initdbArguments(
  { run, username, locale }: ClusterOptions,
  passwordFile: string,
): string[] {
  return [
    `--pgdata=${run.data}`,
    `--username=${username}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    `--locale=${locale}`,
    // Megabytes. Small segments keep a small cluster small: a new one holds 1 MB of WAL in place of 16.
    "--wal-segsize=1",
    "--no-sync",
    "--no-instructions",
  ];
}
