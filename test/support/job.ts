import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { node24 } from "./node24.ts";
import { type Ended, root, type Sandbox, type Started } from "./sandbox.ts";

const files = {
  GITHUB_OUTPUT: "output",
  GITHUB_ENV: "env",
  GITHUB_STATE: "state",
  GITHUB_STEP_SUMMARY: "summary",
};

/** A job that runs the built action's steps by the runner's protocol, on the runner's Node.js. */
export class Job {
  readonly sandbox: Sandbox;
  readonly folder: string;

  private constructor(sandbox: Sandbox, folder: string) {
    this.sandbox = sandbox;
    this.folder = folder;
  }

  static async create(sandbox: Sandbox): Promise<Job> {
    const folder = sandbox.path(randomUUID());
    await mkdir(folder);
    for (const file of Object.values(files)) await writeFile(join(folder, file), "");
    return new Job(sandbox, folder);
  }

  /** The runner gives inputs as INPUT_*, and the state the main step saved as STATE_*. */
  start(
    step: "main" | "post",
    inputs: Record<string, string>,
    env: NodeJS.ProcessEnv = {},
    cwd?: string,
  ): Started {
    const given = Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const protocol = Object.entries(files).map(([name, file]) => [name, join(this.folder, file)]);
    const own = { ...Object.fromEntries([...given, ...protocol]), GITHUB_ACTIONS: "true" };
    const program = join(root, "dist", `${step}.js`);
    return this.sandbox.start(node24, [program], { ...own, ...env }, cwd);
  }

  main(inputs: Record<string, string>, env?: NodeJS.ProcessEnv): Promise<Ended> {
    return this.start("main", inputs, env).ended;
  }

  async post(given: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const state = Object.entries(await this.read("GITHUB_STATE"));
    const env = Object.fromEntries(state.map(([name, value]) => [`STATE_${name}`, value]));
    return this.start("post", {}, { ...env, ...given }).ended;
  }

  /** What a step wrote into one of the runner's files of names and values. */
  async read(
    file: "GITHUB_OUTPUT" | "GITHUB_ENV" | "GITHUB_STATE",
  ): Promise<Record<string, string>> {
    const text = await readFile(join(this.folder, files[file]), "utf8");
    const entries = text.matchAll(/^(\S+?)<<(\S+)\n([\s\S]*?)\n\2$/gm);
    return Object.fromEntries([...entries].map(([, name, , value]) => [name, value]));
  }

  summary(): Promise<string> {
    return readFile(join(this.folder, files.GITHUB_STEP_SUMMARY), "utf8");
  }
}
