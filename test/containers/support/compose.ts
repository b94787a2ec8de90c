import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { root } from "../../support/sandbox.ts";

/** A project of `docker/compose.yml`, with any other files laid over it; taken down when it is disposed of. */
export class ComposeProject implements AsyncDisposable {
  readonly #options: readonly string[];

  constructor(...others: readonly string[]) {
    const files = ["docker/compose.yml", ...others].flatMap((file) => ["--file", file]);
    this.#options = ["--project-name", `ram-postgres-test-${randomUUID()}`, ...files];
  }

  /**
   * Runs Compose, and gives what it prints.
   *
   * @throws with all that it printed when it fails
   */
  async run(...args: readonly string[]): Promise<string> {
    // Debian's is a program of its own, Docker's a plugin of its client.
    const [program, ...first] = process.env.RAM_POSTGRES_COMPOSE?.split(" ") ?? ["docker-compose"];
    const options = { cwd: root, maxBuffer: 2 ** 26 };
    try {
      return (
        await promisify(execFile)(`${program}`, [...first, ...this.#options, ...args], options)
      ).stdout;
    } catch (error) {
      const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
      throw new Error(`${error}\n${stdout}${stderr}`, { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run("down", "--volumes");
  }
}
