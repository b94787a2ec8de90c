import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Place } from "../../src/testing/place.ts";

function here(text = "BEGIN"): Place {
  return new Place(text, here);
}

/** Begins a transaction as libraries do, after having waited for a connection. */
async function transaction<T>(work: (place: Place) => Promise<T>): Promise<T> {
  await turn();
  const place = here();
  await turn();
  return await work(place);
}

const itself = (place: Place) => Promise.resolve(place);

/** So many calls that V8 by itself would forget the callers. */
async function deep<T>(depth: number, work: () => Promise<T>): Promise<T> {
  return depth === 0 ? await work() : await deep(depth - 1, work);
}

describe("a transaction is within another one", () => {
  test("that waits for the code that begins it", async () => {
    const [outer, inner] = await transaction(async (place) => [place, await transaction(itself)]);
    expect(inner?.isWithin(outer as Place)).toBe(true);
    expect(outer?.isWithin(inner as Place)).toBe(false);
  });

  test("also when a library lies in between", async () => {
    const [outer, inner] = await transaction(async (place) => [
      place,
      await deep(20, () => transaction(itself)),
    ]);
    expect(inner?.isWithin(outer as Place)).toBe(true);
  });

  test("also when the pool's clients alone tell it", async () => {
    const [outer, inner] = await transaction(async (place) => [place, await transaction(itself)]);
    const places = [new Place("BEGIN", turn), new Place("BEGIN", turn)];
    const [first, second] = places as [Place, Place];
    first.takenAt = outer;
    second.takenAt = inner;
    expect(second.isWithin(first)).toBe(true);
    expect(first.isWithin(second)).toBe(false);
  });

  test("and not of one that was begun beside it", async () => {
    const [one, other] = await Promise.all([transaction(itself), transaction(itself)]);
    expect(other.isWithin(one)).toBe(false);
    expect(one.isWithin(other)).toBe(false);
  });

  test("and not of one by other callers", async () => {
    const first = async () => await transaction(itself);
    const second = async () => await transaction(itself);
    const [one, other] = await Promise.all([first(), second()]);
    expect(other.isWithin(one)).toBe(false);
  });

  test("and not of one that nobody waits for", async () => {
    const unawaited = transaction(itself);
    const other = await transaction(itself);
    expect(other.isWithin(await unawaited)).toBe(false);
  });
});

describe("where it is", () => {
  test("is the nearest line of the user's own", () => {
    expect(here().line).toMatch(/place\.test\.ts:\d+:\d+$/);
  });

  test("is where its client was taken, when no line of the user's is to be seen", () => {
    const unseen = new Place("SELECT 1", turn);
    expect(unseen.line).toBeUndefined();
    expect(`${unseen}`).toBe("SELECT 1");
    unseen.takenAt = here();
    expect(`${unseen}`).toMatch(/^SELECT 1 \(.*place\.test\.ts:\d+:\d+\)$/);
  });

  test("is told with a statement in one line, shortened", () => {
    expect(`${here("SELECT\n   1")}`).toMatch(/^SELECT 1 \(/);
    expect(`${here(`SELECT '${"a".repeat(200)}'`)}`).toMatch(/^SELECT 'a{71}… \(/);
  });
});
