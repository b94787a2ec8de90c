import { getEventListeners } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  exitCodeOf,
  Interrupted,
  Interrupts,
  listenForSignals,
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

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s is listened for", (signal) => {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const before = new Map(signals.map((each) => [each, process.listeners(each)]));
  const added = (each: (typeof signals)[number]) =>
    process.listeners(each).filter((listener) => !before.get(each)?.includes(listener));
  const interrupts = listenForSignals();
  onTestFinished(() => {
    for (const each of signals) {
      for (const listener of added(each)) process.off(each, listener);
    }
  });
  for (const listener of added(signal)) listener(signal);
  expect(interrupts.aborted.reason).toMatchObject({ signal });
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
