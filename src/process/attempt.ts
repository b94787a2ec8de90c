/** What some work gives, if it can be done: a file may be gone by now, or not ours to look at. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
