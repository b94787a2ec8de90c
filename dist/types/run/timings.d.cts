/** The parts of a run, in their usual order. */
export type Phase = "binaries" | "ram disk" | "fetch snapshot" | "initdb" | "snapshot" | "start" | "migrate" | "migrate command" | "clone" | "save snapshot"
/** What the report tells of the database is read, before the tests and after them. */
 | "look" | "test" | "later steps" | "stop";
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
    readonly earlier?: {
        readonly origin: number;
        readonly phases: readonly PhaseTiming[];
    };
}
/** Takes the time of phases. The clock begins when the program was started, before any code of ours is loaded. */
export declare class Timings {
    #private;
    /** When the clock began, in milliseconds since 1970. */
    readonly origin: number;
    constructor({ listener, earlier }?: TimingsOptions);
    /** In the order in which they began. */
    get phases(): readonly PhaseTiming[];
    /** How long any of some phases was going on, in milliseconds. */
    spentIn(phases: readonly Phase[]): number;
    /** Milliseconds since the clock began. */
    now(): number;
    /** Takes note of a phase that began at `start` and ends now. */
    record(phase: Phase, start: number): void;
    /** Does the work of a phase; its time counts also when it fails. */
    measure<T>(phase: Phase, work: () => Promise<T>): Promise<T>;
}
/** How long any of several phases was going on: what two of them share counts once. */
export declare function timeCovered(phases: readonly PhaseTiming[]): number;
