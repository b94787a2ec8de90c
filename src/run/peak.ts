/** The most that was seen of something by looking now and then. */
export class Peak implements Disposable {
  readonly #look: () => number | undefined | Promise<number>;
  readonly #timer: NodeJS.Timeout;
  #most: number | undefined;

  constructor(look: () => number | undefined | Promise<number>, intervalMs: number) {
    this.#look = look;
    this.#timer = setInterval(() => void this.look(), intervalMs).unref();
  }

  /** Undefined as long as nothing could be seen. */
  get most(): number | undefined {
    return this.#most;
  }

  async look(): Promise<void> {
    try {
      const seen = await this.#look();
      if (seen !== undefined) this.#most = Math.max(this.#most ?? seen, seen);
    } catch {
      // Figures for the report are not worth a failure: what is looked at may be going away at this moment.
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}
