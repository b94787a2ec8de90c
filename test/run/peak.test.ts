import { expect, test } from "vitest";
import { Peak } from "../../src/run/peak.ts";

test("the most that was seen stays, also when there is nothing to see any more", async () => {
  const gone = () => Promise.reject(new Error("gone"));
  const sights = [() => 3, async () => 7, () => undefined, () => 5, gone];
  const peak = new Peak(() => sights.shift()?.(), 3_600_000);
  try {
    expect(peak.most).toBeUndefined();
    const seen: unknown[] = [];
    while (sights.length > 0) {
      await peak.look();
      seen.push(peak.most);
    }
    expect(seen).toEqual([3, 7, 7, 7, 7]);
  } finally {
    peak.stop();
  }
});
