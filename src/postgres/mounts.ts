import { readFileSync } from "node:fs";
import { execute } from "../process/execute.ts";
import { findProgram, systemEnvironment } from "../process/find-program.ts";

export interface Mount {
  /** What it was mounted from; for a tmpfs that is any word. */
  readonly source: string;
  readonly path: string;
  readonly type: string;
}

/** The mounted file systems, the last one mounted last; none where the system does not tell (macOS, Windows). */
export function listMounts(): Mount[] {
  try {
    return parseMounts(readFileSync("/proc/self/mounts", "utf8"));
  } catch {
    return [];
  }
}

/** Reads the form of fstab(5), in which white space and backslashes in paths are octal escapes. */
export function parseMounts(text: string): Mount[] {
  const plain = (field: string) =>
    Buffer.from(
      field.replace(/\\([0-7]{3})/g, (_, octal: string) =>
        String.fromCharCode(Number.parseInt(octal, 8)),
      ),
      // The kernel gives bytes; read as latin1 and back they stay what they are.
      "latin1",
    ).toString("utf8");
  return Buffer.from(text, "utf8")
    .toString("latin1")
    .split("\n")
    .map((line) => line.split(" "))
    .filter((fields) => fields.length >= 4)
    .map(([source = "", path = "", type = ""]) => ({ source, path: plain(path), type }));
}

export function isMountPoint(path: string): boolean {
  return listMounts().some((mount) => mount.path === path);
}

/** By this our mounts are known among others. */
const ourSource = "ram-postgres";

/** The places of all mounts of ours. */
export function ourMounts(): string[] {
  return listMounts()
    .filter(({ source }) => source === ourSource)
    .map(({ path }) => path);
}

export interface TmpfsOptions {
  readonly sizeBytes: number;
  readonly uid: number;
  readonly gid: number;
}

/** Mounts a tmpfs for one user alone; `mount` and `umount` are all that sudo is ever used for. */
export async function mountTmpfs(path: string, options: TmpfsOptions): Promise<void> {
  const settings = [
    `size=${options.sizeBytes}`,
    "mode=0700",
    `uid=${options.uid}`,
    `gid=${options.gid}`,
    "nosuid",
    "nodev",
    "noexec",
  ].join(",");
  await asRoot("mount", ["-t", "tmpfs", "-o", settings, ourSource, path]);
}

/**
 * Unmounts at once, lazily, whoever is still using it: out of sight now, its memory freed when the last of them is gone.
 *
 * @throws when it can't be unmounted
 */
export async function unmount(path: string): Promise<void> {
  await asRoot("umount", ["-l", path]).catch((error) => {
    // Another run, which takes this one for abandoned, may have been faster.
    if (!isMountPoint(path)) return;
    throw new Error(`${path} is still mounted: umount it`, { cause: error });
  });
}

async function asRoot(program: string, args: readonly string[]): Promise<void> {
  // Sudo has a search path of its own.
  const env = systemEnvironment;
  const file = findProgram(program, env);
  if (!file) throw new Error(`there is no ${program}`);
  if (process.getuid?.() === 0) {
    await execute(file, args, { env });
    return;
  }
  const sudo = findProgram("sudo", env);
  if (!sudo) throw new Error("not root, and there is no sudo");
  // -n: fail rather than ask for a password.
  await execute(sudo, ["-n", file, ...args], { env });
}
