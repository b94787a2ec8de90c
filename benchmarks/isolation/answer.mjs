// The half of a contender that is in the process of its own; contender.ts is the other.

/** Does what is asked for and tells what that gives, until nobody asks any more; then `end` has to let the process end. */
export function answer(measure, end) {
  process.on("message", async ({ what }) => process.send({ answer: await measure(what) }));
  process.once("disconnect", end);
  process.send({});
}

/** Does some tests in a row, and tells the milliseconds for one of them. */
export function answerTests(test, end) {
  const inARow = async (tests) => {
    for (let count = 0; count < tests; count++) await test();
  };
  answer(async (tests) => (await timed(() => inARow(tests))) / tests, end);
}

/** Milliseconds that some work takes. */
export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
