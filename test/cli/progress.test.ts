import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Progress } from "../../src/cli/progress.ts";

const clear = "\r\u001b[K";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A terminal, and all that was written to it since one last looked. */
function terminal(columns?: number) {
  const written: string[] = [];
  const stream = { ...(columns && { columns }), write: (text: string) => written.push(text) };
  return { progress: new Progress(stream), written: () => written.splice(0) };
}

test("phases that are soon over are not shown", () => {
  const { progress, written } = terminal();
  progress.began("ram disk");
  vi.advanceTimersByTime(200);
  progress.ended("ram disk");
  vi.advanceTimersByTime(1000);
  expect(written()).toEqual([]);
});

test("what takes longer is, with all that goes on and how long it has", () => {
  const { progress, written } = terminal();
  progress.began("binaries");
  progress.began("initdb");
  vi.advanceTimersByTime(250);
  expect(written()).toEqual([`${clear}ram-postgres: binaries, initdb … 250 ms`]);
  progress.ended("binaries");
  vi.advanceTimersByTime(100);
  expect(written()).toEqual([`${clear}ram-postgres: initdb … 350 ms`]);
  progress.ended("initdb");
  expect(written()).toEqual([clear]);
  vi.advanceTimersByTime(1000);
  expect(written()).toEqual([]);
});

test("it gives way to a line that stays, and comes back", () => {
  const { progress, written } = terminal();
  progress.began("initdb");
  vi.advanceTimersByTime(250);
  written();
  progress.clear();
  progress.clear();
  expect(written()).toEqual([clear]);
  vi.advanceTimersByTime(100);
  expect(written()).toHaveLength(1);
});

test("while programs of the user's write there, it is told now and then on a line that stays", () => {
  const { progress, written } = terminal();
  progress.began("snapshot");
  vi.advanceTimersByTime(250);
  written();
  progress.ended("snapshot");
  written();
  progress.began("migrate command");
  vi.advanceTimersByTime(250);
  expect(written()).toEqual(["ram-postgres: migrate command … 250 ms\n"]);
  vi.advanceTimersByTime(9_999);
  expect(written()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(written()).toEqual(["ram-postgres: migrate command … 10.25 s\n"]);
  progress.ended("migrate command");
  expect(written()).toEqual([]);
});

test("while the tests run, nothing is shown", () => {
  const { progress, written } = terminal();
  progress.began("look");
  vi.advanceTimersByTime(250);
  written();
  progress.began("test");
  expect(written()).toEqual([clear]);
  vi.advanceTimersByTime(100_000);
  expect(written()).toEqual([]);
});

test("it is no longer than the terminal's line", () => {
  const { progress, written } = terminal(20);
  progress.began("initdb");
  vi.advanceTimersByTime(250);
  expect(written()).toEqual([`${clear}ram-postgres: init…`]);
});
