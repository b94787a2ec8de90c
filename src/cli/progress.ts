import { formatMs, shorten } from "../run/report/units.ts";
import type { Phase, PhaseListener } from "../run/timings.ts";

/** As much of a terminal as it takes. */
export interface Terminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** What is over sooner is not worth a look. */
const firstMs = 250;
const everyMs = 100;
const clearLine = "\r\u001b[K";

/** In these, programs of the user's write to the terminal. */
const loud: ReadonlySet<Phase> = new Set(["migrate", "migrate command", "test"]);

/** Shows at a terminal, on a line that comes and goes, which phases are going on. */
export class Progress implements PhaseListener {
  readonly #terminal: Terminal;
  readonly #going = new Map<Phase, number>();
  #timer: NodeJS.Timeout | undefined;
  #isShown = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  began(phase: Phase): void {
    this.#going.set(phase, performance.now());
    if (loud.has(phase)) this.#stop();
    else this.#timer ??= setTimeout(() => this.#show(), firstMs).unref();
  }

  ended(phase: Phase): void {
    this.#going.delete(phase);
    if (this.#going.size === 0) this.#stop();
  }

  /** Makes room for a line that stays. */
  clear(): void {
    if (this.#isShown) this.#terminal.write(clearLine);
    this.#isShown = false;
  }

  #show(): void {
    const phases = [...this.#going.keys()].join(", ");
    const tookMs = performance.now() - Math.min(...this.#going.values());
    const line = `ram-postgres: ${phases} … ${formatMs(tookMs)}`;
    this.#terminal.write(clearLine + shorten(line, (this.#terminal.columns ?? 80) - 1));
    this.#isShown = true;
    this.#timer = setTimeout(() => this.#show(), everyMs).unref();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.clear();
  }
}
