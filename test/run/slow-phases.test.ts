import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { slowPhaseNotices } from "../../src/run/slow-phases.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listen() {
  const said: string[] = [];
  return { said, listener: slowPhaseNotices((message) => said.push(message)) };
}

test("nothing is said of a phase that is over soon", () => {
  const { said, listener } = listen();
  listener.began("initdb");
  vi.advanceTimersByTime(1999);
  listener.ended("initdb");
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a phase that takes long is told after 2 s and then every 10 s, until it ends", () => {
  const { said, listener } = listen();
  listener.began("binaries");
  vi.advanceTimersByTime(2000);
  expect(said).toEqual(["binaries: still at it after 2 s"]);
  vi.advanceTimersByTime(20_000);
  expect(said.slice(1)).toEqual([
    "binaries: still at it after 12 s",
    "binaries: still at it after 22 s",
  ]);
  listener.ended("binaries");
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(3);
  expect(vi.getTimerCount()).toBe(0);
});

test("phases at the same time are told each on its own", () => {
  const { said, listener } = listen();
  listener.began("binaries");
  vi.advanceTimersByTime(1000);
  listener.began("ram disk");
  listener.ended("binaries");
  vi.advanceTimersByTime(2000);
  expect(said).toEqual(["ram disk: still at it after 2 s"]);
  listener.ended("ram disk");
});

test("the test command speaks for itself", () => {
  const { said, listener } = listen();
  listener.began("test");
  vi.advanceTimersByTime(3_600_000);
  listener.ended("test");
  expect(said).toEqual([]);
});
