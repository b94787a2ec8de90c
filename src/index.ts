export { type StartedDatabase, type StartOptions, startDatabase } from "./library.ts";
export type { RawInputs } from "./run/inputs.ts";
export type { Log } from "./run/log.ts";
export type { Phase, PhaseTiming } from "./run/timings.ts";
