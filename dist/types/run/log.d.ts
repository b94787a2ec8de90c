/** Where a run tells what it is doing. */
export interface Log {
    info(message: string): void;
    warn(message: string): void;
}
/** Tells of processes that commands had left running, if there were any. */
export declare function tellEnded(daemons: readonly string[], log: Pick<Log, "info">): void;
