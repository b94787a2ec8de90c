import { chmod, mkdir, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exists } from "../../src/postgres/access.ts";
import { type RunDirectory, runDirectoryAt } from "../../src/postgres/run-directory.ts";
import { type Ended, type Sandbox, type Started, until } from "./sandbox.ts";

/** A run whose test command waits until the test has seen enough. */
export class RunInProgress implements AsyncDisposable {
  /** The tests' `DATABASE_URL`. */
  readonly url: URL;
  readonly run: RunDirectory;
  readonly sandbox: Sandbox;
  readonly #started: Started;

  private constructor(sandbox: Sandbox, started: Started, url: URL, run: RunDirectory) {
    this.sandbox = sandbox;
    this.#started = started;
    this.url = url;
    this.run = run;
  }

  /** @param start starts a run in a sandbox with that script as its test command */
  static async start(sandbox: Sandbox, start: (script: string) => Started): Promise<RunInProgress> {
    const notes = notesOf(sandbox);
    await mkdir(notes);
    await chmod(notes, 0o777);
    const script = `cd ${notes}; echo "$DATABASE_URL" > new; mv new url; until [ -e go ]; do sleep 0.05; done`;
    const started = start(script);
    const gone = started.ended.then((ended) => {
      throw new Error(`the run ended before its tests: ${JSON.stringify(ended)}`);
    });
    await Promise.race([until(() => exists(join(notes, "url"))), gone]);
    gone.catch(() => {});
    const url = new URL((await readFile(join(notes, "url"), "utf8")).trim());
    return new RunInProgress(sandbox, started, url, await runIn(sandbox));
  }

  get password(): string {
    return decodeURIComponent(this.url.password);
  }

  get port(): number {
    return Number(this.url.port);
  }

  async end(): Promise<Ended> {
    await writeFile(join(notesOf(this.sandbox), "go"), "");
    return this.#started.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    await this.sandbox[Symbol.asyncDispose]();
  }
}

/** Where the test command and the test tell each other; the password is there, by the test's own doing. */
export function notesOf(sandbox: Sandbox): string {
  return sandbox.path("notes");
}

async function runIn(sandbox: Sandbox): Promise<RunDirectory> {
  const place = await realpath(sandbox.path("tmp"));
  const [name = ""] = (await readdir(place)).filter((each) => each.startsWith("ram-postgres-"));
  return runDirectoryAt(join(place, name));
}
