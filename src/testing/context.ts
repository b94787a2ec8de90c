import type { Box } from "./box.ts";
import type { Place } from "./place.ts";

/** Stands for an application's transaction in the async context of the code that began it. */
export interface TransactionMark {
  /** Whether it has begun. Code that goes on before that does not go on within it. */
  isOpen: boolean;
  readonly within: TransactionMark | undefined;
}

/** Out of which a statement comes. */
export interface Context {
  readonly place: Place;
  /** Where it is to run, if the async context tells. */
  readonly home: Box | "unboxed" | undefined;
  /** Whether a pool that is not ours has called back, in the async context of whoever has released a client. */
  readonly isCalledBack?: boolean;
  /** The transactions in whose async context it was sent. */
  readonly within: TransactionMark | undefined;
  /** Of the transaction that it begins. */
  readonly mark: TransactionMark | undefined;
}
