import type { Socket } from "node:net";
import pg from "pg";
import { type MessageHandler, MessageSplitter } from "./message-splitter.ts";
import { fromServer, queryMessage, readFields } from "./messages.ts";

/** By which a sandbox's connections are known, unless the connection string has another. */
export const applicationName = "ram-postgres sandbox";

/** Told of what the server says. */
export interface Listener {
  readonly message: MessageHandler;
  /** There is no more for now. */
  readonly pause?: () => void;
  /** The server has gone. */
  readonly lost?: (error: Error) => void;
}

export interface LinkOptions {
  readonly connectionString: string;
}

/** A real connection to the server, on which messages go as they are. */
export class Link {
  /** What the server has told of itself at the start, such as its version. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly processId: number;
  readonly secretKey: number;
  /** The settings that have been made on it: the statement of each, by name. */
  settings: ReadonlyMap<string, string> = new Map();
  /** Of these it is not known how they are; with `"*"` in it, of none. */
  unknownSettings: ReadonlySet<string> = new Set();
  /** The prepared statements that it has. */
  readonly prepared = new Set<string>();
  /** A statement of ours that goes before whatever is sent next. */
  opening: string | undefined;
  readonly #socket: Socket;
  readonly #splitter = new MessageSplitter();
  /** Why there is no server any more, if there is none. */
  lost: Error | undefined;
  /** Told of it, whoever listens. */
  onLost: ((error: Error) => void) | undefined;
  /** Hears what the server says while nobody has asked, such as notifications. */
  onNews: MessageHandler | undefined;
  #listener: Listener | undefined;
  #isEnding = false;

  private constructor(client: pg.Client, parameters: Map<string, string>) {
    const { connection, processID, secretKey } = client as unknown as Connected;
    this.parameters = parameters;
    this.processId = processID;
    this.secretKey = secretKey;
    this.#socket = connection.stream;
    this.#socket.removeAllListeners("data");
    this.#socket.on("data", (bytes: Buffer) => {
      this.#splitter.push(bytes, (letter, chunk, start, end) => {
        if (this.#listener) this.#listener.message(letter, chunk, start, end);
        else this.onNews?.(letter, chunk, start, end);
      });
      this.#listener?.pause?.();
    });
    this.#socket.once("close", () => {
      if (this.#isEnding) return;
      this.lost = new Error("the sandbox's connection to the server was lost");
      this.#listener?.lost?.(this.lost);
      this.onLost?.(this.lost);
    });
    // A sandbox that nobody closed keeps no process alive.
    this.#socket.unref();
  }

  /** Connects as `pg` does, which knows how to get in; then the connection is ours. */
  static async open(options: LinkOptions): Promise<Link> {
    const { connectionString } = options;
    const client = new pg.Client({ connectionString, application_name: applicationName });
    const parameters = new Map<string, string>();
    const { connection } = client as unknown as Connected;
    connection.on("parameterStatus", ({ parameterName, parameterValue }) =>
      parameters.set(parameterName, parameterValue),
    );
    // That it is lost is seen at its socket.
    client.on("error", () => {});
    await client.connect();
    return new Link(client, parameters);
  }

  /** Who hears what the server says from now on. */
  listen(listener: Listener | undefined): void {
    this.#listener = listener;
    const { lost } = this;
    if (lost) process.nextTick(() => listener?.lost?.(lost));
    else if (listener) this.#socket.ref();
    else this.#socket.unref();
  }

  send(messages: readonly Buffer[], written?: () => void): void {
    const bytes = messages.length === 1 ? messages[0] : Buffer.concat(messages);
    if (bytes) this.#socket.write(bytes, written && (() => written()));
  }

  /**
   * Asks something of our own, while nobody else does.
   *
   * @returns the first column of each row, as text
   */
  ask(sql: string): Promise<(string | null)[]> {
    return new Promise((resolve, reject) => {
      const values: (string | null)[] = [];
      let failure: Error | undefined;
      const message: MessageHandler = (letter, bytes, start, end) => {
        if (letter === fromServer.dataRow) values.push(firstColumn(bytes, start));
        if (letter === fromServer.error) {
          failure = new Error(readFields(bytes.subarray(start, end)).get("M"));
        }
        if (letter !== fromServer.readyForQuery) return;
        this.listen(undefined);
        if (failure) reject(failure);
        else resolve(values);
      };
      this.listen({ message, lost: reject });
      this.send([queryMessage(sql)]);
    });
  }

  close(): Promise<void> {
    const hasSaid = this.#isEnding;
    this.#isEnding = true;
    return new Promise((resolve) => {
      if (this.#socket.destroyed) return resolve();
      this.#socket.once("close", () => resolve());
      this.#socket.ref();
      if (!hasSaid) this.#socket.end(terminate);
    });
  }

  /** Leaves without a word; the server rolls back what was going on. */
  destroy(): void {
    this.#isEnding = true;
    this.#socket.destroy();
  }
}

const terminate = Buffer.from([0x58, 0, 0, 0, 4]);

/** What `pg`'s client has that its types do not tell. */
interface Connected {
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: {
    readonly stream: Socket;
    on(
      event: "parameterStatus",
      listener: (told: { parameterName: string; parameterValue: string }) => void,
    ): void;
  };
}

function firstColumn(bytes: Buffer, start: number): string | null {
  const length = bytes.readInt32BE(start + 7);
  return length < 0 ? null : bytes.toString("utf8", start + 11, start + 11 + length);
}
