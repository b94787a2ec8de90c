import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serverAccount } from "../postgres/account.ts";
import { runInitdb } from "../postgres/cluster.ts";
import type { Binaries } from "../postgres/installed.ts";
import { createRunDirectory, makeFor, removeRun } from "../postgres/run-directory.ts";
import { type ArchivePart, packCluster, unpackCluster } from "../postgres/snapshot-archive.ts";

/** A cluster with nothing in it, made when the image was built. */
export interface BakedCluster {
  readonly parts: readonly ArchivePart[];
  /** The server it was made by. */
  readonly build: string;
  /** The variables that its locale came from. */
  readonly locale: string;
}

/** Who its superuser is. */
export const bakedUser = "postgres";

/** Beside `dist`. */
const directory = fileURLToPath(new URL("../cluster", import.meta.url));
const manifest = join(directory, "cluster.json");

const localeVariables = /^(LANG|LC_[A-Z]+)$/;

/** What `initdb` makes a cluster's locale from. */
export function localeIn(env: NodeJS.ProcessEnv): string {
  const names = Object.keys(env).filter((name) => localeVariables.test(name));
  return names
    .sort()
    .map((name) => `${name}=${env[name]}`)
    .join(" ");
}

/** The arguments of `initdb` for a cluster as the official image has it. */
export function initdbArgs(env: NodeJS.ProcessEnv): string[] {
  // Without a locale the encoding would be none either.
  return localeIn(env) === "" ? ["--encoding=UTF8"] : [];
}

/** Makes it, for the image that is being built. */
export async function bakeCluster(binaries: Binaries, env: NodeJS.ProcessEnv): Promise<void> {
  const account = serverAccount();
  const { signal } = new AbortController();
  const run = await createRunDirectory(account);
  try {
    makeFor(account, run.disk);
    const options = { binaries, run, account, env, signal };
    await runInitdb({ ...options, username: bakedUser }, initdbArgs(env));
    mkdirSync(directory, { recursive: true });
    const parts = await packCluster(run.data, directory, { env, signal });
    const baked: BakedCluster = { parts, build: binaries.build, locale: localeIn(env) };
    writeFileSync(manifest, JSON.stringify(baked));
  } finally {
    await removeRun(run);
  }
}

/** The one that is in the image; undefined when it would be another one than `initdb` makes now. */
export function findBakedCluster(env: NodeJS.ProcessEnv): BakedCluster | undefined {
  let text: string;
  try {
    text = readFileSync(manifest, "utf8");
  } catch {
    return undefined;
  }
  const baked = JSON.parse(text) as BakedCluster;
  return baked.locale === localeIn(env) ? baked : undefined;
}

/** Unpacks it into an empty directory. */
export async function unpackBakedCluster(
  { parts }: BakedCluster,
  data: string,
  { env, signal }: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<void> {
  await unpackCluster(parts, directory, data, { env, signal, account: undefined });
}
