export { type StartedDatabase, type StartOptions, startDatabase } from "./types/library.js";
export type { RawInputs } from "./types/run/inputs.js";
export type { Log } from "./types/run/log.js";
export type { Phase, PhaseTiming } from "./types/run/timings.js";
