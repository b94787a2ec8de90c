import * as timers from "node:timers";

// As they are when this is loaded: tests may stop the clock later, and put others in their place.
export const { clearInterval, clearTimeout, setImmediate, setInterval, setTimeout } = timers;

/** Milliseconds since the process began. */
export const nowMs = performance.now.bind(performance);

/** Lets what is under way go on until it waits for something from outside. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
