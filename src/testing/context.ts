import type { Box } from "./box.ts";
import type { Place } from "./place.ts";

/** Stands for an application's transaction in the async context of the code that began it. */
export interface TransactionMark {
  readonly within: TransactionMark | undefined;
}

/** Out of which a statement comes. */
export interface Context {
  readonly place: Place;
  /** Where it is to run, if the async context tells. */
  readonly home: Box | "unboxed" | undefined;
  /** The transactions in whose async context it was sent. */
  readonly within: TransactionMark | undefined;
  /** Of the transaction that it begins. */
  readonly mark: TransactionMark | undefined;
}
