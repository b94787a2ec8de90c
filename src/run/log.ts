/** Where a run tells what it is doing. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}
