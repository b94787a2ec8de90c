import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { docker, dockerOutput, image, label } from "./docker.ts";

export interface ContainerOptions {
  /** The one under test by default. */
  readonly image?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** As `/var/lib/postgresql/data:rw,size=512m`. */
  readonly tmpfs?: readonly string[];
  /** As `/home/me/migrations:/migrations:ro`. */
  readonly volumes?: readonly string[];
  /** Ports of the container to be reached on 127.0.0.1; 5432 by default. */
  readonly ports?: readonly number[];
  /** Any others of `docker run`. */
  readonly options?: readonly string[];
}

export interface State {
  readonly Status: "created" | "running" | "exited" | "dead";
  readonly ExitCode: number;
  readonly OOMKilled: boolean;
  readonly Health?: { readonly Status: "starting" | "healthy" | "unhealthy" };
}

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type ClientOptions = Pick<pg.ClientConfig, "user" | "password" | "database">;

const pollMs = 20;

/** A container, removed with its anonymous volumes when it is disposed of. */
export class Container implements AsyncDisposable {
  readonly name = `ram-postgres-test-${randomUUID()}`;

  private constructor() {}

  static async start(options: ContainerOptions = {}): Promise<Container> {
    const container = new Container();
    try {
      await docker("run", "--detach", "--name", container.name, ...argumentsOf(options));
    } catch (error) {
      await container[Symbol.asyncDispose]();
      throw error;
    }
    return container;
  }

  async state(): Promise<State> {
    return JSON.parse(await docker("inspect", "--format", "{{json .State}}", this.name));
  }

  /** What it has printed until now. */
  logs(): Promise<{ readonly stdout: string; readonly stderr: string }> {
    return dockerOutput("logs", this.name);
  }

  /** The port on 127.0.0.1 that a port of the container is reached by. */
  async port(ofContainer = 5432): Promise<number> {
    return Number((await docker("port", this.name, `${ofContainer}`)).split(":").at(-1));
  }

  exec(...command: readonly string[]): Promise<string> {
    return docker("exec", this.name, ...command);
  }

  /**
   * A connection, as soon as the server takes one.
   *
   * @throws when the container has ended before, with all that it printed, or the server's own refusal
   */
  async connect(options: ClientOptions = {}): Promise<pg.Client & AsyncDisposable> {
    await this.#requireRunning();
    const port = await this.port();
    for (;;) {
      const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", ...options });
      // An ended server ends its connections, which is an error without a query to belong to.
      client.on("error", () => {});
      try {
        await client.connect();
        return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
      } catch (error) {
        await client.end().catch(() => {});
        if (!isNotYet(error)) throw error;
      }
      await this.#requireRunning();
      await sleep(pollMs);
    }
  }

  /** Returns when the container's health check has succeeded, or throws as `connect` does. */
  async untilHealthy(): Promise<void> {
    while ((await this.state()).Health?.Status !== "healthy") {
      await this.#requireRunning();
      await sleep(pollMs);
    }
  }

  /** Waits for it to end by itself. */
  async untilEnded(): Promise<Ended> {
    const exitCode = Number(await docker("wait", this.name));
    return { exitCode, ...(await this.logs()) };
  }

  /** As `docker stop` does, after which it is killed when 10 s are over. */
  async stop(): Promise<Ended & { readonly ms: number }> {
    const start = performance.now();
    await docker("stop", this.name);
    const ms = performance.now() - start;
    return { ...(await this.untilEnded()), ms };
  }

  /** Starts it once more after it has ended. */
  async startAgain(): Promise<void> {
    await docker("start", this.name);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    await docker("kill", "--signal", signal, this.name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await docker("rm", "--force", "--volumes", this.name);
  }

  async #requireRunning(): Promise<void> {
    const { Status, ExitCode } = await this.state();
    if (Status === "running") return;
    const { stdout, stderr } = await this.logs();
    throw new Error(`the container ended with exit code ${ExitCode}:\n${stdout}${stderr}`);
  }
}

/** Runs a container to its end. */
export async function runToEnd(options: ContainerOptions): Promise<Ended> {
  await using container = await Container.start({ ports: [], ...options });
  return await container.untilEnded();
}

function argumentsOf(options: ContainerOptions): string[] {
  const { args = [], env = {}, tmpfs = [], volumes = [], ports = [5432] } = options;
  return [
    ...["--label", label()],
    ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...tmpfs.flatMap((each) => ["--tmpfs", each]),
    ...volumes.flatMap((each) => ["--volume", each]),
    ...ports.flatMap((port) => ["--publish", `127.0.0.1::${port}`]),
    ...(options.options ?? []),
    options.image ?? image(),
    ...args,
  ];
}

/** Docker takes connections itself, before the server does, and closes them. */
function isNotYet(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03"];
  return codes.includes(code ?? "") || /Connection terminated unexpectedly/.test(message);
}
