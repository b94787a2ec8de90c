import { getEventListeners } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  exitCodeOf,
  Interrupted,
  Interrupts,
  takeOverEndings,
  unlessAborted,
} from "../../src/process/interrupts.ts";

test("the first signal aborts, and stays the reason when another one follows", () => {
  const interrupts = new Interrupts();
  expect(interrupts.aborted.aborted).toBe(false);
  interrupts.interrupt("SIGINT");
  interrupts.interrupt("SIGTERM");
  const { reason } = interrupts.aborted;
  expect(reason).toBeInstanceOf(Interrupted);
  expect(reason).toMatchObject({ signal: "SIGINT", message: "interrupted by SIGINT" });
});

test("every signal is passed on to those who listen, until they no longer do", () => {
  const interrupts = new Interrupts();
  const heard: string[] = [];
  const subscription = interrupts.subscribe((signal) => heard.push(signal));
  interrupts.interrupt("SIGINT");
  interrupts.interrupt("SIGTERM");
  subscription[Symbol.dispose]();
  interrupts.interrupt("SIGHUP");
  expect(heard).toEqual(["SIGINT", "SIGTERM"]);
});

test.each([
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGKILL", 137],
  ["SIGTERM", 143],
] as const)("the exit code for %s is %i, as a shell has it", (signal, code) => {
  expect(exitCodeOf(signal)).toBe(code);
});

test("a failure aborts with that very error, and those who listen are told to end", () => {
  const interrupts = new Interrupts();
  const heard: string[] = [];
  using _subscription = interrupts.subscribe((signal) => heard.push(signal));
  const failure = new Error("of a migration");
  interrupts.fail(failure);
  interrupts.interrupt("SIGINT");
  expect(interrupts.aborted.reason).toBe(failure);
  expect(heard).toEqual(["SIGTERM", "SIGINT"]);
});

test("others get what is passed to them, and keep to themselves what they get", () => {
  const [interrupts, others] = [new Interrupts(), new Interrupts()];
  const heard: string[] = [];
  using _subscription = others.subscribe((signal) => heard.push(signal));
  const passing = interrupts.passTo(others);
  interrupts.interrupt("SIGINT");
  passing[Symbol.dispose]();
  interrupts.interrupt("SIGTERM");
  expect(others.aborted.reason).toBe(interrupts.aborted.reason);
  expect(heard).toEqual(["SIGINT"]);
  const alone = new Interrupts();
  using _passing = alone.passTo(others);
  others.fail(new Error("of theirs"));
  expect(alone.aborted.aborted).toBe(false);
});

describe("what would end the process is taken over", () => {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;
  const events = [...signals, "uncaughtException", "unhandledRejection", "beforeExit"] as const;

  /** Takes over, until the test is through, and gives what was added for an event: the test's runner listens too. */
  function takeOver() {
    const emitters = [process, process.stdout, process.stderr] as NodeJS.EventEmitter[];
    const watched = emitters.flatMap((emitter) =>
      [...events, "error"].map((event) => ({ emitter, event, before: emitter.listeners(event) })),
    );
    const interrupts = takeOverEndings();
    const added = watched.map(({ emitter, event, before }) => {
      const listeners = emitter.listeners(event).filter((each) => !before.includes(each));
      return { emitter, event, listeners: listeners as ((...args: unknown[]) => void)[] };
    });
    onTestFinished(() => {
      for (const { emitter, event, listeners } of added) {
        for (const listener of listeners) emitter.off(event, listener);
      }
    });
    const tell = (emitter: NodeJS.EventEmitter, event: string, ...args: unknown[]) => {
      const found = added.find((each) => each.emitter === emitter && each.event === event);
      expect(found?.listeners).toHaveLength(1);
      for (const listener of found?.listeners ?? []) listener(...args);
    };
    return { interrupts, tell };
  }

  test.each(signals)("%s", (signal) => {
    const { interrupts, tell } = takeOver();
    tell(process, signal, signal);
    expect(interrupts.aborted.reason).toBeInstanceOf(Interrupted);
    expect(interrupts.aborted.reason).toMatchObject({ signal });
  });

  test.each(["uncaughtException", "unhandledRejection"])("%s", (event) => {
    const { interrupts, tell } = takeOver();
    const heard: string[] = [];
    using _subscription = interrupts.subscribe((signal) => heard.push(signal));
    const failure = new Error("that nobody waits for");
    tell(process, event, failure);
    expect(interrupts.aborted.reason).toBe(failure);
    expect(heard).toEqual(["SIGTERM"]);
  });

  test("a wait for what never comes: it is aborted, and told where nobody heeds that", () => {
    const { interrupts, tell } = takeOver();
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    onTestFinished(() => write.mockRestore());
    tell(process, "beforeExit", 0);
    expect(interrupts.aborted.reason).toMatchObject({
      message: expect.stringContaining("something is waited for that never comes"),
    });
    expect(write).not.toHaveBeenCalled();
    tell(process, "beforeExit", 0);
    expect(write.mock.calls.join()).toContain("something is waited for that never comes");
  });

  test.each(["stdout", "stderr"] as const)(
    "a %s that nobody reads, which aborts nothing",
    (name) => {
      const { interrupts, tell } = takeOver();
      tell(process[name], "error", new Error("EPIPE"));
      expect(interrupts.aborted.aborted).toBe(false);
    },
  );
});

test("work that nobody aborts gives its result and leaves no listener behind", async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(signal, async () => 7)).toBe(7);
  await expect(
    unlessAborted(signal, async () => {
      throw new Error("of its own");
    }),
  ).rejects.toThrow("of its own");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("an abort ends the wait for work that goes on, with the abort's reason", async () => {
  const controller = new AbortController();
  const work = unlessAborted(controller.signal, () => new Promise<never>(() => {}));
  const reason = new Error("enough");
  controller.abort(reason);
  await expect(work).rejects.toBe(reason);
});

test("work is not begun after the abort", async () => {
  const work = vi.fn(async () => {});
  await expect(unlessAborted(AbortSignal.abort(new Error("enough")), work)).rejects.toThrow(
    "enough",
  );
  expect(work).not.toHaveBeenCalled();
});

test("work that fails after the abort fails quietly", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const controller = new AbortController();
  let fail = (_reason: Error) => {};
  const late = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const work = unlessAborted(controller.signal, () => late);
  controller.abort(new Error("enough"));
  await expect(work).rejects.toThrow("enough");
  fail(new Error("its connection is gone"));
  await turn();
  expect(unhandled).not.toHaveBeenCalled();
});
