import { constants } from "node:os";

/** The run was asked to end by a signal before it was through. */
export class Interrupted extends Error {
  override name = "Interrupted";
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}

/**
 * What asks a run to end before it is through: signals, as they arrive, or a failure that nobody waits for. The first
 * one aborts `aborted`, which ends whatever phase is under way; every one is passed on to those who listen, so that a
 * second Ctrl-C reaches the test command too.
 */
export class Interrupts {
  readonly #controller = new AbortController();
  readonly #listeners = new Set<(signal: NodeJS.Signals) => void>();

  /** Aborted by the first signal with an {@link Interrupted} as its reason, or with the failure. */
  get aborted(): AbortSignal {
    return this.#controller.signal;
  }

  interrupt(signal: NodeJS.Signals): void {
    this.#end(new Interrupted(signal), signal);
  }

  fail(error: unknown): void {
    this.#end(error ?? new Error("something was rejected without a reason"), "SIGTERM");
  }

  #end(reason: unknown, signal: NodeJS.Signals): void {
    this.#controller.abort(reason);
    for (const listener of this.#listeners) listener(signal);
  }

  subscribe(listener: (signal: NodeJS.Signals) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  /** Has others get all that these get, until it is disposed of; what they get themselves is theirs alone. */
  passTo(others: Interrupts): Disposable {
    return this.subscribe((signal) => others.#end(this.aborted.reason, signal));
  }
}

/** The exit code a shell reports for a program ended by `signal`: 128 + its number. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** Waits for some work, but no longer than until the abort. Whoever aborts ends what the work relies on. */
export async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/**
 * Takes over, for the rest of the process, what would end it on the spot and leave a server behind: the signals of
 * terminals, runners and service managers, and all that {@link takeOverFailures} does.
 */
export function takeOverEndings(): Interrupts {
  const interrupts = takeOverFailures();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const) {
    process.on(signal, () => interrupts.interrupt(signal));
  }
  return interrupts;
}

/**
 * Takes over, for the rest of the process, what is thrown where nobody catches it, a promise that nobody will ever settle,
 * and a standard stream that nobody reads any more.
 */
export function takeOverFailures(): Interrupts {
  const interrupts = new Interrupts();
  process.on("uncaughtException", (error) => interrupts.fail(error));
  process.on("unhandledRejection", (reason) => interrupts.fail(reason));
  process.on("beforeExit", () => endIdle(interrupts));
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return interrupts;
}

const idle =
  "something is waited for that never comes: a promise that nobody settles, in a migration for example";

/**
 * Node ends a process, however much it still waits for, when there is nothing left that could happen. The abort lets work
 * go on; where it has done that before, nobody heeds it.
 */
function endIdle(interrupts: Interrupts): void {
  if (interrupts.aborted.aborted) process.stderr.write(`${idle}\n`);
  else interrupts.fail(new Error(idle));
}
