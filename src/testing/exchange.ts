import type { Link, Listener } from "./wire/link.ts";
import {
  fromServer,
  queryMessage,
  readFields,
  readyForQuery,
  type Status,
} from "./wire/messages.ts";

/** Messages that the server answers with one ReadyForQuery, and what of its answer the client gets. */
export interface Segment {
  readonly messages: readonly Buffer[];
  /** With errors go notices. */
  readonly passes: "all" | "errors" | "nothing";
  /** Names of statements that it prepares, in their order; of those that come first the client does not know. */
  readonly prepares?: readonly string[];
  readonly unseenPrepares?: number;
  /** So many answers to Close are not for the client. */
  readonly unseenCloses?: number;
  /** A statement of it has done its work: with its tag, such as `INSERT 0 1`. */
  readonly completed?: (tag: string) => void;
}

/** Who gets the answer. */
export interface Receiver {
  deliver?(bytes: Buffer): void;
  /** The server waits for the client's data. */
  copyBegan?(): void;
  /** The server has gone. */
  lost?(error: Error): void;
}

export interface Outcome {
  /** Of the segment that failed first. */
  readonly failedAt: number | undefined;
  readonly error: ReadonlyMap<string, string> | undefined;
  readonly status: Status;
  /** Gives the client what it has not got yet; with a status, also that the server is ready. */
  readonly finish: (status: Status | undefined) => void;
}

/**
 * Of what cannot be done within a transaction, such as VACUUM, or a procedure that commits.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const needsNoTransaction = /^(25001|2D000)$/;
const hint =
  "In a sandbox everything runs inside the test's transaction. For this statement take a database of the test's own: freshDatabase(), or sandbox.unboxed().";

/**
 * Sends several segments at once and takes the answers apart. When `done` is called the link is free for the next one.
 */
export function exchange(
  link: Link,
  segments: readonly Segment[],
  receiver: Receiver,
  done: (outcome: Outcome) => void,
): void {
  const all = link.opening ? [opening(link.opening), ...segments] : segments;
  link.opening = undefined;
  link.listen(new Answer(link, all, receiver, done));
  const [first] = all;
  link.send(all.length === 1 && first ? first.messages : all.flatMap(({ messages }) => messages));
}

function opening(sql: string): Segment {
  return { messages: [queryMessage(sql)], passes: "errors" };
}

class Answer implements Listener {
  readonly #link: Link;
  readonly #segments: readonly Segment[];
  readonly #receiver: Receiver;
  readonly #done: (outcome: Outcome) => void;
  #index = 0;
  #failedAt: number | undefined;
  #error: ReadonlyMap<string, string> | undefined;
  #prepared = 0;
  #closed = 0;
  // What goes to the client: a range of the bytes that came, as long as it is in one piece.
  #bytes: Buffer | undefined;
  #start = 0;
  #end = 0;
  /** The client's own ReadyForQuery lies behind that range. */
  #hasReady = false;

  constructor(
    link: Link,
    segments: readonly Segment[],
    receiver: Receiver,
    done: (outcome: Outcome) => void,
  ) {
    this.#link = link;
    this.#segments = segments;
    this.#receiver = receiver;
    this.#done = done;
  }

  message(letter: number, bytes: Buffer, start: number, end: number): void {
    const segment = this.#segments[this.#index];
    if (!segment) return;
    const { passes } = segment;
    switch (letter) {
      case fromServer.readyForQuery:
        this.#ready(bytes, start, end, passes);
        return;
      case fromServer.error:
        this.#fail(bytes, start, end, passes);
        return;
      case fromServer.parseComplete:
        if (!this.#isParseForClient(segment)) return;
        break;
      case fromServer.closeComplete:
        this.#closed += 1;
        if (this.#closed <= (segment.unseenCloses ?? 0)) return;
        break;
      case fromServer.commandComplete:
        segment.completed?.(bytes.toString("latin1", start + 5, end - 1));
        break;
      case fromServer.notification:
        // It comes whenever the server gets to it, whoever has asked.
        this.#pass(bytes, start, end);
        return;
      case fromServer.copyInResponse:
        this.#pass(bytes, start, end);
        this.#receiver.copyBegan?.();
        return;
    }
    // After an error comes what its settings are again, which is not to bring the error to the client before its time.
    const isForClient = passes === "all" || (passes === "errors" && letter === fromServer.notice);
    if (isForClient && this.#failedAt === undefined) this.#pass(bytes, start, end);
  }

  pause(): void {
    // A client that is told of an error goes on, which must not be before all is as it should be.
    if (this.#index < this.#segments.length && this.#failedAt === undefined) this.#flush();
  }

  lost(error: Error): void {
    this.#receiver.lost?.(error);
  }

  #isParseForClient({ prepares = [], unseenPrepares = 0 }: Segment): boolean {
    const name = prepares[this.#prepared];
    this.#prepared += 1;
    if (name) this.#link.prepared.add(name);
    return this.#prepared > unseenPrepares;
  }

  #fail(bytes: Buffer, start: number, end: number, passes: Segment["passes"]): void {
    const isFirst = this.#failedAt === undefined;
    // What comes after the first failure is of its own making.
    if (!isFirst) return;
    this.#failedAt = this.#index;
    this.#error = readFields(bytes.subarray(start, end));
    if (passes === "nothing") return;
    if (needsNoTransaction.test(this.#error.get("C") ?? "") && !this.#error.has("H")) {
      const whole = withHint(bytes.subarray(start, end));
      this.#pass(whole, 0, whole.length);
    } else {
      this.#pass(bytes, start, end);
    }
  }

  #ready(bytes: Buffer, start: number, end: number, passes: Segment["passes"]): void {
    this.#prepared = 0;
    this.#closed = 0;
    if (passes === "all") this.#hasReady = this.#bytes === bytes && this.#end === start;
    this.#index += 1;
    if (this.#index < this.#segments.length) return;
    this.#link.listen(undefined);
    const status = String.fromCharCode(bytes[end - 1] ?? 0) as Status;
    this.#done({
      failedAt: this.#failedAt,
      error: this.#error,
      status,
      finish: (told) => this.#finish(told),
    });
  }

  #pass(bytes: Buffer, start: number, end: number): void {
    if (this.#bytes === bytes && this.#end === start && !this.#hasReady) {
      this.#end = end;
      return;
    }
    this.#flush();
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
  }

  #flush(): void {
    const bytes = this.#bytes?.subarray(this.#start, this.#end);
    this.#bytes = undefined;
    this.#hasReady = false;
    if (bytes) this.#receiver.deliver?.(bytes);
  }

  #finish(status: Status | undefined): void {
    const bytes = this.#bytes;
    if (!status) {
      this.#flush();
    } else if (bytes && this.#hasReady) {
      // In one piece with what it ends.
      this.#end += readyBytes;
      bytes[this.#end - 1] = status.charCodeAt(0);
      this.#flush();
    } else {
      this.#flush();
      this.#receiver.deliver?.(readyForQuery(status));
    }
  }
}

const readyBytes = 6;

function withHint(error: Buffer): Buffer {
  const field = Buffer.from(`H${hint}\0\0`);
  // Without the zero byte that ends the list of fields.
  const whole = Buffer.concat([error.subarray(0, -1), field]);
  whole.writeInt32BE(whole.length - 1, 1);
  return whole;
}
