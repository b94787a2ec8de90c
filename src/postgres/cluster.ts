import { chownSync, readFileSync, writeFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, execute, ProgramError } from "../process/execute.ts";
import { knowsPeers } from "./authentication.ts";
import type { Binaries } from "./installed.ts";
import type { RunDirectory } from "./run-directory.ts";
import { formatSettings, type ServerKind, type Setting } from "./settings.ts";
import { listNames, removeUnusedSince } from "./shared-memory.ts";

export interface InitdbOptions {
  /** Tuned when it is not given. */
  readonly kind?: ServerKind;
  readonly binaries: Binaries;
  readonly run: RunDirectory;
  readonly account: Account | undefined;
  readonly username: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface ClusterOptions extends InitdbOptions {
  readonly password: string;
  readonly locale: string;
}

/** Makes a cluster of our own by `initdb` in the run's data directory. */
export async function createCluster(options: ClusterOptions): Promise<void> {
  if (knowsPeers) return createWithAccess(options, ["--auth-local=peer"]);
  const passwordFile = join(options.run.path, "password");
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600, flag: "wx" });
  try {
    await createWithAccess(options, [`--pwfile=${passwordFile}`]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function createWithAccess(options: ClusterOptions, access: readonly string[]): Promise<void> {
  const { env, locale, account } = options;
  const args = [
    ...[...access, "--auth-host=scram-sha-256", "--encoding=UTF8", `--locale=${locale}`],
    // Of a server that aborts, what is left tells of its shared memory.
    "--no-clean",
  ];
  const namesBefore = listNames();
  try {
    // Its messages are ours to show; the cluster's locale is an argument.
    await runInitdb({ ...options, env: { ...env, LC_ALL: "C" } }, args);
  } catch (error) {
    removeUnusedSince(namesBefore, account?.uid ?? process.getuid?.() ?? -1);
    explain(error, options);
  }
}

/** Runs `initdb` with further arguments, which win over ours. */
export async function runInitdb(options: InitdbOptions, further: readonly string[]): Promise<void> {
  const { binaries, run, account, username, signal, env, kind = "tuned" } = options;
  const args = [
    `--pgdata=${run.data}`,
    `--username=${username}`,
    // Megabytes. Small segments keep a small cluster small: a new one holds 1 MB of WAL in place of 16.
    ...(kind === "tuned" ? ["--wal-segsize=1", "--no-sync"] : []),
    "--no-instructions",
    ...further,
  ];
  await execute(join(binaries.directory, "initdb"), args, {
    // With TZ told, initdb need not compare the system's time zone with hundreds of files.
    env: kind === "tuned" ? { ...env, TZ: "UTC" } : env,
    cwd: run.path,
    account,
    signal,
    // Killed, it leaves its shared memory; it is through in a second or two.
    abortGraceMs: 4000,
  });
}

const marker = "\n# Set by ram-postgres, the last line of a name wins\n";

/**
 * Writes the file by which a run's server is configured: the cluster's own settings, and then the run's. The data
 * directory is left alone: its user, who need not be ours, may have put a link in the place of a file there.
 */
export function writeRunSettings(
  { data, settings: file }: RunDirectory,
  settings: readonly Setting[],
  account: Account | undefined,
): void {
  const own = { name: "include", value: join(data, "postgresql.conf") };
  writeFileSync(file, formatSettings([own, ...settings]), { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

/** Puts settings into the configuration of a cluster that is ours, in the place of those that are there already. */
export function writeSettings({ data }: RunDirectory, settings: readonly Setting[]): void {
  const file = join(data, "postgresql.conf");
  const [initial] = readFileSync(file, "utf8").split(marker);
  writeFileSync(file, `${initial}${settings.length > 0 ? marker : ""}${formatSettings(settings)}`);
}

function explain(error: unknown, { locale }: ClusterOptions): never {
  if (!(error instanceof ProgramError)) throw error;
  if (/locale/.test(error.stderr)) {
    throw new Error(
      `locale: initdb does not take "${locale}"; "locale -a" lists those of this machine. It said:\n${error.stderr.trim()}`,
      { cause: error },
    );
  }
  // Where it can't set a password, it shows the statement; and we asked it not to clean up.
  const lines = error.message.split("\n").filter((line) => !/ PASSWORD |not removed at/.test(line));
  throw new ProgramError(lines.join("\n"), { code: error.code });
}
