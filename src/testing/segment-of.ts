import type { Segment } from "./exchange.ts";
import type { Session } from "./session.ts";
import type { Unit } from "./unit.ts";
import type { Link } from "./wire/link.ts";
import { message } from "./wire/messages.ts";

/** What a unit sends, and before it the prepared statements that this connection has not heard of. */
export function segmentOf(link: Link, session: Session, unit: Unit): Segment {
  const { messages, prepares, unseenCloses, needs } = unit;
  const missing = needs.filter((name) => !link.prepared.has(name));
  if (missing.length === 0) return { messages, passes: "all", prepares, unseenCloses };
  const preparing = missing
    .map((name) => session.preparing(name))
    .filter((each) => each !== undefined);
  // After a DEALLOCATE ALL that may have failed, one may be there all the same.
  const closing = missing.map(closeStatement);
  return {
    messages: [...closing, ...preparing, ...messages],
    passes: "all",
    prepares: [...missing, ...prepares],
    unseenPrepares: preparing.length,
    unseenCloses: closing.length + unseenCloses,
  };
}

function closeStatement(name: string): Buffer {
  return message("C", [statementKind], name);
}

const statementKind = 0x53;
