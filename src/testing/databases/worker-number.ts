interface Runner {
  readonly variable: string;
  /** The number of the first worker, as the runner counts. */
  readonly first: 0 | 1;
  readonly form?: RegExp;
  /** The value that says that nothing runs in parallel. */
  readonly alone?: string;
}

/**
 * Where runners tell a worker its number; the first that is set counts. All stay within the number of workers, so that
 * as many databases do.
 */
const runners: readonly Runner[] = [
  // 1 to maxWorkers, and free again after each file; VITEST_WORKER_ID counts the files.
  // https://github.com/vitest-dev/vitest/blob/main/packages/vitest/src/node/pools/poolRunner.ts
  { variable: "VITEST_POOL_ID", first: 1 },
  // https://jestjs.io/docs/environment-variables
  { variable: "JEST_WORKER_ID", first: 1 },
  // Playwright starts a new worker after each failed test. It has the TEST_PARALLEL_INDEX of the one before, and a
  // TEST_WORKER_INDEX that nobody had, which is of use where there is no other.
  // https://playwright.dev/docs/test-parallel#worker-index-and-parallel-index
  { variable: "TEST_PARALLEL_INDEX", first: 0 },
  { variable: "TEST_WORKER_INDEX", first: 0 },
  // https://pytest-xdist.readthedocs.io/en/stable/how-to.html#identifying-the-worker-process-during-a-test
  { variable: "PYTEST_XDIST_WORKER", first: 0, form: /^gw(\d+)$/, alone: "master" },
  // https://mochajs.org/features/parallel-mode/
  { variable: "MOCHA_WORKER_ID", first: 0 },
  // https://github.com/cucumber/cucumber-js/blob/main/docs/parallel.md
  { variable: "CUCUMBER_WORKER_ID", first: 0 },
  // https://nodejs.org/api/test.html#contextworkerid
  { variable: "NODE_TEST_WORKER_ID", first: 1 },
];

/**
 * Which of the parallel workers this process is, from 1 on; `undefined` when no runner says.
 *
 * @throws {Error} when what a runner says is no number
 */
export function workerNumber(env: NodeJS.ProcessEnv): number | undefined {
  const runner = runners.find(({ variable }) => env[variable]);
  if (!runner) return undefined;
  const { variable, first, form = /^(\d+)$/, alone } = runner;
  const value = env[variable] ?? "";
  if (value === alone) return undefined;
  const counted = Number(form.exec(value)?.[1]);
  if (counted >= first) return counted - first + 1;
  throw new Error(`${variable}: expected the number of a worker, from ${first} on, got "${value}"`);
}
