import { median } from "./median.ts";

/** What was measured, by name, round after round. */
export class Figures {
  readonly #values = new Map<string, number[]>();

  add(round: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(round)) {
      const values = this.#values.get(name) ?? [];
      this.#values.set(name, [...values, value]);
    }
  }

  median(name: string): number {
    return median(this.#values.get(name) ?? []);
  }
}
