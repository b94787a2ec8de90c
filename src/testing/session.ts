import type { AppTransaction } from "./app-transaction.ts";
import { setImmediate } from "./clock.ts";
import type { Context } from "./context.ts";
import type { Home } from "./home.ts";
import { type Settings, settingsAtStart } from "./settings.ts";
import type { Unit } from "./unit.ts";
import { UnitReader } from "./unit-reader.ts";
import { ClientStream, type ClientStreamOwner } from "./wire/client-stream.ts";
import { MessageSplitter } from "./wire/message-splitter.ts";
import {
  errorResponse,
  type Fields,
  fromClient,
  message,
  readyForQuery,
  type Status,
} from "./wire/messages.ts";

/** What a session needs of its sandbox. */
export interface SessionHost {
  /** What a server tells at the start. */
  greeting(): Greeting;
  /** Where a unit is to run. @throws when that can't be told */
  homeOf(session: Session, context: Context): Home;
  forget(session: Session): void;
}

export interface Greeting {
  readonly parameters: ReadonlyMap<string, string>;
  readonly processId: number;
  readonly secretKey: number;
}

/** A client's session, as the server would have it: what it has set, prepared and begun. */
export class Session implements ClientStreamOwner {
  readonly stream = new ClientStream(this);
  /** Where and why the client was made. */
  context: Context;
  settings: Settings = new Map();
  /** The transaction that it has begun within a test's. */
  transaction: AppTransaction | undefined;
  /** It stays there as long as it is in the middle of something. */
  pinned: Home | undefined;
  /** The transaction that it had begun when its test was over. */
  leftOpen: AppTransaction | undefined;
  readonly #host: SessionHost;
  readonly #reader: UnitReader;
  readonly #splitter = new MessageSplitter();
  readonly #waiting: Unit[] = [];
  #isStarted = false;
  #isBusy = false;
  /** After an error everything is passed over until the client asks whether the server is ready. */
  #isPassingOver = false;
  #hasEnded = false;
  #copies: Home | undefined;
  #last: Buffer[] = [];

  constructor(host: SessionHost, id: number, context: Context) {
    this.#host = host;
    this.#reader = new UnitReader(`s${id}_`);
    this.context = context;
  }

  get preparedNames(): readonly string[] {
    return this.#reader.preparedNames;
  }

  preparing(name: string): Buffer | undefined {
    return this.#reader.preparing(name);
  }

  receive(bytes: Buffer, written: (() => void) | undefined): void {
    if (this.#isStarted) this.#hear(bytes, written);
    else this.#start(bytes);
  }

  #hear(bytes: Buffer, written: (() => void) | undefined): void {
    const letter = bytes[0] ?? 0;
    if (this.#splitter.isOne(bytes) && !isCopy(letter)) {
      this.#take(letter, bytes);
      if (written) process.nextTick(written);
    } else this.#hearSeveral(bytes, written);
    this.#next();
  }

  #hearSeveral(bytes: Buffer, written: (() => void) | undefined): void {
    let isWritten = false;
    this.#splitter.push(bytes, (letter, chunk, start, end) => {
      const whole = chunk.subarray(start, end);
      if (isCopy(letter)) {
        this.#copies?.copy(this, whole, isWritten ? undefined : written);
        isWritten = true;
      } else this.#take(letter, whole);
    });
    if (written && !isWritten) process.nextTick(written);
  }

  #take(letter: number, whole: Buffer): void {
    if (letter === fromClient.terminate) {
      this.ended();
      return;
    }
    const unit = this.#reader.read(whole, this.context);
    if (unit) this.#waiting.push(unit);
  }

  /** Greets as a server does that asks for no password: the sandbox has been let in already. */
  #start(bytes: Buffer): void {
    this.#isStarted = true;
    const { parameters, processId, secretKey } = this.#host.greeting();
    this.settings = settingsAtStart(bytes);
    const key = Buffer.alloc(8);
    key.writeInt32BE(processId, 0);
    key.writeInt32BE(secretKey, 4);
    const hello = Buffer.concat([
      message("R", [0, 0, 0, 0]),
      ...[...parameters].map(([name, value]) => message("S", name, value)),
      message("K", key),
      readyForQuery("I"),
    ]);
    process.nextTick(() => this.deliver(hello));
  }

  #next(): void {
    if (this.#isBusy) return;
    const unit = this.#waiting.shift();
    if (!unit) return;
    this.#isBusy = true;
    if (this.#isPassingOver) {
      this.#isPassingOver = unit.ends !== "ready";
      // A client that was just told of the error may still have to say that it listens for this.
      setImmediate(() => this.finished(this.#isPassingOver ? undefined : this.status));
      return;
    }
    try {
      (this.pinned ?? this.#host.homeOf(this, unit.context)).run(this, unit);
    } catch (error) {
      this.refuse(unit, {
        code: "RP001",
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  get status(): Status {
    if (!this.transaction) return "I";
    return this.transaction.hasFailed ? "E" : "T";
  }

  deliver(bytes: Buffer): void {
    this.stream.deliver(bytes);
  }

  /** For an error: told of it the client goes on, which is not to be before the unit is done. */
  deliverLast(bytes: Buffer): void {
    this.#last.push(bytes);
  }

  /** The server waits for the client's data. */
  copiesTo(home: Home): void {
    this.#copies = home;
  }

  /** Answers a unit with an error of our own. */
  refuse(unit: Unit, fields: Fields): void {
    this.deliver(errorResponse(fields));
    this.failed(unit);
    this.finished(unit.ends === "ready" ? this.status : undefined);
  }

  failed(unit: Unit): void {
    this.#isPassingOver = unit.ends === "flush";
  }

  /** A unit is done; with a status, the client is told that the server is ready. */
  finished(status: Status | undefined): void {
    this.#copies = undefined;
    if (this.#last.length > 0) for (const bytes of this.#last.splice(0)) this.deliver(bytes);
    if (status) this.deliver(readyForQuery(status));
    this.#isBusy = false;
    this.#next();
  }

  /** Whether the client has closed what runs, and waits for nothing but to hear of it. */
  get hasClosed(): boolean {
    return this.#waiting.some(({ asks }) => asks.includes("close"));
  }

  /** Whether the client is gone. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  ended(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#waiting.length = 0;
    // The server waits for data that will not come.
    this.#copies?.copy(this, message("f", "the client is gone"), undefined);
    this.stream.destroy();
    this.#host.forget(this);
  }

  /** The server is gone. */
  lost(error: Error): void {
    this.#waiting.length = 0;
    this.stream.destroy(error);
  }
}

function isCopy(letter: number): boolean {
  const { copyData, copyDone, copyFail } = fromClient;
  return letter === copyData || letter === copyDone || letter === copyFail;
}
