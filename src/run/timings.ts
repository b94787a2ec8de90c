import { sinceStart, startedAt } from "../process/clock.ts";
/** The parts of a run, in their usual order. */
export type Phase =
  | "binaries"
  | "ram disk"
  | "fetch snapshot"
  | "initdb"
  | "snapshot"
  | "start"
  | "migrate"
  | "migrate command"
  | "clone"
  | "save snapshot"
  /** What the report tells of the database is read, before the tests and after them. */
  | "look"
  | "test"
  | "later steps"
  | "stop";

/** When a phase began, in milliseconds since the run's program was started, and how long it took. */
export interface PhaseTiming {
  readonly phase: Phase;
  readonly start: number;
  readonly duration: number;
}

export interface PhaseListener {
  began(phase: Phase): void;
  ended(phase: Phase): void;
}

export interface TimingsOptions {
  readonly listener?: PhaseListener;
  /** What an earlier program of the same run has measured: the clock goes on from there. */
  readonly earlier?: { readonly origin: number; readonly phases: readonly PhaseTiming[] };
}

/** Takes the time of phases. The clock begins when the program was started, before any code of ours is loaded. */
export class Timings {
  readonly #phases: PhaseTiming[];
  readonly #listener: PhaseListener | undefined;
  /** When the clock began, in milliseconds since 1970. */
  readonly origin: number;

  constructor({ listener, earlier }: TimingsOptions = {}) {
    this.#listener = listener;
    this.#phases = [...(earlier?.phases ?? [])];
    this.origin = earlier?.origin ?? startedAt;
  }

  /** In the order in which they began. */
  get phases(): readonly PhaseTiming[] {
    return this.#phases.toSorted((a, b) => a.start - b.start);
  }

  /** How long any of some phases was going on, in milliseconds. */
  spentIn(phases: readonly Phase[]): number {
    return timeCovered(this.#phases.filter(({ phase }) => phases.includes(phase)));
  }

  /** Milliseconds since the clock began. */
  now(): number {
    return round(startedAt + sinceStart() - this.origin);
  }

  /** Takes note of a phase that began at `start` and ends now. */
  record(phase: Phase, start: number): void {
    this.#phases.push({ phase, start, duration: round(this.now() - start) });
  }

  /** Does the work of a phase; its time counts also when it fails. */
  async measure<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const start = this.now();
    this.#listener?.began(phase);
    try {
      return await work();
    } finally {
      this.record(phase, start);
      this.#listener?.ended(phase);
    }
  }
}

/** How long any of several phases was going on: what two of them share counts once. */
export function timeCovered(phases: readonly PhaseTiming[]): number {
  let [covered, until] = [0, 0];
  for (const { start, duration } of phases.toSorted((a, b) => a.start - b.start)) {
    const end = start + duration;
    covered += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return round(covered);
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
