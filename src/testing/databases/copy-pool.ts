import { clearTimeout, setImmediate, setTimeout } from "../clock.ts";
import type { Admin } from "./admin.ts";
import { copyDatabase } from "./copy-database.ts";
import { CopyLane, type Job } from "./copy-lane.ts";
import { CopyOwner, leftovers } from "./copy-owner.ts";
import { DropQueue } from "./drop-queue.ts";

/** As many as a few short tests in a row take in the time in which one is made. Each takes some 8 MB. */
const copiesAhead = 3;

/**
 * In milliseconds; then what was made ahead is dropped and the connections are closed. Jest loads the library anew for
 * every test file in one process, and tells no library that a file has ended.
 */
const usualIdleTime = 5_000;

/** In milliseconds: a server that has not done by then what a process waits for at its end may never do it. */
const closingTime = 60_000;

interface CopyPoolOptions {
  readonly template: string;
  /** Told once, when there will be no more copies. */
  readonly onClose: () => void;
  readonly idleTime?: number;
}

interface Waiting {
  resolve(name: string): void;
  reject(error: unknown): void;
}

/**
 * Copies of one database, made ahead once the first was asked for.
 *
 * Two connections work at it: one makes copies while there are any to make, the other drops first. Two at a time take
 * half the time of one after the other, and neither copies nor drops pile up.
 */
export class CopyPool {
  readonly #template: string;
  readonly #onClose: () => void;
  readonly #owner = new CopyOwner();
  readonly #drops = new DropQueue();
  readonly #lanes: readonly CopyLane[];
  #idle: NodeJS.Timeout;
  readonly #ready: string[] = [];
  #waiting: Waiting[] = [];
  #wanted = 0;
  #making = 0;
  #inUse = 0;
  #hasTidiedUp = false;
  #isClosed = false;
  #hasGivenUp = false;

  constructor(
    connectionString: string,
    { template, onClose, idleTime = usualIdleTime }: CopyPoolOptions,
  ) {
    this.#template = template;
    this.#onClose = onClose;
    const lane = (next: () => Job | undefined) =>
      new CopyLane(connectionString, {
        next: () => {
          const job = next();
          if (job && !this.#hasGivenUp) this.#idle.refresh();
          this.#stay();
          return job;
        },
        isClosed: () => this.#isClosed,
        prepare: (admin) => this.#owner.claim(admin),
      });
    this.#lanes = [
      lane(() => this.#nextCopy() ?? this.#drops.next()),
      lane(() => this.#drops.next() ?? this.#nextCopy()),
    ];
    this.#idle = setTimeout(() => this.#rest(), idleTime);
  }

  /** The name of a copy that nobody else has: one made ahead, or the next to be made. */
  take(): Promise<string> {
    this.#inUse += 1;
    const name = this.#ready.shift();
    if (name !== undefined) {
      this.#wakeSoon();
      return Promise.resolve(name);
    }
    const taken = new Promise<string>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#wake();
    return taken;
  }

  /** Has a copy dropped when its turn comes. */
  drop(name: string): void {
    this.#inUse -= 1;
    this.#drops.add("asked", [name]);
    this.#wakeSoon();
  }

  /** Drops what was made ahead, and leaves. What was taken and not dropped is left to a later process. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onClose();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#hasGivenUp = true;
    }, closingTime);
    this.#wanted = 0;
    this.#drops.forget("leftover");
    this.#drops.add("unused", this.#ready.splice(0));
    this.#wake();
  }

  #rest(): void {
    if (this.#inUse > 0 || this.#drops.isAwaited || this.#making > 0) this.#idle.refresh();
    else this.close();
  }

  /** When the test has gone on: only to ask the server for something takes longer than all else here. */
  #wakeSoon(): void {
    setImmediate(() => this.#wake());
  }

  #wake(): void {
    this.#idle.refresh();
    for (const lane of this.#lanes) lane.wake();
    this.#stay();
  }

  /** Keeps the process alive, which the connections do not: while somebody waits, and for what is to be dropped in the end. */
  #stay(): void {
    if (this.#hasGivenUp) return;
    const isToBeDropped = this.#drops.isAwaited || (this.#isClosed && this.#making > 0);
    if (this.#waiting.length > 0 || isToBeDropped) this.#idle.ref();
    else this.#idle.unref();
  }

  #nextCopy(): Job | undefined {
    const having = this.#ready.length + this.#making;
    if (having >= this.#wanted + this.#waiting.length) return undefined;
    this.#making += 1;
    return async (connect) => {
      await this.#make(connect);
      this.#making -= 1;
    };
  }

  async #make(connect: () => Promise<Admin>): Promise<void> {
    try {
      const name = this.#owner.name(this.#template);
      const admin = await connect();
      await copyDatabase(admin, this.#template, name);
      this.#give(name);
      if (this.#hasTidiedUp) return;
      this.#hasTidiedUp = true;
      this.#drops.add("leftover", await leftovers(admin));
    } catch (error) {
      this.#fail(error);
    }
  }

  #give(name: string): void {
    // Only now, so that the first copy has the server to itself.
    if (!this.#isClosed) this.#wanted = copiesAhead;
    const waiting = this.#waiting.shift();
    if (waiting) waiting.resolve(name);
    else if (this.#wanted > 0) this.#ready.push(name);
    else this.#drops.add("unused", [name]);
    this.#wake();
  }

  /** Tells those who wait. Nothing more is made ahead until somebody asks again and gets one. */
  #fail(error: unknown): void {
    this.#wanted = 0;
    this.#inUse -= this.#waiting.length;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
