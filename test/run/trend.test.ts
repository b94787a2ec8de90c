import { describe, expect, test } from "vitest";
import type { RunTimes, StatementTimes } from "../../src/run/history.ts";
import { compare, trendOf } from "../../src/run/trend.ts";

function run(changes: Partial<RunTimes> = {}): RunTimes {
  return { testMs: 3000, readyMs: 400, snapshot: "hit", statements: [], ...changes };
}

function runs(...testMs: readonly number[]): RunTimes[] {
  return testMs.map((each) => run({ testMs: each }));
}

function verdicts(now: RunTimes, earlier: readonly RunTimes[]) {
  const { tests, ready, slowerStatements } = trendOf(now, earlier);
  return [tests?.verdict, ready?.verdict, slowerStatements.length];
}

/** Numbers between 0 and 1 that are the same each time. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

describe("a run is slower or faster than usual", () => {
  test.each([
    [4200, "slower"],
    [2000, "faster"],
    [3500, "unchanged"],
    [2500, "unchanged"],
  ] as const)("when 3 s become %i ms: %s", (testMs, verdict) => {
    expect(verdicts(run({ testMs }), runs(2950, 3000, 3050, 3020, 2980))[0]).toBe(verdict);
  });

  test("with the median of the earlier ones told, oldest first", () => {
    const earlier = [2950, 3000, 9000, 3020, 2980];
    expect(trendOf(run({ testMs: 4200 }), runs(...earlier)).tests).toEqual({
      ...{ now: 4200, usual: 3000, earlier, verdict: "slower" },
    });
  });
});

describe("nothing is called slower or faster", () => {
  test.each([0, 1, 2])("with %i earlier runs, however much it is", (count) => {
    const statement = { text: "SELECT 1", calls: 1, totalMs: 5 };
    const earlier = Array.from({ length: count }, () => run({ statements: [statement] }));
    const now = run({
      ...{ testMs: 600_000, readyMs: 600_000 },
      statements: [{ ...statement, totalMs: 500_000 }],
    });
    const expected = count === 0 ? undefined : "unchanged";
    expect(verdicts(now, earlier)).toEqual([expected, expected, 0]);
    expect(trendOf(now, earlier).growth).toBeUndefined();
    expect(verdicts(run({ testMs: 1, readyMs: 1 }), earlier)).toEqual([expected, expected, 0]);
  });

  test("when it is more in part, but nobody would notice", () => {
    const earlier = [100, 101, 99, 100].map((ms) => run({ testMs: ms, readyMs: ms }));
    expect(verdicts(run({ testMs: 340, readyMs: 240 }), earlier)).toEqual([
      ...["unchanged", "unchanged", 0],
    ]);
  });

  test("when earlier runs were as far apart", () => {
    expect(verdicts(run({ testMs: 4200 }), runs(2000, 4000, 2500, 3500, 3000))[0]).toBe(
      "unchanged",
    );
  });

  test("when the last runs were like this one already", () => {
    const earlier = runs(...Array.from({ length: 10 }, () => 3000), 4200, 4180);
    expect(verdicts(run({ testMs: 4200 }), earlier)[0]).toBe("unchanged");
    expect(verdicts(run({ testMs: 4200 }), earlier.slice(0, -1))[0]).toBe("slower");
  });

  test("by chance alone: in a thousand runs that differ by a tenth there is no verdict", () => {
    const numbers = random(7);
    const next = () => 3000 * (0.9 + 0.2 * numbers.next().value);
    for (let round = 0; round < 1000; round += 1) {
      const earlier = runs(...Array.from({ length: 3 + (round % 18) }, next));
      expect(verdicts(run({ testMs: next() }), earlier)[0]).toBe("unchanged");
    }
  });
});

test("whatever the numbers are, slower is more than the median, and faster is less", () => {
  const numbers = random(3);
  const seen = new Set<string>();
  for (let round = 0; round < 2000; round += 1) {
    const next = () => Math.round(10 ** (6 * numbers.next().value)) - 1;
    const earlier = Array.from({ length: round % 21 }, next);
    const now = next();
    const change = compare(now, earlier, 250);
    if (!change) expect(earlier).toEqual([]);
    else if (change.verdict === "slower") expect(now - change.usual).toBeGreaterThan(250);
    else if (change.verdict === "faster") expect(change.usual - now).toBeGreaterThan(250);
    seen.add(change?.verdict ?? "nothing");
  }
  expect([...seen].sort()).toEqual(["faster", "nothing", "slower", "unchanged"]);
});

describe("the time until a run is ready", () => {
  const misses = [1400, 1410, 1390].map((readyMs) => run({ readyMs, snapshot: "miss" }));
  const hits = [400, 410, 390].map((readyMs) => run({ readyMs }));

  test("is compared with that of runs from a snapshot, or with that of the others", () => {
    const earlier = [...misses, ...hits];
    expect(verdicts(run({ readyMs: 1400 }), earlier)[1]).toBe("slower");
    expect(verdicts(run({ readyMs: 1400, snapshot: "prefix" }), earlier)[1]).toBe("unchanged");
    expect(trendOf(run({ snapshot: "off" }), earlier).ready?.usual).toBe(1400);
  });

  test("is compared with nothing when there was none of the kind", () => {
    expect(trendOf(run({ snapshot: "miss" }), hits).ready).toBeUndefined();
  });
});

describe("a statement", () => {
  function withStatements(...statements: readonly StatementTimes[]): RunTimes {
    return run({ statements });
  }

  const list = { text: "SELECT * FROM users", calls: 100, totalMs: 100 };
  const insert = { text: "INSERT INTO users", calls: 10, totalMs: 60 };
  const earlier = [0, 1, 2, 3].map((more) =>
    withStatements({ ...list, totalMs: 100 + more }, { ...insert, totalMs: 60 + more }),
  );

  test("is slower when each of its calls is, the one that costs most first", () => {
    const now = withStatements({ ...list, totalMs: 260 }, { ...insert, totalMs: 240 });
    const { slowerStatements, slowest } = trendOf(now, earlier);
    expect(slowerStatements.map(({ text }) => text)).toEqual([insert.text, list.text]);
    expect(slowest).toMatchObject({ now: 260, usual: 101.5 });
  });

  test("is not slower when there are more calls, but has grown most", () => {
    const now = withStatements({ ...list, calls: 400, totalMs: 400 }, insert);
    const { slowerStatements, growth } = trendOf(now, earlier);
    expect(slowerStatements).toEqual([]);
    expect(growth).toEqual({
      text: list.text,
      ...{ now: { calls: 400, totalMs: 400 }, usual: { calls: 100, totalMs: 101.5 } },
    });
  });

  test("has grown also when it was not among the slowest, and takes longer than the last of them", () => {
    const fresh = { text: "SELECT pg_sleep($1)", calls: 1, totalMs: 900 };
    expect(trendOf(withStatements(fresh, list, insert), earlier).growth).toEqual({
      ...{ text: fresh.text, now: { calls: 1, totalMs: 900 }, usual: undefined },
    });
    const small = { ...fresh, totalMs: 70 };
    expect(trendOf(withStatements(list, small, insert), earlier).growth).toBeUndefined();
  });

  test("has not grown as far as is known when earlier runs told of none", () => {
    expect(trendOf(withStatements(list), runs(3000, 3000, 3000)).growth).toBeUndefined();
  });

  test("is compared with runs that tell of it", () => {
    const others = [run(), run(), run(), ...earlier.slice(0, 2)];
    expect(trendOf(withStatements({ ...list, totalMs: 9000 }), others)).toMatchObject({
      ...{ slowerStatements: [], slowest: { earlier: [100, 101], verdict: "unchanged" } },
    });
  });
});
