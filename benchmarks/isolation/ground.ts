/** What everything is measured on: one server, one schema. */
export interface Ground {
  /** Of the migrated database, to which nobody connects: it is copied. */
  readonly template: string;
  /** Of a copy of it, one that nobody has had before. */
  copy(): string;
  readonly migrations: string;
  readonly signal: AbortSignal;
}

/** Hands out the worker databases. */
export function copiesOf(environment: Readonly<Record<string, string>>): () => string {
  let count = 0;
  return () => {
    count += 1;
    const url = environment[`DATABASE_URL_${count}`];
    if (url) return url;
    throw new Error(`there are no more than ${count - 1} worker databases`);
  };
}
