import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./sandbox.ts";

/** Where control groups with a limit of memory are made, and what the file with the limit is called. */
const kinds = [
  { root: "/sys/fs/cgroup/memory", limit: "memory.limit_in_bytes" },
  { root: "/sys/fs/cgroup", limit: "memory.max" },
];

/** A control group with a limit of memory, as a container has one. */
export class MemoryGroup implements AsyncDisposable {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** @returns undefined where none can be made: we are not root, or a container shows them read-only */
  static create(bytes: number): MemoryGroup | undefined {
    for (const { root, limit } of kinds) {
      const directory = join(root, `ram-postgres-test-${randomUUID()}`);
      try {
        mkdirSync(directory);
      } catch {
        continue;
      }
      try {
        // Without the controller there is no such file.
        if (!existsSync(join(directory, limit))) throw new Error(`no ${limit}`);
        writeFileSync(join(directory, limit), `${bytes}`);
        return new MemoryGroup(directory);
      } catch {
        rmdirSync(directory);
      }
    }
    return undefined;
  }

  /** Words for a shell by which it, and all that it starts, is in the group. */
  get enter(): string {
    return `echo $$ > '${join(this.#directory, "cgroup.procs")}'`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await until(() => {
      try {
        rmdirSync(this.#directory);
        return true;
      } catch {
        return false; // somebody is still in it
      }
    });
  }
}
