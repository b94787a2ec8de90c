import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { listMounts } from "../../src/postgres/mounts.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const cliPath = join(root, "dist", "cli.js");

/** A program that runs a statement, or tells the tables; for a shell, its words in quotes. */
export const sqlCommand = [process.execPath, join(root, "test", "support", "sql.mjs")] as const;
export const sql = sqlCommand.map((word) => `'${word}'`).join(" ");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/**
 * A place for one test to run the real programs in: a temporary directory of its own, which is TMPDIR for all it starts,
 * and a mark in their environment by which everything that is left can be found.
 */
export class Sandbox implements AsyncDisposable {
  readonly directory: string;
  readonly mark = randomUUID();

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async create(suffix = ""): Promise<Sandbox> {
    const directory = await mkdtemp(join(tmpdir(), `t${suffix}-`));
    // The server's user, who is another one when we are root, works in it.
    await chmod(directory, 0o755);
    await mkdir(join(directory, "tmp"));
    return new Sandbox(directory);
  }

  path(...names: string[]): string {
    return join(this.directory, ...names);
  }

  /** The environment for programs under test: ours, without what would change their behaviour. */
  env(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
      ([name]) =>
        !/^(PG|INPUT_|GITHUB_|ACTIONS_|STATE_|DATABASE_URL|VITEST|FORCE_COLOR|NO_COLOR)/.test(name),
    );
    return {
      ...Object.fromEntries(inherited),
      TMPDIR: this.path("tmp"),
      // No test starts from what another one has kept.
      XDG_CACHE_HOME: this.path("cache"),
      RAM_POSTGRES_TEST: this.mark,
      ...extra,
    };
  }

  start(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Started {
    const child = spawn(file, args, {
      cwd,
      env: this.env(env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...output }));
    return { child, ended };
  }

  /** The built command line, as users run it. */
  startCli(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd?: string): Started {
    return this.start(process.execPath, [cliPath, ...args], env, cwd);
  }

  runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd?: string): Promise<Ended> {
    return this.startCli(args, env, cwd).ended;
  }

  /** What runs of ours have left on this machine: processes, mounts, files. Empty when they cleaned up. */
  async leftovers(): Promise<string[]> {
    const files = await readdir(this.path("tmp"));
    const kept = await readdir(this.path("cache", "ram-postgres", "snapshots")).catch(() => []);
    const mounts = listMounts().filter(({ path }) => path.startsWith(this.directory));
    return [
      ...files,
      ...kept.filter((name) => name.startsWith(".")).map((name) => `half a snapshot ${name}`),
      ...mounts.map(({ path }) => `mount ${path}`),
      ...(await this.processes()).map((each) => `process ${each}`),
    ];
  }

  /**
   * The processes that have our mark in their environment, ours excepted, or their standard error here: a server's
   * processes write their titles over the one, but not the other, wherever their data is.
   */
  async processes(): Promise<string[]> {
    const found = [];
    for (const pid of await readdir("/proc")) {
      if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      const log = await readlink(`/proc/${pid}/fd/2`).catch(() => "");
      if (!environment.includes(this.mark) && !log.startsWith(`${this.directory}/`)) continue;
      found.push(
        `${pid} ${(await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ")}`,
      );
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of await this.processes()) {
      try {
        process.kill(Number.parseInt(each, 10), "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Waits until a condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}
