import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, execute, ProgramError } from "../process/execute.ts";
import { findProgram, searchPath } from "../process/find-program.ts";
import { together } from "../process/together.ts";
import { serverVersion } from "./server-version.ts";
import { byNewest, oldestMajor, type Version } from "./version.ts";

/** The programs of a PostgreSQL server: `initdb` and `postgres` in one directory. */
export interface Binaries {
  readonly directory: string;
  readonly version: Version;
  readonly source: "installed" | "prebuilt";
  /** Tells this very program from others of its version. */
  readonly build: string;
}

/** A family of directories in which packagers put the programs, each major in one of its own. */
export interface Place {
  readonly parent: string;
  readonly name: RegExp;
  readonly bin: string;
}

const homebrew = { name: /^postgresql(@\d+)?$/, bin: "bin" };

export const usualPlaces: readonly Place[] = [
  { parent: "/usr/lib/postgresql", name: /^\d+$/, bin: "bin" }, // Debian, Ubuntu, GitHub's Linux images
  { parent: "/usr", name: /^pgsql-\d+$/, bin: "bin" }, // PGDG on Red Hat, Fedora, SUSE
  { parent: "/usr/libexec", name: /^postgresql\d*$/, bin: "" }, // Alpine
  { parent: "/opt/homebrew/opt", ...homebrew },
  { parent: "/usr/local/opt", ...homebrew },
  { parent: "/home/linuxbrew/.linuxbrew/opt", ...homebrew },
  { parent: "C:\\Program Files\\PostgreSQL", name: /^\d+$/, bin: "bin" },
];

export interface FindInstalledOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The user who must be able to run them. */
  readonly account?: Account | undefined;
  readonly places?: readonly Place[];
  readonly signal?: AbortSignal;
}

/** The servers installed on this machine that this program can use: newest first, of one version those on PATH first. */
export async function findInstalled(options: FindInstalledOptions): Promise<Binaries[]> {
  return inspectAll(
    [searchPath(options.env), ...(options.places ?? usualPlaces).map(fromPlace)],
    options,
  );
}

/** The server that `pg_config` on PATH tells of, where it is in none of the usual places. */
export async function findByPgConfig(options: FindInstalledOptions): Promise<Binaries[]> {
  return inspectAll([fromPgConfig(options)], options);
}

type Directories = readonly string[];

async function inspectAll(
  sources: readonly (Directories | Promise<Directories>)[],
  options: FindInstalledOptions,
): Promise<Binaries[]> {
  const inspected = new Map<string, Promise<Binaries | undefined>>();
  const inspectOnce = async (candidate: string) => {
    const directory = realBinDirectory(candidate);
    if (!directory) return undefined;
    const inspection = inspected.get(directory) ?? inspect(directory, options);
    inspected.set(directory, inspection);
    return inspection;
  };
  const found = await together(
    ...sources.map(async (source) => together(...(await source).map(inspectOnce))),
  );
  return [...new Set(found.flat())]
    .filter((binaries) => binaries !== undefined)
    .filter(({ version }) => version.major >= oldestMajor)
    .sort((a, b) => byNewest(a.version, b.version));
}

async function inspect(
  directory: string,
  options: FindInstalledOptions,
): Promise<Binaries | undefined> {
  const version = await serverVersion(directory, options);
  if (!version) return undefined;
  // Packages keep the times of files, so that these are the same on every machine that has the package.
  const program = findProgram(join(directory, "postgres"), {}) ?? directory;
  const { size, mtimeMs } = statSync(program);
  const build = `${size} bytes of ${Math.floor(mtimeMs)}`;
  return { directory, version, source: "installed", build };
}

async function fromPgConfig({ env, signal }: FindInstalledOptions): Promise<string[]> {
  const program = findProgram("pg_config", env);
  if (!program) return [];
  try {
    return [(await execute(program, ["--bindir"], { env, signal })).trim()];
  } catch (error) {
    if (error instanceof ProgramError) return [];
    throw error;
  }
}

function fromPlace({ parent, name, bin }: Place): string[] {
  return entriesOf(parent)
    .filter((entry) => name.test(entry))
    .map((entry) => join(parent, entry, bin));
}

function entriesOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** Follows the links that packagers put on PATH to where `postgres` really is, with `initdb` beside it. */
function realBinDirectory(directory: string): string | undefined {
  const program = findProgram("postgres", { PATH: directory });
  if (!program) return undefined;
  const real = dirname(realpathSync(program));
  return findProgram(join(real, "initdb"), {}) && real;
}
