import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/require-database.ts",
    // One for each worker database.
    maxWorkers: Number(process.env.WORKER_DATABASES) || 1,
    // The files of a worker share the modules, which take longer to load than the tests to run.
    isolate: false,
    // Some start the server as a process of its own, which a busy machine takes its time for.
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      reporter: ["text", "html"],
      include: ["src/**"],
      // Its tests run it as a process of its own, where coverage does not reach.
      exclude: ["src/server.ts"],
      thresholds: { statements: 100, branches: 100, functions: 100, lines: 100 },
    },
  },
});
