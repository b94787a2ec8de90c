import { formatMs } from "../run/report/units.ts";
import { shorten } from "../run/shorten.ts";
import type { Phase, PhaseListener } from "../run/timings.ts";

/** As much of a terminal as it takes. */
export interface Terminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** What is over sooner is not worth a look. */
const firstMs = 250;
const everyMs = 100;
/** Among what programs of the user's write. */
const againMs = 10_000;
const clearLine = "\r\u001b[K";

/** In these, programs of the user's write to the terminal: what is said of them stays. */
const loud: ReadonlySet<Phase> = new Set(["migrate", "migrate command"]);

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
    if (phase === "test" || loud.has(phase)) this.#stop();
    if (phase !== "test") this.#timer ??= setTimeout(() => this.#show(), firstMs).unref();
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
    const phases = [...this.#going.keys()];
    const isLoud = phases.some((phase) => loud.has(phase));
    const tookMs = performance.now() - Math.min(...this.#going.values());
    const words = `ram-postgres: ${phases.join(", ")} … ${formatMs(tookMs)}`;
    const line = shorten(words, (this.#terminal.columns ?? 80) - 1);
    this.#terminal.write(isLoud ? `${line}\n` : clearLine + line);
    this.#isShown = !isLoud;
    this.#timer = setTimeout(() => this.#show(), isLoud ? againMs : everyMs).unref();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.clear();
  }
}
