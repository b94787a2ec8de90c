import type { Client } from "pg";

/** What `pg` has and its types have not. */
interface KeepingAlive {
  ref(): void;
  unref(): void;
}

/**
 * A connection that keeps the process alive while something is asked over it, and at no other time: where a migration
 * waits for a promise that nobody will ever settle, nothing is left that could happen, and Node tells.
 */
export class IdleConnection implements Disposable {
  readonly #client: KeepingAlive;
  #asked = 0;

  constructor(client: Client) {
    this.#client = client as unknown as KeepingAlive;
    this.#client.unref();
  }

  /** Takes what a query gives: a promise, or something of which it is not known when it ends. */
  during<T>(answer: T): T {
    if (this.#asked++ === 0) this.#client.ref();
    if (answer instanceof Promise) answer.then(this.#answered, this.#answered);
    return answer;
  }

  readonly #answered = () => {
    if (--this.#asked === 0) this.#client.unref();
  };

  [Symbol.dispose](): void {
    // It stays so, whatever a migration that nobody waits for any more still asks.
    this.#asked = Number.POSITIVE_INFINITY;
    this.#client.ref();
  }
}
