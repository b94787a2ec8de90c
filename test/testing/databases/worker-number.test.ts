import { expect, test } from "vitest";
import { workerNumber } from "../../../src/testing/databases/worker-number.ts";

test.each<[runner: string, env: NodeJS.ProcessEnv, expected: number | undefined]>([
  ["nobody", {}, undefined],
  ["an empty variable", { VITEST_POOL_ID: "" }, undefined],
  ["Vitest", { VITEST_POOL_ID: "1", VITEST_WORKER_ID: "17" }, 1],
  ["Jest", { JEST_WORKER_ID: "3" }, 3],
  ["Playwright", { TEST_PARALLEL_INDEX: "0", TEST_WORKER_INDEX: "5" }, 1],
  ["a runner as Playwright was", { TEST_WORKER_INDEX: "1" }, 2],
  ["pytest-xdist", { PYTEST_XDIST_WORKER: "gw0" }, 1],
  ["pytest-xdist's eleventh", { PYTEST_XDIST_WORKER: "gw10" }, 11],
  ["pytest-xdist that runs nothing in parallel", { PYTEST_XDIST_WORKER: "master" }, undefined],
  ["Mocha", { MOCHA_WORKER_ID: "0" }, 1],
  ["Cucumber", { CUCUMBER_WORKER_ID: "2" }, 3],
  ["Node.js", { NODE_TEST_WORKER_ID: "2" }, 2],
  ["Vitest inside of Jest", { JEST_WORKER_ID: "4", VITEST_POOL_ID: "2" }, 2],
])("the worker's number is what %s says", (_runner, env, expected) => {
  expect(workerNumber(env)).toBe(expected);
});

test.each([
  [{ VITEST_POOL_ID: "0" }, 'VITEST_POOL_ID: expected the number of a worker, from 1 on, got "0"'],
  [{ MOCHA_WORKER_ID: "-1" }, 'from 0 on, got "-1"'],
  [
    { JEST_WORKER_ID: "one" },
    'JEST_WORKER_ID: expected the number of a worker, from 1 on, got "one"',
  ],
  [{ PYTEST_XDIST_WORKER: "0" }, "PYTEST_XDIST_WORKER: expected"],
])("%j is refused", (env, message) => {
  expect(() => workerNumber(env)).toThrow(message);
});
