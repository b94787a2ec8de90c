import type { Client } from "pg";
import { othersSessions } from "./activity-counters.ts";

const intervalMs = 250;

/** The most sessions of others at a time, as seen by looking now and then over a connection of our own. */
export class PeakConnections {
  readonly #client: Client;
  readonly #timer: NodeJS.Timeout;
  #look: Promise<void> | undefined;
  #peak: number | undefined;
  #looks = 0;

  constructor(client: Client) {
    this.#client = client;
    this.#timer = setInterval(() => this.#begin(), intervalMs).unref();
    this.#begin();
  }

  /** How many transactions of our own that has taken. */
  get transactions(): number {
    return this.#looks;
  }

  /**
   * Looks no more; the connection stays open.
   *
   * @returns the peak; undefined when the server never answered
   */
  async stop(): Promise<number | undefined> {
    clearInterval(this.#timer);
    await this.#look;
    return this.#peak;
  }

  #begin(): void {
    // A server that is slow to answer is not asked again meanwhile.
    this.#look ??= this.#lookOnce().finally(() => {
      this.#look = undefined;
    });
  }

  async #lookOnce(): Promise<void> {
    try {
      const { rows } = await this.#client.query<{ sessions: string }>(
        `SELECT count(*)::text AS sessions FROM ${othersSessions}`,
      );
      this.#looks += 1;
      this.#peak = Math.max(this.#peak ?? 0, Number(rows[0]?.sessions));
    } catch {
      // A figure for the summary is not worth a failure: a test may have ended the server, or our session.
    }
  }
}
