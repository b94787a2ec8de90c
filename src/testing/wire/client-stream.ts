import { EventEmitter } from "node:events";

/** What becomes of what a client says. */
export interface ClientStreamOwner {
  receive(bytes: Buffer, written: (() => void) | undefined): void;
  /** The client is gone. */
  ended(): void;
}

/**
 * Stands where a client of `pg` has its socket. It speaks the protocol with the sandbox in place of a server, so that
 * the client is `pg`'s own, with all that it can.
 */
export class ClientStream extends EventEmitter {
  writable = true;
  readonly #owner: ClientStreamOwner;
  #isPaused = false;
  #isFlowing = false;
  #waiting: Buffer[] = [];

  constructor(owner: ClientStreamOwner) {
    super();
    this.#owner = owner;
  }

  connect(): this {
    process.nextTick(() => {
      if (this.writable) this.emit("connect");
    });
    return this;
  }

  write(bytes: Buffer, encodingOrWritten?: unknown, written?: () => void): boolean {
    const then = typeof encodingOrWritten === "function" ? encodingOrWritten : written;
    if (this.writable) this.#owner.receive(bytes, then as (() => void) | undefined);
    return true;
  }

  /** Gives the client what the server has said. */
  deliver(bytes: Buffer): void {
    // Nobody hears it any more, though it was asked for.
    if (!this.writable) return;
    this.#waiting.push(bytes);
    if (this.#isPaused) this.emit("readable");
    else this.#flow();
  }

  /** Piece by piece: a client that is told something may send something at once, and be answered meanwhile. */
  #flow(): void {
    if (this.#isFlowing) return;
    this.#isFlowing = true;
    try {
      while (!this.#isPaused) {
        const bytes = this.#waiting.shift();
        if (!bytes) break;
        this.emit("data", bytes);
      }
    } finally {
      this.#isFlowing = false;
    }
  }

  /** For one who has paused it to take the bytes himself, as `pg-copy-streams` does. */
  read(): Buffer | null {
    const bytes = this.#waiting.splice(0);
    return bytes.length > 0 ? Buffer.concat(bytes) : null;
  }

  end(): this {
    return this.destroy();
  }

  destroy(error?: Error): this {
    if (!this.writable) return this;
    this.writable = false;
    this.#waiting = [];
    this.#owner.ended();
    process.nextTick(() => {
      if (error) this.emit("error", error);
      this.emit("end");
      this.emit("close");
    });
    return this;
  }

  get destroyed(): boolean {
    return !this.writable;
  }

  pause(): this {
    this.#isPaused = true;
    return this;
  }

  resume(): this {
    this.#isPaused = false;
    this.#flow();
    return this;
  }

  // What a socket has for a network, which there is none of here.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  cork(): void {}
  uncork(): void {}
}
