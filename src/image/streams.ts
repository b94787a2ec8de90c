import { writeSync } from "node:fs";
import { Writable } from "node:stream";

/**
 * Puts streams that only ever write and wait in the place of the standard ones. Node's own would make a pipe
 * non-blocking for good, also for the server that takes this process over: it would lose lines of its log.
 */
export function writeAndWait(): void {
  for (const [name, fd] of [
    ["stdout", 1],
    ["stderr", 2],
  ] as const) {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        writeAll(fd, chunk);
        done();
      },
    });
    Object.defineProperty(process, name, { value: Object.assign(stream, { fd }) });
  }
}

/** Writes a text to our standard error; that nobody reads it any more is no reason to stop. */
export function tell(text: string): void {
  writeAll(2, Buffer.from(text));
}

function writeAll(fd: number, bytes: Buffer): void {
  try {
    for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
  } catch {
    // The other end is closed.
  }
}
