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
 * The signals that ask a run to end, as they arrive. The first one aborts `aborted`, which ends whatever phase is
 * under way; every one is passed on to those who listen, so that a second Ctrl-C reaches the test command too.
 */
export class Interrupts {
  readonly #controller = new AbortController();
  readonly #listeners = new Set<(signal: NodeJS.Signals) => void>();

  /** Aborted with an {@link Interrupted} as its reason by the first signal. */
  get aborted(): AbortSignal {
    return this.#controller.signal;
  }

  interrupt(signal: NodeJS.Signals): void {
    this.#controller.abort(new Interrupted(signal));
    for (const listener of this.#listeners) listener(signal);
  }

  subscribe(listener: (signal: NodeJS.Signals) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
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

/** Takes the signals by which terminals, runners and service managers end a program, from now on. */
export function listenForSignals(): Interrupts {
  const interrupts = new Interrupts();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => interrupts.interrupt(signal));
  }
  return interrupts;
}
