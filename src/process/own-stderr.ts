import { constants, fstatSync, openSync } from "node:fs";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt } from "./attempt.ts";

/**
 * Has us write to standard error without waiting for whoever reads it, where it is a pipe: Node.js would wait in the
 * middle of a write, deaf to signals, for a reader that has stopped. The pipe is opened once more for that: what is set
 * for its own descriptor, the programs that we start would have as well.
 */
export function takeOverStderr(): void {
  const pipe = attempt(() => {
    if (!fstatSync(2).isFIFO()) return undefined;
    return openSync("/proc/self/fd/2", constants.O_WRONLY | constants.O_NONBLOCK);
  });
  if (pipe === undefined) return;
  const stream = new Socket({ fd: pipe, readable: false });
  stream.on("error", () => {});
  Object.defineProperty(process, "stderr", { value: stream, configurable: true });
}

/** How long a reader has after a signal. */
const patienceMs = 1000;

/** Waits until all that was written is on its way, but after an abort not for long. */
export async function stderrWritten(aborted: AbortSignal): Promise<void> {
  const { stderr } = process;
  if (stderr.writableLength === 0) return;
  const written = new Promise<void>((resolve) => stderr.write("", () => resolve()));
  const ended = new Promise((resolve) => {
    if (aborted.aborted) resolve(undefined);
    else aborted.addEventListener("abort", resolve);
  });
  await Promise.race([written, ended.then(() => sleep(patienceMs))]);
}
