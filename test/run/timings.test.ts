import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startedAt } from "../../src/process/clock.ts";
import { type PhaseListener, Timings } from "../../src/run/timings.ts";

let nowMs: number;

beforeEach(() => {
  nowMs = 1000;
  vi.spyOn(process, "uptime").mockImplementation(() => nowMs / 1000);
});

afterEach(() => void vi.restoreAllMocks());

async function takes(milliseconds: number): Promise<void> {
  nowMs += milliseconds;
}

describe("a phase", () => {
  test("has its start and duration since the program was started", async () => {
    const timings = new Timings();
    await timings.measure("initdb", () => takes(200));
    await timings.measure("start", () => takes(30));
    expect(timings.phases).toEqual([
      { phase: "initdb", start: 1000, duration: 200 },
      { phase: "start", start: 1200, duration: 30 },
    ]);
    expect(timings.now()).toBe(1230);
  });

  test("is told to a tenth of a millisecond", async () => {
    const timings = new Timings();
    nowMs = 1000.123456;
    await timings.measure("start", () => takes(1 / 3));
    expect(timings.phases).toEqual([{ phase: "start", start: 1000.1, duration: 0.4 }]);
  });

  test("gives what its work gives", async () => {
    expect(await new Timings().measure("start", async () => 7)).toBe(7);
  });

  test("counts also when it fails", async () => {
    const timings = new Timings();
    const failing = timings.measure("migrate", async () => {
      await takes(5);
      throw new Error("no such table");
    });
    await expect(failing).rejects.toThrow("no such table");
    expect(timings.phases).toEqual([{ phase: "migrate", start: 1000, duration: 5 }]);
  });

  test("that nobody could measure can be recorded", async () => {
    const timings = new Timings();
    const start = timings.now();
    await takes(50);
    timings.record("later steps", start);
    expect(timings.phases).toEqual([{ phase: "later steps", start: 1000, duration: 50 }]);
  });
});

test("phases that overlap are told in the order in which they began", async () => {
  const timings = new Timings();
  await timings.measure("binaries", async () => {
    await takes(10);
    await timings.measure("ram disk", () => takes(5));
  });
  expect(timings.phases.map(({ phase }) => phase)).toEqual(["binaries", "ram disk"]);
});

test("a listener hears when each phase begins and ends, also when it fails", async () => {
  const heard: string[] = [];
  const listener: PhaseListener = {
    began: (phase) => heard.push(`began ${phase}`),
    ended: (phase) => heard.push(`ended ${phase}`),
  };
  const timings = new Timings({ listener });
  await timings.measure("start", async () => heard.push("at work"));
  await timings.measure("stop", () => Promise.reject(new Error("no"))).catch(() => {});
  expect(heard).toEqual(["began start", "at work", "ended start", "began stop", "ended stop"]);
});

test("the clock of an earlier program of the run goes on", async () => {
  const earlier = [{ phase: "start", start: 100, duration: 50 }] as const;
  const origin = startedAt - 60_000;
  const timings = new Timings({ earlier: { origin, phases: earlier } });
  expect(timings.origin).toBe(origin);
  await timings.measure("stop", () => takes(5));
  expect(timings.phases).toEqual([...earlier, { phase: "stop", start: 61_000, duration: 5 }]);
  expect(earlier).toHaveLength(1);
});
