import { readFileSync } from "node:fs";
import { attempt } from "../process/attempt.ts";

/** As a server calls the processes that serve clients: the role, the database, and whence, `[local]` or `host(port)`. */
const serving = /^postgres: .* (\[local\]|\S+\(\d+\))(?: |$)/;

/** Counts the clients of a server by its processes: to ask the server would take a connection that tests may lack. */
export class ClientCounter {
  readonly #server: number;
  #known: ReadonlySet<number> = new Set();

  /** @param server the process of the server */
  constructor(server: number) {
    this.#server = server;
  }

  /** @returns undefined where the system does not tell, or when the server is gone */
  count(): number | undefined {
    const children = read(`/proc/${this.#server}/task/${this.#server}/children`);
    if (children === undefined) return undefined;
    const pids = children.split(" ").filter(Boolean).map(Number);
    // The title of one that has just been forked is still to come.
    this.#known = new Set(pids.filter((pid) => this.#known.has(pid) || isServing(pid)));
    return this.#known.size;
  }
}

function isServing(pid: number): boolean {
  return serving.test(read(`/proc/${pid}/cmdline`) ?? "");
}

/** Undefined of a process that has ended, and elsewhere than on Linux. */
function read(path: string): string | undefined {
  return attempt(() => readFileSync(path, "utf8"));
}
