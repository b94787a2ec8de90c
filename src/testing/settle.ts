import { clearTimeout, setTimeout, turn } from "./clock.ts";
import type { Lane } from "./lane.ts";

/** How long what runs at the end of a test is waited for. */
export const patienceMs = 5000;
export const overWhileWaiting =
  "the test was rolled back while this transaction waited for another one";

/** Waits for what still runs. @returns whether it has come to its end */
export async function settle(lane: Lane, warn: (message: string) => void): Promise<boolean> {
  // A query may be on its way through a pool.
  await turn();
  const { transactions } = lane;
  for (const { unit, session } of lane.turns.pending) {
    if (!unit || unit.statements.length === 0 || session?.hasClosed) continue;
    warn(
      `a query was still running when its test was rolled back: ${unit.context.place}. ` +
        "Most often an await is missing.",
    );
  }
  for (const place of transactions.waiting) {
    warn(
      `a transaction was still waiting for another one when its test was rolled back: ${place}.`,
    );
  }
  const isIdle = await whenIdle(lane);
  for (const { place } of transactions.open) {
    warn(
      `a transaction was left open when its test was rolled back, begun by ${place}. ` +
        "It was undone with the test; in production its connection would be of no use to anybody.",
    );
  }
  transactions.reset(overWhileWaiting);
  if (isIdle) await lane.turns.whenIdle();
  return isIdle;
}

/** With what the code that waited for it goes on to do at once: that is the test's, too. */
async function whenIdle(lane: Lane): Promise<boolean> {
  if (lane.turns.pending.length === 0) return true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const outOfPatience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const idle = async () => {
    while (lane.turns.pending.length > 0) {
      await lane.turns.whenIdle();
      await turn();
    }
    return true as const;
  };
  const isIdle = await Promise.race([idle(), outOfPatience]);
  clearTimeout(timer);
  return isIdle;
}
