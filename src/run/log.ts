/** Where a run tells what it is doing. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

const mostNamed = 10;

/** Tells of processes that commands had left running, if there were any. */
export function tellEnded(daemons: readonly string[], log: Pick<Log, "info">): void {
  if (daemons.length === 0) return;
  const more = daemons.length > mostNamed ? ` and ${daemons.length - mostNamed} more` : "";
  log.info(`ended what had been left running: ${daemons.slice(0, mostNamed).join(", ")}${more}`);
}
