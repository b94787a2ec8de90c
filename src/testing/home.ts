import type { Session } from "./session.ts";
import type { Unit } from "./unit.ts";

/** Where what clients send is carried out. */
export interface Home {
  /** Carries out a unit, some time; then the session is told. */
  run(session: Session, unit: Unit): void;
  /** Takes on data of a copy that a unit has begun. */
  copy(session: Session, bytes: Buffer, written: (() => void) | undefined): void;
  /** The client has gone. */
  leave(session: Session): void;
}
