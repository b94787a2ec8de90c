export { type StartedDatabase, type StartOptions, startDatabase } from "./types/library.cjs";
export type { RawInputs } from "./types/run/inputs.cjs";
export type { Log } from "./types/run/log.cjs";
export type { Phase, PhaseTiming } from "./types/run/timings.cjs";
