import { describe, expect, test } from "vitest";
import { workerCount, workerDatabaseUrl } from "./support/worker-databases.ts";

describe("worker databases", () => {
  test("there is a worker for each database", () => {
    expect(workerCount({ WORKER_DATABASES: "3" })).toBe(3);
  });

  test.each([{}, { WORKER_DATABASES: "" }, { WORKER_DATABASES: "0" }])(
    "%o is one worker in the only database",
    (env) => {
      expect(workerCount(env)).toBe(1);
      expect(workerDatabaseUrl({ ...env, DATABASE_URL: "only", VITEST_POOL_ID: "1" })).toBe("only");
    },
  );

  test("a worker takes the database of its number", () => {
    const env = { WORKER_DATABASES: "2", DATABASE_URL_2: "second", VITEST_POOL_ID: "2" };
    expect(workerDatabaseUrl(env)).toBe("second");
  });

  test("a worker without a database is refused", () => {
    const env = { WORKER_DATABASES: "2", VITEST_POOL_ID: "3" };
    expect(() => workerDatabaseUrl(env)).toThrow("DATABASE_URL_3 is not set");
  });

  test("a number of databases that is none is refused", () => {
    expect(() => workerCount({ WORKER_DATABASES: "two" })).toThrow('got "two"');
  });
});
