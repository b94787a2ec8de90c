import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { runInitdb, writeSettings } from "../postgres/cluster.ts";
import type { Binaries } from "../postgres/installed.ts";
import type { RunDirectory } from "../postgres/run-directory.ts";
import { type AppliedSetting, resolveSettings } from "../postgres/settings.ts";
import { execute } from "../process/execute.ts";
import { together } from "../process/together.ts";
import type { Options } from "../run/options.ts";
import { bakedUser, findBakedCluster, initdbArgs, unpackBakedCluster } from "./baked-cluster.ts";
import { begin, beingMade, emptyPlace } from "./contents.ts";
import { parseServerArguments } from "./server-arguments.ts";
import { type Variables, withoutPasswords } from "./variables.ts";

export interface ClusterFilesOptions {
  readonly variables: Variables;
  readonly finding: Promise<Binaries>;
  readonly run: RunDirectory;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/**
 * Makes a new cluster: from the baked one where that is what `initdb` would make.
 *
 * @returns its superuser
 */
export async function makeClusterFiles(options: ClusterFilesOptions): Promise<string> {
  const { variables, finding, run, env } = options;
  const { username, initdbArgs: asked } = variables;
  const baked = asked === undefined ? findBakedCluster(env) : undefined;
  if (baked) {
    const [{ build }] = await together(finding, unpackBakedCluster(baked, run.data, options));
    if (build === baked.build) return bakedUser;
    // An image on ours has another server.
    emptyPlace(run.data, undefined);
    begin(run.data);
  }
  await runInitdbAs(options);
  return username;
}

async function runInitdbAs(options: ClusterFilesOptions): Promise<void> {
  const { variables, finding, run, env, signal } = options;
  const { username, password, initdbArgs: asked } = variables;
  const binaries = await finding;
  const words = asked === undefined ? [] : await shellWords(asked, options);
  const passwordFile = join(run.path, "password");
  // Where everybody is to show a password, initdb insists on one. It is not told the real one, which it would show in the
  // message of a failure.
  if (password !== undefined) writeFileSync(passwordFile, `${randomUUID()}\n`, { mode: 0o600 });
  const access = password === undefined ? [] : [`--pwfile=${passwordFile}`];
  const made = join(run.data, beingMade);
  const initdb = {
    binaries,
    run: { ...run, data: made },
    account: undefined,
    username,
    env: withoutPasswords(env),
    signal,
  };
  try {
    await runInitdb(initdb, [...initdbArgs(env), ...access, ...words]);
    for (const name of readdirSync(made)) renameSync(join(made, name), join(run.data, name));
    rmdirSync(made);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The words of a text as a shell splits it, quotes and all. */
async function shellWords(
  text: string,
  { env, signal }: Pick<ClusterFilesOptions, "env" | "signal">,
): Promise<string[]> {
  const script = 'eval "set -- $1"; printf "%s\\0" "$@"';
  const words = await execute("bash", ["-c", script, "bash", text], { env, signal });
  return words.split("\0").slice(0, -1);
}

/** The line of pg_hba.conf by which those get in who come from outside of the container. */
export function hostLine({ hostAuthMethod }: Variables, args: readonly string[]): string {
  const { settings } = parseServerArguments(args);
  const encryption = settings.findLast(({ name }) => name === "password_encryption")?.value;
  return `host all all all ${hostAuthMethod ?? encryption ?? "scram-sha-256"}\n`;
}

/** Lets them in by the cluster's own file. */
export function admitHosts({ data }: RunDirectory, line: string): void {
  appendFileSync(join(data, "pg_hba.conf"), `\n${line}`);
}

/**
 * Puts the tuned settings, and those of `options`, into the cluster's configuration, where later lines win over them, and
 * the server's arguments over all.
 *
 * @returns those that are in force then
 */
export function configure(
  run: RunDirectory,
  major: number,
  { settings: asked }: Options,
  args: readonly string[],
): readonly AppliedSetting[] {
  const { settings: byArguments } = parseServerArguments(args);
  const named = new Set(byArguments.map(({ name }) => name));
  const isSmall = hasSmallSegments(run);
  const settings = resolveSettings({ major }, [...asked, ...byArguments])
    .filter(({ name }) => !named.has(name))
    .filter(({ name, by }) => isSmall || by === "user" || !forSmallSegments.includes(name))
    .map(listeningEverywhere);
  writeSettings(run, settings);
  // With a configuration file of the user's own, the cluster's is not read.
  if (named.has("config_file")) return [];
  return settings.filter(({ name }) => name !== "listen_addresses");
}

/** The server takes no less than twice a segment. */
const forSmallSegments = ["min_wal_size", "max_wal_size"];

/** Whether the WAL's segments have the size that a cluster of ours has, and not one that `initdb` was told. */
function hasSmallSegments({ data }: RunDirectory): boolean {
  const wal = join(data, "pg_wal");
  const segment = readdirSync(wal).find((name) => /^[0-9A-F]{24}$/.test(name));
  return segment !== undefined && statSync(join(wal, segment)).size === 1024 ** 2;
}

function listeningEverywhere(setting: AppliedSetting): AppliedSetting {
  if (setting.name !== "listen_addresses" || setting.by === "user") return setting;
  return { ...setting, value: "*", because: "the container's network decides who gets in" };
}
