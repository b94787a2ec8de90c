import { Box, type BoxOptions } from "./box.ts";

/** The boxes of tests that run at the same time: one for each, and later for another. */
export class Boxes {
  readonly #options: BoxOptions;
  readonly #all: Box[] = [];
  readonly #free: Box[] = [];
  readonly #opening = new Set<Promise<Box>>();

  constructor(options: BoxOptions) {
    this.#options = options;
  }

  get all(): readonly Box[] {
    return this.#all;
  }

  /** Lends one for as long as some work takes. */
  async lend<T>(work: (box: Box) => Promise<T>): Promise<T> {
    const box = this.#free.pop() ?? (await this.#another());
    try {
      return await work(box);
    } finally {
      this.#free.push(box);
    }
  }

  async #another(): Promise<Box> {
    const opening = Box.open(this.#options);
    this.#opening.add(opening);
    try {
      const box = await opening;
      this.#all.push(box);
      return box;
    } finally {
      this.#opening.delete(opening);
    }
  }

  /** With those that are still connecting. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#opening);
    await Promise.all(this.#all.map((box) => box.close()));
  }
}
