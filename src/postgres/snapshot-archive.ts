import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { type Account, execute } from "../process/execute.ts";
import { together } from "../process/together.ts";
import { makeFor } from "./run-directory.ts";

/** A file of a packed cluster, and how it was when it was packed. */
export interface ArchivePart {
  readonly file: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** One file is unpacked on one processor: two take half the time, where there are two. */
const partCount = 2;

export interface ArchiveOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface PackOptions extends ArchiveOptions {
  readonly account?: Account | undefined;
  readonly secrets?: readonly string[];
}

/**
 * Packs the data directory of a server that was shut down into a few files of much the same size. A tar is unpacked in
 * half the time that copying as many small files takes, and belongs to nobody in particular.
 *
 * It is read as the user whose it is, who may have put links into it, and need not reach the archive. Logs, statistics and
 * options, which are of the server's own time, are left out.
 *
 * @throws when one of the secrets is in it
 */
export async function packCluster(
  data: string,
  directory: string,
  { account, env, signal, secrets = [] }: PackOptions,
): Promise<ArchivePart[]> {
  signal.throwIfAborted();
  const shares = await divide(data);
  const pack = async (entries: readonly string[], index: number) => {
    const archive = await open(join(directory, partName(index)), "w");
    try {
      await execute("tar", ["-cf", "-", "--", ...entries], {
        cwd: data,
        // For GNU tar: whose the files were is nobody's business.
        env: { ...env, TAR_OPTIONS: "--owner=0 --group=0 --numeric-owner" },
        account,
        signal,
        stdout: archive.fd,
      });
    } finally {
      await archive.close();
    }
  };
  await together(...shares.map(pack));
  return together(...shares.map((_, index) => describePart(directory, partName(index), secrets)));
}

function partName(index: number): string {
  return `${index + 1}.tar`;
}

/** Unpacks a cluster into an empty directory, as the user whose it will be; that user need not reach the archive. */
export async function unpackCluster(
  parts: readonly ArchivePart[],
  directory: string,
  data: string,
  { account, env, signal }: ArchiveOptions & { readonly account: Account | undefined },
): Promise<void> {
  for (const name of directories) makeFor(account, join(data, name));
  const unpack = async ({ file }: ArchivePart) => {
    const archive = await open(join(directory, file));
    try {
      // Large reads, for GNU tar; others do not know the variable. Files of a cluster have no times to keep.
      await execute("tar", ["-xmf", "-"], {
        cwd: data,
        env: { ...env, TAR_OPTIONS: "--blocking-factor=512" },
        account,
        signal,
        stdin: archive.fd,
      });
    } finally {
      await archive.close();
    }
  };
  await together(...parts.map(unpack));
}

/** @throws when a part is not as it was when it was packed */
export async function verifyParts(parts: readonly ArchivePart[], directory: string): Promise<void> {
  const verify = async (part: ArchivePart) => {
    const found = await describePart(directory, part.file);
    if (found.bytes === part.bytes && found.crc32 === part.crc32) return;
    throw new Error(`${part.file} is not as it was saved`);
  };
  await together(...parts.map(verify));
}

const chunkBytes = 1024 ** 2;
const longestSecret = 4096;

async function describePart(
  directory: string,
  file: string,
  secrets: readonly string[] = [],
): Promise<ArchivePart> {
  const archive = await open(join(directory, file));
  try {
    // A stream would take new memory for every piece, and twice the time.
    const buffer = Buffer.alloc(longestSecret + chunkBytes);
    const chunk = buffer.subarray(longestSecret);
    let [bytes, sum] = [0, 0];
    for (;;) {
      const { bytesRead } = await archive.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) return { file, bytes, crc32: sum };
      bytes += bytesRead;
      sum = crc32(chunk.subarray(0, bytesRead), sum);
      const read = buffer.subarray(0, longestSecret + bytesRead);
      if (secrets.some((secret) => read.includes(secret))) {
        throw new Error(
          "a password or a path of this run is in it, in a log or in WAL that is kept",
        );
      }
      // What lies across two reads is seen by the second.
      if (secrets.length > 0) read.copyWithin(0, bytesRead);
    }
  } finally {
    await archive.close();
  }
}

/** @throws when a cluster is more than its data directory */
export async function requireWhole(data: string): Promise<void> {
  const tablespaces = await readdir(join(data, "pg_tblspc"));
  if (tablespaces.length > 0) throw new Error("it has tablespaces, whose files are elsewhere");
}

/** Made when a cluster is unpacked: of two that find one missing, one may fail, and the last is packed empty. */
const directories = ["base", "pg_wal", "pg_stat"];
/** What a server that was shut down has left of its own time. */
const passing = ["postmaster.opts", "log", "current_logfiles"];

/** The entries of a data directory, dealt out by their size. */
async function divide(data: string): Promise<string[][]> {
  const shares = Array.from({ length: partCount }, () => ({ entries: [] as string[], bytes: 0 }));
  const entries = [
    ...(await readdir(data)).filter(
      (name) => !directories.includes(name) && !passing.includes(name),
    ),
    ...(await readdir(join(data, "base"))).map((name) => `base/${name}`),
    ...(await writtenWal(join(data, "pg_wal"))).map((name) => `pg_wal/${name}`),
  ];
  const sized = await Promise.all(
    entries.map(async (name) => ({ name, bytes: await sizeOf(join(data, name)) })),
  );
  for (const { name, bytes } of sized.sort((a, b) => b.bytes - a.bytes)) {
    const least = shares.reduce((a, b) => (b.bytes < a.bytes ? b : a));
    least.entries.push(name);
    least.bytes += bytes;
  }
  return shares.map((share) => share.entries);
}

/** Without the segments that are only there to be written some day: `initdb` leaves some. */
async function writtenWal(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  const segments = await Promise.all(
    names
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .map(async (name) => ({ name, time: (await stat(join(directory, name))).mtimeMs })),
  );
  // The last that was written has the end of the log, and those before it may still be needed.
  const latest = Math.max(...segments.map(({ time }) => time));
  const written = segments.filter(({ time }) => time === latest).map(({ name }) => name);
  const last = written.sort().at(-1) ?? "";
  return names.filter((name) => !segments.some((each) => each.name === name) || name <= last);
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const files = await readdir(path, { recursive: true });
  const sizes = files.map(async (file) => (await stat(join(path, file))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
