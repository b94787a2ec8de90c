/** Told of each whole message: it lies in `bytes` from `start` to `end`. */
export type MessageHandler = (letter: number, bytes: Buffer, start: number, end: number) => void;

const headerBytes = 5;

/** Finds the messages in a stream of bytes, whose pieces may end anywhere. */
export class MessageSplitter {
  #pieces: Buffer[] = [];
  #gathered = 0;
  /** How many bytes there must be before there is another whole message. */
  #needed = headerBytes;

  /** Whether these bytes are one message, as they are most of the time when a client sends them. */
  isOne(bytes: Buffer): boolean {
    if (this.#gathered > 0 || bytes.length < headerBytes) return false;
    return bytes.readUInt32BE(1) + 1 === bytes.length;
  }

  /** Tells of the messages that are whole now. What of `bytes` is left over is kept: nobody else may change it. */
  push(bytes: Buffer, handle: MessageHandler): void {
    let chunk = bytes;
    if (this.#gathered > 0) {
      this.#pieces.push(bytes);
      this.#gathered += bytes.length;
      if (this.#gathered < this.#needed) return;
      chunk = Buffer.concat(this.#pieces);
      this.#pieces = [];
      this.#gathered = 0;
    }
    let start = 0;
    while (chunk.length - start >= headerBytes) {
      const end = start + 1 + chunk.readUInt32BE(start + 1);
      if (end > chunk.length) {
        this.#needed = end - start;
        break;
      }
      const letter = chunk[start] ?? 0;
      const from = start;
      start = end;
      handle(letter, chunk, from, end);
    }
    if (start === chunk.length) return;
    this.#pieces = [chunk.subarray(start)];
    this.#gathered = chunk.length - start;
    if (this.#gathered < headerBytes) this.#needed = headerBytes;
  }
}
