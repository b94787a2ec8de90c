import type pg from "pg";
import type { Context } from "./context.ts";
import type { Place } from "./place.ts";

/** Where a client was taken from its pool. */
export type Taken = Pick<Context, "place" | "home">;

/** The clients of pools that are out. */
export class TakenClients {
  readonly #all = new Map<pg.ClientBase, Taken>();

  add(client: pg.ClientBase, taken: Taken): void {
    this.#all.set(client, taken);
  }

  delete(client: pg.ClientBase): void {
    this.#all.delete(client);
  }

  placeOf(client: pg.ClientBase): Place | undefined {
    return this.#all.get(client)?.place;
  }

  /** Forgets those that were taken in such homes. @returns where */
  forget(isHome: (home: Context["home"]) => boolean): readonly Place[] {
    const gone = [...this.#all].filter(([, { home }]) => isHome(home));
    for (const [client] of gone) this.#all.delete(client);
    return gone.map(([, { place }]) => place);
  }
}
