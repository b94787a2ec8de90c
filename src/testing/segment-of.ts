import type { Segment } from "./exchange.ts";
import type { Session } from "./session.ts";
import type { Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";

/** What a unit sends, and before it the prepared statements that this connection has not heard of. */
export function segmentOf(link: Link, session: Session, unit: Unit): Segment {
  const { messages, prepares, unseenCloses, needs } = unit;
  const missing = needs.filter((name) => !link.prepared.has(name));
  if (missing.length === 0) return { messages, passes: "all", prepares, unseenCloses };
  const preparing = missing
    .map((name) => session.preparing(name))
    .filter((each) => each !== undefined);
  return {
    messages: [...preparing, ...messages],
    passes: "all",
    prepares: [...missing, ...prepares],
    unseenPrepares: preparing.length,
    unseenCloses,
  };
}
