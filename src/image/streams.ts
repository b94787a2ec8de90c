import { EventEmitter } from "node:events";
import { closeSync, openSync, readSync, writeSync } from "node:fs";

/**
 * Puts streams that only ever write and wait in the place of the standard ones. Node's own would make a pipe
 * non-blocking for good, also for the server that takes this process over: it would lose lines of its log.
 */
export function writeAndWait(): void {
  Object.defineProperty(process, "stdout", { value: new WaitingStream(1) });
  Object.defineProperty(process, "stderr", { value: new WaitingStream(2) });
}

/** As much of a stream as a console and a migration's code use. A whole one takes a while to load. */
class WaitingStream extends EventEmitter {
  readonly writable = true;
  readonly isTTY = false;
  readonly fd: number;

  constructor(fd: number) {
    super();
    this.fd = fd;
  }

  write(text: string | Uint8Array, ...rest: readonly unknown[]): boolean {
    writeAll(this.fd, typeof text === "string" ? Buffer.from(text) : text);
    const written = rest.find((each) => typeof each === "function");
    if (written) process.nextTick(written as () => void);
    return true;
  }
}

/** Writes a text to our standard error; that nobody reads it any more is no reason to stop. */
export function tell(text: string): void {
  writeAll(2, Buffer.from(text));
}

/** As {@link tell}, with a file of any size, as it is. */
export function tellFile(path: string, to = 2): void {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(2 ** 16);
    for (let count = -1; count !== 0; ) {
      count = readSync(file, buffer);
      writeAll(to, buffer.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  try {
    for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
  } catch {
    // The other end is closed.
  }
}
